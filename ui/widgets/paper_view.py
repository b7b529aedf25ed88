"""Owns the viewer of a paper: pages below each other, drawn when they come in sight, zoom, and places found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.i18n import translate
from ui.paper_pages import PaperPages, Spot
from ui.tasks import Failure, TaskRunner, TaskScope
from ui.theme import Theme

GAP = 16
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
POINT = 96 / 72
"""Pixels per point at 100 %."""
KEPT_MAX = 24


class _Sheets(QWidget):
    """Paints the pages it was given; asks for those in sight."""

    def __init__(self, view: PaperView) -> None:
        super().__init__()
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint(QPainter(self), event.rect())


class PaperView(QScrollArea):
    """`show_paper(bytes)`; the zoom fits the width until somebody changes it."""

    page_changed = Signal(object)
    """(page from 1, pages)"""

    def __init__(self, theme: Theme, tasks: TaskRunner) -> None:
        super().__init__()
        self._theme = theme
        self._tasks = TaskScope(tasks)
        self.pages: PaperPages | None = None
        self.zoom = 1.0
        self.fits_width = True
        self.spots: tuple[Spot, ...] = ()
        self.spot = -1
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._asked: set[tuple[int, float]] = set()
        self._sheets = _Sheets(self)
        self.setWidget(self._sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("widgets", "Paper"))
        self._settle = QTimer(self, singleShot=True, interval=60)
        self._settle.timeout.connect(self._sheets.update)
        self.verticalScrollBar().valueChanged.connect(lambda value: self.page_changed.emit((self.page_in_sight() + 1, self.number)))
        theme.changed.connect(self._sheets.update)

    @property
    def number(self) -> int:
        return len(self.pages.sizes) if self.pages else 0

    def show_paper(self, pdf: bytes) -> None:
        self.close_paper()
        self.pages = PaperPages(pdf)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit((1, self.number))

    def close_paper(self) -> None:
        self._tasks.close()
        self._pictures.clear()
        self._asked.clear()
        self.spots, self.spot = (), -1
        if self.pages is not None:
            self.pages.close()
            self.pages = None

    # Zoom

    def step_zoom(self, by: int) -> None:
        """One step nearer (+1) or farther (−1)."""
        larger = [zoom for zoom in ZOOMS if zoom > self.zoom + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < self.zoom - 0.01]
        wanted = (larger[:1] or [self.zoom])[0] if by > 0 else (smaller[-1:] or [self.zoom])[0]
        self.fits_width = False
        self._set_zoom(wanted)

    def fit_width(self) -> None:
        self.fits_width = True
        self._lay_out()

    def _set_zoom(self, zoom: float) -> None:
        middle = self.verticalScrollBar().value() / max(self._sheets.height(), 1)
        self.zoom = zoom
        self._lay_out()
        self.verticalScrollBar().setValue(round(middle * self._sheets.height()))

    # Finding

    def show_spots(self, spots: Sequence[Spot]) -> None:
        self.spots = tuple(spots)
        self.spot = -1
        if self.spots:
            here = self.page_in_sight()
            first = next((number for number, spot in enumerate(self.spots) if spot.page >= here), 0)
            self.go_to(first)
        self._sheets.update()

    def go_to(self, number: int) -> None:
        """Bring a place found into view; beyond the last comes the first."""
        if not self.spots:
            return
        self.spot = number % len(self.spots)
        spot = self.spots[self.spot]
        frame = self._frame(spot.page)
        if spot.boxes:
            left, top, width, height = (round(side * self.scale) for side in spot.boxes[0])
            self.ensureVisible(frame.left() + left + width // 2, frame.top() + top + height // 2, 120, 160)
        self._sheets.update()

    # Painting

    @property
    def scale(self) -> float:
        """Pixels per point."""
        return self.zoom * POINT

    def page_in_sight(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max((n for n in range(self.number) if self._frame(n).top() <= middle), default=0)

    def paint(self, painter: QPainter, area: QRect) -> None:
        tokens = self._theme.tokens
        painter.fillRect(area, QColor(tokens.alternate))
        for page in range(self.number):
            frame = self._frame(page)
            if not frame.intersects(area):
                continue
            painter.setPen(QPen(QColor(tokens.edge)))
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawRect(frame.adjusted(-1, -1, 0, 0))
            picture = self._picture(page)
            if picture is not None:
                painter.drawImage(QRectF(frame), picture)
            self._paint_spots(painter, page, frame)
        painter.end()

    def _paint_spots(self, painter: QPainter, page: int, frame: QRect) -> None:
        for number, spot in enumerate(self.spots):
            if spot.page != page:
                continue
            colour = QColor("#1D5FC4" if number == self.spot else "#EABB63")
            colour.setAlpha(110)
            for left, top, width, height in spot.boxes:
                box = QRectF(frame.left() + left * self.scale, frame.top() + top * self.scale, width * self.scale, height * self.scale)
                painter.fillRect(box.adjusted(-1, -1, 1, 1), colour)

    def _picture(self, page: int) -> QImage | None:
        """The page at this zoom, or at another one until it is drawn."""
        scale = round(self.scale * self.devicePixelRatioF(), 4)
        known = self._pictures.get((page, scale))
        if known is not None:
            return known
        self._ask(page, scale)
        return next((image for (number, _), image in self._pictures.items() if number == page), None)

    def _ask(self, page: int, scale: float) -> None:
        key, pages = (page, scale), self.pages
        if key in self._asked or pages is None:
            return
        self._asked.add(key)

        def arrived(image: QImage | None) -> None:
            self._asked.discard(key)
            if image is not None and pages is self.pages:
                for old in [one for one in self._pictures if one[0] == page]:
                    del self._pictures[old]
                while len(self._pictures) >= KEPT_MAX:
                    del self._pictures[next(iter(self._pictures))]
                self._pictures[key] = image
                self._settle.start(0)

        def failed(failure: Failure) -> None:
            self._asked.discard(key)

        self._tasks.run(lambda pulse: pages.picture(page, scale), arrived, failed)

    def _frame(self, page: int) -> QRect:
        """Where a page lies among the sheets."""
        if self.pages is None:
            return QRect()
        top = GAP
        for _, above in self.pages.sizes[:page]:
            top += round(above * self.scale) + GAP
        width, height = self.pages.sizes[page]
        size = QSize(round(width * self.scale), round(height * self.scale))
        return QRect(QPoint((self._sheets.width() - size.width()) // 2, top), size)

    def _lay_out(self) -> None:
        if self.pages is None:
            return
        widest = max(width for width, _ in self.pages.sizes)
        if self.fits_width:
            room = self.viewport().width() - 2 * GAP
            self.zoom = min(max(room / (widest * POINT), 0.3), 1.6)
        height = sum(round(page[1] * self.scale) + GAP for page in self.pages.sizes) + GAP
        self._sheets.resize(max(round(widest * self.scale) + 2 * GAP, self.viewport().width()), height)
        self._sheets.update()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        step = {
            Qt.Key.Key_Space: self.viewport().height() - 40,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)
