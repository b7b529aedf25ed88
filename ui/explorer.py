"""Owns what pages of exploring share: a page that loads one thing in a task, tables of its parts, and going on from a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.book import Workplace
from ui.i18n import translate
from ui.shell.places import Place
from ui.shell.screen import Desk, Screen
from ui.tasks import TaskScope
from ui.widgets.action_bar import ActionBar
from ui.widgets.fact_sheet import FactSheet
from ui.widgets.surfaces import Card
from ui.widgets.whole_table import WholeTable
from ui.widgets.work_table import WorkColumn, WorkRow, WorkTable

Thing = TypeVar("Thing")


class PartTable(Card):
    """A titled table of parts; a press or Enter on a row opens it, arrow keys move. Hidden while it has nothing."""

    def __init__(self, desk: Desk, title: str, columns: Sequence[WorkColumn], opened: Callable[[Any], None] | None = None) -> None:
        super().__init__(title)
        self.table = WholeTable(desk.theme, columns, name=title)
        self.body.setContentsMargins(1, 14, 1, 1)
        self.title.setContentsMargins(15, 0, 15, 0)
        self.body.addWidget(self.table)
        if opened is not None:
            self.table.opened.connect(opened)
            self.table.doubleClicked.connect(lambda index: opened(self.table.work.rows[index.row()].key))
        self.hide()

    def show_rows(self, rows: Sequence[WorkRow], current: object = None) -> None:
        self.setVisible(bool(rows))
        self.table.show_rows(rows, current if current is not None else rows[0].key if rows else None, reveal=current is not None)

    @property
    def current(self) -> object:
        index = self.table.currentIndex()
        return self.table.work.rows[index.row()].key if index.isValid() else None


class ThingScreen(Screen, Generic[Thing]):
    """A page about one thing: facts on top, parts below, buttons to go on in the footer."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self.desk = desk
        self.work = work
        self.tasks = TaskScope(desk.tasks)
        self.argument: object = None
        self.wanted: object = None
        self.thing: Thing | None = None
        self.facts = FactSheet()
        self.head = Card()
        self.head.body.addWidget(self.facts)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(self.head)
        self.bar = QWidget()

    def fill_bar(self, *others: QPushButton, lead: Sequence[QPushButton] = ()) -> None:
        """The buttons below the page, in more lines where need be; what leads on at the lower right."""
        line = QVBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(ActionBar(self.desk.theme, others, tuple(lead)))

    def read_thing(self, connection: sa.Connection, argument: object) -> Thing | None:
        """In a task: everything the page shows."""
        raise NotImplementedError

    def show_thing(self, thing: Thing) -> None:
        raise NotImplementedError

    def selected(self) -> object:
        """What Back brings into view again."""
        return None

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        self.wanted = place.selection
        if place.argument is not None:
            self.argument = place.argument
        self.load()

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, self.argument, self.selected())

    def load(self) -> None:
        argument = self.argument
        if argument is None:
            return

        def read() -> Thing | None:
            with self.work.book.reading() as connection:
                return self.read_thing(connection, argument)

        def arrived(thing: Thing | None) -> None:
            if argument != self.argument:
                return
            self.thing = thing
            if thing is None:
                self.facts.show_facts(((translate("explorers", "Nothing here"), translate("explorers", "This is not in the book.")),))
            else:
                self.show_thing(thing)
            self.headline_changed.emit(self.headline())
            self.desk.actions.refresh()

        self.tasks.run(lambda pulse: read(), arrived, self.desk.trouble)

    def dispose(self) -> None:
        self.tasks.close()

    def focus_first(self) -> None:
        table = next((child for child in self.findChildren(WorkTable) if child.isVisible()), None)
        (table or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, action_id: str, go: Callable[[], Place | None], lacking: str, *, role: str = "") -> QPushButton:
        """A button of an action that leads on; `lacking` says why it cannot while there is nowhere to go."""

        def run() -> None:
            place = go()
            if place is not None:
                self.desk.go(place)

        self.desk.actions.bind(action_id, run, why_not=lambda: "" if go() is not None else lacking)
        return self.desk.actions.button(action_id, role=role)
