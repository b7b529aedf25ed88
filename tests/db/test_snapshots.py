"""Closing sums on both databases: the same rows, and the same picture of any past date as adding everything up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.commands.opening_balance import OpeningStock, PostOpeningBalance
from app.commands.period_close import ClosePeriod, ReopenPeriod
from app.domain.book.period_close import PeriodBalance, PeriodSnapshot, PeriodStock
from db import store
from db.book import Book, create_book
from db.queries.ledger import trial_balance
from db.queries.stock import stock_valuation
from db.verify import verify
from tests.support.company import Company, add_entity, add_items, set_up

D = Decimal
DAYS = (date(2026, 1, 31), date(2026, 2, 15), date(2026, 3, 31), date(2026, 12, 31))


def open_sums(company: Company) -> list[tuple[str, str]]:
    """The sums of periods that are not closed."""
    return [(x.entity_id, x.period_id) for x in company.all(PeriodSnapshot) if x.closed_seq == 0]


def opened(company: Company, entity: str, month: int, value: str) -> None:
    lines = tuple(
        OpeningStock(item_id="NUT", location_id=f"{warehouse}/A", quantity=D(3), value=D(value))
        for warehouse in (("W1", "W2") if entity == "NORTH" else ("S1",))
    )
    company.do(PostOpeningBalance(balance_id=f"{entity}{month}", entity_id=entity, posting_date=date(2026, month, 15), stock=lines))


def picture(company: Company) -> list[Any]:
    with company.book.reading() as connection:
        balances = [trial_balance(connection, since=day, entity_id=entity) for day in DAYS for entity in ("", "NORTH", "SOUTH")]
        values = [stock_valuation(connection, as_of=day, entity_id=entity) for day in (*DAYS, None) for entity in ("", "NORTH", "SOUTH")]
    return [[row for row in rows if row.opening or row.debit or row.credit] for rows in balances] + values


def test_both_databases_keep_the_same_sums_and_read_the_same_past(tmp_path: Path, shared_book: Book) -> None:
    """Two entities whose months are closed to different ends, one of them reopened."""
    kept = []
    for book in (create_book(str(tmp_path / "book.db")), shared_book):
        company = Company(book)
        set_up(company)
        add_entity(company, entity="SOUTH", currency="USD", warehouses=("S1",))
        add_items(company, ("NUT",), entity="SOUTH", method="fifo")
        for month in (3, 1, 2):
            opened(company, "NORTH", month, f"{month}0.01")
            opened(company, "SOUTH", month, f"{month}5")
        before = picture(company)
        for entity, month in (("NORTH", 1), ("NORTH", 2), ("NORTH", 3), ("SOUTH", 1)):
            company.do(ClosePeriod(entity_id=entity, period_id=f"2026-{month:02d}", how="hard"), member="fay")
            assert picture(company) == before
        company.do(ReopenPeriod(entity_id="NORTH", period_id="2026-03", note="late"))
        assert picture(company) == before
        kept.append([company.all(row) for row in (PeriodSnapshot, PeriodBalance, PeriodStock)])
        company.close()
    assert kept[0] == kept[1]
    assert [(s.entity_id, s.period_id) for s in kept[0][0]] == [("NORTH", "2026-01"), ("NORTH", "2026-02"), ("SOUTH", "2026-01")]
    assert {(b.entity_id, b.period_id): b.amount for b in kept[0][1] if b.account_id == "1300"} == {
        ("NORTH", "2026-01"): D("20.02"),
        ("NORTH", "2026-02"): D("60.04"),
        ("SOUTH", "2026-01"): D(15),
    }


def test_months_that_ended_are_added_up_before_anyone_closes_them(
    tmp_path: Path, shared_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By every row here. Who posts back into a month drops its sums; the past reads as if there were none, and the proofs hold."""
    for book in (create_book(str(tmp_path / "book.db")), shared_book):
        company = Company(book)
        set_up(company)
        opened(company, "NORTH", 1, "10.01")
        opened(company, "NORTH", 4, "5.55")
        assert open_sums(company) == []
        plain = until_april(company)
        with monkeypatch.context() as patched:
            patched.setattr(store, "ROWS_BETWEEN_SUMS", 1)
            opened(company, "NORTH", 5, "0.02")
            assert open_sums(company) == [("NORTH", f"2026-0{n}") for n in (1, 2, 3, 4)]
        assert until_april(company) == plain
        hold(company)
        opened(company, "NORTH", 3, "7")  # dated back into March
        assert open_sums(company) == [("NORTH", "2026-01"), ("NORTH", "2026-02")]
        hold(company)
        [march] = [r for r in valued(company, date(2026, 3, 31)) if r.warehouse_id == "W1"]
        assert march.value == D("17.01")
        company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"), member="fay")
        assert open_sums(company) == []
        assert [(x.period_id, x.closed_seq > 0) for x in company.all(PeriodSnapshot)] == [("2026-01", True)]
        assert [b.amount for b in company.all(PeriodBalance) if b.account_id == "1300"] == [D("20.02")]
        hold(company)
        company.close()


def until_april(company: Company) -> list[Any]:
    april = date(2026, 4, 30)
    with company.book.reading() as connection:
        sums = [[x for x in trial_balance(connection, since=day, until=april) if x.opening or x.debit or x.credit] for day in DAYS[:3]]
        return [*sums, *(stock_valuation(connection, as_of=day) for day in (*DAYS[:3], april))]


def hold(company: Company) -> None:
    broken = [proof for proof in verify(company.book) if not proof.ok]
    assert not broken, broken


def valued(company: Company, day: date) -> list[Any]:
    with company.book.reading() as connection:
        return list(stock_valuation(connection, as_of=day, entity_id="NORTH"))


def test_a_sum_of_an_open_month_that_is_wrong_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    company = Company(create_book(str(tmp_path / "book.db")))
    set_up(company)
    monkeypatch.setattr(store, "ROWS_BETWEEN_SUMS", 1)
    opened(company, "NORTH", 1, "10.01")
    opened(company, "NORTH", 2, "10.01")
    assert open_sums(company) == [("NORTH", "2026-01")]
    with company.book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.text("UPDATE period_balance SET amount = amount + 1 WHERE account_id = '1300'"))
    assert {proof.name for proof in verify(company.book) if not proof.ok} == {"closing sums equal the lines they stand for"}
