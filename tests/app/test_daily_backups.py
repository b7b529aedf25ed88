"""Daily backups: when one is due, which are kept, what is never touched, and that a failure is told and tried again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.roof.daily_backups import AGAIN_AFTER, BackupFolderMissing, BackupNotDropped, DailyBackups, Made, outlived
from db.backup import restore
from db.book import open_book
from db.verify import verify
from tests.support.company import new_company
from ui.house import BackupPlan

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Clock:
    """A day is as long as it takes to say so."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    company = new_company(tmp_path_factory.mktemp("book"), durable=False)
    company.receive("NUT", "10", "3")
    company.close()
    company.book.close()
    yield company.book.path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


@pytest.fixture
def backups(book: Path, folder: Path, tmp_path: Path, clock: Clock) -> DailyBackups:
    made = DailyBackups(book, identity="0123456789abcdef", memory=tmp_path / "memory.json", now=clock)
    made.choose(BackupPlan(str(folder), daily=2, weekly=0, monthly=0))
    return made


def test_none_is_due_until_a_folder_was_chosen(book: Path, tmp_path: Path) -> None:
    nothing = DailyBackups(book, identity="0", memory=tmp_path / "memory.json").standing()
    assert (nothing.on, nothing.due, nothing.last, nothing.problem) == (False, False, None, "")


def test_one_is_made_a_day_and_a_restored_one_proves(backups: DailyBackups, clock: Clock, folder: Path, tmp_path: Path) -> None:
    assert backups.standing().due
    file = backups.run()
    assert not backups.standing().due and backups.standing().last == START
    clock.moment += timedelta(hours=23)
    assert not backups.standing().due
    clock.moment += timedelta(hours=1)
    assert backups.standing().due
    restore(file, tmp_path / "again.db")
    again = open_book(str(tmp_path / "again.db"))
    assert [proof.name for proof in verify(again) if not (proof.ok or proof.open)] == []
    again.close()


def test_only_its_own_old_files_are_deleted(backups: DailyBackups, clock: Clock, folder: Path, book: Path, tmp_path: Path) -> None:
    files = [backups.run()]
    for _ in range(3):
        clock.moment += timedelta(days=1)
        files.append(backups.run())
    assert [file.exists() for file in files] == [False, False, True, True]
    old = files[-1].name.replace("20260305", "20250101")
    others = {
        "a copy somebody made": folder / f"copy of {old}",
        "a part of a name": folder / f"{old}.part",
        "another book's": folder / old.replace("0123456789ab", "ba9876543210"),
        "a day that is none": folder / old.replace("20250101", "2025010x"),
    }
    for file in others.values():
        file.write_text("not ours")
    (folder / old).mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("not ours")
    (folder / old.replace("20250101", "20250102")).symlink_to(elsewhere)
    clock.moment += timedelta(days=1)
    backups.run()
    assert all(file.exists() for file in others.values()) and (folder / old).is_dir() and elsewhere.exists()
    assert (folder / old.replace("20250101", "20250102")).is_symlink()


def test_a_failure_is_remembered_told_and_tried_again(backups: DailyBackups, clock: Clock, folder: Path) -> None:
    folder.rmdir()
    with pytest.raises(BackupFolderMissing):
        backups.run()
    standing = backups.standing()
    assert "is not there" in standing.problem and not standing.due, "but not all the time"
    clock.moment += AGAIN_AFTER
    assert backups.standing().due
    folder.mkdir()
    backups.run()
    assert backups.standing().problem == ""


def test_an_old_one_that_cannot_be_deleted_is_told(
    backups: DailyBackups, clock: Clock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.choose(BackupPlan(str(folder), daily=1, weekly=0, monthly=0))
    backups.run()
    clock.moment += timedelta(days=1)

    def refuse(_file: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("app.roof.daily_backups.Path.unlink", refuse)
        with pytest.raises(BackupNotDropped, match="Permission denied"):
            backups.run()
    assert backups.standing().last == clock.moment, "the backup itself was made"


def test_a_memory_that_cannot_be_read_is_as_none(backups: DailyBackups, tmp_path: Path) -> None:
    (tmp_path / "memory.json").write_text('{"folder": 7')
    assert backups.plan() == BackupPlan()


@pytest.mark.parametrize("seed", range(20))
def test_of_every_day_week_and_month_the_newest_stays(seed: int) -> None:
    """Counted by hand for any times and any plan."""
    dice = random.Random(seed)
    start = START - timedelta(days=dice.choice((0, 56, 60)))
    made = [Made(Path(f"{n}"), start - timedelta(hours=dice.randrange(24 * 500))) for n in range(120)]
    plan = BackupPlan("x", daily=dice.randrange(9), weekly=dice.randrange(6), monthly=dice.randrange(14))
    gone = {one.file for one in outlived(made, plan)}
    kept = [one for one in made if one.file not in gone]
    assert max(made, key=lambda one: one.at) in kept, "the newest always stays"
    for number, of in (
        (plan.daily, lambda one: one.at.date()),
        (plan.weekly, lambda one: one.at.isocalendar()[:2]),
        (plan.monthly, lambda one: (one.at.year, one.at.month)),
    ):
        for period in sorted({of(one) for one in made}, reverse=True)[:number]:
            newest = max((one for one in made if of(one) == period), key=lambda one: one.at)
            assert newest in kept, period
    assert len(kept) <= max(1, plan.daily + plan.weekly + plan.monthly)
