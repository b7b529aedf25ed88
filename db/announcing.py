"""What is announced of a posting: how far the log goes now and whose commands were decided, so that all others may take their time.

Anyone who is connected may announce anything: what cannot be read concerns everyone, and nothing is believed but looked up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

SENDERS_MAX = 800
"""So that an announcement stays below the 8,000 bytes that PostgreSQL takes."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """The log's head after a posting and the marks of whose commands it decided; no marks: everyone is concerned."""

    seq: int
    senders: frozenset[str] = frozenset()

    def concerns(self, marks: Iterable[str]) -> bool:
        return not self.senders or not self.senders.isdisjoint(marks)

    def __str__(self) -> str:
        return f"{self.seq} {','.join(sorted(self.senders)) if len(self.senders) <= SENDERS_MAX else ''}".strip()


def mark_of(member: str, workstation: str) -> str:
    """A short mark of a sender, which tells nobody who does not know them anyway."""
    return hashlib.blake2s(f"{member}\n{workstation}".encode(), digest_size=4).hexdigest()


def read(payload: str) -> Announcement | None:
    """What was announced; None when it says nothing that can be used."""
    seq, _, senders = payload.partition(" ")
    if not (seq.isascii() and seq.isdigit() and len(seq) < 19):
        return None
    return Announcement(int(seq), frozenset(senders.split(",")) if senders else frozenset())
