"""Tables and mapped models of the book, built from the row types so that field, type and key are said once.

Every state table carries `touched_seq`, the position of the command that last wrote the row: what changed since a position is
one indexed range per table. Ledger tables carry `seq` in their key and need no other mark.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Identity,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeEngine

import app.domain.book  # noqa: F401 - registers the row types
from app.domain import rows
from db.schema.types import Moment, Scaled

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
TOUCHED = "touched_seq"
ONLY = "only"
"""Marks, in its `info`, an index that one kind of database has."""

CHECKS: dict[str, dict[str, str]] = {
    "stock_position": {"never_negative": "quantity >= 0", "promises_are_there": "quantity_promised >= 0 AND quantity_promised <= quantity"},
    "cost_pool": {"never_negative": "quantity >= 0", "no_value_without_stock": "quantity <> 0 OR value = 0"},
    "cost_layer": {
        "within_receipt": "quantity_remaining >= 0 AND quantity_remaining <= quantity_received",
        "no_value_without_stock": "quantity_remaining <> 0 OR value_remaining = 0",
    },
    "order_line": {"open_never_negative": "quantity_open >= 0"},
}

LISTS: dict[str, dict[str, tuple[str, ...]]] = {
    "journal_line": {
        "by_day": ("posting_date", "seq", "n"),
        "by_amount": ("amount", "posting_date", "seq", "n"),
        "by_partner": ("partner_id", "entity_id", "account_id", "posting_date", "seq", "n"),
        "by_share": ("entity_id", "account_id", "family", "warehouse_id", "reason", "posting_date", "seq", "n"),
    },
    "journal_entry": {"by_kind": ("kind", "posting_date", "seq", "n")},
    "document": {
        "by_class": ("kind", "state", "entity_id", "warehouse_id", "currency", "posting_date", "id"),
        "by_maker": ("created_by", "posting_date", "id"),
        "by_due": ("due_date", "posting_date", "id"),
        "by_date": ("document_date", "posting_date", "id"),
        "by_day": ("posting_date", "id"),
        "by_number": ("number", "posting_date", "id"),
        "by_reference": ("reference", "posting_date", "id"),
        "by_partner": ("partner_id", "posting_date", "id"),
        "by_total": ("total", "posting_date", "id"),
    },
}
"""Orders that people look through long lists in, of the rows that have the first column.

Only a file carries them: screens read a workstation's own cache, never the server.
"""


def _type(field: rows.Field) -> TypeEngine[Any]:
    match field.kind:
        case "text":
            return Text().with_variant(Text(collation="C"), "postgresql")
        case "integer":
            return BigInteger()
        case "decimal":
            return Scaled(field.scale)
        case "date":
            return Date()
        case "moment":
            return Moment()
        case "flag":
            return Boolean(create_constraint=False)


def _build(spec: rows.Table) -> Table:
    columns: list[Column[Any]] = [Column(field.name, _type(field), nullable=field.optional) for field in spec.fields if not field.since]
    extra: list[Any] = [PrimaryKeyConstraint(*spec.key_fields)]
    if spec.nature == "state":
        columns.append(Column(TOUCHED, BigInteger(), nullable=False))
    columns += [added_column(field) for field in sorted(spec.fields, key=lambda one: one.since) if field.since]
    if spec.nature == "state":
        extra.append(Index(f"ix_{spec.name}_touched", TOUCHED))
    for name, index in spec.indexes.items():
        where = text(f"{index.open_field} <> 0") if index.open_field else None
        extra.append(Index(f"ix_{spec.name}_{name}", *index.fields, sqlite_where=where, postgresql_where=where))
    optional = {field.name: field.optional for field in spec.fields}
    for name, fields in LISTS.get(spec.name, {}).items():
        where = text(f"{fields[0]} IS NOT NULL") if optional[fields[0]] else None
        extra.append(Index(f"ix_{spec.name}_{name}", *fields, sqlite_where=where, info={ONLY: "sqlite"}).ddl_if(dialect="sqlite"))
    extra.extend(CheckConstraint(rule, name=name) for name, rule in CHECKS.get(spec.name, {}).items())
    return Table(spec.name, METADATA, *columns, *extra)


def added_column(field: rows.Field) -> Column[Any]:
    """A column that came later, after those that were there: rows that are older than it hold its default."""
    value = bool(field.default) if field.kind == "flag" and field.default is not None else field.default
    default = None if value is None else text(f"'{value}'" if isinstance(value, str) else str(value).lower())
    return Column(field.name, _type(field), nullable=field.optional, server_default=default)


class Model(DeclarativeBase):
    """Base of the mapped models; each stands for one row type of the book."""

    metadata = METADATA


COMMAND = Table(
    "command",
    METADATA,
    Column("arrival", BigInteger().with_variant(Integer(), "sqlite"), Identity(always=True), primary_key=True),
    Column("id", Text(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("body", Text(), nullable=False),
    Column("digest", Text(), nullable=False),
    Column("member", Text(), nullable=False),
    Column("workstation", Text(), nullable=False),
    Column("client_seq", BigInteger(), nullable=False),
    Column("submitted_at", Moment(), nullable=False),
    Column("seq", BigInteger()),
    Column("status", Text(), nullable=False, server_default="waiting"),
    Column("result", Text()),
    Column("state_digest", Text()),
    Column("previous_hash", Text()),
    Column("hash", Text()),
    Column("decided_at", Moment()),
    Column("seal_version", BigInteger(), nullable=False, server_default=text("1")),
    UniqueConstraint("id"),
    UniqueConstraint("seq"),
    CheckConstraint("status IN ('waiting', 'posted', 'held', 'refused', 'failed')", name="status"),
    CheckConstraint("(seq IS NULL) = (status = 'waiting')", name="decided_has_position"),
    Index("ix_command_waiting", "arrival", sqlite_where=text("seq IS NULL"), postgresql_where=text("seq IS NULL")),
    Index("ix_command_turns", "member", "arrival", postgresql_where=text("seq IS NULL"), info={ONLY: "postgresql"}).ddl_if(
        dialect="postgresql"
    ),
    Index("ix_command_turns_here", "workstation", "arrival", sqlite_where=text("seq IS NULL"), info={ONLY: "sqlite"}).ddl_if(
        dialect="sqlite"
    ),
    sqlite_autoincrement=True,
)
"""The command log: what people asked for, in order of arrival, and what became of it, in order of `seq`."""

STATE_DIGEST = Table(
    "state_digest",
    METADATA,
    Column("name", _type(rows.Field("name", "text")), primary_key=True),
    Column("row_count", BigInteger(), nullable=False),
    Column("digest", Text(), nullable=False),
    Column(TOUCHED, BigInteger(), nullable=False),
)
"""What the rows of each state table add up to after its last change, in hexadecimal; and the arrival and time of decided commands."""

META = Table(
    "book_meta",
    METADATA,
    Column("name", Text(), primary_key=True),
    Column("value", Text(), nullable=False),
)
"""Facts about the file or database itself (epoch, creation): not part of the log and not replayed."""

_TABLES: dict[str, Table] = {}
_MODELS: dict[str, type[Model]] = {}
for _spec in rows.tables().values():
    _TABLES[_spec.name] = _build(_spec)
    _MODELS[_spec.name] = type(f"{_spec.row.__name__}Model", (Model,), {"__table__": _TABLES[_spec.name], "__doc__": _spec.row.__doc__})


def table_of(row: type[rows.Row]) -> Table:
    """The table of a row type."""
    return _TABLES[row.TABLE.name]


def model_of(row: type[rows.Row]) -> type[Model]:
    """The mapped model of a row type."""
    return _MODELS[row.TABLE.name]
