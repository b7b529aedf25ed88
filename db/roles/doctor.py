"""The doctor of a shared book: compares what the database grants, guards and is with what it should be; changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from app.domain import rows
from db.address import Place
from db.guards.postgres import FIGURES_SCHEMA
from db.presence import PRESENCE
from db.roles import matrix, server
from db.roles.finding import Finding, Session, one
from db.roles.matrix import Right
from db.roles.members import limits_by
from db.roles.rights import fingerprint
from db.shared_book import connect, database_of, groups_of


def examine(place: Place, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> list[Finding]:
    """Look at a shared book with the login of `place`. Every login sees the grants, more is seen by a superuser.

    `now` is this machine's clock. Raises `psycopg.OperationalError` when the book is unreachable.
    """
    with connect(place) as session:
        session.read_only = True
        return [*server.findings(session, now()), *_book(session)]


def _book(session: Session) -> Iterator[Finding]:
    yield _rights(session)
    yield _policies(session)
    yield _guards(session)
    yield _ownership(session)
    yield _functions(session)
    yield logins(session)
    yield _own_settings(session)
    yield _open_to_everyone(session)
    yield _time_zones(session)


def _rights(session: Session) -> Finding:
    wanted, found = matrix.rights(groups_of(session)), granted(session)
    missing, extra = sorted(wanted - found), sorted(found - wanted)
    if not missing and not extra:
        return Finding("rights", "good", f"{len(found)} rights, exactly as in the matrix")
    told = [f"missing {shown(r)}" for r in missing[:5]] + [f"not in the matrix: {shown(r)}" for r in extra[:5]]
    return Finding("rights", "bad", f"{len(missing)} missing, {len(extra)} too many: {'; '.join(told)}. Run `dockledger book upgrade`")


def granted(session: Session) -> frozenset[Right]:
    """Every right on the book's objects that anyone but its owner holds, PUBLIC included, as the catalogs say.

    CONNECT, which `member add` grants to each login by name, is judged with the logins.
    """
    owner = "(SELECT oid FROM pg_roles WHERE rolname = %(owner)s)"
    name = "CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END"
    query = f"""
        SELECT {name}, 'table', n.nspname || '.' || c.relname, a.privilege_type, ''
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
         WHERE n.nspname = ANY(%(schemas)s) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND a.grantee <> {owner}
        UNION ALL
        SELECT {name}, 'column', n.nspname || '.' || c.relname, a.privilege_type, t.attname
          FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(t.attacl) a
         WHERE n.nspname = ANY(%(schemas)s) AND a.grantee <> {owner}
        UNION ALL
        SELECT {name}, 'schema', n.nspname, a.privilege_type, ''
          FROM pg_namespace n, aclexplode(COALESCE(n.nspacl, acldefault('n', n.nspowner))) a
         WHERE n.nspname = ANY(%(schemas)s) AND a.grantee <> {owner} AND a.grantee <> n.nspowner
        UNION ALL
        SELECT {name}, 'function', p.proname, a.privilege_type, ''
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) a
         WHERE n.nspname = ANY(%(schemas)s) AND a.grantee <> {owner}
        UNION ALL
        SELECT {name}, 'database', '', a.privilege_type, ''
          FROM pg_database d, aclexplode(COALESCE(d.datacl, acldefault('d', d.datdba))) a
         WHERE d.datname = current_database() AND a.grantee <> {owner}
           AND NOT (a.privilege_type = 'CONNECT' AND a.grantee IN (SELECT oid FROM pg_roles WHERE rolcanlogin))
    """
    found = session.execute(query, {"owner": groups_of(session).owner, "schemas": ["public", FIGURES_SCHEMA]})
    return frozenset(Right(*row) for row in found)


def _policies(session: Session) -> Finding:
    wanted = {(p.table, p.name, p.command, p.role, fingerprint(p)) for p in matrix.policies(groups_of(session))}
    found = {
        tuple(row)
        for row in session.execute(
            "SELECT p.tablename, p.policyname, p.cmd, array_to_string(p.roles, ','), COALESCE(d.description, '') "
            "FROM pg_policies p JOIN pg_policy o ON o.polname = p.policyname "
            "AND o.polrelid = (p.schemaname || '.' || p.tablename)::regclass "
            "LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_policy'::regclass WHERE p.schemaname = 'public'"
        )
    }
    names = [*rows.tables(), "command", PRESENCE]
    unprotected = [
        str(row[0])
        for row in session.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s) AND NOT relrowsecurity", [names]
        )
    ]
    differing = sorted({str(row[0]) for row in wanted ^ found})
    if not differing and not unprotected:
        return Finding("row security", "good", f"{len(found)} policies on {len(names)} tables")
    return Finding(
        "row security", "bad", f"policies differ on {differing[:5]}, switched off on {unprotected[:5]}. Run `dockledger book upgrade`"
    )


def _guards(session: Session) -> Finding:
    found = {
        (str(row[0]), str(row[1])): str(row[2])
        for row in session.execute(
            "SELECT t.tgrelid::regclass::text, t.tgname, t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal"
        )
    }
    off = sorted(f"{table}.{name}" for (table, name), state in found.items() if state != "O")
    wanted = {
        (spec.name, f"guard_{spec.name}_{'final' if spec.nature == 'ledger' else 'kept'}")
        for spec in rows.tables().values()
        if spec.nature != "derived"
    }
    wanted |= {
        (spec.name, f"guard_{spec.name}_{event}")
        for spec in rows.tables().values()
        if spec.nature == "state"
        for event in ("insert", "update")
    }
    wanted |= {(spec.name, f"guard_{spec.name}_decided") for spec in rows.tables().values() if spec.nature == "ledger"}
    wanted |= {("command", f"guard_command_{name}") for name in ("arrives", "edited", "decided", "kept")}
    wanted |= {("journal_line", "guard_journal_line_balances"), ("journal_entry", "guard_journal_entry_period")}
    missing = sorted(f"{table}.{name}" for table, name in wanted - set(found))
    if off or missing:
        return Finding("guards", "bad", f"missing {missing[:5]}, disabled {off[:5]}. Restore them before anything else is posted")
    return Finding("guards", "good", f"{len(found)} triggers, all enabled")


def _ownership(session: Session) -> Finding:
    owner = groups_of(session).owner
    others = session.execute(
        "SELECT c.relname, c.relowner::regrole::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = ANY(%s) AND c.relowner::regrole::text <> %s",
        [["public", FIGURES_SCHEMA], owner],
    ).fetchall()
    if others:
        return Finding("ownership", "bad", f"{len(others)} objects belong to someone else: {[row[0] for row in others[:5]]}")
    return Finding("ownership", "good", f"everything belongs to {owner}, who has no login")


def _functions(session: Session) -> Finding:
    loose = session.execute(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY(%s) "
        "AND NOT EXISTS (SELECT 1 FROM unnest(COALESCE(p.proconfig, '{}')) s WHERE s LIKE 'search_path=pg_catalog%%')",
        [["public", FIGURES_SCHEMA]],
    ).fetchall()
    if loose:
        return Finding("functions", "bad", f"without a pinned search path: {[row[0] for row in loose[:5]]}")
    return Finding("functions", "good", "every search path is pinned")


def logins(session: Session) -> Finding:
    """Whether anybody holds more of the book's groups than a person or a service should."""
    groups = groups_of(session)
    bad = session.execute(
        "SELECT r.rolname, g.rolname FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles r ON r.oid = a.member "
        "WHERE g.rolname = ANY(%s) AND ((r.rolsuper OR r.rolbypassrls OR r.rolcreaterole) AND g.rolname <> %s "
        "OR g.rolname = %s AND r.rolcanlogin AND NOT r.rolsuper AND NOT r.rolcreaterole)",
        [list(groups.every), groups.owner, groups.owner],
    ).fetchall()
    can_login = session.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND rolcanlogin", [list(groups.every)]).fetchall()
    if bad or can_login:
        return Finding(
            "logins", "bad", f"too mighty: {[tuple(row) for row in bad[:5]]}, group roles with a login: {[r[0] for r in can_login]}"
        )
    held: dict[str, int] = {}
    for (group,) in session.execute(
        "SELECT g.rolname FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles r ON r.oid = a.member "
        "WHERE g.rolname = ANY(%s) AND r.rolname <> %s",
        [list(groups.every), groups.owner],
    ):
        held[group] = held.get(group, 0) + 1
    if not held.get(groups.poster):
        return Finding("logins", "warning", "no posting service has a login; make one with `dockledger member service`")
    return Finding("logins", "good", ", ".join(f"{group} {count}" for group, count in sorted(held.items())))


def _own_settings(session: Session) -> Finding:
    """What logins of the book have set for good otherwise than `member add` does: a search path, a limit, a role."""
    limits = limits_by(groups_of(session))
    kept = session.execute(
        "SELECT r.rolname, g.rolname, COALESCE(s.setconfig, '{}'), COALESCE(d.datname, '') FROM pg_auth_members a "
        "JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles r ON r.oid = a.member "
        "LEFT JOIN pg_db_role_setting s ON s.setrole = r.oid LEFT JOIN pg_database d ON d.oid = s.setdatabase "
        "WHERE g.rolname = ANY(%s) ORDER BY 1, 4",
        [list(limits)],
    ).fetchall()
    told, unbounded = [], []
    for login, group, settings, database in kept:
        found = dict(str(setting).split("=", 1) for setting in settings)
        told += [f"{login} {name}={value}" for name, value in found.items() if limits[group].get(name) != value]
        if not database:
            unbounded += [f"{login} {name}" for name in limits[group] if name not in found and name != "temp_file_limit"]
    if told or unbounded:
        said = [f"set: {', '.join(sorted(set(told))[:8])}"] if told else []
        said += [f"without a limit: {', '.join(sorted(set(unbounded))[:8])}"] if unbounded else []
        return Finding("logins' settings", "warning", f"{'; '.join(said)}. `dockledger member add` puts them back")
    return Finding("logins' settings", "good", "nobody set anything for good on their own login")


def _open_to_everyone(session: Session) -> Finding:
    open_things = [
        name
        for name, query in (
            ("advisory locks", "SELECT has_function_privilege('public', 'pg_advisory_lock(bigint)', 'EXECUTE')"),
            ("anonymous code", "SELECT has_language_privilege('public', 'plpgsql', 'USAGE')"),
            ("large objects", "SELECT has_function_privilege('public', 'lo_create(oid)', 'EXECUTE')"),
            ("temporary tables", "SELECT has_database_privilege('public', current_database(), 'TEMPORARY')"),
        )
        if one(session, query)
    ]
    if open_things:
        what = ", ".join(open_things)
        return Finding("open to everyone", "warning", f"{what} of database {database_of(session)}; a superuser can close them")
    return Finding("open to everyone", "good", "advisory locks, anonymous code, large objects and temporary tables are closed")


def shown(right: Right) -> str:
    """A right in words."""
    column = f".{right.column}" if right.column else ""
    return f"{right.privilege} on {right.kind} {right.thing}{column} to {right.role}"


def _time_zones(session: Session) -> Finding:
    """Where no time zone is known, every workstation proposes its own day."""
    found = session.execute(
        "SELECT e.id FROM legal_entity e WHERE e.time_zone = '' AND NOT EXISTS (SELECT 1 FROM warehouse w WHERE w.entity_id = e.id) UNION ALL "
        "SELECT w.id FROM warehouse w JOIN legal_entity e ON e.id = w.entity_id WHERE w.active AND w.time_zone = '' AND e.time_zone = ''"
    ).fetchall()
    unknown = sorted(str(row[0]) for row in found)
    if not unknown:
        return Finding("time zones", "good", "the day of business is known at every company and warehouse")
    named = ", ".join(unknown[:5]) + (" …" if len(unknown) > 5 else "")
    return Finding(
        "time zones",
        "warning",
        f"unknown for {named}: there every workstation proposes its own day. Say it with `dockledger time-zone {unknown[0]} Europe/…`",
    )
