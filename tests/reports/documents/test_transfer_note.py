"""The transfer note tells what left, what arrived and what is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.documents.transfer_note import TransferNote, TransferredLine, transfer_note_pdf
from tests.reports.documents.samples import RECEIPT_ENTRY
from tests.reports.samples import META, page_texts

NOTE = TransferNote(
    number="TO-2026-000077",
    company="Northgate Supply Ltd",
    warehouse_from="Leeds DC",
    warehouse_to="Glasgow",
    shipped_on=date(2026, 4, 3),
    received_on=date(2026, 4, 5),
    currency="GBP",
    meta=META,
    lines=(
        TransferredLine(
            item="GL-M",
            description="Gloves",
            unit="pair",
            quantity_shipped=Decimal(300),
            quantity_received=Decimal(296),
            amount=Decimal("414.00"),
        ),
        TransferredLine(item="LP", description="Lamp", unit="pair", quantity_shipped=Decimal(12), quantity_received=Decimal(12)),
    ),
    entries=(("Shipped", RECEIPT_ENTRY),),
)


def test_short_receipt_shows_the_difference() -> None:
    (page,) = page_texts(transfer_note_pdf(NOTE))
    assert "Leeds DC" in page
    assert "Glasgow" in page
    # 300 + 12 = 312, 296 + 12 = 308
    assert "Total 312 308 −4 pair 414.00" in page
    assert "Shipped" in page
    assert "7,550.52" in page


def test_goods_on_the_way_have_no_received_figures() -> None:
    lines = tuple(replace(line, quantity_received=None) for line in NOTE.lines)
    (page,) = page_texts(transfer_note_pdf(replace(NOTE, received_on=None, lines=lines, entries=())))
    assert "in transit" in page
    assert "Difference" not in page
    assert "296" not in page


def test_nothing_arrived_is_zero_and_not_blank() -> None:
    lines = tuple(replace(line, quantity_received=Decimal(0)) for line in NOTE.lines)
    (page,) = page_texts(transfer_note_pdf(replace(NOTE, lines=lines)))
    assert "Total 312 0 −312 pair" in page
