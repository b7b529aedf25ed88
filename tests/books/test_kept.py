"""Books, dumps and workstations of every released revision open in this build: brought up, proven, replayed, hash for hash; nothing is lost.

Each run looks at the sample and some scenario books, others every time; `-m soak` at all of them.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from app.bootstrap import Host, hosting
from app.commands.master_data import DefineReasons
from app.domain.book import ReasonCode
from app.roof.last_resort import run
from app.workstation import Workstation
from db.book import create_book, open_book, renew_epoch, upgrade_shared
from db.groups import KINDS
from db.leadership import LEADER_LOCK
from db.migrations.run import SCHEMA_HEAD
from db.private_server import programs
from db.replay import replay
from db.roles import members
from db.roles.doctor import examine
from db.shared_book import connect
from db.trouble import BookNewer, ServicePosts
from db.verify import verify
from tests.books.kept import REVISIONS, Kept
from tests.books.make import MEMBER, PASSWORD
from tests.db.test_migrations import NEXT, newer_program
from tests.db.test_postgres_serve import running, until
from tests.db.test_sync_workstation import assert_same, in_step
from tests.support.postgres import Postgres
from ui.drafts import DraftStore
from ui.screens.receiving.draft import read_head
from ui.tally import Arrived, read_step

SOME_BOOKS = 6


@pytest.fixture(scope="module", params=REVISIONS, ids=lambda kept: kept.folder.name)
def kept(request: pytest.FixtureRequest) -> Kept:
    found = request.param
    assert isinstance(found, Kept)
    return found


@pytest.fixture(scope="module")
def books(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("books")
    kept.unpack("books.tar.xz", folder)
    return folder


def hashes(file: Path) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq").fetchall()


def contents(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def opens_whole(kept: Kept, original: Path, folder: Path, *, head: str = SCHEMA_HEAD) -> None:
    """A kept book is copied before it is brought up, proves, and is decided again; every position has the hash it had."""
    file = Path(shutil.copy(original, folder / original.name))
    witness = original.with_name(original.name + ".witness")
    if witness.exists():
        shutil.copy(witness, folder)
    book, again = open_book(str(file)), create_book(str(folder / f"again-{file.name}"))
    try:
        broken = {proof.name: proof.detail or proof.figure for proof in verify(book) if not (proof.ok or proof.open)}
        assert broken == {}, original.name
        replayed = replay(book, again)
    finally:
        book.close()
        again.close()
    told = kept.told["books"][original.name]
    assert (replayed.difference, replayed.commands, replayed.head_hash) == ("", told["seq"], told["hash"]), original.name
    assert hashes(file) == hashes(original)
    backup = file.with_name(f"{file.name}.before-{kept.revision}")
    assert backup.exists() == (head > kept.revision)
    if backup.exists():
        assert contents(backup) == contents(original)


def test_some_books_open_whole(kept: Kept, books: Path, tmp_path: Path) -> None:
    names = sorted(set(kept.told["books"]) - {"sample.db"})
    for name in ("sample.db", *random.sample(names, SOME_BOOKS)):
        opens_whole(kept, books / name, tmp_path)


@pytest.mark.soak
def test_all_books_open_whole(kept: Kept, books: Path, tmp_path: Path) -> None:
    for name in kept.told["books"]:
        opens_whole(kept, books / name, tmp_path)


def test_a_column_more_keeps_every_proof(kept: Kept, books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer_program(monkeypatch, tmp_path, NEXT)
    opens_whole(kept, books / "sample.db", tmp_path, head="9999")


def test_work_goes_on_in_a_book_that_was_brought_up(kept: Kept, books: Path, tmp_path: Path) -> None:
    for name in ("sample.db", "sample.db.witness"):
        shutil.copy(books / name, tmp_path)
    with hosting(Host(open_book(str(tmp_path / "sample.db")))) as host:
        reason = DefineReasons(reasons=(ReasonCode(id="LATER", name="Made by a later program", kind="count"),))
        [outcome] = host.submit_and_wait([host.request(reason, member=MEMBER)])
        assert (outcome.status, outcome.seq) == ("posted", kept.told["books"]["sample.db"]["seq"] + 1)
        assert [proof.name for proof in verify(host.book) if not proof.ok] == [], "the witness came along, too"


def test_a_program_that_is_older_than_the_book_says_what_to_do(books: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(books / "sample.db", tmp_path))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9998'")
        connection.commit()
    before = file.read_bytes()
    with pytest.raises(BookNewer, match=r"Update the program to open it; nothing was changed"):
        open_book(str(file))
    assert file.read_bytes() == before


# the shared book


@dataclass
class Shared:
    """A dump restored with PostgreSQL's own programs and brought up by ours."""

    postgres: Postgres
    url: str

    def login(self, user: str) -> str:
        return self.postgres.url(self.url.rsplit("/", 1)[1], user=user, password=PASSWORD)

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url) as session:
            return session.execute(statement).fetchall()

    def say(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as session:
            session.execute(statement)

    @contextmanager
    def serving(self) -> Iterator[None]:
        with running(self.login("kept_service")):
            yield


@pytest.fixture
def shared(kept: Kept, postgres: Postgres, tmp_path: Path) -> Iterator[Shared]:
    with psycopg.connect(postgres.superuser_url, autocommit=True) as session:
        for kind in KINDS:  # the server has the book's group roles, as after `pg_dumpall --roles-only`
            session.execute(f"DO $$ BEGIN CREATE ROLE dockledger_{kind}; EXCEPTION WHEN duplicate_object THEN END $$")
    name = f"kept_{kept.folder.name}"
    url = postgres.url(name)
    postgres.drop(url)
    with psycopg.connect(postgres.superuser_url, autocommit=True) as session:
        session.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    dump = tmp_path / "shared.sql"
    dump.write_bytes(kept.dump())
    told = subprocess.run(
        [str(programs() / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-f", str(dump)], capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr.decode()
    with connect(url) as service:
        service.execute("SELECT pg_advisory_lock(%s)", [LEADER_LOCK])  # as the service of the program before
        with pytest.raises(ServicePosts, match="Nothing was changed: stop every `dockledger serve`"):
            upgrade_shared(url)
    assert run(["book", "upgrade", url]) == 0
    members.add_service(url, "kept_service", PASSWORD)
    members.add_member(url, MEMBER, PASSWORD)
    yield Shared(postgres, url)
    postgres.drop(url)


def test_a_dump_is_restored_brought_up_and_proves(kept: Kept, shared: Shared, tmp_path: Path) -> None:
    told = kept.told["shared"]
    assert shared.ask("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1") == [(told["seq"], told["hash"])]
    book, again = open_book(shared.url), create_book(str(tmp_path / "again.db"))
    assert {proof.name: proof.detail for proof in verify(book) if not proof.ok} == {}
    replayed = replay(book, again)
    assert (replayed.difference, replayed.head_hash) == ("", told["hash"])
    book.close()
    again.close()
    bad = {finding.topic: finding.says for finding in examine(shared.url) if finding.level == "bad"}
    server = {"fsync", "full_page_writes", "synchronous_commit", "access rules", "posting", "clock"}
    assert {topic: says for topic, says in bad.items() if topic not in server} == {}, "rights, policies and guards came along"


@pytest.fixture
def station(kept: Kept, shared: Shared, tmp_path: Path) -> Iterator[Callable[[], Workstation]]:
    folder = tmp_path / "station"
    folder.mkdir()
    kept.unpack("workstation.tar.xz", folder)
    opened: list[Workstation] = []

    def start() -> Workstation:
        opened.append(Workstation(shared.login(MEMBER), member=MEMBER, folder=folder, name="desk"))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.mark.parametrize("restored", [False, True], ids=["the same book", "a restored book"])
def test_what_waits_on_an_older_workstation_is_sent_exactly_once(
    kept: Kept, shared: Shared, station: Callable[[], Workstation], restored: bool
) -> None:
    told = kept.told["workstation"]
    if restored:
        renew_epoch(shared.url)
    one = station()
    assert {pending.command_id for pending in one.pending()} >= {*told["waiting"], *told["rejected"]}, "it is there before anything is read"
    with shared.serving():
        until(lambda: one.status().connection == "online" and one.status().waiting == 0, 30)
        book = open_book(shared.url)
        until(lambda: in_step(one, book))
        assert_same(one, book)
        book.close()
    mine = [*told["settled"], *told["undecided"], *told["waiting"]]
    assert {command_id: one.outbox.outcomes([command_id])[command_id].status for command_id in mine} == dict.fromkeys(mine, "posted")
    found = shared.ask(f"SELECT id, status, count(*) FROM command WHERE id IN ({', '.join(repr(one) for one in mine)}) GROUP BY 1, 2")
    assert sorted(found) == sorted((command_id, "posted", 1) for command_id in mine)
    assert [(pending.command_id, pending.state) for pending in one.pending()] == [(told["rejected"][0], "rejected")]
    assert (one.status().notice == "restored") == restored


def test_a_workstation_of_another_revision_than_its_server_waits_and_says_who_has_to_act(
    kept: Kept, shared: Shared, station: Callable[[], Workstation]
) -> None:
    one = station()
    waiting = one.status().waiting
    for schema, code in (("9998", "program_too_old"), ("0000", "program_too_new")):
        shared.say(f"UPDATE alembic_version SET version_num = '{schema}'")
        one.look_now()
        until(lambda code=code: one.status().problem[0] == code, 40)
        assert one.status().connection == "refused" and "What waits here is safe" in one.status().trouble
        assert one.status().waiting == waiting
    with pytest.raises(BookNewer):
        shared.say("UPDATE alembic_version SET version_num = '9998'")
        open_book(shared.url)
    shared.say(f"UPDATE alembic_version SET version_num = '{SCHEMA_HEAD}'")
    with shared.serving():
        one.look_now()
        until(lambda: one.status().connection == "online" and one.status().waiting == 0, 40)


def test_drafts_of_an_older_desktop_are_read(kept: Kept, tmp_path: Path) -> None:
    kept.unpack("workstation.tar.xz", tmp_path)
    drafts = DraftStore(tmp_path / "drafts.sqlite")
    [parked] = drafts.parked("receiving")
    head = drafts.of_subject("receiving", "KEPT-PO-1")
    assert head is not None and read_head(head.head).delivery_note == "LS 4711"
    steps = [read_step(body) for body in drafts.steps(parked.id)]
    assert [step.quantity for step in steps if isinstance(step, Arrived)] == [1, 2]
    drafts.close()
