"""The store and the engine on both databases: same commands, same hashes, same rows."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import rows
from db.book import Book, create_book
from db.store import _array
from tests.app.test_engine import business, hashes
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    if request.param == "sqlite":
        return create_book(str(tmp_path / "book.db"))
    found: Book = request.getfixturevalue("shared_book")
    return found


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_both_databases_give_the_same_hashes_and_rows(tmp_path: Path, shared_book: Book, method: str) -> None:
    companies = [Company(create_book(str(tmp_path / "book.db"))), Company(shared_book)]
    outcomes = []
    for company in companies:
        set_up(company, method=method)
        outcomes.append(company.run(*business(company)))
    assert outcomes[0] == outcomes[1]
    assert {o.status for o in outcomes[0]} == {"posted", "held"}
    assert hashes(companies[0]) == hashes(companies[1])
    for spec in rows.tables().values():
        assert companies[0].all(spec.row) == companies[1].all(spec.row), spec.name
    for company in companies:
        company.close()


def test_a_receipt_posts_and_reads_back(book: Book) -> None:
    company = Company(book)
    set_up(company)
    company.receive("NUT", "10", "1.07")
    assert company.balances() == {"1300": "10.70", "2200": "-10.70"}
    company.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.none(), st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)), min_size=1))
def test_any_text_reaches_postgresql_as_it_was(postgres: Postgres, column: list[str | None]) -> None:
    with psycopg.connect(postgres.superuser_url) as session:
        [[found]] = session.execute("SELECT %s::text::text[]", [_array(column)]).fetchall()
    assert found == column


def test_odd_literals_stay_text() -> None:
    assert _array(["NULL", "", "{}", 'a"b', "c\\d", "x\x1fy"]) == '{"NULL","","{}","a\\"b","c\\\\d","x\x1fy"}'
    assert _array([1, -2]) == "{1,-2}"
    assert _array([None, "NULL"]) == '{NULL,"NULL"}'
