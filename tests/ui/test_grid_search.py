"""The grammar of the search line and the filter row."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from tests.ui.pallets import COLUMNS
from ui.figures import Figures
from ui.grid.search import FilterNotUnderstood, Search, parse_filter, parse_search
from ui.grid.source import Column, Condition, Kind, Op

US, DE = Figures("en_US"), Figures("de_DE")
TODAY = date(2026, 11, 23)


def search(text: str, figures: Figures = US) -> Search:
    return parse_search(text, COLUMNS, figures, TODAY)


@pytest.mark.ux
def test_ranges_and_lists() -> None:
    assert search("value: 100..500").conditions == (Condition("value", Op.BETWEEN, (Decimal(100), Decimal(500))),)
    assert search("loc: A1; A2").conditions == (Condition("location", Op.ANY_OF, ("A1", "A2")),)
    assert search("value: ..1.234,50", DE).conditions == (Condition("value", Op.BETWEEN, (None, Decimal("1234.50"))),)


def test_words_fields_and_both() -> None:
    assert search('drill "18 V"') == Search((), ("drill", "18 V"))
    both = search("drill location: A-01 state: held")
    assert both.words == ("drill",)
    assert both.conditions == (Condition("location", Op.CONTAINS, ("A-01",)), Condition("state", Op.EQUALS, ("held",)))
    assert search("place: A1").conditions == (Condition("location", Op.CONTAINS, ("A1",)),)
    assert search("location:") == Search((), ())


def test_an_unknown_name_before_a_colon_is_a_word() -> None:
    assert search("http://x") == Search((), ("http://x",))
    assert search("colour: red").conditions == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (">100", Condition("value", Op.ABOVE, (Decimal(100),))),
        ("<100", Condition("value", Op.BELOW, (Decimal(100),))),
        ("<=100", Condition("value", Op.BETWEEN, (None, Decimal(100)))),
        ("=100", Condition("value", Op.EQUALS, (Decimal(100),))),
        ("100", Condition("value", Op.EQUALS, (Decimal(100),))),
        ("!0", Condition("value", Op.NOT, (Decimal(0),))),
        ("-", Condition("value", Op.EMPTY)),
        ("*", Condition("value", Op.FILLED)),
        ("-5", Condition("value", Op.EQUALS, (Decimal(-5),))),
        ("-5..5", Condition("value", Op.BETWEEN, (Decimal(-5), Decimal(5)))),
        ("1; 2;", Condition("value", Op.ANY_OF, (Decimal(1), Decimal(2)))),
    ],
)
def test_filters_of_a_money_column(text: str, condition: Condition) -> None:
    assert parse_filter(text, COLUMNS[4], US, TODAY) == condition


def test_dates() -> None:
    received = COLUMNS[6]
    assert parse_filter("1.3.26..5.3.26", received, DE, TODAY).values == (date(2026, 3, 1), date(2026, 3, 5))
    assert parse_filter("-7..t", received, US, TODAY).values == (date(2026, 11, 16), TODAY)
    assert parse_filter(">3/1/26", received, US, TODAY) == Condition("received", Op.ABOVE, (date(2026, 3, 1),))
    day, moment = date(2026, 3, 1), Column("at", "At", Kind.MOMENT)
    assert parse_filter(">3/1/26", moment, US, TODAY) == Condition("at", Op.ABOVE, (datetime.combine(day, time.max),))
    assert parse_filter("3/1/26", moment, US, TODAY) == Condition(
        "at", Op.BETWEEN, (datetime.combine(day, time.min), datetime.combine(day, time.max))
    )


def test_text_and_choices() -> None:
    item, state = COLUMNS[1], COLUMNS[7]
    assert parse_filter("drill", item, US, TODAY) == Condition("item", Op.CONTAINS, ("drill",))
    assert parse_filter('"drill"', item, US, TODAY) == Condition("item", Op.EQUALS, ("drill",))
    assert parse_filter("he", state, US, TODAY) == Condition("state", Op.EQUALS, ("held",))
    assert parse_filter("Free; Held", state, US, TODAY) == Condition("state", Op.ANY_OF, ("free", "held"))


@pytest.mark.parametrize(("column", "text"), [(4, "abc"), (4, "1..x"), (6, "31.2.2026"), (7, "x"), (3, "1.5.2")])
def test_nonsense_is_named(column: int, text: str) -> None:
    with pytest.raises(FilterNotUnderstood) as told:
        parse_filter(text, COLUMNS[column], DE, TODAY)
    assert told.value.column == COLUMNS[column].title
    assert told.value.example
