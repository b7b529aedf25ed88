"""The workstations of a world: real cache, real outbox, each with points at which its process may end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.desk import CommandRecord
from db.cache import Cache, Cursor, Part, Progress
from db.outbox import Outbox
from db.sync import Synchroniser
from tests.simulation.memory import copy_of, memory_engine, raw
from tests.simulation.server import WRITTEN, Server, SimRemote
from tests.simulation.template import book_content, cache_content

MEMBERS = ("olga", "olga", "sam")
SPARE = 2
COPIED = (*sorted(WRITTEN), "command", "cache_state")
Trouble = Callable[[str], None]


def calm(what: str) -> None:
    return


class SimCache(Cache):
    trouble: Trouble = staticmethod(calm)
    touched: AbstractSet[str] = WRITTEN
    """The tables that are perhaps not as they were when this world began."""

    def add(self, parts: Iterable[Part], cursor: Cursor, *, progress: Progress | None = None) -> int:
        return super().add(self._seen(parts), cursor, progress=progress)

    def replace_all(self, parts: Iterable[Part], cursor: Cursor, *, progress: Progress | None = None) -> int:
        self.touched = WRITTEN
        return super().replace_all(parts, cursor, progress=progress)

    def _seen(self, parts: Iterable[Part]) -> Iterator[Part]:
        for part in parts:
            if part.table in WRITTEN:
                self.touched |= {part.table}
            yield part

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with super()._writing() as connection:
            yield connection
            self.trouble("cache before commit")
        self.trouble("cache after commit")


class SimOutbox(Outbox):
    trouble: Trouble = staticmethod(calm)

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        with super()._writing() as db:
            yield db
            self.trouble("outbox before commit")
        self.trouble("outbox after commit")


class Station:
    """The disk of one workstation, used by one world after the other."""

    def __init__(self, content: bytes | None) -> None:
        self._touched: AbstractSet[str] = WRITTEN if content is None else frozenset()
        self.engine = copy_of(content) if content is not None else memory_engine()
        self.db = raw(self.engine)
        self.cache = SimCache(self.engine)
        self.db.settle()
        self.token: Callable[[], str] = str
        self.outbox = SimOutbox(":memory:", token=lambda: self.token())

    def reset(self, name: str, trouble: Trouble, token: Callable[[], str]) -> None:
        self.cache.trouble = self.outbox.trouble = calm
        self.cache.touched = self._touched
        self.db.rewind()
        self.token = token
        for table in ("outbox", "outbox_meta", "sqlite_sequence"):
            self.outbox._db.execute(f"DELETE FROM {table}")
        self.outbox.take_new_name(name)
        self.cache.trouble = self.outbox.trouble = trouble

    def become_copy_of(self, other: Station) -> None:
        """The files of another workstation, byte for byte as far as anyone can tell."""
        self.cache.touched = WRITTEN
        for source, target, tables in (
            (other.db, self.db, COPIED),
            (other.outbox._db, self.outbox._db, ("outbox", "outbox_meta", "sqlite_sequence")),
        ):
            for table in tables:
                target.execute(f"DELETE FROM {table}")
                found = source.execute(f"SELECT * FROM {table}").fetchall()
                if found:
                    target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)


@dataclass(frozen=True)
class Machines:
    """The databases that every world of this process is played on."""

    server: Server
    in_step: tuple[Station, ...]
    empty: tuple[Station, ...]
    spare: tuple[Station, ...]


@cache
def machines() -> Machines:
    return Machines(
        Server(copy_of(book_content())),
        tuple(Station(cache_content(member)) for member in MEMBERS),
        tuple(Station(None) for _ in MEMBERS),
        tuple(Station(cache_content("olga")) for _ in range(SPARE)),
    )


@dataclass
class Client:
    """A workstation and the person at it: its files survive a crash, its process does not, the person remembers what it told."""

    name: str
    member: str
    station: Station
    signed: str = ""
    sync: Synchroniser | None = None
    remote: SimRemote | None = None
    stored: dict[str, CommandRecord] = field(default_factory=dict)
    discarded: set[str] = field(default_factory=set)
    told: dict[str, tuple[str, int | None]] = field(default_factory=dict)

    @property
    def cache(self) -> SimCache:
        return self.station.cache

    @property
    def outbox(self) -> SimOutbox:
        return self.station.outbox

    def copied(self, name: str, spare: Station) -> Client:
        """A clone: the same files under the same signature, and a person who knows the same."""
        spare.become_copy_of(self.station)
        mine = spare.outbox.outcomes(self.stored)
        stored = {i: r for i, r in self.stored.items() if i in mine}
        return Client(name, self.member, spare, self.signed, stored=stored, told=dict(self.told), discarded=set(self.discarded))
