"""One book on two databases: the sample company's log gives the same hashes, proofs and reports on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime

import psycopg
import pytest

from app.bootstrap import Host
from app.roof.close_digest import make_digest
from app.roof.report_catalogue import REPORTS, Asked, make_report
from app.roof.sample import build_sample
from app.roof.signing import SigningKey
from db.book import Book, create_book
from db.queries.explorers import documents, journal
from db.queries.log_export import decisions
from db.queries.pages import read_page
from db.queries.selections import Question
from db.replay import replay
from db.verify import guarded, verify

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MAY_BE_EMPTY = {
    "in-transit",
    "grni",
    "grni-ageing",
    "count-variances",
    "approvals",
    "landed-accruals",
    "claims",
    "unrealised-margin",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Book:
    host = Host(create_book(str(tmp_path_factory.mktemp("both") / "sample.db")))
    build_sample(host)
    host._posting.stop()
    return host.book


def asked_of(name: str) -> list[Asked]:
    past = date(2026, 5, 15)
    questions = [Asked(item="EL001")] if "item" in REPORTS[name].needs else [Asked()]
    if "as_of" in REPORTS[name].takes:
        questions.append(Asked(as_of=past))
    if "since" in REPORTS[name].takes:
        questions.append(Asked(since=date(2026, 3, 1), until=past, item="EL001" if REPORTS[name].needs else ""))
    if "entity" in REPORTS[name].takes:
        questions.append(Asked(entity="THAMES", item="EL001" if REPORTS[name].needs else ""))
    return questions


def test_the_same_log_gives_the_same_book_on_both_databases(sample: Book, shared_book: Book, shared_url: str) -> None:
    done = replay(sample, shared_book)
    assert done.difference == ""
    here, there = verify(sample), verify(shared_book)
    assert [proof for proof in there if not proof.ok] == []
    figures = {proof.name: proof.figure for proof in here}
    around = {guarded.TABLES, guarded.RIGHTS}  # each kind of database has its own
    assert {proof.name: proof.figure for proof in there if proof.name not in around}.items() <= figures.items()
    for name in REPORTS:
        for asked in asked_of(name):
            tables = []
            for book in (sample, shared_book):
                with book.reading() as connection:
                    tables.append(make_report(connection, name, asked, printed_at=NOW, printed_by="test").tables[0])
            assert list(tables[0].rows) == list(tables[1].rows), (name, asked)
            assert tables[0].rows or name in MAY_BE_EMPTY, (name, asked)
    for selection in (documents(), journal(), journal(entity_id="RHEIN", account_id="3970")):
        for question in (Question(sort="number"), Question(words=("solingen",)), Question(words=("2026", "gr")), Question(words=("cgn",))):
            pages = []
            for book in (sample, shared_book):
                with book.reading() as connection:
                    pages.append(read_page(connection, selection, question, None, 50)[0])
            assert pages[0] == pages[1], question
    key = SigningKey(bytes(32), kept=False)
    digests, logs = [], []
    for book in (sample, shared_book):
        with book.reading() as connection:
            digests.append(make_digest(connection, entity_id="THAMES", period_id="2026-09", key=key, at=NOW).facts)
            logs.append(list(decisions(connection, until=60)))
    assert digests[0] == digests[1]
    assert logs[0] == logs[1]
    with psycopg.connect(shared_url, autocommit=True) as session:
        session.execute("ALTER TABLE stock_move DISABLE TRIGGER ALL")
        session.execute("UPDATE stock_move SET value = value + 100 WHERE seq = (SELECT MIN(seq) FROM stock_move)")
    broken = {proof.name for proof in verify(shared_book) if not proof.ok}
    assert "inventory lines are the sums of their moves" in broken
    assert "cost pools are the sums of their moves" in broken
    assert "the hash chain is recomputed from the commands and rows of the book" in broken
