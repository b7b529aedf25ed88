"""What a person is told of a restore, when the process that read the book anew ended before anyone heard it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from db.sync import Synchroniser
from tests.simulation.server import SimRemote
from tests.simulation.stations import calm
from tests.simulation.template import DAY, START, D
from tests.simulation.world import World


class Office:
    """One workstation in step with a book that loses what came after its backup."""

    def __init__(self) -> None:
        self.world = World(0)
        self.world.healed = True
        self.server, self.client = self.world.server, self.world.clients[0]
        self.client.station.cache.trouble = self.client.station.outbox.trouble = calm
        self.remote = SimRemote(self.server, self.client.member)
        self.restart()
        self.sync.round(self.remote)
        self.server.take_backup()
        self.world._store(self.client)
        self.sync.round(self.remote)
        self.post()
        self.sync.round(self.remote)

    def restart(self) -> None:
        self.sync = Synchroniser(self.client.cache, self.client.outbox, now=lambda: START)

    def post(self) -> None:
        while self.server.waiting():
            self.world._post(0)

    def restore(self, *, announced: bool) -> None:
        self.world._drop_posters()
        self.server.restore(announced=announced)
        self.remote = SimRemote(self.server, self.client.member)


@pytest.fixture
def office() -> Iterator[Office]:
    office = Office()
    yield office
    office.world._drop_posters()


@pytest.mark.parametrize(("announced", "why"), [(True, "restored"), (False, "disagrees")])
def test_it_is_said_once_and_again_only_by_a_new_process(office: Office, announced: bool, why: str) -> None:
    office.restore(announced=announced)
    assert office.sync.round(office.remote).restarted == why
    office.restart()
    assert office.sync.round(office.remote).restarted == why, "the one that read it ended before it was heard"
    assert [office.sync.round(office.remote).restarted for _ in range(2)] == ["", ""]
    office.restart()
    assert office.sync.round(office.remote).restarted == "", "it was heard"


def test_a_changed_right_does_not_hide_it(office: Office) -> None:
    office.restore(announced=False)
    assert office.sync.round(office.remote).restarted == "disagrees"
    office.restart()
    office.server.scopes[office.client.member] = "less"
    assert office.sync.round(office.remote).restarted == "disagrees"


def receipt(world: World, n: int) -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=D(1), location_id="W1/A")
    return PostGoodsReceipt(receipt_id=f"paper{n}", order_id="po0", posting_date=DAY, lines=(line,))


def test_a_number_that_was_given_twice_is_told_to_whoever_has_the_first_paper(office: Office) -> None:
    world, mine = office.world, office.client
    record = world._record(mine, receipt(world, 1))
    mine.outbox.put([record])
    office.sync.round(office.remote)
    office.post()
    office.sync.round(office.remote)
    number = mine.outbox.outcomes([record.id])[record.id].result["number"]
    assert number == "GR-2026-000001"
    assert mine.outbox.unsaid() == []
    office.restore(announced=True)
    office.server.submit([world._record(world.clients[1], receipt(world, 2))])
    office.post()
    for _ in range(2):
        office.sync.round(office.remote)
        office.post()
    [answer] = [one for one in mine.outbox.unsaid() if one.command_id == record.id]
    assert (answer.status, answer.number_before, answer.result["number"]) == ("posted", "GR-2026-000001", "GR-2026-000002")
    mine.outbox.said([record.id])
    assert record.id not in [one.command_id for one in mine.outbox.unsaid()]
    assert mine.outbox.outcomes([record.id])[record.id].result["number"] == "GR-2026-000002"


def test_the_same_number_again_is_no_news(office: Office) -> None:
    world, mine = office.world, office.client
    record = world._record(mine, receipt(world, 1))
    mine.outbox.put([record])
    for announced in (True, False):
        for _ in range(2):
            office.sync.round(office.remote)
            office.post()
        office.sync.round(office.remote)
        assert mine.outbox.outcomes([record.id])[record.id].result["number"] == "GR-2026-000001"
        assert record.id not in [one.command_id for one in mine.outbox.unsaid()]
        office.restore(announced=announced)


def test_what_was_sent_again_is_counted_for_the_person(office: Office) -> None:
    stored = len(office.client.stored)
    assert stored >= 1
    office.restore(announced=True)
    done = office.sync.round(office.remote)
    assert (done.sent_again, done.sent) == (stored, stored)
