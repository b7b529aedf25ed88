"""The seal: how a decision is hashed onto the one before it, from nothing but what the book's tables hold; knows no database.

Anyone who has the tables can compute it again: the command as it was submitted, its outcome, its ledger rows in the order of
their `n`, and the digest of the state rows it wrote (which later commands supersede, so that only a replay can repeat them).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

GENESIS_HASH = "0" * 64

_encode = msgspec.json.Encoder().encode
SealedRow = tuple[str, tuple[Any, ...]]
"""A table's name and one of its rows in canonical form."""


@dataclass(frozen=True, slots=True)
class Sealed:
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


def state_digest_of(rows: Sequence[SealedRow]) -> str:
    """SHA-256 over state rows in the order they were first written; empty when there are none."""
    return hashlib.sha256(_encode(rows)).hexdigest() if rows else ""


def seal_of(previous_hash: str, sealed: Sealed, ledger_rows: Iterable[SealedRow]) -> str:
    """The hash of a decision: the previous one, the command, its outcome and its ledger rows (by n)."""
    digest = hashlib.sha256(previous_hash.encode())
    digest.update(
        _encode(
            (
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
        )
    )
    digest.update(sealed.result)
    for row in ledger_rows:
        digest.update(_encode(row))
    return digest.hexdigest()
