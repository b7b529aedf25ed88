"""The demo of a shared book on one machine: a private PostgreSQL, two posters, two workstations, a cut network and a killed poster."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.bootstrap import Host, create_host, hosting, utc_now
from app.commands.master_data import DefineItems, DefinePartners
from app.commands.organisation import DefineMember
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.domain.book import Item, ItemCosting, Member, MemberRole, Partner
from app.domain.refusals import Refusal
from app.roof.founding import code_of, first_commands
from app.serve import Service
from app.workstation import Door, Workstation
from db.book import open_book
from db.private_server import PrivateServer
from db.roles import members
from db.shared_book import connect
from db.sync_postgres import PostgresRemote
from db.verify import verify

Say = Callable[[str], None]
PASSWORD = "only for this demo"
WAIT_SECONDS_MAX = 30.0


class DemoStuck(Refusal):
    says = "The demo did not get on: {what} did not happen within {seconds} seconds. The machine may be very busy; try it again."


@dataclass(frozen=True)
class _Company:
    place: str
    company: str = "Northwind Trading"
    currency: str = "EUR"
    chart: str = "continental"
    warehouse: str = "Hamburg"
    member_id: str = "olga"
    member_name: str = "Olga"
    first_day: date = date(2026, 1, 1)
    time_zone: str = ""


class _Cable:
    """A workstation's way to the server, which can be pulled out."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.plugged = True
        self._open: list[PostgresRemote] = []

    def connect(self) -> Door:
        if not self.plugged:
            raise OSError("the network is unreachable")
        self._open.append(PostgresRemote(self.place))
        return self._open[-1]

    def pull(self) -> None:
        self.plugged = False
        for remote in self._open:
            remote.cut()
        self._open.clear()


def walk_shared(folder: Path, say: Say) -> bool:
    """Play it in `folder` and say what happens; True when the proof holds and nothing was lost or doubled."""
    folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="shared-", dir=folder.absolute()))
    server = PrivateServer(folder / "server")
    say("1. A private PostgreSQL is made and started.")
    server.create()
    server.start()
    try:
        place = server.url("demo")
        _found(place, server)
        with _poster(server) as first:
            _until("a service leading", lambda: _led(server))
            with _poster(server):
                say("2. Two posting services run: one leads, the other stands by.")
                return _play(folder, server, first, say)
    finally:
        server.remove()


def _found(place: str, server: PrivateServer) -> None:
    wanted = _Company(place)
    with hosting(create_host(place, name=wanted.company, owner=wanted.member_id)) as host, _posting_here(server, place):
        entity = code_of(wanted.company, "COMPANY")
        for command in list(first_commands(wanted, host.make_id()))[1:]:
            _post(host, command)
        _post(host, DefinePartners(partners=(Partner(id="ACME", name="Acme Supplies", is_supplier=True),)))
        item = Item(id="TEA", name="Green tea", family="goods", base_unit="pc")
        _post(host, DefineItems(items=(item,), costing=(ItemCosting(item_id="TEA", entity_id=entity, method="average"),)))
        roles = (MemberRole(member_id="sam", role="warehouse_supervisor"), MemberRole(member_id="sam", role="buyer"))
        _post(host, DefineMember(member=Member(id="sam", name="Sam"), roles=roles))
    for login in ("olga", "sam"):
        members.add_member(place, login, PASSWORD)


def _post(host: Host, command: Command) -> None:
    outcome = host.do(command, member="olga")
    if outcome.status != "posted":
        raise RuntimeError(f"{outcome.kind}: {outcome.result}")


@contextmanager
def _posting_here(server: PrivateServer, place: str) -> Iterator[None]:
    members.add_service(place, "poster", PASSWORD)
    service = Service(server.url("demo", user="poster", password=PASSWORD), now=utc_now)
    thread = threading.Thread(target=service.run, name="poster")
    thread.start()
    try:
        yield
    finally:
        service.stop()
        thread.join()


@contextmanager
def _poster(server: PrivateServer) -> Iterator[subprocess.Popen[bytes]]:
    place = server.url("demo", user="poster", password=PASSWORD)
    process = subprocess.Popen([sys.executable, "-m", "app", "serve", "--book", place], stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _led(server: PrivateServer) -> bool:
    with connect(server.url("demo")) as session:
        return session.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted").fetchone() is not None


def _play(folder: Path, server: PrivateServer, first: subprocess.Popen[bytes], say: Say) -> bool:
    cable = _Cable(server.url("demo", user="sam", password=PASSWORD))
    olga = Workstation(server.url("demo", user="olga", password=PASSWORD), member="olga", folder=folder / "olga")
    sam = Workstation(cable.place, member="sam", folder=folder / "sam", connect=cable.connect)
    sent: list[str] = []
    try:
        _until("both workstations being in step", lambda: olga.status().connection == sam.status().connection == "online")
        say(f"3. Olga's and Sam's workstations have the book here: position {olga.status().head_seq}.")
        sent.append(_send(olga, _order("PO-1")))
        _until("the order being posted", lambda: not olga.status().waiting)
        cable.pull()
        _until("Sam being offline", lambda: sam.status().connection == "offline")
        say("4. Sam's network is cut. He receives the goods all the same.")
        sent += [_send(sam, _order("PO-2")), _send(sam, _receipt("GR-2", "PO-2", 20))]
        seen = sam.preview(_order("PO-3")).status
        say(f"   {sam.status().waiting} commands wait in his outbox, saved on disk; a preview still says “{seen}”.")
        say("5. The leading poster is killed (−9); the standby takes over.")
        first.send_signal(signal.SIGKILL)
        sent.append(_send(olga, _receipt("GR-1", "PO-1", 30)))
        _until("the standby posting", lambda: not olga.status().waiting)
        cable.plugged = True
        sam.look_now()
        _until("Sam's commands being posted", lambda: not sam.status().waiting)
        say("6. Sam's network is back; what waited is posted, once.")
        _until("both being in step again", lambda: olga.cache.cursor().hash == sam.cache.cursor().hash)
        return _prove(server, olga, sam, sent, say)
    finally:
        olga.close()
        sam.close()


def _prove(server: PrivateServer, olga: Workstation, sam: Workstation, sent: list[str], say: Say) -> bool:
    outcomes = {**olga.outcomes(sent), **sam.outcomes(sent)}
    for command_id in sent:
        say(f"   {outcomes[command_id].kind:<22} {outcomes[command_id].status:<8} at position {outcomes[command_id].seq}")
    book = open_book(server.url("demo"))
    try:
        proofs = verify(book)
        with book.reading() as connection:
            log = [row[0] for row in connection.exec_driver_sql("SELECT id FROM command ORDER BY seq")]
    finally:
        book.close()
    lost, doubled = len(set(sent) - set(log)), len(log) - len(set(log))
    holds = all(proof.ok for proof in proofs)
    say(f"7. Sent {len(sent)}, lost {lost}, doubled {doubled}. {sum(p.ok for p in proofs)} of {len(proofs)} proofs of the book hold.")
    say(f"   Both workstations end at {sam.cache.cursor().seq} with the same hash {sam.cache.cursor().hash[:16]}…")
    return holds and not lost and not doubled


def _order(name: str) -> PlacePurchaseOrder:
    entity, warehouse = code_of(_Company.company, ""), code_of(_Company.warehouse, "")
    line = PurchaseLine(item_id="TEA", quantity=Decimal(50), unit_price=Decimal("4.20"))
    return PlacePurchaseOrder(
        order_id=name, entity_id=entity, warehouse_id=warehouse, supplier_id="ACME", order_date=date(2026, 2, 2), lines=(line,)
    )


def _receipt(name: str, order: str, quantity: int) -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=Decimal(quantity), location_id=f"{code_of(_Company.warehouse, '')}/A-01")
    return PostGoodsReceipt(receipt_id=name, order_id=order, posting_date=date(2026, 2, 3), lines=(line,))


def _send(station: Workstation, command: Command) -> str:
    record = station.request(command)
    station.store([record])
    return record.id


def _until(what: str, happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS_MAX
    while not happened():
        if time.monotonic() > deadline:
            raise DemoStuck(what=what, seconds=int(WAIT_SECONDS_MAX))
        time.sleep(0.02)
