"""Owns what scanned goods mean on a transfer: which line they belong to, what is asked, what is too many; knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from db.queries.floor import OnHand, item_of_code, on_hand
from ui.book import BookSession
from ui.feedback import Feedback
from ui.figures import Figures
from ui.floor import Goods, goods_of, item_text, lot_text
from ui.scan import Gs1Code, Reading
from ui.screens.transfers import sentences
from ui.screens.transfers.work import Work
from ui.shell.router import Answer, Say
from ui.tally import Arrived, Key, Step


class GoodsScans:
    """`keep` writes a step down and shows it; `changed` shows what is asked."""

    def __init__(self, book: BookSession, figures: Figures, keep: Callable[[Work, Step], None], changed: Callable[[], None]) -> None:
        self._book = book
        self._figures = figures
        self._keep = keep
        self._changed = changed

    def goods(self, work: Work, goods: Goods) -> Feedback:
        if work.mode == "request":
            lot = goods.lot_id if goods.item.tracking != "none" else ""
            return self._count(work, Key(0, goods.item.id, lot), goods)
        if work.needs_lot(goods) and work.current is not None and work.current.item_id == goods.item.id:
            goods = goods.with_lot(work.current.lot_id)
        if work.needs_lot(goods):
            work.awaiting = goods
            self._changed()
            return sentences.asks_lot(goods, self._figures)
        line = work.line_for(goods)
        if line is None:
            return sentences.not_on_transfer(work, goods)
        return self._count(work, Key(line.line_no, goods.item.id, goods.lot_id or line.lot_id), goods)

    def awaited(self, work: Work, goods: Goods, reading: Reading, other: Goods | None) -> Feedback:
        work.awaiting = None
        if other is not None:
            return self.goods(work, other)
        lot = lot_text(reading)
        expiry = reading.code.expiry if isinstance(reading.code, Gs1Code) else None
        return self.goods(work, goods.with_lot(lot, expiry))

    def _count(self, work: Work, key: Key, goods: Goods) -> Feedback:
        line = work.line(key)
        if line is not None and goods.quantity > work.left(line):
            self._changed()
            return sentences.too_many(work, goods, line, self._figures)
        if goods.item.tracking == "serial" and key.lot_id and work.tally.quantity(key):
            return sentences.serial_twice(goods, key.lot_id)
        self._keep(work, Arrived(key, goods.quantity))
        return sentences.counted(work, goods.item, key, goods.what(self._figures), self._figures)

    def look_for(self, work: Work, reading: Reading) -> Callable[[], Answer | bool]:
        text = item_text(reading)
        lying: tuple[OnHand, ...] = ()
        with self._book.reading() as connection:
            found = item_of_code(connection, text) if text else None
            if found is not None and work.mode == "request":
                lying = on_hand(connection, [found[0].id], work.head.from_site)
        if found is None:
            return lambda: False
        goods = goods_of(reading, *found)

        def answer() -> Answer:
            if work.mode != "request":
                return Say(sentences.not_on_transfer(work, goods))
            work.know(goods.item, lying)
            return Say(self.goods(work, goods))

        return answer
