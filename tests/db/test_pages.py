"""Lists page by page: whatever way a word is found, the rows are those that a reader of the whole list would pick."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

import db.queries.conditions as conditions
from db.migrations.frozen import current
from db.queries.explorers import documents, journal, stock_by_item
from db.queries.pages import read_all, read_count, read_page, read_totals
from db.queries.selections import Demand, Found, Question, Selection
from tests.support.company import Company, new_company

LISTS: dict[str, Callable[[], Selection]] = {
    "journal": journal,
    "journal of an account": lambda: journal(entity_id="NORTH", account_id="1300"),
    "documents": documents,
    "stock": lambda: stock_by_item("NORTH", costs=True),
}
WORDS = ("acme", "ACM", "000003", "gr-2026", "1300", "nut", "w1", "%", "_", "nowhere")


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Twenty receipts of two items from two suppliers."""
    company = new_company(tmp_path_factory.mktemp("pages"), method="average")
    for n in range(20):
        company.receive("NUT" if n % 3 else "BOX", str(n + 1), "1.25", supplier_id="HAUL" if n % 7 == 6 else "ACME")
    return company


def by_hand(connection: sa.Connection, selection: Selection, *words: str) -> list[Found]:
    """The rows of the whole list in which every word stands in some searched field."""
    places = [n for n, one in enumerate(selection.fields) if one.searched]
    everything = read_all(connection, selection, Question())
    return [row for row in everything if all(any(word.lower() in str(row.cells[n]).lower() for n in places) for word in words)]


@pytest.mark.parametrize("way", ["found", "walked", "many texts"])
@pytest.mark.parametrize("name", LISTS)
def test_words_find_what_a_reader_would(company: Company, monkeypatch: pytest.MonkeyPatch, name: str, way: str) -> None:
    monkeypatch.setattr(conditions, "ROWS_MANY", 0 if way == "walked" else 1_000)
    monkeypatch.setattr(conditions, "TEXTS_MOST", 1 if way == "many texts" else 1_000)
    selection = LISTS[name]()
    met = 0
    with company.book.reading() as connection:
        for words in [*((word,) for word in WORDS), ("acme", "nut"), ("haul", "000007")]:
            wanted = by_hand(connection, selection, *words)
            assert list(read_all(connection, selection, Question(words=words), chunk=7)) == wanted
            assert read_count(connection, selection, Question(words=words), 1_000) == len(wanted)
            met += bool(wanted)
    assert met


@pytest.mark.parametrize("name", LISTS)
def test_every_sort_pages_through_every_row_once(company: Company, name: str) -> None:
    selection = LISTS[name]()
    with company.book.reading() as connection:
        everything = {row.key: row for row in read_all(connection, selection, Question())}
        for one in selection.fields:
            for descending in (False, True):
                rows = list(read_all(connection, selection, Question(sort=one.id, descending=descending), chunk=3))
                assert {row.key: row for row in rows} == everything
                assert len(rows) == len(everything)
                place = [each.id for each in selection.fields].index(one.id)
                column = [row.cells[place] for row in rows if row.cells[place] is not None]
                assert column == sorted(column, reverse=descending)


@pytest.mark.parametrize("name", ["journal", "documents"])
def test_a_text_that_is_one_of_some_finds_what_a_reader_would(company: Company, name: str) -> None:
    selection = LISTS[name]()
    with company.book.reading() as connection:
        everything = list(read_all(connection, selection, Question()))
        for place, one in enumerate(selection.fields):
            if one.type != "text":
                continue
            texts = sorted({str(row.cells[place]) for row in everything})
            for wanted in (texts[:1], texts[-2:], ["", *texts[:1]], ["nothing"]):
                asked = Question((Demand(one.id, "any_of", tuple(text.upper() for text in wanted)),))
                hand = [row for row in everything if str(row.cells[place]) in wanted]
                assert list(read_all(connection, selection, asked)) == hand, (one.id, wanted)
            same = Question((Demand(one.id, "equals", (texts[-1],)),))
            other = Question((Demand(one.id, "not", (texts[-1],)),))
            assert len(list(read_all(connection, selection, same))) + len(list(read_all(connection, selection, other))) == len(everything)


def test_totals_are_of_the_rows_that_match(company: Company) -> None:
    """Receipts 7 and 14 came from HAUL: 7 × 1.25 + 14 × 1.25 = 26.25 are owed to it; the debit on stock names no partner."""
    with company.book.reading() as connection:
        totals = read_totals(connection, journal(), Question(words=("haul",)), ("debit", "credit"))
        assert {name: str(total) for name, total in totals.items()} == {"debit": "0.0000", "credit": "26.2500"}


def test_a_demand_for_text_that_nothing_holds_finds_nothing(company: Company) -> None:
    with company.book.reading() as connection:
        for name in ("number", "partner", "reference"):
            assert read_page(connection, documents(), Question((Demand(name, "contains", ("zzz",)),)), None, 50) == ([], None)
        assert read_count(connection, documents(), Question((Demand("partner", "contains", ("",)),)), 1_000) > 20


@pytest.mark.parametrize(
    ("selection", "question", "index"),
    [
        (journal(), Question(), "ix_journal_line_by_day"),
        (journal(entity_id="NORTH", account_id="1300"), Question(), "ix_journal_line_balance"),
        (journal(), Question(sort="amount"), "ix_journal_line_by_amount"),
        (journal(), Question(sort="credit"), "ix_journal_line_by_amount"),
        (journal(), Question(sort="name"), "ix_journal_line_balance"),
        (journal(), Question(sort="family"), "ix_journal_line_by_share"),
        (journal(), Question(sort="partner"), "ix_journal_line_by_partner"),
        (journal(), Question(sort="kind"), "ix_journal_entry_by_kind"),
        (journal(), Question(sort="number"), "ix_document_by_number"),
        (documents(), Question(sort="state"), "ix_document_by_class"),
        (documents(), Question(sort="due", descending=True), "ix_document_by_due"),
        (documents(), Question(), "ix_document_by_day"),
        (documents(), Question(sort="number", descending=True), "ix_document_by_number"),
        (documents(), Question(sort="total"), "ix_document_by_total"),
    ],
)
def test_long_lists_open_by_an_index(
    company: Company, monkeypatch: pytest.MonkeyPatch, selection: Selection, question: Question, index: str
) -> None:
    monkeypatch.setattr(conditions, "ROWS_MANY", 0)
    asked: list[tuple[str, dict[str, object]]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    with company.book.reading() as connection:
        sa.event.listen(connection, "before_cursor_execute", note)
        read_page(connection, selection, question, None, 50)
        plans = [
            [str(row[-1]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            for statement, parameters in list(asked)
            if not statement.startswith("EXPLAIN")
        ]
    assert any(index in step for plan in plans for step in plan)
    assert not any(step.startswith("SCAN l ") and "USING" not in step for plan in plans for step in plan), "every row is read"


def test_a_server_keeps_no_indexes_of_lists() -> None:
    """Screens read a file; nobody on the server looks through lists."""
    assert any("ix_document_by_number" in statement for statement in current("sqlite"))
    assert not any("ix_document_by_number" in statement for statement in current("postgresql"))
