"""Every way to a page of a long list gives what one plain statement gives: the same rows, in the same order, none lost or doubled."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

import db.queries.conditions as conditions
from app.bootstrap import Host
from app.roof.sample import build_sample
from db.book import Book, create_book
from db.queries import ways
from db.queries.explorers import documents, journal
from db.queries.pages import read_count, read_page, read_totals
from db.queries.selections import Demand, Found, Question, Selection, Value

D = Decimal
QUESTIONS = 25


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    host = Host(create_book(str(tmp_path_factory.mktemp("ways") / "sample.db")))
    build_sample(host)
    yield host.book
    host.close()


def plain(connection: sa.Connection, selection: Selection, question: Question) -> list[Found]:
    """All rows by one statement that joins and sorts everything, with no index chosen by us."""
    pen = conditions.Pen(connection, selection, question)
    order, descending = pen.order()
    asked = pen.conditions()
    columns = ", ".join(one.sql for one in selection.fields)
    sorting = ", ".join(one + (" DESC" if descending else "") for one in order)
    where = conditions.where_all([pen.unindexed(one) for one in asked])
    rows = pen.run(f"SELECT {columns} FROM {pen.joined([columns])}{where} ORDER BY {sorting}")
    ids = [one.id for one in selection.fields]
    return [Found(tuple(row[ids.index(name)] for name in selection.key), tuple(row)) for row in rows]


def begun(connection: sa.Connection, selection: Selection, question: Question, dice: random.Random) -> tuple[list[Found], bool]:
    """The first rows in pages of several sizes, sometimes behind one long page; and whether these are all."""
    rows, after = read_page(connection, selection, question, None, dice.choice((1, 5, 60, 60, 1_500)))
    for size in (3, 50, 200):
        if after is None:
            break
        found, after = read_page(connection, selection, question, after, size)
        rows += found
    return rows, after is None


def assert_same(connection: sa.Connection, selection: Selection, question: Question, dice: random.Random) -> int:
    wanted = [row.key for row in plain(connection, selection, question)]
    rows, ended = begun(connection, selection, question, dice)
    assert [_raw(row.key) for row in rows] == wanted[: len(rows)], question
    assert ended == (len(rows) == len(wanted)), question
    assert read_count(connection, selection, question, 100_000) == len(wanted), question
    return len(wanted)


def demanded(dice: random.Random, selection: Selection, everything: list[Found]) -> Demand:
    """A demand on some field by values that its rows have, so that something is found more often than not."""
    one = dice.choice(selection.fields)
    place = selection.fields.index(one)

    def value() -> Value:
        return dice.choice(everything).cells[place]

    some = [met for met in (value() for _ in range(3)) if met is not None]
    if not some:
        return Demand(one.id, "empty")
    if one.type == "text":
        texts = tuple(str(met) for met in some)
        op = dice.choice(("equals", "any_of", "contains", "starts", "not", "empty", "filled"))
        return Demand(one.id, op, {"any_of": texts, "contains": (texts[0][1:4],), "starts": (texts[0][:2],)}.get(op, texts[:1]))
    op = dice.choice(("equals", "any_of", "between", "above", "below", "not", "empty", "filled"))
    if op == "between":
        low, high = sorted((some[0], some[-1]))  # type: ignore[type-var]
        return Demand(one.id, op, dice.choice(((low, high), (low, None), (None, high))))
    return Demand(one.id, op, tuple(some) if op == "any_of" else tuple(some[:1]))


SELECTIONS = {
    "journal": journal(),
    "journal of a company": journal(entity_id="RHEIN"),
    "journal of an account": journal(entity_id="RHEIN", account_id="4000"),
    "documents": documents(),
}


@pytest.mark.parametrize("few", [0, 40, 5_000])
@pytest.mark.parametrize("name", SELECTIONS)
def test_any_question_is_answered_as_by_the_plain_statement(book: Book, monkeypatch: pytest.MonkeyPatch, name: str, few: int) -> None:
    """`few` 0 walks by every index, 5,000 finds most rows at once; the sample's own sizes lie between them."""
    monkeypatch.setattr(conditions, "ROWS_MANY", few)
    dice = random.Random(f"{name} {few}")
    selection = SELECTIONS[name]
    met = 0
    with book.reading() as connection:
        everything, _ = read_page(connection, selection, Question(), None, 3_000)
        assert len(everything) > 100
        for _ in range(QUESTIONS):
            demands = tuple(demanded(dice, selection, everything) for _ in range(dice.choice((0, 1, 1, 2, 3))))
            words = dice.choice(((), (), (), ("a",), ("co", "2026")))
            sort = dice.choice(("", *(one.id for one in selection.fields)))
            question = Question(demands, words, sort, dice.random() < 0.5)
            met += bool(assert_same(connection, selection, question, dice))
    assert met > QUESTIONS // 3


@pytest.mark.parametrize("name", SELECTIONS)
def test_every_sort_is_that_of_the_plain_statement_both_ways(book: Book, name: str) -> None:
    selection = SELECTIONS[name]
    dice = random.Random(name)
    with book.reading() as connection:
        for one in selection.fields:
            for descending in (False, True):
                assert assert_same(connection, selection, Question(sort=one.id, descending=descending), dice)


def test_totals_are_the_sums_of_the_rows_however_they_are_found(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    for few in (0, 5_000):
        monkeypatch.setattr(conditions, "ROWS_MANY", few)
        for demand in (
            Demand("account", "equals", ("4000",)),
            Demand("debit", "above", (D("100"),)),
            Demand("kind", "equals", ("shipment",)),
        ):
            question = Question((demand,))
            with book.reading() as connection:
                rows = plain(connection, journal(), question)
                place = [one.id for one in journal().fields].index("amount")
                assert rows
                total = read_totals(connection, journal(), question, ["amount"])["amount"]
                assert total == D(sum(int(row.cells[place]) for row in rows)).scaleb(-4)  # type: ignore[arg-type]


def test_without_its_indexes_a_list_is_read_all_the_same(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that an earlier version made, or whose indexes are being made."""
    monkeypatch.setattr(ways.Ways, "_list_indexes", lambda self: frozenset())
    with book.reading() as connection:
        for sort in ("account", "kind", "number", "partner"):
            question = Question((Demand("entity", "equals", ("RHEIN",)),), sort=sort)
            assert assert_same(connection, journal(), question, random.Random(1))


def _raw(key: tuple[Value, ...]) -> tuple[object, ...]:
    return tuple(part.isoformat() if isinstance(part, date) else part for part in key)
