"""Reversals: how each kind of document takes back the state it changed; the entries and moves are mirrored for all alike."""

from __future__ import annotations

from collections.abc import Callable

from app.desk import Desk
from app.domain.book import Document
from app.domain.refusals import WrongState
from app.ledger.journal import Entry

Undo = Callable[[Desk, Entry, Document], None]
_UNDO: dict[str, Undo] = {}


def undoes(kind: str) -> Callable[[Undo], Undo]:
    """Register how a posted document of `kind` gives back what it did to orders, receipts, shipments and open items.

    The function refuses when something later stands on the document. It neither mirrors journal lines nor stock moves: the
    reversal does that for every kind, at their own amounts, before the function is called.
    """

    def register(undo: Undo) -> Undo:
        _UNDO[kind] = undo
        return undo

    return register


def undo_of(document: Document) -> Undo:
    """The registered function for a document's kind; refused when that kind cannot be reversed."""
    try:
        return _UNDO[document.kind]
    except KeyError:
        raise WrongState(
            what=document.kind.replace("_", " "), id=document.id, state=document.state, action="reversed", allowed=", ".join(sorted(_UNDO))
        ) from None
