"""Owns a row of chips of state that takes the room there is: it goes on in the next line, or stays in one and shortens the longest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone
from ui.widgets.surfaces import Chip

GAP = 8
LEAST_PX = 90


class ShortChip(Chip):
    """Shortened in the middle where room is short; screen readers and the tool tip always have all of it."""

    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(text, tone, parent)
        self.full = text
        self.setAccessibleName(text)

    def natural(self) -> QSize:
        """Its size with all of its text."""
        self.ensurePolished()
        shown = self.text()
        if shown == self.full:
            return self.sizeHint()
        metrics = self.fontMetrics()
        more = metrics.horizontalAdvance(self.full) - metrics.horizontalAdvance(shown)
        return self.sizeHint() + QSize(more, 0)

    def fit(self, width: int) -> None:
        """Show as much of the text as stands in `width` pixels."""
        natural = self.natural().width()
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self.full) - (natural - width)
        text = self.full if natural <= width else metrics.elidedText(self.full, Qt.TextElideMode.ElideMiddle, max(room, 0))
        if text != self.text():
            self.setText(text)
        self.setToolTip("" if text == self.full else self.full)


class ChipRow(QWidget):
    """`show_chips` replaces them; `in_one_line` decides between shortening and a further line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[ShortChip] = []
        self.shown: tuple[tuple[str, Tone], ...] = ()
        self.one_line = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, chips: Sequence[tuple[str, Tone]]) -> None:
        if tuple(chips) == self.shown:
            return
        self.shown = tuple(chips)
        for old in self.chips:
            old.hide()
            old.deleteLater()
        self.chips = [ShortChip(text, tone, self) for text, tone in chips]
        for chip in self.chips:
            chip.show()
        self.setVisible(bool(self.chips))
        self.updateGeometry()
        self._place()

    def in_one_line(self, one_line: bool) -> None:
        if one_line != self.one_line:
            self.one_line = one_line
            self.updateGeometry()
            self._place()

    def natural_width(self) -> int:
        """Of all chips beside each other with all of their text; 0 where there are none."""
        return sum(chip.natural().width() for chip in self.chips) + GAP * max(len(self.chips) - 1, 0)

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), self._line_height())

    def minimumSizeHint(self) -> QSize:
        least = [min(chip.natural().width(), LEAST_PX) for chip in self.chips]
        width = sum(least) + GAP * max(len(least) - 1, 0) if self.one_line else max(least, default=0)
        return QSize(width, self._line_height())

    def hasHeightForWidth(self) -> bool:
        return not self.one_line

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return len(lines) * self._line_height() + GAP * max(len(lines) - 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self._place()

    def _line_height(self) -> int:
        return max((chip.natural().height() for chip in self.chips), default=0)

    def _lines(self, width: int) -> list[list[tuple[ShortChip, int]]]:
        """Chips with their widths, line by line."""
        wanted = [(chip, chip.natural().width()) for chip in self.chips]
        if self.one_line:
            return [_shared(wanted, width - GAP * max(len(wanted) - 1, 0))] if wanted else []
        lines: list[list[tuple[ShortChip, int]]] = []
        used = 0
        for chip, natural in wanted:
            if not lines or used + GAP + natural > width:
                lines.append([])
                used = -GAP
            lines[-1].append((chip, min(natural, width)))
            used += GAP + natural
        return lines

    def _place(self) -> None:
        top = 0
        height = self._line_height()
        for line in self._lines(max(self.width(), 1)):
            left = 0
            spare = max(self.height() - height, 0) // 2 if self.one_line else 0
            for chip, width in line:
                chip.fit(width)
                chip.setGeometry(QRect(left, top + spare, width, height))
                left += width + GAP
            top += height + GAP


def _shared(wanted: list[tuple[ShortChip, int]], room: int) -> list[tuple[ShortChip, int]]:
    """The longest give way first, down to what the others take."""
    widths = [width for _, width in wanted]
    over = sum(widths) - room
    while over > 0:
        longest = max(widths)
        if longest <= LEAST_PX:
            break
        tall = [number for number, width in enumerate(widths) if width == longest]
        below = max([width for width in widths if width < longest], default=LEAST_PX)
        step = max(min(longest - max(below, LEAST_PX), -(-over // len(tall))), 1)
        for number in tall:
            widths[number] -= step
        over = sum(widths) - room
    return [(chip, width) for (chip, _), width in zip(wanted, widths, strict=True)]
