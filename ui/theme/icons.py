"""Owns the line icons: our own drawings in resources/icons, coloured from the scheme when they are asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme.tokens import LIGHT, Tokens, Tone

SIZES_PX = (18, 24, 36, 48)


def icon_folder() -> Path:
    return Path(resources.__file__).parent / "icons"


class IconSet:
    """Icons by name, each in the colour of a tone; drawn once per scheme."""

    def __init__(self) -> None:
        self._tokens = LIGHT
        self._drawn: dict[tuple[str, Tone], QIcon] = {}

    def wear(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._drawn.clear()

    def icon(self, name: str, tone: Tone = Tone.MUTED) -> QIcon:
        """Raises FileNotFoundError for a name that was never drawn."""
        drawn = self._drawn.get((name, tone))
        if drawn is None:
            drawn = self._drawn[name, tone] = self._draw(name, self._tokens.ink(tone))
        return drawn

    def icon_in(self, name: str, colour: str) -> QIcon:
        """The icon in a colour that is no tone, such as the text on a primary button."""
        return self._draw(name, colour)

    def pixmap(self, name: str, tone: Tone, size_px: int, *, device_ratio: float = 1.0) -> QPixmap:
        return drawing(source(name, self._tokens.ink(tone)), size_px, device_ratio)

    def _draw(self, name: str, colour: str) -> QIcon:
        icon = QIcon()
        svg = source(name, colour)
        for size in SIZES_PX:
            icon.addPixmap(drawing(svg, size, 1.0))
        return icon


def source(name: str, colour: str) -> bytes:
    """The drawing with its `currentColor` replaced."""
    text = (icon_folder() / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()


def drawing(svg: bytes, size_px: int, device_ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size_px * device_ratio), round(size_px * device_ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(device_ratio)
    return pixmap
