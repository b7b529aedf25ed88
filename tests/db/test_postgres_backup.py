"""A shared book is backed up and restored with the server's own programs, as the README says, while people work; nothing is lost or doubled."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.roof.last_resort import run
from app.workstation import Workstation
from db.book import create_book, open_book
from db.private_server import FAST, PrivateServer, programs
from db.roles import members
from db.roles.doctor import examine
from db.verify import verify
from tests.db.test_postgres_serve import running, until
from tests.db.test_sync_workstation import assert_same, in_step, order, receipt
from tests.support.company import Company, set_up

PASSWORD = "a long enough password"


class Site:
    """A server with a book on it, that can be lost."""

    def __init__(self, folder: Path) -> None:
        self.server = PrivateServer(folder, settings=FAST)
        self.server.create()
        self.server.start()
        self.url = self.server.url("book")

    def login(self, user: str) -> str:
        return self.server.url("book", user=user, password=PASSWORD)


def do(program: str, *arguments: object) -> None:
    done = subprocess.run([str(programs() / program), *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dockledger-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    made = Site(folder / "first")
    company = Company(create_book(made.url))
    set_up(company)
    company.close()
    company.book.close()
    members.add_service(made.url, "posts", PASSWORD)
    members.add_member(made.url, "olga", PASSWORD)
    yield made
    made.server.remove()


def test_a_dump_goes_to_another_server_and_the_workstation_sends_what_it_lacks(
    site: Site, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    station = Workstation(site.login("olga"), member="olga", folder=folder / "ws", name="desk")
    try:
        with running(site.login("posts")):
            until(lambda: station.status().connection == "online", 30)
            assert station.submit(station.request(order("po1"))).status == "posted"
            do("pg_dumpall", "--roles-only", "--no-role-passwords", "-d", site.url, "-f", folder / "roles.sql")
            do("pg_dump", "-Fc", "-d", site.url, "-f", folder / "book.dump")
            assert run(["backup", site.url, "--mark"]) == 0
            assert station.submit(station.request(receipt("gr1", "po1"))).status == "posted"
        [marked] = [finding for finding in examine(site.url) if finding.topic == "last backup"]
        assert marked.level == "good" and marked.says == "marked 0 hours ago, 1 commands decided since"
    finally:
        station.close()
    site.server.kill()
    other = Site(folder / "second")
    try:
        roles = (folder / "roles.sql").read_text().splitlines()
        (folder / "roles.sql").write_text("\n".join(line for line in roles if " postgres" not in line.split(";")[0][:25]))
        do("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", other.server.url(), "-f", folder / "roles.sql")
        with psycopg.connect(other.server.url(), autocommit=True) as session:
            session.execute("CREATE DATABASE book TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
        do("pg_restore", "--exit-on-error", "--single-transaction", "-d", other.url, folder / "book.dump")
        assert run(["book", "upgrade", other.url]) == 0
        assert run(["restored", "--book", other.url]) == 0
        capsys.readouterr()
        members.add_service(other.url, "posts", PASSWORD)
        members.add_member(other.url, "olga", PASSWORD)
        bad = {finding.topic for finding in examine(other.url) if finding.level == "bad"}
        assert bad & {"rights", "row security", "guards", "ownership", "functions", "schema", "logins"} == set()
        again = Workstation(other.login("olga"), member="olga", folder=folder / "ws", name="desk")
        try:
            with running(other.login("posts")):
                until(lambda: again.status().notice == "restored" and again.status().waiting == 0, 30)
                book = open_book(other.url)
                until(lambda: in_step(again, book))
                assert_same(again, book)
                assert [proof.name for proof in verify(book) if not proof.ok] == []
                with book.reading() as connection:
                    posted = connection.exec_driver_sql("SELECT kind, count(*) FROM command WHERE workstation LIKE 'desk%%' GROUP BY 1")
                    assert sorted(map(tuple, posted)) == [("place_purchase_order", 1), ("post_goods_receipt", 1)]
                book.close()
        finally:
            again.close()
    finally:
        other.server.remove()


def test_a_copy_of_the_whole_server_is_a_backup_too(site: Site, folder: Path) -> None:
    """`pg_basebackup` takes logins and rights along; only `restored` has to be said."""
    copy = PrivateServer(folder / "copy", settings=FAST)
    copy.copy_from(site.server)
    site.server.kill()
    shutil.rmtree(site.server.data, ignore_errors=True)
    (copy.data / "standby.signal").unlink()
    copy.start()
    try:
        assert run(["restored", "--book", copy.url("book")]) == 0
        book = open_book(copy.url("book", user="posts", password=PASSWORD))
        assert [proof.name for proof in verify(book) if not proof.ok] == []
        book.close()
        rights = {finding.topic: finding.level for finding in examine(copy.url("book"))}
        assert {rights[topic] for topic in ("rights", "row security", "guards", "ownership", "functions")} == {"good"}
    finally:
        copy.remove()
