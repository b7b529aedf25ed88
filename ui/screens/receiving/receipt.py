"""Owns one open receipt: the order as the book gave it, the draft, the line at hand; makes the command and the picture of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from db.queries.announced import Announced
from db.queries.floor import ItemFacts
from db.queries.receiving import OrderedLine, OrderForReceipt
from ui.figures import Figures
from ui.floor import Goods, ItemIndex, SpotIndex
from ui.i18n import translate
from ui.screens.receiving.draft import ReceiptDraft
from ui.screens.receiving.picture import CurrentLine, ReceiptRow
from ui.tally import ZERO, Arrival, Arrived, Damaged, Key, Placed, Step, mark_of

LOG_ROWS = 12
PLACES_OFFERED = 6
"""So many are likely; the picker has them on top."""


@dataclass(frozen=True, slots=True)
class Unexpected:
    """Goods that were scanned and are not on the order; they wait for a word."""

    goods: Goods
    raw: str


@dataclass
class OpenReceipt:
    """A receipt being worked on. `extra` are items that came without being ordered."""

    order: OrderForReceipt
    draft: ReceiptDraft
    extra: dict[str, ItemFacts] = field(default_factory=dict)
    current: Key | None = None
    awaiting: Goods | None = None
    """Goods whose lot, serial number or expiry date is scanned next."""

    def __post_init__(self) -> None:
        self.take(self.order)
        if self.current is None and self.draft.steps:
            self.current = self.draft.steps[-1].key

    def take(self, order: OrderForReceipt) -> None:
        """The order as it stands now."""
        self.order = order
        self.index = ItemIndex(order.items)
        for item in self.extra.values():
            self.index.add(item)
        self.spots = SpotIndex(order.spots)
        self._lines = {line.line_no: line for line in order.lines}

    # What things are

    @property
    def waits(self) -> bool:
        """Whether receipts of this order wait to be sent, which what is open counts already."""
        return any(line.quantity_waiting for line in self.order.lines)

    def item(self, item_id: str) -> ItemFacts:
        return self.order.items.get(item_id) or self.extra[item_id]

    def name_of(self, item_id: str) -> str:
        """The name of an ordered item; the code of any other."""
        known = self.order.items.get(item_id)
        return known.name if known else item_id

    def line(self, key: Key) -> OrderedLine | None:
        return self._lines.get(key.line_no)

    def line_for(self, item_id: str) -> OrderedLine | None:
        """The order line that goods of an item go to: the first with something open, else the last; None if not ordered."""
        lines = [line for line in self.order.lines if line.item_id == item_id]
        return next((line for line in lines if line.quantity_open > self.draft.good(line.line_no)), lines[-1] if lines else None)

    def rest(self, line: OrderedLine) -> Decimal:
        """Still open after what is on this receipt; negative for more than ordered."""
        return line.quantity_open - self.draft.good(line.line_no)

    def suggested(self, key: Key) -> str:
        """Where goods go when nobody says a place: quarantine for what stays the supplier's, where the item lies, the dock."""
        if key.condition == "damaged" or not key.line_no:
            return self.spots.first("quarantine")
        lying = (held.location_id for held in self.order.on_hand if held.item_id == key.item_id)
        home = next((spot for spot in lying if self.spots.kind(spot) == "storage"), "")
        return home or self.spots.first("dock", "staging", "storage")

    def knows_lot(self, item_id: str, lot_id: str) -> bool:
        if (item_id, lot_id) in self.order.lots:
            return True
        return any(
            arrival.key.lot_id == lot_id and arrival.expires_on for arrival in self.draft.arrivals() if arrival.key.item_id == item_id
        )

    def serial_met(self, item_id: str, serial: str) -> str:
        """Where a serial number was met already: on this receipt, in stock; empty where it is new."""
        if any(arrival.key.item_id == item_id and arrival.key.lot_id == serial for arrival in self.draft.arrivals()):
            return translate("receiving", "on this receipt")
        for held in self.order.on_hand:
            if (held.item_id, held.lot_id) == (item_id, serial):
                return translate("receiving", "in stock at {place}").format(place=self.spots.name(held.location_id))
        return ""

    # What was announced

    def took_in(self, mark: str) -> bool:
        """Whether a pallet, or a notice as a whole, is on this receipt."""
        return any(mark_of(step) == mark for step in self.draft.steps)

    def notices(self) -> tuple[Announced, ...]:
        """The notices that this receipt ends: named by somebody, or begun with a pallet."""
        marks = {mark_of(step) for step in self.draft.steps}
        return tuple(
            notice
            for notice in self.order.announced
            if notice.notice_id in self.draft.head.notice_ids
            or notice.notice_id in marks
            or any(line.sscc and line.sscc in marks for line in notice.lines)
        )

    @property
    def delivery_note(self) -> str:
        """The supplier's number: what was typed, else that of the notice."""
        return self.draft.head.delivery_note or next((notice.reference for notice in self.notices()), "")

    # The command

    def command(self, today: date) -> PostGoodsReceipt:
        """What would be sent now."""
        return PostGoodsReceipt(
            receipt_id=self.draft.head.receipt_id,
            order_id=self.order.order_id,
            posting_date=self.draft.head.posting_date or today,
            delivery_note=self.delivery_note,
            notice_ids=tuple(notice.notice_id for notice in self.notices()),
            lines=tuple(self._line_in(arrival) for arrival in self.draft.arrivals()),
        )

    def _line_in(self, arrival: Arrival) -> ReceiptLineIn:
        key = arrival.key
        return ReceiptLineIn(
            order_line_no=key.line_no,
            item_id="" if key.line_no else key.item_id,
            quantity=arrival.quantity,
            unit=self.item(key.item_id).base_unit,
            location_id=arrival.spot_id or self.suggested(key),
            lot_id=key.lot_id,
            expires_on=arrival.expires_on,
            condition=key.condition,
        )

    # The picture

    def rows(self, figures: Figures) -> tuple[ReceiptRow, ...]:
        """The order's lines with their parts, then what was not ordered."""
        arrivals = self.draft.arrivals()
        rows: list[ReceiptRow] = []
        for line in self.order.lines:
            rows += self._line_rows(line, [arrival for arrival in arrivals if arrival.key.line_no == line.line_no], figures)
        rows += [self._part(arrival, figures, level=0) for arrival in arrivals if not arrival.key.line_no]
        return tuple(rows)

    def _line_rows(self, line: OrderedLine, arrivals: list[Arrival], figures: Figures) -> list[ReceiptRow]:
        item = self.item(line.item_id)
        good = [arrival for arrival in arrivals if arrival.key.condition == "good"]
        alone = len(good) == 1
        key = good[0].key if alone else Key(line.line_no, line.item_id)
        spot = good[0].spot_id if alone else ""
        spread = len(good) > 1
        now = self.draft.good(line.line_no)
        head = ReceiptRow(
            key=key,
            title=item.name,
            detail=" · ".join(filter(None, (item.id, _lot_words(good[0], figures) if alone else "", self._announced(line, figures)))),
            unit=item.base_unit,
            ordered=line.quantity_ordered,
            before=line.quantity_received,
            now=now if good else None,
            open=line.quantity_open - now,
            waiting=line.quantity_waiting,
            place="" if spread else self.spots.name(spot or self.suggested(key)),
            place_said=bool(spot),
        )
        parts = [self._part(arrival, figures, level=1) for arrival in arrivals if spread or arrival.key.condition == "damaged"]
        return [head, *parts]

    def _announced(self, line: OrderedLine, figures: Figures) -> str:
        """How much of a line is announced, while nothing of it is on the receipt."""
        coming = sum((one.quantity for notice in self.order.announced for one in notice.lines if one.order_line_no == line.line_no), ZERO)
        if not coming or self.draft.good(line.line_no):
            return ""
        return translate("receiving", "{quantity} announced").format(quantity=figures.quantity(coming))

    def _part(self, arrival: Arrival, figures: Figures, *, level: int) -> ReceiptRow:
        item = self.item(arrival.key.item_id)
        apart = "unordered" if not arrival.key.line_no else "damaged" if arrival.key.condition == "damaged" else ""
        words = {"damaged": translate("receiving", "besides, damaged"), "unordered": item.name}
        lot = _lot_words(arrival, figures)
        return ReceiptRow(
            key=arrival.key,
            title=words.get(apart, lot or translate("receiving", "of these")),
            detail=" · ".join(filter(None, (item.id if apart == "unordered" else "", lot if apart else "")))
            + (" · " + translate("receiving", "not ordered") if apart == "unordered" else ""),
            unit=item.base_unit,
            ordered=None,
            before=None,
            now=arrival.quantity,
            open=None,
            waiting=ZERO,
            place=self.spots.name(arrival.spot_id or self.suggested(arrival.key)),
            place_said=bool(arrival.spot_id),
            level=level,
            apart=apart,
        )

    def current_line(self) -> CurrentLine | None:
        """The line that buttons act on; None before anything was scanned or chosen."""
        key = self.current
        if key is None:
            return None
        item, line = self.item(key.item_id), self.line(key)
        title = " · ".join(filter(None, (item.name, key.lot_id, translate("receiving", "damaged") if key.condition == "damaged" else "")))
        places = self._places(key)
        rest = max(self.rest(line), ZERO) if line and key.condition == "good" else ZERO
        return CurrentLine(
            key=key,
            title=title,
            unit=item.base_unit,
            now=self.draft.quantity(key),
            rest=ZERO if item.tracking == "serial" else rest,
            waits=line is not None and bool(line.quantity_waiting),
            places=places[:PLACES_OFFERED],
            others=places[PLACES_OFFERED:],
            can_damage=key.condition == "good" and bool(key.line_no) and self.draft.quantity(key) > 0,
            serial=item.tracking == "serial",
        )

    def _places(self, key: Key) -> tuple[tuple[str, str], ...]:
        """The locations that can take the goods, the likely ones first, for hands without a scanner."""
        apart = key.condition == "damaged" or not key.line_no
        kinds = ("quarantine",) if apart else ("dock", "staging", "storage")
        lying = [held.location_id for held in self.order.on_hand if held.item_id == key.item_id]
        used = [arrival.spot_id for arrival in self.draft.arrivals() if arrival.spot_id]
        others = [spot.id for kind in kinds for spot in self.spots.spots if spot.kind == kind]
        likely = [spot for spot in dict.fromkeys((self.suggested(key), *lying, *used, *others)) if self.spots.kind(spot) in kinds]
        return tuple((spot, self.spots.name(spot)) for spot in likely)

    def log(self, figures: Figures) -> tuple[str, ...]:
        """The last scans in words, the newest first."""
        return tuple(self._words(step, figures) for step in reversed(self.draft.steps[-LOG_ROWS:]))

    def _words(self, step: Step, figures: Figures) -> str:
        item = self.item(step.key.item_id)
        lot = translate("receiving", "lot {lot}").format(lot=step.key.lot_id) if step.key.lot_id else ""
        match step:
            case Arrived(quantity=quantity):
                what = f"{figures.quantity(quantity, signed=True)} {item.base_unit}"
            case Placed(spot_id=spot):
                what = translate("receiving", "put away at {place}").format(place=self.spots.name(spot))
            case Damaged(quantity=quantity):
                what = translate("receiving", "{quantity} damaged").format(quantity=figures.quantity(quantity))
        return " · ".join(filter(None, (item.name, lot, what)))


def _lot_words(arrival: Arrival, figures: Figures) -> str:
    if not arrival.key.lot_id:
        return ""
    lot = translate("receiving", "lot {lot}").format(lot=arrival.key.lot_id)
    if arrival.expires_on is None:
        return lot
    return lot + " · " + translate("receiving", "expires {day}").format(day=figures.day(arrival.expires_on))
