"""Owns what pictures are taken of on the transfers screen; posts nothing and leaves no draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.screens.transfers.presenter import TransfersPresenter
from ui.screens.transfers.under_way import KIND
from ui.shell.places import Place


def stops(presenter: TransfersPresenter, go: Callable[[Place], None]) -> Iterator[str]:
    """A transfer that arrives, taken in, in part damaged; what is missing; one that is asked for."""
    transfer = presenter.under_way.chosen()
    if transfer:
        go(Place(KIND, transfer))
        yield "arriving"
        presenter.take_all()
        yield "taken"
        presenter.damage()
        yield "damaged"
        while presenter.work is not None and presenter.work.tally.steps:
            presenter.undo()
        presenter.turn("missing")
        yield "missing"
    go(Place(KIND, "new"))
    yield "new"
    go(Place(KIND))
