"""The working state of a batch: loaded rows, their groups, and an undo log; knows no command and no database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from app.domain.rows import Key, Row

R = TypeVar("R", bound=Row)


class NotLoaded(Exception):
    """A decision looked at rows that the state does not hold yet. The engine loads them and decides again."""

    def __init__(self, wants: Wants) -> None:
        super().__init__("rows are not loaded")
        self.wants = wants


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
    """Rows of the book as far as they are loaded, with all changes since the last `forget_ledger` applied.

    Reading a row or group that is not loaded raises `NotLoaded`. Changes can be undone to a mark.
    """

    def __init__(self) -> None:
        self._rows: dict[type[Row], dict[Key, Row | None]] = {}
        self._groups: dict[tuple[type[Row], str], dict[Key, dict[Key, None]]] = {}
        self._dirty: dict[type[Row], set[Key]] = {}
        self._undo: list[tuple[type[Row], Key, Row | None, bool]] = []
        self.reads: Wants | None = None

    def __len__(self) -> int:
        return sum(len(rows) for rows in self._rows.values())

    def get(self, kind: type[R], key: Key) -> R | None:
        """The row under `key`, or None when the book has none."""
        if self.reads is not None:
            self.reads.add_row(kind, key)
        try:
            return cast("R | None", self._rows[kind][key])
        except KeyError:
            wants = Wants()
            wants.add_row(kind, key)
            raise NotLoaded(wants) from None

    def get_all(self, kind: type[R], keys: Iterable[Key]) -> list[R | None]:
        """The rows under `keys`, None where the book has none; asks for all missing ones at once."""
        wanted = list(keys)
        known = self._rows.setdefault(kind, {})
        missing = [key for key in wanted if key not in known]
        if self.reads is not None:
            for key in wanted:
                self.reads.add_row(kind, key)
        if missing:
            wants = Wants()
            for key in missing:
                wants.add_row(kind, key)
            raise NotLoaded(wants)
        return [cast("R | None", known[key]) for key in wanted]

    def group(self, kind: type[R], index: str, key: Key) -> list[R]:
        """The rows that stand under `key` in `index`, by their own key."""
        return self.groups(kind, index, [key])[0]

    def groups(self, kind: type[R], index: str, keys: Iterable[Key]) -> list[list[R]]:
        """Several groups at once, each sorted by the rows' own keys."""
        wanted = list(keys)
        known = self._groups.setdefault((kind, index), {})
        missing = [key for key in wanted if key not in known]
        if self.reads is not None:
            for key in wanted:
                self.reads.add_group(kind, index, key)
        if missing:
            wants = Wants()
            for key in missing:
                wants.add_group(kind, index, key)
            raise NotLoaded(wants)
        rows = self._rows.get(kind, {})
        return [[cast("R", rows[member]) for member in sorted(known[key])] for key in wanted]

    def missing(self, wants: Wants) -> Wants:
        """What of `wants` is not loaded yet."""
        rest = Wants()
        for kind, keys in wants.rows.items():
            known = self._rows.get(kind, {})
            for key in keys:
                if key not in known:
                    rest.add_row(kind, key)
        for (kind, index), groups in wants.groups.items():
            loaded = self._groups.get((kind, index), {})
            for key in groups:
                if key not in loaded:
                    rest.add_group(kind, index, key)
        return rest

    def put(self, row: Row) -> None:
        """Supersede the row with the same key (or add it)."""
        kind = type(row)
        key = kind.TABLE.key_of(row)
        rows = self._rows.setdefault(kind, {})
        known = key in rows
        old = rows.get(key)
        self._undo.append((kind, key, old, known))
        rows[key] = row
        self._dirty.setdefault(kind, set()).add(key)
        self._regroup(kind, key, old, row)

    def mark(self) -> int:
        """A point to undo to."""
        return len(self._undo)

    def undo_to(self, mark: int) -> None:
        """Take back every change since `mark`. Rows loaded since stay loaded."""
        while len(self._undo) > mark:
            kind, key, old, known = self._undo.pop()
            rows = self._rows[kind]
            self._regroup(kind, key, rows[key], old)
            if known:
                rows[key] = old
            else:
                del rows[key]

    def settle(self) -> None:
        """All changes so far are in the book: forget how to undo them, and drop ledger rows, which are only read from the book."""
        self._undo.clear()
        self._dirty.clear()
        for kind in [k for k in self._rows if k.TABLE.nature == "ledger"]:
            del self._rows[kind]
        for place in [p for p in self._groups if p[0].TABLE.nature == "ledger"]:
            del self._groups[place]

    def forget(self) -> None:
        """Forget everything; the next reads come from the book."""
        self._rows.clear()
        self._groups.clear()
        self._dirty.clear()
        self._undo.clear()

    def loaded_rows(self, kind: type[Row], keys: Iterable[Key], rows: Iterable[Row]) -> None:
        """Take in what the book holds for `keys`; keys without a row are remembered as absent. Own changes win."""
        known = self._rows.setdefault(kind, {})
        for row in rows:
            known.setdefault(kind.TABLE.key_of(row), row)
        for key in keys:
            known.setdefault(key, None)

    def loaded_groups(self, kind: type[Row], index: str, keys: Iterable[Key], rows: Iterable[Row]) -> None:
        """Take in what the book holds for group `keys`, corrected by the changes made here since."""
        table = kind.TABLE
        group_of = table.group_getters[index]
        groups = self._groups.setdefault((kind, index), {})
        fresh: dict[Key, dict[Key, None]] = {key: {} for key in keys if key not in groups}
        known = self._rows.setdefault(kind, {})
        for row in rows:
            current = known.setdefault(table.key_of(row), row)
            group = None if current is None else group_of(current)
            if group in fresh:
                fresh[group][table.key_of(row)] = None
        for key in self._dirty.get(kind, ()):
            changed = known.get(key)
            group = None if changed is None else group_of(changed)
            if group in fresh:
                fresh[group][key] = None
        groups.update(fresh)

    def _regroup(self, kind: type[Row], key: Key, old: Row | None, new: Row | None) -> None:
        for index, group_of in kind.TABLE.group_getters.items():
            groups = self._groups.get((kind, index))
            if not groups:
                continue
            before = None if old is None else group_of(old)
            after = None if new is None else group_of(new)
            if before == after:
                continue
            if before is not None and before in groups:
                groups[before].pop(key, None)
            if after is not None and after in groups:
                groups[after][key] = None
