"""Owns the widgets of the first page; asks its presenter for everything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.actions.table import allowed
from ui.book import Workplace
from ui.i18n import translate
from ui.provisional import marked
from ui.screens.home.presenter import HomePicture, HomePresenter, Tile
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.surfaces import Card, label, set_tone
from ui.widgets.two_panes import TwoPanes
from ui.widgets.whole_table import WholeTable
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow

TILE_WIDTH_PX = 220


class TileButton(QPushButton):
    """A number that is pressed to go to the work behind it."""

    chosen = Signal(object)

    def __init__(self, tile: Tile) -> None:
        super().__init__()
        self.tile = tile
        self.setProperty("role", "tile")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = label("", "muted")
        self._number = label("", "step")
        self._note = label("", "secondary", wrap=True)
        self._body = QGridLayout(self)
        self._body.setVerticalSpacing(2)
        for part in (self._title, self._number, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.stand(flat=False)
        self.clicked.connect(lambda: self.chosen.emit(self.tile.place))
        self.show_tile(tile)

    def stand(self, *, flat: bool) -> None:
        """The number between its words, or flat beside them where height is short."""
        places = ((0, 1, 1), (0, 0, 2), (1, 1, 1)) if flat else ((0, 0, 1), (1, 0, 1), (2, 0, 1))
        for part, (row, column, rows) in zip((self._title, self._number, self._note), places, strict=True):
            self._body.removeWidget(part)
            self._body.addWidget(part, row, column, rows, 1)
        self._body.setColumnStretch(0, 0 if flat else 1)
        self._body.setColumnStretch(1, 1 if flat else 0)
        self._body.setHorizontalSpacing(16 if flat else 0)
        self._body.setContentsMargins(16, 4 if flat else 12, 16, 4 if flat else 12)
        self._number.setMinimumWidth(self._number.sizeHint().width() if flat else 0)

    def show_tile(self, tile: Tile) -> None:
        self.tile = tile
        self._title.setText(tile.title)
        number = marked(str(tile.number), provisional=tile.provisional)
        self._number.setText(number)
        self._note.setText(tile.note)
        set_tone(self._note, tile.tone)
        self.setAccessibleName(f"{tile.title}: {number}, {tile.note}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._body.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._body.minimumSize().height())


class TileRow(QWidget):
    """As many tiles beside each other as there is room for."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[str, TileButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._columns = 0
        self._flat = False
        theme.changed.connect(self._arrange)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        if [tile.id for tile in tiles] == list(self.buttons):
            for tile in tiles:
                self.buttons[tile.id].show_tile(tile)
            return
        for old in self.buttons.values():
            old.hide()
            old.deleteLater()
        self.buttons = {tile.id: TileButton(tile) for tile in tiles}
        for button in self.buttons.values():
            button.chosen.connect(self.chosen)
        self._columns = 0
        self._flat = False
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        number = len(self.buttons)
        if self._flat != self._theme.metrics.low:
            self._flat = self._theme.metrics.low
            for button in self.buttons.values():
                button.stand(flat=self._flat)
        fitting = max(self.width() // self._theme.metrics.px(TILE_WIDTH_PX), 1)
        columns = min(fitting, number) or 1
        if number > columns:
            columns = -(-number // -(-number // columns))
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
        self.updateGeometry()


class HomeScreen(Screen):
    """Tiles, the next pieces of work, the day."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = HomePresenter(work, desk.tasks, desk.figures, desk.today, desk.permissions, self._show, desk.trouble, desk.backups)
        self.tiles = TileRow(desk.theme)
        self.tiles.chosen.connect(self._go)
        self.table = WholeTable(
            desk.theme,
            (
                WorkColumn(translate("home", "Work")),
                WorkColumn(translate("home", "What"), stretch=True),
                WorkColumn(translate("home", "Due"), figure=True),
            ),
            name=translate("home", "What comes next"),
            press_opens=True,
            only_low=True,
        )
        self.table.opened.connect(self._go)
        self.next_card = Card(translate("home", "What comes next"))
        self.next_card.body.addWidget(self.table, 1000)
        first = self._first_action()
        self.nothing = EmptyState(
            desk.theme,
            translate("home", "Nothing waits for you"),
            translate("home", "Deliveries, counts, transfers and decisions that need you appear here."),
            first,
            icon="ok",
        )
        self.nothing.hide()
        self.next_card.body.addWidget(self.nothing, 1000)
        self.begin = self._beginning()
        self.next_card.body.addWidget(self.begin, 1000)
        self.next_card.body.addStretch(1)
        self.today = Card(translate("home", "Posted today"))
        self.worth = Card(translate("home", "Worth now"))
        self.backup = Card(translate("backups", "Backup"))
        self.backup_line = label("", wrap=True)
        self.backup.body.addWidget(self.backup_line)
        if desk.backups is not None:
            self.backup.body.addWidget(desk.actions.button("book.backup"), 0, Qt.AlignmentFlag.AlignLeft)
        self.backup.hide()
        self._figures: list[QWidget] = []
        self._figure_labels: list[QLabel] = []
        self._shape: object = None
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.today)
        column.addWidget(self.worth)
        column.addWidget(self.backup)
        column.addStretch(1)
        self._side = side
        desk.theme.changed.connect(self._wear)
        panes = TwoPanes(desk.theme, desk.state, name="home", main=self.next_card, side=side)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tiles)
        layout.addWidget(panes, 1)
        self._wear()
        desk.actions.bind("home.refresh", self.presenter.load)
        self._show(self.presenter.picture)

    def headline(self) -> Headline:
        return Headline(translate("home", "Today"), self._desk.figures.day(self._desk.today()))

    def open(self, place: Place) -> None:
        self.presenter.load()

    def touched(self, what: frozenset[str]) -> None:
        self.presenter.load()

    def dispose(self) -> None:
        self.presenter.close()

    def _wear(self) -> None:
        metrics = self._desk.theme.metrics
        self._side.setMinimumWidth(metrics.px(300))
        self._column.setSpacing(metrics.card_gap)

    def _go(self, place: object) -> None:
        if isinstance(place, Place):
            self._desk.go(place)

    def _beginning(self) -> EmptyState:
        """What a book says that was just founded, to whoever can enter something."""
        spec = self._desk.actions.table.get("go.entering")
        can = spec is not None and "master_data.edit" in self._desk.permissions
        begin = EmptyState(
            self._desk.theme,
            translate("home", "This book is new"),
            translate("home", "Begin with an item you trade, its supplier, and the first order. Receiving it makes the first entry.")
            if can
            else translate("home", "Who keeps its master data enters the first items; then there is something to do here."),
            self._desk.actions.button("go.entering", role="primary") if can else None,
            icon="plus",
        )
        begin.hide()
        return begin

    def _first_action(self) -> QPushButton:
        """The first thing this member can do."""
        for action in ("go.receiving", "go.approvals", "go.stock"):
            spec = self._desk.actions.table.get(action)
            if spec is not None and allowed(spec.permission, self._desk.permissions):
                return self._desk.actions.button(action, role="primary")
        return self._desk.actions.button("app.palette", role="primary")

    def _show(self, picture: HomePicture) -> None:
        self.tiles.show_tiles(picture.tiles)
        self.tiles.setVisible(bool(picture.tiles))
        rows = [
            WorkRow(row.key, (WorkCell(row.what), WorkCell(row.title, note=row.where, strong=True), WorkCell(row.due, tone=row.tone)))
            for row in picture.rows
        ]
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows) or picture.loading)
        self.nothing.setVisible(not rows and not picture.loading and not picture.bare)
        self.begin.setVisible(not rows and not picture.loading and picture.bare)
        self._show_figures(picture)
        self._show_backup(picture)
        for tile in picture.tiles:
            if tile.id == "approvals":
                self._desk.badge("approvals", tile.number)

    def _show_figures(self, picture: HomePicture) -> None:
        """Figures that stand there already are written anew in place: this happens with every posting, whatever page is open."""
        shape = (tuple(name for name, _ in picture.today), tuple((e, tuple(n for n, _ in fs)) for e, fs in picture.worth), picture.loading)
        if shape != self._shape:
            self._shape = shape
            self._build_figures(picture)
        texts = [text for _, text in picture.today] + [text for _, figures in picture.worth for _, text in figures]
        for figure, text in zip(self._figure_labels, texts, strict=True):
            if figure.text() != text:
                figure.setText(text)

    def _show_backup(self, picture: HomePicture) -> None:
        """In words first; an age that ought to worry somebody has its colour."""
        self.backup.setVisible(picture.backup is not None)
        if picture.backup is not None:
            text, tone = picture.backup
            self.backup_line.setText(text)
            set_tone(self.backup_line, tone)

    def _build_figures(self, picture: HomePicture) -> None:
        for old in self._figures:
            old.hide()
            old.deleteLater()
        self._figures, self._figure_labels = [], []
        for name, text in picture.today:
            self._figure(self.today, name, text)
        if not picture.today and not picture.loading:
            self._put(self.today, label(translate("home", "Nothing yet today."), "muted", wrap=True))
        for entity, figures in picture.worth:
            self._put(self.worth, label(entity, "secondary"))
            for name, text in figures:
                self._figure(self.worth, name, text)
        self.worth.setVisible(bool(picture.worth))

    def _figure(self, card: Card, name: str, text: str) -> None:
        holder = QWidget()
        holder.setProperty("role", "plain")
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(name, wrap=True), 1)
        figure = label(text, "strong")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(figure)
        self._figure_labels.append(figure)
        self._put(card, holder)

    def _put(self, card: Card, widget: QWidget) -> None:
        card.body.addWidget(widget)
        self._figures.append(widget)


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("the first page needs a book")
    return HomeScreen(desk, desk.work)
