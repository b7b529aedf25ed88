"""Rows as digests and seals cover them: as values, and as the JSON that is hashed, which the database makes where it writes as we do.

Knows which columns a book has and what older rows hold in later ones; neither adds up nor compares.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from app.domain.rows import Field, Table
from db.schema import TOUCHED

FETCH_ROWS = 5_000

T = TypeVar("T")
_numbers = count(1)
_encode = msgspec.json.Encoder().encode
_SIGNS = "".join(map(chr, (*range(1, 0x180), 0x7FF, 0x800, 0x2028, 0x2029, 0xFEFF, 0xFFFD, 0x1F4E6)))
_SAMPLE = (_SIGNS, "", None, 0, -(2**63), 2**63 - 1)
_PLAIN_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.(?!000000)[0-9]{6})?\+00:00").fullmatch


class Canonical:
    """The rows of one view of a book."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._is_sqlite = connection.dialect.name == "sqlite"
        self._lacking: dict[str, set[str]] = {}
        self.writes_alike = self._made_alike()

    def values(self, spec: Table, further: str = "", rest: str = "") -> Iterator[tuple[Any, ...]]:
        """Rows of a table in canonical form, all or those that the `rest` of the statement leaves, and `further` columns behind them.

        A column that the table does not have yet holds its default.
        """
        absent = self._absent(spec)
        fields = [_literal(x.default) if x.name in absent else f'"{x.name}"' for x in spec.fields]
        found = self._read(f"SELECT {', '.join([*fields, *([further] if further else [])])} FROM {spec.name} {rest}")
        return found if self._is_sqlite else map(plain_row, found)

    def texts(self, spec: Table, use: Callable[[Iterator[tuple[Any, ...]]], T], rest: str = "") -> T:
        """What `use` makes of rows as the JSON that is hashed, their table's name and what is sealed of them.

        It gets rows of state as (JSON,), with the position that wrote the row within, and rows of the ledger as (seq, n, JSON).
        """
        if self.writes_alike and not any(field.kind == "moment" for field in spec.fields if not self._is_sqlite):
            try:
                return use(self._read(f"SELECT {self._json(spec)} FROM {spec.name} {rest}"))
            except sqlite3.OperationalError:
                pass  # bytes where no column of ours has any cannot be written as JSON; as values they are told from all that can
        return use(self._encoded(spec, rest))

    def _json(self, spec: Table) -> str:
        absent = self._absent(spec)
        first = [field for field in spec.fields if not field.since]
        later = [field for field in spec.fields if field.since and field.name not in absent]
        if self._is_sqlite:
            sealed = "json_array({})".format(", ".join(f'"{field.name}"' for field in first))
            named = [
                f"CASE WHEN \"{x.name}\" IS {_literal(x.default)} THEN '' ELSE ',' || json_array('{x.name}', \"{x.name}\") END"
                for x in later
            ]
        else:
            sealed = "'[' || {} || ']'".format(" || ',' || ".join(map(_postgres_json, first)))
            named = [
                f"CASE WHEN {_postgres_json(x)} = {_literal(_encode(x.default).decode())} THEN '' "
                f"ELSE ',[\"{x.name}\",' || {_postgres_json(x)} || ']' END"
                for x in later
            ]
        if named:
            sealed = f"rtrim({sealed}, ']') || {' || '.join(named)} || ']'"
        if spec.nature == "state":
            position = f"json_quote({TOUCHED})" if self._is_sqlite else f"COALESCE({TOUCHED}::text, 'null')"
            return f"""'["{spec.name}",' || {sealed} || ',' || {position} || ']'"""
        return f"""seq, n, '["{spec.name}",' || {sealed} || ']'"""

    def _encoded(self, spec: Table, rest: str) -> Iterator[tuple[Any, ...]]:
        name, sealed = spec.name, spec.sealed
        if spec.nature == "state":
            for row in self.values(spec, TOUCHED, rest):
                yield (_encode((name, sealed(_without_bytes(row[:-1])), row[-1])).decode(),)
        else:
            for row in self.values(spec, "seq, n", rest):
                yield row[-2], row[-1], _encode((name, sealed(_without_bytes(row[:-2])))).decode()

    def _read(self, sql: str) -> Iterator[tuple[Any, ...]]:
        if not self._is_sqlite:
            return self._from_server(sql)
        cursor: Any = self._connection.connection.cursor()
        cursor.execute(sql)
        return iter(cursor)

    def _from_server(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """By a cursor that stays there: a table need not fit into memory."""
        session: Any = self._connection.connection.driver_connection
        with session.cursor(f"rows_{next(_numbers)}") as cursor:
            cursor.execute(sql)
            while found := cursor.fetchmany(FETCH_ROWS):
                yield from found

    def _absent(self, spec: Table) -> set[str]:
        """Columns that the table does not have; a file is asked where a later revision added some."""
        if spec.name not in self._lacking:
            names = {field.name for field in spec.fields}
            asked = not self._is_sqlite or any(field.since for field in spec.fields)
            self._lacking[spec.name] = (
                names - set(self._connection.exec_driver_sql(self._columns_of(spec.name)).scalars()) if asked else set()
            )
        return self._lacking[spec.name]

    def _columns_of(self, table: str) -> str:
        if self._is_sqlite:
            return f"SELECT name FROM pragma_table_info('{table}')"
        return f"SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('{table}') AND attnum > 0 AND NOT attisdropped"

    def _made_alike(self) -> bool:
        """Whether this database writes JSON sign for sign as seals are made of it."""
        if self._is_sqlite:
            told = self._connection.exec_driver_sql(f"SELECT json_array({', '.join('?' * len(_SAMPLE))})", _SAMPLE).scalar_one()
            return bool(told.encode() == _encode(_SAMPLE))
        told = self._connection.exec_driver_sql(
            "SELECT to_json(%s::text)::text || to_json(DATE '2026-02-01')::text", (_SIGNS,)
        ).scalar_one()
        return bool(told.encode() == _encode(_SIGNS) + b'"2026-02-01"')


def _postgres_json(field: Field) -> str:
    """A column as JSON. Not for moments, which PostgreSQL writes in another way than we do."""
    value = {"text": 'to_json("{}")::text', "date": 'to_json("{}")::text', "flag": '"{}"::int::text'}.get(field.kind, '"{}"::text')
    return f"COALESCE({value.format(field.name)}, 'null')"


def plain_row(row: Sequence[Any]) -> tuple[Any, ...]:
    """A row of PostgreSQL in canonical form: dates and moments as ISO text, flags as integers."""
    return tuple(_plain(value) for value in row)


def moment_of(value: Any) -> str:
    """A moment as either database gives it, as ISO 8601 in UTC; what is none as it stands, which no seal was made of."""
    if isinstance(value, str):
        if _PLAIN_MOMENT(value):
            return value
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return str(value)
    return str(value.astimezone(UTC).isoformat())


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def _without_bytes(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Bytes, which no column of ours holds, as something that is no value of any."""
    if bytes in map(type, values):
        return tuple({"bytes": value.hex()} if isinstance(value, bytes) else value for value in values)
    return values


def _literal(value: Any) -> str:
    return "NULL" if value is None else f"'{value}'" if isinstance(value, str) else str(value)
