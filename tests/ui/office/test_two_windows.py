"""One draft, two windows: the second is told who has it and since when, may read, take over or begin another; a dead window has nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.commands.counting import OpenCountSheet
from app.commands.transfers import RequestTransfer, TransferLineIn
from app.domain.book import Document
from tests.support.desktop import TODAY, D, Depot
from tests.support.office import Office
from ui.drafts import DraftElsewhere, DraftHead, DraftStore
from ui.feedback import Verdict

MakeOffice = Callable[..., Office]


def front(office: Office) -> Office:
    with office.qtbot.waitActive(office.window):
        office.window.activateWindow()
        office.window.raise_()
    office.settle()
    return office


def take(office: Office, text: str) -> None:
    assert office.said is not None
    office.press(next(button for button in office.window.head.strip.offer_buttons() if button.text() == text))


@pytest.mark.ux
def test_the_second_window_is_told_and_has_three_ways_out(depot: Depot, make_office: MakeOffice) -> None:
    depot.order("po1", "HANSE", ("DR-18V", "24", "300"))
    first = make_office()
    first.go("receiving")
    first.scan("po1", "5*DR-18V")
    second = front(make_office())
    second.go("receiving")
    second.scan("po1")
    said = second.said
    assert said is not None and said.text.startswith("This is open in another window since ")
    assert said.expected.startswith("It is process ") and [offer.text for offer in said.offers] == ["Take it over", "Begin another one"]
    # it can be read
    assert [row.now for row in second.screen.presenter.picture.rows] == [D(5)]
    second.scan("DR-18V")
    assert second.said.verdict is Verdict.REJECTED and second.said.next_step
    assert [row.now for row in second.screen.presenter.picture.rows] == [D(5)]
    second.window.actions_now.run("receiving.undo")
    second.window.actions_now.run("receiving.post")
    assert depot.rows(Document, kind="goods_receipt") == []
    # taken over, with what was scanned meanwhile
    front(first).scan("DR-18V")
    front(second).go("receiving")
    second.scan("po1")
    take(second, "Take it over")
    assert [row.now for row in second.screen.presenter.picture.rows] == [D(6)]
    second.scan("DR-18V")
    front(first).scan("DR-18V")
    assert first.said.text.startswith("This is open in another window since ")
    # another one beside it
    first.scan("po1")
    take(first, "Begin another one")
    first.scan("2*DR-18V", "!VALIDATE")
    front(second).scan("!VALIDATE")
    assert sorted(line.number for line in depot.rows(Document, kind="goods_receipt")) == ["GR-2026-000001", "GR-2026-000002"]
    assert first.desktop.drafts.parked("receiving") == []


@pytest.mark.ux
def test_transfers_counts_and_forms_are_one_windows_too(depot: Depot, make_office: MakeOffice) -> None:
    depot.stock("DR-18V", "10", "300", spot="A-03-2")
    line = TransferLineIn(item_id="DR-18V", quantity=D(6), from_location_id="LEEDS/A-03-2", to_location_id="HULL/DOCK-1")
    depot.do(RequestTransfer(transfer_id="t1", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=TODAY, lines=(line,)))
    depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=TODAY))
    first, second = make_office(), make_office()
    for screen, codes in (("transfers", ("t1", "2*DR-18V")), ("counting", ("c1", "A-03-2", "9*DR-18V"))):
        front(first).go(screen)
        first.scan(*codes)
        front(second).go(screen)
        second.scan(codes[0])
        assert second.said.text.startswith("This is open in another window since "), screen
        second.scan("DR-18V")
        assert second.said.verdict is Verdict.REJECTED, screen
        second.scan(codes[0])
        take(second, "Take it over")
        second.scan("DR-18V")
        assert second.said.verdict is not Verdict.REJECTED, screen
        front(first).scan("DR-18V")
        assert first.said.text.startswith("This is open in another window since "), screen
    front(first).go("enter_partner").body.inputs["name"].set_value("Adler Tools")
    first.screen.leave()
    first.screen._look_ahead()
    form = front(second).go("enter_partner")
    assert second.said.text.startswith("This is open in another window since ")
    assert form.body.inputs["name"].value == ""
    take(second, "Take it over")
    assert form.body.inputs["name"].value == "Adler Tools"
    QApplication.processEvents()


def test_the_claim_of_a_program_that_was_killed_is_none(tmp_path: Path) -> None:
    file = tmp_path / "drafts.sqlite"
    script = (
        "import os, signal; from pathlib import Path; from ui.drafts import DraftHead, DraftStore\n"
        f"store = DraftStore(Path({str(file)!r}))\n"
        "store.claim('d1'); store.put(DraftHead('d1', 'receiving', 'po1', 'PO-1')); store.append('d1', 1, b'scan')\n"
        "print('claimed', flush=True); input()"
    )
    other = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "claimed\n"
    store = DraftStore(file)
    claim = store.claim("d1")
    assert claim is not None and claim.process == other.pid
    with pytest.raises(DraftElsewhere):
        store.append("d1", 2, b"mine")
    assert store.steps("d1") == [b"scan"]
    other.kill()
    other.wait()
    other.stdout.close()
    if other.stdin is not None:
        other.stdin.close()
    store.append("d1", 2, b"mine")
    assert store.claim("d1") is None and store.steps("d1") == [b"scan", b"mine"]
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["drafts.sqlite"]


def test_evidence_and_new_drafts_need_no_claim(tmp_path: Path) -> None:
    one, two = DraftStore(tmp_path / "d.sqlite"), DraftStore(tmp_path / "d.sqlite")
    for n, store in enumerate((one, two), start=1):
        store.put(DraftHead("evidence/r", "evidence", "r", "photo"))
        store.append("evidence/r", n, b"photo")
    assert len(one.steps("evidence/r")) == 2
    one.close()
    two.close()
