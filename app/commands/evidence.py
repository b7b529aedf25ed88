"""Evidence: photos and files attached to documents, and labels printed of them; both are kept with the ledger and change nothing in it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from typing import Final

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item
from app.domain.book.evidence import Attachment, LabelPrint
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word

SIZE_BYTES_MAX: Final = 262_144
PART_SIGNS: Final = 2_000
PER_DOCUMENT_MAX: Final = 12
COPIES_MAX: Final = 1_000
_BEGINNINGS: Final[Mapping[str, bytes]] = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "application/pdf": b"%PDF-",
}
MEDIA_TYPES: Final = tuple(_BEGINNINGS)
"""What may be attached, each told by how it begins and not by its name."""


class NotAnAttachment(Refusal):
    says = (
        "“{name}” cannot be attached. Only photos (JPEG, PNG) and PDF files can be shown to whoever decides. "
        "Take a photo of it or save it as PDF, and attach that."
    )


class AttachmentTooLarge(Refusal):
    says = (
        "“{name}” cannot be attached. It has {size} bytes, and {most} are kept at most. Choose a smaller picture, or the page that matters."
    )


class TooManyAttachments(Refusal):
    says = "“{name}” was not attached. The document has {count} attachments already, and no more are kept. Say in a note where the rest is."


class AttachmentDamaged(Refusal):
    says = "“{name}” was not attached. It arrived otherwise than it was sent. Send it once more."


class LabelsPrintedBefore(Refusal):
    says = (
        "These labels were not printed. Labels of line {lines} were printed before, and a serial number stands for one piece. "
        "Say why they are needed again."
    )


class AttachEvidence(Command, frozen=True, kw_only=True):
    """Attach a photo or file to a document, or to one of its lines. `content` is its base64, in parts of at most 2,000 signs."""

    document_id: str
    line_no: int = 0
    name: str
    media_type: str
    digest: str
    content: tuple[str, ...]
    note: str = ""


@decides(AttachEvidence, area="evidence", permission="evidence.attach")
def decide_attach_evidence(command: AttachEvidence, desk: Desk) -> None:
    document = desk.one(Document, command.document_id)
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    there = desk.many(Attachment, "document", document.id)
    known = next((one for one in there if (one.digest, one.line_no) == (command.digest, command.line_no)), None)
    desk.notes.result.update({"document": document.id, "digest": command.digest})
    if known is not None:
        return  # The same picture of the same line, sent again: it is there.
    if len(there) >= PER_DOCUMENT_MAX:
        raise TooManyAttachments(name=command.name, count=len(there))
    size = _checked(command)
    desk.write(
        Attachment(
            seq=desk.seq,
            n=desk.next_n(),
            document_id=document.id,
            line_no=command.line_no,
            entity_id=document.entity_id,
            warehouse_id=document.warehouse_id,
            name=command.name.strip(),
            media_type=command.media_type,
            size=size,
            digest=command.digest,
            content="".join(command.content),
            note=command.note,
            member_id=desk.member,
            attached_at=desk.now,
        )
    )


def _checked(command: AttachEvidence) -> int:
    """The number of bytes, once they are what they are said to be."""
    if not command.name.strip():
        raise InvalidValue(field=Word("name"), value=Word("empty"), why=Phrase("whoever_decides_know_what_they_look_at"))
    signs = sum(len(part) for part in command.content)
    if signs > SIZE_BYTES_MAX * 4 // 3 + 4:
        raise AttachmentTooLarge(name=command.name, size=signs * 3 // 4, most=SIZE_BYTES_MAX)
    try:
        content = base64.b64decode("".join(command.content), validate=True)
    except (binascii.Error, ValueError):
        raise AttachmentDamaged(name=command.name) from None
    if len(content) > SIZE_BYTES_MAX:
        raise AttachmentTooLarge(name=command.name, size=len(content), most=SIZE_BYTES_MAX)
    if hashlib.sha256(content).hexdigest() != command.digest:
        raise AttachmentDamaged(name=command.name)
    beginning = _BEGINNINGS.get(command.media_type)
    if beginning is None or not content.startswith(beginning):
        raise NotAnAttachment(name=command.name)
    return len(content)


def media_type_of(content: bytes) -> str:
    """What bytes are by how they begin; empty for what cannot be attached."""
    return next((kind for kind, beginning in _BEGINNINGS.items() if content.startswith(beginning)), "")


def attach_command(document_id: str, name: str, content: bytes, *, line_no: int = 0, note: str = "") -> AttachEvidence:
    """The command for some bytes. Raises `NotAnAttachment`, `AttachmentTooLarge` before anything is sent."""
    kind = media_type_of(content)
    if not kind:
        raise NotAnAttachment(name=name)
    if len(content) > SIZE_BYTES_MAX:
        raise AttachmentTooLarge(name=name, size=len(content), most=SIZE_BYTES_MAX)
    text = base64.b64encode(content).decode()
    return AttachEvidence(
        document_id=document_id,
        line_no=line_no,
        name=name,
        media_type=kind,
        digest=hashlib.sha256(content).hexdigest(),
        content=tuple(text[start : start + PART_SIGNS] for start in range(0, len(text), PART_SIGNS)),
        note=note,
    )


class LabelLine(Part, frozen=True, kw_only=True):
    """So many labels of one line."""

    line_no: int
    copies: int


class RecordLabelPrint(Command, frozen=True, kw_only=True):
    """Labels of a document's lines are printed. Whoever prints those of serial numbers again says why: each stands for one piece."""

    document_id: str
    lines: tuple[LabelLine, ...]
    reason: str = ""


@decides(RecordLabelPrint, area="evidence", permission="evidence.attach")
def decide_record_label_print(command: RecordLabelPrint, desk: Desk) -> None:
    document = desk.one(Document, command.document_id)
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    before = {one.line_no for one in desk.many(LabelPrint, "document", document.id)}
    again = sorted(before & {line.line_no for line in command.lines})
    single = _serial_lines(desk, document.id, again) if not command.reason.strip() else []
    if single:
        raise LabelsPrintedBefore(lines=", ".join(str(line_no) for line_no in single))
    for line in command.lines:
        if not 0 < line.copies <= COPIES_MAX:
            raise InvalidValue(
                field=Word("copies"), value=line.copies, why=Phrase("between_1_labels_are_printed_at_time", copies_max=COPIES_MAX)
            )
        desk.write(
            LabelPrint(
                seq=desk.seq,
                n=desk.next_n(),
                document_id=document.id,
                line_no=line.line_no,
                entity_id=document.entity_id,
                warehouse_id=document.warehouse_id,
                copies=line.copies,
                reason=command.reason.strip(),
                member_id=desk.member,
                printed_at=desk.now,
            )
        )
    desk.notes.result.update({"document": document.id, "again": again})


def _serial_lines(desk: Desk, document_id: str, line_nos: list[int]) -> list[int]:
    """Which of the lines are of items that each carry a serial number of their own."""
    lines = [line for line in desk.many(DocumentLine, "document", document_id) if line.line_no in line_nos and line.item_id]
    items = desk.every(Item, [(line.item_id,) for line in lines])
    return [line.line_no for line in lines if items[(line.item_id,)].tracking == "serial"]
