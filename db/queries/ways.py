"""Chooses how the rows of a page are found: in a file by the indexes that are kept for its lists, on a server by one plain statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from db.queries import conditions
from db.queries.conditions import NEVER, Pen, aliases_in, columns_in, where_all
from db.queries.selections import Field, Lead, Question, Selection, Walk

Key = tuple[Any, ...]
GROUPS_MOST = 2_000
"""With more values than these to walk by, all rows are sorted."""
GROUPS_FIRST, GROUPS_AT_ONCE = 8, 400
ROWS_FIRST = 16


@dataclass(frozen=True, slots=True)
class _Block:
    """The values of a walk's columns that come together in an order, which are all under `value` of what is sorted by."""

    value: Any
    groups: tuple[Key, ...]


class Ways:
    """The ways to the rows of one question. Every way gives the same rows in the same order; they differ in how many others they read."""

    def __init__(self, connection: sa.Connection, selection: Selection, question: Question) -> None:
        self.pen = Pen(connection, selection, question)
        self._selection = selection
        self._alias = selection.source.split()[-1]
        self.order, self.descending = self.pen.order()
        self._ends = self.pen.ends()
        self._conditions = self.pen.conditions()
        indexed = self.pen.sqlite and bool(selection.rows)
        self._few = self._choose_few() if indexed else None
        self._indexes = self._list_indexes() if indexed else frozenset[str]()

    def keys(self, after: Key | None, need: int) -> list[Key]:
        """What identifies the next `need` rows behind the cursor `after`, in order."""
        if f"({NEVER})" in self._conditions:
            return []
        if self._few is not None or not self.pen.sqlite:
            return self._plain(after, need)
        if walked := self._by_walk(after, need):
            return walked[0]
        first = next((one for one in self._selection.fields if self.pen.ordered(one) == self.order[0]), None)
        if first is not None and first.parts:
            return self._by_parts(first, after, need)
        for lead in self._selection.leads:
            if first is not None and lead.field == first.id and lead.index in self._indexes:
                return self._by_lead(lead, after, need)
        return self._plain(after, need)

    def everything(self, expressions: Sequence[str]) -> str:
        """FROM and WHERE of all rows that match, with the joins that `expressions` need."""
        rest, start, source = self._conditions, "", ""
        makes: tuple[str, ...] = ()
        if self._few is not None:
            rest = [self._few, *(self.pen.unindexed(one) for one in rest if one != self._few)]
        elif f"({NEVER})" not in rest:
            for walk in self._deciding():
                decided = self._decided(walk)
                if (groups := self._groups(walk, "", decided)) is not None:
                    start, source, makes = f"{self._listed(walk, [(0, group) for _, group in groups])} ", walk.source, walk.makes
                    among = [f"{walk.alias}.{column} = g.p{n}" for n, column in enumerate(walk.columns)]
                    rest = [*among, *(self.pen.unindexed(one) for one in rest if one not in decided)]
                    break
        return f" FROM {start}{self.pen.joined([*expressions, *rest], source=source, makes=makes)}{where_all(rest)}"

    # One statement for a page

    def _plain(self, after: Key | None, need: int) -> list[Key]:
        """By an index that has the order, or of a few rows; what is not a bound of the order is looked at on the way."""
        if self._few is not None:
            order = [self.pen.unindexed(one) for one in self.order]
            conditions = [self._few, *(self.pen.unindexed(one) for one in self._conditions if one != self._few)]
        else:
            order = self.order
            conditions = [self._on_the_way(one, order[0]) for one in self._conditions]
        if after is not None:
            conditions.append(self._beyond(order, after, down=self.descending))
        return self._found(self.pen.joined([*conditions, *order]), conditions, self._sorting(order), need)

    def _by_parts(self, one: Field, after: Key | None, need: int) -> list[Key]:
        """Part by part, each in an order that an index has."""
        found: list[Key] = []
        least, above = one.parts
        for part in (above, least) if self.descending else (least, above):
            room = need - len(found)
            conditions = [self.pen.unindexed(condition) for condition in self._conditions]
            order, sorting = self._ends, self._sorting(self._ends)
            in_least = after is not None and after[0] == least.constant
            if part is least:
                if after is not None and not in_least and not self.descending:
                    continue
                conditions.append(self.pen.unindexed(part.where))
                if after is not None and in_least:
                    conditions.append(self._beyond(self._ends, after[1:], down=self.descending))
            else:
                if after is not None and in_least and self.descending:
                    continue
                down = self.descending != part.turned
                conditions.append(part.where)
                if after is not None and not in_least:
                    value = self.pen.raw(-after[0] if part.turned else after[0])
                    sign = "<" if down else ">"
                    rest = self._beyond(self._ends, after[1:], down=self.descending)
                    conditions += [f"{part.by} {sign}= {value}", f"({part.by} {sign} {value} OR {rest})"]
                order = [part.by, *self._ends]
                sorting = f"ORDER BY {part.by}{' DESC' if down else ''}, {sorting.removeprefix('ORDER BY ')}"
            found += self._found(self.pen.joined([*conditions, *order]), conditions, sorting, room)
            if len(found) >= need:
                break
        return found

    def _by_lead(self, lead: Lead, after: Key | None, need: int) -> list[Key]:
        """From the joined table in its order to the rows of each of its own."""
        conditions = [self.pen.unindexed(one) for one in self._conditions]
        if after is not None:
            sign = "<" if self.descending else ">"
            value = self.pen.raw(after[0])
            rest = self._beyond(self._ends, after[1:], down=self.descending)
            conditions += [f"{self.order[0]} {sign}= {value}", f"({self.order[0]} {sign} {value} OR {rest})"]
        source = self.pen.joined([*conditions, *self.order], source=lead.source, makes=lead.makes)
        return self._found(source, conditions, self._sorting(self.order), need)

    def _found(self, source: str, conditions: Sequence[str], sorting: str, need: int) -> list[Key]:
        return [
            tuple(row) for row in self.pen.run(f"SELECT {self._identity()} FROM {source}{where_all(conditions)} {sorting} LIMIT {need}")
        ]

    # Walking an index value by value

    def _by_walk(self, after: Key | None, need: int) -> tuple[list[Key]] | None:
        """The page by walking an index, or of the few rows of some values; None where no index is begun by what is asked."""
        own_order = self.order == self._ends
        if not own_order and (few := self._few_groups()):
            self._few = few
            return (self._plain(after, need),)
        sort = "" if own_order else self.order[0]
        for walk in self._deciding() if own_order else self._deciding(sort):
            decided = self._decided(walk)
            beyond = [f"{sort} {'<' if self.descending else '>'}= {self.pen.raw(after[0])}"] if after is not None and sort else []
            groups = self._groups(walk, sort, [*decided, *beyond])
            if groups is not None:
                blocks = [_Block(value, tuple(group for _, group in some)) for value, some in groupby(groups, key=lambda one: one[0])]
                residual = [self._on_the_way(one, walk.orders[0]) for one in self._conditions if one not in decided]
                return (self._through(walk, blocks, residual, after, need, sorted_by_blocks=bool(sort)),)
        return None

    def _through(
        self, walk: Walk, blocks: Sequence[_Block], residual: Sequence[str], after: Key | None, need: int, *, sorted_by_blocks: bool
    ) -> list[Key]:
        """Block by block until there are enough rows; more blocks at once when they turn out to hold few."""
        found: list[Key] = []
        done, room = 0, GROUPS_FIRST
        if after is not None and blocks and (not sorted_by_blocks or blocks[0].value == after[0]):
            cursor = after[1:] if sorted_by_blocks else after
            marks = ", ".join(self.pen.raw(value) for value in cursor[: walk.seeks])
            seek = f"({', '.join(walk.orders[: walk.seeks])}) {'<' if self.descending else '>'}= ({marks})"
            behind = self._beyond(walk.orders, cursor, down=self.descending)
            found, done = self._merged(walk, blocks[:1], [*residual, seek, behind], need), 1
        while len(found) < need and done < len(blocks):
            last, width = done + 1, len(blocks[done].groups)
            while last < len(blocks) and width + len(blocks[last].groups) <= room:
                width += len(blocks[last].groups)
                last += 1
            found += self._merged(walk, blocks[done:last], residual, need - len(found))
            done, room = last, min(room * 4, GROUPS_AT_ONCE)
        return found

    def _merged(self, walk: Walk, blocks: Sequence[_Block], conditions: Sequence[str], need: int) -> list[Key]:
        """The first rows of some blocks: so many of each group as are likely to do, and more where that was not enough."""
        groups = [(place, group) for place, block in enumerate(blocks) for group in block.groups]
        most = need if len(groups) <= 2 else min(need, max(ROWS_FIRST, 3 * need // len(groups)))
        while True:
            rows = self._first_of_each(walk, groups, conditions, most)
            met = Counter(row[0] for row in rows)
            cut_off = {group for group, count in met.items() if count == most}
            if not cut_off or most >= need:
                return [row[1:] for row in rows[:need]]
            last = {row[0]: place for place, row in enumerate(rows)}
            if min(last[group] for group in cut_off) + 1 >= need:
                return [row[1:] for row in rows[:need]]
            most = min(most * 4, need)

    def _first_of_each(self, walk: Walk, groups: Sequence[tuple[int, Key]], conditions: Sequence[str], most: int) -> list[tuple[Any, ...]]:
        """(number of the group, what identifies the row) of the first `most` rows of each, in order of block and then of the list."""
        of_group = [f"{walk.alias}.{column} = g.p{n}" for n, column in enumerate(walk.columns)]
        inner = self.pen.joined([*conditions, *walk.orders], source=walk.source, makes=walk.makes)
        table = self._selection.source.split()[0]
        other = re.compile(rf"\b{self._alias}\.")
        ends = self._sorting([other.sub("own.", end) for end in self._ends]).removeprefix("ORDER BY ")
        identity = ", ".join(other.sub("own.", one) for one in self._selection.rows)
        return [
            tuple(row)
            for row in self.pen.run(
                f"SELECT g.i, {identity} FROM {self._listed(walk, groups)} {table} own WHERE own.rowid IN (SELECT {self._alias}.rowid "
                f"FROM {inner}{where_all([*of_group, *conditions])} {self._sorting(walk.orders)} LIMIT {most}) ORDER BY g.o, {ends}"
            )
        ]

    def _listed(self, walk: Walk, groups: Sequence[tuple[int, Key]]) -> str:
        """A table g of groups, to be joined: o the place of their block, i their own number, p0 … the values of the walk's columns."""
        bound = {value: self.pen.raw(value) for _, group in groups for value in group}
        names = ", ".join(f"p{n}" for n in range(len(walk.columns)))
        if not groups:
            return f"(SELECT 0 AS o, 0 AS i, {', '.join(f'0 AS p{n}' for n in range(len(walk.columns)))} WHERE {NEVER}) AS g CROSS JOIN"
        rows = ", ".join(f"({place}, {i}, {', '.join(bound[value] for value in group)})" for i, (place, group) in enumerate(groups))
        columns = ", ".join(f"column{n + 3} AS {name}" for n, name in enumerate(names.split(", ")))
        return f"(SELECT column1 AS o, column2 AS i, {columns} FROM (VALUES {rows})) AS g CROSS JOIN"

    def _groups(self, walk: Walk, sort: str, conditions: Sequence[str]) -> list[tuple[Any, Key]] | None:
        """(value sorted by, values of the walk's columns) of all that are there, in the order asked; None when they are too many.

        From each value the next one is looked up, so that it takes as many steps as there are values and not as there are rows.
        """
        table = f"{walk.table} INDEXED BY {walk.index}"
        steps: list[str] = []
        for depth, column in enumerate(walk.columns):
            known = [f"c{n}" for n in range(depth)]
            carried = "".join(f"w{depth}.{name}, " for name in known)
            same = [f"{name} = w{depth}.c{n}" for n, name in enumerate(walk.columns[:depth])]
            following = f"SELECT MIN({column}) FROM {table}{where_all([*same, f'{column} > w{depth}.c{depth}'])}"
            if depth:
                begun = where_all([one.replace(f"w{depth}.", f"w{depth - 1}.") for one in same])
                outer = "".join(f"w{depth - 1}.{name}, " for name in known)
                start = f"SELECT {outer}(SELECT MIN({column}) FROM {table}{begun}) FROM w{depth - 1} WHERE w{depth - 1}.c{depth - 1} IS NOT NULL"
            else:
                start = f"SELECT MIN({column}) FROM {table}"
            names = ", ".join([*known, f"c{depth}"])
            steps.append(
                f"w{depth}({names}) AS ({start} UNION ALL SELECT {carried}({following}) FROM w{depth} WHERE w{depth}.c{depth} IS NOT NULL)"
            )
        last = len(walk.columns) - 1
        named = ", ".join(f"c{n} AS {column}" for n, column in enumerate(walk.columns))
        source = f"(SELECT {named} FROM w{last} WHERE c{last} IS NOT NULL) AS {walk.alias}"
        joined = self.pen.joined([sort, *conditions], source=source, makes=(walk.alias,))
        wanted = ", ".join(f"{walk.alias}.{column}" for column in walk.columns)
        order = f"ORDER BY 1{' DESC' if self.descending else ''}" if sort else ""
        rows = self.pen.run(
            f"WITH RECURSIVE {', '.join(steps)} SELECT {sort or 0}, {wanted} FROM {joined}{where_all(conditions)} {order} LIMIT {GROUPS_MOST + 1}"
        )
        return None if len(rows) > GROUPS_MOST else [(row[0], tuple(row[1:])) for row in rows]

    def _few_groups(self) -> str | None:
        """The condition that rows are of the groups that are asked for, where an index decides it and they are few."""
        for walk in self._deciding():
            groups = self._groups(walk, "", self._decided(walk))
            if groups is not None:
                return self._of_few(walk, groups)
        return None

    def _of_few(self, walk: Walk, groups: Sequence[tuple[Any, Key]]) -> str | None:
        if not groups:
            return f"({NEVER})"
        values = ", ".join(f"({', '.join(self.pen.raw(value) for value in group)})" for _, group in groups)
        among = f"({', '.join(walk.columns)}) IN ({'VALUES ' if len(walk.columns) > 1 else ''}{values})"
        if walk.alias == self._alias:
            condition = "(" + among.replace("(", f"({walk.alias}.", 1).replace(", ", f", {walk.alias}.", len(walk.columns) - 1) + ")"
        else:
            condition = (
                f"(({', '.join(walk.on)}) IN (SELECT {', '.join(walk.keys)} FROM {walk.table} INDEXED BY {walk.index} WHERE {among}))"
            )
        counted = f"SELECT COUNT(*) FROM (SELECT 1 FROM {self._selection.source} WHERE {condition} LIMIT {conditions.ROWS_MANY + 1})"
        return condition if int(self.pen.run(counted)[0][0]) <= conditions.ROWS_MANY else None

    # What decides

    def _choose_few(self) -> str | None:
        return next((one for one in self._conditions if one != f"({NEVER})" and columns_in(one) and self.pen.is_few(one)), None)

    def _deciding(self, sort: str = "") -> list[Walk]:
        """The walks whose values decide what is sorted by, or else any condition; those that decide the most conditions come first."""
        usable = [one for one in self._selection.walks if one.index in self._indexes]
        able = [one for one in usable if (self._decides(one, sort) if sort else self._decided(one))]
        return sorted(able, key=lambda one: -len(self._decided(one)))

    def _decided(self, walk: Walk) -> list[str]:
        return [one for one in self._conditions if self._decides(walk, one)]

    def _decides(self, walk: Walk, expression: str) -> bool:
        """Whether the values of the walk's columns say what the expression is."""
        own = {f"{walk.alias}.{column}" for column in walk.columns}
        joins = dict(self._selection.joins)
        decided = {walk.alias}
        asked = aliases_in([expression])
        for alias in asked - {walk.alias, self._alias}:
            about = columns_in(joins.get(alias, f"{self._alias}.unknown"))
            if {one for one in about if not one.startswith(f"{alias}.")} <= own:
                decided.add(alias)
        return asked <= decided and {one for one in columns_in(expression) if one.startswith(f"{walk.alias}.")} <= own

    def _on_the_way(self, condition: str, first: str) -> str:
        """A condition as an index in the order of `first` takes it: as a bound where it is one, else looked at row by row."""
        return condition if columns_in(condition) == {first} else self.pen.unindexed(condition)

    def _beyond(self, order: Sequence[str], after: Key, *, down: bool) -> str:
        return f"({', '.join(order)}) {'<' if down else '>'} ({', '.join(self.pen.raw(value) for value in after)})"

    def _sorting(self, order: Sequence[str]) -> str:
        return "ORDER BY " + ", ".join(one + (" DESC" if self.descending else "") for one in order)

    def _identity(self) -> str:
        return ", ".join(self._selection.rows)

    def _list_indexes(self) -> frozenset[str]:
        """The indexes that the file has: one may have been made by an earlier version."""
        return frozenset(str(row[0]) for row in self.pen.run("SELECT name FROM sqlite_master WHERE type = 'index'"))
