"""Owns how a value reads: marks, decimals, minus sign and dates, exactly and per locale; knows no page.

Nothing is ever rounded for display: a value with more digits than its currency shows them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_currency_precision, get_decimal_symbol, get_group_symbol

MINUS = "−"
_CONTROLS = dict.fromkeys([*range(10), *range(11, 32), *range(127, 160)], " ")
_LEAST_DECIMALS = {"quantity": 0, "price": 2, "percent": 0, "integer": 0}


@dataclass(frozen=True, slots=True)
class Figures:
    """The marks of figures and the locale of dates ("" is ISO: 2026-03-31)."""

    decimal_mark: str = "."
    group_mark: str = ","
    locale: str = ""

    @classmethod
    def of_locale(cls, name: str) -> "Figures":
        """The marks of a locale such as "de_DE". Raises babel.UnknownLocaleError or ValueError for a name that is none."""
        locale = Locale.parse(name)
        return cls(get_decimal_symbol(locale), get_group_symbol(locale), name)

    def number(self, value: Decimal | int, decimals_least: int = 0) -> str:
        """Digits with group marks, a true minus, and at least that many decimals; more only where the value has them."""
        text = format(value, ",f") if isinstance(value, Decimal) else f"{value:,}"
        whole, _, fraction = text.partition(".")
        fraction = fraction.rstrip("0").ljust(decimals_least, "0")
        if whole.startswith("-"):
            whole = (MINUS if value else "") + whole[1:]
        if self.group_mark != ",":
            whole = whole.replace(",", self.group_mark)
        return f"{whole}{self.decimal_mark}{fraction}" if fraction else whole

    def money(self, value: Decimal | int, currency: str = "") -> str:
        return self.number(value, minor_digits(currency))

    def day(self, value: date) -> str:
        return _local_day(value, self.locale) if self.locale else value.isoformat()

    def moment(self, value: datetime) -> str:
        """Day, time to the minute, and the zone where one is known."""
        zone = f" {value.tzname()}" if value.tzinfo is not None else ""
        return f"{self.day(value.date())} {value:%H:%M}{zone}"


@lru_cache(maxsize=512)
def minor_digits(currency: str) -> int:
    """How many decimals an amount of this ISO currency shows; 2 where no currency is named."""
    return get_currency_precision(currency) if currency else 2


@lru_cache(maxsize=8192)
def _local_day(value: date, locale: str) -> str:
    return format_date(value, "medium", locale)


Shower = Callable[[object, str], str]


def shower(kind: str, figures: Figures) -> Shower:
    """A function (value, measure) → text for one kind of column; None reads as nothing."""
    if kind == "money":
        return lambda value, measure: "" if value is None else figures.money(_decimal(value), measure)
    if kind in _LEAST_DECIMALS:
        decimals_least = _LEAST_DECIMALS[kind]
        suffix = " %" if kind == "percent" else ""
        return lambda value, measure: "" if value is None else figures.number(_decimal(value), decimals_least) + suffix
    if kind == "date":
        return lambda value, measure: figures.day(value) if isinstance(value, date) else ""
    if kind == "datetime":
        return lambda value, measure: figures.moment(value) if isinstance(value, datetime) else ""
    if kind == "flag":
        return lambda value, measure: "" if value is None else ("yes" if value else "no")
    if kind == "word":
        return lambda value, measure: "" if value is None else plain_words(str(value))
    return lambda value, measure: "" if value is None else _clean(str(value))


def plain_words(word: str) -> str:
    """A value of a closed list as people read it: soft_closed is “soft closed”."""
    return word.replace("_", " ")


def _clean(text: str) -> str:
    """The text without control characters, which no page or terminal can show; line ends stay."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def _decimal(value: object) -> Decimal | int:
    assert isinstance(value, Decimal | int)
    return value
