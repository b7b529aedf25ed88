"""A workstation as a process of its own: stores commands, says which are saved, and goes on where it was when started again."""

from __future__ import annotations

import itertools
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from app.commands.master_data import DefineReasons
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.registry import Command
from app.domain.book import ReasonCode
from app.workstation import Workstation
from db.sync import Remote, Round

PAUSE_SECONDS_MAX = 0.04


def command(random: Random, name: str) -> Command:
    if random.random() < 0.5:
        return DefineReasons(reasons=(ReasonCode(id=f"R{random.randrange(9)}", name=name, kind="count"),))
    line = PurchaseLine(item_id="NUT", quantity=Decimal(random.randrange(1, 9)), unit_price=Decimal("1.07"))
    return PlacePurchaseOrder(
        order_id=name, entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=date(2026, 1, 10), lines=(line,)
    )


def say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main(place: str, member: str, folder: str, healed: str) -> None:
    """Store commands until the file `healed` is there, then say after how many rounds and seconds nothing waits any more."""
    random = Random(time.time_ns())
    station = Workstation(place, member=member, folder=Path(folder))
    rounds = itertools.count()
    plain, begun = station._sync.round, 0

    def counted(remote: Remote) -> Round:
        nonlocal begun
        begun = next(rounds)
        return plain(remote)

    station._sync.round = counted  # type: ignore[method-assign]
    while not Path(healed).exists():
        record = station.request(command(random, station.new_id()))
        station.store([record])
        say(f"saved {record.id}")
        time.sleep(random.random() * PAUSE_SECONDS_MAX)
    rounds_before, healed_at = begun, time.time()
    while station.status().waiting or station.status().connection != "online":
        time.sleep(0.02)
    say(f"done {station.status().head_seq} {begun - rounds_before} {time.time() - healed_at:.2f}")
    station.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
