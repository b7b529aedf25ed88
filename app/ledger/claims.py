"""Claims: what a supplier or carrier owes for goods that were damaged, lost or sent back, until it is settled; posts nothing."""

from __future__ import annotations

from decimal import Decimal

from app.desk import Desk
from app.domain.book import Document
from app.domain.book.returns import Claim
from app.domain.exact import ZERO
from app.domain.refusals import WrongState
from app.domain.wording import Word


def raise_claim(desk: Desk, document: Document, *, amount: Decimal, base_amount: Decimal) -> None:
    """Open the claim of a document on its partner, without tax: `amount` in the document's currency, `base_amount` as posted to CLAIM."""
    desk.write(
        Claim(
            document_id=document.id,
            entity_id=document.entity_id,
            partner_id=document.partner_id,
            currency=document.currency,
            rate=document.rate,
            amount=amount,
            tax=ZERO,
            open_amount=amount,
            open_tax=ZERO,
            base_amount=base_amount,
            open_base=base_amount,
        )
    )


def drop_claim(desk: Desk, document: Document) -> None:
    """Nothing is claimed any more, because the document is reversed; refused once a part of it was settled. No claim is no matter."""
    claim = desk.find(Claim, document.id)
    if claim is None:
        return
    if claim.open_base != claim.base_amount:
        raise WrongState(
            what=Word("claim"),
            id=document.id,
            state=Word("settled_in_part"),
            action=Word("reversed"),
            allowed=Word("claims_nothing_was_settled_of"),
        )
    desk.change(claim, open_amount=ZERO, open_base=ZERO)
