"""The proof of state made beside the others, by a second process, where a book is large enough to be worth it; proves nothing itself.

It reads the file on a view of its own, which is as good as ours: what the tables add up to is compared with what the same view keeps and
seals. Where it does not hold, or the process does not answer, the proof is made again here, where the rows can be named.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import sqlalchemy as sa

from db.book import Book
from db.verify.result import Proof

ROWS_MIN = 200_000
"""Fewer are added up before another process has begun."""
_BEGINS = "import sys; sys.path[:] = sys.argv[2:]; from db.verify.beside import main; main()"


class Beside:
    """The other process, from its start to its answer."""

    def __init__(self, child: subprocess.Popen[bytes] | None) -> None:
        self._child = child

    @property
    def working(self) -> bool:
        """Whether it is still at it."""
        return self._child is not None and self._child.poll() is None

    def proofs(self) -> list[Proof] | None:
        """What it proved, once it has ended; None where it proved nothing, or something does not hold."""
        if self._child is None:
            return None
        told, _ = self._child.communicate()
        if self._child.returncode:
            return None
        found = [Proof(**proof) for proof in json.loads(told)]
        return found if all(proof.ok for proof in found) else None


@contextmanager
def beside(book: Book, connection: sa.Connection) -> Iterator[Beside]:
    """Begin the proof of state in a second process where it pays; leaving the block ends it."""
    child = _begin(book.path) if book.embedded and _rows_of_state(connection) >= ROWS_MIN and (os.cpu_count() or 1) > 1 else None
    try:
        yield Beside(child)
    finally:
        if child is not None and child.poll() is None:
            child.kill()
            child.communicate()


def _begin(path: Path) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen([sys.executable, "-c", _BEGINS, str(path.absolute()), *sys.path], stdout=subprocess.PIPE)
    except OSError:
        return None


def _rows_of_state(connection: sa.Connection) -> int:
    """What is kept says so; where even that is gone, the proof itself tells."""
    try:
        return int(connection.exec_driver_sql("SELECT COALESCE(SUM(row_count), 0) FROM state_digest").scalar_one())
    except sa.exc.DatabaseError:
        return 0


def main() -> None:
    """In the other process: prove the state of the book named by the first argument, and tell it as JSON."""
    from db.book import engine_for
    from db.verify.state import prove_state

    engine = engine_for(sys.argv[1])
    with engine.connect() as connection, connection.begin():
        found = prove_state(connection, lambda table: None, lambda tables: {})
    sys.stdout.write(json.dumps([asdict(proof) for proof in found]))
    engine.dispose()
