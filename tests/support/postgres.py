"""A real PostgreSQL for tests: one server for the session, a fresh database per test from a template; never skipped silently."""

from __future__ import annotations

import itertools
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from psycopg import conninfo, sql

from db.book import Book, create_book, open_book
from db.groups import KINDS, Groups
from db.private_server import FAST, PrivateServer
from db.shared_book import connect, groups_of

URL_VARIABLE = "DOCKLEDGER_TEST_POSTGRES"
_numbers = itertools.count(1)
_PLAIN = re.compile(rf"\bdockledger_({'|'.join(KINDS)})\b")


@dataclass
class Postgres:
    """A running server, as seen by its superuser; `private` is None when the environment named a server to use."""

    superuser_url: str
    private: PrivateServer | None = None
    _template_made: bool = False

    def url(self, database: str, *, user: str = "", password: str = "") -> str:
        """The URL of a database for a login; without one it is the superuser's."""
        facts = {k: v for k, v in conninfo.conninfo_to_dict(self.superuser_url).items() if v is not None}
        name, secret = user or facts.get("user", ""), password or ("" if user else facts.get("password", ""))
        host, port = facts.get("host", "127.0.0.1"), facts.get("port", 5432)
        return f"postgresql://{quote(name, safe='')}:{quote(str(secret), safe='')}@{host}:{port}/{database}"

    def template(self) -> str:
        """The name of a database with an empty book, made once per session."""
        name = f"dl_template_{os.getpid()}"
        if not self._template_made:
            self.drop(self.url(name))
            create_book(self.url(name)).close()
            self._template_made = True
        return name

    def fresh(self) -> str:
        """The URL of a new database with an empty book."""
        name = f"dl_{os.getpid()}_{next(_numbers)}"
        template = self.template()
        with psycopg.connect(self.superuser_url, autocommit=True) as session:
            session.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
            session.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
            groups = groups_at(self.url(template))
            session.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(name), sql.Identifier(groups.poster)))
            session.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(sql.Identifier(name), sql.Identifier(groups.owner)))
        return self.url(name)

    def drop(self, url: str) -> None:
        name = str(conninfo.conninfo_to_dict(url)["dbname"])
        with psycopg.connect(self.superuser_url, autocommit=True) as session:
            session.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def groups_at(url: str) -> Groups:
    """The group roles of a book."""
    with connect(url) as session:
        return groups_of(session)


def in_groups(url: str, statement: str) -> str:
    """A statement that speaks of `dockledger_member` and so on, with the book's own names instead."""
    return _PLAIN.sub(lambda found: groups_at(url).stem + found[1], statement)


def own_names(session: Any, statement: str) -> str:
    """The same in a session of the book, of whatever login; a file has no groups."""
    return _PLAIN.sub(lambda found: groups_of(session).stem + found[1], statement)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server that the environment names, or a private one. A machine without PostgreSQL fails the test, it is not skipped."""
    named = os.environ.get(URL_VARIABLE)
    if named:
        server = Postgres(named)
        yield server
        server.drop(server.url(f"dl_template_{os.getpid()}"))
        return
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None, prefix="dockledger-", ignore_cleanup_errors=True) as folder:
        private = PrivateServer(Path(folder) / "pg", settings={**FAST, "max_connections": "120", "shared_buffers": "128MB"})
        private.create()
        private.start()
        try:
            yield Postgres(private.url(), private)
        finally:
            private.remove()


@pytest.fixture
def shared_url(postgres: Postgres) -> Iterator[str]:
    """The superuser's URL of an empty shared book."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture
def shared_book(shared_url: str) -> Iterator[Book]:
    """An empty shared book, opened by the superuser."""
    book = open_book(shared_url)
    yield book
    book.close()
