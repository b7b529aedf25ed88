"""The host: one process posts, others are served, and a stored command survives whatever happens to its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from app.bootstrap import Host, SubmitFailed, create_host, open_host
from app.commands.master_data import DefinePartners
from app.commands.organisation import CreateBook, DefineEntity
from app.domain.book import LegalEntity, Partner
from app.domain.refusals import CommandIdReused
from db.book import create_book
from db.host_lock import HostLock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX does it")


def partner(code: str) -> DefinePartners:
    return DefinePartners(partners=(Partner(id=code, name=code),))


def other_process(book: Path, work: str, **options: object) -> subprocess.Popen[str]:
    code = f"from pathlib import Path\nfrom app.bootstrap import *\nfrom tests.app.test_bootstrap import partner\nbook={str(book)!r}\n"
    return subprocess.Popen(
        [sys.executable, "-c", code + textwrap.dedent(work)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_command_is_posted_and_a_retry_gives_the_same_outcome(tmp_path: Path) -> None:
    host = create_host(str(tmp_path / "b.db"), name="B", owner="olga")
    try:
        assert host.hosting
        request = host.request(DefineEntity(entity=LegalEntity(id="N", name="N", currency="EUR")), member="olga")
        [first] = host.submit_and_wait([request])
        [again] = host.submit_and_wait([request])
        assert (first.status, first.seq) == ("posted", 2)
        assert again == first
    finally:
        host.close()


def test_an_id_used_for_another_request_is_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    host = create_host(str(tmp_path / "b.db"), name="B", owner="olga")
    try:
        host.do(partner("A"), member="olga", command_id="x1")
        with pytest.raises(CommandIdReused, match="already used"):
            host.submit([host.request(partner("C"), member="olga"), host.request(partner("B"), member="olga", command_id="x1")])
        assert host.do(partner("D"), member="olga").seq == 3
    finally:
        host.close()


def test_a_second_process_is_served_by_the_first(tmp_path: Path) -> None:
    book = tmp_path / "b.db"
    host = create_host(str(book), name="B", owner="olga")
    try:
        other = other_process(
            book, "h = open_host(book)\no = h.do(partner('Z'), member='olga')\nprint(h.hosting, o.status, o.seq)\nh.close()"
        )
        out, _ = other.communicate(timeout=30)
        assert out.split() == ["False", "posted", "2"]
        assert HostLock(book).holder() == os.getpid()
    finally:
        host.close()


def test_when_the_host_is_killed_the_other_process_takes_over(tmp_path: Path) -> None:
    book = tmp_path / "b.db"
    create_host(str(book), name="B", owner="olga").close()
    first = other_process(book, "h = open_host(book)\nprint(h.hosting, flush=True)\nimport time; time.sleep(60)")
    assert first.stdout is not None
    assert first.stdout.readline().strip() == "True"
    host = open_host(str(book))
    try:
        assert not host.hosting
        first.send_signal(signal.SIGKILL)
        first.communicate()
        assert host.do(partner("A"), member="olga").status == "posted"
        assert host.hosting
    finally:
        host.close()


def test_a_stored_command_survives_kill_9_and_is_posted_once_by_the_next(tmp_path: Path) -> None:
    book = tmp_path / "b.db"
    create_host(str(book), name="B", owner="olga").close()
    work = """
        import os, signal
        h = open_host(book)
        h._posting.stop()
        h.submit([h.request(partner('A'), member='olga', command_id='kept')])
        os.kill(os.getpid(), signal.SIGKILL)
    """
    killed = other_process(book, work)
    killed.communicate(timeout=30)
    assert killed.returncode == -signal.SIGKILL
    host = open_host(str(book))
    try:
        deadline = time.monotonic() + 10
        while host.outcomes(["kept"])["kept"].status == "waiting" and time.monotonic() < deadline:
            time.sleep(0.02)
        assert (host.outcomes(["kept"])["kept"].status, host.outcomes(["kept"])["kept"].seq) == ("posted", 2)
        [again] = host.submit_and_wait([host.request(partner("A"), member="olga", command_id="kept")])
        assert again.seq == 2
    finally:
        host.close()


def test_a_book_that_cannot_be_written_says_so_and_stores_nothing(tmp_path: Path) -> None:
    host = create_host(str(tmp_path / "b.db"), name="B", owner="olga")
    try:
        event.listen(host.book.engine, "checkout", lambda connection, *_: connection.execute("PRAGMA query_only = 1"))
        with pytest.raises(SubmitFailed, match="readonly"):
            host.do(partner("A"), member="olga", command_id="x1")
        assert host.outcomes(["x1"]) == {}
    finally:
        host.close()


def test_a_preview_stores_nothing(tmp_path: Path) -> None:
    host = Host(create_book(str(tmp_path / "b.db")))
    try:
        seen = host.preview(CreateBook(book_id="b", name="B", owner_name="Olga"), member="olga")
        assert seen.status == "posted"
        assert len(seen.rows) == 3
        assert host.do(partner("A"), member="olga").status == "refused"
    finally:
        host.close()
