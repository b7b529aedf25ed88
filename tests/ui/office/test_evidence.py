"""A photo added where goods are counted or received is seen where it is decided: from the file on the disk to the inbox and the document."""

from __future__ import annotations

import base64
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.evidence import SIZE_BYTES_MAX, AttachmentTooLarge, NotAnAttachment
from app.domain.book import Document
from app.domain.book.counting import CountLine
from app.domain.book.evidence import Attachment
from tests.support.desktop import TODAY, Depot
from tests.support.office import Office
from tests.ui.office.conftest import MakeOffice
from ui.feedback import Verdict
from ui.photos import prepare
from ui.widgets.picture_strip import PicturePane

D = Decimal


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A camera's picture: 4,000 × 3,000 with far more detail than fits."""
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    image.fill(QColor("#885522"))
    for x in range(0, 4000, 5):
        for y in range(0, 3000, 50):
            image.setPixelColor(x, y, QColor((x * 7 + y) % 255, (x + y * 3) % 255, (x * y) % 255))
    file = tmp_path / "bay A-03-2.png"
    assert image.save(str(file))
    return file


def drop(strip: Any, *files: Path) -> None:
    """As from the system's file window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), actions, data, button, keys)
    strip.dropEvent(event)


def count_short(depot: Depot) -> None:
    """46 drills at 149 in the book, 34 found: 1,788.00 short, beyond tolerance."""
    depot.stock("DR-18V", "46", "149", spot="A-03-2")
    depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=TODAY, location_ids=("LEEDS/A-03-2",)))
    [line] = depot.rows(CountLine)
    depot.do(RecordCount(sheet_id="c1", lines=(CountedLine(line_no=line.line_no, quantity=D(34)),)))


def explain_and_submit(office: Office) -> None:
    review = office.screen.presenter.review
    review.explain(reason="shrink", note="Counted twice")
    office.screen.presenter.post()
    office.settle()


@pytest.mark.ux
def test_a_variance_with_a_photo_is_seen_where_it_is_approved(depot: Depot, make_office: MakeOffice, photo: Path) -> None:
    """19: A variance takes a photo; 21: the request shows the evidence, photos included, and it stays with the document."""
    count_short(depot)
    petra = make_office("petra")
    screen = petra.go("counting", "c1")
    petra.window.actions_now.run("counting.post")
    petra.settle()
    petra.press(screen.extra["photo"])
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [petra.window]
    assert screen.evidence.strip.isVisible()
    assert screen.evidence.strip.nothing.text() == "Drop photos of what was found here, or add them."
    drop(screen.evidence.strip, photo)
    petra.settle()
    assert petra.window.head.strip.shown.text == "bay A-03-2.jpg is attached."
    [row] = depot.rows(Attachment)
    assert (row.document_id, row.member_id, row.media_type) == ("c1", "petra", "image/jpeg")
    assert row.size <= SIZE_BYTES_MAX
    picture = QImage.fromData(base64.b64decode(row.content))
    assert max(picture.width(), picture.height()) <= 1600
    assert abs(picture.width() / picture.height() - 4 / 3) < 0.01
    explain_and_submit(petra)
    petra.close()

    clara = make_office("clara")
    inbox = clara.go("approvals")
    assert inbox.presenter.row.document_id == "c1"
    [thumb] = inbox.attachments.strip.thumbs.values()
    assert thumb.isVisible()
    assert thumb.accessibleName().startswith("bay A-03-2.jpg, Petra Lang, ")
    assert inbox.attachments.strip.add_button.isHidden()
    clara.press(thumb)
    assert isinstance(clara.window.detail.shown, PicturePane)
    clara.press(inbox.buttons["approve"])
    assert depot.balances("c1") == {"1300": "-1788.00", "5200": "1788.00"}
    document = clara.go("document", "c1")
    assert [thumb.toolTip().partition(" · ")[0] for thumb in document.evidence.strip.thumbs.values()] == ["bay A-03-2.jpg"]


@pytest.mark.ux
def test_photos_of_damage_wait_with_the_draft_and_follow_the_receipt(depot: Depot, make_office: MakeOffice, photo: Path) -> None:
    """11: What was added to a draft survives a restart; 19: it belongs to the receipt once that is posted."""
    depot.order("po1", "HANSE", ("LP-LED", "10", "29.90"))
    first = make_office("petra")
    screen = first.go("receiving", "po1")
    first.press(screen.photo_button)  # before anything is scanned
    drop(screen.evidence.strip, photo)
    first.settle()
    assert first.window.head.strip.shown.text == "bay A-03-2.jpg is kept and sent when this is posted."
    assert depot.rows(Attachment) == []
    first.close()

    again = make_office("petra")
    screen = again.go("receiving", "po1")
    again.press(screen.photo_button)
    assert len(screen.evidence.strip.thumbs) == 1
    again.qtbot.keyClicks(again.window.head.scan, "10*LP-LED")
    again.qtbot.keyClick(again.window.head.scan, Qt.Key.Key_Return)
    again.press(screen.post_button)
    [row] = depot.rows(Attachment)
    [receipt] = depot.rows(Document, kind="goods_receipt")
    assert row.document_id == receipt.id
    assert again.desktop.drafts.parked("evidence") == []
    again.press(screen.photo_button)
    assert len(screen.evidence.strip.thumbs) == 1


@pytest.mark.ux
def test_what_cannot_be_shown_is_refused_by_name(depot: Depot, make_office: MakeOffice, tmp_path: Path) -> None:
    """40: A wrong kind of file, a large one, one that is gone: each a sentence that says what to do; nothing is kept."""
    depot.stock("DR-18V", "2", "149", spot="A-03-2")
    office = make_office("olga")
    screen = office.go("document", "stock-1-r")
    for name, content, why in (
        ("macro.docm", b"PK\x03\x04 not a picture", "Only photos (JPEG, PNG) and PDF files"),
        ("book.pdf", b"%PDF-1.7" + b"0" * SIZE_BYTES_MAX, "262144"),
        ("gone.jpg", b"", "No such file"),
    ):
        file = tmp_path / name
        if content:
            file.write_bytes(content)
        drop(screen.evidence.strip, file)
        office.settle()
        said = office.window.head.strip.shown
        assert said.verdict is Verdict.REJECTED
        assert name in said.text
        assert why in said.spoken
        assert said.next_step
    assert depot.rows(Attachment) == []
    page = tmp_path / "delivery note.pdf"
    page.write_bytes(b"%PDF-1.7\n% a small page")
    drop(screen.evidence.strip, page)
    office.settle()
    assert [row.media_type for row in depot.rows(Attachment)] == ["application/pdf"]
    assert [thumb.accessibleName().partition(",")[0] for thumb in screen.evidence.strip.thumbs.values()] == ["delivery note.pdf"]


def test_a_picture_is_made_small_or_refused(photo: Path, tmp_path: Path) -> None:
    ready = prepare(photo)
    assert ready.name == "bay A-03-2.jpg"
    assert len(ready.content) <= SIZE_BYTES_MAX
    text = tmp_path / "note.txt"
    text.write_text("words")
    with pytest.raises(NotAnAttachment):
        prepare(text)
    huge = tmp_path / "scan.pdf"
    huge.write_bytes(b"%PDF-" + b"1" * (SIZE_BYTES_MAX + 1))
    with pytest.raises(AttachmentTooLarge):
        prepare(huge)
