"""Owns the photos and files of one document on a screen: shown, opened, added; kept on this computer while the document is not posted yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from app.commands.evidence import attach_command
from db.queries.attachments import Attached, attachments, documents_there
from ui.book import Workplace
from ui.drafts import DraftHead
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.papers import Paper
from ui.photos import Prepared, picture_of, prepare
from ui.refusals import refused
from ui.sending import Sent, send
from ui.shell.screen import Desk
from ui.tasks import Pulse, TaskScope
from ui.widgets.list_card import stacked
from ui.widgets.picture_strip import PicturePane, PictureStrip, StripPicture

PERMISSION = "evidence.attach"
DRAFT_KIND = "evidence"
AREAS = frozenset({"evidence"})


class _Kept(msgspec.Struct, frozen=True):
    """A picture that waits on this computer for its document; `attempt` is the id under which it will be sent."""

    attempt: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Shown:
    name: str
    content: bytes
    told: str


class Attachments:
    """`strip` is the widget. One document at a time: `show` one of the book, or `keep_for` one that is still a draft.

    Its place is with whoever takes it, or in a pane of the page `owner`, with which it goes.
    `kept` is called when something was kept for a draft, so that the draft itself is kept too and has the same id tomorrow.
    """

    def __init__(
        self,
        desk: Desk,
        work: Workplace,
        tasks: TaskScope,
        *,
        nothing: str = "",
        can_add: bool | None = None,
        kept: Callable[[], None] | None = None,
        owner: QWidget | None = None,
    ) -> None:
        self._desk = desk
        self._work = work
        self._tasks = tasks
        allowed = PERMISSION in desk.permissions if can_add is None else can_add
        self.strip = PictureStrip(desk.theme, can_add=allowed, nothing=nothing)
        self.strip.wanted.connect(self.add)
        self.strip.opened.connect(self.open)
        self._on_kept = kept
        self._pane = stacked(self.strip) if owner is not None else None
        if self._pane is not None:
            self._pane.setParent(owner)
            self._pane.hide()  # until somebody asks
        self._document_id = ""
        self._draft = False
        self._shown: dict[object, _Shown] = {}

    def ask(self, document_id: str, *, draft: bool) -> None:
        """The pane at the side, for a document of the book or one that is still a draft."""
        if draft:
            self.keep_for(document_id)
        else:
            self.show(document_id)
        self._desk.show_detail(translate("floor", "Photos and files"), self._pane)

    def follow(self, document_id: str) -> None:
        """The page is about this document now: a pane about another one goes, with its button that adds to it."""
        if document_id != self._document_id and self._pane is not None and self._pane.isVisible():
            self._desk.show_detail("", None)

    def show(self, document_id: str) -> None:
        """What is attached to a document of the book."""
        self._document_id, self._draft = document_id, False
        if not document_id:
            self._put({})
            return

        def arrived(found: tuple[Attached, ...]) -> None:
            if self._document_id == document_id and not self._draft:
                self._show_attached(found)

        self._tasks.run(lambda pulse: self._read(document_id), arrived, self._desk.trouble)

    def show_of(self, document_id: str, found: Sequence[Attached]) -> None:
        """What was read already of a document of the book."""
        self._document_id, self._draft = document_id, False
        self._show_attached(found)

    def _show_attached(self, found: Sequence[Attached]) -> None:
        figures = self._desk.figures
        told = translate("floor", "{member}, {moment}")
        self._put(
            {
                one.key: _Shown(one.name, one.content, told.format(member=one.member, moment=figures.moment(one.at.astimezone())))
                for one in found
            }
        )

    def keep_for(self, document_id: str) -> None:
        """Pictures for a document that has its id but is not posted: they lie on this computer until it is."""
        self._document_id, self._draft = document_id, True
        waits = translate("floor", "is sent when this is posted")
        self._put({one.attempt: _Shown(one.name, one.content, waits) for one in self._kept(document_id)})

    def settle(self) -> None:
        """Send what waited for documents that are in the book now. What cannot be sent stays, and is sent at the next occasion."""
        waiting = [draft.subject for draft in self._work.drafts.parked(DRAFT_KIND)]
        if not waiting:
            return

        def read(pulse: Pulse) -> frozenset[str]:
            with self._work.book.reading() as connection:
                return documents_there(connection, waiting)

        def release(there: frozenset[str]) -> None:
            for document_id in waiting:
                if document_id in there:
                    self._release(document_id)

        self._tasks.run(read, release, self._desk.trouble)

    def _release(self, document_id: str) -> None:
        kept = self._kept(document_id)
        for place, one in enumerate(kept):
            self._send(document_id, Prepared(one.name, one.content), one.attempt, last=place == len(kept) - 1, drop=True)

    def forget(self, document_id: str) -> None:
        """The draft was thrown away, and its pictures with it."""
        self._work.drafts.drop(_draft_id(document_id))

    def add(self, files: Sequence[Path]) -> None:
        """Attach files to the document at hand: each is made small in a task; one that cannot be shown is refused by name."""
        document_id, draft = self._document_id, self._draft
        if not document_id:
            return
        for file in files:
            self._tasks.run(_preparing(file), lambda ready: self._ready(document_id, draft, ready), self._desk.trouble)

    def open(self, key: object) -> None:
        """Large, at the side; a PDF in the viewer."""
        one = self._shown.get(key)
        if one is None:
            return
        if one.content.startswith(b"%PDF"):
            self._work.show_paper(Paper(one.name, one.name, one.content))
        else:
            self._desk.show_detail(one.name, PicturePane(picture_of(one.content), f"{one.name} · {one.told}"))

    def _ready(self, document_id: str, draft: bool, ready: Prepared) -> None:
        attempt = self._work.book.new_id()
        if not draft:
            self._send(document_id, ready, attempt, last=True, drop=False)
            return
        self._keep(document_id, _Kept(attempt, ready.name, ready.content))
        if self._on_kept is not None:
            self._on_kept()
        self.keep_for(document_id)
        text = translate("floor", "{file} is kept and sent when this is posted.").format(file=ready.name)
        self._desk.say(Feedback(Verdict.OK, text))

    def _send(self, document_id: str, ready: Prepared, attempt: str, *, last: bool, drop: bool) -> None:
        book = self._work.book
        command = attach_command(document_id, ready.name, ready.content)

        def sent(answer: Sent) -> None:
            if answer.status in ("refused", "failed"):
                self._desk.say(refused(answer.result))
                return
            if drop and last:
                self._work.drafts.drop(_draft_id(document_id))
            if not drop:
                waits = answer.status == "waiting"
                text = translate("floor", "{file} waits to be sent.") if waits else translate("floor", "{file} is attached.")
                self._desk.say(Feedback(Verdict.INFO if waits else Verdict.OK, text.format(file=ready.name)))
            self._work.touched(AREAS)
            if self._document_id == document_id and not self._draft:
                self.show(document_id)

        # the same id for the same bytes, so that a second time finds the first
        self._tasks.run(lambda pulse: send(book, command, attempt=attempt), sent, self._desk.trouble)

    def _read(self, document_id: str) -> tuple[Attached, ...]:
        with self._work.book.reading() as connection:
            return attachments(connection, document_id)

    def _kept(self, document_id: str) -> list[_Kept]:
        return [msgspec.msgpack.decode(body, type=_Kept) for body in self._work.drafts.steps(_draft_id(document_id))]

    def _keep(self, document_id: str, one: _Kept) -> None:
        draft = _draft_id(document_id)
        self._work.drafts.put(DraftHead(draft, DRAFT_KIND, document_id, one.name))
        self._work.drafts.append(draft, len(self._work.drafts.steps(draft)) + 1, msgspec.msgpack.encode(one))

    def _put(self, shown: dict[object, _Shown]) -> None:
        self._shown = shown
        pictures = []
        for key, one in shown.items():
            image = None if one.content.startswith(b"%PDF") else picture_of(one.content)
            pictures.append(StripPicture(key, one.name, one.told, image))
        self.strip.show_pictures(pictures)


def _preparing(file: Path) -> Callable[[Pulse], Prepared]:
    return lambda pulse: prepare(file)


def _draft_id(document_id: str) -> str:
    return f"{DRAFT_KIND}/{document_id}"
