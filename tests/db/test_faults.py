"""Faults while recording: whatever statement breaks, everything of the batch is in the book or nothing is."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.poster import Poster
from db.store import Store
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)


class Breaking:
    """A cursor whose n-th statement fails as a disk does."""

    def __init__(self, cursor: Any, countdown: list[int]) -> None:
        self._cursor, self._countdown = cursor, countdown

    def _step(self) -> None:
        self._countdown[0] -= 1
        if self._countdown[0] == 0:
            raise OperationalError("injected", {}, sqlite3.OperationalError("disk I/O error"))

    def execute(self, *args: Any) -> Any:
        self._step()
        return self._cursor.execute(*args)

    def executemany(self, *args: Any) -> Any:
        self._step()
        return self._cursor.executemany(*args)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


def fingerprint(company: Company) -> list[tuple[str, int]]:
    with company.book.reading() as connection:
        names = [r[0] for r in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        counts = [(n, int(connection.exec_driver_sql(f"SELECT COUNT(*) FROM {n}").scalar_one())) for n in names]
        decided = int(connection.exec_driver_sql("SELECT COUNT(*) FROM command WHERE seq IS NOT NULL").scalar_one())
    return [*counts, ("decided", decided)]


def test_a_fault_at_any_statement_leaves_all_or_nothing_and_a_retry_posts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    company = new_company(tmp_path)
    line = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D(2))
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(4), location_id="W1/A")
    plain = Store._cursor
    statements = broken = 0
    while True:
        statements += 1
        n = statements
        order = PlacePurchaseOrder(
            order_id=f"po{n}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)
        )
        receipt = PostGoodsReceipt(receipt_id=f"gr{n}", order_id=f"po{n}", posting_date=DAY, lines=(arrived,))
        company.submit(company.record(order), company.record(receipt))
        before = fingerprint(company)
        countdown = [n]
        company.poster.engine = None
        monkeypatch.setattr(Store, "_cursor", lambda self, c=countdown: Breaking(plain(self), c))
        try:
            company.poster.post_waiting()
        except OperationalError:
            broken += 1
            monkeypatch.setattr(Store, "_cursor", plain)
            assert fingerprint(company) == before
            company.poster.post_waiting()
        monkeypatch.setattr(Store, "_cursor", plain)
        assert company.balances(document=f"gr{n}") == {"1300": "8.00", "2200": "-8.00"}
        if countdown[0] > 0:
            break
    assert broken == statements - 1 > 30


def test_a_new_poster_goes_on_after_one_died_before_its_commit(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    line = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D(2))
    order = PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,))
    company.submit(company.record(order))
    company.poster = Poster(company.book.writer(), now=lambda: company.clock)
    assert [d.status for d in company.poster.post_waiting().decisions] == ["posted"]
    assert company.poster.post_waiting().decisions == ()
