"""The schema of a book: what the revisions build is what the code expects, and an older book is backed up before it is brought up."""

from __future__ import annotations

import itertools
import re
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

import db.book as book_module
import db.migrations.run as migrations
from db.book import Book, create_book, engine_for, open_book
from db.guards import sqlite as guards
from db.migrations import frozen
from db.schema import METADATA
from db.schema.tables import ONLY
from db.trouble import BookNewer, BookOlder
from db.verify import verify
from tests.support.company import Company, new_company

NEXT = '''
"""A column more."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("partner", sa.Column("colour", sa.Text(), nullable=False, server_default="grey"))
'''
BROKEN = NEXT + '    op.execute("UPDATE nowhere SET x = 1")\n'


def differences(engine: sa.Engine) -> list[object]:
    def ours(found: sa.schema.SchemaItem, name: str | None, *_: object) -> bool:
        elsewhere = found.info.get(ONLY, engine.dialect.name) != engine.dialect.name
        return name != "alembic_version" and not str(name).startswith("guard_") and not elsewhere

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        return list(compare_metadata(context, METADATA))


def test_the_newest_file_is_the_newest_revision() -> None:
    """Which is told without loading the revisions."""
    assert ScriptDirectory.from_config(migrations._config()).get_current_head() == migrations.SCHEMA_HEAD


def test_the_revisions_build_the_schema_that_the_code_expects(tmp_path: Path) -> None:
    book = create_book(str(tmp_path / "book.db"))
    assert differences(book.engine) == []
    wanted = engine_for(str(tmp_path / "wanted.db"))
    METADATA.create_all(wanted)
    with wanted.connect() as connection, connection.begin():
        for statement in guards.triggers():
            connection.exec_driver_sql(statement)
    assert shape(tmp_path / "book.db") == shape(tmp_path / "wanted.db")
    book.close()
    wanted.dispose()


@pytest.mark.filterwarnings("ignore:Did not recognize type 'xid8'")
def test_the_revisions_build_the_same_on_postgresql(shared_book: Book) -> None:
    assert differences(shared_book.engine) == []


def shape(file: Path) -> dict[str, object]:
    """Columns, checks, keys, indexes and triggers of a file, free of how their statements were written."""
    connection = sqlite3.connect(file)
    objects = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%' ORDER BY 1, 2").fetchall()
    found: dict[str, object] = {}
    for kind, name, sql in objects:
        if kind == "table":
            columns = sorted(row[1:] for row in connection.execute(f"PRAGMA table_info({name})"))
            keys = sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})"))
            checks = sorted(re.sub(r"\s+", " ", check) for check in re.findall(r"CHECK \((.*)\)", sql))
            found[f"table {name}"] = (columns, keys, checks, "AUTOINCREMENT" in sql)
        elif sql:
            found[f"{kind} {name}"] = re.sub(r"[\s\"]+", " ", sql).replace("main.", "")
        else:
            found[f"{kind} {name}"] = tuple(row[2] for row in connection.execute(f"PRAGMA index_info({name})"))
    connection.close()
    return found


@pytest.fixture
def older(tmp_path: Path) -> Path:
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    company.close()
    company.book.close()
    return tmp_path / "book.db"


def newer_program(monkeypatch: pytest.MonkeyPatch, folder: Path, revision: str) -> None:
    """This program as it would be with one more revision."""
    versions = folder / "versions"
    versions.mkdir()
    (versions / "r0002_more.py").write_text(revision)
    plain = migrations._config

    def config() -> Config:
        found = plain()
        here = Path(migrations.__file__).parent / "versions"
        found.set_main_option("version_locations", f"{here}:{versions}")
        return found

    monkeypatch.setattr(migrations, "_config", config)
    monkeypatch.setattr(book_module, "SCHEMA_HEAD", "0002")


def test_an_older_book_is_backed_up_and_brought_up(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(older)
    newer_program(monkeypatch, tmp_path, NEXT)
    opened = open_book(str(older))
    assert migrations.revision_of(opened.engine) == "0002"
    with opened.reading() as connection:
        assert set(connection.exec_driver_sql("SELECT colour FROM partner").scalars()) == {"grey"}
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    company = Company(opened)
    company._ids = itertools.count(1_000)
    company.receive("NUT", "1", "3")
    assert company.balances() == {"1300": "33.00", "2200": "-33.00"}
    company.close()
    opened.close()
    backup = older.with_name("book.db.before-0001")
    assert contents(backup) == before
    again = open_book(str(older))
    again.close()
    assert contents(backup) == before, "opened once more, nothing is backed up again"
    monkeypatch.undo()
    restored = open_book(str(backup))
    assert [proof.verdict for proof in verify(restored) if not proof.ok] == ["open"], "a copy has no witness yet"
    restored.close()


def test_an_upgrade_that_breaks_leaves_the_book_as_it_was(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(older)
    newer_program(monkeypatch, tmp_path, BROKEN)
    with pytest.raises(OperationalError, match="nowhere"):
        open_book(str(older))
    assert contents(older) == before
    assert contents(older.with_name("book.db.before-0001")) == before


def test_a_newer_book_is_refused_and_left_alone(older: Path) -> None:
    connection = sqlite3.connect(older)
    connection.execute("UPDATE alembic_version SET version_num = '0002'")
    connection.commit()
    connection.close()
    before = older.read_bytes()
    with pytest.raises(BookNewer, match=r"has schema 0002, this program knows up to 0001\. Update the program to open it"):
        open_book(str(older))
    assert older.read_bytes() == before
    assert not list(older.parent.glob("*.before-*"))


def test_an_older_shared_book_is_for_its_administrator_to_upgrade(shared_book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "SCHEMA_HEAD", "0002")
    with pytest.raises(BookOlder, match="Ask an administrator"):
        open_book(shared_book.place)


def contents(file: Path) -> list[str]:
    """Everything in a book's file as statements."""
    connection = sqlite3.connect(file)
    found = list(connection.iterdump())
    connection.close()
    return found


@pytest.mark.parametrize("dialect", sorted(frozen.DIALECTS))
def test_the_newest_revision_is_frozen_as_the_schema_stands(dialect: str) -> None:
    """A change of the models after a release needs a revision of its own; before it, `python -m db.migrations.frozen 0001`."""
    assert frozen.read("0001", dialect) == frozen.current(dialect)
