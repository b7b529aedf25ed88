"""Owns how well a few typed letters fit a phrase; plain Python."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Small letters without accents, so that `prufen` finds `prüfen`."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def score(typed: str, phrase: str) -> int:
    """0: no fit; the higher the better. Every typed word must fit: whole words before beginnings before scattered
    letters, and a fit early in the phrase before a late one."""
    wanted, text = fold(typed).split(), fold(phrase)
    total = 1
    for word in wanted:
        one = _word_score(word, text)
        if one == 0:
            return 0
        total += one
    return total


def _word_score(word: str, text: str) -> int:
    starts = [0] + [at + 1 for at, sign in enumerate(text) if not sign.isalnum()]
    for rank, start in enumerate(starts):
        if text.startswith(word, start):
            whole = start + len(word) == len(text) or not text[start + len(word)].isalnum()
            return 100 - min(rank, 20) * 2 + (20 if whole else 0)
    if word in text:
        return 50
    initials = "".join(text[start : start + 1] for start in starts)
    if word in initials:
        return 40
    return _scattered(word, text)


def _scattered(word: str, text: str) -> int:
    """Letters in order with gaps; the tighter they stand, the better."""
    if len(word) < 3:
        return 0
    at, first = -1, -1
    for sign in word:
        at = text.find(sign, at + 1)
        if at < 0:
            return 0
        first = at if first < 0 else first
    spread = at - first + 1 - len(word)
    return max(1, 25 - spread) if spread <= 2 * len(word) else 0
