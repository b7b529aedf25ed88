"""Owns the grammar of the search line and of the filter row: text in, conditions out; knows no toolkit.

`ACME`                 a word found in any text column
`"steel rod"`          words kept together
`location: A1; A2`     one column, a list
`amount: 100..500`     a range, both ends included; `100..` and `..500` are open
`amount: >100`         also `>=`, `<`, `<=`, `=`, `!`
`lot: -`               empty; `lot: *` filled
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ui.figures import FigureNotUnderstood, Figures
from ui.grid.source import Cell, Column, Condition, Kind, Op

_FIELD = re.compile(r"([^\W\d][\w .%-]*?)\s*:\s*", re.UNICODE)
_COMPARISON = re.compile(r"(>=|<=|≥|≤|>|<|=|!)\s*(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FilterNotUnderstood(ValueError):
    """`column` is the title meant, `text` what was typed for it, `example` what would be understood there."""

    column: str
    text: str
    example: str


@dataclass(frozen=True, slots=True)
class Search:
    conditions: tuple[Condition, ...]
    words: tuple[str, ...]


def parse_search(text: str, columns: tuple[Column, ...], figures: Figures, today: date) -> Search:
    """Read a whole search line. Raises FilterNotUnderstood with the first part that makes no sense."""
    names = _names(columns)
    conditions: list[Condition] = []
    head, parts = _split_fields(text, names)
    for name, value in parts:
        rest = value.strip()
        if rest:
            conditions.append(parse_filter(rest, names[name], figures, today))
    return Search(tuple(conditions), tuple(_words(head)))


def parse_filter(text: str, column: Column, figures: Figures, today: date) -> Condition:
    """Read what stands for one column. Raises FilterNotUnderstood."""
    body = text.strip()
    if body == "-":
        return Condition(column.id, Op.EMPTY)
    if body == "*":
        return Condition(column.id, Op.FILLED)
    reader = _Reader(column, figures, today)
    if ";" in body:
        entries = [entry.strip() for entry in body.split(";") if entry.strip()]
        return Condition(column.id, Op.ANY_OF, tuple(reader.value(_unquoted(entry)) for entry in entries))
    low, dots, high = body.partition("..")
    if dots and column.kind not in (Kind.FLAG, Kind.CHOICE):
        return Condition(
            column.id,
            Op.BETWEEN,
            (reader.value(low.strip()) if low.strip() else None, reader.upper(high.strip()) if high.strip() else None),
        )
    compared = _COMPARISON.fullmatch(body)
    if compared:
        return reader.comparison(compared[1], compared[2].strip())
    return reader.plain(body)


class _Reader:
    """Reads values of one column's kind."""

    def __init__(self, column: Column, figures: Figures, today: date) -> None:
        self._column = column
        self._figures = figures
        self._today = today

    def plain(self, text: str) -> Condition:
        kind = self._column.kind
        if kind in (Kind.TEXT, Kind.CODE):
            quoted = _unquoted(text)
            return Condition(self._column.id, Op.EQUALS if quoted != text else Op.CONTAINS, (quoted,))
        if kind is Kind.MOMENT:
            return Condition(self._column.id, Op.BETWEEN, (self.value(text), self.upper(text)))
        return Condition(self._column.id, Op.EQUALS, (self.value(text),))

    def comparison(self, sign: str, text: str) -> Condition:
        column = self._column.id
        match sign:
            case "=":
                return Condition(column, Op.EQUALS, (self.value(_unquoted(text)),))
            case "!":
                return Condition(column, Op.NOT, (self.value(_unquoted(text)),))
            case ">=" | "≥":
                return Condition(column, Op.BETWEEN, (self.value(text), None))
            case "<=" | "≤":
                return Condition(column, Op.BETWEEN, (None, self.upper(text)))
            case ">":
                return Condition(column, Op.ABOVE, (self.upper(text),))
            case _:
                return Condition(column, Op.BELOW, (self.value(text),))

    def value(self, text: str) -> Cell:
        column, kind = self._column, self._column.kind
        try:
            if kind in (Kind.TEXT, Kind.CODE):
                return text
            if kind is Kind.CHOICE:
                return self._choice(text)
            if kind is Kind.FLAG:
                return self._flag(text)
            if kind is Kind.DATE:
                return self._date(text)
            if kind is Kind.MOMENT:
                return datetime.combine(self._date(text), time.min)
            number = self._figures.parse_decimal(text.removesuffix("%").strip())
            if kind is Kind.PERCENT:
                return number / 100
            if kind is Kind.INTEGER:
                return self._integer(number, text)
            return number
        except FigureNotUnderstood as error:
            raise FilterNotUnderstood(column.title, text, error.example) from error

    def upper(self, text: str) -> Cell:
        """The end of a range: a day means until its last moment."""
        value = self.value(text)
        if self._column.kind is Kind.MOMENT and isinstance(value, datetime):
            return datetime.combine(value.date(), time.max)
        return value

    def _date(self, text: str) -> date:
        if text.casefold() in ("t", "today", "heute", "="):
            return self._today
        relative = re.fullmatch(r"([+-])(\d{1,4})", text)
        if relative:
            return self._today + timedelta(days=int(relative[1] + relative[2]))
        return self._figures.parse_date(text, self._today)

    def _integer(self, number: Decimal, text: str) -> int:
        if number != number.to_integral_value():
            raise FigureNotUnderstood(text, "12")
        return int(number)

    def _choice(self, text: str) -> str:
        wanted = text.casefold()
        for stored, shown in self._column.choices.items():
            if wanted in (stored.casefold(), shown.casefold()):
                return stored
        begun = [s for s, shown in self._column.choices.items() if shown.casefold().startswith(wanted)]
        if len(begun) != 1:
            raise FilterNotUnderstood(self._column.title, text, "; ".join(self._column.choices.values()))
        return begun[0]

    def _flag(self, text: str) -> bool:
        if text.casefold() in ("yes", "y", "ja", "j", "1", "true"):
            return True
        if text.casefold() in ("no", "n", "nein", "0", "false"):
            return False
        raise FilterNotUnderstood(self._column.title, text, "yes")


def _names(columns: tuple[Column, ...]) -> dict[str, Column]:
    names: dict[str, Column] = {}
    for column in columns:
        if column.filterable:
            for name in (column.id, column.title, *column.words):
                names.setdefault(name.casefold(), column)
    return names


def _split_fields(text: str, names: dict[str, Column]) -> tuple[str, list[tuple[str, str]]]:
    """Free text in front, then (field, its text): a field starts where a known name is followed by a colon.

    A shortened name counts where it means one column only: `loc:` is the location.
    """
    starts: list[tuple[int, int, str]] = []
    position = 0
    while found := _FIELD.search(text, position):
        words = list(re.finditer(r"\S+", found[1]))
        for word in words:  # the longest known name that ends at the colon
            name = _resolved(found[1][word.start() :].strip(), names)
            if name is not None:
                starts.append((found.start(1) + word.start(), found.end(), name))
                break
        position = found.end()
    head = text[: starts[0][0]] if starts else text
    ends = [*(start for start, _, _ in starts[1:]), len(text)] if starts else []
    return head, [(name, text[begin:end]) for (_, begin, name), end in zip(starts, ends, strict=True)]


def _resolved(written: str, names: dict[str, Column]) -> str | None:
    wanted = written.casefold()
    if wanted in names:
        return wanted
    begun = {name: column.id for name, column in names.items() if name.startswith(wanted)}
    return next(iter(begun)) if len(set(begun.values())) == 1 else None


def _words(text: str) -> list[str]:
    return [quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|(\S+)', text)]


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == '"' else text
