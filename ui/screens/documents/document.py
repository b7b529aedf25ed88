"""Owns the page of one document: its facts, lines, entry and moves, where it came from and what came of it, and reversing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from PySide6.QtCore import Qt

from app.domain.currency import digits_of
from db.presence import Attending
from db.queries import trail
from db.queries.approvals import Standing
from db.queries.attachments import Attached, attachments
from db.queries.counting import AT_WORK, SheetToCount, sheet_to_count
from ui.attachments import Attachments
from ui.book import Workplace
from ui.explorer import PartTable, ThingScreen
from ui.i18n import translate
from ui.reversing import Reversible, Reversing, why_not_reverse
from ui.screens.documents.held import Held, HeldPart, read_held
from ui.screens.documents.sheet import SheetPart
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.theme import Tone
from ui.theme.theme import repolish
from ui.widgets.surfaces import Card
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow
from ui.words import MOVES, STATES, document_name, word

_STATE_TONES = {
    "held": Tone.WARN,
    "rejected": Tone.BAD,
    "posted": Tone.GOOD,
    "done": Tone.GOOD,
    "in_transit": Tone.ACCENT,
    "open": Tone.ACCENT,
}


@dataclass(frozen=True)
class Opened:
    """One document with all its parts."""

    head: trail.DocumentHead
    lines: list[trail.DocumentLineRow]
    entry: list[trail.EntryLineRow]
    moves: list[trail.MoveRow]
    related: list[trail.Related]
    attached: tuple[Attached, ...]
    held: Held | None = None
    """What a held document waits for."""
    sheet: SheetToCount | None = None
    """The sheet of a count that is at work."""

    @property
    def request(self) -> str:
        """The request that the member may go to; empty where there is none."""
        return self.held.request if self.held is not None else ""


class DocumentScreen(ThingScreen[Opened]):
    """Rows of the entry open the entry, rows of moves the move, related documents open too."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__(desk, work)
        self._costs = "cost.see" in desk.permissions
        self._sites = 0
        """In how many warehouses the document moves stock: with several, a location says which."""
        figure = WorkColumn
        self.lines = PartTable(
            desk,
            translate("explorers", "Lines"),
            (
                WorkColumn(translate("explorers", "Item"), stretch=True),
                figure(translate("explorers", "Quantity"), figure=True),
                *(
                    (figure(translate("explorers", "Price"), figure=True), figure(translate("explorers", "Value"), figure=True))
                    if self._costs
                    else ()
                ),
            ),
        )
        self.entry = PartTable(
            desk,
            translate("explorers", "Entry"),
            (
                WorkColumn(translate("explorers", "Account"), stretch=True),
                figure(translate("explorers", "Debit"), figure=True),
                figure(translate("explorers", "Credit"), figure=True),
            ),
            lambda key: desk.go(Place("entry", key[:2], key[2])),
        )
        self.moves = PartTable(
            desk,
            translate("explorers", "Stock moves"),
            (
                WorkColumn(translate("explorers", "Item"), stretch=True),
                WorkColumn(translate("explorers", "Location")),
                figure(translate("explorers", "Quantity"), figure=True),
                *((figure(translate("explorers", "Value"), figure=True),) if self._costs else ()),
            ),
            lambda key: desk.go(Place("move", key)),
        )
        self.related = PartTable(
            desk,
            translate("explorers", "Came from, led to"),
            (WorkColumn(translate("explorers", "Document"), stretch=True), WorkColumn(translate("explorers", "State"))),
            lambda key: desk.go(Place("document", key)),
        )
        self.evidence = Attachments(desk, work, self.tasks, nothing=translate("explorers", "Nothing is attached."))
        evidence_card = Card(translate("explorers", "Photos and files"))
        evidence_card.body.addWidget(self.evidence.strip)
        self.held = HeldPart(desk, costs=self._costs)
        self.sheet = SheetPart(desk)
        for part in (self.held, self.sheet, self.lines, self.entry, self.moves, self.related, evidence_card):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.reversing = Reversing(desk, work, self.tasks, self.load)
        desk.actions.bind(
            "document.reverse", lambda: self.reversing.ask(self._reversible()), why_not=lambda: why_not_reverse(self._reversible())
        )
        nothing = translate("explorers", "This document moved no stock.")
        self.request_button = self.button("document.request", self._request, translate("explorers", "No request of yours is about this."))
        counted = translate("explorers", "This is no count that is open.")
        self.count_button = self.button("document.count", self._count, counted)
        lacking = translate("explorers", "This document has no entry in the ledger.")
        self._entry_button = self.button("document.entry", self._entry, lacking, role="primary") if self._costs else None
        self.fill_bar(
            desk.actions.button("document.reverse"),
            self.button("document.command", self._command, translate("explorers", "No command is known.")),
            self.button("document.move", self._move, nothing),
            lead=(self.request_button, self.count_button, *((self._entry_button,) if self._entry_button is not None else ())),
        )

    def attending(self) -> Attending | None:
        return Attending("looking", self.thing.head.id, self.thing.head.id) if self.thing is not None else None

    def headline(self) -> Headline:
        opened = self.thing
        if opened is None:
            return Headline(translate("explorers", "Document"))
        head = opened.head
        title = document_name(head.kind, head.number, head.reference)
        state = "reversed" if head.reversed_by else head.state
        return Headline(title, chips=((word(STATES, state), _STATE_TONES.get(state, Tone.NEUTRAL)),))

    def read_thing(self, connection: sa.Connection, argument: object) -> Opened | None:
        head = trail.document_head(connection, str(argument))
        if head is None:
            return None
        return Opened(
            head,
            trail.document_lines(connection, head.id),
            trail.document_entry_lines(connection, head.id) if self._costs else [],
            trail.moves_of_document(connection, head.id),
            trail.related(connection, head),
            attachments(connection, head.id),
            read_held(connection, head.id, self.work.book.member, self.desk.today.at, costs=self._costs) if head.state == "held" else None,
            sheet_to_count(connection, head.id) if head.kind == "count_sheet" and head.state in AT_WORK else None,
        )

    def show_thing(self, thing: Opened) -> None:
        head, figures = thing.head, self.desk.figures
        self.evidence.show_of(head.id, thing.attached)
        self._lead()
        hidden = self._book_hidden(thing)
        self.held.show_held(thing.held, lines=not hidden)
        self.sheet.show_sheet(thing.sheet if thing.held is None or hidden else None)
        places = digits_of(head.currency)
        total = f"{figures.money(head.total, places=places)} {head.currency}" if head.total and self._costs else ""
        self.facts.show_facts(
            (
                (translate("explorers", "Partner"), head.partner),
                (translate("explorers", "Warehouse"), head.warehouse),
                (translate("explorers", "Company"), head.entity),
                (translate("explorers", "Date"), figures.day(head.document_date)),
                (translate("explorers", "Posting date"), figures.day(head.posting_date)),
                (translate("explorers", "Due"), figures.day(head.due_date) if head.due_date else ""),
                (translate("explorers", "Total"), total),
                (translate("explorers", "Reference"), head.reference),
                (translate("explorers", "By"), head.created_by),
                (translate("explorers", "Note"), head.note),
            )
        )
        self.lines.show_rows([] if thing.held is not None else [self._line(line, places) for line in thing.lines])
        self.entry.show_rows([self._entry_row(line) for line in thing.entry], self._wanted("entry"))
        self._sites = len({move.warehouse for move in thing.moves})
        self.moves.show_rows([self._move_row(move) for move in thing.moves], self._wanted("move"))
        self.related.show_rows(
            [
                WorkRow(
                    one.id,
                    (
                        WorkCell(document_name(one.kind, one.number, one.reference), note=_relation(one.relation)),
                        WorkCell(word(STATES, one.state)),
                    ),
                )
                for one in thing.related
            ],
            self._wanted("related"),
        )

    def selected(self) -> object:
        for name, part in (("entry", self.entry), ("move", self.moves), ("related", self.related)):
            if part.table.hasFocus():
                return name, part.current
        return ("entry", self.entry.current) if self.entry.current else ("move", self.moves.current)

    def _lead(self) -> None:
        """The primary button is what leads on from here: to whom the document waits for, to the count at work, or to the entry."""
        thing = self.thing
        request, count = bool(thing and thing.request), bool(self._count()) and "counting.record" in self.desk.permissions
        waits = bool(thing and (thing.held or thing.sheet))
        leads = [(self.request_button, request, request), (self.count_button, count, count and not request)]
        if self._entry_button is not None:
            leads.append((self._entry_button, not waits, not waits))
        for button, shown, first in leads:
            button.setVisible(shown)
            role = "primary" if first else ""
            if button.property("role") != role:
                button.setProperty("role", role)
                repolish(button)

    def _book_hidden(self, thing: Opened) -> bool:
        """Whether a held count keeps the book's quantities from this member: blind, and neither theirs to review nor to decide on."""
        reviews = "counting.plan" in self.desk.permissions
        decides = thing.held is not None and any(row.standing is not Standing.NONE for row in thing.held.requests)
        return thing.sheet is not None and thing.sheet.blind and not (reviews or decides)

    def focus_first(self) -> None:
        part = {"move": self.moves, "related": self.related}.get(self.wanted[0] if isinstance(self.wanted, tuple) else "", self.entry)
        part = part if not part.isHidden() else self.moves if not self.moves.isHidden() else self.lines
        if part.isHidden():  # neither posted nor with lines of its own: what was asked for, or the sheet
            super().focus_first()
        else:
            part.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def touched(self, what: frozenset[str]) -> None:
        self.load()

    # Rows

    def _line(self, line: trail.DocumentLineRow, places: int) -> WorkRow:
        figures = self.desk.figures
        note = " · ".join(part for part in (line.item_id, line.location, line.lot_id) if part)
        cells = [
            WorkCell(line.item or line.text or line.item_id, note=note),
            WorkCell(figures.quantity(line.quantity) if line.quantity else "", unit=line.unit),
        ]
        if self._costs:
            price = figures.money(line.unit_price, places=places) if line.unit_price else ""
            value = line.value or line.net
            cells += [WorkCell(price), WorkCell(figures.money(value, places=places) if value else "")]
        return WorkRow(line.line_no, tuple(cells))

    def _entry_row(self, line: trail.EntryLineRow) -> WorkRow:
        figures = self.desk.figures
        note = " · ".join(part for part in (line.warehouse, line.family, line.partner, line.reason) if part)
        amount = figures.money(abs(line.amount))
        debit, credit = ("", amount) if line.amount < 0 else (amount, "")
        cells = (WorkCell(f"{line.account_id} {line.account}", note=note), WorkCell(debit), WorkCell(credit))
        return WorkRow((line.seq, line.entry_n, line.n), cells)

    def _move_row(self, move: trail.MoveRow) -> WorkRow:
        figures = self.desk.figures
        quantity = WorkCell(figures.quantity(move.quantity, signed=True), unit=move.unit, tone=Tone.BAD if move.quantity < 0 else None)
        cells = [
            WorkCell(move.item, note=" · ".join(part for part in (word(MOVES, move.kind), move.item_id, move.lot_id) if part)),
            WorkCell(move.location, note=move.warehouse if self._sites > 1 else ""),
            quantity,
        ]
        if self._costs:
            cells.append(WorkCell(figures.money(move.value, signed=True), tone=Tone.BAD if move.value < 0 else None))
        return WorkRow((move.seq, move.n), tuple(cells))

    def _wanted(self, part: str) -> object:
        match self.wanted:
            case (name, key) if name == part:
                return key
        return None

    # Going on

    def _entry(self) -> Place | None:
        key: Any = self.entry.current
        return Place("entry", key[:2], key[2]) if key else None

    def _move(self) -> Place | None:
        key = self.moves.current
        return Place("move", key) if key else None

    def _request(self) -> Place | None:
        return Place("approvals", self.thing.request) if self.thing and self.thing.request else None

    def _count(self) -> Place | None:
        return Place("counting", self.thing.head.id) if self.thing and self.thing.sheet else None

    def _command(self) -> Place | None:
        return Place("command", self.thing.head.command_id) if self.thing and self.thing.head.command_id else None

    def _reversible(self) -> Reversible | None:
        head = self.thing.head if self.thing else None
        return Reversible(head.id, head.number, head.state, bool(head.reversed_by or head.reverses)) if head else None


def _relation(relation: str) -> str:
    return {
        "source": translate("explorers", "came from"),
        "reverses": translate("explorers", "reverses"),
        "reversed_by": translate("explorers", "reversed by"),
    }.get(relation, translate("explorers", "belongs to it"))


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("a document needs a book")
    return DocumentScreen(desk, desk.work)
