"""Owns what a scan says to goods whose lot, serial number or expiry date is still to come; keeps nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ui.feedback import Feedback
from ui.figures import Figures
from ui.floor import Goods, lot_text
from ui.scan import Gs1Code, Reading
from ui.screens.receiving import sentences
from ui.screens.receiving.receipt import OpenReceipt


def wants_expiry(receipt: OpenReceipt, goods: Goods) -> bool:
    """Whether the day the goods expire has to be asked for: kept by expiry, and nobody said it of this lot."""
    if not goods.item.expiry_tracked or not goods.lot_id or goods.expires_on is not None:
        return False
    return not receipt.knows_lot(goods.item.id, goods.lot_id)


def answered(goods: Goods, reading: Reading, other: Goods | None, figures: Figures, today: date) -> Goods | Feedback:
    """The goods to go on with (`other` is what the scan means by itself), or what to say where the answer is none."""
    if other is not None and (other.item.id != goods.item.id or other.lot_id):
        return other
    if goods.wants_lot:
        lot = lot_text(reading) if other is None else ""
        expiry = reading.code.expiry if isinstance(reading.code, Gs1Code) else None
        return goods.with_lot(lot, expiry) if lot else sentences.asks(goods, figures, again=True)
    day = sentences.day_of(reading, figures, today)
    return sentences.no_date(reading, goods, figures, today) if day is None else replace(goods, expires_on=day)
