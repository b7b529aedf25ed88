"""Owns what the transfers screen shows, as plain values, and what its presenter asks of whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.queries.floor import Choice, Site
from ui.screens.transfers import sentences
from ui.screens.transfers.work import CurrentLine, Head, LinePicture
from ui.site_days import DayNote


@dataclass(frozen=True, slots=True)
class TransfersPicture:
    """Everything on the screen but the entry."""

    step: str
    hint: str
    scan_hint: str
    head: Head | None = None
    title: str = ""
    route: str = ""
    rows: tuple[LinePicture, ...] = ()
    current: CurrentLine | None = None
    log: tuple[str, ...] = ()
    transfers: tuple[sentences.TransferRow, ...] = ()
    sites: tuple[Site, ...] = ()
    reasons: tuple[Choice, ...] = ()
    carriers: tuple[Choice, ...] = ()
    selected: str = ""
    loading: bool = False
    posting: bool = False
    can_report_missing: bool = False
    can_turn: bool = False
    """There is something both to ship and to take in."""
    posting_date: date | None = None
    day: DayNote | None = None
    """What is to be known of that day; None where it is today's there and here."""
    postings: tuple[sentences.PostingRow, ...] = ()
    selected_posting: str = ""
