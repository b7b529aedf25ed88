"""Replay: the same log gives the same hashes, and the first decision that differs is named."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.organisation import DefineMember
from app.domain.book import Member
from db.book import create_book
from db.replay import TargetNotEmpty, replay
from db.verify import verify
from tests.support.company import Company, new_company


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    company.receive("BOX", "7", "1.23")
    company.refused(DefineMember(member=Member(id="x", name="X")), "not_permitted", member="sam")
    return company


def head_of(company: Company) -> tuple[int, str]:
    with company.book.reading() as connection:
        seq, seal = connection.exec_driver_sql("SELECT seq, hash FROM command ORDER BY seq DESC LIMIT 1").one()
    return seq, seal


def test_a_replay_gives_the_same_ledger_hash_for_hash(company: Company, tmp_path: Path) -> None:
    target = create_book(str(tmp_path / "again.db"))
    done = replay(company.book, target)
    assert (done.commands, done.head_hash, done.difference) == (*head_of(company), "")
    assert [p for p in verify(target) if not p.ok] == []
    assert Company(target).balances() == company.balances() == {"1300": "38.61", "2200": "-38.61"}


def test_a_log_that_was_changed_is_named_at_its_first_difference(company: Company, tmp_path: Path) -> None:
    with sqlite3.connect(company.book.path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        [seq] = connection.execute("SELECT MIN(seq) FROM command WHERE kind = 'post_goods_receipt'").fetchone()
        connection.execute('UPDATE command SET body = replace(body, \'"quantity":"10"\', \'"quantity":"11"\') WHERE seq = ?', (seq,))
    connection.close()
    target = create_book(str(tmp_path / "again.db"))
    done = replay(company.book, target)
    assert done.commands == seq - 1
    assert done.difference.startswith(f"position {seq} (post_goods_receipt ")
    assert Company(target).balances() == {}


def test_a_command_that_failed_then_stays_failed(company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.commands import receiving

    def broken(*_: object) -> None:
        raise KeyError("a bug of that time")

    with monkeypatch.context() as patch:
        patch.setattr(receiving, "open_document", broken)
        with pytest.raises(AssertionError, match="a bug of that time"):
            company.receive("NUT", "1", "9")
    company.receive("NUT", "1", "9")
    target = create_book(str(tmp_path / "again.db"))
    done = replay(company.book, target)
    assert (done.head_hash, done.difference) == (head_of(company)[1], "")
    assert Company(target).balances()["1300"] == f"{Decimal('47.61')}"


def test_a_target_with_commands_is_refused(company: Company, tmp_path: Path) -> None:
    with pytest.raises(TargetNotEmpty, match="new, empty book"):
        replay(company.book, company.book)
