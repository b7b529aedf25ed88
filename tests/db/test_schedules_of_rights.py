"""Whatever happens to rights, a workstation's figures are the book's under them, or withheld: many schedules without a server.

They run the program's own way to PostgreSQL (readings, look, probe, changes, checksums), cache and synchroniser over an embedded book
whose policies are the program's own; `test_sync_rights.py` shows on a real server, in lockstep, that both show the same rows.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
import sqlalchemy as sa

from db.book import create_book, open_book
from db.cache import Cache, Cursor, Part
from db.outbox import Outbox
from db.sync_postgres import _Readable
from tests.simulation.memory import memory_engine
from tests.support.company import Company, set_up
from tests.support.schedules_of_rights import Desk, Played, give
from tests.support.simulated_rights import SimulatedBook

SCHEDULES = 2_000
IN_ONE_BOOK = 50
PARTS = 4
MEMBERS = ("nina", "ben", "sam")
_numbers = itertools.count()
Stations = list[tuple[str, sa.Engine]]


@pytest.fixture(scope="module")
def prepared() -> Iterator[Path]:
    """A book to copy, in memory where there is a place for files."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None, prefix="dockledger-") as folder:
        yield _prepared(Path(folder) / "book.db")


def _prepared(file: Path) -> Path:
    book = create_book(file)
    company = Company(book)
    set_up(company)
    for member in ("nina", "ben"):
        give(company, member, "warehouse_operator")
    company.close()
    book.close()
    return file


@pytest.fixture(scope="module")
def stations() -> list[tuple[str, sa.Engine]]:
    """The disks of three workstations, which meet one book after the other."""
    return [(member, memory_engine()) for member in MEMBERS]


@contextmanager
def playing(file: Path, stations: Stations, seed: int) -> Iterator[Played]:
    """A book of its own for some schedules, so that it stays small."""
    with closing(open_book(file)) as book, closing(Company(book)) as company, closing(SimulatedBook(file)) as served:
        company._ids = itertools.count(1_000)
        desks = [Desk(served, member, engine, Outbox(":memory:", name=member)) for member, engine in stations]
        with closing(Played(seed, company, served, desks, row_by_row=1)) as played:
            yield played
        for desk in desks:
            desk.cache.wipe()
            desk.remote.close()
            desk.outbox.close()


def play(prepared: Path, stations: Stations, seeds: range) -> dict[str, int]:
    """What happened how often. A book's witness remembers the file's name, so none is given twice."""
    total: dict[str, int] = {}
    for seed in seeds:
        file = prepared.with_name(f"book{next(_numbers)}.db")
        shutil.copy(prepared, file)
        with playing(file, stations, seed) as played:
            played.play(IN_ONE_BOOK)
        file.unlink()
        for name, count in {"equal": played.equal, "refused": played.refused, **played.happened}.items():
            total[name] = total.get(name, 0) + count
    return total


@pytest.mark.parametrize("part", range(PARTS))
def test_figures_are_the_books_under_ones_rights_or_withheld(prepared: Path, stations: Stations, part: int) -> None:
    books = SCHEDULES // IN_ONE_BOOK // PARTS
    total = play(prepared, stations, range(part * books, (part + 1) * books))
    played = SCHEDULES // PARTS
    assert total["equal"] + total["refused"] == played
    assert total["equal"] > played // 2
    assert total["refused"] > played // 40
    assert min(total.values()) > played // 40


def test_rights_that_are_asked_once_a_session_are_noticed(prepared: Path, stations: Stations) -> None:
    """The rule broken on purpose: what may be read is asked when the session begins, and never again."""
    plain = _Readable.ask

    def ask(self: Any, scope: str) -> None:
        if self.readings:
            self.scope = scope
        else:
            plain(self, scope)

    with patch.object(_Readable, "ask", ask), pytest.raises((AssertionError, psycopg.errors.InsufficientPrivilege)):
        play(prepared, stations, range(SCHEDULES // IN_ONE_BOOK))


def test_what_comes_in_from_before_the_window_is_not_kept() -> None:
    """Whoever was away for longer than the window is sent changes from before it, too: the copy holds only what it claims to."""
    columns = ("seq", "id")
    cache = Cache(memory_engine())
    cache.replace_all([Part("command", columns, [[(1, "a"), (2, "b")]])], Cursor(epoch="e", seq=2, floor=0))
    cache.add([Part("command", columns, [[(3, "c"), (4, "d"), (5, "e")]])], Cursor(epoch="e", seq=5, floor=4))
    with cache.reading() as connection:
        assert connection.exec_driver_sql("SELECT seq FROM command").all() == [(5,)]
