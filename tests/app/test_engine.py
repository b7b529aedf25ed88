"""The engine: the same commands give the same decisions however they are batched, and a bug in one stops no other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.desk import CommandRecord
from app.poster import Poster
from db.book import create_book
from db.replay import replay
from tests.support.company import Company, new_company, set_up

D = Decimal
DAY = date(2026, 1, 10)


def business(company: Company) -> list[CommandRecord]:
    """Forty commands that stand on each other: orders, receipts on orders of the same batch, refusals, a held one."""
    records = []
    for i in range(10):
        line = PurchaseLine(item_id="NUT" if i % 2 else "BOX", quantity=D(10), unit_price=D("1.07"))
        order = PlacePurchaseOrder(
            order_id=f"po{i}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)
        )
        records.append(company.record(order))
        for j, quantity in enumerate(("3", "7", "5000")):
            arrived = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="W1/A")
            records.append(company.record(PostGoodsReceipt(receipt_id=f"gr{i}-{j}", order_id=f"po{i}", posting_date=DAY, lines=(arrived,))))
    return records


def hashes(company: Company) -> list[str]:
    with company.book.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT hash FROM command WHERE seq IS NOT NULL ORDER BY seq")]


def company_with_batches(folder: Path, batch: int) -> Company:
    folder.mkdir()
    company = Company(create_book(str(folder / "book.db")))
    company.poster = Poster(company.book.writer(), now=lambda: company.clock, batch_commands_max=batch)
    set_up(company)
    return company


def test_batches_of_any_size_give_the_same_hashes(tmp_path: Path) -> None:
    chains = []
    for batch in (1, 3, 7, 500):
        company = company_with_batches(tmp_path / str(batch), batch)
        outcomes = company.run(*business(company))
        assert {o.status for o in outcomes} == {"posted", "held"}
        chains.append(hashes(company))
    assert len(chains[0]) > 40
    assert all(chain == chains[0] for chain in chains)


def test_statements_of_a_batch_do_not_grow_with_lines_or_commands(tmp_path: Path) -> None:
    counts = []
    for lines in (10, 200):
        company = new_company_at(tmp_path / f"n{lines}")
        statements: list[str] = []
        items = tuple("NUT" if i % 2 else "BOX" for i in range(lines))
        order = PlacePurchaseOrder(
            order_id="big",
            entity_id="NORTH",
            warehouse_id="W1",
            supplier_id="ACME",
            order_date=DAY,
            lines=tuple(PurchaseLine(item_id=i, quantity=D(1), unit_price=D("0.5")) for i in items),
        )
        company.do(order)
        receipt = PostGoodsReceipt(
            receipt_id="gr",
            order_id="big",
            posting_date=DAY,
            lines=tuple(ReceiptLineIn(order_line_no=i + 1, quantity=D(1), location_id="W1/A") for i in range(lines)),
        )
        company.poster.engine = None  # a cold start: everything has to be loaded
        record = company.record(receipt)
        company.submit(record)
        raw = company.poster.book._connection.connection.dbapi_connection
        raw.set_trace_callback(lambda sql, seen=statements: seen.append(sql.split("(")[0]))
        company.poster.post_waiting()
        raw.set_trace_callback(None)
        counts.append(len([s for s in statements if s.startswith("SELECT")]))
    assert counts[0] == counts[1] < 60, counts


def new_company_at(folder: Path) -> Company:
    folder.mkdir()
    return new_company(folder)


@pytest.mark.logs_errors
def test_a_bug_in_one_command_fails_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import app.commands.receiving as receiving

    company = new_company(tmp_path)
    records = business(company)[:2]
    monkeypatch.setattr(receiving, "open_document", lambda *_: 1 / 0)
    outcomes = company.run(*records)
    assert [o.status for o in outcomes] == ["posted", "failed"]
    assert "ZeroDivisionError" in outcomes[1].result["failure"]
    assert company.balances() == {}


def test_a_command_of_one_line_and_much_work_fails_at_once_and_stays_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    company = new_company(tmp_path, method="fifo")
    for _ in range(71):
        company.receive("NUT", "1", "1.07")
    for n in (1, 70):
        sold = SalesLine(item_id="NUT", quantity=D(n), unit_price=D(2))
        company.do(
            TakeSalesOrder(order_id=f"so{n}", entity_id="NORTH", warehouse_id="W1", customer_id="SHOP", order_date=DAY, lines=(sold,))
        )
    company.poster = Poster(company.book.writer(), now=lambda: company.clock)
    monkeypatch.setattr("app.poster.STEPS_MAX", 1_000)
    shipped = [
        company.record(
            ConfirmShipment(
                shipment_id=f"sh{n}",
                order_id=f"so{n}",
                invoice_id=f"ci{n}",
                posting_date=DAY,
                lines=(ShipmentLineIn(order_line_no=1, quantity=D(n), location_id="W1/A"),),
            )
        )
        for n in (70, 1)
    ]
    failed, posted = company.run(*shipped)
    assert (failed.status, posted.status) == ("failed", "posted")
    assert failed.result["refusal"]["code"] == "too_much_work"
    assert "1000 rows" in failed.message
    again = replay(company.book, create_book(str(tmp_path / "again.db")))
    assert (again.difference, again.commands) == ("", posted.seq)
    company.close()
