"""Owns what scanned goods mean on a sheet: which place they count for, what is asked, what was found; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from db.queries.floor import item_of_code
from ui.book import BookSession
from ui.feedback import Feedback, Offer
from ui.figures import Figures
from ui.floor import Goods, goods_of, item_text, lot_text
from ui.i18n import translate
from ui.scan import Gs1Code, Reading
from ui.screens.counting import sentences
from ui.screens.counting.draft import Counted, Place, Step
from ui.screens.counting.sheet import OpenSheet
from ui.shell.router import Answer, Say
from ui.site_days import Days


class GoodsScans:
    """`keep` writes a step down and shows it; `changed` shows what is asked."""

    def __init__(
        self,
        book: BookSession,
        figures: Figures,
        today: Days,
        keep: Callable[[OpenSheet, Step], None],
        changed: Callable[[], None],
        say: Callable[[Feedback], None],
    ) -> None:
        self._book = book
        self._figures = figures
        self._today = today
        self._keep = keep
        self._changed = changed
        self._say = say
        self.found: Goods | None = None
        """Goods that were scanned and are not on the sheet; they wait for a word."""
        self._sheet: OpenSheet | None = None

    def goods(self, sheet: OpenSheet, goods: Goods) -> Feedback:
        if not sheet.spot_id:
            sheet.spot_id = sheet.only_spot()
        if not sheet.spot_id:
            return sentences.spot_first(goods)
        if goods.wants_lot and goods.item.tracking == "lot" and sheet.current and sheet.current.item_id == goods.item.id:
            same = any(step.place == sheet.current for step in sheet.draft.steps[-1:])
            goods = goods.with_lot(sheet.current.lot_id) if same else goods
        place = Place(sheet.spot_id, goods.item.id, goods.lot_id)
        new_lot = goods.lot_id and goods.item.expiry_tracked and goods.expires_on is None and not sheet.knows_lot(place)
        if goods.wants_lot or new_lot:
            sheet.awaiting = goods
            self._changed()
            return sentences.asks(goods, self._figures)
        if sheet.line(place) is None and place not in sheet.draft.totals():
            return self._unexpected(sheet, goods)
        return self._count(sheet, place, goods)

    def _count(self, sheet: OpenSheet, place: Place, goods: Goods) -> Feedback:
        if goods.item.tracking == "serial":
            if sheet.draft.totals().get(place):
                return sentences.serial_twice(goods)
            goods = replace(goods, quantity=Decimal(1), packs=Decimal(1))
        self._keep(sheet, Counted(place, goods.quantity, goods.expires_on))
        return sentences.counted(sheet, place, goods.what(self._figures), self._figures)

    def awaited(self, sheet: OpenSheet, goods: Goods, reading: Reading, other: Goods | None) -> Feedback:
        """The lot, serial number or expiry date of goods scanned before; other goods take their place."""
        sheet.awaiting = None
        if other is not None:
            return self.goods(sheet, other)
        if goods.wants_lot:
            expiry = reading.code.expiry if isinstance(reading.code, Gs1Code) else None
            return self.goods(sheet, goods.with_lot(lot_text(reading), expiry))
        day = sentences.day_of(reading, self._figures, self._today())
        if day is None:
            sheet.awaiting = goods
            return sentences.no_date(reading, goods, self._figures, self._today())
        return self.goods(sheet, replace(goods, expires_on=day))

    def _unexpected(self, sheet: OpenSheet, goods: Goods) -> Feedback:
        self.found, self._sheet = goods, sheet
        self._changed()
        offers = (
            Offer(translate("counting", "Add as found"), self.add_found),
            Offer(translate("counting", "Ignore"), self.forget),
        )
        return sentences.not_on_sheet(sheet, goods, offers)

    def look_for(self, sheet: OpenSheet, reading: Reading) -> Callable[[], Answer | bool]:
        text = item_text(reading)
        with self._book.reading() as connection:
            found = item_of_code(connection, text) if text else None
        if found is None:
            return lambda: False
        goods = goods_of(reading, *found)

        def answer() -> Answer:
            sheet.extra[goods.item.id] = goods.item
            sheet.index.add(goods.item)
            return Say(self.goods(sheet, goods))

        return answer

    def add_found(self) -> None:
        """Goods that the sheet does not list are counted here all the same."""
        sheet, goods = self._sheet, self.found
        if sheet is None or goods is None:
            return
        self.found = None
        sheet.extra.setdefault(goods.item.id, goods.item)
        self._say(self._count(sheet, Place(sheet.spot_id, goods.item.id, goods.lot_id), goods))

    def forget(self) -> None:
        """Put aside; nothing is counted."""
        self.found, self._sheet = None, None
        self._changed()
