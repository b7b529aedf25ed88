"""Guards of an embedded book: whoever opens the file with another program cannot change what was posted, nor post what does not tie."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.period_close import ClosePeriod
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain import rows
from db.book import open_book
from db.verify import verify
from tests.support.company import Company, new_company

D = Decimal
LEDGER = [spec.name for spec in rows.tables().values() if spec.nature == "ledger"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """January closed, a receipt in February, and one order of which nothing is decided yet."""
    folder = tmp_path_factory.mktemp("guards")
    company = new_company(folder, method="fifo")
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"))
    day = date(2026, 2, 10)
    line = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D(3))
    order = PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=day, lines=(line,))
    company.do(order)
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(6), location_id="W1/A")
    company.do(PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=day, lines=(arrived,)))
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(4), location_id="W1/A")
    company.submit(
        company.record(PostGoodsReceipt(receipt_id="gr2", order_id="po1", posting_date=day, lines=(arrived,)), command_id="next")
    )
    company.close()
    company.book.close()
    return folder / "book.db"


@pytest.fixture
def attacker(made: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program with the file open and every right that the file system gives."""
    connection = sqlite3.connect(shutil.copy(made, tmp_path / "book.db"), isolation_level=None)
    yield connection
    connection.close()


def count(connection: sqlite3.Connection, table: str) -> int:
    [found] = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
    return int(found)


def test_the_guards_of_every_ledger_table_are_there(attacker: sqlite3.Connection) -> None:
    there = {name for (name,) in attacker.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {f"guard_{name}_{event}" for name in LEDGER for event in ("update", "delete")} <= there


@pytest.mark.parametrize("table", ["journal_entry", "journal_line", "stock_move"])
def test_what_is_posted_is_neither_changed_nor_deleted(attacker: sqlite3.Connection, table: str) -> None:
    column = attacker.execute(f"PRAGMA table_info({table})").fetchall()[-1][1]
    for sql in (
        f"UPDATE {table} SET {column} = {column}",
        f"UPDATE OR REPLACE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"DELETE FROM {table} WHERE rowid = (SELECT MIN(rowid) FROM {table})",
        f"INSERT INTO {table} SELECT * FROM {table} WHERE 1 ON CONFLICT DO UPDATE SET {column} = excluded.{column}",
    ):
        before = count(attacker, table)
        with pytest.raises(sqlite3.DatabaseError, match=f"guard: (rows of {table} are written once|{table} takes no rows)"):
            attacker.execute(sql)
        assert count(attacker, table) == before > 0


@pytest.mark.parametrize("table", ["journal_entry", "journal_line", "stock_move"])
def test_what_is_posted_is_not_replaced_by_a_row_of_the_same_key(attacker: sqlite3.Connection, table: str) -> None:
    """REPLACE deletes without asking the triggers on delete."""
    before = attacker.execute(f"SELECT * FROM {table} ORDER BY seq, n").fetchall()
    with pytest.raises(sqlite3.DatabaseError, match=f"guard: {table} takes no rows of a decision that is made"):
        attacker.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert attacker.execute(f"SELECT * FROM {table} ORDER BY seq, n").fetchall() == before


def test_a_past_decision_takes_no_more_rows(attacker: sqlite3.Connection) -> None:
    [last] = attacker.execute("SELECT MAX(seq) FROM command").fetchone()
    with pytest.raises(sqlite3.DatabaseError, match="guard: journal_line takes no rows of a decision that is made"):
        forge(attacker, "journal_line", seq=last, n=99, account_id="6000", amount=0)


@pytest.mark.parametrize(
    ("sql", "guard"),
    [
        ("UPDATE command SET result = '{}' WHERE seq = 1", "an outcome is final"),
        ("UPDATE command SET seq = NULL, status = 'waiting' WHERE seq = (SELECT MAX(seq) FROM command)", "an outcome is final"),
        ("UPDATE command SET hash = '' WHERE seq IS NOT NULL", "an outcome is final"),
        ("UPDATE OR REPLACE command SET seq = 1, status = 'posted' WHERE id = 'next'", "positions of the log follow each other"),
        ("UPDATE command SET seq = 99, status = 'posted' WHERE id = 'next'", "positions of the log follow each other"),
        ("UPDATE OR REPLACE command SET arrival = 1 WHERE id = 'next'", "a command is not edited"),
        ("UPDATE command SET body = '{}' WHERE id = 'next'", "a command is not edited"),
        ("UPDATE command SET member = 'fay' WHERE id = 'next'", "a command is not edited"),
        ("UPDATE command SET submitted_at = '2020-01-01' WHERE id = 'next'", "a command is not edited"),
        ("DELETE FROM command WHERE id = 'next'", "a command is not deleted"),
        ("DELETE FROM command", "a command is not deleted"),
        ("DELETE FROM stock_position", "rows of stock_position are never deleted"),
        ("DELETE FROM cost_layer", "rows of cost_layer are never deleted"),
    ],
)
def test_the_log_is_final_and_stock_is_never_deleted(attacker: sqlite3.Connection, sql: str, guard: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match=guard):
        attacker.execute(sql)


@pytest.mark.parametrize("changed", [{}, {"seq": None, "status": "waiting"}, {"seq": 99, "id": "other"}, {"arrival": None, "seq": 1}])
def test_a_command_of_the_log_is_not_replaced(attacker: sqlite3.Connection, changed: dict[str, object]) -> None:
    """By its id, its position or its arrival; nor does one come in that is decided already."""
    before = attacker.execute("SELECT * FROM command ORDER BY id").fetchall()
    names = [column[1] for column in attacker.execute("PRAGMA table_info(command)")]
    values = [changed.get(name, before[0][i]) for i, name in enumerate(names)]
    with pytest.raises(sqlite3.DatabaseError, match="guard: a command comes in once and undecided"):
        attacker.execute(f"INSERT OR REPLACE INTO command ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})", values)
    assert attacker.execute("SELECT * FROM command ORDER BY id").fetchall() == before


@pytest.mark.parametrize(
    ("sql", "refused"),
    [
        ("UPDATE stock_position SET quantity = -1", "CHECK constraint"),
        ("UPDATE cost_layer SET quantity_remaining = -1", "CHECK constraint"),
        ("UPDATE cost_layer SET quantity_remaining = quantity_received + 1", "CHECK constraint"),
        ("UPDATE cost_layer SET quantity_remaining = 0", "CHECK constraint"),
    ],
)
def test_stock_is_never_below_zero_nor_worth_something_without_being_there(attacker: sqlite3.Connection, sql: str, refused: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match=refused):
        attacker.execute(sql)


def forge(connection: sqlite3.Connection, table: str, **changed: object) -> None:
    """Write a copy of the last row of a ledger table as part of the decision that comes next."""
    names = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
    last = dict(zip(names, connection.execute(f"SELECT * FROM {table} ORDER BY seq DESC, n DESC LIMIT 1").fetchone(), strict=True))
    [seq] = connection.execute("SELECT MAX(seq) + 1 FROM command").fetchone()
    row = last | {"seq": seq} | changed
    connection.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})", [row[name] for name in names])


def decide(connection: sqlite3.Connection) -> None:
    """Give the waiting command its place in the log, as a forger of postings has to in the end."""
    [seq] = connection.execute("SELECT MAX(seq) + 1 FROM command").fetchone()
    connection.execute("UPDATE command SET seq = ?, status = 'posted', result = '{}', hash = 'x' WHERE id = 'next'", (seq,))


def test_an_entry_that_does_not_balance_is_refused(attacker: sqlite3.Connection) -> None:
    attacker.execute("BEGIN")
    forge(attacker, "journal_line", n=1, entry_n=9, account_id="6000", role="", amount=10_000, foreign_amount=10_000)
    with pytest.raises(sqlite3.DatabaseError, match="guard: an entry does not balance"):
        decide(attacker)
    attacker.execute("ROLLBACK")


def test_a_line_on_an_inventory_account_without_its_moves_is_refused(attacker: sqlite3.Connection) -> None:
    attacker.execute("BEGIN")
    forge(attacker, "journal_line", n=1, entry_n=9, account_id="1300", amount=10_000, foreign_amount=10_000)
    forge(attacker, "journal_line", n=2, entry_n=9, account_id="6000", role="", amount=-10_000, foreign_amount=-10_000)
    with pytest.raises(sqlite3.DatabaseError, match="guard: an inventory line differs from its moves"):
        decide(attacker)
    attacker.execute("ROLLBACK")


def test_a_move_with_a_value_that_no_line_sums_is_refused(attacker: sqlite3.Connection) -> None:
    attacker.execute("BEGIN")
    forge(attacker, "stock_move", n=1, journal_n=2, value=10_000)
    with pytest.raises(sqlite3.DatabaseError, match="guard: a move with value names no journal line"):
        decide(attacker)
    attacker.execute("ROLLBACK")


def test_a_balanced_forgery_passes_the_guards_and_is_found_by_the_chain(attacker: sqlite3.Connection, tmp_path: Path) -> None:
    """What guards cannot know, who asked for it, is what the seal is for."""
    attacker.execute("BEGIN")
    forge(attacker, "journal_line", n=1, entry_n=9, account_id="6000", role="", amount=10_000, foreign_amount=10_000)
    forge(attacker, "journal_line", n=2, entry_n=9, account_id="1800", role="", amount=-10_000, foreign_amount=-10_000)
    decide(attacker)
    attacker.execute("COMMIT")
    attacker.close()
    opened = open_book(str(tmp_path / "book.db"))
    broken = [proof.name for proof in verify(opened) if not proof.ok]
    opened.close()
    assert "the hash chain is recomputed from the commands and rows of the book" in broken


def test_nothing_is_posted_into_a_closed_period_or_outside_its_own(attacker: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="guard: the period is closed"):
        forge(attacker, "journal_entry", n=1, period_id="2026-01", posting_date="2026-01-31")
    with pytest.raises(sqlite3.DatabaseError, match="guard: the date is outside its period"):
        forge(attacker, "journal_entry", n=1, period_id="2026-02", posting_date="2026-01-31")


def test_the_attacks_leave_a_book_that_goes_on(made: Path, tmp_path: Path) -> None:
    company = Company(open_book(str(shutil.copy(made, tmp_path / "book.db"))))
    assert [decision.status for decision in company.poster.post_waiting().decisions] == ["posted"]
    assert company.balances() == {"1300": "30.00", "2200": "-30.00"}
    company.close()
