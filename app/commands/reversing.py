"""Reversing: a posted document is taken back by a linked one that mirrors it in an open period, at most once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, decides, needs
from app.desk import Desk
from app.domain.book import Document, JournalEntry, JournalLine, LegalEntity, OpenItem
from app.domain.exact import ZERO
from app.domain.refusals import InvalidValue, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.mirror import OWN_ROWS
from app.ledger.periods import open_period
from app.ledger.reversals import reverse, undo_of
from app.state import Wants

NOT_POSTED = ("draft", "held", "rejected", "cancelled")


class ReverseDocument(Command, frozen=True, kw_only=True):
    """Take back a posted document by `reversal_id`: every line and move mirrored at its own amount on `posting_date`.

    Refused by name when something later stands on it.
    """

    document_id: str
    reversal_id: str
    posting_date: date
    reason: str


@needs(ReverseDocument)
def needs_of_reverse_document(command: ReverseDocument) -> Wants:
    wants = Wants()
    wants.add_row(Document, (command.document_id,))
    wants.add_row(Document, (command.reversal_id,))
    wants.add_row(OpenItem, (command.document_id,))
    for kind in OWN_ROWS:
        wants.add_group(kind, "document", (command.document_id,))
    return wants


@decides(ReverseDocument, area="reversing", permission="reversal.post")
def decide_reverse_document(command: ReverseDocument, desk: Desk) -> None:
    document = desk.one(Document, command.document_id)
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    undo_of(document)
    if document.reversed_by:
        raise WrongState(
            what=Word(document.kind),
            id=document.id,
            state=Phrase("reversed_by_already", reversed_by=document.reversed_by),
            action=Word("reversed"),
            allowed=Word("documents_that_were_not_reversed"),
        )
    if document.state in NOT_POSTED:
        raise WrongState(
            what=Word(document.kind), id=document.id, state=Word(document.state), action=Word("reversed"), allowed=Word("posted_documents")
        )
    if not command.reason.strip():
        raise InvalidValue(field=Word("reason"), value=Word("empty"), why=Phrase("history_say_why_document_was_reversed"))
    if command.posting_date < document.posting_date:
        raise InvalidValue(
            field=Word("posting_date"), value=command.posting_date, why=Phrase("document_itself_is_of", posting_date=document.posting_date)
        )
    for entity_id in dict.fromkeys(entry.entity_id for entry in desk.many(JournalEntry, "document", document.id)):
        if entity_id != document.entity_id:
            desk.authorise(entity_id=entity_id)
    debits = _debits(desk, document)
    entity = desk.one(LegalEntity, document.entity_id)
    open_period(desk, entity_id=entity.id, posting_date=command.posting_date)
    reversal = open_document(desk, entity, _header(command, desk, document))
    reverse(desk, document, reversal)
    needs_approval(
        desk,
        kind="reversal",
        entity_id=entity.id,
        warehouse_id=document.warehouse_id,
        amount=debits,
        currency=entity.currency,
        reason=Phrase("reversal_of", what=Word(document.kind), number=document.number, amount=debits, reason=command.reason),
    )


def _debits(desk: Desk, document: Document) -> Decimal:
    """What the document debited in all in its own entity: the size of the reversal."""
    lines = desk.many(JournalLine, "document", document.id)
    return sum((line.amount for line in lines if line.amount > 0 and line.entity_id == document.entity_id), ZERO)


def _header(command: ReverseDocument, desk: Desk, document: Document) -> Document:
    return Document(
        id=command.reversal_id,
        kind="reversal",
        entity_id=document.entity_id,
        warehouse_id=document.warehouse_id,
        partner_id=document.partner_id,
        state="posted",
        document_date=command.posting_date,
        posting_date=command.posting_date,
        currency=document.currency,
        rate=document.rate,
        net=-document.net,
        tax=-document.tax,
        total=-document.total,
        reference=document.number,
        source_id=document.id,
        reverses=document.id,
        note=command.reason,
        created_by=desk.member,
        command_id=desk.record.id,
    )
