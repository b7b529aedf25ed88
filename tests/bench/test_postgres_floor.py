"""How fast receipts post on a shared book with durable commits, as a ratio to a hand-written PL/pgSQL function called one by one.

Run with `uv run pytest -m bench -s tests/bench/test_postgres_floor.py`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from app.commands.receiving import PostGoodsReceipt
from app.commands.registry import read_body
from app.desk import CommandRecord
from db.book import create_book
from db.private_server import PrivateServer
from tests.bench import plpgsql
from tests.bench.test_posting import items_of, receipts
from tests.support.company import Company, add_items, set_up
from tests.support.postgres import Postgres

pytestmark = pytest.mark.bench
SIZES = {1: (30, 15.0), 10: (15, 10.0), 100: (7, 8.0), 1_000: (3, 8.0)}
"""By lines: how often a receipt is posted alone, and how many times the function's time that may take at most."""
WAITING, WAITING_LINES = 400, 10
RATE_MIN = 0.4


@pytest.fixture
def durable_url(tmp_path: Path) -> Iterator[str]:
    """An address on a server whose commits wait for the disk, as a book's do."""
    server = PrivateServer(tmp_path / "pg", settings={"max_connections": "20", "shared_buffers": "256MB"})
    server.create()
    server.start()
    try:
        yield Postgres(server.url(), server).url("floor_book")
    finally:
        server.remove()


class Floor:
    """The function's side: the same receipts, one call and one durable commit each."""

    def __init__(self, url: str) -> None:
        self.session = psycopg.connect(url, autocommit=True)
        for statement in plpgsql.statements():
            self.session.execute(statement)
        self.session.execute("SET enable_seqscan = off")  # keys into tables that were empty when planned
        self._arrival = 1_000_000

    def post(self, record: CommandRecord) -> float:
        """Seconds of the call."""
        receipt = read_body(record.kind, record.body)
        assert isinstance(receipt, PostGoodsReceipt)
        self._arrival += 1
        plpgsql.submit(self.session, record, self._arrival)
        arguments = plpgsql.call_of(record, receipt)
        began = time.perf_counter()
        self.session.execute(f"SELECT {plpgsql.SCHEMA}.post_receipt(%s, %s, %s, %s, %s)", arguments)
        return time.perf_counter() - began

    def drop_keys(self) -> None:
        """Do without foreign keys from here on."""
        for statement in plpgsql.keys_on("DROP"):
            self.session.execute(statement)

    def close(self) -> None:
        self.session.close()

    def figures(self, query: str) -> object:
        return self.session.execute(query).fetchall()


def post_all(company: Company, records: list[CommandRecord]) -> float:
    """Seconds of our poster for all of them as they wait."""
    company.submit(*records)
    began = time.perf_counter()
    while decisions := company.poster.post_waiting().decisions:
        assert {decision.status for decision in decisions} == {"posted"}, decisions[0].result
    return time.perf_counter() - began


def test_posting_rate_against_a_hand_written_function(durable_url: str) -> None:
    with closing(create_book(durable_url)) as book:
        company = Company(book)
        set_up(company, method="fifo")
        add_items(company, items_of(1_000), entity="NORTH", method="fifo")
        alone = {lines: receipts(company, lines, count + 1, f"one{lines}-") for lines, (count, _) in SIZES.items()}
        waiting = receipts(company, WAITING_LINES, 3 * WAITING, "many-")
        with closing(Floor(durable_url)) as floor:
            print()
            for lines, records in alone.items():
                show_alone(company, floor, lines, records)
            rate, calls = show_waiting(company, floor, waiting[:WAITING], waiting[WAITING : 2 * WAITING])
            floor.drop_keys()
            show_waiting(company, floor, [], waiting[2 * WAITING :], "without foreign keys")
            same_rows(floor)
        company.close()
    assert rate / calls > RATE_MIN


def show_alone(company: Company, floor: Floor, lines: int, records: list[CommandRecord]) -> None:
    """One receipt at a time on either side, in turns; the first warms both up."""
    ours, bare = zip(*[(post_all(company, [record]), floor.post(record)) for record in records], strict=True)
    own, call = statistics.median(ours[1:]), statistics.median(bare[1:])
    print(f"{lines:>5} lines alone: {own * 1e3:8.2f} ms, function {call * 1e3:8.2f} ms, ratio {own / call:4.1f}")
    assert own / call < SIZES[lines][1]


def show_waiting(
    company: Company, floor: Floor, ours: list[CommandRecord], theirs: list[CommandRecord], how: str = ""
) -> tuple[float, float]:
    """Lines per second of our poster and of the function, of receipts that wait in number."""
    seconds = post_all(company, ours) if ours else 0.0
    bare = sum(floor.post(record) for record in theirs)
    rate = len(ours) * WAITING_LINES / seconds if ours else 0.0
    calls = len(theirs) * WAITING_LINES / bare
    own = f"{rate:,.0f} lines/s, ratio {rate / calls:4.2f}, " if ours else ""
    print(f"{WAITING} waiting of {WAITING_LINES} lines: {own}function {calls:,.0f} lines/s {how}")
    return rate, calls


def same_rows(floor: Floor) -> None:
    """A floor that wrote less than we do would be no floor: the receipts posted on both sides left the same rows."""
    for name in ("document_line", "receipt_line", "stock_move", "cost_layer", "grni_move", "journal_line"):
        column = {"document_line": "document_id", "receipt_line": "receipt_id"}.get(name, "document_id")
        counts = f"SELECT count(*) FROM {{schema}}.{name} WHERE {column} LIKE 'one%gr%'"
        assert floor.figures(counts.format(schema="public")) == floor.figures(counts.format(schema=plpgsql.SCHEMA)), name
    values = "SELECT sum(quantity), sum(value) FROM {schema}.stock_move WHERE document_id LIKE 'one%gr%'"
    assert floor.figures(values.format(schema="public")) == floor.figures(values.format(schema=plpgsql.SCHEMA))
