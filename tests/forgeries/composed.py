"""Composed schemes, each as a forger with the file or the owner's login would carry it out, and the proof that has to name it.

`python -m tests.forgeries.composed [--postgres]` plays all of them on one prepared book. Statements run in one transaction without guards,
which are put back as they were: what is found is found in what they left, not by their absence. A scheme that seals everything anew cannot
be told from within; it is held against what was written down outside before (`OUTSIDE`), or against the witness.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from app.commands.registry import digest_of
from app.running import root_of
from db.book import Book
from db.canonical import Canonical
from db.digests import count_everything, counted, state_tables
from db.verify import Proof, verify
from db.verify.evidence import NAME as OUTSIDE
from db.verify.evidence import evidence_of, prove_evidence
from db.verify.guarded import RIGHTS, TABLES
from db.verify.state import ARRIVALS, FACTS, SEALED
from db.verify.state import KEPT as STATE
from db.verify.witnessed import NAME as WITNESS
from tests.forgeries.columns import CHAIN, CLOSINGS, say
from tests.forgeries.prepared import Forged, forging, post_again, unpacked
from tests.support.forging import chain_again, guards_off
from tests.support.postgres import own_names

Deed = str | Callable[[sa.Connection], object]


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is done, which proof has to break over it, and what its words have to name. `on` is the kind of database, "" for both."""

    name: str
    deeds: tuple[Deed, ...]
    proof: str
    named: str = ""
    on: str = ""
    guarded: bool = True
    """Whether guards are put aside for it and back; schemes about the guards themselves do that on their own."""


def one(table: str, by: str, change: str, where: str = "TRUE") -> str:
    """The first row of a table that fits is changed."""
    return f"UPDATE {table} SET {change} WHERE {by} = (SELECT MIN({by}) FROM {table} WHERE {where}) AND {where}"


def state(name: str, table: str, *deeds: Deed) -> Scheme:
    return Scheme(name, deeds, STATE, table)


def ledger(name: str, *deeds: Deed) -> Scheme:
    return Scheme(name, deeds, CHAIN, "position ")


def body_swapped(connection: sa.Connection) -> None:
    """Another note in an order, with the digest that belongs to it."""
    seq, kind, body = connection.exec_driver_sql(
        "SELECT seq, kind, body FROM command WHERE kind = 'post_goods_receipt' AND seq IS NOT NULL ORDER BY seq LIMIT 1"
    ).one()
    other = body.replace('"posting_date"', '"posting_date" ', 1)
    assert other != body
    connection.execute(
        sa.text("UPDATE command SET body = :body, digest = :digest WHERE seq = :seq"),
        {"body": other, "digest": digest_of(kind, other.encode()), "seq": seq},
    )


def counted_again(connection: sa.Connection) -> None:
    """What was kept of the state tables, as they stand now."""
    connection.exec_driver_sql("DELETE FROM state_digest")
    count_everything(connection)


def head_sealed_again(connection: sa.Connection) -> None:
    """The head of the log names the state as it stands now."""
    root = root_of([counted(Canonical(connection), spec) for spec in state_tables()])
    connection.execute(sa.text(f"UPDATE command SET state_digest = :root WHERE seq = {LAST}"), {"root": root})


def last_two_exchanged(connection: sa.Connection) -> None:
    last = connection.exec_driver_sql("SELECT MAX(seq) FROM command").scalar_one()
    for old, new in ((last, -1), (last - 1, last), (-1, last - 1)):
        connection.exec_driver_sql(f"UPDATE command SET seq = {new} WHERE seq = {old}")


LAST = "(SELECT MAX(seq) FROM command)"
CUT = f"UPDATE command SET seq = NULL, status = 'waiting', result = NULL WHERE seq = {LAST}"
CUT_LEDGER = tuple(
    f"DELETE FROM {table} WHERE seq > {LAST}" for table in ("journal_line", "journal_entry", "stock_move", "approval_decision")
)
POSTED = "seq = (SELECT MIN(seq) FROM journal_entry)"
STRANGER = (
    "INSERT INTO member_role (member_id, role, entity_id, warehouse_id, decide_up_to, active, touched_seq) "
    "SELECT 'eve', 'owner', '', '', decide_up_to, active, touched_seq FROM member_role ORDER BY member_id, role LIMIT 1"
)
NOBODY = (
    "INSERT INTO partner SELECT 'eve', name, is_supplier, is_customer, partner_group, currency, country, tax_number, terms_days, address, "
    "entity_id, bill_to, active, touched_seq FROM partner ORDER BY id LIMIT 1"
)

REOWNED = one("approval_request", "id", "requested_by = 'eve'")
REOPENED = "UPDATE fiscal_period SET state = 'open', closed_by = '', closed_seq = 0 WHERE state <> 'open'"
TOLERANCES = ("UPDATE tolerance_policy SET fraction = fraction + 9000000000",)
STATES = (
    state("a role is raised", "member_role", one("member_role", "member_id", "role = 'owner'", "role <> 'owner'")),
    state(
        "a role is raised and used",
        "member_role",
        one("member_role", "member_id", "role = 'owner'", "role <> 'owner'"),
        one("approval_request", "id", "state = 'approved'"),
    ),
    state("a limit is raised", "member_role", one("member_role", "member_id", "decide_up_to = 99999999990000")),
    state(
        "a limit is raised, used and lowered but for the request",
        "approval_request",
        one("approval_request", "id", "state = 'approved'", "state <> 'approved'"),
    ),
    state("a role is given to a stranger", "member_role", STRANGER),
    state("a role is widened to every company", "member_role", one("member_role", "member_id", "entity_id = ''", "entity_id <> ''")),
    state("a member is taken away", "member", "DELETE FROM member WHERE id = (SELECT MIN(id) FROM member)"),
    state("a member is renamed", "member", one("member", "id", "name = 'Somebody else'")),
    state("a member is put to sleep", "member", one("member", "id", "active = NOT active")),
    state("a request is re-owned", "approval_request", one("approval_request", "id", "requested_by = 'eve'")),
    state("a request becomes small enough", "approval_request", one("approval_request", "id", "amount = 10000")),
    state("a request is closed unseen", "approval_request", one("approval_request", "id", "state = 'rejected'")),
    state(
        "a request's proposal is exchanged with its digest",
        "approval_request",
        one("approval_request", "id", "proposal = '[]', proposal_digest = 'x'"),
    ),
    state("a request goes to another role", "approval_request", one("approval_request", "id", "role = 'owner', forwarded_to = 'eve'")),
    state(
        "a tier of approval is raised",
        "approval_policy",
        "UPDATE approval_policy SET above = above + 99999990000 WHERE kind = 'purchase_order'",
    ),
    state("a tier of approval is switched off", "approval_policy", "UPDATE approval_policy SET active = NOT active"),
    state(
        "a tier of approval is deleted",
        "approval_policy",
        "DELETE FROM approval_policy WHERE kind = (SELECT MIN(kind) FROM approval_policy)",
    ),
    state("tolerances are widened", "tolerance_policy", "UPDATE tolerance_policy SET fraction = fraction + 9000000000"),
    state("a tolerance is for one partner", "tolerance_policy", one("tolerance_policy", "kind", "partner_id = 'eve'", "partner_id = ''")),
    state("a tolerance is deleted", "tolerance_policy", "DELETE FROM tolerance_policy WHERE kind = 'count'"),
    state(
        "a period is reopened",
        "fiscal_period",
        "UPDATE fiscal_period SET state = 'open', closed_by = '', closed_seq = 0 WHERE state <> 'open'",
    ),
    state("a period's last day is moved", "fiscal_period", one("fiscal_period", "id", "last_day = '2026-12-31'")),
    state("a case is resolved", "control_case", one("control_case", "id", "state = 'resolved', resolved_by = 'eve'")),
    state("a case is worth nothing", "control_case", one("control_case", "id", "money_at_risk = 1, severity = 'low'")),
    state("a case is deleted", "control_case", "DELETE FROM control_case"),
    state("a document's total is changed with its net", "document", one("document", "id", "net = net + 10000, total = total + 10000")),
    state("a document is somebody else's", "document", one("document", "id", "created_by = 'eve'")),
    state("a document's state is set back", "document", one("document", "id", "state = 'draft'")),
    state("a document refers to another paper", "document", one("document", "id", "reference = 'other'")),
    state("a supplier's terms are made longer", "partner", "UPDATE partner SET terms_days = terms_days + 60"),
    state("a supplier's address is exchanged", "partner", one("partner", "id", "address = 'Elsewhere 1', name = 'Eve Ltd'")),
    state("a partner is made up", "partner", NOBODY),
    state("a costing method is changed", "item_costing", one("item_costing", "item_id", "method = 'standard', standard_cost = 10000")),
    state("an account is no longer controlled", "account", "UPDATE account SET control = 'none' WHERE control = 'bank'"),
    state("a posting rule leads elsewhere", "posting_rule", one("posting_rule", "role", "account_id = '9999'")),
    state("a tax rate is lowered", "tax_code", "UPDATE tax_code SET rate = rate - 1"),
    state("an exchange rate is changed", "exchange_rate", one("exchange_rate", "valid_on", "rate = rate + 1")),
    state("a location becomes quarantine", "location", one("location", "id", "kind = 'quarantine'")),
    state(
        "stock is promised to nobody",
        "stock_position",
        one("stock_position", "item_id", "quantity_promised = quantity - 1", "quantity > 1 AND quantity_promised = 0"),
    ),
    state("stock moved at another time", "stock_position", one("stock_position", "item_id", "moved_seq = moved_seq + 1")),
    state("layers exchange their suppliers", "cost_layer", "UPDATE cost_layer SET partner_id = 'eve'"),
    state("a layer is older than it was", "cost_layer", one("cost_layer", "layer_seq", "received_on = '2020-01-01'")),
    state("an order's price is changed", "order_line", one("order_line", "order_id", "unit_price = unit_price + 1")),
    state("an order is still open", "order_line", one("order_line", "order_id", "quantity_open = quantity_open + 1000000")),
    state("a number is used again", "number_series", "UPDATE number_series SET last = last - 1 WHERE last > 1"),
    state("the book has another name", "book_info", "UPDATE book_info SET name = 'Another'"),
    state("a reason is made up", "reason_code", one("reason_code", "id", "name = 'Other'")),
    state("what was kept of a table is deleted", "partner", "DELETE FROM state_digest WHERE name = 'partner'"),
)
LEDGERS = (
    ledger("a line is on another account", one("journal_line", "seq", "account_id = '9999'")),
    ledger(
        "an entry is twice as large and balances",
        f"UPDATE journal_line SET amount = amount * 2, foreign_amount = foreign_amount * 2 WHERE {POSTED}",
    ),
    ledger("an entry is dated back", f"UPDATE journal_entry SET posting_date = '2025-12-03' WHERE {POSTED}"),
    ledger("a move went to another place", one("stock_move", "seq", "location_id = 'ELSEWHERE'")),
    ledger("a decision was somebody else's", "UPDATE approval_decision SET member_id = 'eve'"),
    ledger("a decision is deleted", "DELETE FROM approval_decision"),
    ledger("a decision's note is rewritten", "UPDATE approval_decision SET note = 'as agreed'"),
    ledger("an entry reverses another", f"UPDATE journal_entry SET reverses_seq = 1, reverses_n = 1 WHERE {POSTED}"),
    ledger(
        "a whole entry is deleted with its lines",
        *(f"DELETE FROM {table} WHERE {POSTED}" for table in ("journal_line", "stock_move")),
        f"DELETE FROM journal_entry WHERE {POSTED}",
    ),
    ledger("a tax row is deleted", "DELETE FROM tax_row"),
    ledger("a body is exchanged", "UPDATE command SET body = '{}' WHERE seq = 5"),
    ledger("a body is exchanged with its digest", body_swapped),
    ledger("a command is deleted", "DELETE FROM command WHERE seq = 5"),
    ledger("two commands change places", last_two_exchanged),
    ledger("an outcome is rewritten", "UPDATE command SET result = '[]' WHERE seq = 5"),
    ledger("a posted command was refused", "UPDATE command SET status = 'refused' WHERE seq = 5"),
    ledger("a command is somebody else's", "UPDATE command SET member = 'eve' WHERE seq = 5"),
    ledger("a command was sent at another time", "UPDATE command SET submitted_at = '2025-12-02 07:02:00+00:00' WHERE seq = 5"),
    ledger("a seal is exchanged", f"UPDATE command SET hash = previous_hash WHERE seq = {LAST}"),
    ledger("a row belongs to no command", f"UPDATE stock_move SET seq = {LAST} + 7 WHERE seq = (SELECT MAX(seq) FROM stock_move)"),
)
OTHERS = (
    Scheme(
        "a table and what was kept of it are emptied",
        ("DELETE FROM reason_code", "DELETE FROM state_digest WHERE name = 'reason_code'"),
        SEALED,
        "documents, stock or master data",
    ),
    Scheme("a role is raised and the sums made to fit", (*STATES[0].deeds, counted_again), SEALED),
    Scheme("tolerances are widened, the sums and the last seal made to fit", (*TOLERANCES, counted_again, head_sealed_again), CHAIN),
    Scheme(
        "a role is raised, sums, seal and chain made to fit", (*STATES[0].deeds, counted_again, head_sealed_again, chain_again), OUTSIDE
    ),
    Scheme("a request is re-owned, sums, seal and chain made to fit", (REOWNED, counted_again, head_sealed_again, chain_again), OUTSIDE),
    Scheme("periods are reopened, sums, seal and chain made to fit", (REOPENED, counted_again, head_sealed_again, chain_again), OUTSIDE),
    Scheme(
        "a command was decided at another time", ("UPDATE command SET decided_at = '2025-12-02 07:02:00+00:00' WHERE seq = 5",), ARRIVALS
    ),
    Scheme("the book has another epoch", ("UPDATE book_meta SET value = 'ffffffffffffffff' WHERE name = 'epoch'",), FACTS),
    Scheme("the book is older", ("UPDATE book_meta SET value = '2020-01-01' WHERE name = 'created_at'",), FACTS),
    Scheme("a closing balance is rounded", ("UPDATE period_balance SET amount = amount + 1",), CLOSINGS),
    Scheme("closing stock is deleted", ("DELETE FROM period_stock",), CLOSINGS),
    Scheme("the log is shortened", (CUT, *CUT_LEDGER), WITNESS, on="sqlite"),
    Scheme("the log is shortened and chained again", (CUT, *CUT_LEDGER, chain_again), OUTSIDE),
    Scheme("a body is exchanged and everything chained again", (body_swapped, chain_again), OUTSIDE),
    Scheme(
        "a command is somebody else's and everything chained again",
        ("UPDATE command SET member = 'eve' WHERE seq = 5", chain_again),
        OUTSIDE,
    ),
    Scheme("an entry is doubled and everything chained again", (*LEDGERS[1].deeds, chain_again), OUTSIDE),
    Scheme(
        "a decision was somebody else's and everything chained again",
        ("UPDATE approval_decision SET member_id = 'eve'", chain_again),
        OUTSIDE,
    ),
    Scheme("chained again against the witness", ("UPDATE command SET workstation = 'x' WHERE seq = 5", chain_again), WITNESS, on="sqlite"),
)


def around(name: str, deed: str, named: str, *, proof: str = TABLES, on: str = "postgresql") -> Scheme:
    return Scheme(name, (deed,), proof, named, on, guarded=False)


OPEN_SCOPE = (
    "CREATE OR REPLACE FUNCTION scope_active() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = pg_catalog, public, pg_temp AS 'SELECT true'"
)
FUNCTION = "CREATE OR REPLACE FUNCTION {} LANGUAGE {} AS $x${}$x$"
GUARDS = (
    around("a guard is dropped", "DROP TRIGGER guard_stock_move_update", "guard_stock_move_update is missing", on="sqlite"),
    around("an index is dropped", "DROP INDEX ix_document_touched", "ix_document_touched is missing", on="sqlite"),
    around(
        "a trigger works on its own",
        "CREATE TRIGGER mine AFTER INSERT ON command BEGIN UPDATE member_role SET role = 'owner'; END",
        "mine does not belong",
        on="sqlite",
    ),
    around("a column is added", "ALTER TABLE partner ADD COLUMN colour TEXT", "table partner was changed", on="sqlite"),
    around("a guard is dropped", "DROP TRIGGER guard_stock_move_final ON stock_move", "guard_stock_move_final is missing"),
    around("a guard sleeps", "ALTER TABLE stock_move DISABLE TRIGGER guard_stock_move_final", "guard_stock_move_final was changed"),
    around(
        "a guard is emptied",
        FUNCTION.format("guard_lines_balance() RETURNS trigger", "plpgsql", "BEGIN RETURN NULL; END"),
        "guard_lines_balance",
    ),
    around(
        "a constraint is dropped",
        "ALTER TABLE stock_position DROP CONSTRAINT ck_stock_position_never_negative",
        "ck_stock_position_never_negative is missing",
    ),
    around("a rule answers for the log", "CREATE RULE mine AS ON INSERT TO member DO ALSO NOTHING", "mine does not belong"),
    around("an index is dropped", "DROP INDEX ix_document_touched", "ix_document_touched is missing"),
    around("row security is switched off", "ALTER TABLE command DISABLE ROW LEVEL SECURITY", "row security of command", proof=RIGHTS),
    around(
        "a policy is opened under its old note",
        "ALTER POLICY reads ON command USING (true)",
        "policy reads on command was changed",
        proof=RIGHTS,
    ),
    around(
        "a policy binds otherwise",
        "ALTER POLICY reads ON receipt_line USING (true OR entity_id = '')",
        "policy reads on receipt_line was changed",
        proof=RIGHTS,
    ),
    around(
        "a policy is added",
        "CREATE POLICY mine ON command FOR SELECT USING (true)",
        "policy mine on command is not in the matrix",
        proof=RIGHTS,
    ),
    around("a policy is dropped", "DROP POLICY submits ON command", "policy submits on command is missing", proof=RIGHTS),
    around("everybody may read", "GRANT SELECT ON journal_line TO PUBLIC", "SELECT on table public.journal_line to PUBLIC", proof=RIGHTS),
    around(
        "the poster may delete", "GRANT DELETE ON journal_line TO dockledger_poster", "DELETE on table public.journal_line", proof=RIGHTS
    ),
    around(
        "a member may update",
        "GRANT UPDATE (status) ON command TO dockledger_member",
        "UPDATE on column public.command.status",
        proof=RIGHTS,
    ),
    around(
        "a right is taken",
        "REVOKE INSERT ON journal_line FROM dockledger_poster",
        "missing: INSERT on table public.journal_line",
        proof=RIGHTS,
    ),
    around("the scope is everything", OPEN_SCOPE, "function scope_active was changed", proof=RIGHTS),
    around(
        "a function is added",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "function mine does not belong",
        proof=RIGHTS,
    ),
    around("a table is somebody's", "ALTER TABLE journal_line OWNER TO CURRENT_USER", "table journal_line belongs to", proof=RIGHTS),
    around(
        "commands are somebody's by default",
        "ALTER TABLE command ALTER COLUMN member SET DEFAULT 'olga'",
        "default of command.member",
        proof=RIGHTS,
    ),
    around("the owner's group has a login", "ALTER ROLE dockledger_poster LOGIN", "group roles with a login", proof=RIGHTS),
)
SCHEMES = (*STATES, *LEDGERS, *OTHERS, *GUARDS)


@dataclass(frozen=True, slots=True)
class Played:
    """A scheme, the proofs that broke over it, and whether the one that is meant for it named it."""

    scheme: Scheme
    broken: tuple[Proof, ...]
    named: bool
    trouble: str = ""
    """Why the database did not let it be carried out."""


def play(book: Book, scheme: Scheme) -> Played:
    """Carry a scheme out in a session that is undone afterwards, and prove the book as it left it."""
    with book.reading() as connection:
        seq, seal = connection.exec_driver_sql("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").one()
    with forging(book) as forged:
        try:
            carry_out(scheme, forged.session)
        except sa.exc.DBAPIError as error:
            return Played(scheme, (), False, str(error.orig))
        proofs = [*verify(forged, name_rows=lambda *_: {}), *_outside(forged, int(seq), str(seal))]
    broken = tuple(proof for proof in proofs if proof.verdict == "broken")
    return Played(scheme, broken, any(proof.name == scheme.proof and scheme.named in proof.detail for proof in broken))


def carry_out(scheme: Scheme, session: sa.Connection) -> None:
    with ExitStack() as aside:
        if scheme.guarded:
            aside.enter_context(guards_off(session))
        for deed in scheme.deeds:
            if callable(deed):
                deed(session)
            else:
                session.exec_driver_sql(own_names(session.connection.driver_connection, deed))


def _outside(forged: Forged, seq: int, seal: str) -> Iterator[Proof]:
    yield prove_evidence(forged, [evidence_of(str(seq), seal[:24])])


def schemes_on(kind: str) -> list[Scheme]:
    """The schemes that can be carried out on one kind of database."""
    return [scheme for scheme in SCHEMES if scheme.on in ("", kind)]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--postgres", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="dockledger-forgeries-", ignore_cleanup_errors=True) as folder, ExitStack() as closing:
        place = f"{folder}/forged.db"
        if given.postgres:
            from tests.forgeries.prepared import private_server

            place = closing.enter_context(private_server(Path(folder)))("forged")
        kept = Path(folder) / "kept"
        kept.mkdir()
        book = post_again(unpacked(kept)[0], place)
        closing.callback(book.close)
        played = [play(book, scheme) for scheme in schemes_on(book.engine.dialect.name)]
    for one in played:
        if not one.named:
            found = "; ".join(f"{proof.name}: {proof.detail[:120]}" for proof in one.broken) or one.trouble or "nothing"
            say(f"not named: {one.scheme.name} (meant: {one.scheme.proof}); broken: {found}")
    say(f"{len(played)} schemes, {sum(one.named for one in played)} named by the proof meant for them")
    return 0 if all(one.named for one in played) else 1


if __name__ == "__main__":
    sys.exit(main())
