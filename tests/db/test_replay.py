"""Replay: the same log gives the same hashes, and the first decision that differs is named."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.organisation import DefineMember
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import ApprovalRequest, Case, Member
from app.domain.wording import WORDINGS, read_aloud
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


def test_sentences_are_no_part_of_a_book_so_that_rewording_changes_no_hash(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal, a warning, an approval's reason and a case's evidence are in this log; read later, all of them are worded otherwise."""
    line = PurchaseLine(item_id="NUT", quantity=Decimal(100), unit_price=Decimal(10))
    company.do(
        PlacePurchaseOrder(
            order_id="po", entity_id="NORTH", supplier_id="ACME", warehouse_id="W1", order_date=date(2026, 1, 10), lines=(line,)
        )
    )
    company.do(receipt("warned", "105"))
    company.do(receipt("held", "300"), expect="held")
    company.do(receipt("damaged", "2", condition="damaged", location_id="W1/Q"))
    sealed = hashes(company)
    assert company.all(ApprovalRequest)[0].reason.startswith('{"code":"received_over",') and company.all(Case)[0].evidence[0] == "{"
    for code in list(WORDINGS):
        monkeypatch.setitem(WORDINGS, code, f"Said otherwise: {WORDINGS[code]}")
    target = create_book(str(tmp_path / "again.db"))
    assert replay(company.book, target).difference == ""
    again = Company(target)
    assert hashes(again) == sealed and len(sealed) > 10
    assert read_aloud(again.all(ApprovalRequest)[0].reason) == "Said otherwise: 300 pc of NUT more than the 100 ordered"
    assert again.all(ApprovalRequest) == company.all(ApprovalRequest) and again.all(Case) == company.all(Case)


def receipt(id: str, quantity: str, *, location_id: str = "W1/A", **rest: Any) -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=Decimal(quantity), location_id=location_id, **rest)
    return PostGoodsReceipt(receipt_id=id, order_id="po", posting_date=date(2026, 1, 10), lines=(line,))


def hashes(company: Company) -> list[str]:
    with company.book.reading() as connection:
        return list(connection.exec_driver_sql("SELECT hash FROM command ORDER BY seq").scalars())
