"""Rights of a shared book: granted exactly as in the matrix, rows within scope, costs only for those who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from app.domain.refusals import Refusal
from db.book import Book
from db.roles import members
from db.roles.doctor import examine, granted
from db.roles.matrix import rights
from db.shared_book import connect, groups_of
from tests.support.company import Company, add_entity, set_up
from tests.support.postgres import Postgres, groups_at, in_groups

D = Decimal
PASSWORD = "correct horse battery"


@pytest.fixture
def company(shared_book: Book) -> Iterator[Company]:
    """NORTH with W1 and W2, SOUTH with W3; walt works in W1, wilma audits costs in SOUTH, olga owns."""
    company = Company(shared_book)
    set_up(company)
    add_entity(company, entity="SOUTH", currency="EUR", warehouses=("W3",))
    people = {
        "walt": MemberRole(member_id="walt", role="warehouse_operator", warehouse_id="W1"),
        "wilma": MemberRole(member_id="wilma", role="finance_clerk", entity_id="SOUTH"),
        "nora": MemberRole(member_id="nora", role="finance_clerk", entity_id="NORTH"),
    }
    for who, role in people.items():
        company.do(DefineMember(member=Member(id=who, name=who.title()), roles=(role,)))
    company.receive("NUT", "10", "1.50", location="W1/A")
    company.receive("NUT", "4", "1.50", location="W2/A")
    yield company
    company.close()


@pytest.fixture
def login(postgres: Postgres, shared_url: str, company: Company) -> Iterator[dict[str, psycopg.Connection]]:
    sessions = {}
    for who in ("walt", "wilma", "nora", "olga"):
        members.add_member(shared_url, who, PASSWORD)
        sessions[who] = connect(postgres.url(_name(shared_url), user=who, password=PASSWORD), autocommit=True)
    yield sessions
    for session in sessions.values():
        session.close()


def _name(url: str) -> str:
    return url.rsplit("/", 1)[1]


def seen(session: psycopg.Connection, query: str) -> list[tuple]:
    return [tuple(row) for row in session.execute(query)]


def test_granted_rights_equal_the_matrix_exactly(shared_url: str, login: dict[str, psycopg.Connection]) -> None:
    with connect(shared_url) as session:
        wanted = rights(groups_of(session))
        assert granted(session) == wanted
    assert len(wanted) > 150


def test_the_doctor_finds_a_good_book_good_and_names_what_was_changed(shared_url: str, login: dict[str, psycopg.Connection]) -> None:
    members.add_service(shared_url, "dl_service", PASSWORD)
    found = {f.topic: f for f in examine(shared_url)}
    for topic in ("version", "clock", "rights", "row security", "guards", "ownership", "functions", "logins", "open to everyone"):
        assert found[topic].level == "good", found[topic]
    with connect(shared_url) as session:
        session.execute("GRANT SELECT ON command TO PUBLIC")
        session.execute(in_groups(shared_url, "REVOKE INSERT ON journal_line FROM dockledger_poster"))
        session.execute("ALTER TABLE stock_move DISABLE TRIGGER guard_stock_move_final")
        session.execute("ALTER TABLE document DISABLE ROW LEVEL SECURITY")
        session.execute("DROP POLICY reads ON item")
        session.execute("CREATE TABLE stray ()")
        session.execute("ALTER FUNCTION scope_active() RESET search_path")
        session.execute("GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO PUBLIC")
    found = {f.topic: f for f in examine(shared_url)}
    assert found["rights"].level == "bad"
    assert "1 missing, 1 too many" in found["rights"].says
    assert in_groups(shared_url, "INSERT on table public.journal_line to dockledger_poster") in found["rights"].says
    assert "stock_move.guard_stock_move_final" in found["guards"].says
    assert "item" in found["row security"].says and "document" in found["row security"].says
    assert "stray" in found["ownership"].says
    assert "scope_active" in found["functions"].says
    assert "advisory locks" in found["open to everyone"].says


def test_a_warehouse_sees_its_own_stock_and_no_costs(login: dict[str, psycopg.Connection]) -> None:
    walt = login["walt"]
    assert seen(walt, "SELECT location_id, quantity FROM stock_position") == [("W1/A", 10_000_000)]
    assert seen(walt, "SELECT DISTINCT warehouse_id FROM document") == [("W1",)]
    assert {row[0] for row in seen(walt, "SELECT id FROM warehouse")} == {"W1", "W2"}
    assert seen(walt, "SELECT count(*) FROM document_line") == [(2,)]  # ordered and received
    assert seen(walt, "SELECT quantity FROM figures.stock_position") == [(D("10.000000"),)]
    for query in (
        "SELECT value FROM stock_move",
        "SELECT * FROM stock_move",
        "SELECT * FROM journal_line",
        "SELECT * FROM cost_layer",
        "SELECT * FROM figures.cost_pool",
        "SELECT value FROM figures.document_line",
        "SELECT standard_cost FROM item_costing",
        "SELECT accrued FROM receipt_line",
        "SELECT proposal FROM approval_request",
        "SELECT amount FROM approval_request",
        "SELECT reason FROM figures.approval_request",
        "SELECT * FROM approval_request",
        "SELECT money_at_risk FROM control_case",
        "SELECT evidence FROM figures.control_case",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            walt.execute(query)


def test_a_held_body_is_for_its_author_for_who_decides_and_for_who_sees_costs(
    company: Company, login: dict[str, psycopg.Connection], shared_url: str, postgres: Postgres
) -> None:
    """Prices in bodies of others were read by a plain SELECT; whoever has to decide still sees what about."""
    members.add_member(shared_url, "petra", PASSWORD)
    given = (("petra", "warehouse_supervisor"), ("walt", "warehouse_operator"))
    for id, role in given:
        company.do(DefineMember(member=Member(id=id, name=id), roles=(MemberRole(member_id=id, role=role, entity_id="NORTH"),)))
    with (
        psycopg.connect(shared_url, autocommit=True) as owner,
        psycopg.connect(postgres.url(shared_url.rsplit("/", 1)[1], user="petra", password=PASSWORD), autocommit=True) as petra,
    ):
        owner.execute("SET session_replication_role = replica")  # rows as a commit writes them, without one
        for command, author, role in (("c1", "olga", "finance_clerk"), ("c2", "olga", "warehouse_operator"), ("c3", "walt", "buyer")):
            owner.execute(
                "INSERT INTO held_command (command_id, kind, body, member_id, workstation, submitted_at, document_id, state_before, touched_seq) "
                "VALUES (%s, 'x', '{\"unit_price\": \"9\"}', %s, 'w', now(), 'none', '', 1)",
                [command, author],
            )
            owner.execute(
                "INSERT INTO approval_request (id, kind, entity_id, warehouse_id, document_id, document_kind, command_id, role, amount, "
                "currency, reason, proposal, proposal_digest, requested_by, requested_at, forwarded_to, state, touched_seq) VALUES "
                "(%s, 'x', 'NORTH', '', 'none', 'x', %s, %s, 90000, 'EUR', 'secret', '{}', '', %s, now(), '', 'open', 1)",
                [f"r-{command}", command, role, author],
            )
        bodies = "SELECT command_id FROM held_command ORDER BY 1"
        assert seen(login["walt"], bodies) == [("c2",), ("c3",)]  # an operator's to decide, and his own
        assert seen(petra, bodies) == [("c2",)]  # a supervisor stands in for the operator
        assert seen(login["walt"], "SELECT id, state FROM approval_request ORDER BY 1")[0] == ("r-c1", "open")
        assert seen(login["wilma"], bodies) == []
        assert len(seen(owner, bodies)) == 3


def test_costs_are_seen_by_those_who_may_and_within_their_entity(login: dict[str, psycopg.Connection]) -> None:
    assert seen(login["nora"], "SELECT sum(quantity) FROM stock_position") == [(14_000_000,)]
    assert seen(login["nora"], "SELECT sum(value) FROM stock_move") == [(210_000,)]
    assert seen(login["nora"], "SELECT sum(value) FROM figures.stock_move") == [(D("21.0000"),)]
    assert seen(login["nora"], "SELECT sum(amount), count(*) FROM journal_line") == [(0, 4)]
    for table in ("stock_position", "stock_move", "journal_line", "cost_layer", "cost_pool", "document", "grni_line"):
        assert seen(login["wilma"], f"SELECT count(*) FROM {table}") == [(0,)], table
    assert seen(login["olga"], "SELECT count(*) FROM cost_layer") == [(2,)]


def test_the_doctor_names_what_a_member_set_on_their_own_login(shared_url: str, login: dict[str, psycopg.Connection]) -> None:
    found = {f.topic: f for f in examine(shared_url)}["logins' settings"]
    assert found.level == "good", found
    walt = login["walt"]
    assert seen(walt, "SELECT boot_val <> reset_val FROM pg_settings WHERE name = 'statement_timeout'") == [(True,)]
    walt.execute("ALTER ROLE walt SET statement_timeout = 0")
    walt.execute("ALTER ROLE walt SET search_path = pg_temp, public")
    walt.execute("ALTER ROLE walt RESET idle_in_transaction_session_timeout")
    found = {f.topic: f for f in examine(shared_url)}["logins' settings"]
    assert found.level == "warning"
    for told in ("walt statement_timeout=0", "walt search_path=", "walt idle_in_transaction_session_timeout"):
        assert told in found.says, found.says
    members.add_member(shared_url, "walt", PASSWORD)
    assert {f.topic: f for f in examine(shared_url)}["logins' settings"].level == "good"


def test_a_right_withdrawn_in_the_book_is_withdrawn_at_once(company: Company, login: dict[str, psycopg.Connection]) -> None:
    assert seen(login["nora"], "SELECT count(*) FROM journal_line") == [(4,)]
    company.do(DefineMember(member=Member(id="nora", name="Nora", active=False)))
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        login["nora"].execute("SELECT count(*) FROM journal_line")
    assert seen(login["nora"], "SELECT count(*) FROM item") == [(0,)]


def test_costs_are_seen_and_not_seen_as_roles_change_in_the_very_commit(company: Company, shared_url: str, login: dict[str, Any]) -> None:
    """Without `member add` again; whoever is no member of the book gets nothing, however their id is written."""

    def give(who: str, *roles: str) -> None:
        held = tuple(MemberRole(member_id=who, role=role, entity_id="NORTH") for role in roles)
        company.do(DefineMember(member=Member(id=who, name=who), roles=held))

    def holders() -> list[tuple[Any, ...]]:
        """Of the right to see costs; copies of one book on a server share it, so that others' tests may have given it, too."""
        role = groups_at(shared_url).costs
        with connect(shared_url) as session:
            return seen(
                session,
                "SELECT m.rolname FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member "
                f"WHERE a.roleid = '{role}'::regrole ORDER BY 1",
            )

    before = holders()
    assert {(groups_at(shared_url).owner,), ("nora",), ("olga",), ("wilma",)} <= set(before)
    walt = login["walt"]
    for _ in range(2):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            walt.execute("SELECT value FROM stock_move")
        give("walt", "warehouse_operator", "cost_viewer")
        assert seen(walt, "SELECT count(value) FROM stock_move") == [(2,)]
        give("walt", "warehouse_operator")
    with connect(shared_url) as session:
        session.execute("DROP ROLE IF EXISTS outsider")
        session.execute("CREATE ROLE outsider")
    for who in ("outsider", "postgres", "x; DROP TABLE item", groups_at(shared_url).member, "no such login"):
        give(who, "cost_viewer")
    assert holders() == before
    with connect(shared_url) as session:
        session.execute("DROP ROLE outsider")


def test_a_member_puts_in_commands_in_their_own_name_only(company: Company, login: dict[str, psycopg.Connection]) -> None:
    walt = login["walt"]
    record = company.record(DefineMember(member=Member(id="x", name="X")), member="walt", at=datetime.now(UTC))
    body = record.body.decode()
    columns = "id, kind, body, digest, workstation, client_seq, submitted_at"
    values = [record.id, record.kind, body, record.digest, "w", 1, record.submitted_at]
    walt.execute(f"INSERT INTO command ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s)", values)
    assert seen(walt, "SELECT id, member, status FROM command") == [(record.id, "walt", "waiting")]
    assert seen(login["nora"], f"SELECT count(*) FROM command WHERE id = '{record.id}'") == [(0,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        walt.execute(f"INSERT INTO command ({columns}, member) VALUES ('y', %s, %s, %s, %s, 2, %s, 'olga')", values[1:5] + values[6:])
    with pytest.raises(psycopg.errors.IntegrityError, match="digest"):
        walt.execute(f"INSERT INTO command ({columns}) VALUES ('z', %s, %s, 'forged', 'w', 3, %s)", [values[1], values[2], values[6]])
    assert company.poster.post_waiting().decisions[0].status == "refused"


@pytest.mark.parametrize("name", ["postgres", "pg_monitor", "dockledger_owner", "", "x" * 64])
def test_reserved_names_get_no_login(shared_url: str, name: str) -> None:
    with pytest.raises(Refusal):
        members.add_member(shared_url, name, PASSWORD)


def test_a_short_password_or_an_administrator_is_refused(shared_url: str) -> None:
    with pytest.raises(members.LoginNotPossible):
        members.add_member(shared_url, "walt", "short")
    with connect(shared_url, autocommit=True) as session:
        session.execute("DROP ROLE IF EXISTS dba")
        session.execute("CREATE ROLE dba LOGIN CREATEROLE")
    with pytest.raises(members.LoginForeign):
        members.add_member(shared_url, "dba", PASSWORD)


def test_passwords_are_kept_as_scram_verifiers_and_a_withdrawn_login_is_shut_out(
    postgres: Postgres, shared_url: str, login: dict[str, psycopg.Connection]
) -> None:
    with connect(shared_url) as session:
        [[secret]] = session.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'walt'").fetchall()
    assert secret.startswith("SCRAM-SHA-256$")
    members.withdraw(shared_url, "walt")
    with pytest.raises(psycopg.OperationalError):
        login["walt"].execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        connect(postgres.url(_name(shared_url), user="walt", password=PASSWORD))
