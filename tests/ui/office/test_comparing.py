"""A paper held against the book on the screen: what it says is found, a digit that is wrong is told, and a file serves as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.roof.house import HostedBook, LocalHouse
from app.roof.outside_evidence import anchor
from ui.comparing import ComparePage
from ui.desktop import Desktop
from ui.main import Program
from ui.start.steps import Choice, Steps


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    steps = Steps()
    steps.entries.choice = Choice.NEW
    for name, value in (("company", "Acme"), ("warehouse", "Main"), ("member_name", "Olga"), ("member_id", "olga"), ("chart", "british")):
        setattr(steps.entries, name, value)
    steps.entries.place = str(tmp_path / "acme.db")
    LocalHouse(tmp_path / "home").create(steps.new_book(date(2026, 11, 23))).close()
    program = Program(qapp, lambda: LocalHouse(tmp_path / "home"), place=str(tmp_path / "acme.db"))
    qtbot.addWidget(program.start)
    program.start.show()
    qtbot.waitUntil(lambda: program.desktop is not None, timeout=20_000)
    assert program.desktop is not None
    yield program.desktop
    program.close()


@pytest.fixture
def page(desktop: Desktop, qtbot: QtBot) -> ComparePage:
    desktop.window.actions_now.run("book.compare")
    shown = desktop.window.detail.shown
    assert isinstance(shown, ComparePage)
    return shown


def answered(page: ComparePage, qtbot: QtBot) -> tuple[str, str]:
    qtbot.waitUntil(page.verdict.isVisible, timeout=20_000)
    return page.verdict.text(), page.answer.text()


def test_what_stands_on_a_paper_is_found_in_the_book(desktop: Desktop, page: ComparePage, qtbot: QtBot, tmp_path: Path) -> None:
    made = desktop.work.reports.make("trial-balance", {})
    foot = pypdfium2.PdfDocument(BytesIO(made.pdf))[0].get_textpage().get_text_range()
    found = re.search(r"Position ([\d,.]+)\s+·\s+hash ([0-9a-f ]+)", foot)
    assert found is not None, foot
    qtbot.keyClicks(page.position, found[1])
    qtbot.keyClick(page.position, Qt.Key.Key_Return)
    qtbot.keyClicks(page.digits, found[2].strip())
    qtbot.keyClick(page.digits, Qt.Key.Key_Return)
    word, sentence = answered(page, qtbot)
    assert (word, sentence) == (
        "Holds",
        f"Position {found[1]} bears the hash written down, and the log up to it is proven anew",
    )
    page.digits.setText("0000 1111 2222 3333")
    qtbot.mouseClick(page.compare_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.verdict.text() == "Not what the book contains", timeout=20_000)
    assert page.answer.text() == f"Position {found[1]} bears another hash than the one written down"
    assert "Compare position and digits once more" in page.way_out.text()
    page.digits.setText("0000")
    qtbot.mouseClick(page.compare_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.verdict.text() == "Not compared", timeout=20_000)
    assert "Copy both from the foot of the paper" in page.way_out.text()


def test_an_anchor_file_is_held_against_the_book(desktop: Desktop, page: ComparePage, qtbot: QtBot, tmp_path: Path) -> None:
    assert isinstance(desktop.book, HostedBook)
    anchor(desktop.book._host.book, tmp_path, date(2026, 11, 23))
    page._ask_file = lambda parent: tmp_path / "dockledger-anchors.txt"
    qtbot.mouseClick(page.file_button, Qt.MouseButton.LeftButton)
    assert answered(page, qtbot)[0] == "Holds"
    (tmp_path / "dockledger-anchors.txt").write_text("a line of something else")
    qtbot.mouseClick(page.file_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.verdict.text() == "Not compared", timeout=20_000)


def test_a_line_a_day_is_kept_where_it_was_chosen_and_a_drive_that_is_gone_is_said(
    desktop: Desktop, page: ComparePage, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "notary"
    folder.mkdir()
    page._ask_folder = lambda parent: str(folder)
    qtbot.mouseClick(page.anchor_button, Qt.MouseButton.LeftButton)
    assert answered(page, qtbot) == ("Holds", "The anchor file has its line of today")
    qtbot.waitUntil(lambda: str(folder) in page.anchor_line.text(), timeout=20_000)
    [line] = (folder / "dockledger-anchors.txt").read_text().splitlines()
    desktop.heart.prove_now()
    qtbot.waitUntil(lambda: desktop.heart.proven is not None, timeout=20_000)
    assert desktop.heart.proven is not None and desktop.heart.proven.holds
    assert (folder / "dockledger-anchors.txt").read_text().splitlines() == [line]
    (folder / "dockledger-anchors.txt").unlink()
    folder.rmdir()
    proven = desktop.book.prove(lambda done, total, name: None)
    assert [proof.figure for proof in proven.lines if proof.open] == ["no line could be added to the anchor file"]
    assert not proven.broken
