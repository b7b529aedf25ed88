"""Photos and files kept with documents, and labels printed of them: sealed with the ledger, changing nothing in it."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from app.commands.evidence import (
    PER_DOCUMENT_MAX,
    SIZE_BYTES_MAX,
    AttachmentTooLarge,
    LabelLine,
    NotAnAttachment,
    RecordLabelPrint,
    attach_command,
)
from app.commands.master_data import DefineItems
from app.commands.organisation import DefineMember
from app.domain.book import Document, Item, ItemCosting, JournalLine, Member, MemberRole, StockMove
from app.domain.book.evidence import Attachment, LabelPrint
from db.book import create_book
from db.replay import replay
from db.verify import verify
from tests.support.company import Company, new_company

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20
PDF = b"%PDF-1.7\n" + b"x" * 100


@pytest.fixture
def company(tmp_path: Path) -> Company:
    made = new_company(tmp_path)
    made.receive("NUT", "10", "30")
    return made


def receipt(company: Company) -> str:
    return str(company.all(Document, kind="goods_receipt")[0].id)


def test_a_photo_is_kept_byte_for_byte_and_moves_nothing(company: Company) -> None:
    document, before = receipt(company), (company.all(JournalLine), company.all(StockMove))
    company.do(attach_command(document, "carton.jpg", JPEG, line_no=1, note="Crushed corner"))
    [row] = company.all(Attachment)
    assert base64.b64decode(row.content) == JPEG
    assert (row.digest, row.size) == (hashlib.sha256(JPEG).hexdigest(), len(JPEG))
    assert (row.document_id, row.line_no, row.name, row.media_type, row.note) == (document, 1, "carton.jpg", "image/jpeg", "Crushed corner")
    assert (row.entity_id, row.warehouse_id) == (company.all(StockMove)[0].entity_id, company.all(StockMove)[0].warehouse_id)
    assert (company.all(JournalLine), company.all(StockMove)) == before
    assert all(proof.ok for proof in verify(company.book))


def test_sent_twice_it_is_there_once_and_never_changes(company: Company) -> None:
    document = receipt(company)
    company.do(attach_command(document, "carton.jpg", JPEG))
    company.do(attach_command(document, "the same again.jpg", JPEG))
    company.do(attach_command(document, "of line two.jpg", JPEG, line_no=2))
    assert [row.name for row in company.all(Attachment)] == ["carton.jpg", "of line two.jpg"]
    with sa.create_engine(f"sqlite:///{company.book.path}").connect() as raw:
        for attack in ("UPDATE attachment SET note = 'other'", "DELETE FROM attachment"):
            with pytest.raises(sa.exc.DatabaseError, match="guard: rows of attachment"):
                raw.execute(sa.text(attack))


def test_the_log_decided_again_gives_the_same_pictures(company: Company, tmp_path: Path) -> None:
    company.do(attach_command(receipt(company), "carton.jpg", JPEG))
    again = create_book(str(tmp_path / "again.db"))
    assert replay(company.book, again).difference == ""
    with again.reading() as connection:
        assert connection.execute(sa.text("SELECT digest FROM attachment")).scalars().all() == [hashlib.sha256(JPEG).hexdigest()]


def test_what_nobody_could_look_at_is_refused(company: Company) -> None:
    document = receipt(company)
    with pytest.raises(NotAnAttachment, match="Only photos"):
        attach_command(document, "virus.exe", b"MZ\x90\x00")
    with pytest.raises(AttachmentTooLarge, match=str(SIZE_BYTES_MAX)):
        attach_command(document, "huge.jpg", JPEG[:4] + b"0" * SIZE_BYTES_MAX)
    good = attach_command(document, "carton.jpg", JPEG)
    replace = msgspec.structs.replace
    company.refused(replace(good, media_type="application/pdf"), "not_an_attachment")
    company.refused(replace(good, media_type="text/html"), "not_an_attachment")
    company.refused(replace(good, digest="0" * 64), "attachment_damaged")
    company.refused(replace(good, content=("not base64!",)), "attachment_damaged")
    company.refused(replace(good, content=("A" * 2000,) * 200), "attachment_too_large")
    company.refused(replace(good, name=" "), "invalid_value")
    company.refused(replace(good, document_id="nowhere"), "unknown_id")
    assert company.all(Attachment) == []


def test_a_document_keeps_so_many_and_says_when_it_is_full(company: Company) -> None:
    document = receipt(company)
    for number in range(PER_DOCUMENT_MAX):
        company.do(attach_command(document, f"{number}.pdf", PDF + str(number).encode()))
    company.refused(attach_command(document, "one more.pdf", PDF), "too_many_attachments")


def test_only_who_works_there_attaches(company: Company) -> None:
    company.do(
        DefineMember(member=Member(id="ada", name="Ada"), roles=(MemberRole(member_id="ada", role="auditor"),)),
    )
    company.refused(attach_command(receipt(company), "carton.jpg", JPEG), "not_permitted", member="ada")


def test_labels_of_serial_numbers_printed_again_need_a_reason(company: Company) -> None:
    saw = Item(id="SAW", name="Saw", family="goods", base_unit="pc", tracking="serial")
    company.do(DefineItems(items=(saw,), costing=(ItemCosting(item_id="SAW", entity_id="NORTH", method="fifo"),)))
    document = company.receive("SAW", "1", "30", lot="S-1001")
    company.do(RecordLabelPrint(document_id=document, lines=(LabelLine(line_no=1, copies=1),)))
    company.refused(RecordLabelPrint(document_id=document, lines=(LabelLine(line_no=1, copies=1),)), "labels_printed_before")
    company.do(RecordLabelPrint(document_id=document, lines=(LabelLine(line_no=1, copies=1),), reason="One fell into the water"))
    company.refused(RecordLabelPrint(document_id=document, lines=(LabelLine(line_no=2, copies=0),)), "invalid_value")
    assert [(row.line_no, row.copies, row.reason) for row in company.all(LabelPrint)] == [(1, 1, ""), (1, 1, "One fell into the water")]


def test_other_labels_are_printed_again_as_they_are(company: Company) -> None:
    document = receipt(company)
    for copies in (10, 3):
        company.do(RecordLabelPrint(document_id=document, lines=(LabelLine(line_no=1, copies=copies),)))
    assert [(row.line_no, row.copies, row.reason) for row in company.all(LabelPrint)] == [(1, 10, ""), (1, 3, "")]
