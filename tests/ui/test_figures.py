"""Numbers and dates as people of different places write them: exact there and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.figures import FigureNotUnderstood, Figures, NegativeStyle

US, DE, CH, FR, IN = (Figures(name) for name in ("en_US", "de_DE", "de_CH", "fr_FR", "en_IN"))
TODAY = date(2026, 11, 23)


@pytest.mark.ux
def test_one_amount_in_two_countries() -> None:
    assert DE.parse_decimal("1.234,56") == US.parse_decimal("1,234.56") == Decimal("1234.56")
    assert DE.money(Decimal("1234.5")) == "1.234,50"
    assert US.money(Decimal("1234.5")) == "1,234.50"
    assert IN.money(Decimal("1234567.5")) == "12,34,567.50"
    assert FR.parse_decimal("1 234,56") == Decimal("1234.56")
    assert CH.parse_decimal("1'234.56") == Decimal("1234.56")


@pytest.mark.ux
@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_what_is_shown_is_read_back_exactly(value: Decimal) -> None:
    for figures in (US, DE, CH, FR, IN):
        assert figures.parse_decimal(figures.decimal(value)) == value
        assert figures.parse_decimal(figures.edit_text(value)) == value
    for style in NegativeStyle:
        figures = Figures("de_DE", style)
        assert figures.parse_decimal(figures.money(value)) == value


@pytest.mark.parametrize("text", ["1.5", "12.34", "1.23.456", "", ",", "12a", "1,2,3", "--5", "1e5", "NaN", "٣"])
def test_a_german_does_not_get_a_guess(text: str) -> None:
    with pytest.raises(FigureNotUnderstood) as told:
        DE.parse_decimal(text)
    assert told.value.example == "1.234,5"


def test_signs() -> None:
    for text in ("-5", "−5", "5-", "(5)", "– 5"):
        assert US.parse_decimal(text) == Decimal(-5)
    assert US.money(Decimal("-5")) == "−5.00"
    assert US.money(Decimal("5"), signed=True) == "+5.00"
    assert US.money(Decimal("0"), signed=True) == "0.00"
    assert Figures("en_US", NegativeStyle.PARENTHESES).money(Decimal("-1234.5")) == "(1,234.50)"
    assert Figures("en_US", NegativeStyle.TRAILING).money(Decimal("-5")) == "5.00−"
    assert str(US.parse_decimal("-0")) == "0"


def test_a_figure_shown_is_never_less_than_the_book() -> None:
    assert US.money(Decimal("0.1234")) == "0.1234"
    assert US.quantity(Decimal("5.500000")) == "5.5"
    assert US.quantity(Decimal("1E+3")) == "1,000"
    assert US.percent(Decimal("0.05")) == "5.0\u00a0%"


@pytest.mark.ux
@pytest.mark.parametrize(
    ("figures", "text", "meant"),
    [
        (DE, "5.3.2026", date(2026, 3, 5)),
        (DE, "05.03.26", date(2026, 3, 5)),
        (US, "3/5/26", date(2026, 3, 5)),
        (US, "2026-03-05", date(2026, 3, 5)),
        (DE, "5", date(2026, 11, 5)),
        (DE, "5.3.", date(2026, 3, 5)),
        (US, "3-5", date(2026, 3, 5)),
        (DE, "1.1.99", date(1999, 1, 1)),
    ],
)
def test_dates_as_typed(figures: Figures, text: str, meant: date) -> None:
    assert figures.parse_date(text, TODAY) == meant


@pytest.mark.parametrize("text", ["31.2.2026", "32", "morgen", "5.13.2026", ""])
def test_no_such_day(text: str) -> None:
    with pytest.raises(FigureNotUnderstood) as told:
        DE.parse_date(text, TODAY)
    assert told.value.example == "23.11.2026"


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2070, 1, 1)))
def test_a_date_shown_is_read_back(day: date) -> None:
    for figures in (US, DE, CH, FR, IN, Figures("sv_SE"), Figures("ja_JP")):
        assert figures.parse_date(figures.day(day), TODAY) == day
