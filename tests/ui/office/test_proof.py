"""The proof of the book on the screen: how far it is, a Cancel that keeps the last one, and a window that asks before it closes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.roof.house import HostedBook, LocalHouse
from ui.desktop import Desktop
from ui.heart import Heart
from ui.house import Proven
from ui.main import Program
from ui.start.steps import Choice, Steps


class SlowProof:
    """Stands at 40 of 100 until it is let go or given up."""

    def __init__(self, plain: Callable[..., Proven]) -> None:
        self._plain = plain
        self.go_on = threading.Event()
        self.given_up = threading.Event()

    def __call__(self, book: HostedBook, progress: Callable[[int, int, str], None]) -> Proven:
        try:
            progress(40, 100, "positions")
            while not self.go_on.wait(0.01):
                progress(40, 100, "positions")
        except BaseException:
            self.given_up.set()
            raise
        return self._plain(book, lambda done, total, name: None)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowProof]:
    made = SlowProof(HostedBook.prove)
    monkeypatch.setattr(HostedBook, "prove", lambda book, progress: made(book, progress))
    yield made
    made.go_on.set()


@pytest.fixture
def desktop(slow: SlowProof, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    steps = Steps()
    steps.entries.choice = Choice.NEW
    for name, value in (("company", "Acme"), ("warehouse", "Main"), ("member_name", "Olga"), ("member_id", "olga"), ("chart", "british")):
        setattr(steps.entries, name, value)
    steps.entries.place = str(tmp_path / "acme.db")
    LocalHouse(tmp_path / "home").create(steps.new_book(date(2026, 11, 23))).close()
    program = Program(qapp, lambda: LocalHouse(tmp_path / "home"), place=str(tmp_path / "acme.db"))
    qtbot.addWidget(program.start)
    program.start.show()
    qtbot.waitUntil(lambda: program.desktop is not None, timeout=20_000)
    assert program.desktop is not None
    yield program.desktop
    slow.go_on.set()
    program.close()


def proving(desktop: Desktop, qtbot: QtBot) -> Heart:
    """The proof, asked for and under way."""
    heart = desktop.heart
    desktop.window.actions_now.run("book.prove")
    qtbot.waitUntil(lambda: "40" in desktop.window.lamps.proof.text())
    assert heart._page is not None and heart._page.isVisible()
    assert (heart._page.bar.value(), heart._page.bar.maximum()) == (40, 100)
    return heart


def test_it_says_how_far_it_is_and_cancel_ends_it(desktop: Desktop, slow: SlowProof, qtbot: QtBot) -> None:
    heart = proving(desktop, qtbot)
    assert desktop.window.lamps.proof.text() == "Proving … 40\u00a0%"
    assert heart._page is not None
    qtbot.mouseClick(heart._page.cancel_button, Qt.MouseButton.LeftButton)
    assert desktop.window.lamps.proof.text() == "Not proven yet"
    assert desktop.window.detail.isHidden()
    qtbot.waitUntil(slow.given_up.is_set)
    slow.go_on.set()
    heart.prove_now()
    qtbot.waitUntil(lambda: heart.proven is not None, timeout=20_000)
    assert desktop.window.lamps.proof.text().startswith("Stock = ledger")
    assert type(desktop.window.detail.shown).__name__ == "_ProofPage"  # whoever looked on sees what it found


def test_closing_asks_about_a_proof_that_was_asked_for_and_stops_it(desktop: Desktop, slow: SlowProof, qtbot: QtBot) -> None:
    asked: list[int] = []
    desktop.window._parts = replace(desktop.window._parts, ask_close=lambda parent, busy: bool(asked.append(busy)))
    desktop.heart.prove()
    qtbot.waitUntil(lambda: "40" in desktop.window.lamps.proof.text())
    assert desktop._lasting() == 0  # nobody waits for this one
    desktop.heart.cancel()
    proving(desktop, qtbot)
    assert not desktop.window.close()
    assert asked == [1]
    assert desktop.window.isVisible()
