"""Owns small pictures inside a line to type into, as large as its text: Qt's own stay at sixteen pixels whatever the scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from ui.i18n import translate
from ui.theme import Theme

ICON_PX = 16
SIDE_PX = 6


class FieldIcon(QToolButton):
    """At the left or right end of a field. `pressed` is what a press does; None: it is only a sign."""

    def __init__(
        self, field: QLineEdit, theme: Theme, icon: str, *, leading: bool = False, text: str = "", act: Callable[[], None] | None = None
    ) -> None:
        super().__init__(field)
        self._field, self._theme, self._icon, self._leading = field, theme, icon, leading
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        if act is None:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.clicked.connect(act)
        field.installEventFilter(self)
        theme.changed.connect(self._wear)
        self._wear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def sizeHint(self) -> QSize:
        return QSize(self._width(), self._theme.metrics.px(ICON_PX))

    def _width(self) -> int:
        return self._theme.metrics.px(ICON_PX) + 2 * SIDE_PX

    def _place(self) -> None:
        width = self._width()
        left = 2 if self._leading else self._field.width() - width - 2
        self.setGeometry(left, 0, width, self._field.height())

    def _wear(self) -> None:
        size = self._theme.metrics.px(ICON_PX)
        self.setIcon(self._theme.icons.icon(self._icon))
        self.setIconSize(QSize(size, size))
        room = max(self._width() - self._theme.metrics.px(8), 0)
        margins = self._field.textMargins()
        if self._leading:
            margins.setLeft(room)
        else:
            margins.setRight(room)
        self._field.setTextMargins(margins)
        self._place()


def clear_icon(field: QLineEdit, theme: Theme) -> FieldIcon:
    """A press empties the field; there only while something is in it."""
    icon = FieldIcon(field, theme, "close", text=translate("widgets", "Clear"), act=field.clear)
    icon.setVisible(bool(field.text()))
    field.textChanged.connect(lambda text: icon.setVisible(bool(text)))
    return icon
