"""Owns colleagues in sight: who else is at what this window shows, and what they did to it since it was opened; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from db.presence import Attending, Present
from db.queries.meanwhile import Posted, Standing, posted_on, standing_of
from ui.book import BookSession, Company
from ui.figures import Figures
from ui.i18n import translate
from ui.shell.window import ShellWindow
from ui.tasks import Failure, Pulse, TaskRunner, TaskScope
from ui.words import DOCUMENTS, STATES, word

LOOK_MS = 400
"""How soon it is known that this window shows something else."""
LINES_NAMED = 3
DECIDING = ("deciding", "looking")
"""Where a decision says itself what became of a request."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How something stood, and what had been posted about it."""

    standing: Standing | None
    posted: Sequence[Posted]


class Colleagues(QObject):
    """`look` is called when the book may have changed; what this window shows is asked for by itself. `company` is None where nobody else
    can be seen: then only what changed is said."""

    def __init__(self, window: ShellWindow, book: BookSession, company: Company | None, tasks: TaskRunner, figures: Figures) -> None:
        super().__init__(window)
        self._window = window
        self._line = window.colleague_line
        self._book = book
        self._company = company
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._attending: Attending | None = None
        self._before: Seen | None = None
        self._now: Seen | None = None
        self._met: tuple[tuple[Present, ...], Present | None] = ((), None)
        self._reading = False
        self._again = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.follow)
        self._line.seen.connect(self._put_away)

    def start(self) -> None:
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._tasks.close()
        if self._company is not None:
            self._company.attend(None)

    def follow(self) -> None:
        """What the page in front is about now."""
        front = self._window.front
        attending = front.attending() if front is not None else None
        if attending != self._attending:
            other = attending is None or self._attending is None or attending.document_id != self._attending.document_id
            self._attending = attending
            if self._company is not None:
                self._company.attend(attending)
            if other:
                self._before = self._now = None
                self.look()
        self._show()

    def look(self) -> None:
        """The book may have changed."""
        attending = self._attending
        if attending is None:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._tasks.run(lambda pulse: self._read(attending, pulse), lambda seen: self._came(attending, seen), self._failed)

    # Parts

    def _read(self, attending: Attending, pulse: Pulse) -> Seen:
        with self._book.reading() as connection:
            about = attending.document_id
            return Seen(standing_of(connection, about), posted_on(connection, [about]))

    def _came(self, attending: Attending, seen: Seen) -> None:
        self._reading = False
        if self._attending is not None and self._attending.document_id == attending.document_id:
            self._before, self._now = self._before or seen, seen
        if self._again or self._attending != attending:
            self._again = False
            self.look()
        self._show()

    def _failed(self, failure: Failure) -> None:
        """Nothing is known just now; the next change asks again."""
        self._reading = False

    def _put_away(self) -> None:
        self._before = self._now
        self._show()

    def _show(self) -> None:
        self._line.show_colleagues(self._there(), " ".join(self._happened()))
        company, attending = self._company, self._attending
        held = company.holder(attending.subject) if company is not None and attending is not None else None
        met = (tuple(company.present) if company is not None else (), held)
        if met != self._met:
            self._met = met
            front = self._window.front
            if front is not None:
                front.met()

    def _there(self) -> str:
        """Who else is at the same document, one after the other."""
        attending = self._attending
        if attending is None or self._company is None:
            return ""
        about = {attending.subject, attending.document_id}
        return " ".join(self._at_work(one) for one in self._company.present if about & {one.subject, one.document_id})

    def _at_work(self, one: Present) -> str:
        if one.member == self._book.member:
            return translate("colleagues", "You have this open in another window, since {time}.").format(time=_clock(one.since))
        texts = {
            "receiving": translate("colleagues", "{name} is receiving this too, since {time}."),
            "counting": translate("colleagues", "{name} is counting this too, since {time}."),
            "transfers": translate("colleagues", "{name} is at this transfer too, since {time}."),
            "deciding": translate("colleagues", "{name} has this open to decide it, since {time}."),
        }
        doing = "looking" if one.doing == "deciding" and one.claimed_at is None else one.doing
        text = texts.get(doing, translate("colleagues", "{name} is looking at this too, since {time}."))
        return text.format(name=one.name, time=_clock(one.since))

    def _happened(self) -> list[str]:
        """What others did since this was opened here, or since it was seen."""
        before, now = self._before, self._now
        if before is None or now is None or before is now:
            return []
        known = {one.document_id for one in before.posted}
        said = [self._posted(one) for one in now.posted if one.document_id not in known and one.member_id != self._book.member]
        said += self._counted(before.standing, now.standing)
        changed = before.standing is not None and now.standing is not None and before.standing.state != now.standing.state
        if changed and now.standing is not None and self._attending is not None and self._attending.doing not in DECIDING:
            text = translate("colleagues", "{document} is now: {state}.")
            said.append(text.format(document=_named(now.standing), state=word(STATES, now.standing.state)))
        return said

    def _posted(self, one: Posted) -> str:
        text = translate("colleagues", "{name} posted {number} meanwhile: {lines}.") if one.lines else ""
        text = text or translate("colleagues", "{name} posted {number} meanwhile.")
        return text.format(name=one.by, number=one.number or word(DOCUMENTS, one.kind), lines=goods_named(one, self._figures))

    def _counted(self, before: Standing | None, now: Standing | None) -> list[str]:
        if before is None or now is None:
            return []
        known = {member: (lines, last) for member, _, lines, last in before.counted}
        said = []
        for member, name, lines, last in now.counted:
            if member != self._book.member and known.get(member) != (lines, last):
                text = translate("colleagues", "{name} counted on {document}: %n line(s) by now, the last at {time}.", None, lines)
                said.append(text.format(name=name, document=_named(now), time=_clock(last)))
        return said


def goods_named(one: Posted, figures: Figures) -> str:
    """What was posted, in words: the first lines of it."""
    named = [f"{figures.quantity(line.quantity)} {line.unit} {line.name}".replace("  ", " ") for line in one.lines[:LINES_NAMED]]
    return ", ".join(named) + (" …" if len(one.lines) > LINES_NAMED else "")


def _named(standing: Standing) -> str:
    return standing.number or word(DOCUMENTS, standing.kind)


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M}"
