"""Figures as text: one way to write a decimal, whatever exponent it came with; knows no language."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> str:
    """`value` in digits without trailing zeros: "1500" and never "1500.00" or "1.5E+3".

    Rows read from the book and rows made in memory differ in trailing zeros. What gets into results, refusals and stored texts is
    part of the hash chain, so it is written by this function.
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
