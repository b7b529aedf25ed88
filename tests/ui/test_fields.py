"""Inputs of numbers and days, driven by keys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QFormLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.figures import Figures
from ui.theme import Theme, Tone
from ui.widgets.date_field import DateField
from ui.widgets.decimal_field import DecimalField
from ui.widgets.figure_label import FigureLabel, money_label
from ui.widgets.surfaces import named_field

TODAY = date(2026, 11, 23)


def number_field(qtbot: QtBot, locale: str = "de_DE", **bounds: object) -> DecimalField:
    field = DecimalField(Figures(locale), name="Quantity", **bounds)
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.ux
def test_the_same_amount_typed_in_two_countries(theme: Theme, qtbot: QtBot) -> None:
    for locale, typed in (("de_DE", "1.234,56"), ("en_US", "1,234.56")):
        field = number_field(qtbot, locale)
        told: list[object] = []
        field.value_changed.connect(told.append)
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.value == Decimal("1234.56")
        assert told == [Decimal("1234.56")]
        assert field.text() == typed


def test_what_is_no_number_stays_and_says_so(theme: Theme, qtbot: QtBot) -> None:
    field = number_field(qtbot)
    qtbot.keyClicks(field, "1.5")
    assert not field.settle()
    assert field.text() == "1.5"
    assert field.value is None
    assert "1.234,5" in field.problem
    assert field.property("invalid") is True
    field.clear()
    qtbot.keyClicks(field, "1,5")
    assert field.property("invalid") is False


def test_bounds_places_and_steps(theme: Theme, qtbot: QtBot) -> None:
    field = number_field(qtbot, "en_US", least=Decimal(0), most=Decimal(10), places_max=2)
    field.set_value(Decimal("9.5"))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value == Decimal(10)
    field.set_value(Decimal("0.25"))
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value == Decimal(0)
    for text in ("11", "-1", "1.234"):
        field.setText(text)
        assert not field.settle() and field.problem
    field.setText("")
    assert field.settle() and field.value is None


@pytest.mark.ux
def test_the_keys_of_a_date(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(Figures("de_DE"), theme, name="Day", today=lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    for key, meant in (
        ("t", TODAY),
        ("+", date(2026, 11, 24)),
        ("-", TODAY),
        ("-", date(2026, 11, 22)),
        ("=", TODAY),
    ):
        qtbot.keyClicks(field, key)
        assert field.value == meant, key
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    assert field.value == date(2026, 12, 23)
    field.selectAll()
    qtbot.keyClicks(field, "2026-03-05")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value, field.text()) == (date(2026, 3, 5), "05.03.2026")
    field.setText("31.2.")
    assert not field.settle() and "23.11.2026" in field.problem
    field.set_value(date(2026, 1, 31))
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    assert field.value == date(2026, 2, 28)


def test_a_day_is_picked_with_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(Figures("en_US"), theme, name="Day", today=lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    calendar = field.findChild(QCalendarWidget)
    calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert field.value == date(2026, 11, 24)
    QApplication.processEvents()


def test_labels_show_sign_unit_and_the_unknown(theme: Theme, qtbot: QtBot) -> None:
    amount = money_label(Figures("en_US"), Decimal("-1932.4"), currency="GBP")
    qtbot.addWidget(amount)
    assert amount.text() == "−1,932.40 GBP"
    assert amount.property("tone") == Tone.BAD.value
    amount.set_value(None)
    assert amount.text() == "—"
    signed = FigureLabel(Figures("en_US"), Decimal(6), signed=True, unit="over")
    qtbot.addWidget(signed)
    assert signed.text() == "+6 over"


@pytest.mark.ux
@pytest.mark.parametrize(
    ("locale", "first"), [("de_DE", Qt.DayOfWeek.Monday), ("en_GB", Qt.DayOfWeek.Monday), ("en_US", Qt.DayOfWeek.Sunday)]
)
def test_the_calendar_begins_the_week_as_the_place_does_and_keeps_red_for_trouble(
    theme: Theme, qtbot: QtBot, locale: str, first: Qt.DayOfWeek
) -> None:
    field = DateField(Figures(locale), theme, name="Day", today=lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    calendar = field.findChild(QCalendarWidget)
    assert calendar.firstDayOfWeek() == first
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color().name() == theme.tokens.muted.lower()
    calendar.clicked.emit(calendar.selectedDate())
    QApplication.processEvents()


@pytest.mark.ux
def test_a_field_is_named_on_its_own_line(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form = QFormLayout(page)
    field = QLineEdit()
    name = named_field(form, "Company", field)
    page.resize(400, 60)
    page.show()
    assert abs(name.geometry().center().y() - field.geometry().center().y()) <= 1
    assert name.buddy() is field
