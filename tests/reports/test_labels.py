"""What a scanner reads from the drawn label is what was to be said, at the right size."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from biip.gs1_messages import GS1Message

from reports import gs1
from reports.code128 import FNC1, NotEncodable, module_count, modules
from reports.labels import (
    LARGE,
    SMALL,
    SSCC,
    DoesNotFit,
    Label,
    LabelSize,
    item_label,
    labels_pdf,
    location_label,
    lot_label,
    receipt_line_label,
    sscc_label,
)

GTIN = "09506000134352"
EXPIRY = date(2028, 1, 31)


def read(label: Label, size: LabelSize) -> list[tuple[str, str, bytes]]:
    """(format, symbology identifier, raw bytes) of each code, top to bottom, after checking the page is the label's size."""
    page = pypdfium2.PdfDocument(BytesIO(labels_pdf([label], size)))[0]
    width, height = page.get_size()
    assert width / 72 * 25.4 == pytest.approx(size.width_mm, abs=0.01)
    assert height / 72 * 25.4 == pytest.approx(size.height_mm, abs=0.01)
    image = page.render(scale=300 / 72).to_pil()
    found = sorted(zxingcpp.read_barcodes(image), key=lambda code: code.position.top_left.y)
    return [(code.format.name, code.symbology_identifier, bytes(code.bytes)) for code in found]


def elements(raw: bytes) -> dict[str, str]:
    return {string.ai.ai: string.value for string in GS1Message.parse(raw.decode()).element_strings}


def test_lot_label_is_gs1_128_with_separator() -> None:
    label = lot_label(item="BT", description="Pack", lot="B2209/7", gtin=GTIN, expiry=EXPIRY, serial="SN1")
    ((kind, identifier, raw),) = read(label, LARGE)
    assert (kind, identifier) == ("Code128", "]C1")
    assert raw == b"0109506000134352172801311" + b"0B2209/7\x1d21SN1"
    assert elements(raw) == {"01": GTIN, "17": "280131", "10": "B2209/7", "21": "SN1"}


def test_small_label_splits_into_two_symbols() -> None:
    codes = read(lot_label(item="BT", description="Pack " * 20, lot="B2209", gtin=GTIN, expiry=EXPIRY), SMALL)
    assert [identifier for _, identifier, _ in codes] == ["]C1", "]C1"]
    assert [elements(raw) for *_, raw in codes] == [{"01": GTIN}, {"17": "280131", "10": "B2209"}]


def test_weight_has_its_decimals_in_the_identifier() -> None:
    label = lot_label(item="NUT", description="Nuts", lot="N1", gtin=GTIN, net_weight_kg=Decimal("12.345"))
    ((*_, raw),) = read(label, LARGE)
    assert elements(raw) == {"01": GTIN, "3103": "012345", "10": "N1"}
    assert gs1.net_weight(Decimal("100.000")) == gs1.Element("3100", "000100")
    with pytest.raises(gs1.BadElement):
        gs1.net_weight(Decimal("1234.56789"))


def test_receipt_line_with_and_without_gtin() -> None:
    common = {"receipt": "GR-1", "item": "BT-4AH", "description": "Pack", "unit": "pcs", "received_on": EXPIRY}
    ((*_, raw),) = read(receipt_line_label(**common, quantity=Decimal(24), gtin=GTIN, lot="L1"), LARGE)
    assert elements(raw) == {"01": GTIN, "10": "L1", "30": "24"}
    ((kind, identifier, raw),) = read(receipt_line_label(**common, quantity=Decimal("1.5")), SMALL)
    assert (kind, identifier, raw) == ("Code128", "]C0", b"BT-4AH")


@pytest.mark.parametrize("size", [LARGE, SMALL])
def test_item_label_is_ean_13(size: LabelSize) -> None:
    ((kind, _, raw),) = read(item_label(code="DR-18V", description="Drill", ean="9506000134352"), size)
    assert (kind, raw) == ("EAN13", b"9506000134352")


@pytest.mark.parametrize("size", [LARGE, SMALL])
def test_location_label_is_qr(size: LabelSize) -> None:
    ((kind, _, raw),) = read(location_label(code="A-03-2", warehouse="Leeds DC"), size)
    assert (kind, raw) == ("QRCode", b"A-03-2")


def test_sscc_label_with_its_contents() -> None:
    label = sscc_label(sscc="106141412345678908", ship_to="Glasgow", content_gtin=GTIN, content_count=Decimal(48), lot="B2", expiry=EXPIRY)
    codes = [elements(raw) for *_, raw in read(label, SSCC)]
    assert {key: value for code in codes for key, value in code.items()} == {
        "00": "106141412345678908",
        "02": GTIN,
        "17": "280131",
        "37": "48",
        "10": "B2",
    }


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="20 × 10 mm"):
        labels_pdf([lot_label(item="BT", description="", lot="X" * 20, gtin=GTIN)], LabelSize(20, 10))
    with pytest.raises(DoesNotFit):
        labels_pdf([item_label(code="D", description="", ean="9506000134352")], LabelSize(25, 20))


@pytest.mark.parametrize(
    ("identifier", "value", "reason"),
    [
        ("01", "09506000134353", "check digit should be 2"),
        ("00", "10614141234567890", "needs 18 digits"),
        ("10", "", "1 to 20"),
        ("10", "Ü", "does not allow"),
        ("37", "4a", "needs digits"),
        ("99", "x", "do not use"),
    ],
)
def test_bad_elements_are_refused(identifier: str, value: str, reason: str) -> None:
    with pytest.raises(gs1.BadElement, match=reason):
        gs1.Element(identifier, value)


def test_a_part_of_a_piece_cannot_be_counted() -> None:
    with pytest.raises(gs1.BadElement, match="whole number"):
        gs1.count(Decimal("1.5"))


def test_code_128_takes_the_fewest_symbols() -> None:
    # Start C, FNC1, five pairs, check: 8 symbols of 11 modules and a stop of 13.
    assert module_count(FNC1 + "0123456789") == 8 * 11 + 13
    # Start B, A, switch to C, two pairs, check: 6 symbols.
    assert module_count("A1234") == 6 * 11 + 13
    # PJJ123C from start B: 104 + 1·48 + 2·42 + 3·42 + 4·17 + 5·18 + 6·19 + 7·35 = 879 = 8·103 + 55, symbol 55 is 3 1 1 3 2 1.
    assert modules("PJJ123C")[-13:-7] == "311321"
    with pytest.raises(NotEncodable):
        modules("é")


def test_copies_and_same_bytes() -> None:
    labels = [location_label(code="A-1", warehouse="W"), location_label(code="A-2", warehouse="W")]
    data = labels_pdf(labels, SMALL, copies=3)
    assert len(pypdfium2.PdfDocument(BytesIO(data))) == 6
    assert data == labels_pdf(labels, SMALL, copies=3)
