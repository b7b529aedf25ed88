"""Rows of evidence: photos and files that people attached to documents, and the labels that were printed of them."""

from __future__ import annotations

from datetime import datetime

from app.domain.rows import Index, Row, table

__all__ = ["Attachment", "LabelPrint"]


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
