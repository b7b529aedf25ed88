"""Reports in the app: what is shown, saved and archived are the same bytes; the viewer finds and zooms."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from tests.support.desktop import Depot
from tests.support.office import archive_of
from tests.ui.office.conftest import MakeOffice, Receive
from ui.printing import print_paper

D = Decimal


@pytest.fixture
def stocked(depot: Depot, receive: Receive) -> Depot:
    receive("r1", "10", expect="posted")
    receive("r2", "10", expect="posted", item="LP-LED")
    return depot


@pytest.mark.ux
def test_the_bytes_shown_saved_printed_and_archived_are_the_same(stocked: Depot, make_office: MakeOffice, tmp_path: Path) -> None:
    """34 Preview before print, in the app; page x of y, company, filters, time and user on each page."""
    office = make_office("olga")
    gallery = office.go("reports")
    gallery.choose("stock-valuation")
    gallery.fields["warehouse"].setText("LEEDS")
    office.key(Qt.Key.Key_F9)
    assert office.here == "paper"
    viewer = office.screen
    target = tmp_path / "valuation.pdf"
    viewer.save(target)
    assert target.read_bytes() == viewer.paper.pdf == viewer.view.pages.pdf
    (kept,) = archive_of(stocked)
    assert kept.read_bytes() == viewer.paper.pdf
    pages = pypdfium2.PdfDocument(viewer.paper.pdf)
    for number in range(len(pages)):
        text = viewer.view.pages.text(number)
        assert f"{number + 1} of {len(pages)}" in text
        assert "olga" in text
    first = viewer.view.pages.text(0)
    assert "LEEDS" in first
    assert "6,000.00" in first  # 10 drills and 10 lamps at 300.00
    pages.close()
    office.back()
    assert office.here == "reports"
    assert office.screen.current == "stock-valuation"


def test_the_printer_gets_every_page(stocked: Depot, make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office("olga")
    office.go("reports").choose("trial-balance")
    office.key(Qt.Key.Key_F9)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    number = print_paper(office.screen.view.pages, printer)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert number == len(printed) == office.screen.view.number
    printed.close()


def test_the_viewer_finds_and_zooms(stocked: Depot, make_office: MakeOffice) -> None:
    office = make_office("olga")
    office.go("reports").choose("stock-valuation")
    office.key(Qt.Key.Key_F9)
    viewer = office.screen
    viewer.finder.setText("cordless")
    viewer.finder.returnPressed.emit()
    office.settle()
    assert len(viewer.view.spots) >= 1
    assert viewer.found.text() == f"1 of {len(viewer.view.spots)}"
    zoom = viewer.view.zoom
    viewer.view.step_zoom(1)
    assert viewer.view.zoom > zoom
    viewer.view.fit_width()
    assert viewer.view.zoom == zoom
    viewer.finder.setText("nowhere to be found")
    viewer.finder.returnPressed.emit()
    office.settle()
    assert viewer.found.text() == "Not found"


@pytest.mark.parametrize(
    "name",
    ["stock-valuation", "stock-movements", "stock-on-hand", "grni", "count-variances", "in-transit", "trial-balance", "approvals-audit"],
)
def test_every_report_of_the_gallery_is_made(stocked: Depot, make_office: MakeOffice, receive: Receive, name: str) -> None:
    receive("r9", "14")
    office = make_office("olga")
    office.go("reports").choose(name)
    office.key(Qt.Key.Key_F9)
    assert office.here == "paper"
    assert office.screen.view.number >= 1


def test_a_wrong_date_is_named_and_nothing_is_made(stocked: Depot, make_office: MakeOffice) -> None:
    office = make_office("olga")
    gallery = office.go("reports")
    gallery.fields["as_of"].setText("yesterday-ish")
    office.key(Qt.Key.Key_F9)
    assert office.here == "reports"
    assert office.said is not None
    assert "yesterday-ish" in office.said.text
