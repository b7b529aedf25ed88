"""A member's own choices: language and figures switch while the program runs, the scanner and its sounds obey, all of it kept per member."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from app.roof.house import LocalHouse
from tests.support.office import Office
from tests.ui.office.conftest import MakeOffice
from ui.figures import Figures, NegativeStyle
from ui.main import Program
from ui.own_files import OwnFiles
from ui.preferences import Preferences, read_preferences, write_preferences
from ui.shell.places import Place
from ui.start.steps import Choice, Steps
from ui.state import MemberState


def choose(box: QComboBox, qtbot: QtBot, value: str) -> None:
    """As with the arrow keys: from where it stands to the wanted row."""
    box.setFocus()
    for _ in range(box.count()):
        if box.currentData() == value:
            return
        down = box.findData(value) > box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


@pytest.fixture
def program(qapp: Any, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    house = LocalHouse(tmp_path / "home")
    steps = Steps()
    steps.entries.choice = Choice.NEW
    for name, value in (("company", "Acme"), ("warehouse", "Main"), ("member_name", "Olga"), ("member_id", "olga"), ("chart", "british")):
        setattr(steps.entries, name, value)
    steps.entries.place = str(tmp_path / "acme.db")
    book = house.create(steps.new_book(date(2026, 11, 23)))
    otto = DefineMember(member=Member(id="otto", name="Otto"), roles=(MemberRole(member_id="otto", role="owner"),))
    book._host.do(otto, member="olga")
    book.close()
    made = Program(qapp, lambda: house, place=str(tmp_path / "acme.db"))
    made.language = "en"
    qtbot.addWidget(made.start)
    made.start.show()
    yield made
    made.close()


def sign_in(program: Program, qtbot: QtBot, member: str) -> Any:
    if program.desktop is not None:
        program.sign_in_page = None
        program.sign_out()
    qtbot.waitUntil(lambda: program.sign_in_page is not None and program.sign_in_page.isVisible(), timeout=10_000)
    page = program.sign_in_page
    assert page is not None
    page.table.chosen.emit(member)
    page.sign_in()
    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.idle, timeout=10_000)
    assert program.desktop is not None
    return program.desktop.window


def settings_of(window: Any) -> Any:
    window.actions_now.run("go.settings")
    return window.front


@pytest.mark.ux
def test_language_and_figures_switch_while_the_program_runs(program: Program, qtbot: QtBot) -> None:
    """32: Numbers and dates in the user's locale; the negative style is a setting; the language switches live, for this member alone."""
    window = sign_in(program, qtbot, "olga")
    page = settings_of(window)
    assert window.rail.buttons["receiving"].accessibleName() == "Receiving"
    page.language.setCurrentIndex(page.language.findData("de"))
    page.language.activated.emit(page.language.currentIndex())
    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.window is not window, timeout=10_000)
    window = program.desktop.window
    assert window.rail.buttons["receiving"].accessibleName() == "Wareneingang"
    assert window.here is not None and window.here.screen == "settings"
    page = window.front
    page.locale_box.setCurrentIndex(page.locale_box.findData("de_DE"))
    page.locale_box.activated.emit(page.locale_box.currentIndex())
    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.window is not window, timeout=10_000)
    window = program.desktop.window
    page = window.front
    assert [page.negative.itemText(row) for row in range(3)] == ["−1.234,56", "(1.234,56)", "1.234,56−"]
    page.negative.setCurrentIndex(1)
    page.negative.activated.emit(1)
    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.window is not window, timeout=10_000)
    window = program.desktop.window
    assert window.front.example.text().startswith("Zum Beispiel (1.234,56) am 31.12.2026")
    window = sign_in(program, qtbot, "otto")
    assert window.rail.buttons["receiving"].accessibleName() == "Receiving"
    window = sign_in(program, qtbot, "olga")
    assert window.rail.buttons["receiving"].accessibleName() == "Wareneingang"


@pytest.mark.ux
def test_the_scanner_and_its_sounds_obey_at_once(make_office: MakeOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """3: What the scanner adds is configurable; 5: the volume of the sounds is a setting, silence included."""
    office = make_office()
    heard: list[int] = []
    monkeypatch.setattr(office.desktop._sounds, "play", lambda verdict, volume: heard.append(volume))
    page = office.go("settings")
    for field, text in ((page.prefix, "~Q"), (page.suffix, "#"), (page.separator, "^")):
        field.setFocus()
        field.clear()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    office.settle()
    choose(page.volume, qtbot, "0")
    assert heard[-1] == 0
    choose(page.volume, qtbot, "100")
    assert heard[-1] == 100
    scanned: list[Any] = []
    office.window.head.scan.scanned.connect(scanned.append)
    office.go("receiving")
    office.keys("~QDR-18V#\r", pause_ms=0)
    assert scanned[-1].raw == "DR-18V"
    kept = read_preferences(state_of(office))
    assert (kept.prefix, kept.suffix, kept.separator, kept.volume_percent) == ("~Q", "#", "^", 100)


def state_of(office: Office) -> MemberState:
    """What a desktop that starts anew would read."""
    file = OwnFiles(office.depot.folder / "desktop", office.book, "olga").settings
    return MemberState(file.parent, file.stem)


@pytest.mark.ux
def test_looks_are_chosen_here_as_by_their_keys(make_office: MakeOffice, qtbot: QtBot) -> None:
    """13, 40: Size of text, colours and warehouse mode are one choice, whichever way it was made, and come back."""
    office = make_office()
    page = office.go("settings")
    choose(page.scheme, qtbot, "dark")
    choose(page.text_scale, qtbot, "200")
    page.warehouse.click()
    page.hints.click()
    theme = office.desktop.window.desk.theme
    assert (theme.tokens.scheme, theme.metrics.text_scale_percent, theme.metrics.warehouse) == ("dark", 200, True)
    assert not office.window.head.step.hints_shown
    office.window.actions_now.run("app.normal_size")
    office.window.actions_now.run("app.scheme")
    assert (page.text_scale.currentData(), page.scheme.currentData()) == ("100", "light")
    state = state_of(office)
    assert (state.get("look/scheme"), state.get("look/text_scale_percent"), state.get("look/warehouse")) == ("light", 100, True)


def test_every_choice_has_a_name_and_is_reached_by_tab(make_office: MakeOffice, qtbot: QtBot) -> None:
    office = make_office()
    page = office.go("settings")
    reached = set()
    for _ in range(14):
        focused = office.window.focusWidget()
        if focused is not None and page.isAncestorOf(focused):
            reached.add(focused.objectName())
            assert focused.accessibleName() or focused.text()
        office.key(Qt.Key.Key_Tab)
    assert {
        "language",
        "locale",
        "negative",
        "scheme",
        "text_scale",
        "warehouse",
        "hints",
        "prefix",
        "suffix",
        "separator",
        "volume",
    } <= reached


def test_what_makes_no_sense_was_never_chosen(state: MemberState) -> None:
    assert read_preferences(state) == Preferences()
    chosen = Preferences("de", "de_CH", NegativeStyle.TRAILING, 30, "QQ", "\\", "^")
    write_preferences(state, chosen)
    assert read_preferences(state) == chosen
    assert chosen.figures(Figures("en_GB")) == Figures("de_CH", NegativeStyle.TRAILING)
    for name, value in (("locale", "xx_YY"), ("negative", "sideways"), ("volume_percent", 900), ("separator", "")):
        state.set(f"settings/{name}", value)
    assert read_preferences(state) == Preferences("de", "", NegativeStyle.MINUS, 100, "QQ", "\\", "~")


def test_the_way_back_from_settings_leads_to_where_one_was(make_office: MakeOffice) -> None:
    office = make_office()
    office.go("receiving")
    office.window.go(Place("settings"))
    office.window.go_back()
    assert office.window.here is not None and office.window.here.screen == "receiving"
