"""Rows as waiting commands would leave them: temporary tables beside a cache, and how a query reads through them; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.domain.book import OrderLine
from app.domain.book.counting import CountLine
from app.domain.book.transfers import TransferLine
from app.domain.exact import ZERO
from app.domain.rows import Key, Row
from db.schema import table_of

FORESEEN: tuple[type[Row], ...] = (OrderLine, TransferLine, CountLine)
"""What screens show of documents that are still at work."""


class Seen:
    """A kind of row in a query: as it is in the book or, `ahead`, as what waits would leave it where the tables are laid out."""

    def __init__(self, row: type[Row], *, ahead: bool) -> None:
        self.book = table_of(row)
        self._keys = row.TABLE.key_fields
        self._later = _later(row) if ahead else None

    def now(self, name: str) -> sa.ColumnElement[Any]:
        """A column as it will be."""
        own = self.book.c[name]
        return own if self._later is None else sa.func.coalesce(self._later.c[name], own)

    def waiting(self, name: str) -> sa.ColumnElement[Any]:
        """By how much of a quantity what waits will raise it; zero where nothing does."""
        if self._later is None:
            return sa.literal(ZERO, self.book.c[name].type)
        return sa.type_coerce(self.now(name) - self.book.c[name], self.book.c[name].type)

    @property
    def source(self) -> sa.FromClause:
        """What to select from or join."""
        if self._later is None:
            return self.book
        later = self._later
        return sa.outerjoin(self.book, later, sa.and_(*(later.c[key] == self.book.c[key] for key in self._keys)))


def rows_seen(connection: sa.Connection, row: type[Row], names: Sequence[str], *, ahead: bool, **where: object) -> list[tuple[Any, ...]]:
    """Columns of the rows where others have these values; `ahead` also of rows that the book does not have at all, last."""
    seen = Seen(row, ahead=ahead)
    query = sa.select(*(seen.now(name) for name in names)).select_from(seen.source)
    found = [tuple(one) for one in connection.execute(query.where(*(seen.book.c[name] == value for name, value in where.items())))]
    if ahead:
        found += [tuple(one) for one in connection.execute(_only_later(row, names, where))]
    return found


def lay_out(connection: sa.Connection, changed: Mapping[str, Iterable[Key]]) -> None:
    """Make the tables of a connection hold exactly these rows: canonical tuples by table."""
    plain: Any = connection.connection.cursor()
    for row in FORESEEN:
        spec = row.TABLE
        columns = ", ".join(f'"{field.name}"' for field in spec.fields)
        key = ", ".join(spec.key_fields)
        plain.execute(f"CREATE TEMP TABLE IF NOT EXISTS {spec.name}_ahead ({columns}, PRIMARY KEY ({key}))")
        plain.execute(f"DELETE FROM temp.{spec.name}_ahead")
        plain.executemany(
            f"INSERT INTO temp.{spec.name}_ahead VALUES ({', '.join('?' * len(spec.fields))})", list(changed.get(spec.name, ()))
        )


def _only_later(row: type[Row], names: Sequence[str], where: Mapping[str, object]) -> sa.Select[Any]:
    book, later = table_of(row), _later(row)
    same = sa.and_(*(later.c[key] == book.c[key] for key in row.TABLE.key_fields))
    query = sa.select(*(later.c[name] for name in names)).where(*(later.c[name] == value for name, value in where.items()))
    return query.where(~sa.exists().where(same).correlate(later))


@lru_cache
def _later(row: type[Row]) -> sa.Table:
    own = table_of(row)
    return sa.Table(f"{own.name}_ahead", sa.MetaData(), *(sa.Column(field.name, own.c[field.name].type) for field in row.TABLE.fields))
