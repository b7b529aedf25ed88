"""Signing in without the server: only who the server knew last, a few tries, not for ever, and not by turning the clock back."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.roof.offline_access import (
    CACHE,
    FILE,
    TRIES_MAX,
    WITHOUT_SERVER_MAX,
    NetworkNeeded,
    OfflineAccess,
    OfflinePasswordWrong,
    take_away_expired,
)

RIGHT, WRONG = "a long enough password", "another long password"


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(tmp_path: Path, clock: Clock) -> OfflineAccess:
    access = OfflineAccess(tmp_path, "olga", clock)
    access.taken(RIGHT)
    return access


def test_the_password_that_the_server_took_opens_and_no_other(access: OfflineAccess, tmp_path: Path) -> None:
    access.require(RIGHT)
    with pytest.raises(OfflinePasswordWrong, match=f"{TRIES_MAX - 1} tries are left"):
        access.require(WRONG)
    access.require(RIGHT)
    kept = (tmp_path / FILE).read_text()
    assert RIGHT not in kept
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_few_wrong_passwords_end_it_until_the_server_is_asked(access: OfflineAccess) -> None:
    for _ in range(TRIES_MAX - 1):
        with pytest.raises(OfflinePasswordWrong):
            access.require(WRONG)
    for password in (WRONG, RIGHT):
        with pytest.raises(NetworkNeeded, match="too many wrong passwords"):
            access.require(password)
    access.taken(RIGHT)
    access.require(RIGHT)


def test_a_try_counts_even_if_the_program_is_killed_over_it(access: OfflineAccess, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("app.roof.offline_access.hmac.compare_digest", killed)
        for _ in range(TRIES_MAX):
            with pytest.raises(KeyboardInterrupt):
                access.require(WRONG)
    with pytest.raises(NetworkNeeded):
        access.require(RIGHT)


def test_after_a_long_time_and_with_a_clock_set_back_the_network_is_needed(access: OfflineAccess, clock: Clock) -> None:
    clock.moment += WITHOUT_SERVER_MAX
    access.require(RIGHT)
    clock.moment -= timedelta(days=2)
    with pytest.raises(NetworkNeeded, match="clock was set back"):
        access.require(RIGHT)
    clock.moment += timedelta(days=3)
    with pytest.raises(NetworkNeeded, match="30 days"):
        access.require(RIGHT)


def test_being_known_to_the_server_counts_from_the_last_time_that_it_was_asked(access: OfflineAccess, clock: Clock) -> None:
    clock.moment += WITHOUT_SERVER_MAX - timedelta(days=1)
    access.met()
    clock.moment += WITHOUT_SERVER_MAX - timedelta(days=1)
    access.require(RIGHT)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "\x00", '{"salt": 1}', json.dumps(dict.fromkeys(("salt", "hash", "taken_at", "seen_at"), "x"))]
)
def test_without_what_was_kept_or_with_something_else_the_network_is_needed(access: OfflineAccess, tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(NetworkNeeded, match="never took a password here"):
        access.require(RIGHT)
    (tmp_path / FILE).unlink()
    with pytest.raises(NetworkNeeded):
        access.require(RIGHT)


def test_the_copy_of_who_stays_away_is_taken_off_the_disk_and_what_waits_stays(access: OfflineAccess, tmp_path: Path, clock: Clock) -> None:
    shared = tmp_path / "shared"
    for name in ("away", "here"):
        (shared / name).mkdir(parents=True)
        shutil.copy(tmp_path / FILE, shared / name / FILE)
        for file in (CACHE, f"{CACHE}-wal", "outbox.db"):
            (shared / name / file).touch()
            os.utime(shared / name / file, (clock.moment.timestamp(),) * 2)
    clock.moment += WITHOUT_SERVER_MAX + timedelta(days=1)
    OfflineAccess(shared / "here", "petra", clock).taken(RIGHT)
    assert take_away_expired(shared, clock.moment) == [shared / "away"]
    assert sorted(file.name for file in (shared / "away").iterdir()) == [FILE, "outbox.db"]
    assert (shared / "here" / CACHE).exists()
