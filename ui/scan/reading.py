"""Owns how one scan is read: multiplier, command, GS1 element string, GTIN, SSCC or plain code; looks nothing up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ui.figures import FigureNotUnderstood, Figures
from ui.scan.layouts import Layout, garbled_by

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

GROUP_SEPARATOR = "\x1d"
_GS1_CARRIERS = ("]C1", "]d2", "]Q3", "]e0", "]J1")
"""AIM identifiers that promise GS1 element strings: GS1-128, DataMatrix, QR, DataBar, DotCode."""
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_GTIN_LENGTHS = (8, 12, 13, 14)
_MEASURE_UNITS = {"310": "kg", "311": "m", "312": "m", "313": "m", "314": "m2", "315": "l", "316": "m3"}


@dataclass(frozen=True, slots=True)
class CommandCode:
    """A printed command such as `!VALIDATE`; `name` is in capitals without the mark."""

    name: str


@dataclass(frozen=True, slots=True)
class GtinCode:
    """A trade item number as 14 digits, whatever its printed length was."""

    gtin: str


@dataclass(frozen=True, slots=True)
class SsccCode:
    """A pallet or carton number, 18 digits."""

    sscc: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A trade measure from AI 310n to 316n; the unit is kg, m, m2, l or m3."""

    quantity: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Gs1Code:
    """What a GS1 element string says; None where it is silent."""

    gtin: str | None = None
    """AI 01, 14 digits."""
    content_gtin: str | None = None
    """AI 02: the items inside, counted by `count`."""
    sscc: str | None = None
    lot: str | None = None
    serial: str | None = None
    expiry: date | None = None
    """AI 17, else 15 (best before)."""
    production: date | None = None
    count: Decimal | None = None
    """AI 37 or 30."""
    measure: Measure | None = None
    elements: tuple[tuple[str, str], ...] = ()
    """All (AI, value) pairs in order, those unknown to us included."""


@dataclass(frozen=True, slots=True)
class PlainCode:
    """Anything else: an order, a location, a lot, an item number, a word. `text` is trimmed."""

    text: str


@dataclass(frozen=True, slots=True)
class QuantityOnly:
    """`5*` on its own: it waits for the next scan."""


@dataclass(frozen=True, slots=True)
class GarbledCode:
    """The scanner and the computer disagree about the keyboard; `meant` is what was printed, as far as we can tell."""

    layout: Layout
    meant: str


@dataclass(frozen=True, slots=True)
class UnreadableCode:
    """It promises GS1 and breaks the promise; `reason` is biip's, in English, for the details."""

    reason: str


Code = CommandCode | GtinCode | SsccCode | Gs1Code | PlainCode | QuantityOnly | GarbledCode | UnreadableCode


@dataclass(frozen=True, slots=True)
class Reading:
    """One scan: what came (`raw`), how many it stands for (`multiplier`, None where nothing was said), what it is."""

    raw: str
    code: Code
    multiplier: Decimal | None = None


@dataclass(frozen=True)
class ScanSettings:
    """How the scanners here are set up."""

    separator_replacement: str = "~"
    """What the scanner types for FNC1 between elements; the true group separator is always understood."""
    command_mark: str = "!"
    prefix: str = ""
    """Characters the scanner puts in front of every code; dropped."""
    suffix: str = ""
    """Characters the scanner puts behind every code, before its Enter; dropped."""
    figures: Figures = field(default_factory=Figures)
    """How a typed multiplier is written."""


def read_scan(text: str, settings: ScanSettings | None = None) -> Reading:
    """Read one scan, without its Enter. Never fails: what cannot be read says so as a code."""
    settings = settings or ScanSettings()
    raw = text.strip(" \t\r\n").removeprefix(settings.prefix).removesuffix(settings.suffix)
    multiplier, body = _multiplier(raw, settings.figures)
    if multiplier is not None and not body:
        return Reading(raw, QuantityOnly(), multiplier)
    return Reading(raw, _code(body, settings), multiplier)


def _multiplier(text: str, figures: Figures) -> tuple[Decimal | None, str]:
    head, star, rest = text.partition("*")
    if not star or not head:
        return None, text
    try:
        number = figures.parse_decimal(head)
    except FigureNotUnderstood:
        return None, text
    return (number, rest.strip()) if number > 0 else (None, text)


def _code(text: str, settings: ScanSettings) -> Code:
    if text.startswith(settings.command_mark) and len(text) > len(settings.command_mark):
        return CommandCode(text.removeprefix(settings.command_mark).strip().upper())
    carrier = text[:3] if _AIM.match(text) else ""
    body = text[len(carrier) :]
    if carrier in _GS1_CARRIERS or body.startswith(GROUP_SEPARATOR):
        return _promised_gs1(_with_separators(body, settings))
    if body.isascii() and body.isdigit():
        return _digits(body)
    if body.startswith("(") and (spelled := _from_brackets(body)) is not None:
        return _promised_gs1(spelled)
    separated = _with_separators(body, settings)
    if _looks_like_gs1(separated):
        gs1 = _promised_gs1(separated)
        if isinstance(gs1, Gs1Code):
            return gs1
    layout = garbled_by(body)
    if layout is not None:
        return GarbledCode(layout, layout.meant(body))
    return PlainCode(body)


def _digits(body: str) -> Code:
    """Digits alone: a GTIN or an SSCC where length and check digit say so, and only then an element string.

    The order matters: the EAN 4006381333931 begins like AI 400.
    """
    if len(body) in _GTIN_LENGTHS and _check_digit_fits(body):
        return GtinCode(body.zfill(14))
    if len(body) == 18 and _check_digit_fits(body):
        return SsccCode(body)
    if len(body) == 20 and body.startswith("00") and _check_digit_fits(body[2:]):
        return SsccCode(body[2:])
    if _looks_like_gs1(body):
        gs1 = _promised_gs1(body)
        if isinstance(gs1, Gs1Code):
            return gs1
    return PlainCode(body)


def _looks_like_gs1(body: str) -> bool:
    """Without a carrier's promise only a whole GTIN or SSCC in front is proof enough: `10ABC` may be any code."""
    if body[:2] in ("01", "02") and len(body) >= 16 and body[2:16].isdigit():
        return _check_digit_fits(body[2:16])
    return body.startswith("00") and len(body) >= 20 and body[2:20].isdigit() and _check_digit_fits(body[2:20])


def _with_separators(body: str, settings: ScanSettings) -> str:
    replaced = body
    if settings.separator_replacement:
        replaced = replaced.replace(settings.separator_replacement, GROUP_SEPARATOR)
    return replaced.strip(GROUP_SEPARATOR)


def _from_brackets(body: str) -> str | None:
    """`(01)…(10)…` as printed for people, typed by hand."""
    parts = re.findall(r"\((\d{2,4})\)([^()]*)", body)
    if "".join(f"({ai}){value}" for ai, value in parts) != body:
        return None
    return GROUP_SEPARATOR.join(ai + value for ai, value in parts)


def _promised_gs1(body: str) -> Code:
    # Imported at the first GS1 code, not at the start of the program: it takes a tenth of a second.
    from biip import ParseConfig, ParseError
    from biip.gs1_messages import GS1Message

    try:
        message = GS1Message.parse(body, config=ParseConfig(separator_chars=(GROUP_SEPARATOR,)))
    except ParseError as error:
        return UnreadableCode(str(error))
    for element in message.element_strings:
        trouble = element.gtin_error or element.sscc_error
        if trouble:
            return UnreadableCode(trouble)
    return _gs1_code(message.element_strings)


def _gs1_code(elements: list[GS1ElementString]) -> Gs1Code:
    values = {element.ai.ai: element.value for element in elements}
    dates = {element.ai.ai: element.date for element in elements if element.date is not None}
    count = values.get("37") or values.get("30")
    return Gs1Code(
        gtin=values.get("01"),
        content_gtin=values.get("02"),
        sscc=values.get("00"),
        lot=values.get("10"),
        serial=values.get("21"),
        expiry=dates.get("17") or dates.get("15"),
        production=dates.get("11"),
        count=Decimal(count) if count else None,
        measure=_measure(elements),
        elements=tuple((element.ai.ai, element.value) for element in elements),
    )


def _measure(elements: list[GS1ElementString]) -> Measure | None:
    for element in elements:
        unit = _MEASURE_UNITS.get(element.ai.ai[:3])
        if unit is not None and len(element.ai.ai) == 4:
            places = int(element.ai.ai[3])
            return Measure(Decimal(element.value).scaleb(-places), unit)
    return None


def _check_digit_fits(digits: str) -> bool:
    """The modulo-10 check of GS1 General Specifications 7.9: weights 3 and 1 from the right."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return weighted % 10 == 0
