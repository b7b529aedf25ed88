"""Reversals: a posted document is mirrored once, whatever its kind, and each kind takes back the state that only it knows."""

from __future__ import annotations

from collections.abc import Callable

from app.desk import Desk
from app.domain.book import Allocation, Document, OpenItem
from app.domain.refusals import WrongState
from app.domain.wording import Phrase, Word
from app.ledger.journal import Entry
from app.ledger.mirror import Mirror, refuse_as_stood_on
from app.ledger.open_items import close_item

Undo = Callable[[Desk, Entry, Document], None]
_UNDO: dict[str, Undo] = {}


def undoes(kind: str) -> Callable[[Undo], Undo]:
    """Register how a posted document of `kind` gives back what it did to orders, receipts, shipments and the like.

    The function refuses when something later stands on the document (`refuse_as_stood_on`). Before it is called the reversal has
    mirrored, at their own amounts: journal lines, stock moves with positions, pools and layers, layer uses, GRNI moves with the
    balance of their lines (not their quantities), tax rows, allocations with the items they settled, and shares of late cost.
    After it, the document's own open item, which nothing may have settled, is closed. The entry is the reversal's and still open.
    """

    def register(undo: Undo) -> Undo:
        _UNDO[kind] = undo
        return undo

    return register


def reversible_kinds() -> list[str]:
    """The kinds of document that a reversal can take back."""
    return sorted(_UNDO)


def undo_of(document: Document) -> Undo:
    """The registered function for a document's kind; refused when that kind cannot be reversed."""
    try:
        return _UNDO[document.kind]
    except KeyError:
        raise WrongState(
            what=Word(document.kind),
            id=document.id,
            state=Word(document.state),
            action=Word("reversed"),
            allowed=[Word(kind) for kind in reversible_kinds()],
        ) from None


def reverse(desk: Desk, document: Document, reversal: Document) -> None:
    """Mirror `document` by `reversal`, both already checked and opened by the caller, and link them both ways."""
    undo = undo_of(document)
    mirror = Mirror(desk, document, reversal)
    entry = mirror.post()
    _require_unsettled(desk, document)
    undo(desk, entry, document)
    item = desk.find(OpenItem, document.id)
    if item is not None and item.open_amount:
        close_item(desk, item, by=reversal.id, day=reversal.posting_date)
    mirror.close()
    desk.change(desk.one(Document, document.id), state="reversed", reversed_by=reversal.id)


def _require_unsettled(desk: Desk, document: Document) -> None:
    item = desk.find(OpenItem, document.id)
    if item is None or item.open_amount == item.amount:
        return
    settled = [a.document_id for a in desk.many(Allocation, "item", document.id) if a.amount * item.amount > 0]
    raise refuse_as_stood_on(document, Phrase("settled_at_least_in_part"), settled)
