"""The doctor: a server as it should be is found good, and everything the doctor looks at is found when it is made wrong."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import psycopg
import pytest

from app.commands.master_data import DefineReasons
from app.commands.organisation import DefineEntity
from app.domain.book import LegalEntity, ReasonCode
from app.serve import Service
from db.backup import mark
from db.book import create_book, open_book, upgrade_shared
from db.migrations.run import SCHEMA_HEAD
from db.private_server import PrivateServer
from db.roles import members
from db.roles import server as looked
from db.roles.doctor import examine
from db.roles.finding import Finding
from tests.support import certificates
from tests.support.company import Company, set_up
from tests.support.postgres import in_groups
from tests.support.tls import Door, door_of

PASSWORD = "examined by a doctor"
SAFE = ("local all all scram-sha-256", "host all all 127.0.0.1/32 scram-sha-256")


class Practice:
    """A server with one book, and ways to make it wrong."""

    def __init__(self, server: PrivateServer, door: Door) -> None:
        self.server = server
        self.door = door
        self.url = server.url("book")

    def run(self, *statements: str) -> None:
        with psycopg.connect(self.server.url("book"), autocommit=True) as session:
            for statement in statements:
                session.execute(in_groups(self.url, statement))

    def access(self, *rules: str) -> None:
        """Replace the access rules; the doctor reads the file itself, whether or not the server did."""
        (self.server.data / "pg_hba.conf").write_text("\n".join(rules) + "\n")

    def find(self, topic: str, place: str = "", *, late: timedelta = timedelta()) -> Finding:
        [found] = [f for f in examine(place or self.url, now=lambda: datetime.now(UTC) + late) if f.topic == topic]
        return found


@pytest.fixture(scope="module")
def practice() -> Iterator[Practice]:
    with tempfile.TemporaryDirectory(prefix="dockledger-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        server = PrivateServer(folder / "pg", settings={"max_connections": "30", "archive_mode": "on", "archive_command": "true"})
        server.create()
        server.start()
        door = door_of(server, folder)
        try:
            practice = Practice(server, door)
            company = Company(create_book(practice.url))
            set_up(company)
            [entity] = company.all(LegalEntity)
            company.do(DefineEntity(entity=msgspec.structs.replace(entity, time_zone="Europe/Berlin")))
            company.close()
            company.book.close()
            members.add_member(practice.url, "olga", PASSWORD)
            members.add_service(practice.url, "posts", PASSWORD)
            practice.access(*SAFE)
            yield practice
        finally:
            door.close()
            server.remove()


def test_a_server_as_it_should_be_is_found_good(practice: Practice) -> None:
    mark(practice.url, datetime.now(UTC))
    practice.run("SELECT pg_switch_wal()")
    deadline = time.monotonic() + 20
    while practice.find("log archive").level != "good":
        assert time.monotonic() < deadline, practice.find("log archive")
        time.sleep(0.1)
    with serving(practice):
        found = {f.topic: f for f in examine(practice.url)}
        assert {topic: f.says for topic, f in found.items() if f.level != "good"} == {"tls": "not encrypted (loopback)"}
    assert set(found) == {
        *("clock", "version", "schema", "tls", "access rules", "passwords", "server role", "fsync", "full_page_writes"),
        *(
            "synchronous_commit",
            "last backup",
            "log archive",
            "posting",
            "rights",
            "row security",
            "guards",
            "ownership",
            "functions",
            "logins",
            "logins' settings",
            "time zones",
        ),
        "open to everyone",
    }


@contextmanager
def serving(practice: Practice) -> Iterator[None]:
    service = Service(practice.server.url("book", user="posts", password=PASSWORD), now=lambda: datetime.now(UTC))
    thread = threading.Thread(target=service.run)
    thread.start()
    try:
        while service.health.part != "leader":
            time.sleep(0.01)
        yield
    finally:
        service.stop()
        thread.join(timeout=10)


WRONG: dict[str, tuple[str, Sequence[str], Sequence[str], str, str]] = {
    "a company that says no time zone": (
        "time zones",
        [
            "ALTER TABLE legal_entity DISABLE TRIGGER USER",
            "UPDATE legal_entity SET time_zone = ''",
            "ALTER TABLE legal_entity ENABLE TRIGGER USER",
        ],
        [
            "ALTER TABLE legal_entity DISABLE TRIGGER USER",
            "UPDATE legal_entity SET time_zone = 'Europe/Berlin'",
            "ALTER TABLE legal_entity ENABLE TRIGGER USER",
        ],
        "warning",
        "unknown for W1, W2: there every workstation proposes its own day",
    ),
    "an old way to keep passwords": (
        "passwords",
        ["SET password_encryption = 'md5'; CREATE ROLE weak LOGIN PASSWORD 'x'"],
        ["DROP ROLE weak"],
        "bad",
        "kept in the old way: weak.",
    ),
    "a wrong default for passwords": (
        "passwords",
        ["ALTER DATABASE book SET password_encryption = 'md5'"],
        ["ALTER DATABASE book RESET password_encryption"],
        "bad",
        "password_encryption is md5",
    ),
    "an expired password": (
        "passwords",
        ["ALTER ROLE olga VALID UNTIL '2020-01-01'"],
        ["ALTER ROLE olga VALID UNTIL 'infinity'"],
        "warning",
        "expired: olga. Renew",
    ),
    "commits that do not wait": (
        "synchronous_commit",
        ["ALTER DATABASE book SET synchronous_commit = off"],
        ["ALTER DATABASE book RESET synchronous_commit"],
        "bad",
        "acknowledged postings can be lost",
    ),
    "a mighty member": ("logins", ["ALTER ROLE olga CREATEROLE"], ["ALTER ROLE olga NOCREATEROLE"], "bad", "olga"),
    "a member who sees past row security": ("logins", ["ALTER ROLE olga BYPASSRLS"], ["ALTER ROLE olga NOBYPASSRLS"], "bad", "olga"),
    "a group that can log in": (
        "logins",
        ["ALTER ROLE dockledger_poster LOGIN"],
        ["ALTER ROLE dockledger_poster NOLOGIN"],
        "bad",
        "group roles with a login: ['dockledger_poster']",
    ),
    "a person who owns the book": (
        "logins",
        ["GRANT dockledger_owner TO olga"],
        ["REVOKE dockledger_owner FROM olga"],
        "bad",
        "('olga', 'dockledger_owner')",
    ),
    "nobody who may post": (
        "logins",
        ["REVOKE dockledger_poster FROM posts"],
        ["GRANT dockledger_poster TO posts"],
        "warning",
        "no posting service has a login",
    ),
    "an older schema": (
        "schema",
        ["UPDATE alembic_version SET version_num = '0000'"],
        [f"UPDATE alembic_version SET version_num = '{SCHEMA_HEAD}'"],
        "bad",
        f"revision 0000, this program needs {SCHEMA_HEAD}; run `dockledger book upgrade`",
    ),
    "a newer schema": (
        "schema",
        ["UPDATE alembic_version SET version_num = '9999'"],
        [f"UPDATE alembic_version SET version_num = '{SCHEMA_HEAD}'"],
        "bad",
        "update this program",
    ),
    "a column too many": (
        "rights",
        ["GRANT UPDATE (name) ON item TO dockledger_member"],
        ["REVOKE UPDATE (name) ON item FROM dockledger_member"],
        "bad",
        "0 missing, 1 too many: not in the matrix: UPDATE on column public.item.name to dockledger_member",
    ),
    "a right of one login": (
        "rights",
        ["GRANT SELECT ON journal_line TO olga"],
        ["REVOKE SELECT ON journal_line FROM olga"],
        "bad",
        "olga",
    ),
    "a policy that lets more through": (
        "row security",
        ["DROP POLICY reads ON item", "CREATE POLICY reads ON item FOR SELECT TO dockledger_member USING (true)"],
        [],
        "bad",
        "['item']",
    ),
    "temporary tables for everyone": (
        "open to everyone",
        ["GRANT TEMPORARY ON DATABASE book TO PUBLIC"],
        ["REVOKE TEMPORARY ON DATABASE book FROM PUBLIC"],
        "warning",
        "temporary tables of database book",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_made_wrong_in_the_database_is_found(practice: Practice, case: str) -> None:
    topic, make, undo, level, says = WRONG[case]
    assert practice.find(topic).level == "good"
    practice.run(*make)
    try:
        found = practice.find(topic)
        assert found.level == level and in_groups(practice.url, says) in found.says, found
    finally:
        practice.run(*undo)
        upgrade_shared(practice.url)  # puts rights and policies back as they should be
    assert practice.find(topic).level == "good"


ACCESS = {
    "host all all 10.0.0.0/8 trust": ("bad", "line 1 (host all all trust)"),
    "host all all 10.0.0.0/8 password": ("bad", "(host all all password)"),
    "hostssl book olga 10.0.0.0/8 md5": ("bad", "(hostssl book olga md5)"),
    "local all all trust": ("warning", "(local all all trust)"),
    "host all all 10.0.0.0/8 scram-sha-256": ("warning", "without encryption: line 1 (host all all 10.0.0.0). Write hostssl there"),
    "hostnossl all all all scram-sha-256": ("warning", "without encryption: line 1 (hostnossl all all all)"),
    "host all all 10.0.0.0/8 nonsense": ("bad", "not understood: line 1"),
    "hostssl all all 10.0.0.0/8 reject": ("good", "every one asks for scram-sha-256 or refuses"),
}


@pytest.mark.parametrize("rule", ACCESS)
def test_rules_that_let_people_in_unsafely_are_named(practice: Practice, rule: str) -> None:
    level, says = ACCESS[rule]
    practice.access(rule, *SAFE)
    try:
        found = practice.find("access rules")
        if "hostssl record cannot match" in found.says:  # a server without TLS says so of the rule itself
            level, says = "bad", "not understood: line 1" if rule.startswith("hostssl") else "nothing of the kind"
        assert found.level == level and in_groups(practice.url, says) in found.says, found
    finally:
        practice.access(*SAFE)


def test_a_login_that_may_not_look_says_what_it_did_not_see(practice: Practice) -> None:
    as_olga = practice.server.url("book", user="olga", password=PASSWORD)
    found = practice.find("access rules", as_olga)
    assert found.level == "warning" and "look again as a superuser" in found.says
    for topic in ("rights", "row security", "guards", "ownership", "functions", "logins", "schema", "version"):
        assert practice.find(topic, as_olga).level == "good", topic


def test_a_clock_that_is_off_is_found(practice: Practice) -> None:
    assert practice.find("clock", late=timedelta(seconds=20)).level == "good"
    found = practice.find("clock", late=timedelta(seconds=45))
    assert (found.level == "bad" and "-45." in found.says) or "-44." in found.says


def test_a_version_that_we_do_not_know_is_found(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looked, "VERSIONS", range(9, 14))
    assert practice.find("version").level == "bad"


def test_what_encrypts_and_how_is_told(practice: Practice, tmp_path: Path) -> None:
    authority = certificates.Authority("Practice")
    root = certificates.write(tmp_path, "root.crt", authority.pem)
    practice.door.show(authority.server("127.0.0.1", "db.example"))
    base = practice.url.replace(str(practice.server.port), str(practice.door.port))
    assert practice.find("tls", f"{base}?sslmode=require").says == "encrypted, sslmode=require; set sslmode=verify-full"
    full = practice.find("tls", f"{base}?sslmode=verify-full&sslrootcert={root}")
    own = practice.door.port == practice.server.port
    assert full.level == ("good" if own else "warning"), full
    assert own or "encrypted up to something in front of the server" in full.says
    assert practice.find("tls", f"{practice.url}?sslmode=disable").says == "not encrypted (loopback)"


def test_a_server_that_loses_what_it_acknowledged_or_archives_nothing_is_found(practice: Practice) -> None:
    server = practice.server
    practice.run("DELETE FROM book_meta WHERE name IN ('backed_up_at', 'backed_up_seq')")
    before = dict(server.settings)
    for settings, topic, level, says in (
        ({"fsync": "off"}, "fsync", "bad", "can be lost"),
        ({"full_page_writes": "off"}, "full_page_writes", "bad", "can be lost"),
        ({"archive_mode": "off"}, "last backup", "warning", "none was ever marked"),
        ({"archive_mode": "on", "archive_command": "false"}, "log archive", "bad", "archiving goes wrong since"),
    ):
        server.stop()
        server.settings = {**before, **settings}
        practice.access("local all all trust", *SAFE)
        server.start()
        try:
            if says.startswith("archiving"):
                practice.run("SELECT pg_switch_wal()")
            deadline = time.monotonic() + 20
            while (found := practice.find(topic)).level != level or says not in found.says:
                assert time.monotonic() < deadline, found
                time.sleep(0.1)
        finally:
            server.stop()
            server.settings = before
            server.start()
            practice.access(*SAFE)


def test_the_age_of_the_last_backup_is_told(practice: Practice) -> None:
    """A running archive makes up for a dump that is old, and nothing else does."""
    mark(practice.url, datetime.now(UTC) - timedelta(hours=5))
    assert practice.find("last backup").level == "good"
    assert practice.find("last backup").says.startswith("marked 5 hours ago, ")
    mark(practice.url, datetime.now(UTC) - timedelta(days=3, hours=1))
    practice.run("SELECT pg_switch_wal()")
    old = practice.find("last backup", late=timedelta(days=3))
    assert old.level == "bad" and "marked 6 days ago" in old.says and "dockledger backup --mark" in old.says
    mark(practice.url, datetime.now(UTC))


def test_an_archive_that_stood_still_is_found(practice: Practice) -> None:
    practice.run("SELECT pg_switch_wal()")
    found = practice.find("log archive", late=timedelta(days=3))
    assert found.level == "bad" and found.says == "the log was last archived 3 days ago; look why"


def test_a_book_where_nobody_posts_is_found(practice: Practice) -> None:
    assert practice.find("posting").level == "warning"
    company = Company(open_book(practice.url))
    company.clock = datetime.now(UTC) - timedelta(minutes=9)
    company.submit(replace(company.record(DefineReasons(reasons=(ReasonCode(id="R", name="r", kind="count"),))), id="late", client_seq=900))
    found = practice.find("posting")
    assert found.level == "bad" and "1 commands wait for more than a minute. Start one with `dockledger serve`" in found.says
    company.close()
    company.book.close()
    with serving(practice):
        deadline = time.monotonic() + 10
        while practice.find("posting") != Finding("posting", "good", "one service posts"):
            assert time.monotonic() < deadline, practice.find("posting")
            time.sleep(0.05)


def test_a_replica_is_called_one(practice: Practice, tmp_path: Path) -> None:
    practice.access("host replication all 127.0.0.1/32 scram-sha-256", *SAFE)
    with psycopg.connect(practice.server.url(), autocommit=True) as session:
        session.execute("SELECT pg_reload_conf()")
    time.sleep(0.2)
    with tempfile.TemporaryDirectory(prefix="dockledger-", ignore_cleanup_errors=True) as name:
        replica = PrivateServer(Path(name) / "pg", settings={**practice.server.settings, "hot_standby": "on"})
        replica.copy_from(practice.server)
        replica.start()
        try:
            found = practice.find("server role", replica.url("book"))
            assert (found.level, found.says) == ("warning", "a replica: reads only")
        finally:
            replica.remove()
