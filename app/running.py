"""The running digest of state: one number per table that stands for all its rows, in no order; knows no database.

A row is spread over 4,096 bits (SHAKE-128 over its table, fields and the position that wrote it), and a table's digest is the sum of its
rows modulo 2^4096: a row that is superseded is taken out and the new one added, whatever else the table holds. Finding other rows with the
same sum is AdHash's problem (Bellare and Micciancio 1997); against Wagner's k-tree (2002) so many bits give 128 bits of security.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import msgspec

from app.domain.rows import Key, Row

BYTES = 512
MASK = (1 << 8 * BYTES) - 1
KNOWN_ROWS_MAX = 20_000
"""So many rows that were written lately are remembered spread out, half a kilobyte each: the busy ones are superseded again and again."""

_encode = msgspec.json.Encoder().encode
_shake = hashlib.shake_128
Place = tuple[type[Row], Key]
Stored = tuple[Key, int]
"""A state row in canonical form, and the position that last wrote it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table's rows add up to, and how many they are."""

    rows: int = 0
    total: int = 0


def text_of(table: str, values: Key, seq: int) -> bytes:
    """What is spread of a row: `values` are what a seal covers of it, `seq` the position that wrote it."""
    return _encode((table, values, seq))


def spread(text: bytes) -> int:
    """A row as one of 2^4096 numbers."""
    return int.from_bytes(_shake(text).digest(BYTES), "little")


def sum_of(texts: Iterable[bytes]) -> Sum:
    """What rows add up to."""
    count = total = 0
    for text in texts:
        total += int.from_bytes(_shake(text).digest(BYTES), "little")
        count += 1
    return Sum(count, total & MASK)


def root_of(sums: Iterable[Sum]) -> str:
    """The digest of several tables together; one without rows changes nothing, so that tables can be added."""
    return _root(*_added(sums))


class RunningDigest:
    """The digest of a book's state as it stands after the decision at hand. Told of every state row that is written, in order."""

    def __init__(self, sums: Mapping[str, Sum]) -> None:
        self._sums = dict(sums)
        self._rows, self._total = _added(sums.values())
        self._known: dict[Place, int] = {}

    def learn(
        self, written: Iterable[Place], absent: Callable[[Place], bool], stored: Callable[[type[Row], list[Key]], Iterable[Stored]]
    ) -> None:
        """Get to know the rows that are about to be superseded, by one question per table. `absent` tells of those that the book lacks."""
        unknown: dict[type[Row], dict[Key, Place]] = {}
        for place in written:
            if place not in self._known:
                self._known[place] = 0
                if not absent(place):
                    unknown.setdefault(place[0], {})[place[0].TABLE.plain_key(place[1])] = place
        for kind, places in unknown.items():
            spec = kind.TABLE
            for values, seq in stored(kind, list(places)):
                self._known[places[spec.key_in(values)]] = spread(text_of(spec.name, spec.sealed(values), seq))

    def write(self, rows: Iterable[tuple[Place, Key]], seq: int) -> dict[str, Sum]:
        """Rows were written at position `seq`, each in place of the one that was learnt: what the tables that they are of add up to now."""
        more: dict[str, int] = {}
        totals: dict[str, int] = {}
        for place, values in rows:
            spec = place[0].TABLE
            name = spec.name
            before, now = self._known[place], spread(text_of(name, spec.sealed(values), seq))
            more[name] = more.get(name, 0) + (not before)
            totals[name] = totals.get(name, 0) + now - before
            self._known[place] = now
        changed = {}
        for name, total in totals.items():
            known = self._sums.get(name, _EMPTY)
            changed[name] = Sum(known.rows + more[name], (known.total + total) & MASK)
        self._sums.update(changed)
        self._total = (self._total + sum(totals.values())) & MASK
        self._rows += sum(more.values())
        return changed

    def root(self) -> str:
        """The digest of everything."""
        return _root(self._rows, self._total)

    def settle(self) -> None:
        """What was written is in the book: it may be asked for again, so only so much need be remembered."""
        if len(self._known) > KNOWN_ROWS_MAX:
            self._known.clear()


_EMPTY = Sum()


def _added(sums: Iterable[Sum]) -> tuple[int, int]:
    found = list(sums)
    return sum(one.rows for one in found), sum(one.total for one in found) & MASK


def _root(rows: int, total: int) -> str:
    return hashlib.sha256(total.to_bytes(BYTES, "little") + rows.to_bytes(8, "little")).hexdigest()
