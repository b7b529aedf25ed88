"""Looking ahead on a workstation: what waits is counted once, whichever of cache and outbox learns of its outcome first."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sqlalchemy as sa

from app.commands.transfers import RequestTransfer, ShipTransfer, ShipTransferLine, TransferLineIn
from app.workstation import Workstation
from tests.db.test_postgres_serve import running, until
from tests.db.test_sync_workstation import DAY, Opener, company, in_step, open_workstation, order, receipt, service_url
from tests.support.company import Company

D = Decimal
__all__ = ["company", "open_workstation", "service_url"]


def nuts(station: Workstation) -> tuple[Decimal, Decimal]:
    """(posted, waiting) of the nuts, as one snapshot shows them."""
    with station.reading_ahead() as connection:
        posted = connection.execute(sa.text("SELECT COALESCE(SUM(quantity), 0) FROM stock_position")).scalar_one()
        waiting = connection.execute(sa.text("SELECT COALESCE(SUM(quantity), 0) FROM ahead")).scalar_one()
    return D(int(posted)).scaleb(-6), D(int(waiting)).scaleb(-6)


def test_what_waits_is_counted_once_while_the_outbox_does_not_know_its_outcome_yet(
    open_workstation: Opener, service_url: str, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    olga = open_workstation("olga")
    with running(service_url):
        olga.submit(olga.request(order("po1")))
        until(lambda: in_step(olga, company.book))
    olga.store([olga.request(receipt("gr1", "po1", 4))])
    assert nuts(olga) == (D(0), D(4))
    seq = olga.cache.cursor().seq
    monkeypatch.setattr(olga.outbox, "settle", lambda found: [])
    with running(service_url):
        until(lambda: olga.cache.cursor().seq > seq)
        assert len(olga.pending()) == 1  # the outbox still waits for what the cache has
        assert nuts(olga) == (D(4), D(0))
        assert olga.forecasts() == {}  # nor is it said that it would be refused for being there already
    monkeypatch.undo()


def test_commands_are_decided_behind_each_other_and_what_would_be_refused_moves_nothing(
    open_workstation: Opener, service_url: str, company: Company
) -> None:
    olga = open_workstation("olga")
    commands = [olga.request(order("po1")), olga.request(receipt("gr1", "po1", 7)), olga.request(receipt("gr2", "nowhere", 9))]
    olga.store(commands)
    assert nuts(olga) == (D(0), D(7))
    found = olga.forecasts()
    assert [found[one.id].status for one in commands] == ["posted", "posted", "refused"]
    with running(service_url):
        until(lambda: olga.status().waiting == 0)
    assert nuts(olga) == (D(7), D(0))
    assert olga.forecasts() == {}
    [answer] = olga.unsaid()
    assert (answer.command_id, answer.status) == (commands[2].id, "refused")
    olga.said([answer.command_id])
    assert olga.unsaid() == []


def test_a_book_that_is_not_the_one_known_here_shows_nothing_ahead(open_workstation: Opener, service_url: str, company: Company) -> None:
    """Everything ever sent is queued again then, and most of it is in the stock that is shown."""
    olga = open_workstation("olga", folder="ws")
    with running(service_url):
        for command in (order("po1"), receipt("gr1", "po1", 4)):
            olga.submit(olga.request(command))
        until(lambda: in_step(olga, company.book))
    olga.close()

    def unplugged() -> object:
        raise OSError("unplugged")

    again = open_workstation("olga", folder="ws", wait=False, connect=unplugged)
    assert nuts(again) == (D(4), D(0))
    again.cache.distrust("restored")
    assert again.outbox.requeue() == 2
    assert nuts(again) == (D(4), D(0))
    assert again.forecasts() == {}


def test_someone_who_may_not_see_costs_looks_ahead_all_the_same(open_workstation: Opener, service_url: str, company: Company) -> None:
    with running(service_url):
        olga = open_workstation("olga")
        for command in (order("po1"), receipt("gr1", "po1", 10), order("po2")):
            assert olga.submit(olga.request(command)).status == "posted"
        line = TransferLineIn(item_id="NUT", quantity=D(3), from_location_id="W1/A", to_location_id="W2/A")
        asked = RequestTransfer(transfer_id="t1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=(line,))
        outcome = olga.submit(olga.request(asked))
        assert outcome.status == "posted", outcome.result
        walt = open_workstation("walt")
        until(lambda: in_step(walt, company.book))
    taken = ShipTransferLine(line_no=1, quantity=D(3), location_id="W1/A")
    ship = ShipTransfer(shipment_id="s1", transfer_id="t1", posting_date=DAY, lines=(taken,))
    preview = walt.preview(ship)
    assert preview.status == "posted", preview.result
    walt.store([walt.request(receipt("gr2", "po2", 6)), walt.request(ship)])
    with walt.reading_ahead() as connection:
        found = connection.execute(sa.text("SELECT location_id, quantity FROM ahead ORDER BY 1")).all()
    assert ("W1/A", 3_000_000) in [tuple(row) for row in found]  # six come in, three go out
