"""Owns GS1 element strings: which application identifiers we print, their shapes and check digits, and their order in a code.

Source: GS1 General Specifications, sections 3 and 7. Draws nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.code128 import FNC1

_LETTERS_82 = frozenset("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_FIXED = {"00": 18, "01": 14, "02": 14, "11": 6, "13": 6, "15": 6, "17": 6}
_VARIABLE = {"10": 20, "21": 20, "30": 8, "37": 8, "240": 30, "400": 30}
_COUNTS = frozenset({"30", "37"})
_CHECKED = frozenset({"00", "01", "02"})
_WEIGHT = "310"
_WEIGHT_DIGITS = 6
_WEIGHT_DECIMALS_MOST = 5


class BadElement(ValueError):
    """A value does not fit its application identifier: `identifier`, `value` and the `reason` say how."""

    def __init__(self, *, identifier: str, value: str, reason: str) -> None:
        super().__init__(f"({identifier}) {value!r}: {reason}")
        self.identifier = identifier
        self.value = value
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Element:
    """One application identifier with its value; checked when made. Raises BadElement."""

    identifier: str
    value: str

    def __post_init__(self) -> None:
        reason = _fault(self.identifier, self.value)
        if reason:
            raise BadElement(identifier=self.identifier, value=self.value, reason=reason)

    @property
    def has_fixed_length(self) -> bool:
        return self.identifier in _FIXED or self.identifier.startswith(_WEIGHT)


def gtin(value: str) -> Element:
    """A trade item by GTIN-8, -12, -13 or -14."""
    return Element("01", value.rjust(14, "0"))


def sscc(value: str) -> Element:
    """A logistic unit by its 18 digits."""
    return Element("00", value)


def lot(value: str) -> Element:
    return Element("10", value)


def serial(value: str) -> Element:
    return Element("21", value)


def expiry(value: date) -> Element:
    return Element("17", f"{value:%y%m%d}")


def count(value: Decimal) -> Element:
    """A number of pieces in a trade item of variable measure (30). Raises BadElement for a part of a piece."""
    return Element("30", _whole("30", value))


def count_contained(value: Decimal) -> Element:
    """A number of trade items in a logistic unit (37). Raises BadElement for a part of an item."""
    return Element("37", _whole("37", value))


def net_weight(value: Decimal) -> Element:
    """Net weight in kilograms (310n), exact. Raises BadElement where six digits do not hold it."""
    places = max(0, -_exponent(value))
    digits = str(int(value.scaleb(places)))
    if value < 0 or places > _WEIGHT_DECIMALS_MOST or len(digits) > _WEIGHT_DIGITS:
        raise BadElement(identifier=f"{_WEIGHT}n", value=str(value), reason="does not fit six digits")
    return Element(f"{_WEIGHT}{places}", digits.rjust(_WEIGHT_DIGITS, "0"))


def payload(elements: Sequence[Element]) -> str:
    """The data of a GS1-128 symbol: FNC1 first, then elements of fixed length, then the others parted by FNC1."""
    ordered = in_order(elements)
    parts = [FNC1]
    for place, element in enumerate(ordered):
        parts.append(element.identifier + element.value)
        if not element.has_fixed_length and place < len(ordered) - 1:
            parts.append(FNC1)
    return "".join(parts)


def in_order(elements: Sequence[Element]) -> list[Element]:
    """Elements of fixed length first, so that fewest separators are needed; otherwise as given."""
    return sorted(elements, key=lambda element: not element.has_fixed_length)


def readable(elements: Sequence[Element]) -> str:
    """What people read below the bars: (01)09506000134352(10)ABC."""
    return "".join(f"({element.identifier}){element.value}" for element in in_order(elements))


def check_digit(digits: str) -> str:
    """The modulo-10 check digit for all digits but the last of a GTIN or SSCC."""
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-weighted % 10)


def _whole(identifier: str, value: Decimal) -> str:
    if value <= 0 or value != value.to_integral_value():
        raise BadElement(identifier=identifier, value=str(value), reason="is no whole number of pieces")
    return str(int(value))


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _fault(identifier: str, value: str) -> str:
    """What is wrong with a value, or nothing."""
    if identifier.startswith(_WEIGHT) and len(identifier) == 4:
        return "" if value.isascii() and value.isdigit() and len(value) == _WEIGHT_DIGITS else "needs six digits"
    if identifier in _FIXED:
        if not (value.isascii() and value.isdigit() and len(value) == _FIXED[identifier]):
            return f"needs {_FIXED[identifier]} digits"
        if identifier in _CHECKED and check_digit(value[:-1]) != value[-1]:
            return f"the check digit should be {check_digit(value[:-1])}"
        return ""
    if identifier not in _VARIABLE:
        return "is an application identifier that labels do not use"
    if not 0 < len(value) <= _VARIABLE[identifier]:
        return f"needs 1 to {_VARIABLE[identifier]} characters"
    if identifier in _COUNTS and not (value.isascii() and value.isdigit()):
        return "needs digits"
    return "" if _LETTERS_82.issuperset(value) else "has a character that GS1 does not allow"
