"""What a proof is and in which order they are made; the checks themselves are one statement each in their modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from db.book import Book
from db.listening import listening
from db.verify.chain import prove_chain
from db.verify.closings import CLOSINGS
from db.verify.control import CONTROL
from db.verify.ledger import LEDGER
from db.verify.pairs import PAIRS
from db.verify.statements import Check
from db.verify.stock import STOCK
from db.witness import LogLostItsTail, Witness

EXAMPLES_MAX = 3
OFFENDERS_MAX = 1_000
CHAIN_STEPS = 40
"""The hash chain is so much of the work, beside one step for each check."""
CHECKS: tuple[Check, ...] = (*LEDGER, *PAIRS, *STOCK, *CONTROL, *CLOSINGS)


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing proven: `figure` says over how much, `detail` what speaks against it (empty when it holds).

    `invariant` is the number of the rule in the design that it belongs to.
    """

    invariant: int
    name: str
    ok: bool
    figure: str
    detail: str = ""


Progress = Callable[[int, int, str], None]


def verify(book: Book, *, progress: Progress | None = None) -> list[Proof]:
    """Every proof on one consistent view of the book, failed ones too.

    `progress` gets (done, all, what is being proven), several times a second where the book is a file; what it raises ends the proof
    at once, also in the midst of a statement.
    """
    steps = len(CHECKS) + CHAIN_STEPS
    proofs: list[Proof] = []
    told = _Told(progress, steps)
    with book.reading() as connection, listening(connection, told.again):
        for check in CHECKS:
            told.tell(len(proofs), check.name)
            proofs.append(_prove(connection, check))
        chain = prove_chain(connection, lambda done, total: told.tell(len(CHECKS) + CHAIN_STEPS * done // max(total, 1), "the hash chain"))
        proofs.append(
            Proof(10, "the hash chain is recomputed from the commands and rows of the book", not chain.problem, chain.figure, chain.problem)
        )
        if book.embedded:
            proofs.append(_prove_witness(book, connection))
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
    offenders: list[str] = []
    found = 0
    for statement in check.offenders:
        for row in _rows(connection, statement):
            found += 1
            if len(offenders) < EXAMPLES_MAX:
                offenders.append(statement.describe(row))
            if found >= OFFENDERS_MAX:
                break
    counted = connection.exec_driver_sql(check.counted).one()
    figure = check.figure.format(*(_number(value) for value in counted))
    return Proof(check.invariant, check.name, not found, figure, _detail(found, offenders))


def _rows(connection: sa.Connection, statement: Any) -> Iterator[Sequence[Any]]:
    with connection.exec_driver_sql(statement.sql) as result:
        yield from result


def _detail(found: int, offenders: Sequence[str]) -> str:
    if not found:
        return ""
    more = "at least " if found >= OFFENDERS_MAX else ""
    rest = "; …" if found > len(offenders) else ""
    return f"{more}{found:,} do not hold: {'; '.join(offenders)}{rest}"


def _number(value: Any) -> str:
    return f"{int(value or 0):,}"


def _prove_witness(book: Book, connection: sa.Connection) -> Proof:
    name = "the log still holds the last position that was acknowledged"

    def hash_at(seq: int) -> str | None:
        return connection.execute(sa.text("SELECT hash FROM command WHERE seq = :seq"), {"seq": seq}).scalar()

    epoch = str(connection.execute(sa.text("SELECT value FROM book_meta WHERE name = 'epoch'")).scalar())
    witness = Witness(book.path, epoch)
    try:
        witness.check(hash_at)
    except LogLostItsTail as lost:
        return Proof(10, name, False, "the witness disagrees", str(lost))
    return Proof(10, name, True, "the witness agrees" if witness.path.exists() else "no witness file is beside the book")
