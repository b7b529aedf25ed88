"""Owns what the program knows of counting before its screen is opened: the screen, its actions, the codes that lead to it."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.counting import count_named
from ui.actions.area import AreaActions
from ui.book import BookSession
from ui.i18n import QT_TRANSLATE_NOOP, translate
from ui.scan import PlainCode, Reading
from ui.shell.places import Place
from ui.shell.router import Answer, Go, ScanRule
from ui.shell.screens import ScreenSpec

SCREEN = ScreenSpec(
    "counting",
    QT_TRANSLATE_NOOP("counting", "Counting"),
    "counting",
    "ui.screens.counting.view:create",
    permission="counting.record",
    scanning=True,
    help_topic="counting",
    context="counting",
)

_GROUP = QT_TRANSLATE_NOOP("counting", "Counting")
_action = AreaActions("counting", _GROUP, "counting.record")
PLAN = "counting.plan"

ACTIONS = (
    _action("post", QT_TRANSLATE_NOOP("counting", "Finish this step"), ("F9",), icon="ok", command="VALIDATE"),
    _action("undo", QT_TRANSLATE_NOOP("counting", "Undo scan"), ("Ctrl+Z",), icon="undo", standard="undo", command="UNDO"),
    _action("park", QT_TRANSLATE_NOOP("counting", "Park"), ("F3",), icon="pending", command="PARK"),
    _action("less", QT_TRANSLATE_NOOP("counting", "One less"), ("F6",), icon="minus", command="LESS"),
    _action("more", QT_TRANSLATE_NOOP("counting", "One more"), ("F7",), icon="plus", command="MORE"),
    _action("nothing", QT_TRANSLATE_NOOP("counting", "Nothing there"), ("F4",), command="ZERO"),
    _action("found", QT_TRANSLATE_NOOP("counting", "Add as found"), ("F12",), command="FOUND"),
    _action("place", QT_TRANSLATE_NOOP("counting", "Choose the location"), ("F2",), command="PLACE"),
    _action("next", QT_TRANSLATE_NOOP("counting", "Next line"), ("Alt+Down",), command="NEXT"),
    _action("previous", QT_TRANSLATE_NOOP("counting", "Previous line"), ("Alt+Up",), command="PREVIOUS"),
    _action("open", QT_TRANSLATE_NOOP("counting", "Open the count"), ("Ctrl+O",), icon="counting", standard="open", command="OPEN"),
    _action(
        "plan", QT_TRANSLATE_NOOP("counting", "Plan a count"), ("Ctrl+N",), icon="plus", standard="new", command="NEW", permission=PLAN
    ),
    _action("later", QT_TRANSLATE_NOOP("counting", "Keep for later"), ("F8",), icon="calendar", command="LATER", permission=PLAN),
    _action("recount", QT_TRANSLATE_NOOP("counting", "Count again"), ("Shift+F6",), icon="refresh", command="RECOUNT", permission=PLAN),
    _action("explain", QT_TRANSLATE_NOOP("counting", "Use for all"), ("Shift+F8",), command="ALL", permission=PLAN),
    _action("back", QT_TRANSLATE_NOOP("counting", "Back to counting"), ("Shift+F3",), icon="back", permission=PLAN),
    _action("paper", QT_TRANSLATE_NOOP("counting", "Count sheet"), ("Ctrl+P",), icon="print", standard="print", command="NOTE PRINT"),
    _action("photo", QT_TRANSLATE_NOOP("counting", "Photos"), ("Shift+F2",), icon="attachment", command="PHOTO"),
    _action("again", QT_TRANSLATE_NOOP("counting", "Count lines again"), icon="refresh", command="AGAIN", permission=PLAN),
    _action("reverse", QT_TRANSLATE_NOOP("counting", "Reverse"), icon="undo", command="REVERSE", permission="reversal.post"),
    _action("all", QT_TRANSLATE_NOOP("counting", "Refresh the list"), ("F5",), icon="refresh", standard="refresh"),
)


@dataclass(frozen=True)
class CountRule:
    """The number or id of a count sheet opens it."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("counting", "count sheet")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        if not isinstance(reading.code, PlainCode):
            return None
        with self.book.reading() as connection:
            sheet_id = count_named(connection, reading.code.text)
        return Go(Place("counting", sheet_id)) if sheet_id else None


def rules(book: BookSession) -> tuple[ScanRule, ...]:
    """Where scans lead that are counting's."""
    return (CountRule(book),)
