"""Every wrong way to connect to a shared book is refused, with one sentence that says what is wrong and what to do.

A real server with accounts and access rules of its own, behind certificates made here.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
import pytest

from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from app.workstation import Workstation
from db import connecting
from db.book import create_book
from db.connecting import explained, what_is_wrong
from db.private_server import FAST, PrivateServer, free_port
from db.roles import members
from db.shared_book import EncryptionTooWeak, connect
from tests.support import certificates
from tests.support.certificates import DAY, Authority
from tests.support.company import Company, set_up
from tests.support.tls import Door, door_of

HOST = "db.example"
PASSWORD = "correct horse battery"
ROOT = Path(__file__).parents[2]
NEW_ACCESS_SECONDS_MAX = 10.0


@dataclass
class Office:
    """A server with one book, and what a workstation needs to know of it."""

    server: PrivateServer
    door: Door
    folder: Path
    authority: Authority = field(default_factory=lambda: Authority("Office authority"))

    def __post_init__(self) -> None:
        self.root = certificates.write(self.folder, "root.crt", self.authority.pem)
        self.good = self.authority.server(HOST)

    def url(self, user: str = "walt", password: str = PASSWORD, *, database: str = "book", **options: str | int) -> str:
        """The address as an administrator writes it down for a person; `options` change or (empty) leave out a part."""
        wanted = {"host": HOST, "hostaddr": "127.0.0.1", "port": self.door.port, "sslmode": "verify-full", "sslrootcert": self.root}
        parts = {name: str(value) for name, value in {**wanted, **options}.items() if value != ""}
        secret = f":{quote(password)}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?{urlencode(parts)}"

    def admin(self, *statements: str) -> None:
        with psycopg.connect(self.server.url(), autocommit=True) as session:
            for statement in statements:
                session.execute(statement)

    def access(self, *rules: str) -> None:
        """Put access rules before the usual ones, and wait until they hold."""
        marker = free_port()
        self.server.write_access([*rules, f"local marker{marker} all trust"])
        with psycopg.connect(self.server.url(), autocommit=True) as session:
            session.execute("SELECT pg_reload_conf()")
        deadline = time.monotonic() + NEW_ACCESS_SECONDS_MAX
        with psycopg.connect(self.server.url(), autocommit=True) as session:
            while not session.execute(
                "SELECT 1 FROM pg_hba_file_rules WHERE %s = ANY (database) AND pg_conf_load_time() > now() - interval '1 minute'",
                [f"marker{marker}"],
            ).fetchone():
                assert time.monotonic() < deadline
        time.sleep(0.15)  # the postmaster, which judges, re-reads on a signal that it does not confirm


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with tempfile.TemporaryDirectory(prefix="dockledger-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        server = PrivateServer(folder / "pg", settings={**FAST, "max_connections": "20", "password_encryption": "scram-sha-256"})
        server.create()
        server.start()
        door = door_of(server, folder)
        try:
            office = Office(server, door, folder)
            found(office)
            yield office
        finally:
            door.close()
            server.remove()


def found(office: Office) -> None:
    """A book with Walt in it, people who are not, and databases that are none."""
    url = office.server.url("book")
    company = Company(create_book(url))
    set_up(company)
    for who in ("walt", "closed", "full", "expired"):
        company.do(DefineMember(member=Member(id=who, name=who), roles=(MemberRole(member_id=who, role="warehouse_operator"),)))
    company.do(DefineMember(member=Member(id="roleless", name="Without a role")))
    company.close()
    company.book.close()
    for who in ("walt", "closed", "full", "expired", "roleless"):
        members.add_member(url, who, PASSWORD)
    members.add_service(url, "post_office", PASSWORD)
    office.admin(
        "ALTER ROLE closed NOLOGIN",
        "ALTER ROLE full CONNECTION LIMIT 0",
        "ALTER ROLE expired VALID UNTIL '2020-01-01'",
        f"CREATE ROLE stranger LOGIN PASSWORD '{PASSWORD}'",
        f"CREATE ROLE guest LOGIN PASSWORD '{PASSWORD}'",
        "GRANT CONNECT ON DATABASE book TO guest",
        "CREATE DATABASE wiki",
        "CREATE DATABASE older TEMPLATE book",
        "CREATE DATABASE newer TEMPLATE book",
        "GRANT CONNECT ON DATABASE older, newer TO walt",
        f"SET password_encryption = 'md5'; CREATE ROLE old_hash LOGIN PASSWORD '{PASSWORD}'; GRANT CONNECT ON DATABASE book TO old_hash",
    )
    for database, revision in (("older", "0000"), ("newer", "9999")):
        with psycopg.connect(office.server.url(database)) as session:
            session.execute("UPDATE alembic_version SET version_num = %s", [revision])


@pytest.fixture(autouse=True)
def as_it_should_be(office: Office) -> None:
    office.door.show(office.good)


def code_of(place: str, purpose: connecting.Purpose = "workstation") -> str:
    wrong = what_is_wrong(place, purpose=purpose)
    return wrong.code if wrong else ""


def test_the_right_way_is_let_in(office: Office) -> None:
    assert what_is_wrong(office.url(), purpose="workstation") is None
    assert what_is_wrong(office.url("post_office"), purpose="service") is None
    with connect(office.url()) as session:
        assert session.pgconn.ssl_in_use


FAULTS = {
    "certificate_untrusted": lambda office: Authority("Another authority").server(HOST),
    "certificate_self_signed": lambda _: certificates.self_signed(HOST),
    "certificate_of_another": lambda office: office.authority.server("mail.example"),
    "certificate_expired": lambda office: office.authority.server(HOST, begins=-2 * DAY, ends=-DAY),
    "certificate_not_yet_valid": lambda office: office.authority.server(HOST, begins=DAY, ends=2 * DAY),
    "encryption_missing": lambda _: None,
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_server_with_a_wrong_certificate_or_none_gets_no_password(office: Office, code: str) -> None:
    office.door.show(FAULTS[code](office))
    assert code_of(office.url()) == code


def test_a_certificate_that_was_taken_back_is_refused(office: Office) -> None:
    fresh = office.authority.server(HOST)
    office.door.show(fresh)
    listed = certificates.write(office.folder, "revoked.crl", office.authority.revoked(fresh))
    assert code_of(office.url(sslcrl=str(listed))) == "certificate_revoked"
    other = certificates.write(office.folder, "other.crl", Authority("Another authority").revoked(fresh))
    assert code_of(office.url(sslcrl=str(other))) == "revocations_unknown"
    empty = certificates.write(office.folder, "empty.crl", office.authority.revoked())
    assert code_of(office.url(sslcrl=str(empty))) == ""


def test_an_authoritys_file_that_is_missing_or_none_is_named(office: Office) -> None:
    for file in (str(office.folder / "nothing.crt"), str(ROOT / "README.md")):
        wrong = what_is_wrong(office.url(sslrootcert=file))
        assert wrong is not None and wrong.code == "authorities_missing" and file in str(wrong)


@pytest.mark.parametrize("sslmode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_a_way_that_could_be_listened_to_is_not_taken(sslmode: str) -> None:
    """Nothing is even connected to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        place = f"postgresql://walt:secret@/book?host={HOST}&hostaddr=127.0.0.1&port={listener.getsockname()[1]}&sslmode={sslmode}"
        wrong = what_is_wrong(place)
        assert isinstance(wrong, EncryptionTooWeak) and sslmode in str(wrong) and HOST in str(wrong)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_without_a_word_about_it_another_machine_has_to_prove_itself(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGSSLROOTCERT", str(office.root))
    assert code_of(office.url(sslmode="", sslrootcert="")) == ""
    office.door.show(certificates.self_signed(HOST))
    assert code_of(office.url(sslmode="", sslrootcert="")) == "certificate_self_signed"
    monkeypatch.setenv("PGSSLMODE", "require")
    assert code_of(office.url(sslmode="", sslrootcert="")) == "encryption_too_weak"


LOGINS = {
    "wrong password": ("walt", "wrong horse battery", "book", "login_rejected"),
    "unknown login": ("waltt", PASSWORD, "book", "login_rejected"),
    "expired password": ("expired", PASSWORD, "book", "login_rejected"),
    "no password": ("walt", "", "book", "password_missing"),
    "closed login": ("closed", PASSWORD, "book", "login_closed"),
    "too many sessions": ("full", PASSWORD, "book", "login_full"),
    "no such database": ("walt", PASSWORD, "bock", "database_missing"),
    "not this book": ("stranger", PASSWORD, "book", "database_closed"),
    "no rights in the book": ("guest", PASSWORD, "book", "login_without_book"),
    "no role in the book": ("roleless", PASSWORD, "book", "login_without_role"),
    "the service at a workstation": ("post_office", PASSWORD, "book", "login_of_service"),
    "no book at all": ("walt", PASSWORD, "wiki", "not_a_book"),
    "an older book": ("walt", PASSWORD, "older", "book_older"),
    "a newer book": ("walt", PASSWORD, "newer", "book_newer"),
}


@pytest.mark.parametrize("case", LOGINS)
def test_a_wrong_login_is_refused_with_its_reason(office: Office, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    login, password, database, code = LOGINS[case]
    wrong = what_is_wrong(office.url(login, password, database=database), purpose="workstation")
    assert wrong is not None and wrong.code == code, wrong
    assert password not in str(wrong) or not password


def test_an_administrator_does_not_work_at_a_workstation_and_a_person_does_not_post(office: Office) -> None:
    assert code_of(office.server.url("book")) == "login_of_administrator"
    assert code_of(office.server.url("book"), "anything") == ""
    assert code_of(office.url("walt"), "service") == "login_not_of_service"


ACCESS = {
    "host book walt 127.0.0.1/32 password": ("walt", "proof_too_weak"),
    "host book walt 127.0.0.1/32 trust": ("walt", "proof_too_weak"),
    "host book old_hash 127.0.0.1/32 md5": ("old_hash", "proof_too_weak"),
    "host book walt 127.0.0.1/32 reject": ("walt", "place_not_allowed"),
}


@pytest.mark.parametrize("rule", ACCESS)
def test_a_server_that_asks_for_the_password_unsafely_does_not_get_it(office: Office, rule: str) -> None:
    login, code = ACCESS[rule]
    office.access(rule)
    try:
        found = code_of(office.url(login))
        # behind a front the server itself sees no encryption
        assert found == code or (code == "place_not_allowed" and found == "encryption_demanded")
    finally:
        office.access()
    assert code_of(office.url()) == ""


def test_a_server_that_takes_encrypted_sessions_only_says_so(office: Office) -> None:
    office.access("hostssl book walt 127.0.0.1/32 scram-sha-256", "hostnossl book walt 127.0.0.1/32 reject")
    try:
        assert code_of(office.server.url("book", user="walt", password=PASSWORD) + "?sslmode=disable") == "encryption_demanded"
    finally:
        office.access()


def test_a_full_server_says_so(office: Office) -> None:
    with psycopg.connect(office.server.url(), autocommit=True) as session:
        session.execute("ALTER DATABASE book CONNECTION LIMIT 0")
        try:
            assert code_of(office.url()) == "server_full"
        finally:
            session.execute("ALTER DATABASE book CONNECTION LIMIT -1")


def test_an_address_where_nobody_answers_says_which(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "SECONDS_MAX", 2)
    assert code_of(office.url(port=free_port())) == "server_not_running"
    assert code_of(f"postgresql://walt@nowhere.invalid/book?sslrootcert={office.root}") == "server_not_found"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert code_of(office.url(port=silent.getsockname()[1])) == "server_silent"
    assert code_of("postgresql://walt@db.example:none/book") == "address_malformed"


GERMAN = {
    "Passwort-Authentifizierung für Benutzer »walt« fehlgeschlagen": "login_rejected",
    "Rolle »walt« hat keine Berechtigung zum Einloggen": "login_closed",
    "zu viele Verbindungen von Rolle »walt«": "login_full",
    "zu viele Verbindungen für Datenbank »book«": "server_full",
    "keine Berechtigung für Datenbank »book«": "database_closed",
    "Datenbank »book« existiert nicht": "database_missing",
    "kein pg_hba.conf-Eintrag für Host »10.0.0.7«, Benutzer »walt«, Datenbank »book«, SSL-Verschlüsselung": "place_not_allowed",
    "pg_hba.conf lehnt Verbindung ab für Host »10.0.0.7«, Benutzer »walt«, Datenbank »book«, keine Verschlüsselung": "encryption_demanded",
    "das Datenbanksystem startet": "server_starting",
}


@pytest.mark.parametrize("said", GERMAN)
def test_a_server_that_speaks_german_is_understood(said: str) -> None:
    """As its own catalogue of messages has them."""
    error = psycopg.OperationalError(f'connection failed: connection to server at "10.0.0.1", port 5432 failed: FATAL:  {said}')
    assert explained(error, "postgresql://walt@10.0.0.1/book").code == GERMAN[said]


def test_what_nobody_foresaw_is_still_a_sentence() -> None:
    told = explained(psycopg.OperationalError("the moon is in the way\nand more"), "postgresql://walt:secret@10.0.0.1/book")
    assert (
        str(told) == "postgresql://walt@10.0.0.1/book cannot be used now (the moon is in the way). "
        "Check the address, the network and the login, then try again; nothing was changed."
    )


@pytest.mark.parametrize("words", [["doctor"], ["verify"], ["member", "add", "nina"], ["book", "upgrade"]])
def test_the_command_line_says_the_sentence_and_no_more(office: Office, words: list[str]) -> None:
    place = office.url("walt", "wrong horse battery")
    line = [*words, place] if words == ["book", "upgrade"] else [*words, "--book", place]
    done = subprocess.run(
        [sys.executable, "-m", "app", *line], cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith("The server does not take the login walt with this password. It does not say why"), done.stderr
    assert len(done.stderr.strip().splitlines()) <= 2 and "horse" not in done.stderr


def test_a_workstation_tells_what_is_wrong_and_keeps_what_waits(office: Office, tmp_path: Path) -> None:
    office.door.show(office.authority.server("mail.example"))
    one = Workstation(office.url(), member="walt", folder=tmp_path)
    try:
        deadline = time.monotonic() + 20
        while one.status().connection == "connecting":
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert one.status().connection == "refused"
        assert one.status().trouble.startswith("The server at db.example shows a certificate for mail.example. No password was sent")
        one.store([one.request(DefineMember(member=Member(id="nina", name="Nina")))])
        office.door.show(office.good)
        while one.status().connection != "online":
            assert time.monotonic() < deadline + 20
            time.sleep(0.02)
        assert one.status().waiting <= 1 and one.pending()
    finally:
        one.close()
