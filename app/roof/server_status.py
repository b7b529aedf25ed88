"""How a shared book stands, for whoever watches it: text for people, JSON, and the format that Prometheus reads; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import psycopg

from db.address import BookAddress
from db.connecting import explained
from db.leadership import LEADER_LOCK
from db.shared_book import connect, groups_of

_LOCKS = (
    "SELECT COALESCE(MAX(a.usename::text) FILTER (WHERE l.granted), ''), COUNT(*) FILTER (WHERE NOT l.granted) "
    "FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
    "AND (l.classid::bigint << 32 | l.objid::bigint) = %s"
)
_LOG = (
    "SELECT COALESCE(MAX(seq), 0), COUNT(*) FILTER (WHERE seq IS NULL), "
    "COALESCE(EXTRACT(EPOCH FROM now() - MIN(submitted_at) FILTER (WHERE seq IS NULL)), 0)::float8, "
    "COALESCE(EXTRACT(EPOCH FROM now() - MAX(decided_at)), 0)::float8 FROM command"
)
_STATIONS = (
    "SELECT m.rolname::text, COUNT(DISTINCT a.client_addr) FILTER (WHERE a.pid IS NOT NULL)::int, COUNT(a.pid)::int "
    "FROM pg_roles m JOIN pg_auth_members g ON g.member = m.oid JOIN pg_roles r ON r.oid = g.roleid AND r.rolname = %s "
    "LEFT JOIN pg_stat_activity a ON a.usename = m.rolname AND a.datname = current_database() "
    "WHERE m.rolcanlogin GROUP BY 1 ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Station:
    """A person's login: how many sessions it has open now."""

    member: str
    sessions: int


@dataclass(frozen=True, slots=True)
class Status:
    """How a book stands. Ages are in seconds; `leader` is the login of the service that posts, empty when none does."""

    book: str
    leader: str
    standbys: int
    head: int
    waiting: int
    waiting_seconds: float
    decided_seconds: float
    size_bytes: int
    replicas: int
    replica_lag_bytes: int
    stations: tuple[Station, ...]

    def facts(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self) -> Iterator[tuple[str, str]]:
        yield "book", self.book
        yield "posting", f"{self.leader} leads, {self.standbys} stand by" if self.leader else "nobody posts; start `dockledger serve`"
        yield "log", f"position {self.head:,}, decided {self.decided_seconds:,.0f} s ago"
        yield "waiting", f"{self.waiting:,} commands" + (f", the oldest for {self.waiting_seconds:,.0f} s" if self.waiting else "")
        yield "replicas", f"{self.replicas}, {self.replica_lag_bytes:,} bytes behind" if self.replicas else "none"
        yield "size", f"{self.size_bytes / 1_000_000:,.1f} MB"
        here = [station.member for station in self.stations if station.sessions]
        yield "workstations", f"{len(here)} of {len(self.stations)} people connected" + (f": {', '.join(here)}" if here else "")


def status_of(place: BookAddress) -> Status:
    """Ask the server; needs an administrator's address. Raises `BookTrouble`."""
    try:
        with connect(place) as session:
            leader, standbys = session.execute(_LOCKS, [LEADER_LOCK]).fetchone() or ("", 0)
            head, waiting, waiting_seconds, decided_seconds = session.execute(_LOG).fetchone() or (0, 0, 0.0, 0.0)
            replicas, lag = session.execute(
                "SELECT COUNT(*), COALESCE(MAX(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)), 0)::bigint FROM pg_stat_replication"
            ).fetchone() or (0, 0)
            size = session.execute("SELECT pg_database_size(current_database())").fetchone() or (0,)
            stations = session.execute(_STATIONS, [groups_of(session).member]).fetchall()
    except psycopg.Error as error:
        raise explained(error, place) from None
    return Status(
        book=place.shown,
        leader=str(leader),
        standbys=int(standbys),
        head=int(head),
        waiting=int(waiting),
        waiting_seconds=float(waiting_seconds),
        decided_seconds=float(decided_seconds),
        size_bytes=int(size[0]),
        replicas=int(replicas),
        replica_lag_bytes=int(lag),
        stations=tuple(Station(str(member), int(sessions)) for member, _, sessions in stations),
    )


def prometheus(status: Status) -> str:
    """The exposition format, version 0.0.4: one gauge a fact."""
    gauges = (
        ("leading", "Whether a service posts.", int(bool(status.leader))),
        ("standbys", "Services that stand by.", status.standbys),
        ("log_position", "The last position of the log.", status.head),
        ("waiting_commands", "Commands without an outcome.", status.waiting),
        ("waiting_seconds", "Age of the oldest of them.", status.waiting_seconds),
        ("decided_seconds", "Time since the last outcome.", status.decided_seconds),
        ("size_bytes", "Size of the database.", status.size_bytes),
        ("replicas", "Replicas that follow.", status.replicas),
        ("replica_lag_bytes", "How far the slowest is behind.", status.replica_lag_bytes),
    )
    lines = [f"# HELP dockledger_{n} {text}\n# TYPE dockledger_{n} gauge\ndockledger_{n} {value}" for n, text, value in gauges]
    lines.append("# HELP dockledger_sessions Sessions of a person.\n# TYPE dockledger_sessions gauge")
    lines += [f'dockledger_sessions{{member="{_quoted(one.member)}"}} {one.sessions}' for one in status.stations]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
