"""Reading lists page by page: conditions, sort and keyset in SQL over a named selection; knows no list by name and no toolkit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.exact import from_scaled

Value = str | int | Decimal | date | datetime | bool | None
NO_DAY = "0001-01-01"
TEXTS_MOST = 500
ROWS_MANY = 2_000
_ALIAS = re.compile(r"\b([a-z]+)\.")


@dataclass(frozen=True, slots=True)
class Via:
    """How rows are found by a text that stands in another table: its `keys` in the rows of `table` where `column` matches are `on`."""

    on: tuple[str, ...]
    table: str
    keys: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list: `sql` its expression in the selection, `type` text, integer, scaled, date, moment or flag."""

    id: str
    sql: str
    type: str = "text"
    scale: int = 0
    searched: bool = False
    """Free words are looked for here."""
    via: Via | None = None
    """Where its texts are kept once, so that a search reads them and not every row."""
    optional: bool = False
    """A date or moment that may be absent."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list reads: the source of its rows, what may be joined to each, its fields, and those that make a row unique.

    A join is (alias, SQL) and keeps the number of rows; only those that a question needs are made. Where `rows` names the expressions
    that identify a row of the source, a page is first found by them and only its own rows are joined with everything.
    """

    source: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    where: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    joins: tuple[tuple[str, str], ...] = ()
    rows: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    """The order where nobody asks for another one, unique at its end; that of the key when empty."""
    descending: bool = False

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
    sorting = "ORDER BY " + ", ".join(one + (" DESC" if descending else "") for one in order)
    columns = ", ".join(one.sql for one in selection.fields)
    cut = f"LIMIT {limit + 1}"
    if selection.rows:
        names = [f"k{n}" for n in range(len(selection.rows))]
        keys = ", ".join(f"{sql} AS {name}" for sql, name in zip(selection.rows, names, strict=True))
        found_by = f"SELECT {keys} FROM {pen.joined([*conditions, *order])}{_where(conditions)} {sorting} {cut}"
        same = " AND ".join(f"{sql} = page.{name}" for sql, name in zip(selection.rows, names, strict=True))
        first, _, rest = pen.joined([columns]).partition(" ")
        alias, _, joins = rest.partition(" ")
        sql = f"SELECT {columns}, {', '.join(order)} FROM ({found_by}) AS page JOIN {first} {alias} ON {same} {joins} {sorting}"
    else:
        sql = f"SELECT {columns}, {', '.join(order)} FROM {pen.joined([columns])}{_where(conditions)} {sorting} {cut}"
    rows = connection.execute(sa.text(sql), pen.values).all()
    width = len(selection.fields)
    found = [_found(selection, tuple(row[:width])) for row in rows[:limit]]
    return found, tuple(rows[limit - 1][width:]) if len(rows) > limit else None


def read_count(connection: sa.Connection, selection: Selection, question: Question, cap: int) -> int:
    """How many rows match, at most `cap` + 1."""
    pen = _Pen(connection, selection, question)
    conditions = pen.conditions()
    inner = f"SELECT 1 FROM {pen.joined(conditions)}{_where(conditions)} LIMIT {cap + 1}"
    return int(connection.execute(sa.text(f"SELECT COUNT(*) FROM ({inner}) AS counted"), pen.values).scalar_one())


def read_totals(connection: sa.Connection, selection: Selection, question: Question, names: Sequence[str]) -> dict[str, Decimal]:
    """Exact sums of scaled fields over all rows that match."""
    pen = _Pen(connection, selection, question)
    fields = [selection.field_of(name) for name in names]
    sums = ", ".join(f"COALESCE(SUM({one.sql}), 0)" for one in fields)
    conditions = pen.conditions()
    row = connection.execute(sa.text(f"SELECT {sums} FROM {pen.joined([sums, *conditions])}{_where(conditions)}"), pen.values).one()
    return {one.id: from_scaled(int(value), one.scale) for one, value in zip(fields, row, strict=True)}


def read_all(connection: sa.Connection, selection: Selection, question: Question, chunk: int = 2_000) -> Iterator[Found]:
    """Every row that matches, in order, read in chunks by key."""
    after: tuple[Any, ...] | None = None
    while True:
        rows, after = read_page(connection, selection, question, after, chunk)
        yield from rows
        if after is None:
            return


@dataclass(frozen=True, slots=True)
class _Match:
    """A condition as an index finds its rows, and as a row met on the way is looked at; `indexed` where the two differ."""

    sql: str
    walked: str
    indexed: bool


class _Pen:
    """Writes the SQL of one question; every value is bound."""

    def __init__(self, connection: sa.Connection, selection: Selection, question: Question) -> None:
        self._connection = connection
        self._sqlite = connection.dialect.name == "sqlite"
        self._selection = selection
        self._question = question
        self.values: dict[str, Any] = {name: self._bound(value) for name, value in selection.given.items()}

    def order(self) -> tuple[list[str], bool]:
        """The expressions of the order, unique at the end, and whether they run down."""
        selection, asked = self._selection, self._question
        ends = [self._ordered(selection.field_of(name)) for name in selection.order or selection.key]
        if not asked.sort:
            return ends, selection.descending
        first = self._ordered(selection.field_of(asked.sort))
        return [first, *(end for end in ends if end != first)], asked.descending

    def joined(self, expressions: Sequence[str]) -> str:
        """The source and those of its joins that the expressions speak of."""
        used = set(_ALIAS.findall(" ".join(expressions)))
        return " ".join([self._selection.source, *(sql for alias, sql in self._selection.joins if alias in used)])

    def conditions(self) -> list[str]:
        """What has to hold: what the list is about, every demand, and every word in some searched field."""
        parts = [self._selection.where] if self._selection.where else []
        parts += [self._demand(demand) for demand in self._question.demands]
        return parts + [self._has_word(word) for word in self._question.words]

    def _has_word(self, word: str) -> str:
        """Rows of few matching texts are found by an index; where there are many, walking in order meets a page of them soon."""
        fields = [one for one in self._selection.fields if one.searched]
        matches = [one for one in (self._contains(field, word) for field in fields) if one is not None]
        if not matches:
            return "1 = 0"
        found = " OR ".join(one.sql for one in matches)
        walked = " OR ".join(one.walked for one in matches)
        if all(one.indexed for one in matches) and not self._are_many(found):
            return f"({found})"
        return f"({walked})"

    def _contains(self, one: Field, word: str) -> _Match | None:
        """Where a field holds a word; None where none of the texts that it could show does."""
        mark = self.raw(f"%{_escaped(word.lower())}%")
        plain = self._like(one.sql, mark)
        if one.via is None:
            return _Match(plain, plain, indexed=False)
        via = one.via
        texts = f"SELECT DISTINCT {', '.join(via.keys)} FROM {via.table} WHERE {self._like(via.column, mark)} LIMIT {TEXTS_MOST + 1}"
        keys = self._connection.execute(sa.text(texts), {mark[1:]: self.values[mark[1:]]}).all()
        if not keys:
            return None
        if len(keys) > TEXTS_MOST:
            return _Match(plain, plain, indexed=False)
        listed = ", ".join(f"({', '.join(self.raw(value) for value in key)})" for key in keys)
        among = f"IN ({'VALUES ' if len(via.on) > 1 else ''}{listed})"
        unindexed = "+" if self._sqlite else ""
        return _Match(f"({', '.join(via.on)}) {among}", f"({', '.join(unindexed + name for name in via.on)}) {among}", indexed=True)

    def _are_many(self, condition: str) -> bool:
        inner = f"SELECT 1 FROM {self.joined([condition])} WHERE {condition} LIMIT {ROWS_MANY + 1}"
        return int(self._connection.execute(sa.text(f"SELECT COUNT(*) FROM ({inner}) AS met"), self.values).scalar_one()) > ROWS_MANY

    def _like(self, text: str, mark: str) -> str:
        return f"{text if self._sqlite else f'LOWER({text})'} LIKE {mark} ESCAPE '\\'"

    def raw(self, value: Any) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = self._bound(value)
        return f":{name}"

    def _demand(self, demand: Demand) -> str:
        one, values = self._selection.field_of(demand.field), demand.values
        match demand.op:
            case "contains" | "starts" if not str(values[0]):
                return "1 = 1"
            case "contains":
                match = self._contains(one, str(values[0]))
                return "1 = 0" if match is None else match.sql
            case "starts":
                return self._like(one.sql, self.raw(f"{_escaped(str(values[0]).lower())}%"))
            case "any_of":
                if one.type == "text":
                    return self._is_any(one, [str(value) for value in values])
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
            return self._is_any(one, [str(value)]) if sign == "=" else f"LOWER({one.sql}) <> {self.raw(str(value).lower())}"
        if one.type == "scaled" and isinstance(value, Decimal) and value != from_scaled(int(_scaled(value, one.scale)), one.scale):
            return "1 = 0" if sign == "=" else "1 = 1"
        return f"{one.sql} {sign} {self._stored(one, value)}"

    def _is_any(self, one: Field, texts: Sequence[str]) -> str:
        """The field's text is one of these, whatever the case of its ASCII letters; looked up where the texts are kept once."""
        marks = ", ".join(self.raw(text.lower()) for text in texts)
        if one.via is None or "" in texts:
            return f"LOWER({one.sql}) IN ({marks})"
        via = one.via
        return f"({', '.join(via.on)}) IN (SELECT {', '.join(via.keys)} FROM {via.table} WHERE LOWER({via.column}) IN ({marks}))"

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
        if one.optional and one.type in ("date", "moment"):
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
