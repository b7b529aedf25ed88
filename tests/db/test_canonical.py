"""What is hashed of rows is the same whoever writes it, the database or this program, sign for sign; and bytes are no text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.commands.master_data import DefinePartners
from app.domain.book import JournalEntry, Partner
from app.domain.rows import Table, tables
from db.book import create_book, open_book
from db.canonical import Canonical, moment_of
from db.verify import state, verify
from tests.support.company import new_company
from tests.support.forging import chain_again, guards_off, without_guards

EVERY_SIGN = "".join(map(chr, (*range(1, 0xA2), 0x24F, 0x2028, 0x2029, 0xD7FF, 0xE000, 0xFEFF, 0xFFFF, 0x1F4E6, 0x10FFFF)))
CHAIN = "the hash chain is recomputed from the commands and rows of the book"
STORED = [(spec, spec.name) for spec in tables().values() if spec.nature != "derived"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """A book with one row in each table, of every sign and of numbers at both ends."""
    if request.param == "sqlite":
        book = create_book(str(tmp_path_factory.mktemp("canonical") / "book.db"))
    else:
        book = open_book(request.getfixturevalue("postgres").fresh())
    with book.engine.connect().execution_options(writes=True) as connection, connection.begin(), guards_off(connection):
        if request.param == "sqlite":
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        for spec, _ in STORED:
            _put(connection, spec, _odd_row(spec))
        yield connection
    book.close()


def _put(connection: sa.Connection, spec: Table, row: list[str | int | None]) -> None:
    columns = ", ".join([*(f'"{field.name}"' for field in spec.fields), *(["touched_seq"] if spec.nature == "state" else [])])
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {spec.name} ({columns}) VALUES ({', '.join('?' * len(row))})", tuple(row))
        return
    kept = connection.exec_driver_sql(
        "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = to_regclass(%s)", (f"public.{spec.name}",)
    ).scalars()
    for name in kept.all():
        connection.exec_driver_sql(f'ALTER TABLE {spec.name} DROP CONSTRAINT "{name}"')
    flags = [field.kind == "flag" for field in spec.fields] + [False]
    places = ", ".join("%s::int::boolean" if is_flag else "%s" for is_flag, _ in zip(flags, row, strict=False))
    connection.exec_driver_sql(f"INSERT INTO {spec.name} ({columns}) VALUES ({places})", tuple(row))


def _odd_row(spec: Table) -> list[str | int | None]:
    odd: dict[str, str | int] = {
        "integer": 2**63 - 1,
        "decimal": -(2**63),
        "flag": 1,
        "date": "2026-12-01",
        "moment": "2026-12-01T06:00:00+00:00",
    }
    values = [None if field.optional else odd.get(field.kind, f"{field.name}]{EVERY_SIGN}\\") for field in spec.fields]
    return [*values, 5] if spec.nature == "state" else values


@pytest.mark.parametrize("spec", [pytest.param(*one[:1], id=one[1]) for one in STORED])
def test_the_database_writes_what_this_program_would(connection: sa.Connection, spec: Table) -> None:
    by_database, by_us = Canonical(connection), Canonical(connection)
    assert by_database.writes_alike
    by_us.writes_alike = False
    told = by_database.texts(spec, list)
    assert told == by_us.texts(spec, list)
    assert len(told) == 1


@pytest.mark.parametrize("connection", ["sqlite"], indirect=True)
def test_a_database_that_writes_otherwise_is_not_asked(connection: sa.Connection) -> None:
    plain = connection.connection.driver_connection
    assert plain is not None
    plain.create_function("json_array", -1, lambda *values: "[]")
    try:
        otherwise = Canonical(connection)
    finally:
        plain.create_function("json_array", -1, None)
    assert not otherwise.writes_alike


@pytest.mark.parametrize(("spec", "proof"), [(Partner.TABLE, state.KEPT), (JournalEntry.TABLE, CHAIN)])
def test_bytes_are_told_from_the_text_that_json_has_for_them(tmp_path: Path, spec: Table, proof: str) -> None:
    """Base64 of those bytes is `QUJD`."""
    company = new_company(tmp_path)
    company.do(DefinePartners(partners=(Partner(id="QUJD", name="QUJD", is_supplier=True),)))
    company.receive("NUT", "10", "3")
    company.close()
    column = "name" if spec is Partner.TABLE else "text"
    with without_guards(str(company.book.path)) as connection:
        connection.exec_driver_sql(f"UPDATE {spec.name} SET {column} = 'QUJD' WHERE {spec.nature == 'ledger'} OR {column} = 'QUJD'")
        chain_again(connection)
    before = {one.name for one in verify(company.book) if not one.ok}
    with without_guards(str(company.book.path)) as connection:
        assert connection.exec_driver_sql(f"UPDATE {spec.name} SET {column} = x'414243' WHERE {column} = 'QUJD'").rowcount
    assert {one.name for one in verify(company.book) if not one.ok} - before >= {proof}


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2026-01-02T08:00:00+00:00", "2026-01-02T08:00:00+00:00"),
        ("2026-01-02T08:00:00.000000+00:00", "2026-01-02T08:00:00+00:00"),
        ("2026-01-02T09:00:00.100000+01:00", "2026-01-02T08:00:00.100000+00:00"),
        ("2026-01-02 08:00:00+00:00", "2026-01-02T08:00:00+00:00"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_moment_is_told_in_one_way(told: str, moment: str) -> None:
    assert moment_of(told) == moment
