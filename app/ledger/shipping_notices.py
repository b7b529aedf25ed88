"""Shipping notices: how they end, whoever ends them; posts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from app.desk import Desk
from app.domain.book import Document
from app.domain.book.shipping_notices import ShippingNotice
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of

KIND = "shipping_notice"


def arrived(desk: Desk, order: Document, notice_ids: Sequence[str], receipt_id: str) -> None:
    """The goods of these notices came with a receipt. What came is a fact: a notice that was cancelled or used before only warns.

    Refused where a notice is about another order.
    """
    keys = [(notice_id,) for notice_id in dict.fromkeys(notice_ids)]
    if not keys:
        return
    desk.prefetch(Document, keys)
    notices = desk.every(ShippingNotice, keys)
    for (notice_id,), notice in notices.items():
        document = document_of(desk, notice_id, kind=KIND)
        if notice.order_id != order.id:
            raise InvalidValue(field=Word(KIND), value=notice_id, why=Phrase("notice_is_for_order", order=notice.order_id))
        if document.state != "open":
            desk.warn("notice_not_open", notice=document.number, state=Word(document.state))
            continue
        desk.change(document, state="done")
        desk.change(notice, receipt_id=receipt_id)


def expected_again(desk: Desk, receipt_id: str) -> None:
    """The receipt was taken back: what its notices said is on its way again."""
    for notice in desk.many(ShippingNotice, "receipt", receipt_id):
        desk.change(desk.one(Document, notice.document_id), state="open")
        desk.change(notice, receipt_id="")


def dropped(desk: Desk, order_id: str) -> None:
    """Nothing more is expected on the order, so that open notices are about nothing."""
    for notice in desk.many(ShippingNotice, "order", order_id):
        document = desk.one(Document, notice.document_id)
        if document.state == "open":
            desk.change(document, state="cancelled")
