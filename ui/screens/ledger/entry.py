"""Owns the page of one journal entry: its lines, and the stock moves that the chosen line sums."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from PySide6.QtCore import Qt

from app.domain.currency import digits_of
from db.queries import trail
from ui.book import Workplace
from ui.explorer import PartTable, ThingScreen
from ui.i18n import translate
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.theme import Tone
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow
from ui.words import DOCUMENTS, MOVES, word


@dataclass(frozen=True)
class Opened:
    """An entry with its lines and the moves of each."""

    head: trail.EntryHead
    lines: list[trail.EntryLineRow]
    moves: dict[int, list[trail.MoveRow]]


class EntryScreen(ThingScreen[Opened]):
    """The chosen line shows its moves; a move opens with Enter."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__(desk, work)
        self.lines = PartTable(
            desk,
            translate("explorers", "Lines"),
            (
                WorkColumn(translate("explorers", "Account"), stretch=True),
                WorkColumn(translate("explorers", "Moves"), figure=True),
                WorkColumn(translate("explorers", "Debit"), figure=True),
                WorkColumn(translate("explorers", "Credit"), figure=True),
            ),
            self._open_line,
        )
        self.moves = PartTable(
            desk,
            translate("explorers", "Stock moves of this line"),
            (
                WorkColumn(translate("explorers", "Item"), stretch=True),
                WorkColumn(translate("explorers", "Location")),
                WorkColumn(translate("explorers", "Quantity"), figure=True),
                WorkColumn(translate("explorers", "Value"), figure=True),
            ),
            lambda key: desk.go(Place("move", key)),
        )
        self.lines.table.chosen.connect(lambda key: self._show_moves(key))
        self.column.addWidget(self.lines)
        self.column.addWidget(self.moves)
        self.column.addStretch(1)
        self.fill_bar(
            self.button("entry.command", self._command, translate("explorers", "No command is known.")),
            self.button("entry.document", self._document, translate("explorers", "This entry has no document.")),
            lead=(self.button("entry.move", self._move, translate("explorers", "This line sums no stock moves."), role="primary"),),
        )

    def headline(self) -> Headline:
        if self.thing is None:
            return Headline(translate("explorers", "Entry"))
        head = self.thing.head
        return Headline(f"{word(DOCUMENTS, head.kind)} {head.number}".strip(), translate("explorers", "Journal entry"))

    def read_thing(self, connection: sa.Connection, argument: object) -> Opened | None:
        if not isinstance(argument, tuple):
            return None
        seq, n = argument
        head = trail.entry_head(connection, int(seq), int(n))
        if head is None:
            return None
        lines = trail.entry_lines(connection, head.seq, head.n)
        moves = {line.n: trail.moves_of_line(connection, line.seq, line.n) for line in lines if line.moves}
        return Opened(head, lines, moves)

    def show_thing(self, thing: Opened) -> None:
        head, figures = thing.head, self.desk.figures
        places = digits_of(head.currency)
        debits = sum((line.amount for line in thing.lines if line.amount > 0), Decimal(0))
        self.facts.show_facts(
            (
                (translate("explorers", "Posting date"), figures.day(head.posting_date)),
                (translate("explorers", "Document"), head.number),
                (translate("explorers", "Company"), head.entity),
                (translate("explorers", "By"), head.member),
                (translate("explorers", "Debit = credit"), f"{figures.money(debits, places=places)} {head.currency}"),
                (translate("explorers", "Text"), head.text),
            )
        )
        rows = []
        for line in thing.lines:
            note = " · ".join(part for part in (line.warehouse, line.family, line.partner, line.reason) if part)
            amount = figures.money(abs(line.amount), places=places)
            debit, credit = ("", amount) if line.amount < 0 else (amount, "")
            moves = figures.quantity(Decimal(line.moves)) if line.moves else ""
            rows.append(
                WorkRow(
                    line.n, (WorkCell(f"{line.account_id} {line.account}", note=note), WorkCell(moves), WorkCell(debit), WorkCell(credit))
                )
            )
        line_wanted, move_wanted = self.wanted if isinstance(self.wanted, tuple) else (self.wanted, None)
        known = [line.n for line in thing.lines]
        chosen = line_wanted if line_wanted in known else next((line.n for line in thing.lines if line.moves), known[0] if known else None)
        self.lines.show_rows(rows, chosen)
        self._show_moves(chosen, move_wanted)

    def selected(self) -> object:
        return self.lines.current, self.moves.current if not self.moves.isHidden() else None

    def focus_first(self) -> None:
        coming_back = isinstance(self.wanted, tuple) and self.wanted[1] is not None and not self.moves.isHidden()
        (self.moves if coming_back else self.lines).table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_moves(self, line: object, wanted: object = None) -> None:
        moves = self.thing.moves.get(line, []) if self.thing and isinstance(line, int) else []
        figures = self.desk.figures
        rows = [
            WorkRow(
                (move.seq, move.n),
                (
                    WorkCell(move.item, note=" · ".join(part for part in (word(MOVES, move.kind), move.item_id, move.lot_id) if part)),
                    WorkCell(move.location),
                    WorkCell(figures.quantity(move.quantity, signed=True), unit=move.unit),
                    WorkCell(
                        figures.money(move.value, places=digits_of(move.currency), signed=True), tone=Tone.BAD if move.value < 0 else None
                    ),
                ),
            )
            for move in moves
        ]
        self.moves.show_rows(rows, wanted)
        total = sum((move.value for move in moves), Decimal(0))
        title = translate("explorers", "Stock moves of this line")
        self.moves.set_title(
            f"{title} · {figures.money(total, places=digits_of(moves[0].currency), signed=True)} {moves[0].currency}" if moves else title
        )
        self.desk.actions.refresh()

    def _open_line(self, key: object) -> None:
        """Enter on a line with moves goes to the first; without any, to the document."""
        self._show_moves(key)
        place = self._move() or self._document()
        if place is not None:
            self.desk.go(place)

    def _move(self) -> Place | None:
        key = self.moves.current
        return Place("move", key) if key and not self.moves.isHidden() else None

    def _document(self) -> Place | None:
        return Place("document", self.thing.head.document_id) if self.thing and self.thing.head.document_id else None

    def _command(self) -> Place | None:
        return Place("command", self.thing.head.seq) if self.thing else None


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("an entry needs a book")
    return EntryScreen(desk, desk.work)
