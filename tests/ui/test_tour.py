"""The whole desktop walked through once in German: every page is visited, and nothing on it is a word of the machine or left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QMenu, QTableView, QWidget

from app.roof.house import LocalHouse
from app.roof.tour_station import tour_station
from ui.figures import Figures
from ui.house import NewBook
from ui.i18n import use_lookup
from ui.i18n.install import install
from ui.i18n.linguist import read_file, translation_folder
from ui.refusals import use_figures
from ui.screens import registry
from ui.theme import Theme
from ui.tour import Look, walk

ROWS_MOST = 40
CODE = re.compile(r"\b[a-z]+_[a-z]+(?:_[a-z]+)*\b")
DAY_OF_A_MACHINE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-")
TYPED_BY_THE_TOUR = {"rhein_thames", "Das gemeinsame Buch rhein_thames auf db.example.com"}
"""A database has the name it has."""

ELSEWHERE = {
    "home": "owner-home",
    "document": "documents-goods-receipt",
    "command": "documents-command",
    "entry": "documents-entry",
    "move": "documents-move",
    "journal": "ledger-journal",
    "paper": "reports-stock-card",
    "card": "stock-card",
    "pending": "offline-pending",
}
"""Pages that one gets to from another page."""

NAMES_OF_THE_BOOK = "names of the book"
NAMED = ("account", "item", "partner", "warehouse", "location", "reason_code", "tax_code", "member", "legal_entity")
"""What people named; the sample company speaks English."""

Seen = dict[str, set[str]]


@pytest.fixture(scope="module")
def seen(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """The texts of every stop, by its name."""
    folder = tmp_path_factory.mktemp("tour")
    before = QLocale()
    loaded = install(qapp, "de")
    house = LocalHouse(folder)
    book = house.sample(lambda done, total: None)
    station = tour_station(book, folder / "cut-off")
    fresh = house.create(
        NewBook(
            place=str(folder / "new" / "northgate.dockledger"),
            company="Northgate",
            currency="GBP",
            chart=house.charts()[0],
            warehouse="Leeds",
            member_id="petra",
            member_name="Petra Lang",
            first_day=date(2026, 1, 1),
        )
    )
    found: Seen = {}
    for name, window in walk(Look(house, Theme(qapp), "light", 100, None, "de"), book, station=station, fresh=fresh):
        found[name] = {text for widget in (window, *_popups()) for text in _texts(widget)}
    with book.session("olivia").reading() as connection:
        names = connection.execute(sa.text(" UNION ".join(f"SELECT name FROM {table}" for table in NAMED)))
        found[NAMES_OF_THE_BOOK] = {row.name for row in names}
    yield found
    for one in (station, fresh, book):
        if one is not None:
            one.close()
    for translator in loaded:
        qapp.removeTranslator(translator)
    use_lookup(None)
    use_figures(Figures())
    QLocale.setDefault(before)


@pytest.mark.ux
def test_every_page_is_on_the_tour(seen: Seen) -> None:
    for spec in registry.screens(registry.areas()):
        stop = f"entering-{spec.subject.replace('_', '-')}" if spec.subject else ELSEWHERE.get(spec.id, spec.id)
        assert stop in seen, spec.id


@pytest.mark.ux
def test_no_page_shows_a_code_of_the_program(seen: Seen) -> None:
    """No name in snake case, no day as a machine writes it, no made-up id: in German, where a date has points."""
    odd = {
        (name, text)
        for name, texts in seen.items()
        for text in texts - TYPED_BY_THE_TOUR
        if (CODE.search(text) or DAY_OF_A_MACHINE.search(text) or UUID.search(text)) and "/" not in text
    }
    assert odd == set()


@pytest.mark.ux
def test_no_page_is_left_in_english(seen: Seen) -> None:
    """A sentence that has a German is never shown in English, as happens to what is said before the language is known."""
    german = [read_file(file) for file in sorted((translation_folder() / "de").glob("*.ts"))]
    spoken = {form for texts in german for forms in texts.values() for form in forms}
    english = {source for texts in german for source, forms in texts.items() if len(source) > 3 and source not in spoken}
    english -= seen[NAMES_OF_THE_BOOK]
    pages = {name: texts for name, texts in seen.items() if name != NAMES_OF_THE_BOOK}
    left = {(name, text) for name, texts in pages.items() for text in texts if text in english}
    assert left == set()


def _popups() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowType() == Qt.WindowType.Popup]


def _texts(widget: QWidget) -> Iterator[str]:
    """What can be read in a window now."""
    if isinstance(widget, QMenu):
        yield from (action.text().split("\t")[0] for action in widget.actions())
    for child in widget.findChildren(QWidget):
        if not child.isVisible():
            continue
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text().strip()
        elif isinstance(child, QLineEdit):
            yield from (child.text(), child.placeholderText())
        elif isinstance(child, QComboBox):
            yield child.currentText()
        elif isinstance(child, QAbstractItemView) and child.model() is not None:
            yield from _cells(child)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    if hasattr(view, "texts"):
        yield from (line for row in view.texts()[:ROWS_MOST] for cell in row for line in cell.split("\n"))
        return
    model = view.model()
    for column in range(model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1):
        if isinstance(view, QTableView) and view.isColumnHidden(column):
            continue
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(QModelIndex()), ROWS_MOST)):
            yield str(model.index(row, column).data() or "")
