"""Owns how a sentence for people is looked up in their language; knows no toolkit, so that presenters may use it."""

from __future__ import annotations

from collections.abc import Callable

Lookup = Callable[[str, str, str | None, int], str]
"""(context, source text, disambiguation, number or -1) -> translated text."""


def _source_text(context: str, text: str, disambiguation: str | None, number: int) -> str:
    return text if number < 0 else text.replace("%n", str(number))


_lookup: Lookup = _source_text


def translate(context: str, text: str, disambiguation: str | None = None, number: int = -1) -> str:
    """The sentence in the language installed, the English source where there is none.

    `context` names a file of resources/translations; `number` chooses the plural form and replaces `%n`.
    Both texts must be literals: the test of completeness reads them from the source.
    """
    return _lookup(context, text, disambiguation, number)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a sentence held as data; whoever shows it calls `translated(context, text)` then."""
    return text


def translated(context: str, text: str) -> str:
    """Translate a sentence that was marked with QT_TRANSLATE_NOOP where it was written down."""
    return _lookup(context, text, None, -1)


def use_lookup(lookup: Lookup | None) -> None:
    """Install the dictionary; None goes back to the English source texts."""
    global _lookup
    _lookup = lookup or _source_text
