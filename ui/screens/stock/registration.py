"""Owns what the program knows of the stock pages before they are opened: screens, actions, the codes that lead to them."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.explorers import entities, lot_known
from db.queries.floor import item_of_code, spot_of
from ui.actions.table import Action
from ui.book import BookSession
from ui.i18n import QT_TRANSLATE_NOOP, translate
from ui.scan import Gs1Code, GtinCode, PlainCode, Reading
from ui.shell.places import Place
from ui.shell.router import Answer, Go, ScanRule
from ui.shell.screens import ScreenSpec

_GROUP = QT_TRANSLATE_NOOP("explorers", "Stock")
SCREENS = (
    ScreenSpec(
        "stock", _GROUP, "stock", "ui.screens.stock.on_hand:create", permission="reports.read", help_topic="lists", context="explorers"
    ),
    ScreenSpec(
        "card",
        QT_TRANSLATE_NOOP("explorers", "Stock card"),
        "stock",
        "ui.screens.stock.card:create",
        permission="reports.read",
        help_topic="lists",
        on_rail=False,
        context="explorers",
    ),
)
ACTIONS = (
    Action("stock.items", QT_TRANSLATE_NOOP("explorers", "By item"), _GROUP, ("Alt+I",), scope="stock", context="explorers"),
    Action("stock.places", QT_TRANSLATE_NOOP("explorers", "By place and lot"), _GROUP, ("Alt+P",), scope="stock", context="explorers"),
    Action(
        "stock.label",
        QT_TRANSLATE_NOOP("explorers", "Labels"),
        _GROUP,
        ("Ctrl+Shift+P",),
        scope="stock",
        icon="print",
        command="LABEL",
        context="explorers",
    ),
    Action(
        "stock.refresh",
        QT_TRANSLATE_NOOP("explorers", "Read again"),
        _GROUP,
        ("F5",),
        scope="stock",
        standard="refresh",
        context="explorers",
    ),
)


@dataclass(frozen=True)
class ItemRule:
    """An item's number or barcode opens its stock card."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("explorers", "item")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        match reading.code:
            case GtinCode(gtin=code):
                text = code
            case Gs1Code(gtin=gtin, content_gtin=content):
                text = gtin or content or ""
            case PlainCode(text=text):
                pass
            case _:
                return None
        with self.book.reading() as connection:
            found = item_of_code(connection, text) if text else None
            companies = entities(connection) if found else []
        return Go(Place("card", (companies[0][0], found[0].id))) if found and companies else None


@dataclass(frozen=True)
class LocationRule:
    """A location's label lists what stands there."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("explorers", "location")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        if not isinstance(reading.code, PlainCode):
            return None
        with self.book.reading() as connection:
            spot = spot_of(connection, reading.code.text)
        return Go(Place("stock", ("location", spot.id))) if spot else None


@dataclass(frozen=True)
class LotRule:
    """A lot or serial number lists where it stands."""

    book: BookSession

    @property
    def name(self) -> str:
        return translate("explorers", "lot")

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        text = (
            reading.code.text
            if isinstance(reading.code, PlainCode)
            else (reading.code.lot or "")
            if isinstance(reading.code, Gs1Code)
            else ""
        )
        if not text:
            return None
        with self.book.reading() as connection:
            found = lot_known(connection, text)
        return Go(Place("stock", ("lot", text))) if found else None


def rules(book: BookSession) -> tuple[ScanRule, ...]:
    """Where scans lead that no working screen wanted."""
    return (ItemRule(book), LocationRule(book), LotRule(book))
