"""Owns what pictures are taken of on the counting screen: it opens a count, counts a little and leaves it unsubmitted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ui.screens.counting.counts import KIND
from ui.screens.counting.presenter import CountingPresenter
from ui.shell.places import Place


def stops(presenter: CountingPresenter, go: Callable[[Place], None]) -> Iterator[str]:
    """A count being planned, just opened, counted in part, and its differences."""
    presenter.plan_new()
    yield "plan"
    presenter.post()
    yield "opened"
    for _ in range(3):
        presenter.choose_next()
        presenter.change(Decimal(7))
    presenter.choose_next()
    presenter.nothing_there()
    yield "counted"
    presenter.post()
    yield "differences"
    go(Place(KIND))
