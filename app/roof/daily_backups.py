"""Daily backups of an embedded book on this computer: where they go, which are kept, when the next is due; shows nothing.

A backup's file name says which book it is of and when it was made, and only files so named are ever deleted: the newest of each of the
last days, weeks and months stays. When a backup went wrong that is remembered until one goes right.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from db import backup
from db.trouble import BookTrouble
from ui.house import BackupPlan, BackupStanding

DAY = timedelta(days=1)
AGAIN_AFTER = timedelta(hours=1)
"""One that went wrong is tried again, but not all the time."""
STAMP = "%Y%m%dT%H%M%SZ"
ENDING = ".dockledger-backup"


class BackupFolderMissing(BookTrouble):
    says = "The folder {folder} for the backups is not there. Connect the drive, or choose another folder in the settings."


class BackupNotDropped(BookTrouble):
    says = "A backup was made, but the older one {file} could not be deleted ({problem}). Check the folder's rights, or delete it yourself."


class _Kept(msgspec.Struct):
    """What is remembered of one book's backups on this computer."""

    folder: str = ""
    daily: int = BackupPlan().daily
    weekly: int = BackupPlan().weekly
    monthly: int = BackupPlan().monthly
    failed_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup file of ours and the moment in its name."""

    file: Path
    at: datetime


class DailyBackups:
    """The backups of one book. `memory` is a file of this computer; `identity` tells this copy of the book from any other."""

    def __init__(self, book: Path, *, identity: str, memory: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._book = book
        self._memory = memory
        self._now = now
        self._names = re.compile(rf"{re.escape(self._stem(identity))}-(\d{{8}}T\d{{6}}Z){re.escape(ENDING)}")
        self._identity = identity

    def plan(self) -> BackupPlan:
        """What was chosen; an empty folder means no daily backups."""
        kept = self._read()
        return BackupPlan(kept.folder, kept.daily, kept.weekly, kept.monthly)

    def choose(self, plan: BackupPlan) -> None:
        """Keep a choice; an earlier trouble is forgotten with it."""
        self._write(_Kept(**asdict(plan)))

    def standing(self) -> BackupStanding:
        """When the last backup was made, what went wrong since, and whether one is due."""
        kept, now = self._read(), self._now()
        last = max((one.at for one in self._made(kept.folder)), default=None)
        old = last is None or now - last >= DAY
        tried = kept.failed_at is not None and now - kept.failed_at < AGAIN_AFTER
        return BackupStanding(last, due=bool(kept.folder) and old and not tried, on=bool(kept.folder), problem=kept.problem)

    def run(self, progress: Callable[[int, int, str], None] | None = None) -> Path:
        """Make a backup now and drop what need not be kept any longer. Raises `BookTrouble`, which is remembered."""
        kept = self._read()
        try:
            made = self._run(Path(kept.folder), progress)
        except BookTrouble as error:
            kept.failed_at, kept.problem = self._now(), str(error)
            self._write(kept)
            raise
        if kept.problem:
            kept.failed_at, kept.problem = None, ""
            self._write(kept)
        return made

    def _run(self, folder: Path, progress: Callable[[int, int, str], None] | None) -> Path:
        if not folder.is_dir():
            raise BackupFolderMissing(folder=str(folder))
        now = self._now().astimezone(UTC)
        target = folder / f"{self._stem(self._identity)}-{now:{STAMP}}{ENDING}"
        backup.back_up(self._book, target, progress=progress)
        for one in outlived(self._made(str(folder)), self.plan()):
            try:
                one.file.unlink(missing_ok=True)
            except OSError as error:
                raise BackupNotDropped(file=one.file.name, problem=error.strerror or error) from None
        return target

    def _stem(self, identity: str) -> str:
        return f"{self._book.stem}-{identity[:12]}"

    def _made(self, folder: str) -> list[Made]:
        if not folder or not Path(folder).is_dir():
            return []
        found = ((file, self._names.fullmatch(file.name)) for file in Path(folder).iterdir())
        return [
            Made(file, datetime.strptime(match[1], STAMP).replace(tzinfo=UTC))
            for file, match in found
            if match and file.is_file() and not file.is_symlink()
        ]

    def _read(self) -> _Kept:
        try:
            return msgspec.json.decode(self._memory.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return _Kept()

    def _write(self, kept: _Kept) -> None:
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        draft = self._memory.with_name(f"{self._memory.name}.{secrets.token_hex(4)}")
        draft.write_text(json.dumps(msgspec.to_builtins(kept)), encoding="utf-8")
        draft.replace(self._memory)


def outlived(made: Iterable[Made], plan: BackupPlan) -> Sequence[Made]:
    """Which backups need not be kept: all but the newest of each of the last days, ISO weeks and months, and never the newest of all."""
    newest_first = sorted(made, key=lambda one: one.at, reverse=True)
    keep = {one.file for one in newest_first[:1]}
    for number, period in ((plan.daily, "%Y-%m-%d"), (plan.weekly, "%G-%V"), (plan.monthly, "%Y-%m")):
        seen: dict[str, Path] = {}
        for one in newest_first:
            seen.setdefault(f"{one.at:{period}}", one.file)
        keep |= set(list(seen.values())[:number])
    return [one for one in newest_first if one.file not in keep]
