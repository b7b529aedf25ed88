"""Owns one piece of transfer work: asking, shipping, taking in or giving up; its tally, its limits, its command and its picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from app.commands.registry import Command
from app.commands.transfer_arrivals import CloseShortTransfer, ReceiveTransfer, ReceiveTransferLine
from app.commands.transfers import RequestTransfer, ShipTransfer, ShipTransferLine, TransferLineIn
from db.queries.floor import ItemFacts, OnHand, Site, Spot
from db.queries.transfers import TransferAtWork, TransferLineFacts
from ui.figures import Figures
from ui.floor import Goods, ItemIndex, SpotIndex
from ui.i18n import translate
from ui.tally import ZERO, Arrival, Arrived, Damaged, Key, Placed, Step, Tally

Mode = Literal["request", "ship", "receive", "missing"]
LOG_ROWS = 12
PLACES_OFFERED = 6
"""So many are likely; the picker has them on top."""


class Head(msgspec.Struct, frozen=True):
    """What the work has beside its scans. `document_id` is the document it will make."""

    document_id: str
    mode: Mode
    transfer_id: str = ""
    from_site: str = ""
    to_site: str = ""
    expected_on: date | None = None
    carrier: str = ""
    reason: str = ""
    liable_id: str = ""
    note: str = ""
    posting_date: date | None = None


def write_head(head: Head) -> bytes:
    return msgspec.json.encode(head)


def read_head(body: bytes) -> Head:
    return msgspec.json.decode(body, type=Head)


@dataclass(frozen=True, slots=True)
class LinePicture:
    """A line, or a part of it that is kept apart. `asked` is what there was to do, `now` what is scanned, `left` what stays."""

    key: Key
    title: str
    detail: str
    unit: str
    asked: Decimal | None
    now: Decimal | None
    left: Decimal | None
    place: str
    place_said: bool
    level: int = 0
    damaged: bool = False
    waiting: Decimal = ZERO
    """Of this line, sent from here but not with the book yet; `asked` and `left` count it as done."""


@dataclass(frozen=True, slots=True)
class CurrentLine:
    """The line that buttons act on."""

    key: Key
    title: str
    now: Decimal
    left: Decimal
    waits: bool
    places: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    can_damage: bool


@dataclass
class Work:
    """The work at hand. `transfer` is None while a transfer is asked for; then `items` grows with the scans."""

    head: Head
    tally: Tally
    transfer: TransferAtWork | None = None
    sites: tuple[Site, ...] = ()
    items: dict[str, ItemFacts] = field(default_factory=dict)
    site_spots: dict[str, tuple[Spot, ...]] = field(default_factory=dict)
    lying: tuple[OnHand, ...] = ()
    current: Key | None = None
    awaiting: Goods | None = None

    def __post_init__(self) -> None:
        self.index = ItemIndex(self.items)
        self._lines: dict[int, TransferLineFacts] = {}
        if self.transfer is not None:
            self.take(self.transfer)
        if self.current is None and self.tally.steps:
            self.current = self.tally.steps[-1].key

    def take(self, transfer: TransferAtWork) -> None:
        """The transfer as it stands now."""
        self.transfer = transfer
        self.items = dict(transfer.items) | self.items
        self.lying = transfer.on_hand
        self.index = ItemIndex(self.items)
        self._lines = {line.line_no: line for line in transfer.lines}

    # What things are

    @property
    def mode(self) -> Mode:
        return self.head.mode

    @property
    def spots(self) -> SpotIndex:
        """The locations that may be scanned now: where goods are taken from, or put."""
        if self.transfer is not None:
            return SpotIndex(self.transfer.spots_to if self.mode in ("receive", "missing") else self.transfer.spots_from)
        return SpotIndex(self.site_spots.get(self.head.from_site, ()))

    def know(self, item: ItemFacts, lying: Iterable[OnHand] = ()) -> None:
        """An item that is new on a request, with where it lies."""
        self.items[item.id] = item
        self.index.add(item)
        self.lying = (*self.lying, *lying)

    def site(self, site_id: str) -> str:
        return next((site.name for site in self.sites if site.id == site_id), site_id)

    def lines(self) -> list[TransferLineFacts]:
        """The lines that this work is about, those too that something from here has done which waits to be sent."""
        if self.mode == "ship":
            return [x for x in self._lines.values() if x.quantity_requested > x.quantity_shipped or x.waiting_to_ship]
        return [x for x in self._lines.values() if x.quantity_in_transit or x.waiting_to_arrive]

    def line(self, key: Key) -> TransferLineFacts | None:
        return self._lines.get(key.line_no)

    def asked(self, line: TransferLineFacts) -> Decimal:
        """What there is to do of a line."""
        return line.quantity_requested - line.quantity_shipped if self.mode == "ship" else line.quantity_in_transit

    def waiting(self, line: TransferLineFacts) -> Decimal:
        """How much of what `asked` leaves out, or, on the road, counts in, the book does not know of yet."""
        return line.waiting_to_ship if self.mode == "ship" else line.waiting_to_arrive or line.waiting_to_ship

    @property
    def waits(self) -> bool:
        """Whether anything of these lines waits to be sent."""
        return any(self.waiting(line) for line in self.lines())

    def scanned(self, line_no: int) -> Decimal:
        """Good and damaged together."""
        return sum((arrival.quantity for arrival in self.tally.arrivals() if arrival.key.line_no == line_no), ZERO)

    def left(self, line: TransferLineFacts) -> Decimal:
        return self.asked(line) - self.scanned(line.line_no)

    def line_for(self, goods: Goods) -> TransferLineFacts | None:
        """The line that scanned goods belong to: of their lot first, then one that leaves the lot open, with something left."""
        lines = [line for line in self.lines() if line.item_id == goods.item.id]
        fits = [line for line in lines if not line.lot_id or not goods.lot_id or line.lot_id == goods.lot_id]
        fits.sort(key=lambda line: (line.lot_id != goods.lot_id, self.left(line) <= 0, line.line_no))
        return fits[0] if fits else None

    def needs_lot(self, goods: Goods) -> bool:
        """Whether the lot has to be scanned: for a line that names its lot, or a request, it need not be."""
        if goods.item.tracking == "none" or goods.lot_id or self.mode == "request":
            return False
        line = self.line_for(goods)
        return line is not None and not line.lot_id

    def suggested(self, key: Key) -> str:
        """Where goods are taken from or put when nobody says so."""
        spots, line = self.spots, self.line(key)
        if key.condition == "damaged":
            return spots.first("quarantine")
        if line is not None and self.mode == "receive":
            return line.to_location_id
        if line is not None:
            lies = next((held.location_id for held in self.lying if held.item_id == key.item_id and held.lot_id == key.lot_id), "")
            named = any(held.location_id == line.from_location_id and held.item_id == key.item_id for held in self.lying)
            return line.from_location_id if named or not lies else lies
        lies = next((held.location_id for held in self.lying if held.item_id == key.item_id), "")
        return lies or spots.first("storage", "dock")

    @property
    def site_at_work(self) -> str:
        """Where the goods are handled: sent from, or taken in and missed at."""
        arrives = self.mode in ("receive", "missing")
        if self.transfer is None:
            return self.head.from_site
        return self.transfer.summary.to_warehouse_id if arrives else self.transfer.summary.from_warehouse_id

    # The command

    def command(self, today: date) -> Command | None:
        """What would be sent now; None where there is nothing to send yet."""
        head, day = self.head, self.head.posting_date or today
        if self.mode == "request":
            lines = tuple(self._request_line(arrival) for arrival in self.tally.arrivals())
            if not lines or not head.from_site or not head.to_site:
                return None
            return RequestTransfer(
                transfer_id=head.document_id,
                from_warehouse_id=head.from_site,
                to_warehouse_id=head.to_site,
                request_date=day,
                expected_on=head.expected_on,
                carrier=head.carrier,
                note=head.note,
                lines=lines,
            )
        if self.mode == "missing":
            return self._loss(day) if head.reason else None
        if self.tally.empty:
            return None
        return self._shipment(day) if self.mode == "ship" else self._receipt(day)

    def _request_line(self, arrival: Arrival) -> TransferLineIn:
        target = SpotIndex(self.site_spots.get(self.head.to_site, ()))
        return TransferLineIn(
            item_id=arrival.key.item_id,
            lot_id=arrival.key.lot_id,
            quantity=arrival.quantity,
            unit=self.items[arrival.key.item_id].base_unit,
            from_location_id=arrival.spot_id or self.suggested(arrival.key),
            to_location_id=target.first("dock", "staging", "storage"),
        )

    def _shipment(self, day: date) -> ShipTransfer:
        return ShipTransfer(
            shipment_id=self.head.document_id,
            transfer_id=self.head.transfer_id,
            posting_date=day,
            note=self.head.note,
            lines=tuple(
                ShipTransferLine(
                    line_no=arrival.key.line_no,
                    quantity=arrival.quantity,
                    unit=self.items[arrival.key.item_id].base_unit,
                    location_id=arrival.spot_id or self.suggested(arrival.key),
                    lot_id=arrival.key.lot_id,
                )
                for arrival in self.tally.arrivals()
            ),
        )

    def _receipt(self, day: date) -> ReceiveTransfer:
        return ReceiveTransfer(
            receipt_id=self.head.document_id,
            transfer_id=self.head.transfer_id,
            posting_date=day,
            note=self.head.note,
            lines=tuple(
                ReceiveTransferLine(
                    line_no=arrival.key.line_no,
                    quantity=arrival.quantity,
                    unit=self.items[arrival.key.item_id].base_unit,
                    location_id=arrival.spot_id or self.suggested(arrival.key),
                    condition=arrival.key.condition,
                    reason=self.head.reason if arrival.key.condition == "damaged" else "",
                )
                for arrival in self.tally.arrivals()
            ),
        )

    def _loss(self, day: date) -> CloseShortTransfer:
        return CloseShortTransfer(
            loss_id=self.head.document_id,
            transfer_id=self.head.transfer_id,
            posting_date=day,
            liable_id=self.head.liable_id,
            reason=self.head.reason,
            note=self.head.note,
        )

    # The picture

    def rows(self, figures: Figures) -> tuple[LinePicture, ...]:
        arrivals = self.tally.arrivals()
        if self.mode == "request":
            return tuple(self._part(arrival, figures, level=0) for arrival in arrivals)
        rows: list[LinePicture] = []
        for line in self.lines():
            rows += self._line_rows(line, [arrival for arrival in arrivals if arrival.key.line_no == line.line_no], figures)
        return tuple(rows)

    def _line_rows(self, line: TransferLineFacts, arrivals: list[Arrival], figures: Figures) -> list[LinePicture]:
        item = self.items[line.item_id]
        good = [arrival for arrival in arrivals if arrival.key.condition == "good"]
        alone = len(good) == 1
        key = good[0].key if alone else Key(line.line_no, line.item_id, line.lot_id)
        spot = good[0].spot_id if alone else ""
        lot = key.lot_id or line.lot_id
        now = sum((arrival.quantity for arrival in good), ZERO)
        missing = self.mode == "missing"
        head = LinePicture(
            key=key,
            title=item.name,
            detail=" · ".join(filter(None, (item.id, translate("transfers", "lot {lot}").format(lot=lot) if lot else ""))),
            unit=item.base_unit,
            asked=self.asked(line),
            now=None if missing or not good else now,
            left=self.left(line),
            waiting=self.waiting(line),
            place="" if len(good) > 1 or missing else self.spots.name(spot or self.suggested(key)),
            place_said=bool(spot),
        )
        parts = [self._part(a, figures, level=1) for a in arrivals if len(good) > 1 or a.key.condition == "damaged"]
        return [head, *parts]

    def _part(self, arrival: Arrival, figures: Figures, *, level: int) -> LinePicture:
        item = self.items[arrival.key.item_id]
        lot = translate("transfers", "lot {lot}").format(lot=arrival.key.lot_id) if arrival.key.lot_id else ""
        damaged = arrival.key.condition == "damaged"
        title = (
            item.name if not level else translate("transfers", "besides, damaged") if damaged else lot or translate("transfers", "of these")
        )
        return LinePicture(
            key=arrival.key,
            title=title,
            detail=" · ".join(filter(None, ("" if level else item.id, "" if title == lot else lot))),
            unit=item.base_unit,
            asked=None if level else arrival.quantity,
            now=arrival.quantity if level else None,
            left=None,
            place=self.spots.name(arrival.spot_id or self.suggested(arrival.key)),
            place_said=bool(arrival.spot_id),
            level=level,
            damaged=damaged,
        )

    def places(self, key: Key) -> tuple[tuple[str, str], ...]:
        """The locations that goods can be taken from or put, the likely ones first, for hands without a scanner."""
        spots = self.spots
        if key.condition == "damaged":
            kinds: tuple[str, ...] = ("quarantine",)
        else:
            kinds = ("dock", "staging", "storage")
        lying = [] if self.mode == "receive" else [held.location_id for held in self.lying if held.item_id == key.item_id]
        others = [spot.id for kind in kinds for spot in spots.spots if spot.kind == kind]
        likely = [spot for spot in dict.fromkeys((self.suggested(key), *lying, *others)) if spots.kind(spot) in kinds]
        return tuple((spot, spots.name(spot)) for spot in likely)

    @property
    def has_damage(self) -> bool:
        return any(arrival.key.condition == "damaged" for arrival in self.tally.arrivals())

    def current_line(self) -> CurrentLine | None:
        """The line that buttons act on; None before anything was scanned or chosen."""
        key = self.current
        if key is None or self.mode == "missing":
            return None
        line, now, places = self.line(key), self.tally.quantity(key), self.places(key)
        return CurrentLine(
            key=key,
            title=" · ".join(filter(None, (self.items[key.item_id].name, key.lot_id))),
            now=now,
            left=max(self.left(line), ZERO) if line and key.condition == "good" else ZERO,
            waits=line is not None and bool(self.waiting(line)),
            places=places[:PLACES_OFFERED],
            others=places[PLACES_OFFERED:],
            can_damage=self.mode == "receive" and key.condition == "good" and now > 0,
        )

    def log(self, figures: Figures) -> tuple[str, ...]:
        """The last scans in words, the newest first."""
        return tuple(self.words(step, figures) for step in reversed(self.tally.steps[-LOG_ROWS:]))

    def words(self, step: Step, figures: Figures) -> str:
        item = self.items[step.key.item_id]
        match step:
            case Arrived(quantity=quantity):
                what = f"{figures.quantity(quantity, signed=True)} {item.base_unit}"
            case Placed(spot_id=spot):
                what = self.spots.name(spot)
            case Damaged(quantity=quantity):
                what = translate("transfers", "{quantity} damaged").format(quantity=figures.quantity(quantity))
        lot = translate("transfers", "lot {lot}").format(lot=step.key.lot_id) if step.key.lot_id else ""
        return " · ".join(filter(None, (item.name, lot, what)))
