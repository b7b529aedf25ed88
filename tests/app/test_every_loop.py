"""Every code of every database through every loop that works on and on: each is told with what it is, and none ends a loop."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from app.bootstrap import utc_now
from app.crash_files import REPORTS_MAX
from app.posting import administrator, child
from app.posting.administrator import AdministratorsPosting
from app.posting.loop import PostingLoop
from app.posting.process import PosterProcess
from app.posting.rounds import Round, heard
from app.roof import last_resort
from app.serve import Service
from app.supervised import Supervised
from app.workstation import Workstation
from db.book import Book, create_book
from db.connecting import explained
from db.whose import whose
from tests.db.test_whose import EVERY, wrapped

PLACE = "postgresql://mara@depot.example/book"
pytestmark = pytest.mark.logs_errors


class Unresting(threading.Event):
    """Nobody has to wait for a pause; how long each would have been is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout or 0.0)
        return self.is_set()


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "reports"
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_, **__: str(folder))
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = create_book(str(tmp_path / "book.db"))
    book.close()
    return book


def one_after_the_other(end: Callable[[], object]) -> Callable[[], None]:
    """Work that meets each error once and then ends the loop as a person would."""
    left = [wrapped(error) for error in EVERY.values()]

    def work() -> None:
        if left:
            raise left.pop(0)
        end()

    return work


def assert_told(troubles: list[str], reports: Path) -> None:
    """One sentence for each error; a mistake of ours names its report, and what is the world's never claims to be one."""
    assert len(troubles) == len(EVERY)
    for (name, error), said in zip(EVERY.items(), troubles, strict=True):
        assert said, name
        assert ("an error of its own" in said) == (whose(error) != "world"), f"{name}: {said}"
    assert 0 < len(list(reports.iterdir())) <= REPORTS_MAX


def test_posting_on_a_file(book: Book, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Round] = []
    loop = PostingLoop(book, utc_now, told.append)
    monkeypatch.setattr(loop, "_host", one_after_the_other(loop.stop))
    monkeypatch.setattr(loop, "_wake", Unresting())
    loop.run()
    assert_told([ended.trouble for ended in told if ended.trouble], reports)
    assert all(ended.hosting for ended in told if ended.trouble)
    assert not told[-1].hosting


def test_watching_the_process_that_posts(book: Book, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posting, told = PosterProcess(book, utc_now), list[Round]()
    stopping = Unresting()
    monkeypatch.setattr(posting, "_stopping", stopping)
    monkeypatch.setattr(posting, "_one_child", one_after_the_other(stopping.set))
    monkeypatch.setattr(posting.rounds, "saw", told.append)
    posting._keep()
    assert_told([ended.trouble for ended in told if ended.trouble], reports)
    assert len(stopping.pauses) == len(EVERY)


def test_an_administrator_s_posting(book: Book, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told, pauses = list[Round](), list[float]()
    monkeypatch.setattr(AdministratorsPosting, "_work", lambda posting: work())
    monkeypatch.setattr(administrator, "Supervised", lambda *given, **options: Supervised(*given, **{**options, "rest": pauses.append}))
    posting = AdministratorsPosting(book, utc_now)
    work = one_after_the_other(posting._stopping.set)
    monkeypatch.setattr(posting.rounds, "saw", told.append)
    posting.start()
    posting._thread.join()
    assert_told([ended.trouble for ended in told if ended.trouble], reports)


def test_serving_with_a_health_file_that_can_not_always_be_written(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    health = tmp_path / "missing" / "health.json"
    service = Service(PLACE, now=utc_now, health_file=health)
    stopping, told = Unresting(), list[str]()
    monkeypatch.setattr(service, "_stopping", stopping)
    monkeypatch.setattr(service, "_serve", one_after_the_other(stopping.set))
    monkeypatch.setattr(stopping, "wait", lambda seconds=None: told.append(service.health.trouble))
    half = len(EVERY) // 2
    monkeypatch.setattr("app.serve.explained", lambda error, place: given_room(len(told) == half, health) or explained(error, place))
    service.run()
    assert_told(told, reports)
    assert json.loads(health.read_text())["part"] == "stopped"


def given_room(now: bool, file: Path) -> None:
    if now:
        file.parent.mkdir(exist_ok=True)


def test_the_end_of_the_command_line(reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No loop, but the same table: what it says of an error is what the loops say of it."""
    told = list[str]()
    for error in EVERY.values():
        monkeypatch.setattr("app.cli.app", raising(wrapped(error)))
        assert last_resort.run(["--version"]) == last_resort.TROUBLE
        told.append(capsys.readouterr().err)
    assert_told(told, reports)


def raising(error: Exception) -> Callable[..., None]:
    def run(**_: object) -> None:
        raise error

    return run


def test_synchronising(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended, told = threading.Event(), list[tuple[str, str]]()

    def end() -> None:
        ended.set()
        station._stopping.set()
        raise ConnectionError("closed")

    meet = one_after_the_other(end)
    begun = threading.Event()

    def rest(station: Workstation, seconds: float) -> None:
        told.append((station.status().connection, station.status().trouble))

    def connect() -> object:
        begun.wait()
        meet()
        raise AssertionError("nobody connects")

    monkeypatch.setattr(Workstation, "_rest", rest)
    station = Workstation(PLACE, member="mara", folder=tmp_path / "kept", connect=connect)  # type: ignore[arg-type]
    begun.set()
    ended.wait()
    station.close()
    assert len(told) == len(EVERY)
    for (name, error), (connection, trouble) in zip(EVERY.items(), told, strict=True):
        assert connection not in ("online", "connecting"), name
        assert ("error of its own" in trouble) == (whose(error) != "world"), f"{name}: {trouble}"


def test_a_cache_that_can_not_be_read_is_said_and_not_called_online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rested = threading.Event()
    begun = threading.Event()

    def connect() -> object:
        begun.wait()
        raise wrapped(EVERY["SQLITE_CORRUPT"])

    def rest(station: Workstation, seconds: float) -> None:
        rested.set()
        station._stopping.wait()

    monkeypatch.setattr(Workstation, "_rest", rest)
    station = Workstation(PLACE, member="mara", folder=tmp_path, connect=connect)  # type: ignore[arg-type]
    monkeypatch.setattr(station.cache, "cursor", begun_broken)
    begun.set()
    rested.wait()
    status = station.status()
    station.close()
    assert status.connection == "refused"
    assert "cannot be written" in status.trouble


def begun_broken() -> object:
    raise wrapped(EVERY["SQLITE_CORRUPT"])


@pytest.mark.parametrize(("error", "ours"), [(MemoryError(), False), (wrapped(EVERY["SQLITE_FULL"]), False), (KeyError("k"), True)])
def test_what_ends_a_posting_process_is_told_as_what_it_is(
    error: Exception, ours: bool, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[bytes] = []
    monkeypatch.setattr(child, "_write", lines.append)
    child._Told().ended(type(error), error, None)
    [ended] = [heard(line) for line in lines]
    assert ended is not None and ended.trouble
    assert ("an error of its own" in ended.trouble) == ours == reports.exists()
