"""Owns what the page of a count that is not submitted shows of its sheet: its lines and what was counted. It never reads the book's quantities."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.counting import LineToCount, SheetToCount
from ui.explorer import PartTable
from ui.i18n import translate
from ui.shell.screen import Desk
from ui.theme import Tone
from ui.widgets.fact_sheet import FactSheet
from ui.widgets.surfaces import Card, label
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow


class SheetPart(QWidget):
    """Hidden while there is no sheet. Not counted is said in words, counted as nothing is a 0."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._desk = desk
        self.card = Card(translate("explorers", "Sheet"))
        self.facts = FactSheet()
        self.blind = label(translate("explorers", "Blind: what the book expects is shown once the count is submitted."), "muted", wrap=True)
        self.card.body.addWidget(self.facts)
        self.card.body.addWidget(self.blind)
        self.lines = PartTable(
            desk,
            translate("explorers", "Lines"),
            (
                WorkColumn(translate("explorers", "Item"), stretch=True),
                WorkColumn(translate("explorers", "Location")),
                WorkColumn(translate("explorers", "Counted"), figure=True),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.card)
        column.addWidget(self.lines)
        self.hide()

    def show_sheet(self, sheet: SheetToCount | None) -> None:
        self.setVisible(sheet is not None)
        if sheet is None:
            return
        figures, head = self._desk.figures, sheet.summary
        if head.lines:
            so_far = translate("explorers", "{counted} of {lines}").format(counted=head.lines_counted, lines=head.lines)
            lines = str(head.lines)
        else:
            so_far, lines = "", translate("explorers", "made when the count is opened")
        self.facts.show_facts(
            (
                (translate("explorers", "Lines"), lines),
                (translate("explorers", "Counted so far"), so_far, Tone.GOOD if head.lines_counted == head.lines else Tone.NEUTRAL),
                (translate("explorers", "Due"), figures.day(head.due_on) if head.due_on else ""),
            )
        )
        self.blind.setVisible(sheet.blind)
        names = {spot.id: spot.name for spot in sheet.spots}
        self.lines.show_rows([self._line(sheet, line, names.get(line.location_id, line.location_id)) for line in sheet.lines])

    def _line(self, sheet: SheetToCount, line: LineToCount, location: str) -> WorkRow:
        item = sheet.items[line.item_id]
        if line.quantity_counted is None:
            counted = WorkCell(translate("explorers", "not counted"), tone=Tone.MUTED)
        else:
            counted = WorkCell(self._desk.figures.quantity(line.quantity_counted), unit=item.base_unit)
        note = " · ".join(part for part in (line.item_id, line.lot_id) if part)
        return WorkRow(line.line_no, (WorkCell(item.name, note=note), WorkCell(location), counted))
