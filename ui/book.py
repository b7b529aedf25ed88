"""Owns what the desktop is to the book: sending commands, previews, reading; knows neither where the book is nor who posts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from ui.drafts import DraftStore

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.commands.registry import Command
    from app.desk import CommandRecord
    from app.domain.rows import Row
    from db.presence import Attending, Present
    from ui.papers import Paper, Papers, Reports


class Outcome(Protocol):
    """What became of a command: posted, held, refused, failed, or waiting (stored, not decided yet)."""

    @property
    def command_id(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def result(self) -> Mapping[str, Any]: ...


class Preview(Protocol):
    """What would become of a command now, and the rows it would write."""

    @property
    def status(self) -> str: ...
    @property
    def result(self) -> Mapping[str, Any]: ...
    @property
    def rows(self) -> Sequence[Row]: ...


class BookSession(Protocol):
    """One member's way to the book. Every method but `member`, `reached` and `new_id` may block: call them in a task."""

    @property
    def member(self) -> str: ...

    @property
    def seen_seq(self) -> int | None:
        """The position of the log up to which the book is known here; None where it is the book itself. Does not block."""

    @property
    def reached(self) -> bool:
        """Whether the book answers now, as far as anybody knows. Does not block."""

    def new_id(self) -> str:
        """An id for a document or command, unique without asking anyone."""

    def request(self, command: Command, *, command_id: str = "") -> CommandRecord:
        """The command with an id, the workstation and the time, ready to be sent."""

    def submit(self, record: CommandRecord) -> Outcome:
        """Store it durably and wait for its outcome; a retry of a known id gives the old one.

        Raises a refusal of the book where it cannot be stored or nobody posts.
        """

    def outcome(self, command_id: str) -> Outcome | None:
        """What became of a command sent earlier; None where the book never got it."""

    def preview(self, command: Command) -> Preview:
        """What would become of the command now; nothing is stored."""

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent read-only view."""


class Waiting(Protocol):
    """A command on its way to a shared book, or turned away before anyone decided on it."""

    @property
    def command_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def body(self) -> str:
        """The command as JSON."""

    @property
    def submitted_at(self) -> datetime: ...
    @property
    def state(self) -> str:
        """queued, sent or rejected."""

    @property
    def note(self) -> str: ...
    @property
    def may_be_there(self) -> bool:
        """Whether the book may have it: then it cannot be given up."""


class Answer(Protocol):
    """What became of a command while nobody waited for it: refused, held or failed, or posted anew under another number."""

    @property
    def command_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def submitted_at(self) -> datetime: ...
    @property
    def status(self) -> str: ...
    @property
    def result(self) -> Mapping[str, Any]: ...
    @property
    def number_before(self) -> str:
        """The number that its document had before the book was restored; empty where it is the same."""


class Forecast(Protocol):
    """What would become of a waiting command on what is known here."""

    @property
    def status(self) -> str: ...
    @property
    def result(self) -> Mapping[str, Any]: ...


class Outgoing(Protocol):
    """What is on its way to a shared book. Every method may block: call it in a task."""

    def pending(self) -> Sequence[Waiting]:
        """What waits or was turned away, oldest first."""

    def unsaid(self) -> Sequence[Answer]:
        """What a person has to be told, oldest first."""

    def said(self, command_ids: Sequence[str]) -> None: ...

    def retry(self, command_id: str) -> None:
        """Send a command again that was turned away."""

    def discard(self, command_id: str, reason: str) -> None:
        """Give up a command that the book certainly does not have; raises a refusal for any other."""

    def forecasts(self) -> Mapping[str, Forecast]:
        """By command id, each decided behind those before it."""

    def reading_ahead(self) -> AbstractContextManager[Connection]:
        """As `reading`, with what waits in the table `ahead` (item_id, location_id, lot_id, quantity)."""


class Company(Protocol):
    """Who else is at work on a shared book. Nothing of it blocks."""

    def attend(self, attending: Attending | None) -> None:
        """What this window is about from now on."""

    @property
    def present(self) -> Sequence[Present]:
        """The other windows and what they are about."""

    def holder(self, subject: str) -> Present | None:
        """Who else has claimed something."""


@dataclass(frozen=True)
class Workplace:
    """What the screens of one member work with."""

    book: BookSession
    drafts: DraftStore
    papers: Papers
    show_paper: Callable[[Paper], None]
    """Preview, print and save in the app."""
    touched: Callable[[frozenset[str]], None] = lambda areas: None
    """Say to all open screens what was written, by area."""
    reports: Reports | None = None
    """Makes the reports of the gallery; None where there are none."""
    outgoing: Outgoing | None = None
    """What is on its way to a shared book; None for a book on this computer."""
    company: Company | None = None
    """Who else is at work; None where nobody else can be seen."""

    @property
    def looks_ahead(self) -> bool:
        """Whether what is read with `reading_ahead` may hold more than the book does."""
        return self.outgoing is not None

    def reading_ahead(self) -> AbstractContextManager[Connection]:
        """One consistent view with what waits for a shared book laid out beside it; the book itself where nothing can wait."""
        return self.book.reading() if self.outgoing is None else self.outgoing.reading_ahead()
