"""Owns drawing the pages of a PDF: sizes, pictures, where a text stands; one PDF library, one lock, any thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pypdfium2
from PySide6.QtGui import QImage

_LOCK = threading.RLock()
"""The library is not made for several threads at once."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place found: page from 0, and boxes in points from the page's upper left corner (left, top, width, height)."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


class PaperPages:
    """The pages of one PDF in memory; `close` lets go of them."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        with _LOCK:
            self._document = pypdfium2.PdfDocument(pdf)
            self.sizes: tuple[tuple[float, float], ...] = tuple(self._document.get_page_size(n) for n in range(len(self._document)))
        self._open = True

    def picture(self, page: int, scale: float) -> QImage | None:
        """The page as an image, `scale` pixels per point; None once closed."""
        with _LOCK:
            if not self._open:
                return None
            opened = self._document[page]
            bitmap = opened.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
            bitmap.close()
            opened.close()
            return image

    def text(self, page: int) -> str:
        """All text of a page."""
        with _LOCK:
            opened = self._document[page]
            texts = opened.get_textpage()
            found: str = texts.get_text_bounded()
            texts.close()
            opened.close()
            return found

    def find(self, wanted: str) -> list[Spot]:
        """Every place where a text stands, capital or not, from the first page on."""
        spots: list[Spot] = []
        for page, (_, height) in enumerate(self.sizes):
            with _LOCK:
                if not self._open:
                    return spots
                opened = self._document[page]
                texts = opened.get_textpage()
                searcher = texts.search(wanted, match_case=False)
                while (hit := searcher.get_next()) is not None:
                    boxes = []
                    for box in range(texts.count_rects(*hit)):
                        left, bottom, right, top = texts.get_rect(box)
                        boxes.append((left, height - top, right - left, top - bottom))
                    spots.append(Spot(page, tuple(boxes)))
                searcher.close()
                texts.close()
                opened.close()
        return spots

    def close(self) -> None:
        with _LOCK:
            if self._open:
                self._open = False
                self._document.close()
