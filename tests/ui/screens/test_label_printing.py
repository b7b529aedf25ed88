"""Labels from the screens: as many as came, a test label, serial numbers again only with a reason; what is drawn decodes to what it says."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from biip.gs1_messages import GS1Message

from app.domain.book.evidence import LabelPrint
from tests.support.desktop import CODES, Depot, Desktop
from tests.support.office import Office
from tests.ui.office.conftest import make_office  # noqa: F401 - a fixture
from tests.ui.screens.conftest import MakeDesktop
from ui.feedback import Verdict
from ui.scan.layouts import CHECK_CODE, CheckResult, check_scanner


def decoded(pdf: bytes) -> list[list[str]]:
    """What a scanner reads on each page, after the page is found to be a label of 100 × 50 mm."""
    found = []
    for page in pypdfium2.PdfDocument(BytesIO(pdf)):
        width, height = (round(side / 72 * 25.4) for side in page.get_size())
        assert (width, height) == (100, 50)
        codes = zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())
        found.append([bytes(code.bytes).decode() for code in codes])
    return found


def elements(raw: str) -> dict[str, str]:
    return {one.ai.ai: one.value for one in GS1Message.parse(raw).element_strings}


@pytest.fixture
def desk(depot: Depot, make_desktop: MakeDesktop) -> Desktop:
    """A receipt of 3 batteries of lot H7731 and 2 drills was just posted."""
    order = depot.order("po1", "HANSE", ("DR-18V", "24", "304.85"), ("BT-4AH", "48", "61.20"))
    made = make_desktop()
    made.scan(order, f"3*(01)0{CODES['BT-4AH']}(10)H7731", "2*DR-18V", "!VALIDATE")
    return made


@pytest.mark.ux
def test_as_many_labels_as_came_decode_to_one_piece_each(depot: Depot, desk: Desktop) -> None:
    """35: Labels from a receipt's lines: quantity default = received; each decodes to its payload at the right size."""
    desk.press(desk.offer("Labels"))
    form = desk.screen.labels.form
    assert sorted(form.wanted.values()) == [2, 3]
    assert form.act.text() == "Print 5 label(s)"
    desk.press(form.act)
    [paper] = desk.papers
    pages = [elements(raw) for [raw] in decoded(paper.pdf)]
    batteries = {"01": f"0{CODES['BT-4AH']}", "10": "H7731", "30": "1"}
    drills = {"01": f"0{CODES['DR-18V']}", "30": "1"}
    assert sorted(pages, key=len) == [drills, drills, batteries, batteries, batteries]
    assert {(row.line_no, row.copies, row.reason) for row in depot.rows(LabelPrint)} == {
        (line_no, copies, "") for line_no, copies in form.wanted.items()
    }


@pytest.mark.ux
def test_one_label_for_all_says_how_many_stand_behind_it(desk: Desktop) -> None:
    """35: One label per line carries the whole quantity, so that scanning it counts the same."""
    desk.press(desk.screen.labels_button)
    form = desk.screen.labels.form
    desk.press(form.one_button)
    desk.press(form.act)
    counts = {elements(raw).get("30") for [raw] in decoded(desk.papers[0].pdf)}
    assert counts == {"3", "2"}


@pytest.mark.ux
def test_a_second_print_of_serial_numbers_asks_why_and_keeps_it(depot: Depot, make_desktop: MakeDesktop) -> None:
    """35: A reprint of a serial number asks for its reason, which is recorded; a test label is no label of goods and needs none."""
    order = depot.order("po1", "NORDIC", ("SAW-1", "4", "210"))
    desk = make_desktop()
    desk.scan(order, "SAW-1", "S-1001", "!VALIDATE")
    desk.press(desk.screen.labels_button)
    desk.press(desk.screen.labels.form.act)
    desk.press(desk.screen.labels_button)
    form = desk.screen.labels.form
    assert form.reason.isVisible()
    assert not form.act.isEnabled()
    assert form.act.toolTip() == "Say first why they are needed again."
    desk.press(form.test_button)
    [[code]] = decoded(desk.papers[-1].pdf)
    assert code == CHECK_CODE
    assert check_scanner(code).result is CheckResult.FINE
    desk.qtbot.keyClicks(form.reason, "Smudged by rain")
    desk.press(form.act)
    assert [row.reason for row in depot.rows(LabelPrint)] == ["", "Smudged by rain"]
    assert desk.said.verdict is not Verdict.REJECTED
    before = len(desk.papers)
    desk.scan("!LABEL")
    assert len(desk.papers) == before


@pytest.mark.ux
def test_labels_of_lots_and_of_plain_goods_are_printed_again_as_they_are(depot: Depot, desk: Desktop) -> None:
    """35: Only a serial number stands for one piece; other labels are printed again without a question, and kept as printed twice."""
    desk.press(desk.screen.labels_button)
    desk.press(desk.screen.labels.form.act)
    desk.press(desk.screen.labels_button)
    form = desk.screen.labels.form
    assert form.reason.isHidden() and form.act.isEnabled()
    desk.press(form.act)
    assert len(desk.papers) == 2
    assert [(row.line_no, row.copies, row.reason) for row in depot.rows(LabelPrint)] == [(1, 2, ""), (2, 3, ""), (1, 2, ""), (2, 3, "")]


@pytest.mark.ux
def test_labels_of_an_item_a_lot_and_a_location(depot: Depot, make_office: Any) -> None:  # noqa: F811
    """35: From stock on hand: the item as EAN-13, the lot as GS1-128, the location as QR."""
    depot.stock("BT-4AH", "30", "60", spot="A-03-4", lot="H7731")
    office: Office = make_office("olga")
    shown: list[Any] = []
    screen = office.go("stock")
    screen.labels._work = replace(screen._work, show_paper=shown.append)
    screen.turn(1)
    screen.places.select_key(screen.places.table.current_key())
    office.window.actions_now.run("stock.label")
    form = screen.labels.form
    for box in form.copies.values():
        box.setValue(1)
    office.press(form.act)
    item, lot, location = decoded(shown[0].pdf)
    assert item == [CODES["BT-4AH"]]
    assert elements(lot[0]) == {"01": f"0{CODES['BT-4AH']}", "10": "H7731"}
    assert location == ["A-03-4"]
