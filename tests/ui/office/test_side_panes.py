"""What is shown at the side is gone once it is closed, with what was typed into it; what a page keeps for itself comes back."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.support.desktop import Depot
from tests.support.office import Office
from ui.reversing import Reversible
from ui.start.connect import PasswordPane

MakeOffice = Callable[..., Office]
Receive = Callable[..., str]
TIMES = 12


def alive(office: Office) -> int:
    office.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(office.window.findChildren(QWidget))


def typed(office: Office) -> list[str]:
    return [field.text() for field in office.window.findChildren(QLineEdit) if field.text()]


def test_closed_panes_leave_nothing_behind(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    document = office.go("receiving")
    window = office.window

    def password() -> None:
        pane = PasswordPane("olga", "The book does not take the password any more.")
        pane.password.setText("correct horse")
        window.show_detail("Sign in again", pane)

    def reverse() -> None:
        document.reversing.ask(Reversible("r", "GR-1", "posted"))
        document.reversing.form.reason.setText("a reason")

    ways = (
        password,
        reverse,
        office.desktop.heart.show_connection,
        office.desktop.heart.prove_now,
        window.show_help,
        window.show_shortcuts,
    )
    counts: list[int] = []
    for _ in range(2):
        for _ in range(TIMES):
            for show in ways:
                show()
                office.settle()
            window.show_detail("", None)
        counts.append(alive(office))
    assert counts[0] == counts[1]
    assert "correct horse" not in typed(office) and "a reason" not in typed(office)
    gc.collect()


def test_what_a_page_keeps_for_itself_comes_back(depot: Depot, make_office: MakeOffice) -> None:
    depot.order("po1", "HANSE", ("DR-18V", "24", "300"))
    office = make_office()
    screen = office.go("receiving")
    office.scan("po1", "DR-18V")
    for _ in range(3):
        screen.bar.offer_places()
        assert screen.bar.picker.isVisible()
        screen._show_evidence()
        office.settle()
        assert screen.evidence.strip.isVisible() and not screen.bar.picker.isVisible()
        office.window.show_help()
        office.settle()
        assert office.window.help_page.isVisible()
        office.window.show_detail("", None)
        assert alive(office)


def test_every_widget_of_every_page_belongs_to_the_window(make_office: MakeOffice, receive: Receive) -> None:
    """So that none outlives it."""
    before = QApplication.topLevelWidgets()
    receive("r1", "14")
    office = make_office("olga")
    for spec in office.window.screens:
        if spec.on_rail or spec.in_menu:
            office.go(spec.id)
    mine = [one for one in QApplication.topLevelWidgets() if one not in before and one is not office.window]
    assert [type(one).__name__ for one in mine if one.parent() is None] == []
