"""Documents that another made at once: posted by its entry, reversed with it and never alone."""

from __future__ import annotations

from app.desk import Desk
from app.domain.book import Document, JournalEntry, OpenItem
from app.domain.wording import Phrase, Word
from app.ledger.journal import Entry
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.open_items import close_item


def take_back_made_with(desk: Desk, entry: Entry, document: Document, kind: str) -> None:
    """Take back the invoice or credit note that `document` made at once and posted with its own entry."""
    for made in desk.many(Document, "source", document.id):
        if made.kind != kind or made.state != "posted" or desk.many(JournalEntry, "document", made.id):
            continue
        item = desk.one(OpenItem, made.id)
        if item.open_amount != item.amount:
            raise refuse_as_stood_on(document, Phrase("settled_at_least_in_part_2", what=Word(kind), made=made.number), ["the settlement"])
        close_item(desk, item, by=entry.document_id, day=entry.posting_date)
        desk.change(made, state="reversed", reversed_by=entry.document_id)


def refuse_unless_own(desk: Desk, document: Document) -> None:
    """Refuse to reverse alone what was posted by the document it was made with."""
    if not desk.many(JournalEntry, "document", document.id):
        source = desk.one(Document, document.source_id)
        raise refuse_as_stood_on(document, Phrase("was_posted_together_with", source=source.number), [source.number])
