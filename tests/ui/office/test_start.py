"""Starting: the first window, a new book by the wizard, signing in, the lamps; with threads as in real life."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from app.roof.house import LocalHouse
from db.host_lock import HostLock
from tests.support.processes import is_alive
from ui.main import Program
from ui.start.steps import PAGES, Choice, Page, Steps, short_name
from ui.start.wizard import own_zone
from ui.widgets.status_lamps import Light


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, lambda: LocalHouse(tmp_path / "home"))
    qtbot.addWidget(made.start)
    made.start.show()
    yield made
    made.close()


def choose(program: Program, choice: Choice) -> None:
    assert program.wizard is not None
    for button in program.wizard.choices.buttons():
        if button.property("choice") == choice.value:
            button.click()


@pytest.mark.ux
def test_a_new_book_by_the_wizard_is_ready_for_work(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    """38 First run: at most five pages, Back keeps entries, the last button named for the act; empty screens hold an action."""
    qtbot.waitUntil(lambda: program.wizard is not None, timeout=10_000)
    wizard = program.wizard
    assert wizard is not None
    assert all(len(pages) <= 5 for pages in PAGES.values())
    choose(program, Choice.NEW)
    wizard.forward()
    wizard.forward()
    assert wizard.problem.text() == "Enter the name of the company."
    wizard.company.setText("Northgate Supply")
    wizard.warehouse.setText("Leeds DC")
    wizard.currency.setCurrentText("GBP")
    assert wizard.time_zone.currentText() == own_zone()
    wizard.time_zone.setCurrentText("Nowhere")
    wizard.forward()
    assert wizard.problem.text() == "There is no time zone of that name. Type a part of one, such as Berlin, and choose it."
    wizard.time_zone.setCurrentText("Europe/London")
    wizard.forward()
    qtbot.keyClicks(wizard.member_name, "Petra Lang")
    assert wizard.member_id.text() == "petra"
    wizard.back()
    assert (wizard.company.text(), wizard.currency.currentText()) == ("Northgate Supply", "GBP")
    wizard.forward()
    wizard.forward()
    assert wizard.steps.page is Page.PLACE
    assert wizard.next_button.text() == "Create the book"
    wizard.place.setText(str(tmp_path / "books" / "northgate.dockledger"))
    qtbot.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.idle, timeout=20_000)
    assert program.desktop is not None
    window = program.desktop.window
    assert window.windowTitle() == "Dockledger – Northgate Supply"
    assert window.here is not None
    assert window.here.screen == "home"
    assert program.desktop.days.name(entity_id="NORTHGAT") == "Northgate Supply", "its time zone is known"
    home = window.front
    qtbot.waitUntil(lambda: not home.presenter.picture.loading)
    assert home.begin.isVisible()
    assert not home.nothing.isVisible()
    assert home.begin.button is not None
    qtbot.mouseClick(home.begin.button, Qt.MouseButton.LeftButton)
    assert window.here.screen == "entering"
    program.desktop.heart.prove()
    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.heart.proven is not None, timeout=10_000)
    lamps = window.lamps
    assert lamps.proof.light is Light.GOOD
    assert lamps.proof.text().startswith("Stock = ledger")
    assert lamps.waiting.text() == "Nothing waits"


def test_who_works_now_is_asked_and_remembered(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: program.wizard is not None, timeout=10_000)
    house = program.house
    assert house is not None
    steps = Steps()
    steps.entries.choice = Choice.NEW
    for name, value in (("company", "Acme"), ("warehouse", "Main"), ("member_name", "Olga"), ("member_id", "olga"), ("chart", "british")):
        setattr(steps.entries, name, value)
    steps.entries.place = str(tmp_path / "acme.db")
    book = house.create(steps.new_book(date(2026, 11, 23)))
    book._host.do(
        DefineMember(member=Member(id="otto", name="Otto"), roles=(MemberRole(member_id="otto", role="warehouse_operator"),)), member="olga"
    )
    book.close()
    program.open(str(tmp_path / "acme.db"))
    qtbot.waitUntil(lambda: program.sign_in_page is not None, timeout=10_000)
    page = program.sign_in_page
    assert page is not None
    page.table.chosen.emit("otto")
    assert page.button.text() == "Work as Otto"
    page.sign_in()
    qtbot.waitUntil(lambda: program.desktop is not None, timeout=10_000)
    assert program.desktop is not None
    rail = set(program.desktop.window.rail.buttons)
    assert "receiving" in rail
    assert not {"ledger", "reports"} & rail
    program.sign_out()
    qtbot.waitUntil(lambda: program.sign_in_page is not page, timeout=10_000)
    assert program.sign_in_page is not None
    assert program.sign_in_page.button.text() == "Work as Otto"


def made(program: Program, qtbot: QtBot, place: Path) -> None:
    """A new book with its desktop open, one person in it."""
    qtbot.waitUntil(lambda: program.wizard is not None, timeout=10_000)
    assert program.house is not None
    steps = Steps()
    for name, value in (("company", "Acme"), ("warehouse", "Main"), ("member_name", "Olga"), ("member_id", "olga"), ("chart", "british")):
        setattr(steps.entries, name, value)
    steps.entries.place = str(place)
    program.house.create(steps.new_book(date(2026, 11, 23))).close()
    program.open(str(place))
    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.idle, timeout=30_000)


def poster_of(program: Program, place: Path) -> int:
    """The process that posted a command of this desktop."""
    assert program.book is not None
    define = DefineMember(member=Member(id="otto", name="Otto"), roles=(MemberRole(member_id="otto", role="warehouse_operator"),))
    session = program.book.session("olga")
    assert session.submit(session.request(define)).status == "posted"
    return HostLock(place).holder()


def test_a_book_on_this_computer_is_posted_by_a_process_that_ends_with_the_desktop(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "acme.db"
    made(program, qtbot, place)
    poster = poster_of(program, place)
    assert poster != os.getpid()
    assert program.desktop is not None
    heart, lamp = program.desktop.heart, program.desktop.window.lamps.connection
    heart.beat()
    qtbot.waitUntil(lambda: lamp.text() == "Book on this computer", timeout=10_000)
    program.close()
    assert not is_alive(poster)


def test_the_sample_company_is_removed_when_nobody_posts_in_it_any_more(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "home" / "sample" / "sample.dockledger"
    made(program, qtbot, place)
    poster = poster_of(program, place)
    program.remove_sample()
    assert not is_alive(poster)
    assert not place.parent.exists()
    assert program.wizard is not None


def test_a_book_that_is_gone_is_a_sentence_with_a_way_on(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: program.wizard is not None, timeout=10_000)
    program.open(str(tmp_path / "nowhere.db"))
    qtbot.waitUntil(lambda: type(program.start.shown).__name__ == "TroublePage", timeout=10_000)
    page = program.start.shown
    assert "nowhere.db" in page.title.text()
    assert page.buttons.itemAt(1).widget().text() == "Choose another book"


def test_a_short_name_is_made_of_a_name() -> None:
    assert [short_name(name) for name in ("Petra Lang", "Jörg Groß", "  Ann-Marie  X", "")] == ["petra", "joerg", "annmarie", ""]
