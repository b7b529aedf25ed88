"""Owns the Ctrl+K palette: type a few letters, Enter does it; an overlay in the window, never a modal dialog."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions.bind import ActionSet
from ui.actions.fuzzy import score
from ui.actions.table import APP, Action
from ui.i18n import translate, translated
from ui.theme import Theme, Tone

ENTRIES_MAX = 60
KEYS_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Entry:
    action: Action
    reason: str
    """Why it cannot be done now; empty where it can."""


def matching(typed: str, actions: list[Action]) -> list[Action]:
    """The actions that fit, best first; all of them, in the table's order, for nothing typed."""
    scored = [(score(typed, f"{a.title} {a.heading} {translated(a.context, a.words)}"), a) for a in actions]
    titles = [(max(fits, score(typed, action.title) + 5 if score(typed, action.title) else 0), action) for fits, action in scored]
    if not typed.strip():
        return sorted(actions, key=lambda action: action.scope == APP)
    return [action for fits, action in sorted(titles, key=lambda pair: -pair[0]) if fits > 0]


class ActionPalette(QFrame):
    """Opens over the window; Esc, a click elsewhere or a choice closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, actions: ActionSet, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "overlay")
        self.setAccessibleName(translate("actions", "Commands"))
        self._actions = actions
        self._theme = theme
        self._window = window
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("actions", "What do you want to do?"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("actions", "Matching commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_EntryPainter(theme, self.list))
        self.none = QLabel(translate("actions", "Nothing fits. Try another word."), self)
        self.none.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        for widget in (self.field, self.none, self.list):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        self._before = self._window.focusWidget()
        self.field.clear()
        self._fill("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def entries(self) -> list[Entry]:
        """What is listed now, in order."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.close_palette()
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        row, last = self.list.currentRow(), self.list.count() - 1
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_palette()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                item = self.list.currentItem()
                if item is not None:
                    self._choose(item)
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(row + 1, last))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(row - 1, 0))
            case Qt.Key.Key_PageDown:
                self.list.setCurrentRow(min(row + 8, last))
            case Qt.Key.Key_PageUp:
                self.list.setCurrentRow(max(row - 8, 0))
            case _:
                return False
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(Qt.ItemDataRole.UserRole)
        if not entry.reason:
            self.close_palette()
            self._actions.run(entry.action.id)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for action in matching(typed, self._actions.available())[:ENTRIES_MAX]:
            entry = Entry(action, self._actions.reason(action.id))
            keys = ", ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in action.keys)
            item = QListWidgetItem(action.title)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setData(KEYS_ROLE, keys)
            spoken = ", ".join(part for part in (action.title, entry.reason or action.heading, keys) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            if action.icon:
                item.setIcon(self._theme.icons.icon(action.icon, Tone.MUTED))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(self.list.count() == 0)

    def _place(self) -> None:
        width = min(self._theme.metrics.px(640), self._window.width() - 48)
        height = min(self._theme.metrics.px(460), self._window.height() - 96)
        self.setGeometry((self._window.width() - width) // 2, 64, width, height)


class _EntryPainter(QStyledItemDelegate):
    """Icon and title at the left, heading or reason muted behind them, the key at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._theme.metrics.target + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        rect, gap = option.rect, metrics.px(10)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        left = rect.left() + gap
        if entry.action.icon:
            icon = self._theme.icons.icon(entry.action.icon, Tone.MUTED)
            top = rect.center().y() - metrics.icon // 2
            icon.paint(painter, QRect(left, top, metrics.icon, metrics.icon))
        left += metrics.icon + gap
        keys = str(index.data(KEYS_ROLE) or "")
        painter.setFont(self._theme.font(metrics.text_pt))
        painter.setPen(QColor(tokens.muted if entry.reason else tokens.text))
        title = str(index.data())
        painter.drawText(rect.adjusted(left - rect.left(), 0, 0, 0), _LEFT, title)
        left += painter.fontMetrics().horizontalAdvance(title) + 2 * gap
        painter.setFont(self._theme.font(metrics.secondary_pt))
        painter.setPen(QColor(tokens.muted))
        right = rect.right() - gap
        painter.drawText(rect.adjusted(0, 0, -gap, 0), _RIGHT, keys)
        right -= painter.fontMetrics().horizontalAdvance(keys) + gap
        more = painter.fontMetrics().elidedText(entry.reason or entry.action.heading, Qt.TextElideMode.ElideRight, max(right - left, 0))
        painter.drawText(QRect(left, rect.top(), max(right - left, 0), rect.height()), _LEFT, more)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
