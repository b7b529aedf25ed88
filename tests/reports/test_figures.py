"""Values read exactly: nothing is rounded, minus is a minus, marks follow the locale."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from reports.figures import Figures, shower

PLAIN = Figures()


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        ("1234567.5", "EUR", "1,234,567.50"),
        ("-0.5", "EUR", "−0.50"),
        ("-0.00", "EUR", "0.00"),
        ("1234", "JPY", "1,234"),
        ("1.5", "KWD", "1.500"),
        ("0.0001", "EUR", "0.0001"),
        ("12.3400", "EUR", "12.34"),
        ("1E+3", "EUR", "1,000.00"),
        ("123456789012345678901234567890.12", "", "123,456,789,012,345,678,901,234,567,890.12"),
    ],
)
def test_money(value: str, currency: str, text: str) -> None:
    assert PLAIN.money(Decimal(value), currency) == text


def test_german_marks_and_dates() -> None:
    german = Figures.of_locale("de_DE")
    assert german.money(Decimal("-1234567.5"), "EUR") == "−1.234.567,50"
    assert german.day(date(2026, 3, 31)) == "31.03.2026"


def test_moment_names_its_zone() -> None:
    assert PLAIN.moment(datetime(2026, 3, 31, 7, 4, 59, tzinfo=UTC)) == "2026-03-31 07:04 UTC"


def test_kinds_of_columns() -> None:
    assert shower("percent", PLAIN)(Decimal("3.20"), "") == "3.2 %"
    assert shower("quantity", PLAIN)(Decimal("5.000000"), "pcs") == "5"
    assert shower("price", PLAIN)(Decimal("49.6765"), "EUR") == "49.6765"
    assert shower("flag", PLAIN)(False, "") == "no"
    assert shower("word", PLAIN)("soft_closed", "") == "soft closed"
    assert shower("text", PLAIN)("a\x00b\nc", "") == "a b\nc"
    assert [shower(kind, PLAIN)(None, "") for kind in ("money", "date", "flag", "text")] == [""] * 4
