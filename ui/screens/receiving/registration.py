"""Owns what the program knows of receiving before its screen is opened: the screen, its actions, the codes that lead to it."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.announced import notice_named, pallet_announced
from db.queries.receiving import due_orders, order_named, supplier_named
from ui.actions.area import AreaActions
from ui.book import BookSession
from ui.feedback import Feedback, Verdict
from ui.floor import pallet_code
from ui.i18n import QT_TRANSLATE_NOOP, translate
from ui.scan import PlainCode, Reading
from ui.shell.places import Place
from ui.shell.router import Answer, Go, ScanRule
from ui.shell.screens import ScreenSpec

SCREEN = ScreenSpec(
    "receiving",
    QT_TRANSLATE_NOOP("receiving", "Receiving"),
    "receiving",
    "ui.screens.receiving.view:create",
    permission="receiving.post",
    scanning=True,
    help_topic="receiving",
    context="receiving",
)

_GROUP = QT_TRANSLATE_NOOP("receiving", "Receiving")
_action = AreaActions("receiving", _GROUP, "receiving.post")
ACTIONS = (
    _action("post", QT_TRANSLATE_NOOP("receiving", "Post receipt"), ("F9",), icon="ok", command="VALIDATE"),
    _action("undo", QT_TRANSLATE_NOOP("receiving", "Undo scan"), ("Ctrl+Z",), icon="undo", standard="undo", command="UNDO"),
    _action("park", QT_TRANSLATE_NOOP("receiving", "Park"), ("F3",), icon="pending", command="PARK"),
    _action("discard", QT_TRANSLATE_NOOP("receiving", "Start this receipt anew"), icon="close"),
    _action("less", QT_TRANSLATE_NOOP("receiving", "One less"), ("F6",), icon="minus", command="LESS"),
    _action("more", QT_TRANSLATE_NOOP("receiving", "One more"), ("F7",), icon="plus", command="MORE"),
    _action("rest", QT_TRANSLATE_NOOP("receiving", "Take the rest"), ("F8",), command="REST"),
    _action("announced", QT_TRANSLATE_NOOP("receiving", "Take as announced"), ("Shift+F8",), command="ANNOUNCED"),
    _action("damaged", QT_TRANSLATE_NOOP("receiving", "Damaged"), ("F4",), icon="attention", command="DAMAGED"),
    _action("place", QT_TRANSLATE_NOOP("receiving", "Put away at"), ("F2",), command="PLACE"),
    _action("next", QT_TRANSLATE_NOOP("receiving", "Next line"), ("Alt+Down",), command="NEXT"),
    _action("previous", QT_TRANSLATE_NOOP("receiving", "Previous line"), ("Alt+Up",), command="PREVIOUS"),
    _action("unordered", QT_TRANSLATE_NOOP("receiving", "Take as unordered"), ("F12",), command="UNORDERED"),
    _action("open", QT_TRANSLATE_NOOP("receiving", "Open the order"), ("Ctrl+O",), icon="receiving", standard="open", command="OPEN"),
    _action(
        "note", QT_TRANSLATE_NOOP("receiving", "Goods receipt note"), ("Ctrl+P",), icon="print", standard="print", command="NOTE PRINT"
    ),
    _action("labels", QT_TRANSLATE_NOOP("receiving", "Labels"), ("Ctrl+Shift+P",), icon="print", command="LABEL"),
    _action("photo", QT_TRANSLATE_NOOP("receiving", "Photos"), ("Shift+F2",), icon="attachment", command="PHOTO"),
    _action("reverse", QT_TRANSLATE_NOOP("receiving", "Reverse"), icon="undo", command="REVERSE", permission="reversal.post"),
    _action("all", QT_TRANSLATE_NOOP("receiving", "Show all expected"), ("F5",), icon="refresh", standard="refresh"),
)


@dataclass(frozen=True)
class OrderRule:
    """The number or id of a purchase order opens it."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("receiving", "purchase order")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        if not isinstance(reading.code, PlainCode):
            return None
        with self.book.reading() as connection:
            order_id = order_named(connection, reading.code.text)
        return Go(Place("receiving", order_id)) if order_id else None


@dataclass(frozen=True)
class NoticeRule:
    """A pallet, or the number of a shipping notice, opens the order it is announced for and is taken in there."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("receiving", "announced delivery")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        code = pallet_code(reading)
        if not code and not isinstance(reading.code, PlainCode):
            return None
        with self.book.reading() as connection:
            found = pallet_announced(connection, code) if code else notice_named(connection, reading.raw)
        return Go(Place("receiving", ("notice", found.order_id, found.notice_id, found.sscc))) if found else None


@dataclass(frozen=True)
class SupplierRule:
    """A supplier's code opens the one order that is due, or lists those that are."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("receiving", "supplier")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        if not isinstance(reading.code, PlainCode):
            return None
        with self.book.reading() as connection:
            supplier = supplier_named(connection, reading.code.text)
            orders = due_orders(connection, member=self.book.member, supplier_id=supplier[0]) if supplier else ()
        if supplier is None:
            return None
        if len(orders) == 1:
            return Go(Place("receiving", orders[0].order_id))
        text = translate("receiving", "{supplier}: %n order(s) expected.", None, len(orders)).format(supplier=supplier[1])
        verdict = Verdict.OK if orders else Verdict.ATTENTION
        return Go(Place("receiving", ("supplier", *supplier)), Feedback(verdict, text))


def rules(book: BookSession) -> tuple[ScanRule, ...]:
    """Where scans lead that are receiving's, in order."""
    return (OrderRule(book), NoticeRule(book), SupplierRule(book))
