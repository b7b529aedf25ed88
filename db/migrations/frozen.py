"""Frozen revisions: the statements of a released schema as text, per database, so that no later change of the models alters it.

`python -m db.migrations.frozen 0001` writes the present schema as the statements of a revision that is not released yet.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable

from db.guards import postgres as postgres_guards
from db.guards import sqlite as sqlite_guards
from db.schema import METADATA
from db.schema.tables import ONLY

FOLDER = Path(__file__).parent / "versions"
SEPARATOR = "\n-- next statement\n"
DIALECTS: dict[str, Dialect] = {name: registry.load(name)() for name in ("sqlite", "postgresql")}


def read(revision: str, dialect: str) -> list[str]:
    """The frozen statements of a revision on a database ("sqlite" or "postgresql"), in order."""
    return _file(revision, dialect).read_text(encoding="utf-8").split(SEPARATOR)


def current(dialect: str) -> list[str]:
    """The statements that make the present schema and its guards from nothing."""
    return [statement.strip() for statement in _current(dialect)]


def write(revision: str) -> None:
    """Freeze the present schema as `revision`."""
    for dialect in DIALECTS:
        _file(revision, dialect).write_text(SEPARATOR.join(current(dialect)), encoding="utf-8")


def _current(dialect: str) -> Iterator[str]:
    for table in METADATA.sorted_tables:
        yield str(CreateTable(table).compile(dialect=DIALECTS[dialect]))
        for index in sorted(table.indexes, key=lambda found: str(found.name)):
            if index.info.get(ONLY, dialect) == dialect:
                yield str(CreateIndex(index).compile(dialect=DIALECTS[dialect]))
    yield from sqlite_guards.triggers() if dialect == "sqlite" else postgres_guards.statements()


def _file(revision: str, dialect: str) -> Path:
    return FOLDER / f"r{revision}.{dialect}.sql"


if __name__ == "__main__":
    write(sys.argv[1])
