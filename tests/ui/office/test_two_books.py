"""A copy of a book for training lies beside the live one: neither shows nor posts the other's drafts, whatever they are called and moved to."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Host
from app.domain.book import Document
from app.roof.copies import Copies
from db.book import open_book
from tests.support.desktop import NOW, Depot
from tests.support.office import Office
from tests.support.premises import Premises
from ui.own_files import OwnFiles
from ui.theme import Theme

MakeOffice = Callable[..., Office]


def copied(depot: Depot, name: str) -> Path:
    """As somebody copies a file while the book is closed or open."""
    file = depot.folder / name
    with closing(sqlite3.connect(depot.host.book.path)) as live, closing(sqlite3.connect(file)) as copy:
        live.backup(copy)
    return file


@pytest.mark.ux
def test_a_training_copy_neither_shows_nor_posts_a_parked_receipt(
    depot: Depot, make_office: MakeOffice, qtbot: QtBot, theme: Theme
) -> None:
    depot.order("po1", "HANSE", ("DR-18V", "24", "300"))
    live = make_office()
    live.go("receiving")
    live.scan("po1", "5*DR-18V", "!PARK")
    live.close()
    training = Premises(Host(open_book(str(copied(depot, "training.db"))), now=lambda: NOW, workstation="class"), depot.folder)
    try:
        class_room = Office(training, qtbot, theme)
        try:
            class_room.go("receiving")
            assert class_room.desktop.drafts.parked("receiving") == []
            class_room.scan("po1")
            assert class_room.screen.presenter.receipt.draft.empty
            class_room.scan("2*DR-18V", "!VALIDATE")
            assert [len(premises.rows(Document, kind="goods_receipt")) for premises in (training, depot)] == [1, 0]
        finally:
            class_room.close()
    finally:
        training.host.close()
    again = make_office()
    again.go("receiving")
    again.scan("po1")
    assert len(again.screen.presenter.receipt.draft.steps) == 1
    again.scan("!VALIDATE")
    assert len(depot.rows(Document, kind="goods_receipt")) == 1


def test_a_copy_is_told_from_a_book_that_was_moved(depot: Depot, tmp_path: Path) -> None:
    copies = Copies(tmp_path / "desktop" / "copies.json")
    live = copies.identity_of(depot.host.book)
    names: dict[str, str] = {}

    def identity(file: Path) -> str:
        book = open_book(str(file))
        try:
            return copies.identity_of(book)
        finally:
            book.close()

    training = copied(depot, "training.db")
    names["training"] = identity(training)
    names["second"] = identity(copied(depot, "second.db"))
    assert len({live, *names.values()}) == 3
    assert [copies.identity_of(depot.host.book), identity(training)] == [live, names["training"]]
    moved = training.rename(tmp_path / "elsewhere.db")
    assert identity(moved) == names["training"]
    shutil.copy(moved, training)
    assert identity(training) not in (live, *names.values())


@pytest.mark.parametrize("alone", [True, False])
def test_files_kept_under_the_name_of_a_book_are_taken_over_once_where_one_book_has_it(tmp_path: Path, alone: bool) -> None:
    old = tmp_path / "drafts" / "Northgate_Supply-petra.sqlite"
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "Northgate_Supply-petra.ini").write_text("[settings]")
    old.parent.mkdir()
    for end in ("", "-wal"):
        old.with_name(old.name + end).write_text(f"drafts{end}")
    book = SimpleNamespace(name="Northgate Supply", identity="0123", only_of_its_name=alone)
    mine = OwnFiles(tmp_path, book, "petra")
    assert mine.drafts.exists() is mine.settings.exists() is alone
    assert old.exists() is not alone
    if alone:
        assert mine.drafts.with_name(mine.drafts.name + "-wal").read_text() == "drafts-wal"
        old.write_text("another's")
        assert OwnFiles(tmp_path, book, "petra").drafts.read_text() == "drafts"


def test_two_members_never_share_a_file(tmp_path: Path) -> None:
    book = SimpleNamespace(name="B", identity="0123", only_of_its_name=True)
    ids = ("anna.b", "anna_b", "Anna.b", "anna b")
    assert len({OwnFiles(tmp_path, book, member).drafts.name.lower() for member in ids}) == len(ids)
