"""Owns what is read and found before transfer work begins: a transfer with its goods, or all warehouses for a new one."""

from __future__ import annotations

from collections.abc import Sequence

from db.queries.floor import Choice, ItemFacts, Site, Spot, carriers, items, reasons, sites, spots
from db.queries.transfers import TransferAtWork, transfer_at_work
from ui.book import BookSession, Workplace
from ui.screens.transfers.under_way import KIND
from ui.screens.transfers.work import Head, Mode, Work, read_head
from ui.tally import Step, Tally, read_step

Loaded = tuple[TransferAtWork | None, tuple[Site, ...], tuple[Choice, ...], tuple[Choice, ...]]
LoadedNew = tuple[tuple[Site, ...], dict[str, tuple[Spot, ...]], dict[str, ItemFacts]]


def load(work: Workplace, transfer_id: str) -> Loaded:
    """(the transfer or None, warehouses, reasons for damage and loss, who may be liable)"""
    with work.reading_ahead() as connection:
        found = transfer_at_work(connection, transfer_id, ahead=work.looks_ahead)
        return found, sites(connection), reasons(connection, ("transfer", "damage")), carriers(connection)


def load_new(book: BookSession, steps: Sequence[Step]) -> LoadedNew:
    """(warehouses, their locations, the items of a parked request)"""
    with book.reading() as connection:
        found = sites(connection)
        known = items(connection, {step.key.item_id for step in steps}) if steps else {}
        return found, {site.id: spots(connection, site.id) for site in found}, known


def begin_work(work: Workplace, found: TransferAtWork, mode: Mode | None, all_sites: tuple[Site, ...], *, anew: bool) -> Work:
    """The work on a transfer with the draft there is, or `anew`: taking in where something is on the road, else shipping.

    Its draft is this window's, unless another one has it.
    """
    transfer_id = found.summary.transfer_id
    wanted: Mode = mode or ("receive" if found.summary.lines_on_road else "ship")
    known = None if anew else work.drafts.of_subject(KIND, f"{transfer_id}/{wanted}")
    head = read_head(known.head) if known else Head(work.book.new_id(), wanted, transfer_id)
    work.drafts.claim(head.document_id)
    steps = [read_step(body) for body in work.drafts.steps(known.id)] if known else []
    return Work(head, Tally(steps), found, all_sites)
