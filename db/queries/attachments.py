"""What people attached to documents, and the labels printed of them; gives bytes, knows no picture."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.domain.book.documents import Document
from app.domain.book.evidence import Attachment, LabelPrint
from app.domain.book.organisation import Member
from db.schema import table_of


@dataclass(frozen=True, slots=True)
class Attached:
    """A photo or file of a document, with its bytes; `line_no` 0 is the whole document."""

    key: tuple[int, int]
    line_no: int
    name: str
    media_type: str
    content: bytes
    digest: str
    note: str
    member: str
    at: datetime


def attachments(connection: sa.Connection, document_id: str) -> tuple[Attached, ...]:
    """What was attached to a document, the oldest first."""
    one, member = table_of(Attachment), table_of(Member)
    names = ("seq", "n", "line_no", "name", "media_type", "content", "digest", "note", "attached_at")
    query = (
        sa.select(*(one.c[name] for name in names), sa.func.coalesce(member.c.name, one.c.member_id).label("member"))
        .outerjoin(member, member.c.id == one.c.member_id)
        .where(one.c.document_id == document_id)
        .order_by(one.c.seq, one.c.n)
    )
    return tuple(
        Attached(
            (row.seq, row.n),
            row.line_no,
            row.name,
            row.media_type,
            base64.b64decode(row.content),
            row.digest,
            row.note,
            row.member,
            row.attached_at,
        )
        for row in connection.execute(query)
    )


def documents_there(connection: sa.Connection, document_ids: Sequence[str]) -> frozenset[str]:
    """Which of some documents are in the book."""
    document = table_of(Document)
    return frozenset(connection.execute(sa.select(document.c.id).where(document.c.id.in_(list(document_ids)))).scalars())


def labels_printed(connection: sa.Connection, document_id: str) -> dict[int, int]:
    """How many labels were printed of each line of a document."""
    one = table_of(LabelPrint)
    query = sa.select(one.c.line_no, sa.func.sum(one.c.copies)).where(one.c.document_id == document_id).group_by(one.c.line_no)
    return {int(line_no): int(copies) for line_no, copies in connection.execute(query)}
