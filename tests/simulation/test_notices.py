"""What a person is told of a restore, when the process that read the book anew ended before anyone heard it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.sync import Synchroniser
from tests.simulation.server import SimRemote
from tests.simulation.stations import calm
from tests.simulation.template import START
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
        self.world._post(0)
        self.sync.round(self.remote)

    def restart(self) -> None:
        self.sync = Synchroniser(self.client.cache, self.client.outbox, now=lambda: START)

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


def test_what_was_sent_again_is_counted_for_the_person(office: Office) -> None:
    stored = len(office.client.stored)
    assert stored >= 1
    office.restore(announced=True)
    done = office.sync.round(office.remote)
    assert (done.sent_again, done.sent) == (stored, stored)
