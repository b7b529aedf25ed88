"""Owns the hostile harness of the desktop's tests: a Qt warning or a thread left behind fails the test."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.hands import KEYBOARD
from tests.ui.pallets import SqliteSource, write_pallets
from ui.figures import Figures
from ui.i18n import use_lookup
from ui.state import MemberState
from ui.tasks import ImmediateRunner
from ui.theme import Theme


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Windows that were closed go before the next test: nothing runs that would delete them, and each would be polished again by its theme."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# What Qt says about the machine rather than about our code.
HARMLESS = ("propagateSizeHints", "This plugin does not support", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def no_qt_warnings(qtlog: object) -> Iterator[None]:
    """Every message of Qt fails the test: they are bugs that nobody reads otherwise."""
    yield
    said = [record for record in qtlog.records if not any(part in record.message for part in HARMLESS)]
    assert not said, "Qt said: " + "; ".join(record.message for record in said)


@pytest.fixture(autouse=True)
def no_live_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while (left := set(threading.enumerate()) - before) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"threads left behind: {left}"


@pytest.fixture(autouse=True)
def english_source_texts_again(qapp: QApplication) -> Iterator[None]:
    """A test that makes the program speak a language leaves it behind for nobody."""
    before, kept = QLocale(), set(qapp.findChildren(QTranslator))
    yield
    use_lookup(None)
    QLocale.setDefault(before)
    for translator in set(qapp.findChildren(QTranslator)) - kept:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture(autouse=True)
def keys_are_pressed_as_scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machine speed is what the script says, not what a busy machine makes of it."""
    monkeypatch.setattr("ui.widgets.scan_field.pressed_at", KEYBOARD.pressed_at)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    worn = Theme(qapp)
    yield worn
    worn.deleteLater()


@pytest.fixture
def figures() -> Figures:
    return Figures("en_US")


@pytest.fixture
def tasks() -> ImmediateRunner:
    return ImmediateRunner()


@pytest.fixture
def state(tmp_path: Path) -> MemberState:
    return MemberState(tmp_path / "settings", "petra")


@pytest.fixture
def pallets(tmp_path: Path) -> Iterator[SqliteSource]:
    """500 pallets in a real SQLite file, paged by key."""
    file = tmp_path / "pallets.sqlite"
    write_pallets(file, 500)
    source = SqliteSource(file)
    yield source
    source.close()


__all__ = ["QtBot"]
