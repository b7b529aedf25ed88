"""Owns how a figure is shown that counts what waits to be sent as if it were posted; reads nothing."""

from __future__ import annotations

from ui.i18n import translate

PROVISIONAL = "≈"
"""Stands before a figure that is not posted as it stands."""


def marked(text: str, *, provisional: bool) -> str:
    """The figure, with its mark where something waits behind it."""
    return f"{PROVISIONAL} {text}" if provisional else text


def waits(quantity: str) -> str:
    """How much of a figure is not in the book yet, small below it; `quantity` with its sign or unit as it is read."""
    return translate("floor", "{quantity} to be sent").format(quantity=quantity)
