"""Backups of an embedded book: whole and proven while people work, private, never over anything, and a way back that hides no loss."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import Host, hosting
from app.commands.master_data import DefineReasons
from app.domain.book import ReasonCode
from app.roof.last_resort import run
from db import copying
from db.backup import BackupNotSound, back_up, restore
from db.book import open_book
from db.copying import CopyDamaged, CopyExists, CopyFailed
from db.trouble import BookExists, BookMissing, FolderMissing, NotABook
from db.verify import verify
from tests.support.company import Company, new_company, reopened

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def worked_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked in")
    company = new_company(folder, method="fifo", durable=False)
    company.receive("NUT", "10", "3")
    company.close()
    company.book.close()
    return folder


@pytest.fixture
def book(worked_in: Path, tmp_path: Path) -> Path:
    for file in worked_in.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path / "book.db"


@pytest.fixture
def dockledger(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def head_of(file: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT seq, hash FROM command ORDER BY seq DESC LIMIT 1").fetchone()
        return int(found[0]), str(found[1])


def at_work(book: Path) -> Company:
    company = reopened(book.parent)
    company._ids = itertools.count(1_000)
    return company


def test_a_backup_says_where_the_book_stands_and_is_private_proven_and_one_file(
    book: Path,
    tmp_path: Path,
    dockledger: Run,
) -> None:
    target = tmp_path / "kept" / "monday.dockledger"
    target.parent.mkdir()
    code, out, err = dockledger("backup", book, "-o", target)
    seq, digest = head_of(book)
    assert code == 0, err
    assert f"at position {seq:,}, hash {digest}" in out and "proofs hold" in out
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [file.name for file in target.parent.iterdir()] == [target.name], "nothing is left beside it"
    assert head_of(target) == (seq, digest)
    code, out, err = dockledger("backup", book, "-o", target)
    assert code == 2 and "exists already and is left as it is" in err


def test_a_backup_is_consistent_while_a_poster_writes(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "STEP_PAGES", 5)
    with hosting(Host(open_book(str(book)))) as host:
        stopping = threading.Event()

        def work() -> None:
            n = 0
            while not stopping.is_set():
                n += 1
                reason = DefineReasons(reasons=(ReasonCode(id=f"R{n}", name="again", kind="count"),))
                host.submit_and_wait([host.request(reason, member="olga")])

        worker = threading.Thread(target=work)
        worker.start()
        try:
            made = [back_up(book, tmp_path / f"{n}.db") for n in range(3)]
        finally:
            stopping.set()
            worker.join()
    assert len({one.head.seq for one in made}) > 1, "the poster worked meanwhile"
    for one in made:
        assert one.proofs, "the copy was proven"
        assert head_of(one.file) == (one.head.seq, one.head.hash)


@pytest.mark.parametrize("moment", ["copying", "proving"])
def test_a_backup_that_is_given_up_leaves_nothing(book: Path, tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()

    def give_up(_done: int, _total: int, name: str) -> None:
        if (name == "copying") == (moment == "copying"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(book, folder / "x.db", progress=give_up)
    assert list(folder.iterdir()) == []


def test_what_cannot_be_backed_up_says_why_and_leaves_nothing(book: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("no book")
    folder = tmp_path / "kept"
    folder.mkdir()
    with pytest.raises(BookMissing):
        back_up(tmp_path / "nowhere.db", folder / "x.db")
    with pytest.raises(NotABook):
        back_up(text, folder / "x.db")
    with pytest.raises(FolderMissing):
        back_up(book, tmp_path / "no folder" / "x.db")
    (folder / "taken.db").symlink_to("nowhere")
    with pytest.raises(CopyExists):
        back_up(book, folder / "taken.db")
    assert [file.name for file in folder.iterdir()] == ["taken.db"]


def test_a_disk_without_room_leaves_no_half_backup(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_file: int) -> None:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(CopyFailed, match="No space left"):
        back_up(book, folder / "x.db")
    assert list(folder.iterdir()) == []


def test_a_book_that_does_not_prove_is_not_kept_as_a_good_backup(book: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(book)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE journal_line SET amount = amount + 1 WHERE seq = (SELECT MAX(seq) FROM journal_line)")
        connection.commit()
    with pytest.raises(BackupNotSound, match="--unproven"):
        back_up(book, tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()
    assert back_up(book, tmp_path / "x.db", prove=False).proofs == 0


def test_a_damaged_page_is_found_in_the_copy(book: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(book)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_document_reference'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with book.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x00" * 64)
    with pytest.raises((CopyDamaged, CopyFailed)):
        back_up(book, tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


def test_a_restored_book_has_its_own_epoch_and_says_what_was_lost(
    book: Path,
    tmp_path: Path,
    dockledger: Run,
) -> None:
    kept = tmp_path / "kept.db"
    before = back_up(book, kept)
    company = at_work(book)
    epoch = company.book.meta("epoch")
    company.receive("NUT", "1", "3")
    company.close()
    company.book.close()
    lost = head_of(book)[0] - before.head.seq
    code, _, err = dockledger("restore", kept, "--into", book)
    assert code == 2 and "already exists" in err
    book.unlink()
    book.with_name("book.db-wal").write_bytes(b"a journal of the book that lay here before")
    code, out, err = dockledger("restore", kept, "--into", book)
    assert code == 0, err
    assert f"restored to position {before.head.seq:,}, hash {before.head.hash}" in out
    assert f"{lost} decided commands are not in the backup" in out
    assert book.with_name("book.db-wal.set-aside-1").exists()
    assert stat.S_IMODE(book.stat().st_mode) == 0o600
    again = at_work(book)
    assert again.book.meta("epoch") != epoch
    again.receive("NUT", "2", "3")
    assert [proof.name for proof in verify(again.book) if not proof.ok] == []
    again.close()
    again.book.close()
    assert list(book.parent.glob("book.db.witness.set-aside-*")), "what the old witness saw is kept"


def test_a_restore_is_refused_where_a_book_is_or_the_backup_is_none(book: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    back_up(book, kept)
    with pytest.raises(BookExists):
        restore(kept, book)
    shutil.copy(kept, tmp_path / "cut.db")
    os.truncate(tmp_path / "cut.db", 50_000)
    with pytest.raises((CopyDamaged, CopyFailed, NotABook)):
        restore(tmp_path / "cut.db", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_server_is_backed_up_by_its_own_programs(dockledger: Run, book: Path) -> None:
    code, _, err = dockledger("backup", "postgresql://admin:secret@127.0.0.1:1/book", "-o", "x")
    assert code == 2 and "pg_dump" in err and "secret" not in err
    code, _, err = dockledger("backup", book, "--mark")
    assert code == 2 and "is a file" in err
    code, _, err = dockledger("backup", book)
    assert code == 2 and "-o FILE" in err


def test_what_a_copy_that_was_ended_in_the_middle_left_behind_goes_with_a_later_one(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.close()
    company.book.close()
    old, under_way, other = (tmp_path / name for name in (".kept.db.0123abcd.new", ".kept.db.4567cdef.new", ".notes.new"))
    for file in (old, under_way, other):
        file.write_bytes(b"half a copy")
    long_ago = old.stat().st_mtime - copying.DRAFT_AGE_SECONDS_MAX - 60
    for file in (old, other):
        os.utime(file, (long_ago, long_ago))
    copying.copy(tmp_path / "book.db", tmp_path / "kept.db")
    assert (old.exists(), under_way.exists(), other.exists()) == (False, True, True)
