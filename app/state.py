"""The working state of a batch: loaded rows, their groups, and an undo log; knows no command and no database."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from app.domain.rows import Key, Row

R = TypeVar("R", bound=Row)
WRITE_STEPS = 25
"""What writing a row counts for, in rows that are looked at: it is sealed, added up and recorded as well."""


class NotLoaded(Exception):
    """A decision looked at rows that the state does not hold yet. The engine loads them and decides again."""

    def __init__(self, wants: Wants) -> None:
        super().__init__("rows are not loaded")
        self.wants = wants


class BeyondSteps(Exception):
    """More was looked at and written than one decision may; no refusal, so that nothing in a command goes on behind it."""

    def __init__(self, steps: float) -> None:
        super().__init__(f"more than {steps} steps")
        self.steps = steps


class Wants:
    """Rows to load: keys by row type, and group keys by row type and index. Kept in order, without repeats."""

    def __init__(self) -> None:
        self.rows: dict[type[Row], dict[Key, None]] = {}
        self.groups: dict[tuple[type[Row], str], dict[Key, None]] = {}

    def __bool__(self) -> bool:
        return bool(self.rows or self.groups)

    def add_row(self, kind: type[Row], key: Key) -> None:
        self.rows.setdefault(kind, {})[key] = None

    def add_group(self, kind: type[Row], index: str, key: Key) -> None:
        self.groups.setdefault((kind, index), {})[key] = None

    def merge(self, other: Wants) -> None:
        for kind, keys in other.rows.items():
            self.rows.setdefault(kind, {}).update(keys)
        for place, keys in other.groups.items():
            self.groups.setdefault(place, {}).update(keys)


class State:
    """Rows of the book as far as they are loaded, with all changes since the last `settle` applied.

    Reading a row or group that is not loaded raises `NotLoaded`. Changes can be undone to a mark. Every row that is read or written is
    a step: beyond those that are allowed, `BeyondSteps` is raised.
    """

    def __init__(self) -> None:
        self._rows: defaultdict[type[Row], dict[Key, Any]] = defaultdict(dict)
        self._groups: defaultdict[type[Row], dict[str, _Groups]] = defaultdict(dict)
        self._undo: list[tuple[type[Row], Key, Any]] = []
        self._steps = self._steps_max = math.inf

    def __len__(self) -> int:
        return sum(len(rows) for rows in self._rows.values())

    def get(self, kind: type[R], key: Key) -> R | None:
        """The row under `key`, or None when the book has none."""
        try:
            row: R | None = self._rows[kind][key]
        except KeyError:
            wants = Wants()
            wants.add_row(kind, key)
            raise NotLoaded(wants) from None
        self._step(1)
        return row

    def get_all(self, kind: type[R], keys: Iterable[Key]) -> list[R | None]:
        """The rows under `keys`, None where the book has none; asks for all missing ones at once."""
        wanted = list(keys)
        self._step(len(wanted))
        known = self._rows[kind]
        try:
            return [known[key] for key in wanted]
        except KeyError:
            wants = Wants()
            for key in wanted:
                if key not in known:
                    wants.add_row(kind, key)
            raise NotLoaded(wants) from None

    def group(self, kind: type[R], index: str, key: Key) -> list[R]:
        """The rows that stand under `key` in `index`, by their own key."""
        return self.groups(kind, index, [key])[0]

    def groups(self, kind: type[R], index: str, keys: Iterable[Key]) -> list[list[R]]:
        """Several groups at once, each sorted by the rows' own keys."""
        wanted = list(keys)
        known = self._groups[kind].get(index, _NO_GROUPS).members
        rows = self._rows[kind]
        try:
            self._step(len(wanted) + sum(len(known[key]) for key in wanted))
            return [[rows[member] for member in sorted(known[key])] for key in wanted]
        except KeyError:
            wants = Wants()
            for key in wanted:
                if key not in known:
                    wants.add_group(kind, index, key)
            raise NotLoaded(wants) from None

    def missing(self, wants: Wants) -> Wants:
        """What of `wants` is not loaded yet."""
        rest = Wants()
        for kind, keys in wants.rows.items():
            known = self._rows[kind]
            for key in keys:
                if key not in known:
                    rest.add_row(kind, key)
        for (kind, index), groups in wants.groups.items():
            loaded = self._groups[kind].get(index, _NO_GROUPS).members
            for key in groups:
                if key not in loaded:
                    rest.add_group(kind, index, key)
        return rest

    def put(self, row: Row) -> Key:
        """Supersede the row with the same key (or add it); returns the key."""
        self._step(WRITE_STEPS)
        kind = type(row)
        key = kind.TABLE.key_of(row)
        rows = self._rows[kind]
        old = rows.get(key, _NOT_LOADED)
        self._undo.append((kind, key, old))
        rows[key] = row
        for groups in self._groups[kind].values():
            groups.shift(key, None if old is _NOT_LOADED else old, row)
        return key

    def allow(self, steps_max: float) -> None:
        """From here on so many steps may be taken."""
        self._steps = self._steps_max = steps_max

    def _step(self, steps: int) -> None:
        self._steps -= steps
        if self._steps < 0:
            raise BeyondSteps(self._steps_max)

    def mark(self) -> int:
        """A point to undo to."""
        return len(self._undo)

    def absent_at(self, mark: int) -> set[tuple[type[Row], Key]]:
        """Of the rows changed since `mark`, those that were known not to be there then."""
        first: dict[tuple[type[Row], Key], Any] = {}
        for kind, key, old in self._undo[mark:]:
            first.setdefault((kind, key), old)
        return {place for place, old in first.items() if old is None}

    def undo_to(self, mark: int) -> None:
        """Take back every change since `mark`. Rows loaded since stay loaded."""
        while len(self._undo) > mark:
            kind, key, old = self._undo.pop()
            rows = self._rows[kind]
            for groups in self._groups[kind].values():
                groups.shift(key, rows[key], None if old is _NOT_LOADED else old)
            if old is _NOT_LOADED:
                del rows[key]
            else:
                rows[key] = old

    def settle(self) -> None:
        """All changes so far are in the book: forget how to undo them, and drop ledger rows, which are only read from the book."""
        self._undo.clear()
        for kind in [k for k in self._rows if k.TABLE.nature == "ledger"]:
            del self._rows[kind]
            self._groups.pop(kind, None)

    def forget(self) -> None:
        """Forget everything; the next reads come from the book."""
        self._rows.clear()
        self._groups.clear()
        self._undo.clear()

    def loaded_rows(self, kind: type[Row], keys: Iterable[Key], rows: Iterable[Row]) -> None:
        """Take in what the book holds for `keys`; keys without a row are remembered as absent. Own changes win."""
        known = self._rows[kind]
        for row in rows:
            known.setdefault(kind.TABLE.key_of(row), row)
        for key in keys:
            known.setdefault(key, None)

    def loaded_groups(self, kind: type[Row], index: str, keys: Iterable[Key], rows: Iterable[Row]) -> None:
        """Take in what the book holds for group `keys`, corrected by the changes made here since."""
        table = kind.TABLE
        groups = self._groups[kind].setdefault(index, _Groups(table.group_getters[index]))
        fresh: dict[Key, dict[Key, None]] = {key: {} for key in keys if key not in groups.members}
        known = self._rows[kind]
        for row in rows:
            key = table.key_of(row)
            group = groups.key_for(known.setdefault(key, row))
            if group in fresh:
                fresh[group][key] = None
        for key in [key for changed, key, _ in self._undo if changed is kind]:
            group = groups.key_for(known.get(key))
            if group in fresh:
                fresh[group][key] = None
        groups.members.update(fresh)


class _Groups:
    """The loaded groups of one index of one row type: the keys of their rows by group key."""

    __slots__ = ("_getter", "members")

    def __init__(self, getter: Callable[[Any], Key | None]) -> None:
        self._getter = getter
        self.members: dict[Key, dict[Key, None]] = {}

    def key_for(self, row: Row | None) -> Key | None:
        """The group a row stands in; None for no row and for one that is not open."""
        return None if row is None else self._getter(row)

    def shift(self, key: Key, old: Row | None, new: Row | None) -> None:
        """Follow a row that was superseded: out of the old one's group, into the new one's."""
        before = None if old is None else self._getter(old)
        after = None if new is None else self._getter(new)
        if before == after:
            return
        if before is not None and before in self.members:
            self.members[before].pop(key, None)
        if after is not None and after in self.members:
            self.members[after][key] = None


_NOT_LOADED = object()
_NO_GROUPS = _Groups(lambda _: None)
