"""Verification: an untouched book holds, and whatever is changed behind its back is found by the proof that is meant for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import db.listening as listening_module
from app.commands.approvals import ApproveRequest
from app.commands.period_close import ClosePeriod
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.domain.book import TolerancePolicy
from app.domain.rows import tables
from db.book import open_book
from db.canonical import Canonical
from db.digests import counted, digits
from db.verify import Proof, state, verify
from db.verify import chain as chain_module
from db.verify.guarded import TABLES
from tests.support.company import Company, new_company
from tests.support.forging import without_guards

D = Decimal


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    company = new_company(folder, method="fifo")
    company.receive("NUT", "10", "3")
    company.receive("NUT", "5", "4", location="W2/A")
    company.receive("BOX", "1", "2.50")
    big = PlacePurchaseOrder(
        order_id="big",
        entity_id="NORTH",
        warehouse_id="W1",
        supplier_id="ACME",
        order_date=date(2026, 1, 10),
        lines=(PurchaseLine(item_id="NUT", quantity=D(200), unit_price=D(10)),),
    )
    [request] = company.do(big, expect="held").result["requests"]
    company.do(ApproveRequest(request_id=request), member="clara")
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"))
    company.close()
    company.book.close()
    return folder / "book.db"


@pytest.fixture
def company(made: Path, tmp_path: Path) -> Company:
    """A copy of the book whose guards are taken off, so that it can be tampered with."""
    copy = tmp_path / "book.db"
    copy.write_bytes(made.read_bytes())
    return Company(open_book(str(copy)))


def tamper(company: Company, sql: str) -> list[Proof]:
    with without_guards(str(company.book.path)) as connection:
        assert connection.exec_driver_sql(sql).rowcount > 0
    return verify(company.book)


def failed(proofs: list[Proof]) -> set[str]:
    return {proof.name for proof in proofs if not proof.ok}


CHAIN = "the hash chain is recomputed from the commands and rows of the book"
BALANCE = "every entry balances"
LINES = "inventory lines are the sums of their moves"
ACCOUNTS = "inventory accounts are the values of their pools"
POOLS = "cost pools are the sums of their moves"
POSITIONS = "positions are the sums of their moves"
STANDING = "pools hold what stands in the locations"
LAYERS = "open layers add up to their pools"
GRNI = "goods received not invoiced, line by line, are the accounts"
NUMBERS = "document numbers are gapless per entity, kind and year"
CLOSINGS = "closing sums equal the lines they stand for"
PERIODS = "nothing is posted into a closed period or outside its period"


def test_an_untouched_book_holds_and_says_over_how_much(company: Company) -> None:
    proofs = verify(company.book)
    assert failed(proofs) == set()
    assert {proof.invariant for proof in proofs} == set(range(1, 11))
    figures = {proof.name: proof.figure for proof in proofs}
    assert figures[BALANCE] == "3 entries, 6 lines"
    assert figures[POSITIONS] == "3 positions, 3 with stock"
    assert figures["nobody decided on their own request"] == "1 decisions, 1 approvals"


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "UPDATE journal_line SET amount = amount + 100, foreign_amount = foreign_amount + 100 WHERE amount = -300000",
            {CHAIN, BALANCE, GRNI, CLOSINGS},
        ),
        (
            "UPDATE journal_line SET amount = amount - 300000, foreign_amount = foreign_amount - 300000 WHERE amount IN (300000)",
            {CHAIN, BALANCE, LINES, ACCOUNTS, CLOSINGS},
        ),
        ("UPDATE stock_move SET quantity = quantity + 1000000 WHERE item_id = 'BOX'", {CHAIN, POOLS, POSITIONS, CLOSINGS}),
        ("UPDATE stock_position SET quantity = 7000000 WHERE item_id = 'BOX'", {POSITIONS, STANDING}),
        ("UPDATE cost_layer SET value_remaining = value_remaining + 1 WHERE item_id = 'BOX'", {LAYERS}),
        ("UPDATE cost_pool SET value = value + 1 WHERE item_id = 'BOX'", {POOLS, LAYERS, ACCOUNTS}),
        ("UPDATE grni_line SET balance = 0 WHERE item_id = 'BOX'", {GRNI}),
        ("UPDATE document SET number = 'GR-2026-000009' WHERE number = 'GR-2026-000002'", {NUMBERS}),
        ("UPDATE journal_entry SET text = 'other' WHERE n = 1", {CHAIN}),
        ("UPDATE command SET member = 'sam' WHERE kind = 'post_goods_receipt'", {CHAIN}),
        ("UPDATE command SET result = '{}' WHERE kind = 'post_goods_receipt'", {CHAIN}),
        ("DELETE FROM approval_decision", {CHAIN, "nobody decided on their own request"}),
        ("UPDATE approval_request SET requested_by = 'clara'", {"nobody decided on their own request"}),
        ("UPDATE approval_request SET amount = 200000000", {"nobody approved more than their limit"}),
        ("UPDATE fiscal_period SET closed_seq = 1 WHERE state = 'closed'", {PERIODS, CLOSINGS}),
        ("UPDATE period_event SET seq = 1 WHERE action = 'closed'", {CHAIN, PERIODS}),
        (
            "UPDATE journal_line SET rate = 0 WHERE account_id = '1300'",
            {CHAIN, "every line has an account of its chart, every foreign amount a rate"},
        ),
    ],
)
def test_what_is_changed_behind_its_back_is_found(company: Company, sql: str, expected: set[str]) -> None:
    """By the rule of the business that it breaks, and beside it by the digests when it is a row of state."""
    table = tables()[name] if (name := sql.split()[2 if sql.startswith("DELETE") else 1]) in tables() else None
    digests = {state.KEPT, state.SEALED} if table and table.nature == "state" else set()
    assert failed(tamper(company, sql)) == expected | digests


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE tolerance_policy SET fraction = 9 WHERE kind = 'over_receipt'", "NORTH / over_receipt / : fraction is 9 and was"),
        ("UPDATE member_role SET role = 'owner' WHERE member_id = 'sam'", "member_role: sam"),
        ("UPDATE location SET touched_seq = 1", "touched_seq is 1 and was"),
        ("DELETE FROM approval_policy WHERE kind = 'reversal'", "is missing"),
        ("INSERT INTO delegation VALUES ('d', 'sam', 'olga', 'owner', '2026-01-01', '2027-01-01', 0, 3)", "comes from no command"),
    ],
)
def test_the_rows_of_state_that_differ_are_named(company: Company, sql: str, said: str) -> None:
    proofs = {proof.name: proof for proof in tamper(company, sql)}
    assert said in proofs[state.KEPT].detail, proofs[state.KEPT].detail
    assert failed(list(proofs.values())) >= {state.KEPT, state.SEALED}


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("UPDATE command SET decided_at = '2020-01-01T00:00:00+00:00' WHERE seq = 3", state.ARRIVALS),
        ("UPDATE command SET arrival = arrival + 1000 WHERE seq = 3", state.ARRIVALS),
        ("UPDATE command SET seal_version = 1 WHERE seq = 3", CHAIN),
        ("UPDATE book_meta SET value = '2020-01-01' WHERE name = 'created_at'", state.FACTS),
        ("UPDATE state_digest SET row_count = row_count + 1 WHERE name = 'partner'", state.KEPT),
        ("UPDATE state_digest SET touched_seq = touched_seq + 1 WHERE name = 'partner'", state.KEPT),
        ("UPDATE state_digest SET digest = '0' || digest WHERE name = 'partner'", state.KEPT),
        ("UPDATE state_digest SET name = 'nowhere' WHERE name = 'partner'", state.KEPT),
    ],
)
def test_what_no_seal_covers_is_kept_beside_the_log(company: Company, sql: str, name: str) -> None:
    assert failed(tamper(company, sql)) == {name}


def test_state_that_is_changed_together_with_what_is_kept_of_it_differs_from_the_seal(company: Company) -> None:
    """As a forger would who has this program: the table adds up again, but the log says otherwise."""
    with without_guards(str(company.book.path)) as connection:
        connection.exec_driver_sql("UPDATE tolerance_policy SET fraction = 9000000000")
        found = counted(Canonical(connection), TolerancePolicy.TABLE)
        connection.exec_driver_sql("UPDATE state_digest SET digest = ? WHERE name = 'tolerance_policy'", (digits(found),))
    proofs = verify(company.book)
    assert failed(proofs) == {state.SEALED}


def test_the_first_broken_seal_is_named(company: Company) -> None:
    with company.book.reading() as connection:
        seq = connection.exec_driver_sql("SELECT MIN(seq) FROM stock_move").scalar()
    proofs = {p.name: p for p in tamper(company, f"UPDATE stock_move SET reason = 'x' WHERE seq = {seq}")}
    assert proofs[CHAIN].detail.startswith(f"position {seq} (post_goods_receipt by olga)")


def test_rows_beyond_the_log_and_a_lost_tail_are_found(company: Company) -> None:
    proofs = {p.name: p for p in tamper(company, "UPDATE journal_entry SET seq = 999 WHERE seq = (SELECT MAX(seq) FROM journal_entry)")}
    assert not proofs[CHAIN].ok
    assert not proofs[BALANCE].ok


def test_a_book_that_lost_its_tail_disagrees_with_its_witness(company: Company, made: Path) -> None:
    witness = made.with_name("book.db.witness").read_text()
    company.book.path.with_name("book.db.witness").write_text(witness)
    assert failed(verify(company.book)) == set()
    tail = "UPDATE command SET seq = NULL, status = 'waiting' WHERE seq = (SELECT MAX(seq) FROM command)"
    assert "the log still holds the last position that was acknowledged" in failed(tamper(company, tail))


class GivenUp(Exception):
    """What whoever looks on raises."""


def test_what_somebody_added_for_themselves_is_named_and_breaks_nothing(company: Company) -> None:
    with closing(sqlite3.connect(str(company.book.path))) as connection:
        connection.execute("CREATE TABLE my_notes (line TEXT)")
    proofs = verify(company.book)
    assert failed(proofs) == set()
    found = next(proof for proof in proofs if proof.name == TABLES)
    assert found.figure.endswith("; 1 more were added by somebody, and nothing reads them")
    assert found.detail == "table my_notes"


@pytest.mark.parametrize("at", ["a check", "within a statement", "the hash chain"])
def test_a_proof_is_given_up_at_once_wherever_it_is(company: Company, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    monkeypatch.setattr(listening_module, "LOOK_EVERY_SECONDS", 0.0)
    monkeypatch.setattr(listening_module, "LOOK_EVERY_INSTRUCTIONS", 20)
    monkeypatch.setattr(chain_module, "CHUNK_COMMANDS", 2)
    told: list[tuple[int, int, str]] = []

    def look_on(done: int, total: int, name: str) -> None:
        told.append((done, total, name))
        again = told.count((done, total, name)) > 1
        if {"a check": done == 3 and not again, "within a statement": done == 3 and again, "the hash chain": "chain" in name}[at]:
            raise GivenUp

    with pytest.raises(GivenUp):
        verify(company.book, progress=look_on)
    told.clear()
    assert failed(verify(company.book, progress=lambda *step: told.append(step))) == set()  # the connection is as good as before
    done = [step[0] for step in told]
    assert done == sorted(done) and told[-1][0] == told[-1][1]
    assert len({step[0] for step in told if "chain" in step[2]}) > 3  # most of the work is not one step


def test_state_that_is_added_up_beside_the_other_proofs_is_proven_and_named_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    company.close()
    alone = verify(company.book)
    monkeypatch.setattr("db.verify.beside.ROWS_MIN", 0)
    assert verify(company.book) == alone
    with sqlite3.connect(company.book.path) as raw:
        raw.execute("UPDATE tolerance_policy SET amount = 90000000 WHERE kind = 'count'")
    raw.close()
    [broken] = [proof for proof in verify(company.book) if proof.name == "state tables add up to what was kept with the last commit"]
    assert not broken.ok
    assert broken.detail.startswith("tolerance_policy: ")
