"""Owns what the program knows of transfers before their screen is opened: the screen, its actions, the codes that lead to it."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.transfers import transfer_named
from ui.actions.area import AreaActions
from ui.book import BookSession
from ui.i18n import QT_TRANSLATE_NOOP, translate
from ui.scan import PlainCode, Reading
from ui.shell.places import Place
from ui.shell.router import Answer, Go, ScanRule
from ui.shell.screens import ScreenSpec

SCREEN = ScreenSpec(
    "transfers",
    QT_TRANSLATE_NOOP("transfers", "Transfers"),
    "transfers",
    "ui.screens.transfers.view:create",
    permission="transfers.post",
    scanning=True,
    help_topic="transfers",
    context="transfers",
)

_GROUP = QT_TRANSLATE_NOOP("transfers", "Transfers")
_action = AreaActions("transfers", _GROUP, "transfers.post")
ACTIONS = (
    _action("post", QT_TRANSLATE_NOOP("transfers", "Post this step"), ("F9",), icon="ok", command="VALIDATE"),
    _action("undo", QT_TRANSLATE_NOOP("transfers", "Undo scan"), ("Ctrl+Z",), icon="undo", standard="undo", command="UNDO"),
    _action("park", QT_TRANSLATE_NOOP("transfers", "Park"), ("F3",), icon="pending", command="PARK"),
    _action("less", QT_TRANSLATE_NOOP("transfers", "One less"), ("F6",), icon="minus", command="LESS"),
    _action("more", QT_TRANSLATE_NOOP("transfers", "One more"), ("F7",), icon="plus", command="MORE"),
    _action("rest", QT_TRANSLATE_NOOP("transfers", "Take the rest"), ("F8",), command="REST"),
    _action("everything", QT_TRANSLATE_NOOP("transfers", "Take everything"), ("Shift+F8",), command="ALL"),
    _action("damaged", QT_TRANSLATE_NOOP("transfers", "Damaged"), ("F4",), icon="attention", command="DAMAGED"),
    _action("place", QT_TRANSLATE_NOOP("transfers", "Choose the location"), ("F2",), command="PLACE"),
    _action("next", QT_TRANSLATE_NOOP("transfers", "Next line"), ("Alt+Down",), command="NEXT"),
    _action("previous", QT_TRANSLATE_NOOP("transfers", "Previous line"), ("Alt+Up",), command="PREVIOUS"),
    _action("open", QT_TRANSLATE_NOOP("transfers", "Open the transfer"), ("Ctrl+O",), icon="transfers", standard="open", command="OPEN"),
    _action("new", QT_TRANSLATE_NOOP("transfers", "Ask for a transfer"), ("Ctrl+N",), icon="plus", standard="new", command="NEW"),
    _action("missing", QT_TRANSLATE_NOOP("transfers", "Report missing"), ("F12",), icon="attention", command="MISSING"),
    _action("ship", QT_TRANSLATE_NOOP("transfers", "Ship the rest"), command="SHIP"),
    _action("receive", QT_TRANSLATE_NOOP("transfers", "Take in"), command="RECEIVE"),
    _action("note", QT_TRANSLATE_NOOP("transfers", "Transfer note"), ("Ctrl+P",), icon="print", standard="print", command="NOTE PRINT"),
    _action("photo", QT_TRANSLATE_NOOP("transfers", "Photos"), ("Shift+F2",), icon="attachment", command="PHOTO"),
    _action("reverse", QT_TRANSLATE_NOOP("transfers", "Reverse"), icon="undo", command="REVERSE", permission="reversal.post"),
    _action("all", QT_TRANSLATE_NOOP("transfers", "Refresh the list"), ("F5",), icon="refresh", standard="refresh"),
)


@dataclass(frozen=True)
class TransferRule:
    """The number or id of a transfer opens it."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("transfers", "transfer")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        if not isinstance(reading.code, PlainCode):
            return None
        with self.book.reading() as connection:
            transfer_id = transfer_named(connection, reading.code.text)
        return Go(Place("transfers", transfer_id)) if transfer_id else None


def rules(book: BookSession) -> tuple[ScanRule, ...]:
    """Where scans lead that are transfers'."""
    return (TransferRule(book),)
