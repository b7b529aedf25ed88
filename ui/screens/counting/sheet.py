"""Owns one sheet being counted: its lines, what was counted here, the location and place at hand; makes its commands and its picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from app.commands.counting import AddFoundItems, CountedLine, FoundLine, RecordCount
from db.queries.counting import LineToCount, SheetToCount
from db.queries.floor import ItemFacts
from ui.figures import Figures
from ui.floor import Goods, ItemIndex, SpotIndex
from ui.i18n import translate
from ui.screens.counting.draft import CountDraft, Counted, Place, Step
from ui.screens.counting.picture import CountRow, CurrentPlace

LOG_ROWS = 12


@dataclass
class OpenSheet:
    """A sheet at work. `extra` are items found that the sheet does not name; `recorded` is what the book has of this count."""

    sheet: SheetToCount
    draft: CountDraft
    extra: dict[str, ItemFacts] = field(default_factory=dict)
    spot_id: str = ""
    current: Place | None = None
    awaiting: Goods | None = None
    recorded: dict[Place, Decimal] = field(default_factory=dict)
    seen_seq: int | None = None
    """How far the book was known here when the first place was counted that it does not have yet."""

    def __post_init__(self) -> None:
        self.spots = SpotIndex(self.sheet.spots)
        self.take(self.sheet)
        if self.draft.steps and not self.spot_id:
            self.current = self.draft.steps[-1].place
            self.spot_id = self.current.spot_id

    def take(self, sheet: SheetToCount) -> None:
        """The sheet as the book has it now."""
        self.sheet = sheet
        self.index = ItemIndex(sheet.items)
        for item in self.extra.values():
            self.index.add(item)
        self._lines = {Place(line.location_id, line.item_id, line.lot_id): line for line in sheet.lines}

    # What things are

    def item(self, item_id: str) -> ItemFacts:
        return self.sheet.items.get(item_id) or self.extra[item_id]

    def line(self, place: Place) -> LineToCount | None:
        return self._lines.get(place)

    def counted(self, place: Place) -> Decimal | None:
        """What was counted here, else what the book has recorded; None: not counted."""
        totals = self.draft.totals()
        if place in totals:
            return totals[place]
        line = self.line(place)
        return line.quantity_counted if line else None

    def places(self) -> list[Place]:
        """All places of the sheet in walking order, what was found behind those of its location."""
        found = [place for place in self.draft.totals() if place not in self._lines]
        return sorted([*self._lines, *found], key=lambda place: (place.spot_id, place not in self._lines))

    def uncounted(self) -> list[Place]:
        return [place for place in self._lines if self.counted(place) is None]

    def only_spot(self) -> str:
        """The location of a sheet that has but one; empty otherwise."""
        spots = {place.spot_id for place in self._lines}
        return spots.pop() if len(spots) == 1 else ""

    def spots_to_count(self) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """(location id, label) of the sheet's own locations, those with something left first, and of all others, where goods may be found."""
        left = dict.fromkeys(place.spot_id for place in self.uncounted())
        own = dict.fromkeys([*left, *(place.spot_id for place in self.places())])
        others = [spot.id for spot in self.sheet.spots if spot.id not in own]
        return tuple((spot, self.spots.name(spot)) for spot in own), tuple((spot, self.spots.name(spot)) for spot in others)

    def knows_lot(self, place: Place) -> bool:
        return (place.item_id, place.lot_id) in self.sheet.lots or self.draft.expiry(place) is not None

    def lines_of(self, places: Iterable[Place]) -> tuple[int, ...]:
        """The lines of places; of goods that the sheet does not name, the lines of their location, else all."""
        wanted = set(places)
        spots = {place.spot_id for place in wanted if place not in self._lines}
        found = tuple(line.line_no for place, line in self._lines.items() if place in wanted or place.spot_id in spots)
        return found or tuple(line.line_no for line in self._lines.values())

    # The commands

    def to_record(self) -> list[Place]:
        """Places whose count the book does not have yet."""
        return [place for place, total in self.draft.totals().items() if self.recorded.get(place) != total]

    def records(self) -> list[RecordCount | AddFoundItems]:
        """What tells the book what was counted since the last time."""
        totals, wanted = self.draft.totals(), self.to_record()
        lines = tuple(
            CountedLine(line_no=line.line_no, quantity=totals[place], unit=self.item(place.item_id).base_unit)
            for place in wanted
            if (line := self.line(place)) is not None
        )
        found = tuple(
            FoundLine(
                location_id=place.spot_id,
                item_id=place.item_id,
                lot_id=place.lot_id,
                expires_on=self.draft.expiry(place),
                quantity=totals[place],
                unit=self.item(place.item_id).base_unit,
            )
            for place in wanted
            if self.line(place) is None and totals[place] > 0
        )
        sheet_id = self.sheet.summary.sheet_id
        commands: list[RecordCount | AddFoundItems] = []
        if lines:
            commands.append(RecordCount(sheet_id=sheet_id, seen_seq=self.seen_seq, lines=lines))
        if found:
            commands.append(AddFoundItems(sheet_id=sheet_id, seen_seq=self.seen_seq, lines=found))
        return commands

    # The picture

    def rows(self) -> tuple[CountRow, ...]:
        """The places of the location at hand; before one is scanned, the whole sheet."""
        return tuple(self._row(place) for place in self.places() if not self.spot_id or place.spot_id == self.spot_id)

    def _row(self, place: Place) -> CountRow:
        item, line = self.item(place.item_id), self.line(place)
        lot = translate("counting", "lot {lot}").format(lot=place.lot_id) if place.lot_id else ""
        return CountRow(
            place=place,
            title=item.name,
            detail=" · ".join(filter(None, (item.id, lot))),
            spot=self.spots.name(place.spot_id),
            unit=item.base_unit,
            counted=self.counted(place),
            again=line is not None and line.state == "recount",
            found=line is None or line.found,
        )

    def current_place(self) -> CurrentPlace | None:
        if self.current is None:
            return None
        item = self.item(self.current.item_id)
        parts = (item.name, self.current.lot_id, self.spots.name(self.current.spot_id))
        return CurrentPlace(self.current, " · ".join(filter(None, parts)), self.counted(self.current))

    def log(self, figures: Figures) -> tuple[str, ...]:
        """The last scans in words, the newest first."""
        return tuple(self.words(step, figures) for step in reversed(self.draft.steps[-LOG_ROWS:]))

    def words(self, step: Step, figures: Figures) -> str:
        item = self.item(step.place.item_id)
        lot = translate("counting", "lot {lot}").format(lot=step.place.lot_id) if step.place.lot_id else ""
        what = translate("counting", "nothing there")
        if isinstance(step, Counted):
            what = f"{figures.quantity(step.quantity, signed=True)} {item.base_unit}"
        return " · ".join(filter(None, (self.spots.name(step.place.spot_id), item.name, lot, what)))
