"""Two small screens for the shell's tests: a list and a scanning page, written as real ones would be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from tests.ui.pallets import SqliteSource
from ui.actions.table import Action
from ui.feedback import Feedback, Verdict
from ui.grid.panel import GridPanel
from ui.scan import PlainCode, Reading
from ui.shell.places import Place
from ui.shell.router import Answer, Go, Say
from ui.shell.screen import Desk, Headline, Screen
from ui.shell.screens import ScreenSpec
from ui.theme import Tone
from ui.widgets.decimal_field import DecimalField
from ui.widgets.empty_state import EmptyState
from ui.widgets.entry_preview import Check, EntryLine, EntryPicture, EntryPreview
from ui.widgets.surfaces import Card
from ui.widgets.two_panes import TwoPanes

ITEMS = {"DR-18V": "Cordless drill 18 V", "BT-4AH": "Battery pack 4 Ah"}
PALLET_FILE: list[Path] = []

SPECS = (
    ScreenSpec("stock", "Stock", "stock", "tests.ui.sample_screens:make_stock", help_topic="lists"),
    ScreenSpec("receiving", "Receiving", "receiving", "tests.ui.sample_screens:make_receiving", scanning=True, help_topic="scanning"),
    ScreenSpec("approvals", "Approvals", "approvals", "tests.ui.sample_screens:make_stock", permission="approve"),
    ScreenSpec("counting", "Counting", "counting", "tests.ui.sample_screens:make_stock"),
    ScreenSpec("transfers", "Transfers", "transfers", "tests.ui.sample_screens:make_stock"),
    ScreenSpec("shipping", "Shipping", "shipping", "tests.ui.sample_screens:make_stock"),
    ScreenSpec("ledger", "Ledger", "ledger", "tests.ui.sample_screens:make_stock"),
    ScreenSpec("reports", "Reports", "reports", "tests.ui.sample_screens:make_stock"),
)

ACTIONS = (
    Action("receiving.post", "Post receipt", "Receiving", ("F9",), scope="receiving", command="VALIDATE", icon="ok"),
    Action("receiving.undo", "Undo scan", "Receiving", ("Ctrl+Z",), scope="receiving", standard="undo", command="UNDO"),
    Action("receiving.park", "Park", "Receiving", scope="receiving", enabled_when=("document",)),
    Action("stock.approve", "Approve", "Stock", ("A",), scope="stock", enabled_when=("selection",)),
)


class StockScreen(Screen):
    """A list; opening a row goes to receiving."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.approved: list[object] = []
        self.source = SqliteSource(PALLET_FILE[0])
        self.grid = GridPanel(
            desk.grid,
            self.source,
            grid_id="stock",
            title="Stock on hand",
            empty=EmptyState(desk.theme, "No stock yet", "Stock appears with the first receipt.", QPushButton("Receive")),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.grid.sums_changed.connect(self.sums_changed)
        self.grid.open_requested.connect(lambda key: desk.go(Place("receiving", key)))
        self.grid.current_changed.connect(lambda key: desk.actions.state({"selection": key is not None}))
        desk.actions.bind("stock.approve", lambda: self.approved.append(self.grid.table.current_key()), owner=self)

    def headline(self) -> Headline:
        return Headline("Stock on hand", "Every pallet, its place and its value", chips=(("2 held", Tone.WARN),))

    def open(self, place: Place) -> None:
        if place.selection is not None:
            self.grid.select_key(place.selection)

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, None, self.grid.table.current_key())

    def focus_first(self) -> None:
        self.grid.table.enter_rows()

    def dispose(self) -> None:
        self.grid.close_grid()
        self.source.close()


class ReceivingScreen(Screen):
    """A page for scanning with an entry beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lines: list[tuple[str, Decimal]] = []
        self.posted = 0
        self.opened_on: object = None
        self.table = QTableWidget(0, 5)
        self.table.setHorizontalHeaderLabels(["Item", "Name", "Ordered", "Now", "Open"])
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.quantity = DecimalField(desk.figures, name="Quantity")
        self.preview = EntryPreview(desk.figures)
        card = Card("Lines")
        card.body.addWidget(self.table)
        card.body.addWidget(self.quantity)
        top = TwoPanes(desk.theme, desk.state, name="receiving", main=card, side=self.preview)
        self.bar = QWidget()
        buttons = QHBoxLayout(self.bar)
        buttons.setContentsMargins(0, 0, 0, 0)
        desk.actions.bind("receiving.post", self.post, why_not=lambda: "" if self.lines else "Scan a line first.")
        desk.actions.bind("receiving.undo", self.undo)
        desk.actions.bind("receiving.park", lambda: None)
        self.undo_button = desk.actions.button("receiving.undo")
        self.park_button = desk.actions.button("receiving.park")
        self.post_button = desk.actions.button("receiving.post", role="primary")
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.park_button)
        buttons.addStretch(1)
        buttons.addWidget(self.post_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(top, 1)

    def headline(self) -> Headline:
        return Headline(
            "Scan the next carton",
            "Item, carton or lot; a number and a star in front for more than one",
            step=True,
            chips=(("PO-2026-0412 · Hanse Import", Tone.GOOD),),
            scan_hint="Item, carton, order or location   ·   5* for five",
        )

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        self.opened_on = place.argument

    def read(self, reading: Reading) -> Answer | bool:
        if not isinstance(reading.code, PlainCode) or reading.code.text not in ITEMS:
            return False
        number = reading.multiplier or Decimal(1)
        self.lines.append((reading.code.text, number))
        self._show()
        return Say(Feedback(Verdict.OK, f"{ITEMS[reading.code.text]} · {number} added"))

    def undo(self) -> None:
        if self.lines:
            self.lines.pop()
            self._show()

    def post(self) -> None:
        self.posted += 1
        self.lines.clear()
        self._show()

    def _show(self) -> None:
        self.table.setRowCount(len(self.lines))
        for row, (item, number) in enumerate(self.lines):
            for column, text in enumerate((item, ITEMS[item], "24", str(number), str(24 - number))):
                cell = QTableWidgetItem(text)
                if column > 1:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, cell)
        self.table.resizeColumnsToContents()
        value = sum((number for _, number in self.lines), Decimal(0)) * Decimal("304.85")
        self.preview.show_picture(
            EntryPicture(
                (
                    EntryLine("1400", "Inventory", value, "Leeds DC · Tools"),
                    EntryLine("2110", "GRNI", -value, "received, not invoiced"),
                ),
                "GBP",
                checks=(Check("Within tolerance", "Nothing is over or short.", Tone.GOOD),),
            )
            if self.lines
            else EntryPicture()
        )
        self.desk.actions.refresh()


@dataclass(frozen=True)
class PalletRule:
    """P-000123 opens stock on that pallet."""

    name: str = "pallet"

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        code = reading.code
        if isinstance(code, PlainCode) and code.text.startswith("P-"):
            return Go(Place("stock", None, int(code.text[2:])))
        return None


def make_stock(desk: Desk) -> Screen:
    return StockScreen(desk)


def make_receiving(desk: Desk) -> Screen:
    return ReceivingScreen(desk)
