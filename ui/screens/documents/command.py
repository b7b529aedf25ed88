"""Owns the page of one command of the log: who asked for what, when, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa
from PySide6.QtWidgets import QHBoxLayout

from db.queries import trail
from ui.book import Workplace
from ui.explorer import PartTable, ThingScreen
from ui.i18n import translate
from ui.screens.documents.not_posted import why_not_posted
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.telling import command_title, told
from ui.theme import Tone
from ui.widgets.surfaces import label
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow
from ui.words import STATES, document_name, word

_TONES = {"posted": Tone.GOOD, "held": Tone.WARN, "refused": Tone.BAD, "failed": Tone.BAD}


class CommandScreen(ThingScreen[trail.CommandHead]):
    """What was asked, in the words it was asked in; rows of documents open them."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__(desk, work)
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
        self.column.addWidget(self.documents)
        self.column.addWidget(self.body)
        self.column.addStretch(1)
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
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
        if isinstance(argument, int):
            return trail.command(connection, seq=argument)
        return trail.command(connection, command_id=str(argument))

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
        self.why.setText(why_not_posted(thing.result))
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
