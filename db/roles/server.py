"""What the doctor asks of the server itself: version, the way to it, who it lets in, clock, durability, backups, and who posts; no rights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from db.leadership import LEADER_LOCK
from db.migrations.run import SCHEMA_HEAD
from db.roles.finding import Finding, Level, Session, one
from db.shared_book import PROOF, SSLMODE, VERSIONS, is_here

CLOCK_OFFSET_SECONDS_MAX = 30.0
BACKUP_AGE_DAYS_MAX = 2
WAITING_SECONDS_MAX = 60
NAMED_MAX = 5


def findings(session: Session, now: datetime) -> Iterator[Finding]:
    """Every finding about the server; `now` is this machine's clock at the moment of asking."""
    yield _clock(session, now)
    yield _version(session)
    yield _schema(session)
    yield _way(session)
    yield _access_rules(session)
    yield _passwords(session)
    replica = one(session, "SELECT pg_is_in_recovery()")
    yield Finding("server role", "warning" if replica else "good", "a replica: reads only" if replica else "the primary")
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        value = str(one(session, f"SHOW {setting}"))
        lost = value == "off"
        yield Finding(setting, "bad" if lost else "good", value + ("; acknowledged postings can be lost, switch it on" if lost else ""))
    yield from _backups(session, now)
    yield _posting(session)


def _clock(session: Session, now: datetime) -> Finding:
    offset = (one(session, "SELECT clock_timestamp()") - now).total_seconds()
    fits = abs(offset) <= CLOCK_OFFSET_SECONDS_MAX
    advice = "" if fits else "; set both clocks by the network, submissions with a wrong time are turned away"
    return Finding("clock", "good" if fits else "bad", f"the server is {offset:+.1f} s from this machine{advice}")


def _version(session: Session) -> Finding:
    version = session.info.server_version // 10_000
    fits = version in VERSIONS
    return Finding("version", "good" if fits else "bad", f"PostgreSQL {version}" + ("" if fits else "; use 15 to 18"))


def _schema(session: Session) -> Finding:
    found = str(one(session, "SELECT version_num FROM alembic_version"))
    if found == SCHEMA_HEAD:
        return Finding("schema", "good", f"revision {found}, as this program needs")
    advice = "update this program" if found > SCHEMA_HEAD else "run `dockledger book upgrade`"
    return Finding("schema", "bad", f"revision {found}, this program needs {SCHEMA_HEAD}; {advice}")


def _way(session: Session) -> Finding:
    """How this very session came here. A pooler in between may end the encryption before the server."""
    sslmode = session.info.get_parameters().get("sslmode", "")
    here = is_here(session.info.host) and is_here(session.info.hostaddr)
    if not session.pgconn.ssl_in_use:
        return Finding("tls", "warning" if here else "bad", "not encrypted" + (" (loopback)" if here else f"; set sslmode={SSLMODE}"))
    if sslmode != SSLMODE:
        return Finding("tls", "warning", f"encrypted, sslmode={sslmode}; set sslmode={SSLMODE}")
    if not one(session, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"):
        return Finding("tls", "warning", "encrypted up to something in front of the server, and not from there on; encrypt that way too")
    return Finding("tls", "good", f"encrypted, sslmode={sslmode}")


def _access_rules(session: Session) -> Finding:
    if not one(session, "SELECT has_function_privilege('pg_hba_file_rules()', 'EXECUTE')"):
        return Finding("access rules", "warning", "this login may not read them; look again as a superuser")
    rules = session.execute(
        "SELECT line_number, type, array_to_string(database, ','), array_to_string(user_name, ','), address, auth_method, error "
        "FROM pg_hba_file_rules"
    ).fetchall()
    unreadable = [f"line {row[0]}: {row[6]}" for row in rules if row[6]]
    unsafe = [f"line {row[0]} ({row[1]} {row[2]} {row[3]} {row[5]})" for row in rules if row[5] in ("trust", "password", "md5", "ident")]
    listened = [
        f"line {row[0]} ({row[1]} {row[2]} {row[3]} {row[4]})"
        for row in rules
        if row[1] in ("host", "hostnossl") and row[5] != "reject" and not is_here(str(row[4] or "all"))
    ]
    if unreadable or unsafe:
        told = "; ".join(f"{what}: {_named(names)}" for what, names in ((f"not {PROOF}", unsafe), ("not understood", unreadable)) if names)
        only_local = not unreadable and all("(local " in name for name in unsafe)
        return Finding("access rules", "warning" if only_local else "bad", f"{told}. Write {PROOF} there in pg_hba.conf")
    if listened:
        return Finding("access rules", "warning", f"without encryption: {_named(listened)}. Write hostssl there in pg_hba.conf")
    return Finding("access rules", "good", f"{len(rules)} rules, every one asks for {PROOF} or refuses")


def _passwords(session: Session) -> Finding:
    kind = str(one(session, "SHOW password_encryption"))
    if kind != PROOF:
        return Finding("passwords", "bad", f"password_encryption is {kind}; set it to {PROOF} and set the passwords again")
    expired = session.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin AND rolvaliduntil < now() ORDER BY 1").fetchall()
    if one(session, "SELECT has_table_privilege('pg_authid', 'SELECT')"):
        weak = session.execute("SELECT rolname FROM pg_authid WHERE rolcanlogin AND rolpassword NOT LIKE 'SCRAM-SHA-256$%' ORDER BY 1")
        names = [str(row[0]) for row in weak]
        if names:
            return Finding("passwords", "bad", f"kept in the old way: {_named(names)}. Set them again with `dockledger member add`")
    if expired:
        return Finding(
            "passwords", "warning", f"expired: {_named([str(row[0]) for row in expired])}. Renew them with `dockledger member add`"
        )
    return Finding("passwords", "good", f"kept as {PROOF}, none has expired")


def _backups(session: Session, now: datetime) -> Iterator[Finding]:
    """What somebody marked as taken, and whether the log goes somewhere else as it is written. One of the two has to be in order."""
    marked = _marked(session, now)
    archived = _archived(session, now)
    if archived is None:
        yield marked
        return
    if marked.level == "bad" and archived.level == "good":
        marked = Finding(marked.topic, "warning", marked.says)
    yield from (marked, archived)


def _marked(session: Session, now: datetime) -> Finding:
    """`dockledger backup --mark` says that a backup was taken; nothing in the server itself knows of a dump."""
    row = session.execute(
        "SELECT a.value, s.value::bigint, (SELECT count(*) FROM command WHERE seq > s.value::bigint) "
        "FROM book_meta a, book_meta s WHERE a.name = 'backed_up_at' AND s.name = 'backed_up_seq'"
    ).fetchone()
    if row is None:
        return Finding("last backup", "warning", "none was ever marked; take one and say `dockledger backup --mark`, as the README shows")
    age = now - datetime.fromisoformat(row[0])
    told = f"marked {_ago(age)}, {row[2]} commands decided since"
    if age.days >= BACKUP_AGE_DAYS_MAX:
        return Finding("last backup", "bad", f"{told}; take one and say `dockledger backup --mark`")
    return Finding("last backup", "good", told)


def _ago(age: timedelta) -> str:
    hours = max(0, int(age.total_seconds() // 3600))
    return f"{hours // 24} days ago" if hours >= 48 else f"{hours} hours ago"


def _archived(session: Session, now: datetime) -> Finding | None:
    """How the server's own archive stands; None where it keeps none."""
    if str(one(session, "SHOW archive_mode")) == "off":
        return None
    row = session.execute("SELECT last_archived_time, last_failed_time FROM pg_stat_archiver").fetchone()
    last, missed = row or (None, None)
    if missed and (last is None or missed > last):
        return Finding(
            "log archive", "bad", f"archiving goes wrong since {missed.astimezone(UTC):%Y-%m-%d %H:%M} UTC; look at the server's log"
        )
    if last is None:
        return Finding("log archive", "bad", "archiving is on but nothing was ever archived; look at archive_command")
    age = now - last
    level: Level = "good" if age.days < BACKUP_AGE_DAYS_MAX else "bad"
    return Finding(
        "log archive", level, f"the log was last archived {max(0, age.days)} days ago" + ("" if level == "good" else "; look why")
    )


def _posting(session: Session) -> Finding:
    """Whether a service holds the lock, and how many stand by. Commands show only to those who may see them all."""
    held = session.execute(
        "SELECT l.granted, count(*) FROM pg_locks l WHERE l.locktype = 'advisory' "
        "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
        "AND (l.classid::bigint << 32 | l.objid::bigint) = %s GROUP BY 1",
        [LEADER_LOCK],
    )
    parts = {bool(granted): int(count) for granted, count in held}
    late = one(session, f"SELECT count(*) FROM command WHERE seq IS NULL AND submitted_at < now() - interval '{WAITING_SECONDS_MAX} s'")
    waiting = f"; {late} commands wait for more than a minute" if late else ""
    if not parts.get(True):
        return Finding("posting", "bad" if late else "warning", f"no posting service runs{waiting}. Start one with `dockledger serve`")
    return Finding("posting", "bad" if late else "good", f"one service posts{waiting}")


def _named(names: list[str]) -> str:
    more = f" and {len(names) - NAMED_MAX} more" if len(names) > NAMED_MAX else ""
    return ", ".join(names[:NAMED_MAX]) + more
