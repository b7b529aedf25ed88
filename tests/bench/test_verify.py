"""What the proof of state costs: beside a bare reading and hashing of as many rows, and beside the proofs as they were before there was one.

All of it is done in this process, so that the processor time of a proof is all the work there is.

Run with `uv run pytest -m bench -s tests/bench/test_verify.py`; with a book in `DOCKLEDGER_BENCH_BOOK` it is measured, too.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.running import BYTES
from db.book import Book, open_to_examine
from db.canonical import Canonical
from db.digests import state_tables
from db.verify import beside, proof, state
from tests.bench.test_posting import receipts
from tests.support.company import add_items, new_company

pytestmark = pytest.mark.bench
BOOK = os.environ.get("DOCKLEDGER_BENCH_BOOK", "")
OF_ALL_MAX = 1.3
"""On a large book. On one of a few thousand rows state is most of it, and each row has to be hashed: SHAKE alone takes a third of the rest."""
OF_BARE_MAX = 1.3
REPEATS = int(os.environ.get("DOCKLEDGER_BENCH_REPEATS", "7"))


@pytest.fixture(scope="module")
def one_line_receipts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    company = new_company(tmp_path_factory.mktemp("verify"), method="fifo")
    add_items(company, tuple(f"I{i:04d}" for i in range(1_000)), entity="NORTH", method="fifo")
    for part in range(9):
        company.run(*receipts(company, 1, 100, f"p{part}"))
    company.close()
    yield company.book
    company.book.close()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second process: what is measured is all the work there is."""
    monkeypatch.setattr(beside, "ROWS_MIN", 1 << 60)


@pytest.mark.usefixtures("alone")
def test_state_is_proven_in_hardly_more_time_than_reading_and_hashing_it_takes(one_line_receipts: Book) -> None:
    compare(one_line_receipts)
    with one_line_receipts.reading() as connection:
        proven = min(timed(lambda: state.prove_state(connection, lambda table: None, lambda tables: {})) for _ in range(REPEATS))
        bare = min(timed(lambda: read_and_hash(connection)) for _ in range(REPEATS))
    print(f"state: {proven:.3f} s, read and hashed bare: {bare:.3f} s, {proven / bare:.2f} x")
    assert proven < OF_BARE_MAX * bare


@pytest.mark.skipif(not BOOK, reason="name a large book in DOCKLEDGER_BENCH_BOOK")
@pytest.mark.usefixtures("alone")
def test_the_proof_of_state_costs_little_on_a_large_book() -> None:
    book = open_to_examine(Path(BOOK))
    best = compare(book)
    book.close()
    assert best[NOW] < OF_ALL_MAX * best[BEFORE]


def read_and_hash(connection: sa.Connection) -> None:
    """Every row of state and the times of every command, fetched as they are; a text of a usual length hashed for each."""
    cursor = connection.connection.cursor()
    text = b"x" * 150
    for name in [*(spec.name for spec in state_tables()), "command"]:
        for _ in cursor.execute(f"SELECT {'seq, arrival, decided_at' if name == 'command' else '*'} FROM {name}"):
            hashlib.shake_128(text).digest(BYTES)


def timed(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def compare(book: Book) -> dict[str, float]:
    """Processor time, the least of several: others work on the machine too, and each way takes its turn."""
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(REPEATS):
        for way, run in WAYS.items():
            times[way].append(run(book))
    best = {way: min(found) for way, found in times.items()}
    print()
    for way, seconds in best.items():
        print(f"verify {way:<48}{seconds:8.3f} s of processor, {seconds / best[BEFORE]:.2f} x")
    return best


def seconds(book: Book) -> float:
    began = time.process_time()
    proofs = proof.verify(book)
    spent = time.process_time() - began
    assert not [one for one in proofs if one.verdict == "broken"]
    return spent


def without_state(book: Book) -> float:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proof, "prove_state", lambda *given: [])
        return seconds(book)


def as_before(book: Book) -> float:
    """Without state, and every row of the ledger fetched as values that are then written as JSON by this program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canonical, "_made_alike", lambda self: False)
        return without_state(book)


BEFORE, NOW = "before state was proven, each row read by values", "as it is"
WAYS: dict[str, Callable[[Book], float]] = {BEFORE: as_before, "without state": without_state, NOW: seconds}
