"""Owns the widgets of the pending view: the list of what waits, one command in full, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.book import Workplace
from ui.explorer import PartTable
from ui.grid.panel import GridPanel
from ui.grid.rows_source import RowsSource
from ui.grid.source import Cell, Column, Kind, Row
from ui.i18n import translate, translated
from ui.screens.pending.presenter import STANDINGS, PendingPresenter, Piece
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.telling import told
from ui.theme import Tone
from ui.widgets.action_bar import ActionBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_sheet import FactSheet
from ui.widgets.surfaces import Card, label, named_field, set_tone
from ui.widgets.two_panes import TwoPanes
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow

_TONES = {"queued": Tone.WARN, "under way": Tone.WARN, "sent": Tone.WARN, "held": Tone.WARN, "posted": Tone.WARN}
_FORECASTS = {"posted": Tone.GOOD, "held": Tone.WARN, "refused": Tone.BAD}


class PendingScreen(Screen):
    """The list at the left, the command looked at beside it."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = PendingPresenter(work, desk.tasks, self._refresh, desk.say, desk.trouble)
        self._shared = work.outgoing is not None
        self.grid = GridPanel(
            desk.grid,
            RowsSource(_columns(), self._rows),
            grid_id="pending",
            title=translate("pending", "What waits"),
            empty=self._empty(),
        )
        self.panes: TwoPanes
        self.grid.current_changed.connect(self._choose)
        self.grid.open_requested.connect(lambda key: self.panes.show_side())
        self.grid.model.state_changed.connect(lambda state: self._arrived())
        self.what = label("", "card-title", wrap=True)
        self.facts = FactSheet()
        self.forecast = label("", "", wrap=True)
        self.note = label("", "", tone=Tone.BAD, wrap=True)
        head = Card()
        for part in (self.what, self.facts, self.forecast, self.note):
            head.body.addWidget(part)
        self.body = PartTable(
            desk,
            translate("pending", "What was asked for"),
            (WorkColumn(translate("pending", "Field")), WorkColumn(translate("pending", "Value"), stretch=True)),
        )
        side = QWidget()
        side.setProperty("role", "plain")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(head)
        column.addWidget(self.body)
        column.addStretch(1)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setMinimumWidth(desk.theme.metrics.px(320))
        self.side.setWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        titles = (translate("pending", "What waits"), translate("pending", "The chosen one"))
        self.panes = TwoPanes(desk.theme, desk.state, name="pending", main=self.grid, side=self.side, titles=titles)
        layout.addWidget(self.panes, 1)
        self._build_bar()
        self._show(None)

    # A screen to the shell

    def headline(self) -> Headline:
        waiting = sum(piece.standing in ("queued", "under way", "sent") for piece in self.presenter.pieces.values())
        if not waiting:
            return Headline(translate("pending", "Nothing waits"), translate("pending", "Everything sent from here has its outcome."))
        return Headline(
            translate("pending", "%n piece(s) of work wait", None, waiting),
            translate("pending", "Saved on this computer; each is posted once when the book can be reached."),
        )

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        key = place.selection or place.argument
        if isinstance(key, str):
            self.presenter.current = key
        self._refresh()

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, None, self.presenter.current or None)

    def focus_first(self) -> None:
        self.grid.table.enter_rows()

    def touched(self, what: frozenset[str]) -> None:
        self._refresh()

    def dispose(self) -> None:
        self.presenter.close()
        self.grid.close_grid()

    def tour(self) -> Iterator[str]:
        """What a picture is taken of."""
        for piece in list(self.presenter.pieces.values()):
            if piece.standing == "queued":
                self._choose(piece.id)
                self._ask_reason()
                yield "discard"
                self._desk.show_detail("", None)
                return

    # Parts

    def _build_bar(self) -> None:
        actions, presenter = self._desk.actions, self.presenter
        actions.bind("pending.retry", presenter.retry, why_not=presenter.why_not_retry)
        actions.bind("pending.discard", self._ask_reason, why_not=presenter.why_not_discard)
        actions.bind("pending.open", self._open_document, why_not=self._why_not_open)
        actions.bind("pending.refresh", self._refresh)
        self.buttons = {name: actions.button(f"pending.{name}") for name in ("open", "discard", "retry")}
        self.bar = ActionBar(self._desk.theme, (self.buttons["open"],), (self.buttons["discard"], self.buttons["retry"]))

    def _rows(self) -> list[Row]:
        return [_row(piece) for piece in self.presenter.read()]

    def _refresh(self) -> None:
        self.grid.refresh()

    def _arrived(self) -> None:
        presenter = self.presenter
        if presenter.current not in presenter.pieces:
            presenter.current = next(iter(presenter.pieces), "")
        self._show(presenter.piece)
        self.headline_changed.emit(self.headline())
        self._desk.actions.refresh()

    def _choose(self, key: object) -> None:
        if isinstance(key, str) and key in self.presenter.pieces:
            self.presenter.current = key
            self._show(self.presenter.piece)
            self._desk.actions.refresh()

    def _show(self, piece: Piece | None) -> None:
        self.panes.want_side(piece is not None)
        self.buttons["retry"].setVisible(piece is not None and piece.standing == "rejected")
        if piece is None:
            return
        self.what.setText(" · ".join(part for part in (piece.title, piece.about) if part))
        standing = translated("pending", STANDINGS[piece.standing])
        self.facts.show_facts(
            (
                (translate("pending", "Stands"), standing, _TONES.get(piece.standing, Tone.BAD)),
                (translate("pending", "Saved"), self._desk.figures.moment(piece.since.astimezone())),
            )
        )
        self.forecast.setText(piece.forecast)
        set_tone(self.forecast, _FORECASTS.get(piece.forecast_status, Tone.NEUTRAL))
        self.forecast.setVisible(bool(piece.forecast))
        self.note.setText(piece.note)
        self.note.setVisible(bool(piece.note))
        rows = [
            WorkRow(number, (WorkCell(name), WorkCell(text)), level=level)
            for number, (name, text, level) in enumerate(told(piece.details, self._desk.figures))
        ]
        self.body.show_rows(rows)

    def _why_not_open(self) -> str:
        piece = self.presenter.piece
        if piece is not None and piece.document_id:
            return ""
        return translate("pending", "What it is about is not in the book yet.")

    def _open_document(self) -> None:
        piece = self.presenter.piece
        if piece is not None and piece.document_id:
            self._desk.go(Place("document", piece.document_id))

    def _ask_reason(self) -> None:
        piece = self.presenter.piece
        if piece is None:
            return
        form = DiscardForm(" · ".join(part for part in (piece.title, piece.about) if part), self._discard)
        self._desk.show_detail(translate("pending", "Discard"), form)
        form.reason.setFocus()

    def _discard(self, reason: str) -> None:
        self._desk.show_detail("", None)
        self.presenter.discard(reason)

    def _empty(self) -> EmptyState:
        text = (
            translate("pending", "What is recorded while the shared book cannot be reached waits here and is posted once.")
            if self._shared
            else translate("pending", "This book is on this computer: everything is decided at once.")
        )
        return EmptyState(self._desk.theme, translate("pending", "Nothing waits"), text, self._desk.actions.button("go.home"), icon="ok")


class DiscardForm(QWidget):
    """A reason; discarding cannot be undone, so the button says what it does."""

    def __init__(self, what: str, discard: object) -> None:
        super().__init__()
        self._discard = discard
        self.reason = QLineEdit()
        self.reason.setAccessibleName(translate("pending", "Reason"))
        self.act = QPushButton(translate("pending", "Discard for good"))
        self.act.setProperty("role", "primary")
        self.act.setAutoDefault(False)
        self.act.setEnabled(False)
        self.act.setToolTip(translate("pending", "Enter a reason first."))
        self.reason.textChanged.connect(lambda text: self.act.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._go)
        self.act.clicked.connect(self._go)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        named_field(form, translate("pending", "Reason"), self.reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        sentence = translate("pending", "{what} will not be sent and not be posted. What was typed becomes a draft again.")
        layout.addWidget(label(sentence.format(what=what), wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.act)
        layout.addStretch(1)

    def _go(self) -> None:
        reason = self.reason.text().strip()
        if reason and callable(self._discard):
            self._discard(reason)


def _columns() -> tuple[Column, ...]:
    standings = {code: translated("pending", text) for code, text in STANDINGS.items()}

    def tone(value: Cell) -> Tone | None:
        return _TONES.get(str(value), Tone.BAD)

    return (
        Column("what", translate("pending", "What")),
        Column("standing", translate("pending", "Stands"), Kind.CHOICE, choices=standings, tone=tone),
        Column("about", translate("pending", "About"), stretch=True, width_max=260),
        Column("since", translate("pending", "Saved"), Kind.MOMENT),
        Column("forecast", translate("pending", "Forecast"), hidden=True),
        Column("note", translate("pending", "Note"), hidden=True),
        Column("id", translate("pending", "Command"), Kind.CODE, hidden=True),
    )


def _row(piece: Piece) -> Row:
    cells = (piece.title, piece.standing, piece.about, piece.since.astimezone(), piece.forecast, piece.note, piece.id)
    return Row(piece.id, cells)


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("the pending view needs a book")
    return PendingScreen(desk, desk.work)
