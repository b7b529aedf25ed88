"""Writes what a list is asked as SQL: its order, the joins it needs, and one condition for each demand and word; every value is bound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.exact import from_scaled
from db.queries.selections import NO_DAY, Demand, Field, Question, Selection, Value

TEXTS_MOST = 500
ROWS_MANY = 5_000
ALWAYS, NEVER = "1 = 1", "1 = 0"
_ALIAS = re.compile(r"\b([a-z]+)\.")
_COLUMN = re.compile(r"\b([a-z]+\.[a-z_]+)")
_TURNED = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def aliases_in(expressions: Sequence[str]) -> set[str]:
    """The aliases of tables that expressions speak of."""
    return set(_ALIAS.findall(" ".join(expressions)))


def columns_in(expression: str) -> set[str]:
    """The columns, with their alias, that an expression speaks of."""
    return set(_COLUMN.findall(expression))


def where_all(conditions: Sequence[str]) -> str:
    """A WHERE clause that all of them hold; "" without any."""
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


class Pen:
    """Writes the SQL of one question. `values` are those bound so far."""

    def __init__(self, connection: sa.Connection, selection: Selection, question: Question) -> None:
        self.connection = connection
        self.selection = selection
        self.question = question
        self.sqlite = connection.dialect.name == "sqlite"
        self.values: dict[str, Any] = {name: self._bound(value) for name, value in selection.given.items()}

    def order(self) -> tuple[list[str], bool]:
        """The expressions of the order, unique at the end, and whether they run down."""
        selection, asked = self.selection, self.question
        ends = self.ends()
        if not asked.sort:
            return ends, selection.descending
        first = self.ordered(selection.field_of(asked.sort))
        return [first, *(end for end in ends if end != first)], asked.descending

    def ends(self) -> list[str]:
        """The expressions of the list's own order."""
        return [self.ordered(self.selection.field_of(name)) for name in self.selection.order or self.selection.key]

    def joined(self, expressions: Sequence[str], *, source: str = "", makes: Sequence[str] = ()) -> str:
        """The source (or another one that makes some of the joins) and those of the joins that the expressions speak of."""
        used = aliases_in(expressions) - set(makes)
        return " ".join([source or self.selection.source, *(sql for alias, sql in self.selection.joins if alias in used)])

    def conditions(self) -> list[str]:
        """What has to hold: what the list is about, every demand, and every word in some searched field."""
        parts = [self.selection.where] if self.selection.where else []
        parts += [self._demand(demand) for demand in self.question.demands]
        parts += [self._has_word(word) for word in self.question.words]
        return [f"({part})" for part in parts if part != ALWAYS]

    def unindexed(self, expression: str) -> str:
        """The same expression, for which no index of a file is used: rows met on the way are looked at."""
        return _COLUMN.sub(r"+\1", expression) if self.sqlite else expression

    def is_few(self, condition: str) -> bool:
        """Whether an index of a file finds the rows of a condition, and they are few enough to be sorted at once."""
        inner = f"SELECT 1 FROM {self.joined([condition])} WHERE {condition} LIMIT {ROWS_MANY + 1}"
        plan = self.run(f"EXPLAIN QUERY PLAN {inner}")
        if any(row[1] == 0 and str(row[3]).startswith("SCAN") for row in plan):
            return False
        return int(self.run(f"SELECT COUNT(*) FROM ({inner}) AS met")[0][0]) <= ROWS_MANY

    def run(self, sql: str) -> Sequence[Any]:
        """The rows of a statement with the values bound so far."""
        return self.connection.execute(sa.text(sql), self.values).all()

    def raw(self, value: Any) -> str:
        """A mark for a value, which is bound."""
        name = f"v{len(self.values)}"
        self.values[name] = self._bound(value)
        return f":{name}"

    def ordered(self, one: Field) -> str:
        """What a field is sorted by."""
        if one.optional and one.type in ("date", "moment"):
            kind = "" if self.sqlite else ("DATE " if one.type == "date" else "TIMESTAMPTZ ")
            return f"COALESCE({one.sql}, {kind}'{NO_DAY}')"
        return one.sql

    def _has_word(self, word: str) -> str:
        matches = [one for one in (self._contains(field, word) for field in self.selection.fields if field.searched) if one != NEVER]
        return " OR ".join(matches) or NEVER

    def _contains(self, one: Field, word: str) -> str:
        """Where a field holds a word."""
        mark = self.raw(f"%{_escaped(word.lower())}%")
        plain = self._like(one.sql, mark)
        return plain if one.via is None else self._looked_up(one, self._like(one.via.column, mark), plain)

    def _looked_up(self, one: Field, matches: str, plain: str) -> str:
        """The rows of those keys under which matching texts are kept; `plain` where there are too many to name them."""
        via = one.via
        assert via is not None
        keys = self.run(f"SELECT DISTINCT {', '.join(via.keys)} FROM {via.table} WHERE {matches} LIMIT {TEXTS_MOST + 1}")
        if not keys:
            return NEVER
        if len(keys) > TEXTS_MOST:
            return plain
        listed = ", ".join(f"({', '.join(self.raw(value) for value in key)})" for key in keys)
        return f"({', '.join(via.on)}) IN ({'VALUES ' if len(via.on) > 1 else ''}{listed})"

    def _like(self, text: str, mark: str) -> str:
        return f"{text if self.sqlite else f'LOWER({text})'} LIKE {mark} ESCAPE '\\'"

    def _demand(self, demand: Demand) -> str:
        one, values = self.selection.field_of(demand.field), demand.values
        match demand.op:
            case "contains" | "starts" if not str(values[0]):
                return ALWAYS
            case "contains":
                return self._contains(one, str(values[0]))
            case "starts":
                return self._like(one.sql, self.raw(f"{_escaped(str(values[0]).lower())}%"))
            case "any_of":
                if one.type == "text":
                    return self._is_any(one, [str(value) for value in values])
                return " OR ".join(self._equality(one, value, "=") for value in values)
            case "between":
                low, high = values
                bounds = [self._compared(one, ">=", low, up=True)] if low is not None else []
                bounds += [self._compared(one, "<=", high)] if high is not None else []
                return " AND ".join(bounds) or ALWAYS
            case "above":
                return self._compared(one, ">", values[0])
            case "below":
                return self._compared(one, "<", values[0], up=True)
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
            return NEVER if sign == "=" else ALWAYS
        return self._compared(one, sign, value)

    def _compared(self, one: Field, sign: str, value: Value, *, up: bool = False) -> str:
        stored = self._stored(one, value, up=up)
        if one.type != "scaled" or not one.parts:
            return f"{one.sql} {sign} {self.raw(stored)}"
        least, above = one.parts
        if stored < 0 or (stored == 0 and sign in (">=", "<")):
            return ALWAYS if sign in (">", ">=", "<>") else NEVER
        if stored == 0:
            return least.where if sign in ("=", "<=") else above.where
        return f"{above.by} {_TURNED[sign]} {self.raw(-stored)}" if above.turned else f"{above.by} {sign} {self.raw(stored)}"

    def _is_any(self, one: Field, texts: Sequence[str]) -> str:
        """The field's text is one of these, whatever the case of its ASCII letters; looked up where the texts are kept once."""
        marks = ", ".join(self.raw(text.lower()) for text in texts)
        plain = f"LOWER({one.sql}) IN ({marks})"
        return plain if one.via is None or "" in texts else self._looked_up(one, f"LOWER({one.via.column}) IN ({marks})", plain)

    def _is_empty(self, one: Field) -> str:
        if one.type == "text":
            return f"COALESCE({one.sql}, '') = ''"
        if one.parts and one.type == "scaled":
            return one.parts[0].where
        return f"{one.sql} IS NULL" + (f" OR {one.sql} = 0" if one.type in ("scaled", "integer") else "")

    def _stored(self, one: Field, value: Value, *, up: bool = False) -> Any:
        """The value as the database holds it; finer than it can hold, the next one that satisfies a bound."""
        if one.type == "scaled" and isinstance(value, Decimal | int) and not isinstance(value, bool):
            return _scaled(Decimal(value), one.scale, up=up)
        return value

    def _bound(self, value: Any) -> Any:
        return value.isoformat() if self.sqlite and isinstance(value, date | datetime) else value


def _scaled(value: Decimal, scale: int, *, up: bool = False) -> int:
    return int(value.scaleb(scale).to_integral_value(ROUND_CEILING if up else ROUND_FLOOR))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
