"""Owns the page of one stock move: what moved where, at what value, out of which layers, and the way on from there."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

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
    """A move with the layers it took from and the moves made with it."""

    move: trail.MoveRow
    layers: list[trail.LayerRow]
    others: list[trail.MoveRow]


class MoveScreen(ThingScreen[Opened]):
    """Rows of other moves of the document open them."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__(desk, work)
        self._costs = "cost.see" in desk.permissions
        self.layers = PartTable(
            desk,
            translate("explorers", "Taken from these layers"),
            (
                WorkColumn(translate("explorers", "Came"), stretch=True),
                WorkColumn(translate("explorers", "Quantity"), figure=True),
                WorkColumn(translate("explorers", "Value"), figure=True),
            ),
        )
        self.others = PartTable(
            desk,
            translate("explorers", "All moves of the document"),
            (
                WorkColumn(translate("explorers", "Item"), stretch=True),
                WorkColumn(translate("explorers", "Location")),
                WorkColumn(translate("explorers", "Quantity"), figure=True),
                *((WorkColumn(translate("explorers", "Value"), figure=True),) if self._costs else ()),
            ),
            self._open_other,
        )
        self.column.addWidget(self.layers)
        self.column.addWidget(self.others)
        self.column.addStretch(1)
        no_value = translate("explorers", "This move changed no value, so it has no entry.")
        self.fill_bar(
            self.button("move.command", self._command, translate("explorers", "No command is known.")),
            self.button("move.card", self._card, translate("explorers", "No item is known.")),
            *((self.button("move.entry", self._entry, no_value),) if self._costs else ()),
            lead=(self.button("move.document", self._document, translate("explorers", "This move has no document."), role="primary"),),
        )

    def headline(self) -> Headline:
        if self.thing is None:
            return Headline(translate("explorers", "Stock move"))
        move = self.thing.move
        return Headline(f"{word(MOVES, move.kind)}: {move.item}", f"{word(DOCUMENTS, move.document_kind)} {move.number}".strip())

    def read_thing(self, connection: sa.Connection, argument: object) -> Opened | None:
        if not isinstance(argument, tuple):
            return None
        seq, n = argument
        found = trail.move(connection, int(seq), int(n))
        if found is None:
            return None
        layers = trail.layers_of_move(connection, found.seq, found.n) if self._costs else []
        return Opened(found, layers, trail.moves_of_document(connection, found.document_id))

    def show_thing(self, thing: Opened) -> None:
        move, figures = thing.move, self.desk.figures
        places = digits_of(move.currency)
        facts: list[tuple[str, str] | tuple[str, str, Tone]] = [
            (translate("explorers", "Quantity"), f"{figures.quantity(move.quantity, signed=True)} {move.unit}"),
            (translate("explorers", "Item"), move.item_id),
            (translate("explorers", "Location"), move.location),
            (translate("explorers", "Lot"), move.lot_id),
            (translate("explorers", "Posting date"), figures.day(move.posting_date)),
            (translate("explorers", "Document"), move.number),
            (translate("explorers", "By"), move.member),
            (translate("explorers", "Reason"), move.reason),
        ]
        if self._costs:
            value = f"{figures.money(move.value, places=places, signed=True)} {move.currency}"
            facts[1:1] = [(translate("explorers", "Value"), value), (translate("explorers", "Account"), move.account_id)]
        self.facts.show_facts(facts)
        self.layers.show_rows(
            [
                WorkRow(
                    (layer.layer_seq, layer.layer_n),
                    (
                        WorkCell(" · ".join(part for part in (figures.day(layer.received_on), layer.number) if part), note=layer.warehouse),
                        WorkCell(figures.quantity(layer.used)),
                        WorkCell(figures.money(layer.used_value, places=places)),
                    ),
                )
                for layer in thing.layers
            ]
        )
        rows = []
        for other in thing.others:
            cells = [
                WorkCell(other.item, note=" · ".join(part for part in (word(MOVES, other.kind), other.item_id, other.lot_id) if part)),
                WorkCell(other.location),
                WorkCell(figures.quantity(other.quantity, signed=True), unit=other.unit),
            ]
            if self._costs:
                cells.append(WorkCell(figures.money(other.value, places=places, signed=True), tone=Tone.BAD if other.value < 0 else None))
            rows.append(WorkRow((other.seq, other.n), tuple(cells)))
        self.others.show_rows(rows, (move.seq, move.n))

    def _open_other(self, key: object) -> None:
        """Enter on the move itself goes on to the document; on another one, to that."""
        if self.thing is not None and key == (self.thing.move.seq, self.thing.move.n):
            place = self._document()
            if place is not None:
                self.desk.go(place)
        else:
            self.desk.go(Place("move", key))

    def _document(self) -> Place | None:
        move = self.thing.move if self.thing else None
        return Place("document", move.document_id, ("move", (move.seq, move.n))) if move and move.document_id else None

    def _entry(self) -> Place | None:
        move = self.thing.move if self.thing else None
        return Place("entry", (move.seq, move.entry_n), (move.journal_n, (move.seq, move.n))) if move and move.entry_n else None

    def _card(self) -> Place | None:
        move = self.thing.move if self.thing else None
        return Place("card", (move.entity_id, move.item_id), (move.posting_date, move.seq, move.n)) if move else None

    def _command(self) -> Place | None:
        return Place("command", self.thing.move.seq) if self.thing else None


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("a move needs a book")
    return MoveScreen(desk, desk.work)
