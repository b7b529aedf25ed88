"""Owns choosing a location by pressing: likely ones first, then all others by aisle; never over the work, and never a scan's Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme
from ui.widgets.flow import FlowLayout
from ui.widgets.surfaces import label

TARGET_PX = 48
AT_ONCE_MAX = 24
"""More places than these are shown an aisle at a time."""
Places = Sequence[tuple[str, str]]


class PlacePicker(QWidget):
    """`chosen` comes with the id of the location that was pressed. A scan still goes to the scan field and says any other."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._theme = theme
        self._aisle = ""
        self._others: Places = ()
        self.what = label("", "strong", wrap=True)
        self._likely_title = label(translate("widgets", "Likely"), "secondary")
        self._others_title = label("", "secondary")
        self.likely, self._likely_flow = _flow(theme)
        self.others, self._others_flow = _flow(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.what, self._likely_title, self.likely, self._others_title, self.others):
            layout.addWidget(part)
        layout.addWidget(label(translate("widgets", "Or scan the location."), "muted", wrap=True))
        layout.addStretch(1)

    def show_places(self, what: str, likely: Places, others: Places) -> None:
        """For which goods, and (location id, label) to choose from."""
        if (what, tuple(others)) != (self.what.text(), tuple(self._others)):
            self._aisle = ""
        self.what.setText(what)
        self._others = tuple(others)
        self._likely_title.setVisible(bool(likely))
        self._fill(self._likely_flow, self.likely, [(name, partial(self.chosen.emit, spot)) for spot, name in likely])
        self._show_others()

    def place_buttons(self) -> list[QPushButton]:
        """What can be pressed now, from the top."""
        return [button for flow in (self.likely, self.others) for button in flow.findChildren(QPushButton) if not button.isHidden()]

    def _show_others(self) -> None:
        aisles = list(dict.fromkeys(_aisle(name) for _, name in self._others))
        title = translate("widgets", "All others")
        if len(self._others) <= AT_ONCE_MAX or len(aisles) < 2:
            acts = [(name, partial(self.chosen.emit, spot)) for spot, name in self._others]
        elif not self._aisle:
            title = translate("widgets", "All others, by aisle")
            acts = [(f"{aisle} …", partial(self._go_to, aisle)) for aisle in aisles]
        else:
            title = translate("widgets", "Aisle {aisle}").format(aisle=self._aisle)
            acts = [(translate("widgets", "Other aisles"), partial(self._go_to, ""))]
            acts += [(name, partial(self.chosen.emit, spot)) for spot, name in self._others if _aisle(name) == self._aisle]
        self._others_title.setText(title)
        self._others_title.setVisible(bool(self._others))
        self._fill(self._others_flow, self.others, acts)

    def _go_to(self, aisle: str) -> None:
        self._aisle = aisle
        self._show_others()

    def _fill(self, flow: FlowLayout, holder: QWidget, acts: Sequence[tuple[str, Callable[[], None]]]) -> None:
        while (item := flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        size = self._theme.metrics.px(TARGET_PX)
        for text, act in acts:
            button = _Target(text, holder, size)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, run=act: run())
            flow.addWidget(button)
            button.show()
        holder.setVisible(bool(acts))
        holder.updateGeometry()


class _Target(QPushButton):
    """Large enough for a glove; the style sheet alone would make it as large as its words."""

    def __init__(self, text: str, parent: QWidget, size_px: int) -> None:
        super().__init__(text, parent)
        self._least = QSize(size_px, size_px)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self._least)


def _flow(theme: Theme) -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    holder.setProperty("role", "plain")
    return holder, FlowLayout(holder, gap=max(theme.metrics.gap, 8))


def _aisle(name: str) -> str:
    """The first part of a label such as A-03-2; the whole of one that has no parts."""
    return name.partition("-")[0]
