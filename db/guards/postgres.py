"""Guards of a shared book: what PostgreSQL itself refuses, even from the poster; knows no role and no right.

Every row arrives with the decision it belongs to, and ledger rows stay as written; every entry balances and ties to its moves; closed
periods stay closed; the log is one unbroken chain; a command arrives whole, with its own digest and without an outcome.
Functions pin their search path, so that nobody's own tables or operators can stand in for the book's.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain import rows
from app.domain.rows import Table
from app.limits import BODY_BYTES_MAX, WAITING_BYTES_MAX, WAITING_COMMANDS_MAX
from db import presence

POSTED_CHANNEL = "dockledger_posted"
SENDER_INDEX = "guard_command_sender"
FIGURES_SCHEMA = "figures"
WAITING_QUOTA = "DL001"
"""The SQLSTATE that says: not now, this member has enough waiting. Of no class of the server's, so that nothing else is taken for it."""


_PINNED = "SET search_path = pg_catalog, public, pg_temp"
_BY_INDEX = "SET enable_seqscan = off SET plan_cache_mode = force_custom_plan"


def statements() -> Iterator[str]:
    """Everything that makes the guards, in order; run once, as the owner of the tables."""
    yield from _functions()
    yield "CREATE UNLOGGED TABLE guard_pending (xid xid8 NOT NULL, seq bigint NOT NULL)"
    yield (
        "CREATE CONSTRAINT TRIGGER guard_pending_decided AFTER INSERT ON guard_pending DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW EXECUTE FUNCTION guard_pending_decided()"
    )
    for spec in rows.tables().values():
        yield from guards_of(spec)
    yield from _superseded_only("state_digest")
    yield from _command_triggers()
    yield (
        "CREATE TRIGGER guard_journal_line_balances AFTER INSERT ON journal_line REFERENCING NEW TABLE AS added "
        "FOR EACH STATEMENT EXECUTE FUNCTION guard_lines_balance()"
    )
    yield (
        "CREATE TRIGGER guard_journal_entry_period AFTER INSERT ON journal_entry REFERENCING NEW TABLE AS added "
        "FOR EACH STATEMENT EXECUTE FUNCTION guard_period_open()"
    )
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER member_role_costs_{event.lower()} AFTER {event} ON member_role REFERENCING NEW TABLE AS added "
            "FOR EACH STATEMENT EXECUTE FUNCTION member_role_costs()"
        )
    yield presence.TABLE
    yield f"CREATE SCHEMA {FIGURES_SCHEMA}"
    for spec in rows.tables().values():
        yield figures_view(spec)


def guards_of(spec: Table) -> Iterator[str]:
    """The guards that every table of the book has; a migration that adds a table runs them for it."""
    if spec.nature == "derived":
        return
    if spec.nature == "ledger":
        yield (
            f"CREATE TRIGGER guard_{spec.name}_final BEFORE UPDATE OR DELETE OR TRUNCATE ON {spec.name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()"
        )
        yield (
            f"CREATE TRIGGER guard_{spec.name}_decided AFTER INSERT ON {spec.name} REFERENCING NEW TABLE AS added "
            "FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()"
        )
    else:
        yield from _superseded_only(spec.name)


def _superseded_only(name: str) -> Iterator[str]:
    """Rows come and are superseded with decisions, and are never deleted."""
    yield (
        f"CREATE TRIGGER guard_{name}_kept BEFORE DELETE OR TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()"
    )
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER guard_{name}_{event.lower()} AFTER {event} ON {name} REFERENCING NEW TABLE AS added "
            "FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()"
        )


def figures_view(spec: Table) -> str:
    """The table for people with psql: scaled integers as exact `numeric`, under the reader's own rights."""
    columns = []
    for field in spec.fields:
        name = f'"{field.name}"'
        if field.kind == "decimal":
            columns.append(f"({name}::numeric * 0.{'0' * (field.scale - 1)}1)::numeric(38,{field.scale}) AS {name}")
        else:
            columns.append(name)
    if spec.nature == "state":
        columns.append("touched_seq")
    return f"CREATE VIEW {FIGURES_SCHEMA}.{spec.name} WITH (security_invoker = true) AS SELECT {', '.join(columns)} FROM public.{spec.name}"


def _command_triggers() -> Iterator[str]:
    yield "CREATE TRIGGER guard_command_arrives BEFORE INSERT ON command FOR EACH ROW EXECUTE FUNCTION guard_command_arrives()"
    yield (
        "CREATE TRIGGER guard_command_quota AFTER INSERT ON command REFERENCING NEW TABLE AS added "
        "FOR EACH STATEMENT EXECUTE FUNCTION guard_command_quota()"
    )
    yield "CREATE TRIGGER guard_command_edited BEFORE UPDATE ON command FOR EACH ROW EXECUTE FUNCTION guard_command_edited()"
    yield (
        "CREATE TRIGGER guard_command_decided AFTER UPDATE ON command REFERENCING NEW TABLE AS decided "
        "FOR EACH STATEMENT EXECUTE FUNCTION guard_command_decided()"
    )
    yield (
        "CREATE TRIGGER guard_command_kept BEFORE DELETE OR TRUNCATE ON command FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()"
    )
    yield f"CREATE UNIQUE INDEX {SENDER_INDEX} ON command (member, workstation, client_seq)"


def _function(name: str, body: str, *, definer: bool = False, declare: str = "", settings: str = "") -> str:
    security = "SECURITY DEFINER " if definer else ""
    declared = f"DECLARE {declare} " if declare else ""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {security}{_PINNED} {settings} "
        f"AS $guard$ {declared}BEGIN {body} RETURN NULL; END $guard$"
    )


def _refuse(message: str, *facts: str) -> str:
    listed = "".join(f", {fact}" for fact in facts)
    return f"RAISE EXCEPTION 'guard: {message}'{listed} USING ERRCODE = 'integrity_constraint_violation';"


def _functions() -> Iterator[str]:
    yield _function("guard_written_once", _refuse("rows of % are written once", "TG_TABLE_NAME"))
    yield _function("guard_never_deleted", _refuse("rows of % are never deleted", "TG_TABLE_NAME"))
    yield _arrives("guard_ledger_arrives", "seq")
    yield _arrives("guard_state_arrives", "touched_seq")
    yield _function(
        "guard_pending_decided",
        "DELETE FROM guard_pending WHERE xid = NEW.xid AND seq = NEW.seq; "
        "IF NEW.seq > COALESCE((SELECT max(seq) FROM command), 0) THEN "
        + _refuse("rows at position % belong to no decision", "NEW.seq")
        + " END IF;",
        definer=True,
    )
    yield _function(
        "guard_lines_balance",
        "IF EXISTS (SELECT 1 FROM added GROUP BY seq, entry_n, entity_id HAVING SUM(amount) <> 0) THEN "
        + _refuse("an entry does not balance")
        + " END IF;",
    )
    yield _function(
        "guard_period_open",
        "IF EXISTS (SELECT 1 FROM added e JOIN fiscal_period p ON p.entity_id = e.entity_id AND p.id = e.period_id "
        "WHERE p.state = 'closed') THEN " + _refuse("the period is closed") + " END IF; "
        "IF EXISTS (SELECT 1 FROM added WHERE to_char(posting_date, 'YYYY-MM') <> period_id) THEN "
        + _refuse("the date is outside its period")
        + " END IF;",
    )
    yield _command_arrives()
    yield _command_quota()
    yield _command_edited()
    yield _command_decided()
    yield _member_role_costs()


def _arrives(name: str, column: str) -> str:
    """Rows come with the decision of a command that is recorded in the same transaction, after everything decided before."""
    return _function(
        name,
        f"SELECT min({column}), max({column}) INTO first_seq, last_seq FROM added; IF first_seq IS NULL THEN RETURN NULL; END IF; "
        "IF first_seq <= (SELECT max(seq) FROM command) THEN "
        + _refuse("position % of % was decided before", "first_seq", "TG_TABLE_NAME")
        + " END IF; IF NOT EXISTS (SELECT 1 FROM guard_pending WHERE xid = pg_current_xact_id() AND seq >= last_seq) THEN "
        "INSERT INTO guard_pending (xid, seq) VALUES (pg_current_xact_id(), last_seq); END IF;",
        definer=True,
        declare="first_seq bigint; last_seq bigint;",
    )


def _command_arrives() -> str:
    return _function(
        "guard_command_arrives",
        "IF NEW.seq IS NOT NULL OR NEW.status <> 'waiting' OR NEW.result IS NOT NULL OR NEW.hash IS NOT NULL "
        "OR NEW.previous_hash IS NOT NULL OR NEW.state_digest IS NOT NULL OR NEW.decided_at IS NOT NULL THEN "
        + _refuse("a command arrives without an outcome")
        + " END IF; IF length(NEW.id) NOT BETWEEN 1 AND 64 OR length(NEW.kind) NOT BETWEEN 1 AND 64 "
        "OR length(NEW.workstation) NOT BETWEEN 1 AND 128 OR NEW.client_seq < 0 "
        f"OR octet_length(NEW.body) > {BODY_BYTES_MAX} THEN "
        + _refuse("a field of the command is empty or too long")
        + " END IF; IF NEW.digest <> encode(sha256(convert_to(NEW.kind || chr(10) || NEW.body, 'UTF8')), 'hex') THEN "
        + _refuse("the digest is not that of the command")
        + " END IF; RETURN NEW;",
    )


def _command_quota() -> str:
    """What waits of one member is bounded; who administers a book is no member, and brings whole logs along.

    It reads the index of what waits, and of that no more than is one too many. Each transaction counts what it sees: sessions that send
    at the same moment may each fill the quota, and a login has a few.
    """
    return _function(
        "guard_command_quota",
        "IF NOT EXISTS (SELECT 1 FROM added) OR NOT EXISTS (SELECT 1 FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid "
        "JOIN pg_roles m ON m.oid = a.member WHERE m.rolname = SESSION_USER AND g.rolname::text = left(CURRENT_USER::text, -5) || 'member') THEN "
        "RETURN NULL; END IF; "
        "SELECT count(*), COALESCE(sum(w.size), 0) INTO commands, bytes FROM (SELECT octet_length(body) AS size FROM command "
        f"WHERE seq IS NULL AND member = SESSION_USER::text LIMIT {WAITING_COMMANDS_MAX + 1}) w; "
        f"IF commands > {WAITING_COMMANDS_MAX} OR bytes > {WAITING_BYTES_MAX} THEN "
        f"RAISE EXCEPTION 'guard: as much as may be of one member waits already' USING ERRCODE = '{WAITING_QUOTA}'; END IF;",
        definer=True,
        declare="commands bigint; bytes bigint;",
        settings=_BY_INDEX,
    )


def _member_role_costs() -> str:
    """The right to see costs follows the roles of a member with a login, in the very transaction that changes them.

    The book's owner gives and takes it, of logins that are members of this book already and of nobody else, whatever a role's row names;
    an owner who cannot (a copy on another server) leaves it to `member add` and `book upgrade`, so that the book goes on.
    """
    return _function(
        "member_role_costs",
        "FOR one IN SELECT l.rolname::text AS login, c.rolname::text AS costs, "
        "EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = l.rolname::text AND r.active AND r.role = ANY(cost_roles())) AS sees, "
        "EXISTS (SELECT 1 FROM pg_auth_members h WHERE h.roleid = c.oid AND h.member = l.oid) AS has "
        "FROM (SELECT DISTINCT member_id FROM added) a JOIN pg_roles l ON l.rolname::text = a.member_id "
        "JOIN pg_auth_members m ON m.member = l.oid "
        "JOIN pg_roles g ON g.oid = m.roleid AND g.rolname::text = left(CURRENT_USER::text, -5) || 'member' "
        "JOIN pg_roles c ON c.rolname::text = left(CURRENT_USER::text, -5) || 'costs' "
        "JOIN pg_auth_members o ON o.roleid = c.oid AND o.admin_option "
        "JOIN pg_roles w ON w.oid = o.member AND w.rolname = CURRENT_USER LOOP "
        "IF one.sees AND NOT one.has THEN EXECUTE format('GRANT %I TO %I', one.costs, one.login); "
        "ELSIF one.has AND NOT one.sees THEN EXECUTE format('REVOKE %I FROM %I', one.costs, one.login); END IF; END LOOP;",
        definer=True,
        declare="one record;",
    )


def _command_edited() -> str:
    fixed = ("arrival", "id", "kind", "body", "digest", "member", "workstation", "client_seq", "submitted_at")
    new, old = (", ".join(f"{row}.{name}" for name in fixed) for row in ("NEW", "OLD"))
    return _function(
        "guard_command_edited",
        "IF OLD.seq IS NOT NULL THEN "
        + _refuse("an outcome is final")
        + " END IF; IF NEW.seq IS NULL THEN "
        + _refuse("a command is only decided, never edited")
        + f" END IF; IF ({new}) IS DISTINCT FROM ({old}) THEN "
        + _refuse("a command is not edited")
        + " END IF; RETURN NEW;",
    )


def _command_decided() -> str:
    """Judge whole decisions at their last statement: the chain, the balance of entries, and that inventory equals its moves."""
    return _function(
        "guard_command_decided",
        "SELECT min(seq), max(seq) INTO first_seq, last_seq FROM decided; IF first_seq IS NULL THEN RETURN NULL; END IF; "
        "IF EXISTS (SELECT 1 FROM decided d WHERE d.hash IS NULL OR NOT (d.seq = 1 AND d.previous_hash = repeat('0', 64)) "
        "AND NOT EXISTS (SELECT 1 FROM command p WHERE p.seq = d.seq - 1 AND p.hash = d.previous_hash)) THEN "
        + _refuse("the log is not continued at its end")
        + " END IF; IF EXISTS (SELECT 1 FROM journal_line l WHERE l.seq BETWEEN first_seq AND last_seq "
        "GROUP BY l.seq, l.entry_n, l.entity_id HAVING SUM(l.amount) <> 0) THEN "
        + _refuse("an entry does not balance")
        + " END IF; IF EXISTS (SELECT 1 FROM journal_line l JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id "
        "LEFT JOIN (SELECT m.seq, m.journal_n, SUM(m.value) AS value FROM stock_move m WHERE m.seq BETWEEN first_seq AND last_seq "
        "GROUP BY m.seq, m.journal_n) s ON s.seq = l.seq AND s.journal_n = l.n "
        "WHERE l.seq BETWEEN first_seq AND last_seq AND a.control IN ('inventory', 'in_transit') "
        "AND l.amount <> COALESCE(s.value, 0)) THEN "
        + _refuse("an inventory line differs from its moves")
        + " END IF; IF EXISTS (SELECT 1 FROM stock_move m LEFT JOIN journal_line l ON l.seq = m.seq AND l.n = m.journal_n "
        "AND l.account_id = m.account_id AND l.seq BETWEEN first_seq AND last_seq "
        "WHERE m.seq BETWEEN first_seq AND last_seq AND m.value <> 0 AND l.seq IS NULL) THEN "
        + _refuse("a move with value names no journal line")
        + " END IF; IF EXISTS (SELECT 1 FROM journal_line l LEFT JOIN journal_entry e ON e.seq = l.seq AND e.n = l.entry_n "
        "WHERE l.seq BETWEEN first_seq AND last_seq AND (e.seq IS NULL OR e.entity_id <> l.entity_id "
        "OR e.posting_date <> l.posting_date)) THEN " + _refuse("a journal line belongs to no entry of its date") + " END IF;",
        declare="first_seq bigint; last_seq bigint;",
        settings=_BY_INDEX,
    )
