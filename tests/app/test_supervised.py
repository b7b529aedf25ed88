"""The loop that everyone works in: no error ends it, each is told, and what goes wrong in telling goes no further."""

from __future__ import annotations

import threading
from typing import NoReturn
from weakref import finalize

import pytest

from app import supervised
from app.poster import Whose
from app.supervised import OWN_SECONDS_MAX, PAUSE_SECONDS_MAX, Setback, Supervised
from db.whose import whose
from tests.db.test_whose import EVERY


class Worked:
    """Work that goes wrong in one way after the other, and then ends the loop."""

    def __init__(self, errors: list[Exception]) -> None:
        self.errors = list(errors)
        self.stopping = threading.Event()
        self.told: list[Setback] = []
        self.pauses: list[float] = []

    def __call__(self) -> None:
        if not self.errors:
            self.stopping.set()
            return
        raise self.errors.pop(0)

    def loop(self, **options: object) -> Supervised:
        return Supervised(
            "test",
            self,
            **{
                "stopping": self.stopping,
                "whose": whose,
                "told": self.told.append,
                "report": lambda error: f"written down: {type(error).__name__}",
                "rest": self.pauses.append,
                **options,
            },
        )


@pytest.mark.logs_errors
def test_every_error_of_every_database_is_told_and_the_loop_goes_on() -> None:
    work = Worked(list(EVERY.values()))
    work.loop().run()
    assert [setback.error for setback in work.told] == list(EVERY.values())
    assert all((setback.report != "") == (setback.whose != "world") for setback in work.told)
    assert len(work.pauses) == len(EVERY)
    assert 0 < min(work.pauses) <= max(work.pauses) <= OWN_SECONDS_MAX


def test_pauses_grow_while_the_world_is_away_and_begin_anew_when_it_is_back() -> None:
    work = Worked([ConnectionError("away")] * 8)
    loop = work.loop()
    loop.run()
    assert work.pauses == sorted(work.pauses)
    assert work.pauses[-1] == PAUSE_SECONDS_MAX
    loop.went_well()
    work.stopping.clear()
    work.errors = [ConnectionError("away")]
    loop.run()
    assert work.pauses[-1] == work.pauses[0]


@pytest.mark.logs_errors
def test_what_goes_wrong_in_telling_and_reporting_ends_nothing() -> None:
    def broken(what: object) -> str:
        raise OSError("no space left on device")

    work = Worked([KeyError("bug"), ConnectionError("away")])
    work.loop(told=broken, report=broken).run()
    assert len(work.pauses) == 2


def test_no_memory_left_to_tell_of_no_memory_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def short(*_: object, **__: object) -> NoReturn:
        raise MemoryError

    for name in ("warning", "error"):
        monkeypatch.setattr(supervised.log, name, short, raising=False)
    work = Worked([MemoryError(), KeyError("bug")])
    work.loop().run()
    assert [setback.whose for setback in work.told] == ["world", "ours"]
    monkeypatch.setattr(supervised, "PAUSE_SECONDS_MIN", 0.0)
    for part in ("whose", "rest", "told", "report"):
        work = Worked([MemoryError(), KeyError("bug")])
        work.loop(**{part: short}).run()
        assert work.errors == [], part


def test_what_was_held_for_the_work_is_let_go_before_anybody_waits() -> None:
    class Large:
        """Something that tells when it is gone."""

    gone, known = list[bool](), list[bool]()

    def work() -> None:
        large = Large()
        finalize(large, gone.append, True)
        raise MemoryError

    stopping = threading.Event()

    def rest(seconds: float) -> None:
        known.extend(gone)
        stopping.set()

    Supervised("test", work, stopping=stopping, whose=whose, told=lambda setback: None, report=str, rest=rest).run()
    assert known == [True]


def test_who_stops_it_is_not_told_of_what_the_stopping_broke() -> None:
    work = Worked([])

    def stopped_in_the_midst() -> None:
        work.stopping.set()
        raise ConnectionError("cut")

    loop = Supervised("test", stopped_in_the_midst, stopping=work.stopping, whose=_never, told=work.told.append, report=str)
    loop.run()
    assert work.told == []


def _never(error: BaseException) -> Whose:
    raise AssertionError("nobody asks")
