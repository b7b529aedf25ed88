"""In which order the proofs are made, and on which view of the book; the checks themselves are one statement each in their modules."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any

import sqlalchemy as sa

from db.book import Book
from db.listening import listening
from db.verify.again import rows_named
from db.verify.beside import beside
from db.verify.chain import prove_chain
from db.verify.closings import CLOSINGS
from db.verify.control import CONTROL
from db.verify.guarded import prove_guards
from db.verify.ledger import LEDGER
from db.verify.pairs import PAIRS
from db.verify.result import Proof
from db.verify.state import prove_state
from db.verify.statements import Check
from db.verify.stock import STOCK
from db.verify.witnessed import prove_witness

EXAMPLES_MAX = 3
OFFENDERS_MAX = 1_000
LOOK_SECONDS = 0.05
CHAIN_STEPS = 40
"""The hash chain is so much of the work, beside one step for each check."""
CHECKS: tuple[Check, ...] = (*LEDGER, *PAIRS, *STOCK, *CONTROL, *CLOSINGS)


Progress = Callable[[int, int, str], None]
RowsNamed = Callable[[Book, Sequence[str], Callable[[int, int], None]], Mapping[str, str]]


def verify(book: Book, *, progress: Progress | None = None, name_rows: RowsNamed = rows_named) -> list[Proof]:
    """Every proof on one consistent view of the book, failed ones too.

    Where state differs, `name_rows` says in which rows; by itself it decides the whole log again.

    `progress` gets (done, all, what is being proven), several times a second where the book is a file; what it raises ends the proof
    at once, also in the midst of a statement.
    """
    steps = len(CHECKS) + CHAIN_STEPS + 1
    proofs: list[Proof] = []
    told = _Told(progress, steps)
    with book.reading() as connection, listening(connection, told.again), beside(book, connection) as other:
        for check in CHECKS:
            told.tell(len(proofs), check.name)
            proofs.append(_prove(connection, check))
        proofs.extend(prove_guards(book, connection))
        chain = prove_chain(connection, lambda done, total: told.tell(len(CHECKS) + CHAIN_STEPS * done // max(total, 1), "the hash chain"))
        proofs.append(
            Proof(10, "the hash chain is recomputed from the commands and rows of the book", not chain.problem, chain.figure, chain.problem)
        )
        while other.working:
            told.tell(len(CHECKS) + CHAIN_STEPS, "what the tables of state add up to")
            time.sleep(LOOK_SECONDS)
        proofs += other.proofs() or prove_state(
            connection,
            lambda table: told.tell(len(CHECKS) + CHAIN_STEPS, f"the rows of {table}"),
            lambda tables: name_rows(book, tables, lambda done, total: told.again()),
        )
    if book.embedded:
        proofs.append(prove_witness(book))
    told.tell(steps, "")
    return sorted(proofs, key=lambda proof: proof.invariant)


class _Told:
    """Whom progress is told; remembers what was said last, and why it is to end."""

    def __init__(self, progress: Progress | None, steps: int) -> None:
        self._progress = progress
        self._last = (0, steps, "")

    def tell(self, done: int, name: str) -> None:
        self._last = (done, self._last[1], name)
        if self._progress:
            self._progress(*self._last)

    def again(self) -> None:
        """The same as the last time, for whoever has given up meanwhile."""
        self.tell(self._last[0], self._last[2])


def _prove(connection: sa.Connection, check: Check) -> Proof:
    """By a bare cursor: there are so many short statements that anything around them would be a part of the time."""
    offenders: list[str] = []
    found = 0
    with closing(connection.connection.cursor()) as cursor:
        for statement in check.offenders:
            cursor.execute(statement.sql)
            while found < OFFENDERS_MAX and (row := cursor.fetchone()):
                found += 1
                if len(offenders) < EXAMPLES_MAX:
                    offenders.append(statement.describe(row))
        cursor.execute(check.counted)
        figure = check.figure.format(*(_number(value) for value in cursor.fetchone() or ()))
    return Proof(check.invariant, check.name, not found, figure, _detail(found, offenders))


def _detail(found: int, offenders: Sequence[str]) -> str:
    if not found:
        return ""
    more = "at least " if found >= OFFENDERS_MAX else ""
    rest = "; …" if found > len(offenders) else ""
    return f"{more}{found:,} do not hold: {'; '.join(offenders)}{rest}"


def _number(value: Any) -> str:
    return f"{int(value or 0):,}"
