"""What a scan is: GS1 element strings, GTIN, SSCC, commands, multipliers, and scanners on the wrong keyboard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.figures import Figures
from ui.scan import (
    CommandCode,
    GarbledCode,
    Gs1Code,
    GtinCode,
    Measure,
    PlainCode,
    QuantityOnly,
    Reading,
    ScanSettings,
    SsccCode,
    UnreadableCode,
    read_scan,
)
from ui.scan.check_sentences import check_sentence
from ui.scan.layouts import CHECK_CODE, LAYOUTS, CheckResult, check_scanner

GS = "\x1d"


@pytest.mark.ux
def test_one_gs1_scan_fills_item_lot_expiry_and_quantity() -> None:
    for text in (
        f"]C1010950110102091717261231{'37'}24{GS}10H7731",
        "]C101095011010209171726123137" + "24~10H7731",
        f"]d2{GS}01095011010209171726123137" + f"24{GS}10H7731",
        "(01)09501101020917(17)261231(37)24(10)H7731",
        "01095011010209171726123137" + "24~10H7731",
    ):
        code = read_scan(text).code
        assert isinstance(code, Gs1Code), text
        assert (code.gtin, code.lot, code.expiry, code.count) == (
            "09501101020917",
            "H7731",
            date(2026, 12, 31),
            Decimal(24),
        )


@pytest.mark.ux
def test_weight_serial_and_pallet_content() -> None:
    weighed = read_scan("]C101095011010209173103001750").code
    assert isinstance(weighed, Gs1Code)
    assert weighed.measure == Measure(Decimal("1.750"), "kg")
    serial = read_scan("]C1010950110102091721SN-5").code
    assert isinstance(serial, Gs1Code) and serial.serial == "SN-5"
    pallet = read_scan("]C100340123450000000017" + "0209501101020917" + "3796").code
    assert isinstance(pallet, Gs1Code)
    assert (pallet.sscc, pallet.content_gtin, pallet.count) == ("340123450000000017", "09501101020917", Decimal(96))


@pytest.mark.ux
@pytest.mark.parametrize("ean", ["4006381333931", "4000417025005", "3700123456785"[:12] + "8"])
def test_an_ean_is_not_read_as_an_element_string(ean: str) -> None:
    code = read_scan(ean).code
    assert isinstance(code, GtinCode | PlainCode)
    assert not isinstance(code, Gs1Code)
    assert read_scan("4006381333931").code == GtinCode("04006381333931")  # begins like AI 400
    assert read_scan("]E04006381333931").code == GtinCode("04006381333931")


def test_other_trade_numbers() -> None:
    assert read_scan("96385074").code == GtinCode("00000096385074")
    assert read_scan("036000291452").code == GtinCode("00036000291452")
    assert read_scan("340123450000000017").code == SsccCode("340123450000000017")
    assert read_scan("00340123450000000017").code == SsccCode("340123450000000017")
    assert read_scan("4006381333930").code == PlainCode("4006381333930")  # check digit wrong


def test_a_plain_code_that_begins_like_an_ai_stays_plain() -> None:
    for text in ("10ABC", "A-03-2", "PO-2026-0412", "21-4", "DR-18V", "01-02-03"):
        assert read_scan(text).code == PlainCode(text)


def test_a_broken_promise_is_named() -> None:
    wrong_date = read_scan("]C10109501101020917" + "17261399").code
    assert isinstance(wrong_date, UnreadableCode) and wrong_date.reason
    wrong_check = read_scan("]C10109501101020918").code
    assert isinstance(wrong_check, UnreadableCode)


@pytest.mark.ux
def test_multiplier_and_commands() -> None:
    assert read_scan("5*DR-18V") == Reading("5*DR-18V", PlainCode("DR-18V"), Decimal(5))
    assert read_scan("5*") == Reading("5*", QuantityOnly(), Decimal(5))
    assert read_scan("2,5*96385074", ScanSettings(figures=Figures("de_DE"))).multiplier == Decimal("2.5")
    assert read_scan("0*X").multiplier is None
    assert read_scan("A*B").code == PlainCode("A*B")
    assert read_scan("!validate").code == CommandCode("VALIDATE")
    assert read_scan("!").code == PlainCode("!")
    assert read_scan("%UNDO", ScanSettings(command_mark="%")).code == CommandCode("UNDO")


def test_settings_of_the_scanner() -> None:
    settings = ScanSettings(separator_replacement="^", prefix="QQ")
    code = read_scan("QQ]C1010950110102091710L1^3712", settings).code
    assert isinstance(code, Gs1Code) and (code.lot, code.count) == ("L1", Decimal(12))


@given(st.text(max_size=60))
def test_reading_never_fails(text: str) -> None:
    assert isinstance(read_scan(text), Reading)
    assert isinstance(read_scan("]C1" + text), Reading)


@pytest.mark.ux
def test_azerty_is_named_when_it_happens() -> None:
    code = read_scan("à'-éè-çà&").code
    assert isinstance(code, GarbledCode)
    assert code.layout.name == "French AZERTY"
    ean = read_scan(LAYOUTS[0].typed("4006381333931")).code
    assert isinstance(ean, GarbledCode) and ean.meant == "4006381333931"


@pytest.mark.ux
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_scanner_check_names_the_layout(layout: object) -> None:
    check = check_scanner(layout.typed(CHECK_CODE))
    assert (check.result, check.layout) == (CheckResult.LAYOUT, layout)
    assert layout.name in check_sentence(check)


@pytest.mark.parametrize(
    ("arrived", "result"),
    [
        (CHECK_CODE, CheckResult.FINE),
        (CHECK_CODE.swapcase(), CheckResult.CAPS_LOCK),
        (CHECK_CODE.lower(), CheckResult.LOWERED),
        ("]C0" + CHECK_CODE, CheckResult.PREFIX),
        (CHECK_CODE + "x", CheckResult.SUFFIX),
        (CHECK_CODE[:-1], CheckResult.SEPARATOR),
        (CHECK_CODE.replace("345", ""), CheckResult.SHORT),
        ("hello", CheckResult.UNKNOWN),
    ],
)
def test_other_faults_of_a_scanner(arrived: str, result: CheckResult) -> None:
    check = check_scanner(arrived)
    assert check.result is result
    assert check_sentence(check)
