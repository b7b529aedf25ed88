"""The seal: how a decision is hashed onto the one before it, from nothing but what the book's tables hold; knows no database.

Anyone who has the tables can compute it again: the command as it was submitted, its outcome, its ledger rows in the order of
their `n`, and a digest of state. Which one, the seal's version says: of the rows that the decision wrote (which later commands supersede,
so that only a replay can repeat it), or of all state rows as it left them, which the tables themselves show at the head of the log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

GENESIS_HASH = "0" * 64
OF_ROWS_WRITTEN, OF_ALL_STATE = 1, 2
VERSION = OF_ALL_STATE
"""What new decisions are sealed with. A position keeps the version that it was sealed with for good."""

_encode = msgspec.json.Encoder().encode
SealedRow = tuple[str, tuple[Any, ...]]
"""A table's name and one of its rows in canonical form."""


class Sealed(NamedTuple):
    """What a seal covers beside the ledger rows. `submitted_at` is ISO 8601 in UTC, `result` the outcome's JSON as stored."""

    seq: int
    command_id: str
    kind: str
    digest: str
    member: str
    workstation: str
    client_seq: int
    submitted_at: str
    status: str
    result: bytes
    state_digest: str
    version: int = OF_ROWS_WRITTEN


def state_digest_of(rows: Sequence[SealedRow]) -> str:
    """SHA-256 over state rows in the order they were first written; empty when there are none."""
    return hashlib.sha256(_encode(rows)).hexdigest() if rows else ""


def seal_of(previous_hash: str, sealed: Sealed, ledger_rows: Iterable[SealedRow]) -> str:
    """The hash of a decision: the previous one, the command, its outcome and its ledger rows (by n)."""
    return seal_over(previous_hash, sealed, b"".join(map(_encode, ledger_rows)))


def seal_over(previous_hash: str, sealed: Sealed, rows: bytes) -> str:
    """The same of ledger rows as they are hashed: the JSON of each, one after the other."""
    return hashlib.sha256(b"".join((previous_hash.encode(), _encode(facts_of(sealed)), sealed.result, rows))).hexdigest()


def facts_of(sealed: Sealed) -> tuple[Any, ...]:
    """The command and its outcome as they are sealed. The first version has no name in it: it was the only one."""
    versioned = () if sealed.version == OF_ROWS_WRITTEN else (sealed.version,)
    return (
        *versioned,
        sealed.seq,
        sealed.command_id,
        sealed.kind,
        sealed.digest,
        sealed.member,
        sealed.workstation,
        sealed.client_seq,
        sealed.submitted_at,
        sealed.status,
        sealed.state_digest,
    )
