"""Owns how a value reads: marks, decimals, minus sign, dates and words, exactly, per locale and language; knows no page.

Nothing is ever rounded for display: a value with more digits than its currency shows them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, get_date_format
from babel.localedata import exists
from babel.numbers import get_currency_precision, get_decimal_symbol, get_group_symbol

from reports import speech
from reports.dictionary import language_of_country

MINUS = "−"
_CONTROLS = dict.fromkeys([*range(10), *range(11, 32), *range(127, 160)], " ")
_LEAST_DECIMALS = {"quantity": 0, "price": 2, "percent": 1, "integer": 0}


@dataclass(frozen=True, slots=True)
class Figures:
    """The marks of figures, the locale of dates ("" is ISO: 2026-03-31) and the language of words, of whoever reads a paper."""

    decimal_mark: str = "."
    group_mark: str = ","
    locale: str = ""
    language: str = "en"

    @classmethod
    def of_locale(cls, name: str, language: str = "en") -> "Figures":
        """The marks of a locale such as "de_DE". Raises babel.UnknownLocaleError or ValueError for a name that is none."""
        locale = Locale.parse(name)
        return cls(get_decimal_symbol(locale), get_group_symbol(locale), name, language)

    @classmethod
    def of_country(cls, country: str, otherwise: "Figures") -> "Figures":
        """What people of a country read, by its ISO code: `otherwise` where none is said, English where we do not speak theirs."""
        language = language_of_country(country)
        if not language:
            return otherwise
        local = f"{language}_{country.upper()}"
        return cls.of_locale(local if exists(local) else f"{language}_GB", language)

    @classmethod
    def of_language(cls, language: str) -> "Figures":
        """Words and figures of a language; English has ISO dates."""
        return cls.of_locale("de_DE", "de") if language == "de" else cls()

    def say(self, text: str, **facts: object) -> str:
        """A sentence of a paper, written as its English literal, in this language."""
        return speech.say(self.language, text, facts)

    def word(self, code: str) -> str:
        """A value of a closed list, such as soft_closed, in this language."""
        return speech.word(self.language, code)

    def heading(self, code: str) -> str:
        """The same where it begins a line: “Soft closed”."""
        word = self.word(code)
        return word[:1].upper() + word[1:]

    def told(self, text: str) -> str:
        """What the book keeps as code and facts in this language; somebody's own words as they are."""
        return speech.told(text, self)

    def within(self, title: str) -> str:
        """A title within a sentence: German keeps the capitals of its nouns."""
        return title if self.language == "de" else title.lower()

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
        return _local_day(value, self.locale, self.language) if self.locale else value.isoformat()

    def moment(self, value: datetime) -> str:
        """Day, time to the minute, and the zone where one is known."""
        zone = f" {value.tzname()}" if value.tzinfo is not None else ""
        return f"{self.day(value.date())} {value:%H:%M}{zone}"


@lru_cache(maxsize=512)
def minor_digits(currency: str) -> int:
    """How many decimals an amount of this ISO currency shows; 2 where no currency is named."""
    return get_currency_precision(currency) if currency else 2


@lru_cache(maxsize=8192)
def _local_day(value: date, locale: str, language: str) -> str:
    """A day in the order of the locale; where that names the month, it does so in the language."""
    same = Locale.parse(locale).language == language
    return format_date(value, str(get_date_format("medium", locale=locale)), locale=locale if same else language)


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
        return lambda value, measure: "" if value is None else figures.say("yes" if value else "no")
    if kind == "word":
        return lambda value, measure: "" if value is None else figures.word(str(value))
    if kind == "told":
        return lambda value, measure: "" if value is None else _clean(figures.told(str(value)))
    return lambda value, measure: "" if value is None else _clean(str(value))


def _clean(text: str) -> str:
    """The text without control characters, which no page or terminal can show; line ends stay."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def _decimal(value: object) -> Decimal | int:
    assert isinstance(value, Decimal | int)
    return value
