"""Owns the list of stock on hand, by item with its worth or by place and lot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout

from db.queries import explorers
from db.queries.selections import Selection
from ui.book import Workplace
from ui.grid.book_source import BookSource
from ui.grid.layout import GridLayout
from ui.grid.panel import GridPanel
from ui.grid.source import Column, Kind, Sort
from ui.i18n import translate
from ui.label_printing import LabelPrinting
from ui.papers import GoodsLabel
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.theme import Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.entity_picker import EntityPicker
from ui.widgets.flow import FlowRow
from ui.widgets.page_stack import PageStack
from ui.widgets.surfaces import label
from ui.words import PLACES, choices


class StockScreen(Screen):
    """Enter on a row opens the item's stock card."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._costs = "cost.see" in desk.permissions
        self._tasks = TaskScope(desk.tasks)
        self._wanted: Place | None = None
        self.picker = EntityPicker(desk.state)
        self.picker.picked.connect(lambda entity: self._build_grids())
        self.by_item, self.by_place = QPushButton(), QPushButton()
        self._switch = QButtonGroup(self)
        bar = FlowRow(desk.theme)
        for number, (button, action) in enumerate(((self.by_item, "stock.items"), (self.by_place, "stock.places"))):
            button.setText(desk.actions.table[action].title)
            button.setAccessibleName(desk.actions.table[action].title)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.turn, number))
            self._switch.addButton(button)
            desk.actions.bind(action, partial(self.turn, number))
            bar.add(button)
        if not self._costs:
            bar.add(label(translate("explorers", "Values are hidden by your role."), "secondary"))
        bar.add(self.picker)
        self.pages = PageStack()
        self.items: GridPanel | None = None
        self.places: GridPanel | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(bar)
        layout.addWidget(self.pages, 1)
        self.labels = LabelPrinting(desk, work, self._tasks)
        desk.actions.bind("stock.refresh", self._refresh)
        desk.actions.bind("stock.label", self._ask_labels, why_not=self._why_no_label)
        bar.add(desk.actions.button("stock.label"))
        self.by_item.setChecked(True)

    @property
    def grid(self) -> GridPanel | None:
        """The list in front."""
        shown = self.pages.currentWidget()
        return shown if isinstance(shown, GridPanel) else None

    def headline(self) -> Headline:
        return Headline(translate("explorers", "Stock on hand"))

    def open(self, place: Place) -> None:
        self._wanted = place
        if self.items is None:
            self._tasks.run(lambda pulse: self._entities(), self._arrived, self._desk.trouble)
        else:
            self._go_to_wanted()

    def place(self, screen_id: str) -> Place:
        grid = self.grid
        page = "places" if grid is self.places else "items"
        return Place(screen_id, None, (page, grid.table.current_key() if grid else None))

    def focus_first(self) -> None:
        if self.grid is not None:
            self.grid.table.enter_rows()

    def touched(self, what: frozenset[str]) -> None:
        self._refresh()

    def dispose(self) -> None:
        self._tasks.close()
        for grid in (self.items, self.places):
            if grid is not None:
                grid.close_grid()

    def turn(self, page: int, _checked: bool = False) -> None:
        """0: by item, 1: by place and lot."""
        self.pages.setCurrentIndex(page)
        (self.by_place if page else self.by_item).setChecked(True)
        self.focus_first()

    def tour(self) -> Iterator[str]:
        self.turn(1)
        yield "places"
        self.turn(0)
        self._desk.go(Place("card", self.items.table.current_key() if self.items else None))
        yield "card"

    def _ask_labels(self) -> None:
        """Of the row's item; by place also of the lot and the location."""
        match self.grid.table.current_key() if self.grid is not None else None:
            case (str(location), str(item), str(lot)):
                lots = [GoodsLabel("lot", lot, item)] if lot else []
                self.labels.of_goods([GoodsLabel("item", item), *lots, GoodsLabel("location", location)])
            case (_, str(item)):
                self.labels.of_goods([GoodsLabel("item", item)])

    def _why_no_label(self) -> str:
        chosen = self.grid is not None and self.grid.table.current_key() is not None
        return "" if chosen else translate("explorers", "Choose a row first.")

    def _entities(self) -> list[tuple[str, str]]:
        with self._work.book.reading() as connection:
            return explorers.entities(connection)

    def _arrived(self, entities: list[tuple[str, str]]) -> None:
        self.picker.show_entities(entities)
        self._build_grids()
        self.focus_late()

    def _build_grids(self) -> None:
        entity, page = self.picker.entity_id, max(self.pages.currentIndex(), 0)
        for grid in (self.items, self.places):
            if grid is not None:
                grid.close_grid()
                self.pages.removeWidget(grid)
                grid.deleteLater()
        ahead, reading = self._work.looks_ahead, self._work.reading_ahead
        items, places = explorers.stock_by_item(entity, costs=self._costs), explorers.stock_positions(entity)
        items_ahead = explorers.stock_by_item(entity, costs=self._costs, ahead=True) if ahead else items
        places_ahead = explorers.stock_positions(entity, ahead=True) if ahead else places
        title = translate("explorers", "Stock on hand")
        self.items = GridPanel(
            self._desk.grid,
            BookSource(reading, items, self._item_columns(), choose=_as_it_stands(items, items_ahead)),
            grid_id="stock-items",
            title=title,
            empty=self._empty(),
            sort=Sort("item"),
        )
        self.places = GridPanel(
            self._desk.grid,
            BookSource(reading, places, self._place_columns(), choose=_as_it_stands(places, places_ahead)),
            grid_id="stock-places",
            title=title,
            empty=self._empty(),
            sort=Sort("location"),
        )
        for grid in (self.items, self.places):
            self.pages.addWidget(grid)
            grid.sums_changed.connect(self.sums_changed)
            grid.current_changed.connect(lambda key: self._desk.actions.refresh())
        self.items.open_requested.connect(lambda key: self._desk.go(Place("card", key)))
        self.places.open_requested.connect(lambda key: self._desk.go(Place("card", (self.picker.entity_id, key[1]))))
        self.turn(page)
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        place, self._wanted = self._wanted, None
        if place is None or self.items is None or self.places is None:
            return
        match place.argument:
            case ("location" | "lot" as column, str(text)):
                self.turn(1)
                self.places.apply(
                    GridLayout(filters={str(column): f'"{text}"'}, sort=Sort("location"), columns=self.places.layout_now.columns)
                )
        match place.selection:
            case ("places" | "items" as page, key):
                self.turn(1 if page == "places" else 0)
                if key is not None and self.grid is not None:
                    self.grid.select_key(key)

    def _refresh(self) -> None:
        for grid in (self.items, self.places):
            if grid is not None:
                grid.refresh()

    def _empty(self) -> EmptyState:
        button = self._desk.actions.button("go.receiving", role="primary") if "go.receiving" in self._desk.actions.table else None
        text = translate("explorers", "Stock appears with the first receipt or the opening balance.")
        return EmptyState(self._desk.theme, translate("explorers", "No stock yet"), text, button, icon="stock")

    def _item_columns(self) -> tuple[Column, ...]:
        money = (
            Column("value", translate("explorers", "Value"), Kind.MONEY, total=True),
            Column("road_value", translate("explorers", "Value on the road"), Kind.MONEY, total=True, hidden=True),
            Column("currency", translate("explorers", "Currency"), Kind.CODE),
        )
        return (
            Column("item", translate("explorers", "Item"), Kind.CODE),
            Column("name", translate("explorers", "Name"), stretch=True),
            Column("family", translate("explorers", "Family")),
            _provisional("quantity", translate("explorers", "On hand")),
            *self._waiting(),
            *_free(),
            Column("road", translate("explorers", "On the road"), Kind.QUANTITY),
            Column("unit", translate("explorers", "Unit"), Kind.CODE),
            Column("places", translate("explorers", "Places"), Kind.INTEGER, hidden=True),
            *(money if self._costs else ()),
        )

    def _place_columns(self) -> tuple[Column, ...]:
        return (
            Column("warehouse", translate("explorers", "Warehouse")),
            Column("location", translate("explorers", "Location"), Kind.CODE, words=("place",)),
            Column("kind", translate("explorers", "Kind"), Kind.CHOICE, choices=choices(PLACES), hidden=True),
            Column("item", translate("explorers", "Item"), Kind.CODE),
            Column("name", translate("explorers", "Name"), stretch=True),
            Column("lot", translate("explorers", "Lot"), Kind.CODE),
            Column("expires", translate("explorers", "Expires"), Kind.DATE),
            _provisional("quantity", translate("explorers", "Quantity")),
            *self._waiting(),
            *_free(),
            Column("unit", translate("explorers", "Unit"), Kind.CODE),
        )

    def _waiting(self) -> tuple[Column, ...]:
        """How much of a figure is not posted yet; only where anything can wait."""
        if self._work.outgoing is None:
            return ()
        return (
            Column(
                "waiting", translate("explorers", "Of it waiting"), Kind.QUANTITY, signed=True, tone=lambda value: Tone.WARN, sortable=False
            ),
        )


def _free() -> tuple[Column, ...]:
    """What of a figure is kept for documents that wait for an approval, and what may still be taken."""
    return (
        Column("promised", translate("explorers", "Promised"), Kind.QUANTITY, quiet_zero=True),
        Column("available", translate("explorers", "Available"), Kind.QUANTITY),
    )


def _provisional(id: str, title: str) -> Column:
    tip = translate(
        "explorers",
        "Provisional: {figure} of it waits here and is not posted yet. The figure stays the same when it is; the value follows.",
    )
    return Column(id, title, Kind.QUANTITY, provisional_by="waiting", provisional_tip=tip)


def _as_it_stands(posted: Selection, ahead: Selection) -> Callable[[sa.Connection], Selection]:
    """What is posted, and with it what waits, where anything does."""
    if posted is ahead:
        return lambda connection: posted
    return lambda connection: ahead if explorers.something_waits(connection) else posted


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("stock needs a book")
    return StockScreen(desk, desk.work)
