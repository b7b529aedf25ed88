"""Owns what the program knows of documents before they are opened: screens, actions, the numbers that lead to them."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.trail import document_named
from ui.actions.table import Action
from ui.book import BookSession
from ui.i18n import QT_TRANSLATE_NOOP, translate
from ui.scan import PlainCode, Reading
from ui.shell.places import Place
from ui.shell.router import Answer, Go, ScanRule
from ui.shell.screens import ScreenSpec

_GROUP = QT_TRANSLATE_NOOP("explorers", "Documents")


def _screen(id: str, title: str, factory: str, *, on_rail: bool = False, icon: str = "documents", in_menu: bool = False) -> ScreenSpec:
    return ScreenSpec(
        id,
        title,
        icon,
        f"ui.screens.documents.{factory}:create",
        permission="reports.read",
        help_topic="lists",
        on_rail=on_rail,
        in_menu=in_menu,
        context="explorers",
    )


SCREENS = (
    _screen("documents", _GROUP, "listing", on_rail=True),
    _screen("document", QT_TRANSLATE_NOOP("explorers", "Document"), "document"),
    _screen("command", QT_TRANSLATE_NOOP("explorers", "Command"), "command"),
    _screen("not_posted", QT_TRANSLATE_NOOP("explorers", "Not posted"), "not_posted", in_menu=True),
)


def _action(id: str, text: str, keys: tuple[str, ...], *, standard: str = "", icon: str = "", permission: str | None = None) -> Action:
    scope = id.partition(".")[0]
    return Action(id, text, _GROUP, keys, scope=scope, standard=standard, icon=icon, context="explorers", permission=permission)


ACTIONS = (
    _action("documents.refresh", QT_TRANSLATE_NOOP("explorers", "Read again"), ("F5",), standard="refresh", icon="refresh"),
    _action("document.entry", QT_TRANSLATE_NOOP("explorers", "Open the entry"), ("Alt+E",), icon="ledger"),
    _action("document.move", QT_TRANSLATE_NOOP("explorers", "Open the move"), ("Alt+M",), icon="stock"),
    _action("document.request", QT_TRANSLATE_NOOP("explorers", "Open the request"), ("Alt+R",), icon="approvals"),
    _action("document.count", QT_TRANSLATE_NOOP("explorers", "Open the count"), ("Alt+N",), icon="counting", permission="counting.record"),
    _action("document.command", QT_TRANSLATE_NOOP("explorers", "Open the command"), ("Alt+C",), icon="info"),
    _action("document.reverse", QT_TRANSLATE_NOOP("explorers", "Reverse"), (), icon="undo", permission="reversal.post"),
    _action("not_posted.open", QT_TRANSLATE_NOOP("explorers", "Open the command"), ("Alt+C",), icon="info"),
    _action("not_posted.refresh", QT_TRANSLATE_NOOP("explorers", "Read again"), ("F5",), standard="refresh", icon="refresh"),
    _action("command.draft", QT_TRANSLATE_NOOP("explorers", "Open the draft"), ("Alt+O",), icon="documents"),
    _action("command.put_away", QT_TRANSLATE_NOOP("explorers", "Throw the draft away"), (), icon="close"),
    _action("command.document", QT_TRANSLATE_NOOP("explorers", "Open the document"), ("Alt+D",), icon="documents"),
)


@dataclass(frozen=True)
class DocumentRule:
    """The number or id of any document opens it."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("explorers", "document")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        if not isinstance(reading.code, PlainCode):
            return None
        with self.book.reading() as connection:
            found = document_named(connection, reading.code.text)
        return Go(Place("document", found)) if found else None


def rules(book: BookSession) -> tuple[ScanRule, ...]:
    """Where scans lead that no working screen wanted."""
    return (DocumentRule(book),)
