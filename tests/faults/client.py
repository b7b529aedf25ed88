"""A workstation as a process of its own: stores commands, says which are saved, and goes on where it was when started again."""

from __future__ import annotations

import sys
import time
from decimal import Decimal
from pathlib import Path
from random import Random

from app.commands.master_data import DefineReasons
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.registry import Command
from app.domain.book import ReasonCode
from app.workstation import Workstation


def command(random: Random, name: str) -> Command:
    if random.random() < 0.5:
        return DefineReasons(reasons=(ReasonCode(id=f"R{random.randrange(9)}", name=name, kind="count"),))
    line = PurchaseLine(item_id="NUT", quantity=Decimal(random.randrange(1, 9)), unit_price=Decimal("1.07"))
    from datetime import date

    return PlacePurchaseOrder(
        order_id=name, entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=date(2026, 1, 10), lines=(line,)
    )


def main(place: str, member: str, folder: str, seconds: str) -> None:
    """Store commands for so long, then wait until nothing waits any more and say so."""
    random = Random(time.time_ns())
    station = Workstation(place, member=member, folder=Path(folder))
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        record = station.request(command(random, station.new_id()))
        station.store([record])
        sys.stdout.write(f"saved {record.id}\n")
        sys.stdout.flush()
        time.sleep(random.random() * 0.04)
    while station.status().waiting or station.status().connection != "online":
        time.sleep(0.05)
    sys.stdout.write(f"done {station.status().head_seq}\n")
    sys.stdout.flush()
    station.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
