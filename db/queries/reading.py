"""Reading rows for screens and reports: SQL in, frozen rows out, with exact values; knows no report and no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import sqlalchemy as sa

from app.domain.exact import MONEY_SCALE, QUANTITY_SCALE, from_scaled

R = TypeVar("R")
T = TypeVar("T")
CHUNK_ROWS = 5_000


def read(connection: sa.Connection, row: type[R], sql: str, **parameters: Any) -> list[R]:
    """The result of `sql`, whose columns stand in the order of the fields of `row`, as a list of `row`."""
    return list(stream(connection, row, sql, **parameters))


def stream(connection: sa.Connection, row: type[R], sql: str, **parameters: Any) -> Iterator[R]:
    """The same, one row at a time, for results that need not be in memory at once."""
    convert = _converters(row)
    plain = {name: _bound(connection, value) for name, value in parameters.items()}
    with connection.execution_options(yield_per=CHUNK_ROWS).execute(sa.text(sql), plain) as result:
        for chunk in result.partitions(CHUNK_ROWS):
            for values in chunk:
                yield row(*[back(value) if back else value for back, value in zip(convert, values, strict=True)])


def stored(connection: sa.Connection, make: Callable[[Sequence[Any]], T], sql: str, **parameters: Any) -> Iterator[T]:
    """The same with every value as the book stores it, amounts as integers: for sums over so many rows that exact values would be slow.

    `make` is a NamedTuple's `_make`.
    """
    plain = {name: _bound(connection, value) for name, value in parameters.items()}
    with connection.execution_options(yield_per=CHUNK_ROWS).execute(sa.text(sql), plain) as result:
        if connection.dialect.name == "sqlite" and (cursor := result.cursor):
            # the driver's own rows: wrapping each one is half of the work; a server's cursor has buffered some of them already
            while chunk := cursor.fetchmany(CHUNK_ROWS):
                yield from map(make, chunk)
        else:
            for part in result.partitions(CHUNK_ROWS):
                yield from map(make, part)


def where(*conditions: str | None) -> str:
    """A WHERE clause of the conditions that are asked for; "" when there are none."""
    asked = [condition for condition in conditions if condition]
    return f"WHERE {' AND '.join(asked)}" if asked else ""


def equals(column: str, value: object) -> str | None:
    """`column = :name`, named by the column without its table, when there is a value to compare with."""
    return f"{column} = :{column.rsplit('.', 1)[-1]}" if value else None


def plain_money(stored: int) -> Decimal:
    """An amount as rows have it, of one as the book stores it."""
    return _plain(stored, MONEY_SCALE)


def plain_quantity(stored: int) -> Decimal:
    """A quantity as rows have it, of one as the book stores it."""
    return _plain(stored, QUANTITY_SCALE)


def _plain(value: int, scale: int) -> Decimal:
    """The decimal without the zeros that only its column has: money keeps two decimals, anything else none."""
    least = 2 if scale == MONEY_SCALE else 0
    if value % 10 ** (scale - least) == 0:
        return from_scaled(value // 10 ** (scale - least), least)
    while value % 10 == 0 and scale > least:
        value, scale = value // 10, scale - 1
    return from_scaled(value, scale)


def _bound(connection: sa.Connection, value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) and connection.dialect.name == "sqlite" else value


_CONVERTERS: dict[type, list[Callable[[Any], Any] | None]] = {}


def _converters(row: type[Any]) -> list[Callable[[Any], Any] | None]:
    if row not in _CONVERTERS:
        hints = get_type_hints(row, include_extras=True)
        _CONVERTERS[row] = [_converter(hints[field.name]) for field in fields(row)]
    return _CONVERTERS[row]


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) in (Union, UnionType):
        inner = _converter(next(arg for arg in get_args(hint) if arg is not type(None)))
        return (lambda value: None if value is None else inner(value)) if inner else None
    if get_origin(hint) is Annotated:
        scale = next(int(note.extra["scale"]) for note in get_args(hint)[1:] if isinstance(note, msgspec.Meta) and note.extra)
        return lambda value: _plain(int(value or 0), scale)
    if hint is date:
        return lambda value: date.fromisoformat(value) if isinstance(value, str) else value
    if hint is datetime:
        return lambda value: datetime.fromisoformat(value) if isinstance(value, str) else value
    if hint is bool:
        return bool
    if hint is int:
        return lambda value: int(value or 0)
    if hint is Decimal:
        raise TypeError("a decimal column says its scale: Money, Quantity, UnitPrice or Rate")
    return None
