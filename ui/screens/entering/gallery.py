"""Owns the page that says what can be entered: the forms a member may use, by group, and how much of each the book has."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from db.queries.choosing import how_many
from ui.actions.table import allowed
from ui.book import Workplace
from ui.i18n import translate, translated
from ui.screens.entering.catalogue import FORMS
from ui.screens.entering.spec import CONTEXT, FormSpec
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.widgets.surfaces import Card
from ui.widgets.whole_table import WholeTable
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow


class GalleryScreen(Screen):
    """A card for each group; a press or Enter opens a form."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self._tasks = TaskScope(desk.tasks)
        self.forms = [form for form in FORMS if allowed(form.permission, desk.permissions)]
        self.tables: list[WholeTable] = []
        self._shown: list[list[FormSpec]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for group, forms in groupby(self.forms, key=lambda form: form.group):
            card = Card(translated(CONTEXT, group))
            columns = (
                WorkColumn(translate("entering", "What"), stretch=True),
                WorkColumn(translate("entering", "In the book"), figure=True),
            )
            table = WholeTable(desk.theme, columns, name=translated(CONTEXT, group), press_opens=True)
            table.opened.connect(lambda screen: desk.go(Place(str(screen))))
            card.body.addWidget(table)
            self.tables.append(table)
            self._shown.append(list(forms))
            layout.addWidget(card)
        layout.addStretch(1)
        self._show({})

    def headline(self) -> Headline:
        return Headline(
            translate("entering", "What would you like to enter?"),
            translate("entering", "A new company begins with items, a supplier, and the first order. Ctrl+K finds each of these, too."),
        )

    def open(self, place: Place) -> None:
        self._count()

    def touched(self, what: frozenset[str]) -> None:
        self._count()

    def focus_first(self) -> None:
        if self.tables:
            first = self.tables[0]
            if not first.currentIndex().isValid():
                first.show_rows(first.work.rows, first.work.rows[0].key)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dispose(self) -> None:
        self._tasks.close()

    def _count(self) -> None:
        def read() -> dict[str, int]:
            with self._work.book.reading() as connection:
                return {form.id: how_many(connection, form.known) for form in self.forms if form.known}

        self._tasks.run(lambda pulse: read(), self._show, self._desk.trouble)

    def _show(self, counted: dict[str, int]) -> None:
        for table, forms in zip(self.tables, self._shown, strict=True):
            rows = [
                WorkRow(
                    form.screen,
                    (
                        WorkCell(translated(CONTEXT, form.title), note=translated(CONTEXT, form.lead), strong=True),
                        WorkCell(str(counted[form.id]) if form.id in counted else ""),
                    ),
                )
                for form in forms
            ]
            table.show_rows(rows, table.work.rows[table.currentIndex().row()].key if table.currentIndex().isValid() else None)
            table.hide_column(1, not any(form.known for form in forms))


def create(desk: Desk) -> Screen:
    """The page for a desk with a book."""
    if desk.work is None:
        raise ValueError("forms need a book")
    return GalleryScreen(desk, desk.work)
