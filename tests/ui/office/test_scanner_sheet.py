"""The scanner sheet: every command of a member's screens as a code that a scanner reads, and that the program obeys."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt

from tests.support.desktop import Depot
from tests.ui.office.conftest import MakeOffice
from ui.papers import Paper
from ui.scan.layouts import CHECK_CODE


def codes_of(paper: Paper) -> list[str]:
    """Everything a scanner reads on a paper."""
    document = pypdfium2.PdfDocument(io.BytesIO(paper.pdf))
    pages = [page.render(scale=4).to_pil() for page in document]
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.Code128)]


@pytest.mark.ux
def test_every_command_of_a_supervisor_is_on_the_sheet_and_decodes(depot: Depot, make_office: MakeOffice) -> None:
    """10: Command barcodes for everything that has a button; 14: the code that checks the scanner is on the same sheet."""
    office = make_office("petra")
    office.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    office.scan("scanner sheet")
    office.settle(lambda: office.here == "paper")
    paper = office.window.here.argument
    assert isinstance(paper, Paper)
    found = codes_of(paper)
    table = office.window.actions_now.table
    screens = [spec.id for spec in office.window.screens.permitted(office.window.desk.permissions)]
    wanted = {
        "!" + action.command.split()[0]
        for scope in ("app", *screens)
        for action in table.here(scope, office.window.desk.permissions)
        if action.command
    }
    assert {"!VALIDATE", "!UNDO", "!PARK", "!REST", "!BACK", "!COUNTING", "!ANNOUNCED"} <= wanted
    assert set(found) == wanted | {CHECK_CODE}
