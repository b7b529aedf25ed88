"""Texts break without losing a letter, and columns fill a width exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.fonts import REGULAR, covers, spans, width_of
from reports.wrapping import Need, share, wrap


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")) | st.just(" "), max_size=120))
def test_every_letter_survives_and_every_line_fits(text: str) -> None:
    lines = wrap(text, REGULAR, 8, 40)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, REGULAR, 8) <= 40 or len(line) == 1 for line in lines)


def test_long_words_break_after_punctuation_first() -> None:
    width = width_of("PO-2026-", REGULAR, 10) + 1
    assert wrap("PO-2026-000412", REGULAR, 10, width) == ["PO-2026-", "000412"]


def test_shares_fill_the_width() -> None:
    needs = [Need(60, 60, 0), Need(200, 50, 1), Need(100, 50, 1)]
    assert share(needs, 460) == [60, 250, 150]
    narrow = share(needs, 260)
    assert narrow is not None
    assert sum(narrow) == pytest.approx(260)
    assert narrow[0] == 60
    assert share(needs, 159) is None


def test_letters_go_to_a_face_that_has_them() -> None:
    assert covers("Łódź €−", REGULAR)
    assert not covers("ключ", REGULAR)
    assert ["".join(run for _, run in spans(text, REGULAR)) for text in ("a ключ b",)] == ["a ключ b"]
    assert len(list(spans("aключb", REGULAR))) == 3
