"""Frozen revisions: the schema before and after each as files, per database, so that no later change of the models alters what was released.

`python -m db.migrations.frozen 0002` freezes the present schema as what the revision 0002 leaves behind. A released one is not frozen again.
What the models make is kept as statements; PostgreSQL's own description of it, which no reader could derive from them, as a catalog.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import sqlalchemy as sa
from sqlalchemy import Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable

from db.guards import postgres as postgres_guards
from db.guards import sqlite as sqlite_guards
from db.migrations.catalog import catalog_of, plain_text
from db.schema import METADATA
from db.schema.tables import ONLY

FOLDER = Path(__file__).parent / "versions"
SEPARATOR = "\n-- next statement\n"
DIALECTS: dict[str, Dialect] = {name: registry.load(name)() for name in ("sqlite", "postgresql")}
KEPT = ("sqlite.sql", "postgresql.sql", "postgresql.catalog")
RELEASED = FOLDER / "released.txt"
"""A line for each revision that books out there stand at: its number and the digest of its folder."""

When = Literal["before", "after"]
_OBJECT = re.compile(r'CREATE (?:UNIQUE |UNLOGGED |CONSTRAINT |OR REPLACE )*(TABLE|INDEX|TRIGGER|FUNCTION|VIEW|SCHEMA) "?([\w.]+)"?', re.I)
_ON = re.compile(r" ON (\w+)")


class AlreadyReleased(Exception):
    """A revision that books stand at was to be changed; what is new needs a revision of its own."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a schema: the object that it makes ("table account") and, of a trigger, the table that it is on."""

    kind: str
    name: str
    on: str
    sql: str


def folder_of(revision: str) -> Path:
    """The folder of a revision; raises `LookupError` where there is none."""
    found = sorted(FOLDER.glob(f"r{revision}_*/"))
    if len(found) != 1:
        raise LookupError(f"revision {revision} has {len(found)} folders in {FOLDER}; it needs one, named r{revision}_what_it_does")
    return found[0]


def revisions() -> list[str]:
    """Every revision that has a folder, in order."""
    return sorted(folder.name[1:5] for folder in FOLDER.glob("r[0-9][0-9][0-9][0-9]_*/"))


def read(revision: str, dialect: str, when: When = "after") -> list[str]:
    """The frozen statements of the schema before or after a revision on a database ("sqlite" or "postgresql"), in order."""
    text = _file(revision, dialect, when).read_text(encoding="utf-8")
    return text.split(SEPARATOR) if text else []


def current(dialect: str) -> list[str]:
    """The statements that make the present schema and its guards from nothing."""
    return [statement.strip() for statement in _current(dialect)]


@cache
def catalog_after(revision: str, dialect: str) -> Mapping[str, str]:
    """What the catalog of a database says after a revision: a definition by object."""
    if dialect == "sqlite":
        return {f"{one.kind} {one.name}": plain_text(one.sql) for one in map(_parsed, read(revision, dialect))}
    lines = (folder_of(revision) / "after.postgresql.catalog").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


def take_step(book: sa.Connection, revision: str, *, fill: Callable[[sa.Connection], None] = lambda book: None) -> None:
    """Drop and make what differs between the schema before and after a revision, on a book that stands before it.

    Tables that are in both are left alone: the revision changes their columns itself, before this (which may make guards on them).
    `fill` writes what new tables begin with, before there are triggers on them.
    """
    dialect = book.dialect.name
    before = {(one.kind, one.name, one.on): one for one in map(_parsed, read(revision, dialect, "before"))}
    after = {(one.kind, one.name, one.on): one for one in map(_parsed, read(revision, dialect))}
    for key, one in reversed(before.items()):
        if key not in after or (after[key].sql != one.sql and one.kind not in ("table", "function")):
            on = f" ON {one.on}" if one.kind == "trigger" and dialect == "postgresql" else ""
            brackets = "()" if one.kind == "function" else ""
            book.exec_driver_sql(f"DROP {one.kind.upper()} {one.name}{brackets}{on}")
    filled = False
    for key, one in after.items():
        known = before.get(key)
        if not filled and one.kind not in ("table", "index"):
            filled = True
            fill(book)
        if known is None or (known.sql != one.sql and one.kind != "table"):
            sql = one.sql.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1) if known and one.kind == "function" else one.sql
            book.exec_driver_sql(sql.replace("%", "%%") if dialect == "postgresql" else sql)


def digest_of(revision: str) -> str:
    """SHA-256 over the files of a revision's folder, by name."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder_of(revision).iterdir() if path.is_file()):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def released() -> Mapping[str, str]:
    """The digests of revisions that books stand at, by number."""
    return dict(line.split() for line in RELEASED.read_text(encoding="utf-8").splitlines())


def write(revision: str) -> None:
    """Freeze the present schema as what `revision` leaves behind, and what its predecessor left as what it finds.

    Needs PostgreSQL's programs. Raises `AlreadyReleased`.
    """
    if revision in released():
        raise AlreadyReleased(f"books stand at {revision} already: make a folder for the next revision and freeze that")
    folder = folder_of(revision)
    earlier = [folder_of(known) for known in revisions() if known < revision]
    for kept in KEPT:
        (folder / f"before.{kept}").write_bytes((earlier[-1] / f"after.{kept}").read_bytes() if earlier else b"")
    for dialect in DIALECTS:
        _file(revision, dialect, "after").write_text(SEPARATOR.join(current(dialect)), encoding="utf-8")
    described = _postgres_catalog(current("postgresql"))
    (folder / "after.postgresql.catalog").write_text("".join(f"{name}\t{text}\n" for name, text in described.items()), encoding="utf-8")


def _postgres_catalog(statements: list[str]) -> Mapping[str, str]:
    """What a server says of a database in which these statements were run."""
    from db.private_server import FAST, PrivateServer

    with tempfile.TemporaryDirectory(prefix="dockledger-freeze-", ignore_cleanup_errors=True) as folder:
        server = PrivateServer(Path(folder) / "pg", settings=FAST)
        server.create()
        server.start()
        try:
            engine = sa.create_engine(server.url().replace("postgresql://", "postgresql+psycopg://", 1), poolclass=sa.NullPool)
            with engine.begin() as connection:
                for statement in statements:
                    connection.exec_driver_sql(statement.replace("%", "%%"))
                return catalog_of(connection)
        finally:
            server.remove()


def _current(dialect: str) -> Iterator[str]:
    for table in METADATA.sorted_tables:
        yield str(CreateTable(table).compile(dialect=DIALECTS[dialect]))
        for index in sorted(table.indexes, key=lambda found: str(found.name)):
            if index.info.get(ONLY, dialect) == dialect:
                yield str(CreateIndex(index).compile(dialect=DIALECTS[dialect]))
    yield from sqlite_guards.triggers() if dialect == "sqlite" else postgres_guards.statements()


def _file(revision: str, dialect: str, when: When) -> Path:
    return folder_of(revision) / f"{when}.{dialect}.sql"


def _parsed(sql: str) -> Statement:
    found = _OBJECT.match(sql)
    if found is None:
        raise ValueError(f"a statement of a schema makes no object that is known: {sql[:80]}")
    kind = found[1].lower()
    on = _ON.search(sql) if kind == "trigger" else None
    return Statement(kind, found[2], on[1] if on else "", sql)


if __name__ == "__main__":
    write(sys.argv[1])
