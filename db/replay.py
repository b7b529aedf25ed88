"""Replay: the command log of a book decided again into an empty one; the same engine must give the same ledger, hash for hash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby, zip_longest

import msgspec
import sqlalchemy as sa

from app.commands import catalogue  # noqa: F401 - registers every kind of command
from app.desk import CommandRecord
from app.engine import Decision, Engine, Head
from db.book import Book, Writer
from db.digests import state_tables
from db.schema import COMMAND
from db.trouble import BookTrouble
from db.verify.chain import ledger_rows
from db.verify.state import differing_rows

BATCH_COMMANDS = 500

Progress = Callable[[int, int], None]


class TargetNotEmpty(BookTrouble):
    says = "{book} already holds commands. Replay into a new, empty book."


@dataclass(frozen=True, slots=True)
class Replayed:
    """How far a replay came: positions decided, the head's hash, and the first difference in words ("" when there is none)."""

    commands: int
    head_hash: str
    difference: str = ""


@dataclass(frozen=True, slots=True)
class _Logged:
    """A decided command of the source: what was asked, and what became of it then."""

    record: CommandRecord
    status: str
    result: str
    state_digest: str
    hash: str
    decided_at: datetime
    version: int


def replay(source: Book, target: Book, *, progress: Progress | None = None) -> Replayed:
    """Decide the log of `source` again as `decide_again` does, and compare every row of state at the end."""
    done = decide_again(source, target, progress=progress)
    if done.difference:
        return done
    with source.reading() as one, target.reading() as other:
        names = [spec.name for spec in state_tables()]
        differing = [f"{name}: {told}" for name, told in differing_rows(one, other, names)]
    return replace(done, difference=f"the rows of {len(differing)} tables differ: {'; '.join(differing)}" if differing else "")


def decide_again(source: Book, target: Book, *, progress: Progress | None = None) -> Replayed:
    """Decide the log of `source` again, in its order, and record it in `target`, which must be empty.

    Each position is sealed with the version that it was sealed with.

    Stops at the first decision that differs, which is not recorded. Commands of `source` that still wait are left out; one that
    failed by an error of the program then is taken as failed. Raises `TargetNotEmpty`.
    """
    writer = target.writer()
    try:
        with writer.transaction():
            if writer.head().seq or writer.waiting(1, 1):
                raise TargetNotEmpty(book=target.place)
        engine = Engine(writer, Head())
        with source.reading() as connection:
            total = int(connection.execute(sa.select(sa.func.max(COMMAND.c.seq))).scalar() or 0)
            for low in range(1, total + 1, BATCH_COMMANDS):
                high = min(low + BATCH_COMMANDS - 1, total)
                recorded, difference = _replay_batch(connection, writer, engine, _logged(connection, low, high))
                if difference:
                    return Replayed(recorded.seq, recorded.hash, difference)
                if progress:
                    progress(high, total)
        return Replayed(engine.head.seq, engine.head.hash)
    finally:
        writer.close()


def _replay_batch(source: sa.Connection, writer: Writer, engine: Engine, batch: Sequence[_Logged]) -> tuple[Head, str]:
    """Decide one batch and record it as far as it agrees; returns the head recorded and the first difference."""
    head, difference = engine.head, ""
    with writer.transaction():
        agreed: list[Decision] = []
        for logged, decision in zip(batch, _decide(engine, batch), strict=True):
            difference = _difference(source, logged, decision)
            if difference:
                break
            agreed.append(decision)
        if agreed:
            writer.submit([decision.record for decision in agreed])
            writer.record(agreed, batch[len(agreed) - 1].decided_at)
            head = Head(agreed[-1].seq, agreed[-1].hash)
    engine.settle()
    writer.committed(head)
    return head, difference


def _decide(engine: Engine, batch: Sequence[_Logged]) -> list[Decision]:
    decisions: list[Decision] = []
    for failed, group in groupby(batch, key=lambda logged: logged.status == "failed"):
        if failed:
            decisions += [engine.fail(logged.record, msgspec.json.decode(logged.result), logged.version) for logged in group]
        else:
            several = list(group)
            decisions += engine.decide([logged.record for logged in several], [logged.version for logged in several])
    return decisions


def _difference(source: sa.Connection, logged: _Logged, decision: Decision) -> str:
    """What differs between then and now, in words; "" when the hashes are the same."""
    if decision.hash == logged.hash:
        return ""
    what = f"position {decision.seq} ({logged.record.kind} {logged.record.id} by {logged.record.member})"
    if decision.status != logged.status or decision.result.decode() != logged.result:
        return f"{what} was {logged.status} with {logged.result}, and is {decision.status} with {decision.result.decode()}"
    now = sorted((values[1], spec.name, spec.sealed(values)) for spec, values in decision.rows if spec.nature == "ledger")
    then = sorted(ledger_rows(source, decision.seq, decision.seq).get(decision.seq, []))
    for before, after in zip_longest(then, now):
        if before != after:
            return f"{what} wrote {_row(before)}, and writes {_row(after)}"
    if decision.state_digest != logged.state_digest:
        return f"{what} leaves other documents, stock or master data than it did"
    return f"{what} has the same rows but another hash than the log says"


def _row(row: tuple[int, str, tuple[object, ...]] | None) -> str:
    return f"{row[1]} {row[2]}" if row else "nothing more"


def _logged(connection: sa.Connection, low: int, high: int) -> list[_Logged]:
    query = sa.select(COMMAND).where(COMMAND.c.seq.between(low, high)).order_by(COMMAND.c.seq)
    return [
        _Logged(
            record=CommandRecord(
                id=row.id,
                kind=row.kind,
                body=row.body.encode(),
                digest=row.digest,
                member=row.member,
                workstation=row.workstation,
                client_seq=row.client_seq,
                submitted_at=row.submitted_at.astimezone(UTC),
            ),
            status=row.status,
            result=row.result or "",
            state_digest=row.state_digest or "",
            hash=row.hash,
            decided_at=row.decided_at,
            version=row.seal_version,
        )
        for row in connection.execute(query)
    ]
