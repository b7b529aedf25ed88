"""Owns the first-start wizard without its widgets: which pages come, what was entered, what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.business_day import zone_names
from ui.house import Address, NewBook
from ui.i18n import translate


class Choice(StrEnum):
    SAMPLE = "sample"
    NEW = "new"
    CONNECT = "connect"
    OPEN = "open"


class Page(StrEnum):
    CHOOSE = "choose"
    SAMPLE = "sample"
    COMPANY = "company"
    YOU = "you"
    PLACE = "place"
    SERVER = "server"
    LOGIN = "login"
    OPEN = "open"


PAGES: dict[Choice, tuple[Page, ...]] = {
    Choice.SAMPLE: (Page.CHOOSE, Page.SAMPLE),
    Choice.NEW: (Page.CHOOSE, Page.COMPANY, Page.YOU, Page.PLACE),
    Choice.CONNECT: (Page.CHOOSE, Page.SERVER, Page.LOGIN),
    Choice.OPEN: (Page.CHOOSE, Page.OPEN),
}
"""At most five, the choice included."""
CURRENCIES = ("EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "JPY")


@dataclass
class Entries:
    """Everything that can be entered; going back and forth loses nothing."""

    choice: Choice = Choice.SAMPLE
    company: str = ""
    currency: str = "EUR"
    chart: str = ""
    warehouse: str = ""
    time_zone: str = ""
    member_name: str = ""
    member_id: str = ""
    place: str = ""
    open_place: str = ""
    server: str = ""
    database: str = ""
    authority: str = ""
    login: str = ""
    password: str = ""
    remember: bool = True


class Steps:
    """Where the person is among the pages."""

    def __init__(self) -> None:
        self.entries = Entries()
        self._at = 0

    @property
    def pages(self) -> tuple[Page, ...]:
        return PAGES[self.entries.choice]

    @property
    def page(self) -> Page:
        return self.pages[self._at]

    @property
    def number(self) -> int:
        """From 1."""
        return self._at + 1

    @property
    def is_first(self) -> bool:
        return self._at == 0

    @property
    def is_last(self) -> bool:
        return self._at == len(self.pages) - 1

    def choose(self, choice: Choice) -> None:
        self.entries.choice = choice
        self._at = 0

    def back(self) -> None:
        self._at = max(self._at - 1, 0)

    def forward(self) -> str:
        """Go on; returns what has to be put right first, empty where nothing has."""
        problem = self.problem()
        if not problem and not self.is_last:
            self._at += 1
        return problem

    def problem(self) -> str:
        """What is missing or wrong on this page, in a sentence."""
        entries = self.entries
        match self.page:
            case Page.COMPANY if not entries.company.strip():
                return translate("start", "Enter the name of the company.")
            case Page.COMPANY if not entries.warehouse.strip():
                return translate("start", "Enter the name of the first warehouse.")
            case Page.COMPANY if entries.time_zone and entries.time_zone not in zone_names():
                return translate("start", "There is no time zone of that name. Type a part of one, such as Berlin, and choose it.")
            case Page.YOU if not entries.member_name.strip():
                return translate("start", "Enter your name.")
            case Page.YOU if not re.fullmatch(r"[a-z][a-z0-9._-]*", entries.member_id):
                return translate("start", "The short name begins with a small letter and has small letters and digits only.")
            case Page.PLACE if not entries.place.strip():
                return translate("start", "Choose where the book is kept.")
            case Page.SERVER if not entries.server.strip():
                return translate("start", "Enter the name of the server.")
            case Page.SERVER if not re.fullmatch(r"[^\s:/@]+(:\d{1,5})?(\s*,\s*[^\s:/@]+(:\d{1,5})?)*", entries.server.strip()):
                return translate("start", "The server is a name, or a name with a port, such as db.example.com:5432.")
            case Page.SERVER if not entries.database.strip():
                return translate("start", "Enter the name of the database.")
            case Page.LOGIN if not entries.login.strip():
                return translate("start", "Enter your member name in the book.")
            case Page.LOGIN if not entries.password:
                return translate("start", "Enter your password.")
            case Page.OPEN if not entries.open_place.strip():
                return translate("start", "Choose a file, or enter the address of a shared book.")
            case _:
                return ""

    def address(self) -> Address:
        """The shared book that was entered."""
        entries = self.entries
        return Address(
            server=entries.server.strip(),
            database=entries.database.strip(),
            member=entries.login.strip(),
            authority=entries.authority.strip(),
        )

    def enter(self, address: Address) -> None:
        """Begin with a shared book that is known."""
        self.choose(Choice.CONNECT)
        entries = self.entries
        entries.server, entries.database = address.server, address.database
        entries.authority, entries.login = address.authority, address.member

    def new_book(self, today: date) -> NewBook:
        """What was entered, for the roof. Periods are opened from the beginning of the year."""
        entries = self.entries
        return NewBook(
            place=entries.place.strip(),
            company=entries.company.strip(),
            currency=entries.currency,
            chart=entries.chart,
            warehouse=entries.warehouse.strip(),
            member_id=entries.member_id.strip(),
            member_name=entries.member_name.strip(),
            first_day=today.replace(month=1, day=1),
            time_zone=entries.time_zone,
        )


def short_name(name: str) -> str:
    """A login from a name: the first word in small letters, without signs."""
    first = (name.split() or [""])[0].casefold()
    plain = first.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return re.sub(r"[^a-z0-9]", "", plain)


def act_of(page: Page) -> str:
    """The last button is named for what it does."""
    return {
        Page.SAMPLE: translate("start", "Load the sample company"),
        Page.PLACE: translate("start", "Create the book"),
        Page.LOGIN: translate("start", "Connect"),
        Page.OPEN: translate("start", "Open the book"),
    }.get(page, translate("start", "Next"))
