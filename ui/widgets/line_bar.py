"""Owns what hands without a scanner do to the line at hand: one less, the quantity, one more, the rest, damaged, a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.actions.bind import ActionSet
from ui.figures import Figures
from ui.i18n import translate
from ui.provisional import marked
from ui.theme import Theme
from ui.widgets.decimal_field import DecimalField
from ui.widgets.flow import FlowLayout
from ui.widgets.place_picker import PlacePicker
from ui.widgets.surfaces import label


@dataclass(frozen=True, slots=True)
class BarLine:
    """The line at hand. `rest` 0: nothing is left; `now` None: not counted.

    `places` are (location id, label) to choose from, the likely ones; `others` all the rest that can take these goods.
    """

    title: str
    now: Decimal | None
    rest: Decimal = Decimal(0)
    places: tuple[tuple[str, str], ...] = ()
    can_damage: bool = False
    fixed: bool = False
    """The quantity comes from scans only."""
    others: tuple[tuple[str, str], ...] = ()
    provisional: bool = False
    """The rest counts what waits to be sent."""


class LineBar(QWidget):
    """Its buttons are the actions `<area>.less`, `.more`, `.rest`, `.damaged` and `.place`, as far as they are named."""

    quantity_set = Signal(object)
    """Decimal typed and settled."""
    place_chosen = Signal(object)
    """A location id."""

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        actions: ActionSet,
        area: str,
        *,
        nothing: str,
        texts: dict[str, str],
        show_beside: Callable[[str, QWidget | None], None] = lambda title, widget: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figures = figures
        self._actions = actions
        self._area = area
        self._nothing = nothing
        self._texts = {"less": "−1", "more": "+1"} | texts
        self._show_beside = show_beside
        self.picker = PlacePicker(theme, self)
        self.picker.chosen.connect(self._chosen)
        self.line: BarLine | None = None
        self.title = label("", "strong", wrap=True)
        self.quantity = DecimalField(figures, name=translate("widgets", "Quantity of this line"), least=Decimal(0))
        self.quantity.value_changed.connect(self._settled)
        self.buttons = {name: self._button(name) for name in self._texts}
        self.row = QWidget()
        self._flow = FlowLayout(self.row, gap=theme.metrics.gap)
        for name in ("less", "quantity", "more", "rest", "damaged", "place"):
            widget = self.quantity if name == "quantity" else self.buttons.get(name)
            if widget is not None:
                self._flow.addWidget(widget)
        for name in self.buttons.keys() - {"less", "more", "rest", "damaged", "place"}:
            self._flow.addWidget(self.buttons[name])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.row)
        theme.changed.connect(self._wear)
        self._wear()
        self.show_line(None)

    def show_line(self, line: BarLine | None) -> None:
        self.line = line
        self.row.setVisible(line is not None)
        self.title.setText(self._nothing if line is None else line.title)
        if self.picker.isVisible():
            self.offer_places()
        if line is None:
            return
        if not self.quantity.hasFocus():
            self.quantity.set_value(line.now)
        self.quantity.setReadOnly(line.fixed)
        rest = self.buttons.get("rest")
        if rest is not None:
            text = self._texts["rest"]
            figure = marked(self._figures.quantity(line.rest), provisional=line.provisional)
            rest.setText(f"{text} {figure}" if line.rest else text)
            rest.setEnabled(line.rest > 0)
        for name, enabled in (
            ("damaged", line.can_damage),
            ("place", bool(line.places) and bool(line.now)),
            ("less", bool(line.now)),
        ):
            if name in self.buttons:
                self.buttons[name].setEnabled(enabled)

    def offer_places(self) -> None:
        """The locations that can take the line at hand, to press, at the side; a scan says one too."""
        line = self.line
        if line is None or not line.places or not line.now:
            self._show_beside("", None)
            return
        self.picker.show_places(line.title, line.places, line.others)
        if not self.picker.isVisible():
            self._show_beside(self._texts["place"], self.picker)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the work leaves the question."""
        if self.picker.isVisible() and not event.spontaneous():
            self._show_beside("", None)
        super().hideEvent(event)

    def _chosen(self, spot_id: object) -> None:
        self._show_beside("", None)
        self.place_chosen.emit(spot_id)

    def _settled(self, value: object) -> None:
        if isinstance(value, Decimal):
            self.quantity_set.emit(value)

    def _button(self, name: str) -> QPushButton:
        action = self._actions.action(f"{self._area}.{name}")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(self._texts[name], self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.setAccessibleName(action.text())
        button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        button.clicked.connect(action.trigger)
        return button

    def _wear(self) -> None:
        self._flow.set_gap(self._theme.metrics.gap)
        self.quantity.setFixedWidth(self._theme.metrics.px(96))
