"""The proof of the log: every seal is computed again from the command, its outcome and its ledger rows as the book holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.collector import collector_at_rest
from app.commands.registry import digest_of
from app.domain import rows
from app.seal import GENESIS_HASH, Sealed, seal_over
from db.canonical import Canonical, moment_of

CHUNK_COMMANDS = 2_000
_COMMAND = (
    "SELECT seq, id, kind, digest, member, workstation, client_seq, submitted_at, status, result, state_digest, previous_hash, hash, body, "
    "seal_version FROM command"
)


@dataclass(frozen=True, slots=True)
class Chain:
    """What the walk along the log found: what was covered, the first thing that is wrong ("" when nothing is), and how far all is well."""

    figure: str
    problem: str
    sound_until: int


def prove_chain(
    connection: sa.Connection, progress: Callable[[int, int], None] = lambda done, total: None, *, until: int | None = None
) -> Chain:
    """Walk the log in order, all of it or up to a position, and recompute each hash. Reads each ledger table once, by ranges of its key.

    Each command's rows go as soon as they are proven: thousands freed or looked through at once would hold up a window for a while.
    `progress` gets (positions proven, all) now and then; it may raise to give up.
    """
    end = int(connection.exec_driver_sql("SELECT COALESCE(MAX(seq), 0) FROM command").scalar() or 0)
    head = end if until is None else min(end, until)
    previous, counted, done = GENESIS_HASH, 0, 0
    canonical = Canonical(connection)
    for low in range(1, head + 1, CHUNK_COMMANDS):
        progress(low - 1, head)
        high = min(low + CHUNK_COMMANDS - 1, head)
        with collector_at_rest():
            by_seq = _ledger_texts(canonical, low, high)
            counted += sum(map(len, by_seq.values()))
            for command in _fetched(connection, f"{_COMMAND} WHERE seq BETWEEN {low} AND {high} ORDER BY seq"):
                done += 1
                problem = _problem(command, done, previous, by_seq.pop(command[0], []))
                if problem:
                    return Chain(f"{done - 1:,} of {head:,} seals", problem, done - 1)
                previous = command[12]
    stray = _stray(connection, end)
    return Chain(f"{done:,} seals over {counted:,} ledger rows, head {previous[:16]}", stray, done)


def _problem(command: Sequence[Any], expected_seq: int, previous: str, found: list[tuple[int, str, str]]) -> str:
    """What is wrong with one command; "" when it verifies."""
    seq, command_id, kind, digest, member, workstation, client_seq, submitted, status, result, state, before, seal, body, version = command
    if seq != expected_seq:
        return f"position {expected_seq} is missing, the next is {seq}"
    if digest != digest_of(kind, body.encode()):
        return f"position {seq}: the body of command {command_id} is not the one that was submitted"
    if before != previous:
        return f"position {seq}: it does not follow the position before it"
    sealed = Sealed(
        seq=seq,
        command_id=command_id,
        kind=kind,
        digest=digest,
        member=member,
        workstation=workstation,
        client_seq=client_seq,
        submitted_at=moment_of(submitted),
        status=status,
        result=(result or "").encode(),
        state_digest=state or "",
        version=version,
    )
    found.sort()
    if seal_over(previous, sealed, "".join([text for _, _, text in found]).encode()) != seal:
        return f"position {seq} ({kind} by {member}): its outcome or ledger rows were changed after they were sealed"
    return ""


def _ledger_texts(canonical: Canonical, low: int, high: int) -> dict[int, list[tuple[int, str, str]]]:
    """The ledger rows of positions `low` to `high` as seals cover them: (n, table, JSON) by position, in no order."""
    by_seq: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for spec in _ledger():
        name = spec.name
        for seq, n, text in canonical.texts(spec, list, f"WHERE seq BETWEEN {low} AND {high}"):
            by_seq[seq].append((n, name, text))
    return by_seq


def ledger_rows(connection: sa.Connection, low: int, high: int) -> dict[int, list[tuple[int, str, tuple[Any, ...]]]]:
    """The same rows by their values: (n, table, values) by position, in no order."""
    by_seq: dict[int, list[tuple[int, str, tuple[Any, ...]]]] = defaultdict(list)
    canonical = Canonical(connection)
    for spec in _ledger():
        for *values, seq, n in canonical.values(spec, "seq, n", f"WHERE seq BETWEEN {low} AND {high}"):
            by_seq[seq].append((n, spec.name, spec.sealed(tuple(values))))
    return by_seq


def _stray(connection: sa.Connection, head: int) -> str:
    for spec in _ledger():
        [[count]] = _fetched(connection, f"SELECT COUNT(*) FROM {spec.name} WHERE seq > {head} OR seq < 1")
        if count:
            return f"{count:,} rows of {spec.name} belong to no command"
    return ""


def _ledger() -> list[rows.Table]:
    return [spec for spec in rows.tables().values() if spec.nature == "ledger"]


def _fetched(connection: sa.Connection, sql: str) -> list[tuple[Any, ...]]:
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
