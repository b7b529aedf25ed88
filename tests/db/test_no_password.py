"""A password never comes out again: an address cannot print it, and no output, paper, log, file or title of any command holds it."""

from __future__ import annotations

import copy
import json
import pickle
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pypdfium2
import pytest
import structlog
from psycopg import sql
from sqlalchemy.exc import DatabaseError

from app.process_title import blotted
from app.roof import stations
from app.roof.house import LocalHouse
from app.roof.last_resort import own_error, run
from app.roof.report_catalogue import REPORTS
from app.workstation import Workstation
from db.address import AddressMalformed, BookAddress
from db.book import open_book
from db.roles import members
from db.shared_book import connect
from tests.support.postgres import Postgres

SECRET = "Zahn%Rad/7 und@Kette:9"
WRITTEN = "Zahn%25Rad%2F7%20und%40Kette%3A9"
WAYS = (SECRET, WRITTEN, "Zahn", "Kette")
URL = f"postgresql://olga:{WRITTEN}@db.example.com:6432/depot?sslmode=verify-full&sslpassword={WRITTEN}"


def holds_none(said: object) -> None:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    assert not [way for way in WAYS if way in text], text[:400]


# the address


@pytest.mark.parametrize(
    "print_it",
    [
        str,
        repr,
        "{}".format,
        "{!r:>80}".format,
        lambda address: f"{address!s}",
        lambda address: "%s %r" % (address, [address]),  # noqa: UP031 - every way of printing
        lambda address: json.dumps({"book": address}, default=str),
        pickle.dumps,
        lambda address: repr(pickle.loads(pickle.dumps(address)).facts_with_secrets()),
        lambda address: repr({name: getattr(address, name) for name in BookAddress.__slots__}),
        lambda address: address.without_secrets("sslmode", "password", "sslpassword"),
        lambda address: repr(address.facts),
        lambda address: repr(AddressMalformed(address=address).sealed()),
    ],
)
def test_there_is_no_way_to_print_the_password_of_an_address(print_it: Callable[[BookAddress], object]) -> None:
    holds_none(print_it(BookAddress.of(URL)))


def test_neither_the_traceback_nor_the_variables_of_a_frame_hold_it() -> None:
    try:
        address = BookAddress.of(URL)
        raise ValueError(address)
    except ValueError as error:
        holds_none("".join(traceback.TracebackException.from_exception(error, capture_locals=True).format()).replace(URL, ""))


@pytest.mark.parametrize("broken", [f"postgresql://olga:{WRITTEN}@host:x1/depot", f"postgresql://olga:{WRITTEN}@ho st/%zz?{WRITTEN}"])
def test_an_address_that_cannot_be_read_is_not_repeated(broken: str) -> None:
    with pytest.raises(AddressMalformed) as refused:
        BookAddress.of(broken)
    holds_none(traceback.format_exception(refused.value))


def test_the_secrets_leave_an_address_through_one_method() -> None:
    address = BookAddress.of(URL)
    assert address.facts_with_secrets()["password"] == SECRET and address.has_password
    assert copy.deepcopy(address).facts_with_secrets() == address.facts_with_secrets()
    assert address == BookAddress.of(URL.replace(WRITTEN, "another")) and hash(address) == hash(pickle.loads(pickle.dumps(address)))
    assert address.shown == "postgresql://olga@db.example.com:6432/depot"
    assert BookAddress.of("a/book.db").path == Path("a/book.db") and not BookAddress.of(Path("book.db")).is_shared
    callers = [
        file
        for part in ("app", "db", "reports", "ui")
        for file in Path(part).rglob("*.py")
        if "facts_with_secrets" in file.read_text() and file != Path("db/address.py")
    ]
    assert sorted(map(str, callers)) == ["db/credentials.py", "db/shared_book.py"]


# everything that is told


@pytest.fixture(scope="module")
def server(postgres: Postgres) -> Iterator[tuple[Postgres, str]]:
    """A shared book whose administrator has the secret for a password; the superuser's name is no secret."""
    url = postgres.fresh()
    with psycopg.connect(postgres.superuser_url, autocommit=True) as session:
        session.execute(sql.SQL("DROP ROLE IF EXISTS admin_of_secrets"))
        session.execute(sql.SQL("CREATE ROLE admin_of_secrets SUPERUSER LOGIN PASSWORD {}").format(sql.Literal(SECRET)))
    yield postgres, url.rpartition("/")[2]
    postgres.drop(url)
    with psycopg.connect(postgres.superuser_url, autocommit=True) as session:
        session.execute("DROP ROLE admin_of_secrets")


@pytest.fixture(scope="module")
def place(server: tuple[Postgres, str]) -> str:
    """Its address, with the password; the company is founded and has bought and sold nothing."""
    postgres, database = server
    url = postgres.url(database, user="admin_of_secrets", password=SECRET)
    assert WRITTEN in url
    with psycopg.connect(url) as session:
        session.execute("SELECT 1")
    return url


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs a command and looks at everything it printed and wrote."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("DOCKLEDGER_BOOK", raising=False)

    def call(*arguments: object) -> int:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        holds_none(out + err)
        nothing_in(tmp_path)
        return code

    return call


def nothing_in(folder: Path) -> None:
    """No file, no name of a file, and no page or metadata of a PDF below the folder holds it."""
    for file in sorted(folder.rglob("*")):
        holds_none(file.name)
        if file.is_file():
            holds_none(file.read_bytes())
        if file.suffix == ".pdf":
            document = pypdfium2.PdfDocument(file)
            holds_none(document.get_metadata_dict())
            holds_none([page.get_textpage().get_text_bounded() for page in document])


def test_no_command_tells_it(place: str, server: tuple[Postgres, str], told: Callable[..., int], tmp_path: Path) -> None:
    monkey = str(tmp_path / "no.jsonl")
    Path(monkey).write_text('{"kind": "nonsense"}\n')
    fresh = place.replace(server[1], f"{server[1]}_new")
    try:
        told("book", "create", fresh, "--owner", "olga")
        assert told("book", "create", place) == 2
    finally:
        server[0].drop(server[0].url(f"{server[1]}_new"))
    for refused in (place.replace("@127", "x@127"), place.replace(server[1], "nowhere"), place.replace("127.0.0.1", "nobody.invalid")):
        for command in (("verify",), ("doctor",), ("submit", monkey, "--as", "olga"), ("report", "stock-on-hand"), ("restored",)):
            assert told(*command, "--book", refused) == 2
    assert told("book", "upgrade", place) == 0
    told("verify", "--book", place)
    told("verify", "--json", "--book", place)
    told("doctor", "--book", place)
    told("replay", "--book", place, "--into", place)
    told("close-digest", "2026-01", "--entity", "NORTH", "--book", place, "-o", tmp_path / "digest")
    told("import", "wwi", tmp_path, "--book", place)
    told("submit", monkey, "--as", "olga", "--book", place)
    told("submit", monkey, "--as", "olga", "--book", f"{place}?sslmode=nonsense")
    told("nonsense", "--book", place)
    told("report", "--book", place)
    told("report", "nonsense", "--book", place)
    for login in ("add", "auditor", "service", "withdraw"):
        told("member", login, "dockledger_x", "--book", place)


@pytest.mark.parametrize("format", ["pdf", "json", "csv", "xlsx", "table"])
def test_no_report_prints_it(place: str, told: Callable[..., int], tmp_path: Path, format: str) -> None:
    for name in list(REPORTS) if format == "pdf" else list(REPORTS)[:2]:
        told("report", name, "--book", place, "--format", format, "-o", tmp_path / f"{name}.{format}")
    assert list(tmp_path.glob(f"*.{format}"))


def test_neither_service_nor_its_log_health_and_title_show_it(place: str, server: tuple[Postgres, str], tmp_path: Path) -> None:
    postgres, database = server
    members.add_service(place, "poster_of_secrets", SECRET)
    health = tmp_path / "health.json"
    url = postgres.url(database, user="poster_of_secrets", password=SECRET)
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--book", url, "--health", str(health)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        deadline = time.monotonic() + 60
        while not health.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        if sys.platform == "linux":
            title = Path(f"/proc/{process.pid}/cmdline").read_bytes()
            assert b"poster_of_secrets" in title and b"***" in title
            holds_none(title)
            holds_none(subprocess.run(["ps", "-o", "args", "-p", str(process.pid)], capture_output=True, check=False).stdout)
        assert health.exists()
        holds_none(health.read_text())
        with connect(place) as session:
            holds_none(session.execute("SELECT application_name, query FROM pg_stat_activity").fetchall())
    finally:
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=60)
    assert b"service" in out
    holds_none(out)
    with connect(place, autocommit=True) as session:
        session.execute("DROP OWNED BY poster_of_secrets")
        session.execute("DROP ROLE poster_of_secrets")


def test_titles_lose_passwords_however_they_are_written() -> None:
    line = f"dockledger\0verify\0--book={URL}\0-b\0postgres://u:{WRITTEN}@h:badport/x".encode()
    assert len(blotted(line)) == len(line)
    holds_none(blotted(line))
    assert blotted(b"dockledger\0-b\0postgresql://olga@host/depot?sslmode=x") == b"dockledger\0-b\0postgresql://olga@host/depot?sslmode=x"


def test_neither_a_desktop_nor_a_workstation_keeps_it_in_a_file(place: str, tmp_path: Path) -> None:
    house = LocalHouse(tmp_path)
    assert house.address_of(place) and house.password_known(place)
    holds_none(stations.bare(place))
    with pytest.raises(Exception) as refused:
        house.open(place)
    holds_none(traceback.format_exception(refused.value))
    station = Workstation(place, member="admin_of_secrets", folder=tmp_path / "station")
    holds_none((station, station.place, vars(station)))
    deadline = time.monotonic() + 20
    while station.status().connection == "connecting" and time.monotonic() < deadline:
        time.sleep(0.02)
    holds_none((station.status(), station.reason))
    station.close()
    nothing_in(tmp_path)


def test_crash_reports_and_logs_do_not_hold_it(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    book = open_book(place)
    try:
        with book.reading() as connection:
            connection.exec_driver_sql("SELECT nonsense")
    except DatabaseError as error:
        holds_none(own_error(error))
        with structlog.testing.capture_logs() as lines:
            structlog.get_logger().error("x", book=book.place, error=repr(error), of=vars(book))
        holds_none(lines)
    finally:
        book.close()
    nothing_in(tmp_path)
    holds_none(repr(book.engine))
