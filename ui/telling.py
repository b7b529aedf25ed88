"""Owns how a command reads to a person: what it is in their words, and every field of its body; knows no toolkit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ui.command_words import COMMANDS, FIELDS
from ui.figures import Figures
from ui.i18n import translate, translated

UNTOLD = ("content", "digest", "proposal_digest", "seen_seq")
"""What nobody reads: the bytes of a file, sums over what is told anyway, a position of the log."""
_MADE_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NUMBERS = {"quantity", "amount", "unit_price", "price", "debit", "credit", "rate", "net", "tax", "discount", "copies"}
"""Fields that hold exact numbers; a lot or an account of digits only is none."""


def command_title(kind: str) -> str:
    """What a command is, in the person's words; its kind, readable, where nobody gave it any."""
    return translated("words", COMMANDS[kind]) if kind in COMMANDS else kind.replace("_", " ").capitalize()


def told(body: Mapping[str, Any], figures: Figures, level: int = 0) -> Iterator[tuple[str, str, int]]:
    """(name, value, level) of every field that says something, lists line by line."""
    for name, value in body.items():
        if name in UNTOLD:
            continue
        title = translated("words", FIELDS[name]) if name in FIELDS else name.removesuffix("_id").replace("_", " ").capitalize()
        match value:
            case None | "" | [] | {}:
                continue
            case str() if _MADE_ID.fullmatch(value):  # made by a computer for computers
                continue
            case list() if value and isinstance(value[0], Mapping):
                for number, one in enumerate(value, start=1):
                    yield f"{title} {number}", "", level
                    yield from told(one, figures, level + 1)
            case Mapping():
                yield title, "", level
                yield from told(value, figures, level + 1)
            case list():
                yield title, ", ".join(map(str, value)), level
            case bool():
                yield title, translate("words", "yes") if value else translate("words", "no"), level
            case _:
                yield title, _figure(name, str(value), figures), level


def _figure(name: str, text: str, figures: Figures) -> str:
    """A day or an exact number as the person writes it; anything else as it is."""
    if _DAY.fullmatch(text):
        return figures.day(date.fromisoformat(text))
    if name in _NUMBERS and _NUMBER.fullmatch(text):
        return figures.decimal(Decimal(text))
    return text
