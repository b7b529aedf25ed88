"""Owns sending a paper to a printer: the pages drawn from exactly the bytes that are shown and saved."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.paper_pages import PaperPages

DOTS_PER_INCH_MAX = 300


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The system's dialog; None where it was left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_paper(pages: PaperPages, printer: QPrinter) -> int:
    """Draw every page asked for; returns how many. The paper's own size and margins are used."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages.sizes)
    numbers = range(first - 1, min(last, len(pages.sizes)))
    if not numbers:
        return 0
    width, height = pages.sizes[numbers[0]]
    printer.setFullPage(True)
    portrait = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(portrait, turned, QMarginsF(0, 0, 0, 0)))
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    dots = min(printer.resolution(), DOTS_PER_INCH_MAX)
    done = 0
    for number in numbers:
        image = pages.picture(number, dots / 72)
        if image is None:
            break
        if done:
            printer.newPage()
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
        done += 1
    painter.end()
    return done
