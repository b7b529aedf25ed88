"""The goods receipt note tells what came and balances its entry."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdfium2
import zxingcpp

from reports.documents.goods_receipt_note import GoodsReceiptNote, ReceivedLine, goods_receipt_note_pdf
from tests.reports.documents.samples import RECEIPT_ENTRY
from tests.reports.samples import META, page_texts

NOTE = GoodsReceiptNote(
    number="GR-2026-000412",
    company="Northgate Supply Ltd",
    supplier="Hanse Import GmbH",
    warehouse="Leeds DC",
    received_on=date(2026, 4, 2),
    currency="GBP",
    purchase_order="PO-2026-0412",
    state="Posted",
    meta=META,
    lines=(
        ReceivedLine(
            item="DR-18V",
            description="Cordless drill",
            unit="pcs",
            quantity_ordered=Decimal(24),
            quantity_received=Decimal(18),
            lot="H7731",
            unit_price=Decimal("129.90"),
            amount=Decimal("2338.20"),
        ),
        ReceivedLine(
            item="LP-LED",
            description="LED lamp",
            unit="pcs",
            quantity_received=Decimal(34),
            quantity_damaged=Decimal(2),
            unit_price=Decimal("146.4176"),
            amount=Decimal("4978.20"),
        ),
    ),
    entries=(RECEIPT_ENTRY,),
    remarks=("2 damaged stand in QUAR-1.",),
)


def test_note_has_header_lines_entry_and_signatures() -> None:
    (page,) = page_texts(goods_receipt_note_pdf(NOTE))
    for text in ("Goods receipt note", "GR-2026-000412", "Hanse Import GmbH", "PO-2026-0412", "Posted", "2026-04-02"):
        assert text in page
    # 18 + 34 = 52 pieces; 2,338.20 + 4,978.20 = 7,316.40
    lines = page.replace("\r\n", "\n")
    assert "Total 52 2 pcs 7,316.40" in lines
    assert "Total 7,550.52 7,550.52" in lines
    assert "2 damaged stand in QUAR-1." in page
    assert "Received by" in page
    assert "Page 1 of 1" in page


def test_columns_without_values_and_costs_without_right_are_left_out() -> None:
    bare = replace(NOTE, lines=tuple(replace(line, unit_price=None, amount=None, lot="") for line in NOTE.lines), entries=())
    (page,) = page_texts(goods_receipt_note_pdf(bare))
    for text in ("Unit price", "Amount", "7,316.40", "Lot", "Expires", "Journal entry"):
        assert text not in page


def test_number_can_be_scanned() -> None:
    image = pypdfium2.PdfDocument(BytesIO(goods_receipt_note_pdf(NOTE)))[0].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["GR-2026-000412"]


def test_same_note_same_bytes() -> None:
    assert goods_receipt_note_pdf(NOTE) == goods_receipt_note_pdf(NOTE)
