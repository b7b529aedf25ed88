"""A workstation as a process of its own: stores commands, says which are saved and what its lamp shows, and goes on where it was."""

from __future__ import annotations

import itertools
import os
import sys
import threading
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from app.commands.master_data import DefineReasons
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.registry import Command
from app.domain.book import ReasonCode
from app.workstation import Workstation
from db.sync import Remote, Round
from ui.silence import shown_as

LOOK_SECONDS = 0.1


def command(random: Random, name: str) -> Command:
    if random.random() < 0.5:
        return DefineReasons(reasons=(ReasonCode(id=f"R{random.randrange(9)}", name=name, kind="count"),))
    line = PurchaseLine(item_id="NUT", quantity=Decimal(random.randrange(1, 9)), unit_price=Decimal("1.07"))
    return PlacePurchaseOrder(
        order_id=name, entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=date(2026, 1, 10), lines=(line,)
    )


def say(what: str) -> None:
    """A line in one piece, whichever thread says it and whenever it is killed."""
    os.write(1, f"{what}\n".encode())


def watch(station: Workstation) -> None:
    """Say what the lamp of the connection shows whenever that changes, and when; and whether the copy here was ever not the book's."""
    shown = ""
    while True:
        status = station.status()
        if status.compared is not None and status.compared.differing:
            say(f"differs {' '.join(status.compared.differing)}")
        now = shown_as(status, datetime.now(UTC))
        if now != shown:
            shown = now
            say(f"shown {time.time():.3f} {shown}")
        time.sleep(LOOK_SECONDS)


def main(place: str, member: str, folder: str, healed: str, pause_max: str) -> None:
    """Store commands until the file `healed` is there, then say after how many rounds and seconds nothing waits any more.

    Ends when it has the book up to the position that is then written in that file.
    """
    random = Random(time.time_ns())
    station = Workstation(place, member=member, folder=Path(folder))
    threading.Thread(target=watch, args=(station,), daemon=True).start()
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
        time.sleep(random.random() * float(pause_max))
    rounds_before, healed_at = begun, time.time()
    while station.status().connection != "online":
        time.sleep(0.02)
    online = time.time() - healed_at
    while station.status().waiting or station.status().connection != "online":
        time.sleep(0.02)
    seconds = time.time() - healed_at
    say(f"done {begun - rounds_before} {seconds:.2f} {online:.2f}")
    while not (head := Path(healed).read_text()) or station.status().head_seq < int(head):
        time.sleep(0.05)
    station.close()
    say("ended")


if __name__ == "__main__":
    main(*sys.argv[1:])
