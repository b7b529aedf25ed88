"""Reading lists page by page: conditions, sort and keyset in SQL over a named selection; knows no list by name and no toolkit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.exact import from_scaled

Value = str | int | Decimal | date | datetime | bool | None
NO_DAY = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list: `sql` its expression in the selection, `type` text, integer, scaled, date, moment or flag."""

    id: str
    sql: str
    type: str = "text"
    scale: int = 0
    searched: bool = False
    """Free words are looked for here."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list reads: everything behind FROM, its fields, and the ids of those that make a row unique."""

    source: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    where: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    descending: bool = False
    """The order by the key alone, where nobody asks for another one."""

    def field_of(self, name: str) -> Field:
        return next(one for one in self.fields if one.id == name)


@dataclass(frozen=True, slots=True)
class Demand:
    """A condition on a field; `op` is contains, equals, starts, any_of, between, above, below, not, empty or filled."""

    field: str
    op: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is asked; all demands hold together, every word is found in some searched field."""

    demands: tuple[Demand, ...] = ()
    words: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One row: the values of the key, and of the fields in their order."""

    key: tuple[Value, ...]
    cells: tuple[Value, ...]


def read_page(
    connection: sa.Connection, selection: Selection, question: Question, after: tuple[Any, ...] | None, limit: int
) -> tuple[list[Found], tuple[Any, ...] | None]:
    """The next rows behind the cursor `after`, and the cursor for those after them (None: these were the last)."""
    pen = _Pen(connection, selection, question)
    order, descending = pen.order()
    conditions = pen.conditions()
    if after is not None:
        marks = [pen.raw(value) for value in after]
        sign = "<" if descending else ">"
        conditions.append(f"({', '.join(order)}) {sign} ({', '.join(marks)})")
    direction = " DESC" if descending else ""
    columns = ", ".join(one.sql for one in selection.fields)
    sql = (
        f"SELECT {columns}, {', '.join(order)} FROM {selection.source}{_where(conditions)} "
        f"ORDER BY {', '.join(one + direction for one in order)} LIMIT {limit + 1}"
    )
    rows = connection.execute(sa.text(sql), pen.values).all()
    width = len(selection.fields)
    found = [_found(selection, tuple(row[:width])) for row in rows[:limit]]
    return found, tuple(rows[limit - 1][width:]) if len(rows) > limit else None


def read_count(connection: sa.Connection, selection: Selection, question: Question, cap: int) -> int:
    """How many rows match, at most `cap` + 1."""
    pen = _Pen(connection, selection, question)
    inner = f"SELECT 1 FROM {selection.source}{_where(pen.conditions())} LIMIT {cap + 1}"
    return int(connection.execute(sa.text(f"SELECT COUNT(*) FROM ({inner}) AS counted"), pen.values).scalar_one())


def read_totals(connection: sa.Connection, selection: Selection, question: Question, names: Sequence[str]) -> dict[str, Decimal]:
    """Exact sums of scaled fields over all rows that match."""
    pen = _Pen(connection, selection, question)
    fields = [selection.field_of(name) for name in names]
    sums = ", ".join(f"COALESCE(SUM({one.sql}), 0)" for one in fields)
    row = connection.execute(sa.text(f"SELECT {sums} FROM {selection.source}{_where(pen.conditions())}"), pen.values).one()
    return {one.id: from_scaled(int(value), one.scale) for one, value in zip(fields, row, strict=True)}


def read_all(connection: sa.Connection, selection: Selection, question: Question, chunk: int = 2_000) -> Iterator[Found]:
    """Every row that matches, in order, read in chunks by key."""
    after: tuple[Any, ...] | None = None
    while True:
        rows, after = read_page(connection, selection, question, after, chunk)
        yield from rows
        if after is None:
            return


class _Pen:
    """Writes the SQL of one question; every value is bound."""

    def __init__(self, connection: sa.Connection, selection: Selection, question: Question) -> None:
        self._sqlite = connection.dialect.name == "sqlite"
        self._selection = selection
        self._question = question
        self.values: dict[str, Any] = {name: self._bound(value) for name, value in selection.given.items()}

    def order(self) -> tuple[list[str], bool]:
        """The expressions of the order, unique at the end, and whether they run down."""
        selection, asked = self._selection, self._question
        keys = [self._ordered(selection.field_of(name)) for name in selection.key]
        if not asked.sort:
            return keys, selection.descending
        first = self._ordered(selection.field_of(asked.sort))
        return [first, *(key for key in keys if key != first)], asked.descending

    def conditions(self) -> list[str]:
        parts = [self._selection.where] if self._selection.where else []
        parts += [self._demand(demand) for demand in self._question.demands]
        searched = [one for one in self._selection.fields if one.searched]
        for word in self._question.words:
            mark = self.raw(f"%{_escaped(word.lower())}%")
            parts.append("(" + " OR ".join(f"LOWER({one.sql}) LIKE {mark} ESCAPE '\\'" for one in searched) + ")")
        return parts

    def raw(self, value: Any) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = self._bound(value)
        return f":{name}"

    def _demand(self, demand: Demand) -> str:
        one, values = self._selection.field_of(demand.field), demand.values
        text = f"LOWER({one.sql})"
        match demand.op:
            case "contains" | "starts":
                body = _escaped(str(values[0]).lower())
                mark = self.raw(f"{'%' if demand.op == 'contains' else ''}{body}%")
                return f"{text} LIKE {mark} ESCAPE '\\'"
            case "any_of":
                if one.type == "text":
                    return f"{text} IN ({', '.join(self.raw(str(value).lower()) for value in values)})"
                return f"{one.sql} IN ({', '.join(self._stored(one, value) for value in values)})"
            case "between":
                low, high = values
                bounds = [f"{one.sql} >= {self._stored(one, low, up=True)}"] if low is not None else []
                return " AND ".join([*bounds, *([f"{one.sql} <= {self._stored(one, high)}"] if high is not None else [])]) or "1 = 1"
            case "above":
                return f"{one.sql} > {self._stored(one, values[0])}"
            case "below":
                return f"{one.sql} < {self._stored(one, values[0], up=True)}"
            case "empty":
                return self._is_empty(one)
            case "filled":
                return f"NOT ({self._is_empty(one)})"
            case _:
                return self._equality(one, values[0], "=" if demand.op == "equals" else "<>")

    def _equality(self, one: Field, value: Value, sign: str) -> str:
        if one.type == "text":
            return f"LOWER({one.sql}) {sign} {self.raw(str(value).lower())}"
        if one.type == "scaled" and isinstance(value, Decimal) and value != from_scaled(int(_scaled(value, one.scale)), one.scale):
            return "1 = 0" if sign == "=" else "1 = 1"
        return f"{one.sql} {sign} {self._stored(one, value)}"

    def _is_empty(self, one: Field) -> str:
        if one.type == "text":
            return f"COALESCE({one.sql}, '') = ''"
        return f"{one.sql} IS NULL" + (f" OR {one.sql} = 0" if one.type in ("scaled", "integer") else "")

    def _stored(self, one: Field, value: Value, *, up: bool = False) -> str:
        """The value as the database holds it; finer than it can hold, the next one that satisfies a bound."""
        if one.type == "scaled" and isinstance(value, Decimal | int) and not isinstance(value, bool):
            return self.raw(_scaled(Decimal(value), one.scale, up=up))
        return self.raw(value)

    def _ordered(self, one: Field) -> str:
        if one.type in ("date", "moment"):
            kind = "" if self._sqlite else ("DATE " if one.type == "date" else "TIMESTAMPTZ ")
            return f"COALESCE({one.sql}, {kind}'{NO_DAY}')"
        return one.sql

    def _bound(self, value: Any) -> Any:
        return value.isoformat() if self._sqlite and isinstance(value, date | datetime) else value


def _scaled(value: Decimal, scale: int, *, up: bool = False) -> int:
    return int(value.scaleb(scale).to_integral_value(ROUND_CEILING if up else ROUND_FLOOR))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _found(selection: Selection, row: tuple[Any, ...]) -> Found:
    cells = tuple(_value(one, value) for one, value in zip(selection.fields, row, strict=True))
    by_id = {one.id: cell for one, cell in zip(selection.fields, cells, strict=True)}
    return Found(tuple(by_id[name] for name in selection.key), cells)


def _value(one: Field, value: Any) -> Value:
    if value is None:
        return None
    match one.type:
        case "scaled":
            return from_scaled(int(value), one.scale)
        case "integer":
            return int(value)
        case "flag":
            return bool(value)
        case "date":
            return date.fromisoformat(value) if isinstance(value, str) else value
        case "moment":
            return datetime.fromisoformat(value) if isinstance(value, str) else value
        case _:
            return str(value)
