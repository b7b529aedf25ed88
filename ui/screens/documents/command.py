"""Owns the page of one command of the log: who asked for what, when, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from PySide6.QtWidgets import QHBoxLayout

from db.queries import trail
from db.queries.known_as import in_words
from db.queries.meanwhile import Compared, Posted, compared, posted_on
from ui.book import Workplace
from ui.colleagues import goods_named
from ui.drafts import SentDraft
from ui.explorer import PartTable, ThingScreen
from ui.i18n import translate
from ui.screens.documents.not_posted import why_not_posted
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.subjects import subject_of, subjects_of
from ui.telling import command_title, told
from ui.theme import Tone
from ui.widgets.surfaces import label
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow
from ui.words import STATES, document_name, word

COME_BACK = ("refused", "failed")
_TONES = {"posted": Tone.GOOD, "held": Tone.WARN, "refused": Tone.BAD, "failed": Tone.BAD}


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a command that came to nothing: its result in words, what is left, what others posted."""

    result: Mapping[str, Any] = field(default_factory=dict)
    compared: tuple[Compared, ...] = ()
    others: tuple[Posted, ...] = ()


def _beside(connection: sa.Connection, found: trail.CommandHead, member: str) -> _Beside:
    result = in_words(connection, found.result)
    if found.status not in COME_BACK:
        return _Beside(result)
    about = subject_of(found.body, subjects_of(connection, [found.body]))
    others = posted_on(connection, [about.id]) if about is not None else ()
    return _Beside(result, compared(connection, found.kind, found.body), tuple(one for one in others if one.member_id != member))


class CommandScreen(ThingScreen[trail.CommandHead]):
    """What was asked, in the words it was asked in; rows of documents open them. What came to nothing is compared with the book."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__(desk, work)
        self._beside = _Beside()
        self.documents = PartTable(
            desk,
            translate("explorers", "What it made"),
            (WorkColumn(translate("explorers", "Document"), stretch=True), WorkColumn(translate("explorers", "State"))),
            lambda key: desk.go(Place("document", key)),
        )
        self.body = PartTable(
            desk,
            translate("explorers", "What was asked for"),
            (WorkColumn(translate("explorers", "Field")), WorkColumn(translate("explorers", "Value"), stretch=True)),
        )
        self.why = label("", "", tone=Tone.BAD, wrap=True)
        self.head.body.addWidget(self.why)
        self.compared = PartTable(
            desk,
            translate("explorers", "What you had, and what the book has now"),
            (
                WorkColumn(translate("explorers", "Item"), stretch=True),
                WorkColumn(translate("explorers", "You had"), figure=True),
                WorkColumn(translate("explorers", "Left to do now"), figure=True),
            ),
        )
        self.meanwhile = PartTable(
            desk,
            translate("explorers", "Posted about the same by others"),
            (
                WorkColumn(translate("explorers", "Document")),
                WorkColumn(translate("explorers", "Goods"), stretch=True),
                WorkColumn(translate("explorers", "By")),
            ),
            lambda key: desk.go(Place("document", key)),
        )
        for table in (self.compared, self.meanwhile, self.documents, self.body):
            self.column.addWidget(table)
        self.column.addStretch(1)
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        self.draft_button = self.button("command.draft", self._draft, translate("explorers", "No draft is kept of this."))
        desk.actions.bind("command.put_away", self._put_away, why_not=lambda: "" if self._kept() else self._no_draft())
        self.away_button = desk.actions.button("command.put_away")
        line.addWidget(self.away_button)
        line.addWidget(self.draft_button)
        line.addStretch(1)
        lacking = translate("explorers", "This command made no document.")
        line.addWidget(self.button("command.document", self._document, lacking, role="primary"))

    def headline(self) -> Headline:
        found = self.thing
        if found is None:
            return Headline(translate("explorers", "Command"))
        title = command_title(found.kind)
        return Headline(title, chips=((word(STATES, found.status), _TONES.get(found.status, Tone.NEUTRAL)),))

    def read_thing(self, connection: sa.Connection, argument: object) -> trail.CommandHead | None:
        found = (
            trail.command(connection, seq=argument) if isinstance(argument, int) else trail.command(connection, command_id=str(argument))
        )
        self._beside = _beside(connection, found, self.work.book.member) if found is not None else _Beside()
        return found

    def show_thing(self, thing: trail.CommandHead) -> None:
        figures = self.desk.figures
        self.facts.show_facts(
            (
                (translate("explorers", "Sent by"), thing.member),
                (translate("explorers", "Computer"), thing.workstation),
                (translate("explorers", "Sent"), figures.moment(thing.submitted_at.astimezone())),
                (translate("explorers", "Decided"), figures.moment(thing.decided_at.astimezone()) if thing.decided_at else ""),
                (translate("explorers", "Position in the log"), str(thing.seq) if thing.seq else ""),
                (translate("explorers", "Entries"), str(thing.entries)),
                (translate("explorers", "Stock moves"), str(thing.moves)),
                (translate("explorers", "Seal"), thing.hash[:16]),
                (translate("explorers", "Seal before"), thing.previous_hash[:16]),
            )
        )
        self.why.setText(why_not_posted(self._beside.result))
        self._show_beside(thing)
        self.why.setVisible(bool(self.why.text()))
        self.documents.show_rows(
            [
                WorkRow(
                    one.id,
                    (
                        WorkCell(document_name(one.kind, one.number, one.reference)),
                        WorkCell(word(STATES, one.state)),
                    ),
                )
                for one in thing.documents
            ],
            self.wanted,
        )
        rows = [
            WorkRow(number, (WorkCell(name), WorkCell(text)), level=level)
            for number, (name, text, level) in enumerate(told(thing.body, figures))
        ]
        self.body.show_rows(rows)

    def _show_beside(self, thing: trail.CommandHead) -> None:
        """What came to nothing: beside what the book has by now, so that it can be finished or put away."""
        figures, beside = self.desk.figures, self._beside

        def quantity(value: Decimal | None, unit: str) -> WorkCell:
            return WorkCell(translate("explorers", "all") if value is None else f"{figures.quantity(value)} {unit}".strip())

        self.compared.show_rows(
            [
                WorkRow(number, (WorkCell(one.name), quantity(one.wanted, one.unit), quantity(one.left, one.unit)))
                for number, one in enumerate(beside.compared)
            ]
        )
        self.meanwhile.show_rows(
            [
                WorkRow(
                    one.document_id,
                    (WorkCell(document_name(one.kind, one.number, "")), WorkCell(goods_named(one, figures)), WorkCell(one.by)),
                )
                for one in beside.others
            ]
        )
        self.away_button.setVisible(self._kept() is not None)
        left = not beside.compared or any(one.left > 0 for one in beside.compared)
        self.draft_button.setVisible(self._kept() is not None and left)  # where nothing is left, this page is all there is to open

    def _kept(self) -> SentDraft | None:
        """The draft that this was made of, as long as it is kept and not sent anew."""
        return self.work.drafts.sent_as(self.thing.id) if self.thing is not None and self.thing.status in COME_BACK else None

    def _no_draft(self) -> str:
        return translate("explorers", "No draft is kept of this.")

    def _draft(self) -> Place | None:
        kept = self._kept()
        return Place(kept.kind, kept.place or None) if kept is not None else None

    def _put_away(self) -> None:
        """Knowingly: what was typed goes, and nothing is said of it any more."""
        kept = self._kept()
        if kept is None:
            return
        self.work.drafts.drop(kept.id)
        self.work.touched(frozenset({"drafts"}))
        self.desk.toast(translate("explorers", "Put away. What was asked for stays in the log."))
        for button in (self.draft_button, self.away_button):
            button.hide()

    def selected(self) -> object:
        return self.documents.current

    def _document(self) -> Place | None:
        key = self.documents.current
        return Place("document", key) if key else None


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("a command needs a book")
    return CommandScreen(desk, desk.work)
