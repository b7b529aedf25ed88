"""Owns numbers and dates as a person of some locale reads and types them; exact decimals, never a float, no toolkit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cached_property

from babel import Locale
from babel.dates import format_date, get_date_format
from babel.localedata import exists
from babel.numbers import get_decimal_symbol, get_group_symbol

TRUE_MINUS = "\u2212"
_MINUS_SIGNS = "-\u2212\u2013\ufe63\uff0d"
_SPACES = " \u00a0\u202f\u2009'\u2019"


class NegativeStyle(StrEnum):
    """How amounts below zero are written; a setting of the member."""

    MINUS = "minus"
    PARENTHESES = "parentheses"
    TRAILING = "trailing"


class FigureNotUnderstood(ValueError):
    """What was typed is no number or no date here; `text` is what was typed, `example` what would be understood."""

    def __init__(self, text: str, example: str) -> None:
        super().__init__(f"{text!r} is not understood; an example is {example!r}")
        self.text = text
        self.example = example


def known_locale(name: str) -> bool:
    """Whether figures can be written the way of that locale, such as `de_CH`."""
    return bool(name) and exists(name)


def locale_words(name: str, language: str) -> str:
    """A locale in words of a language: `Deutsch (Schweiz)`."""
    return str(Locale.parse(name).get_display_name(language) or name)


@dataclass(frozen=True)
class Figures:
    """Reads and writes figures for one locale name such as `de_DE`."""

    locale: str = "en_US"
    negative: NegativeStyle = NegativeStyle.MINUS

    @cached_property
    def _babel(self) -> Locale:
        return Locale.parse(self.locale)

    @cached_property
    def decimal_sign(self) -> str:
        return get_decimal_symbol(self._babel)

    @cached_property
    def group_sign(self) -> str:
        return get_group_symbol(self._babel)

    @cached_property
    def _group_sizes(self) -> tuple[int, int]:
        """(last group, the others): 3, 3 for most, 3, 2 in India."""
        primary, secondary = self._babel.decimal_formats[None].grouping
        return primary, secondary

    # Numbers

    def decimal(self, value: Decimal, *, places: int | None = None, places_min: int = 0, signed: bool = False) -> str:
        """Write a value exactly: with `places` decimals (never rounding away a digit), or as many as it has.

        With `places` the figure shows at least so many decimals, and more if the value has more: a figure on the
        screen is never less than the book. `signed` writes + too.
        """
        if not value.is_finite():
            raise ValueError(f"no figure for {value}")
        whole, fraction = _digits(value)
        fraction = fraction.ljust(max(places or 0, places_min), "0")
        body = self._grouped(whole) + (self.decimal_sign + fraction if fraction else "")
        if value < 0:
            return self._negative(body)
        return f"+{body}" if signed and value > 0 else body

    def money(self, value: Decimal, *, places: int = 2, signed: bool = False) -> str:
        return self.decimal(value, places=places, signed=signed)

    def quantity(self, value: Decimal, *, signed: bool = False) -> str:
        """No trailing zeros: 5, 2.5, 0.125."""
        return self.decimal(value, signed=signed)

    def percent(self, share: Decimal, *, places: int = 1, signed: bool = False) -> str:
        """A share of one as per cent, rounded half-even for the eye: 0.05 is 5.0 %."""
        shown = (share * 100).quantize(Decimal(1).scaleb(-places))
        return self.decimal(shown, places=places, signed=signed) + "\u00a0%"

    def edit_text(self, value: Decimal, *, places_min: int = 0) -> str:
        """The figure for an input: with a plain minus sign in front, whatever the negative style."""
        body = self.decimal(abs(value), places_min=places_min)
        return f"-{body}" if value < 0 else body

    def parse_decimal(self, text: str) -> Decimal:
        """The exact value. Raises FigureNotUnderstood, also where a group sign stands where none can stand."""
        body = text.strip()
        negative = False
        if body.startswith("(") and body.endswith(")"):
            negative, body = True, body[1:-1].strip()
        elif body and body[0] in _MINUS_SIGNS + "+":
            negative, body = body[0] != "+", body[1:].strip()
        elif body and body[-1] in _MINUS_SIGNS:
            negative, body = True, body[:-1].strip()
        whole, sign, fraction = body.partition(self.decimal_sign)
        plain = self._ungrouped(whole)
        digits_fine = plain is not None and (plain or fraction) and _is_digits(plain) and _is_digits(fraction)
        if plain is None or not digits_fine or (sign and not fraction and not plain):
            raise FigureNotUnderstood(text, self.decimal(Decimal("1234.5")))
        try:
            value = Decimal(f"{plain or '0'}.{fraction or '0'}" if sign and fraction else plain or "0")
        except InvalidOperation as error:
            raise FigureNotUnderstood(text, self.decimal(Decimal("1234.5"))) from error
        return -value if negative and value else value

    def _grouped(self, whole: str) -> str:
        last, others = self._group_sizes
        if last <= 0 or len(whole) <= last:
            return whole
        groups, rest = [whole[-last:]], whole[:-last]
        while rest:
            groups.append(rest[-others:])
            rest = rest[:-others]
        return self.group_sign.join(reversed(groups))

    def _ungrouped(self, whole: str) -> str | None:
        """Digits without group signs; None where the groups are not whole, since 1.5 may mean 1,5 elsewhere."""
        signs = self.group_sign + (_SPACES if self.group_sign in _SPACES else "")
        parts = re.split("[" + re.escape(signs) + "]", whole)
        if len(parts) == 1:
            return whole
        last, others = self._group_sizes
        inner_fine = all(len(part) == others for part in parts[1:-1])
        if not inner_fine or len(parts[-1]) != last or not 1 <= len(parts[0]) <= others:
            return None
        return "".join(parts)

    def _negative(self, body: str) -> str:
        match self.negative:
            case NegativeStyle.PARENTHESES:
                return f"({body})"
            case NegativeStyle.TRAILING:
                return f"{body}{TRUE_MINUS}"
            case _:
                return f"{TRUE_MINUS}{body}"

    # Dates

    @cached_property
    def _date_pattern(self) -> str:
        """The locale's short pattern with a year of four digits."""
        pattern = str(get_date_format("short", locale=self._babel))
        return re.sub("y+", "yyyy", pattern)

    @cached_property
    def _date_order(self) -> str:
        """Such as dmy or mdy."""
        return "".join(dict.fromkeys(sign.lower() for sign in self._date_pattern if sign.lower() in "dmy"))

    def day(self, value: date) -> str:
        return format_date(value, self._date_pattern, locale=self._babel)

    def moment(self, value: datetime) -> str:
        """Date and time of day, in the zone the value carries."""
        return f"{self.day(value.date())} {value:%H:%M}"

    def parse_date(self, text: str, today: date) -> date:
        """A date as typed: the locale's order with any separator, ISO, a day, or a day and month near today.

        Raises FigureNotUnderstood.
        """
        body = text.strip()
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", body):
            parts = dict(zip("ymd", body.split("-"), strict=True))
        else:
            found = re.fullmatch(r"(\d+)(?:[./\- ]+(\d+))?(?:[./\- ]+(\d+))?[./\- ]*", body)
            if found is None:
                raise FigureNotUnderstood(text, self.day(today))
            numbers = [number for number in found.groups() if number]
            order = self._date_order if len(numbers) == 3 else self._date_order.replace("y", "")
            parts = {"d": numbers[0]} if len(numbers) == 1 else dict(zip(order, numbers, strict=True))
        try:
            year = _whole_year(parts.get("y", str(today.year)), today)
            return date(year, int(parts.get("m", today.month)), int(parts["d"]))
        except ValueError as error:
            raise FigureNotUnderstood(text, self.day(today)) from error


def _digits(value: Decimal) -> tuple[str, str]:
    """(whole digits, fraction digits without trailing zeros)."""
    whole, _, fraction = format(abs(value), "f").partition(".")
    return whole.lstrip("0") or "0", fraction.rstrip("0")


def _is_digits(text: str) -> bool:
    return text == "" or (text.isascii() and text.isdigit())


def _whole_year(text: str, today: date) -> int:
    """Two digits mean the year nearest to today."""
    year = int(text)
    if len(text) > 2:
        return year
    century = today.year - today.year % 100
    return min((century - 100 + year, century + year, century + 100 + year), key=lambda one: abs(one - today.year))
