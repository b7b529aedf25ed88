"""One member's way to a hosted book, as the desktop wants it; knows no screen."""

from __future__ import annotations

from contextlib import AbstractContextManager

import sqlalchemy as sa

from app.bootstrap import Host, Preview
from app.commands.registry import Command
from app.desk import CommandRecord
from db.command_log import Outcome


class HostSession:
    """A host with a member at it. Satisfies the desktop's `BookSession`."""

    def __init__(self, host: Host, member: str) -> None:
        self._host = host
        self.member = member

    @property
    def reached(self) -> bool:
        """The book is a file here."""
        return True

    @property
    def seen_seq(self) -> int | None:
        """None: what is read is the book itself."""
        return None

    def new_id(self) -> str:
        """An id for a document or command."""
        return self._host.make_id()

    def request(self, command: Command, *, command_id: str = "") -> CommandRecord:
        """The command with an id, the workstation and the time."""
        return self._host.request(command, member=self.member, command_id=command_id)

    def submit(self, record: CommandRecord) -> Outcome:
        """Store it and wait for its outcome. Raises `PostingStopped` and `SubmitFailed`."""
        return self._host.submit_and_wait([record])[0]

    def outcome(self, command_id: str) -> Outcome | None:
        """What became of a command; None for an unknown id."""
        return self._host.outcomes([command_id]).get(command_id)

    def preview(self, command: Command) -> Preview:
        """What would become of the command now."""
        return self._host.preview(command, member=self.member)

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """One consistent read-only view."""
        return self._host.book.reading()
