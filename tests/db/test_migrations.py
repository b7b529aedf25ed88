"""The schema of a book: what the revisions build is what the code expects, and an older book is backed up before it is brought up."""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import shutil
import sqlite3
import subprocess
import sys
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
from db.book import Book, create_book, engine_for, open_book, open_to_examine
from db.guards import sqlite as guards
from db.migrations import catalog, frozen
from db.presence import PRESENCE
from db.schema import METADATA
from db.schema.tables import ONLY
from db.trouble import BookAltered, BookNewer, BookOlder
from db.verify import state, verify
from tests.support import with_a_later_column
from tests.support.company import Company, new_company

ROOT = Path(__file__).parents[2]
NEXT = '''
"""A column more."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "HEAD"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("partner", sa.Column("colour", sa.Text(), nullable=False, server_default="grey"))
'''.replace("HEAD", migrations.SCHEMA_HEAD)
BROKEN = NEXT + '    op.execute("UPDATE nowhere SET x = 1")\n'


def differences(engine: sa.Engine) -> list[object]:
    def ours(found: sa.schema.SchemaItem, name: str | None, *_: object) -> bool:
        elsewhere = found.info.get(ONLY, engine.dialect.name) != engine.dialect.name
        return name not in ("alembic_version", PRESENCE) and not str(name).startswith("guard_") and not elsewhere

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
    shutil.copytree(frozen.FOLDER, versions)
    more = versions / "r9999_more"
    more.mkdir()
    (more / "upgrade.py").write_text(revision)
    before = frozen.SEPARATOR.join(frozen.read(migrations.SCHEMA_HEAD, "sqlite"))
    (more / "after.sqlite.sql").write_text(
        before.replace("\tCONSTRAINT pk_partner ", "\tcolour TEXT DEFAULT 'grey' NOT NULL,\n\tCONSTRAINT pk_partner ")
    )
    plain = migrations._config

    def config() -> Config:
        found = plain()
        found.set_main_option("version_locations", str(versions))
        return found

    monkeypatch.setattr(migrations, "_config", config)
    monkeypatch.setattr(frozen, "FOLDER", versions)
    monkeypatch.setattr(book_module, "SCHEMA_HEAD", "9999")


def test_an_older_book_is_backed_up_and_brought_up(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(older)
    newer_program(monkeypatch, tmp_path, NEXT)
    opened = open_book(str(older))
    assert migrations.revision_of(opened.engine) == "9999"
    with opened.reading() as connection:
        assert set(connection.exec_driver_sql("SELECT colour FROM partner").scalars()) == {"grey"}
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    company = Company(opened)
    company._ids = itertools.count(1_000)
    company.receive("NUT", "1", "3")
    assert company.balances() == {"1300": "33.00", "2200": "-33.00"}
    company.close()
    opened.close()
    backup = older.with_name(f"book.db.before-{migrations.SCHEMA_HEAD}")
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
    backup = older.with_name(f"book.db.before-{migrations.SCHEMA_HEAD}")
    assert contents(backup) == before
    with pytest.raises(OperationalError, match="nowhere"):
        open_book(str(older))
    assert list(older.parent.glob("*.before-*")) == [backup], "the same state is not copied again and again"
    monkeypatch.undo()
    company = Company(open_book(str(older)))
    company._ids = itertools.count(1_000)
    company.receive("NUT", "1", "3")
    company.close()
    company.book.close()
    newer_program(monkeypatch, tmp_path / "again", BROKEN)
    with pytest.raises(OperationalError, match="nowhere"):
        open_book(str(older))
    assert contents(backup) == before
    assert contents(backup.with_name(f"{backup.name}-2")) == contents(older) != before


def test_a_newer_book_is_refused_and_left_alone(older: Path) -> None:
    connection = sqlite3.connect(older)
    connection.execute("UPDATE alembic_version SET version_num = '9998'")
    connection.commit()
    connection.close()
    before = older.read_bytes()
    with pytest.raises(
        BookNewer, match=rf"has schema 9998, this program knows up to {migrations.SCHEMA_HEAD}\. Update the program to open it"
    ):
        open_book(str(older))
    assert older.read_bytes() == before
    assert not list(older.parent.glob("*.before-*"))


def test_an_older_shared_book_is_for_its_administrator_to_upgrade(shared_book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "SCHEMA_HEAD", "9999")
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
    """A change of the models needs a revision of its own: a folder, and `python -m db.migrations.frozen NNNN` when it is complete."""
    assert frozen.read(migrations.SCHEMA_HEAD, dialect) == frozen.current(dialect)


def test_a_released_revision_stays_as_it_was_released() -> None:
    """Books out there stand at it: what has to change is a new revision."""
    assert {revision: frozen.digest_of(revision) for revision in frozen.released()} == frozen.released()
    with pytest.raises(frozen.AlreadyReleased, match="the next revision"):
        frozen.write("0001")


def test_a_revision_begins_where_the_one_before_it_ended() -> None:
    for earlier, later in itertools.pairwise(["", *frozen.revisions()]):
        for kept in frozen.KEPT:
            ended = (frozen.folder_of(earlier) / f"after.{kept}").read_bytes() if earlier else b""
            assert (frozen.folder_of(later) / f"before.{kept}").read_bytes() == ended, (later, kept)


def test_a_file_is_made_as_its_newest_revision_says(older: Path) -> None:
    engine = engine_for(str(older))
    with engine.connect() as opened:
        assert catalog.catalog_of(opened) == dict(sorted(frozen.catalog_after(migrations.SCHEMA_HEAD, "sqlite").items()))
    engine.dispose()


def test_a_server_is_made_as_its_newest_revision_says(shared_book: Book) -> None:
    """Which was frozen from what the models make: so the revisions lead to the models."""
    with shared_book.reading() as connection:
        found = catalog.catalog_of(connection)
    assert catalog.differences(found, frozen.catalog_after(migrations.SCHEMA_HEAD, "postgresql")) == []


ALTERED = {
    "DROP TRIGGER guard_stock_move_update": "trigger guard_stock_move_update is missing",
    "ALTER TABLE partner ADD COLUMN colour TEXT": "table partner was changed",
    "DROP INDEX ix_account_entity": "index ix_account_entity is missing",
    "CREATE TRIGGER mine AFTER INSERT ON journal_line BEGIN SELECT 1; END": "trigger mine does not belong to the book",
    "CREATE INDEX mine ON partner (id)": "",
    "CREATE UNIQUE INDEX mine ON partner (name)": "index mine does not belong to the book",
    "CREATE TABLE mine (id TEXT, note TEXT UNIQUE)": "",
    "CREATE TABLE mine (id TEXT REFERENCES partner (id))": "table mine does not belong to the book",
    "CREATE VIEW mine AS SELECT name FROM partner": "",
    "DROP INDEX ix_document_by_total": "",
}


@pytest.mark.parametrize(("change", "said"), ALTERED.items(), ids=list(ALTERED))
def test_nobody_works_with_a_file_whose_tables_and_guards_were_altered(older: Path, change: str, said: str) -> None:
    connection = sqlite3.connect(older)
    connection.execute(change)
    connection.commit()
    connection.close()
    if not said:
        open_book(str(older)).close()
        return
    before = contents(older)
    with pytest.raises(BookAltered, match=said):
        open_book(str(older))
    open_to_examine(str(older)).close()
    assert contents(older) == before


def test_an_altered_file_is_not_brought_up(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(older)
    connection.execute("DROP TRIGGER guard_command_delete")
    connection.close()
    newer_program(monkeypatch, tmp_path, NEXT)
    with pytest.raises(BookAltered, match="guard_command_delete is missing"):
        open_book(str(older))
    assert not list(older.parent.glob("*.before-*"))


SHARED_ALTERED = {
    "ALTER TABLE stock_move DISABLE TRIGGER guard_stock_move_final": "trigger stock_move.guard_stock_move_final was changed",
    "DROP TRIGGER guard_command_decided ON command": "trigger command.guard_command_decided is missing",
    "CREATE OR REPLACE FUNCTION guard_written_once() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'": "guard_written_once",
    "CREATE RULE mine AS ON UPDATE TO account DO INSTEAD NOTHING": "rule account.mine does not belong to the book",
    "ALTER TABLE account ALTER COLUMN name DROP NOT NULL": "column public.account.name was changed",
    "ALTER TABLE cost_pool DROP CONSTRAINT ck_cost_pool_never_negative": "constraint cost_pool.ck_cost_pool_never_negative is missing",
    "CREATE INDEX mine ON account (name)": "",
    "CREATE UNIQUE INDEX mine ON account (name)": "index mine does not belong to the book",
    "ALTER TABLE account ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'": "column public.account.colour does not belong to the book",
    "ALTER TABLE account ADD CHECK (name <> 'Rent')": "constraint account.account_name_check does not belong to the book",
    "CREATE TABLE mine (id TEXT PRIMARY KEY, note TEXT UNIQUE CHECK (note <> ''))": "",
    "CREATE TABLE mine (arrival BIGINT REFERENCES command (arrival))": "mine_arrival_fkey does not belong to the book",
    "CREATE VIEW mine AS SELECT name FROM account": "",
}


def test_nobody_works_with_a_server_whose_tables_and_guards_were_altered(shared_book: Book) -> None:
    for change, said in SHARED_ALTERED.items():
        with shared_book.engine.connect() as connection:
            connection.exec_driver_sql(change)
            if said:
                with pytest.raises(BookAltered, match=re.escape(said)):
                    migrations.refuse_altered(connection, migrations.SCHEMA_HEAD, "the book")
            else:
                migrations.refuse_altered(connection, migrations.SCHEMA_HEAD, "the book")
            connection.rollback()


@pytest.mark.parametrize(
    ("forged", "broken"),
    [
        ("", ("", [], "")),
        ("UPDATE partner SET colour = 'red'", ("", [state.KEPT, state.SEALED], "partner")),
        ("UPDATE journal_line SET colour = 'red' WHERE n = 2", ("ledger rows were changed", [], "")),
    ],
    ids=["as it was", "another value in a row of state", "another value in a row of the ledger"],
)
def test_a_later_column_keeps_every_proof_and_no_other_value_in_it_goes_unseen(
    older: Path, forged: str, broken: tuple[str, list[str], str]
) -> None:
    with contextlib.closing(sqlite3.connect(older)) as connection, connection:
        for table in with_a_later_column.TABLES:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN colour TEXT DEFAULT 'grey' NOT NULL")
        if forged:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            assert connection.execute(forged).rowcount
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.with_a_later_column", str(older)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found = json.loads(done.stdout)
    problem, names, difference = broken
    assert problem in found["chain"] and bool(problem) == bool(found["chain"])
    assert found["state"] == names
    assert difference in found["replay"] and bool(difference) == bool(found["replay"]), found["replay"]
