"""Owns the stock card of one item in one company: every move with what was there after it, and the layers that are open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.currency import digits_of
from db.queries import explorers
from db.queries.trail import ItemHead, LayerRow, item_head, open_layers
from ui.book import Workplace
from ui.grid.book_source import BookSource
from ui.grid.panel import GridPanel
from ui.grid.source import Column, Kind
from ui.i18n import translate
from ui.provisional import marked
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.theme import Tone
from ui.widgets.entity_picker import EntityPicker
from ui.widgets.fact_sheet import Fact, FactSheet
from ui.widgets.surfaces import Card
from ui.widgets.two_panes import TwoPanes
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable
from ui.words import METHODS, MOVES, choices, word

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """One snapshot of an item; `waiting` is what waiting commands will move of it."""

    head: ItemHead | None
    layers: list[LayerRow]
    entities: list[tuple[str, str]]
    waiting: Decimal


class CardScreen(Screen):
    """Enter on a move opens it."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._costs = "cost.see" in desk.permissions
        self._tasks = TaskScope(desk.tasks)
        self.key: Key | None = None
        self.head: ItemHead | None = None
        self.grid: GridPanel | None = None
        self._selection: object = None
        self.facts = FactSheet()
        self.picker = EntityPicker(desk.state)
        self.picker.picked.connect(lambda entity: self._open((str(entity), self.key[1])) if self.key else None)
        card = Card()
        line = QHBoxLayout()
        line.addWidget(self.facts, 1)
        line.addWidget(self.picker)
        card.body.addLayout(line)
        self._holder = QWidget()
        self._holder.setProperty("role", "plain")
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.layers = WorkTable(
            desk.theme,
            (
                WorkColumn(translate("explorers", "Came"), stretch=True),
                WorkColumn(translate("explorers", "Left"), figure=True),
                WorkColumn(translate("explorers", "Value"), figure=True),
            ),
            name=translate("explorers", "Open layers"),
        )
        self.layer_card = Card(translate("explorers", "Open layers"))
        self.layer_card.body.addWidget(self.layers, 1)
        titles = (translate("explorers", "Moves"), translate("explorers", "Open layers"))
        panes = self.panes = TwoPanes(desk.theme, desk.state, name="card", main=self._holder, side=self.layer_card, titles=titles)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(card)
        layout.addWidget(panes, 1)
        panes.want_side(self._costs)
        self.layer_card.setMinimumWidth(desk.theme.metrics.px(320))

    def headline(self) -> Headline:
        return Headline(f"{self.head.item_id} · {self.head.name}" if self.head else translate("explorers", "Stock card"))

    def open(self, place: Place) -> None:
        self._selection = place.selection
        match place.argument:
            case (str(entity), str(item)):
                self._open((entity, item))

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, self.key, self.grid.table.current_key() if self.grid else None)

    def focus_first(self) -> None:
        if self.grid is not None:
            self.grid.table.enter_rows()

    def touched(self, what: frozenset[str]) -> None:
        if self.key is not None:
            self._read()

    def dispose(self) -> None:
        self._tasks.close()
        if self.grid is not None:
            self.grid.close_grid()

    def _open(self, key: Key) -> None:
        if key != self.key or self.grid is None:
            self.key = key
            self._build(key)
        if self._selection is not None and self.grid is not None:
            self.grid.select_key(self._selection)
        self._read()

    def _read(self) -> None:
        key = self.key
        assert key is not None

        def read() -> _Found:
            with self._work.reading_ahead() as connection:
                layers = open_layers(connection, *key) if self._costs else []
                waiting = explorers.waiting_of(connection, *key) if self._work.looks_ahead else Decimal(0)
                return _Found(item_head(connection, *key), layers, explorers.entities(connection), waiting)

        def arrived(found: _Found) -> None:
            if key == self.key:
                self.head = found.head
                self.picker.show_entities(found.entities)
                self.picker.setCurrentIndex(max(self.picker.findData(key[0]), 0))
                self._show(found.head, found.layers, found.waiting)

        self._tasks.run(lambda pulse: read(), arrived, self._desk.trouble)

    def _show(self, head: ItemHead | None, layers: list[LayerRow], waiting: Decimal) -> None:
        figures = self._desk.figures
        if head is None:
            return
        places = digits_of(head.currency)
        on_hand = f"{figures.quantity(head.quantity + waiting)} {head.unit}"
        facts: list[Fact] = [(translate("explorers", "On hand"), on_hand)]
        if waiting:
            posted = translate("explorers", "{quantity}; posted are {posted}").format(
                quantity=f"{figures.quantity(waiting, signed=True)} {head.unit}", posted=figures.quantity(head.quantity)
            )
            facts = [
                (translate("explorers", "On hand, provisional"), marked(on_hand, provisional=True), Tone.WARN),
                (translate("explorers", "Waiting to be posted"), posted, Tone.WARN),
            ]
        facts.append((translate("explorers", "Family"), head.family))
        if self._costs:
            facts += [
                (translate("explorers", "Value"), f"{figures.money(head.value, places=places)} {head.currency}"),
                (translate("explorers", "Costing"), word(METHODS, head.method)),
            ]
            if head.quantity:
                unit_cost = (head.value / head.quantity).quantize(head.value.__class__("0.0001"))
                facts.append((translate("explorers", "Cost per {unit}").format(unit=head.unit), figures.money(unit_cost, places=places)))
        self.facts.show_facts(facts)
        fifo = head.method == "fifo"
        rows = []
        for layer in layers:
            value = figures.money(layer.value_remaining, places=places) if fifo else "—"
            came = " · ".join(part for part in (figures.day(layer.received_on), layer.number) if part)
            note = " · ".join(part for part in (layer.warehouse, layer.lot_id) if part)
            rows.append(
                WorkRow(
                    (layer.layer_seq, layer.layer_n),
                    (WorkCell(came, note=note), WorkCell(figures.quantity(layer.quantity_remaining)), WorkCell(value)),
                )
            )
        self.layers.show_rows(rows)
        self.headline_changed.emit(self.headline())

    def _build(self, key: Key) -> None:
        if self.grid is not None:
            self.grid.close_grid()
            self._place.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
        source = BookSource(self._work.book.reading, explorers.stock_card(key[1], key[0], costs=self._costs), self._columns())
        self.grid = GridPanel(self._desk.grid, source, grid_id="card", title=translate("explorers", "Stock card"))
        self.grid.sums_changed.connect(self.sums_changed)
        self.grid.open_requested.connect(lambda row: self._desk.go(Place("move", (row[1], row[2]))))
        self._place.addWidget(self.grid)

    def _columns(self) -> tuple[Column, ...]:
        money = (
            Column("value", translate("explorers", "Value"), Kind.MONEY, signed=True),
            Column("value_after", translate("explorers", "Worth after"), Kind.MONEY),
        )
        return (
            Column("posted", translate("explorers", "Date"), Kind.DATE),
            Column("kind", translate("explorers", "Move"), Kind.CHOICE, choices=choices(MOVES)),
            Column("number", translate("explorers", "Document"), Kind.CODE, stretch=True),
            Column("warehouse", translate("explorers", "Warehouse"), hidden=True),
            Column("location", translate("explorers", "Location"), Kind.CODE),
            Column("lot", translate("explorers", "Lot"), Kind.CODE, hidden=True),
            Column("quantity", translate("explorers", "Quantity"), Kind.QUANTITY, signed=True),
            Column("quantity_after", translate("explorers", "On hand after"), Kind.QUANTITY),
            *(money if self._costs else ()),
        )


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("a stock card needs a book")
    return CardScreen(desk, desk.work)
