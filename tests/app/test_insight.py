"""Advice on counts: what it says of which differences, worked out by hand; the same input gives the same hints in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.insight.counts import MODEL, hints_for

D = Decimal


@dataclass(frozen=True)
class Line:
    line_no: int
    item: str
    quantity: Decimal
    times_counted: int = 2
    earlier: int = 0
    earlier_alike: int = 0


def told(*lines: Line) -> list[tuple[str, int, str]]:
    return [(hint.code, hint.line_no, f"{hint.score:f}") for hint in hints_for(lines)]


def test_two_items_taken_for_each_other() -> None:
    # 9 too many against 10 too few: 9/10 × 0.9 = 0.81. Half as many is no pair.
    assert told(Line(1, "Bolt", D(-10)), Line(2, "Nut", D(9))) == [("swapped", 1, "0.81")]
    assert told(Line(1, "Bolt", D(-10)), Line(2, "Nut", D(5))) == []
    assert told(Line(1, "Bolt", D(-10)), Line(2, "Nut", D(-10))) == []


def test_what_differs_again_and_again_comes_before_what_was_counted_once() -> None:
    # 3 alike of 4 earlier: 3/5. Counted once: 0.30, whatever the item.
    lines = (Line(1, "Nut", D(2), times_counted=1), Line(2, "Bolt", D(-4), earlier=4, earlier_alike=3))
    assert told(*lines) == [("recurring", 2, "0.60"), ("counted_once", 1, "0.30")]
    assert told(Line(1, "Nut", D(2), earlier=9, earlier_alike=1)) == []


def test_every_hint_names_its_model_and_its_figures() -> None:
    [hint] = hints_for([Line(7, "Bolt", D(-10)), Line(8, "Nut", D(10))])
    assert hint.model == MODEL == "count-patterns 1"
    assert hint.features == (("item", "Nut"), ("difference", D(-10)), ("other_difference", D(10)))
    assert D(0) <= hint.score <= D(1)
    assert hint.key == "swapped/7"
