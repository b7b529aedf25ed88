"""Reports in the app: what is shown, saved and archived are the same bytes; the viewer finds and zooms."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from app.roof.report_catalogue import REPORTS, Asked, make_report
from app.roof.report_charts import with_charts
from reports.document import Chart
from tests.support.desktop import NOW, TODAY, Depot
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


def shown(gallery: Any) -> list[str]:
    return [str(row.key) for row in gallery.table.work.rows if row.key in gallery.cards]


def test_each_role_is_shown_its_reports(stocked: Depot, make_office: MakeOffice) -> None:
    """Finance sees the whole catalogue of the command line; a supervisor who sees costs her stock, and not the ledger."""
    office = make_office("olga")
    gallery = office.go("reports")
    assert set(shown(gallery)) == {*REPORTS, "stock-movements", "approvals-audit"}
    titles = [row[0].partition("\n")[0] for row in gallery.table.texts()]
    assert titles[:3] == ["Stock", "Stock valuation", "Stock movements"]
    assert "Purchasing" in titles
    office.close()
    roles = (MemberRole(member_id="petra", role="warehouse_supervisor"), MemberRole(member_id="petra", role="cost_viewer"))
    stocked.do(DefineMember(member=Member(id="petra", name="Petra Lang"), roles=roles))
    own = shown(make_office("petra").go("reports"))
    assert "stock-valuation" in own
    assert "approvals" in own
    assert not {"journal", "margin", "tax", "grni"} & set(own)


def test_reports_are_found_by_word_and_headings_are_stepped_over(stocked: Depot, make_office: MakeOffice) -> None:
    office = make_office("olga")
    gallery = office.go("reports")
    gallery.finder.setText("age not invoiced")
    assert shown(gallery) == ["grni-ageing"]
    assert gallery.current == "grni-ageing"
    gallery.finder.clear()
    gallery.choose("roll-forward")
    gallery.table.setFocus()
    office.key(Qt.Key.Key_Down)
    assert gallery.current == "grni"
    office.key(Qt.Key.Key_Up)
    assert gallery.current == "roll-forward"


def test_what_a_report_needs_is_asked_for_and_codes_complete(stocked: Depot, make_office: MakeOffice) -> None:
    office = make_office("olga")
    gallery = office.go("reports")
    gallery.choose("stock-card")
    assert office.window.actions_now.reason("reports.show") == "Enter this first: Item."
    field = gallery.fields["item"]
    completer = field.completer()
    completer.setCompletionPrefix("cordless")
    assert completer.completionCount() == 1
    assert completer.pathFromIndex(completer.currentIndex()) == "DR-18V"
    field.setText("DR-18V")
    office.key(Qt.Key.Key_F9)
    assert office.here == "paper"
    assert "DR-18V" in office.screen.view.pages.text(0)


def test_ageing_and_margin_have_their_charts(stocked: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """10 drills and 10 lamps at 300.00, received today and not invoiced: one bar of 6,000.00 up to 30 days, none older."""
    with stocked.host.book.reading() as connection:
        asked = Asked(as_of=TODAY)
        report = make_report(connection, "grni-ageing", asked, printed_at=NOW, printed_by="olga")
    charts = [section for section in with_charts("grni-ageing", report).sections if isinstance(section, Chart)]
    [ages] = [chart for chart in charts if chart.title == "Not invoiced, by age in days"]
    assert ages.categories == ("To 30 days", "31 to 60", "61 to 90", "Older")
    assert ages.series == (("Not invoiced, by age in days", (D(6000), D(0), D(0), D(0))),)
    assert ages.unit == "GBP"


@pytest.mark.parametrize("name", [*REPORTS, "stock-movements", "approvals-audit"])
def test_every_report_of_the_gallery_is_made(stocked: Depot, make_office: MakeOffice, receive: Receive, name: str) -> None:
    receive("r9", "14")
    office = make_office("olga")
    gallery = office.go("reports")
    gallery.choose(name)
    if "item" in gallery.cards[name].needs:
        gallery.fields["item"].setText("DR-18V")
    office.key(Qt.Key.Key_F9)
    assert office.here == "paper", office.said
    assert office.screen.view.number >= 1


def test_a_wrong_date_is_named_and_nothing_is_made(stocked: Depot, make_office: MakeOffice) -> None:
    office = make_office("olga")
    gallery = office.go("reports")
    gallery.fields["as_of"].setText("yesterday-ish")
    office.key(Qt.Key.Key_F9)
    assert office.here == "reports"
    assert office.said is not None
    assert "yesterday-ish" in office.said.text
