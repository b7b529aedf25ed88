"""Rows of evidence: photos and files attached to documents, labels printed of them, and advice that was of no use."""

from __future__ import annotations

from datetime import datetime

from app.domain.rows import Index, Row, table

__all__ = ["Attachment", "HintDismissal", "LabelPrint"]


@table("attachment", key=("seq", "n"), nature="ledger", indexes={"document": Index(("document_id",))})
class Attachment(Row, frozen=True, kw_only=True):
    """A photo or file that shows what a document says: never changed, never removed, sealed with the rest of the ledger.

    `content` is base64, `digest` the SHA-256 of the bytes it stands for, `size` their number. `line_no` 0: the whole document.
    """

    seq: int
    n: int
    document_id: str
    line_no: int
    entity_id: str
    warehouse_id: str = ""
    name: str
    media_type: str
    size: int
    digest: str
    content: str
    note: str = ""
    member_id: str
    attached_at: datetime


@table("label_print", key=("seq", "n"), nature="ledger", indexes={"document": Index(("document_id",))})
class LabelPrint(Row, frozen=True, kw_only=True):
    """So many labels of a line of a document were printed; a later print of the same line says why."""

    seq: int
    n: int
    document_id: str
    line_no: int
    entity_id: str
    warehouse_id: str = ""
    copies: int
    reason: str = ""
    member_id: str
    printed_at: datetime


@table("hint_dismissal", key=("seq", "n"), nature="ledger", indexes={"request": Index(("request_id",))})
class HintDismissal(Row, frozen=True, kw_only=True):
    """Somebody found a hint of the advice on a request of no use, and said why. `score` is text: advice never counts with money."""

    seq: int
    n: int
    request_id: str
    entity_id: str
    warehouse_id: str = ""
    hint: str
    score: str
    model: str
    reason: str
    member_id: str
    dismissed_at: datetime
