"""The sample company: sound, the same every time, built in seconds, and with something for everyone to do."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from stdnum import ean

from app.bootstrap import Host
from app.roof.last_resort import run
from app.roof.sample import LAST_DAY, build_sample
from app.roof.sample_company import description, goods_of, gtin, pick
from db.book import Book, create_book, open_book
from db.queries import control, ledger, open_items, stock
from db.verify import verify


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sample") / "sample.db"
    host = Host(create_book(str(place)))
    build_sample(host)
    host.close()
    return place


@pytest.fixture
def book(built: Path) -> Book:
    return open_book(str(built))


def test_it_is_sound(book: Book) -> None:
    assert [(proof.name, proof.detail) for proof in verify(book) if not proof.ok] == []


def test_it_is_the_same_every_time(built: Path, book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Built again through the command line, on another clock, it has the same head."""
    assert run(["book", "create", str(tmp_path / "again.db"), "--sample"]) == 0
    assert "Members to work as: olivia" in capsys.readouterr().out
    again = open_book(str(tmp_path / "again.db"))
    heads = []
    for opened in (book, again):
        with opened.reading() as connection:
            heads.append(tuple(connection.exec_driver_sql("SELECT seq, hash FROM command ORDER BY seq DESC LIMIT 1").one()))
    assert heads[0] == heads[1]
    again.close()


def test_it_has_two_entities_in_two_currencies_and_five_warehouses(book: Book) -> None:
    with book.reading() as connection:
        entities = connection.exec_driver_sql("SELECT id, currency FROM legal_entity ORDER BY id").all()
        warehouses = connection.exec_driver_sql("SELECT COUNT(*) FROM warehouse").scalar()
        methods = connection.exec_driver_sql("SELECT DISTINCT method FROM item_costing ORDER BY 1").scalars().all()
        kinds = connection.exec_driver_sql("SELECT DISTINCT kind FROM location ORDER BY 1").scalars().all()
    assert [tuple(row) for row in entities] == [("RHEIN", "EUR"), ("THAMES", "GBP")]
    assert (warehouses, methods) == (5, ["average", "fifo", "standard"])
    assert kinds == ["dock", "quarantine", "staging", "storage", "transit"]


def test_its_year_ends_with_things_to_do(book: Book) -> None:
    with book.reading() as connection:
        waiting = {row.kind: row for row in control.approvals(connection)}
        on_the_road = stock.in_transit(connection)
        overdue = [row for row in open_items.open_items(connection, side="receivable") if row.days_overdue(LAST_DAY) > 0]
        unreceived = connection.exec_driver_sql("SELECT COUNT(*) FROM document WHERE kind = 'purchase_order' AND state = 'open'").scalar()
        unshipped = connection.exec_driver_sql("SELECT COUNT(*) FROM document WHERE kind = 'sales_order' AND state = 'open'").scalar()
        variances = control.count_variances(connection, state="held")
    assert set(waiting) == {"count_variance", "price_variance", "purchase_order"}
    assert waiting["purchase_order"].role == "finance_controller"
    assert {row.entity_id for row in on_the_road} == {"RHEIN", "THAMES"}
    assert sum(row.value for row in on_the_road) > 1000
    assert overdue
    assert unreceived
    assert unshipped
    assert len(variances) >= 3


def test_its_books_open_and_balance(book: Book) -> None:
    with book.reading() as connection:
        rows = ledger.trial_balance(connection)
        months = connection.exec_driver_sql("SELECT COUNT(DISTINCT period_id) FROM journal_entry").scalar()
    for entity in ("RHEIN", "THAMES"):
        own = [row for row in rows if row.entity_id == entity]
        assert sum(row.closing for row in own) == 0
        assert [row.closing for row in own if row.name == "Opening balance"] in ([], [Decimal(0)])
        assert all(row.closing > 0 for row in own if row.type == "asset" and row.name in ("Bank", "Goods for resale", "Stock"))
    assert months == 12


def test_what_stock_was_worth_is_the_ledger_on_any_day(book: Book) -> None:
    for day in (date(2025, 12, 31), date(2026, 4, 15), date(2026, 11, 20)):
        with book.reading() as connection:
            valued = stock.stock_valuation(connection, as_of=day)
            balances = {(row.entity_id, row.account_id): row.closing for row in ledger.trial_balance(connection, until=day)}
        for key in {(row.entity_id, row.account_id) for row in valued}:
            assert sum(row.value for row in valued if (row.entity_id, row.account_id) == key) == balances[key], (day, key)


def test_its_barcodes_have_valid_check_digits(book: Book) -> None:
    with book.reading() as connection:
        codes = connection.exec_driver_sql("SELECT code FROM item_code").scalars().all()
    assert len(codes) == 120
    assert all(ean.is_valid(code) for code in codes)
    assert gtin("629104150021") == "6291041500213"


def test_chance_is_the_same_everywhere() -> None:
    assert [pick("a", n, of=10) for n in range(8)] == [6, 2, 9, 0, 8, 7, 3, 6]
    assert len(goods_of(description())) == 60


def test_a_copy_of_it_opens_elsewhere(built: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(built, tmp_path / "copy.db"))
    opened = open_book(str(copy))
    with opened.reading() as connection:
        assert stock.stock_on_hand(connection, warehouse_id="CGN")
    opened.close()
