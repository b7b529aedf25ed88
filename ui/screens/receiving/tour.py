"""Owns what pictures are taken of on the receiving screen; posts nothing and leaves no draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ui.screens.receiving.deliveries import KIND
from ui.screens.receiving.presenter import ReceivingPresenter
from ui.shell.places import Place


def stops(presenter: ReceivingPresenter, go: Callable[[Place], None]) -> Iterator[str]:
    """An order as it is opened, parked and taken up again, received in full, beyond the order, and in part damaged."""
    order = presenter.deliveries.chosen()
    if not order:
        return
    go(Place(KIND, order))
    yield "order"
    presenter.choose_next()
    presenter.choose_next()
    presenter.change(Decimal(5))
    presenter.park()
    yield "parked"
    go(Place(KIND, order))
    yield "resumed"
    presenter.throw_away()
    go(Place(KIND, order))
    yield ""
    presenter.choose_next()
    presenter.choose_next()
    presenter.take_rest()
    yield "received"
    presenter.change(Decimal(200))
    yield "over"
    presenter.damage()
    yield "damaged"
    presenter.throw_away()
    go(Place(KIND))
