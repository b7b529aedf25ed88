"""The number of statements that a batch needs does not grow with the lines of its documents, nor with the documents that wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.count_submission import SubmitCount
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.reversing import ReverseDocument
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from db.store import Store
from tests.support.company import Company, add_items, new_company

D = Decimal
DAY = date(2026, 1, 10)
FEW, MANY = 10, 100
ITEMS = tuple(f"I{i:03d}" for i in range(MANY))
Make = Callable[[Company, str, Sequence[str]], Command]


class Counting:
    """A cursor that counts what is sent to the book."""

    def __init__(self, cursor: Any, sent: list[str]) -> None:
        self._cursor, self._sent = cursor, sent

    def execute(self, sql: str, *args: Any) -> Any:
        self._sent.append(sql)
        return self._cursor.execute(sql, *args)

    def executemany(self, sql: str, *args: Any) -> Any:
        self._sent.append(sql)
        return self._cursor.executemany(sql, *args)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


@pytest.fixture(params=["fifo", "average"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Company:
    company = new_company(tmp_path, method=request.param, durable=False)
    add_items(company, ITEMS, entity="NORTH", method=request.param)
    for lot in ("a", "b"):
        company.do(receipt(company, f"stock-{lot}", ITEMS))
    return company


def sent_for(company: Company, commands: Sequence[Command], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements of one batch that decides the commands, on an engine that knows nothing yet."""
    records = [company.record(command) for command in commands]
    company.submit(*records)
    company.poster.engine = None
    sent: list[str] = []
    plain = Store._cursor
    with monkeypatch.context() as patch:
        patch.setattr(Store, "_cursor", lambda self: Counting(plain(self), sent))
        decisions = company.poster.post_waiting().decisions
    assert [decision.status for decision in decisions] == ["posted"] * len(commands), decisions[0].result
    return sent


def receipt(company: Company, id: str, items: Sequence[str]) -> Command:
    lines = tuple(PurchaseLine(item_id=item, quantity=D(50), unit_price=D("0.10")) for item in items)
    order = PlacePurchaseOrder(order_id=f"po-{id}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=lines)
    company.do(order)
    arrived = tuple(ReceiptLineIn(order_line_no=n, quantity=D(50), location_id="W1/A") for n in range(1, len(items) + 1))
    return PostGoodsReceipt(receipt_id=f"gr-{id}", order_id=f"po-{id}", posting_date=DAY, lines=arrived)


def supplier_invoice(company: Company, id: str, items: Sequence[str]) -> Command:
    company.do(receipt(company, id, items))
    lines = tuple(
        InvoiceLineIn(order_id=f"po-{id}", order_line_no=n, quantity=D(50), unit_price=D("0.10")) for n in range(1, len(items) + 1)
    )
    return PostSupplierInvoice(invoice_id=f"si-{id}", entity_id="NORTH", supplier_id="ACME", reference=id, posting_date=DAY, lines=lines)


def shipment(company: Company, id: str, items: Sequence[str]) -> Command:
    """More than the first layer holds, so that two are used."""
    sold = tuple(ShipmentLineIn(item_id=item, quantity=D(2), location_id="W1/A", unit_price=D(1)) for item in items)
    return ConfirmShipment(
        shipment_id=f"sh-{id}",
        entity_id="NORTH",
        warehouse_id="W1",
        customer_id="SHOP",
        posting_date=DAY,
        invoice_id=f"ci-{id}",
        lines=sold,
    )


def customer_return(company: Company, id: str, items: Sequence[str]) -> Command:
    company.do(shipment(company, id, items))
    lines = tuple(ReturnLineIn(shipment_line_no=n, quantity=D(1), location_id="W1/A") for n in range(1, len(items) + 1))
    return TakeCustomerReturn(return_id=f"cr-{id}", shipment_id=f"sh-{id}", posting_date=DAY, credit_note_id=f"cn-{id}", lines=lines)


def transfer_shipment(company: Company, id: str, items: Sequence[str]) -> Command:
    lines = tuple(TransferLineIn(item_id=item, quantity=D(2), from_location_id="W1/A", to_location_id="W2/A") for item in items)
    company.do(RequestTransfer(transfer_id=f"to-{id}", from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=lines))
    return ShipTransfer(shipment_id=f"ts-{id}", transfer_id=f"to-{id}", posting_date=DAY)


def transfer_receipt(company: Company, id: str, items: Sequence[str]) -> Command:
    company.do(transfer_shipment(company, id, items))
    return ReceiveTransfer(receipt_id=f"tr-{id}", transfer_id=f"to-{id}", posting_date=DAY)


def count(company: Company, id: str, items: Sequence[str]) -> Command:
    company.do(OpenCountSheet(sheet_id=f"cs-{id}", warehouse_id="W1", count_date=DAY, location_ids=("W1/A",), item_ids=tuple(items)))
    counted = tuple(CountedLine(line_no=n, quantity=D(99)) for n in range(1, len(items) + 1))
    company.do(RecordCount(sheet_id=f"cs-{id}", lines=counted))
    return SubmitCount(sheet_id=f"cs-{id}", posting_date=DAY, reason="count-1")


def reversal_of(make: Make) -> Make:
    """The same document, posted and then taken back."""

    def reversal(company: Company, id: str, items: Sequence[str]) -> Command:
        posted = company.do(make(company, id, items))
        document = posted.result["document"]
        return ReverseDocument(document_id=document, reversal_id=f"rv-{id}", posting_date=DAY, reason="return-1")

    reversal.__name__ = f"reversed_{make.__name__}"
    return reversal


REVERSED = tuple(reversal_of(make) for make in (receipt, supplier_invoice, shipment, customer_return, transfer_receipt, count))
MAKERS: tuple[Make, ...] = (receipt, supplier_invoice, shipment, customer_return, transfer_shipment, transfer_receipt, count)


@pytest.mark.parametrize("make", (*MAKERS, *REVERSED), ids=lambda make: make.__name__)
def test_one_more_line_needs_no_more_statements(company: Company, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    few = sent_for(company, [make(company, "few", ITEMS[:FEW])], monkeypatch)
    many = sent_for(company, [make(company, "many", ITEMS)], monkeypatch)
    series = 1  # the first document of its kind begins a series of numbers, of which the book holds nothing that would have to be read
    assert len(few) <= len(many) <= len(few) + series < 120, sorted(set(many) ^ set(few))


@pytest.mark.parametrize("make", (receipt, shipment, transfer_shipment), ids=lambda make: make.__name__)
def test_one_more_document_that_waits_needs_no_more_statements(company: Company, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cold engine looks at a few commands before the rest, which costs some rounds, but none for each document."""
    few = sent_for(company, [make(company, f"few-{n}", ITEMS[:3]) for n in range(12)], monkeypatch)
    many = sent_for(company, [make(company, f"many-{n}", ITEMS[:3]) for n in range(30)], monkeypatch)
    assert len(many) <= len(few) + 6, sorted(set(many) ^ set(few))
