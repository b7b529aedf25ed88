"""Real processes, real kills: a server, posting services and workstations, each behind a fault proxy of its own."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from db.book import create_book
from db.private_server import PostgresDidNotStart, PrivateServer
from db.roles import members
from db.shared_book import connect
from tests.faults import judge
from tests.faults.nursery import CLIENT, SERVICE, Child, Nursery
from tests.faults.proxy import MODES, FaultProxy
from tests.support.company import Company, set_up

PASSWORD = "killed but not lost"
PEOPLE = ("olga", "paul", "rosa", "emil")
SERVICES = ("service1", "service2")
SETTINGS = {
    "max_connections": "60",
    "shared_buffers": "16MB",
    "checkpoint_timeout": "30s",
    "max_wal_size": "64MB",
    "checkpoint_completion_target": "0.1",
    "restart_after_crash": "on",
}
"""So that a killed server is back in a moment: little to recover. What a promise rests on (fsync, synchronous_commit, full pages) is on."""

POSTMASTER, SERVER, BACKEND, CRASH, FREEZE, FROZEN_SERVER = "postmaster", "server", "backend", "backend -9", "freeze", "frozen server"
PAUSE_SECONDS = 0.15
STORE_SECONDS_MAX = 0.6
"""How long somebody looks at the screen between two commands."""

START_SECONDS_MAX = 30.0
HEAL_SECONDS_MAX = 120.0
"""Whoever is not in step after so long does not come in step; on a machine with nothing else to do it takes two."""

STATUS_SECONDS_MAX = 5.0
FREEZE_SECONDS = 1.0
SERVER_FROZEN_SECONDS = (7.0, 7.0, 18.0)
"""Longer than a status may be untrue; and longer than the server waits for a session that is silent (15 s)."""

SESSION_SECONDS_MAX = 2.0
"""How long it is waited for somebody to be connected, when a session is to be ended."""

FAULT_SECONDS = (0.01, 0.05)
FAULT_SECONDS_MAX = 0.15


class DidNotHeal(AssertionError):
    """Somebody was not in step again in time; says who, and what services and workstations said last."""


@dataclass(frozen=True)
class Plan:
    """How many blows of each kind a run deals out, in an order of its own; `network` faults go on beside them."""

    clients: int = 4
    posters: int = 2
    postmasters: int = 1
    backends: int = 2
    freezes: int = 1
    frozen_servers: int = 0
    network: int = 3 * len(MODES)

    def blows(self, random: Random) -> list[str]:
        """All but those of the network, mixed, so that nobody waits long for any kind of them."""
        found = [PEOPLE[n % len(PEOPLE)] for n in range(self.clients)] + [SERVICES[n % len(SERVICES)] for n in range(self.posters)]
        found += [random.choice((POSTMASTER, SERVER)) for _ in range(self.postmasters)]
        found += [CRASH if random.random() < 0.1 else BACKEND for _ in range(self.backends)]
        found += [FREEZE] * self.freezes + [FROZEN_SERVER] * self.frozen_servers
        random.shuffle(found)
        return found


@dataclass
class Report:
    """What a run did to everybody, and what became of the book and of every workstation."""

    saved: int = 0
    events: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """Everything that is not as it has to be, a sentence each; empty when all is well."""

    rounds_until_in_step: int = 0
    seconds_until_online: float = 0.0
    seconds_until_in_step: float = 0.0
    seconds_until_told: float = 0.0
    """The longest that a status went on saying what was no longer so: a server that froze, or that answers again."""

    def add(self, other: Report) -> None:
        self.saved += other.saved
        self.events += other.events
        self.wrong += other.wrong
        for name in ("rounds_until_in_step", "seconds_until_online", "seconds_until_in_step", "seconds_until_told"):
            setattr(self, name, max(getattr(self, name), getattr(other, name)))

    def facts(self) -> dict[str, Any]:
        return {**vars(self), "events": dict(self.events)}

    def __str__(self) -> str:
        events = ", ".join(f"{count:,} {what}" for what, count in sorted(self.events.items()))
        return (
            f"{self.saved:,} commands saved; {events}; wrong: {len(self.wrong)}{''.join(f'{chr(10)}  {one}' for one in self.wrong)}\n"
            f"after healing online within {self.seconds_until_online:.1f} s, in step within {self.rounds_until_in_step} rounds and "
            f"{self.seconds_until_in_step:.1f} s; a status was behind the truth for {self.seconds_until_told:.1f} s at most"
        )


class Harness:
    """Everything is below `folder`. `play` may be called once."""

    def __init__(self, folder: Path, *, seed: int, nursery: Nursery) -> None:
        self.folder = folder
        self.random = Random(seed)
        self.healed = folder / "healed"
        self.nursery = nursery
        self.server = PrivateServer(folder / "pg", settings=SETTINGS)
        self.server.create()
        self.server.start()
        self.url = self.server.url("kills")
        company = Company(create_book(self.url))
        set_up(company)
        for login in PEOPLE[1:]:
            role = MemberRole(member_id=login, role="owner")
            company.do(DefineMember(member=Member(id=login, name=login.title()), roles=(role,)))
        company.close()
        company.book.close()
        for login in PEOPLE:
            members.add_member(self.url, login, PASSWORD)
        members.add_service(self.url, "service", PASSWORD)
        self.proxies = {name: FaultProxy(self.server.port) for name in (*PEOPLE, *SERVICES)}
        self.processes: dict[str, Child] = {}
        self.report = Report()
        self.frozen: list[tuple[float, float]] = []
        """From when until when the whole server stood still, the network being well."""

    def play(self, plan: Plan, *, told: Callable[[str], None] = lambda line: None) -> Report:
        """Every blow of the plan, then none; judges what is left."""
        began = time.monotonic()
        for name in self.proxies:
            self._start(name)
        self._until_known()
        told(f"all work after {time.monotonic() - began:.0f} s")
        blows = plan.blows(self.random)
        weather = _Weather(self.proxies, self.random.randrange(1 << 30))
        for done, event in enumerate(blows, start=1):
            time.sleep(PAUSE_SECONDS * 2 * self.random.random())
            weather.go_on(plan.network * done // len(blows))
            self._strike(event, weather)
        told(f"blows dealt after {time.monotonic() - began:.0f} s")
        weather.stop()
        self.report.events += weather.dealt
        told(f"network faults dealt after {time.monotonic() - began:.0f} s")
        self._heal()
        told(f"healed after {time.monotonic() - began:.0f} s")
        judge.judge(self.url, self.report, {name: self.folder / name for name in PEOPLE}, {name: self._said(name) for name in PEOPLE})
        judge.judge_lamps(self.report, {name: self._said(name) for name in PEOPLE}, self.frozen, STATUS_SECONDS_MAX)
        reports = [str(path.read_text()) for path in (self.folder / "reports").rglob("crash-*.txt")]
        self.report.wrong += [f"an error of our own was reported: {text}" for text in reports]
        return self.report

    def close(self) -> None:
        for process in self.processes.values():
            process.kill()
        for proxy in self.proxies.values():
            proxy.close()
        self.server.remove()

    def _said(self, name: str) -> list[str]:
        """Whole lines only: who is killed while it speaks has not said it."""
        path = self.folder / f"{name}.said"
        return path.read_text().splitlines() if path.exists() else []

    def _last_said(self, name: str) -> str:
        """Of what its lamps show apart."""
        return next((line for line in reversed(self._said(name)) if not line.startswith("shown ")), "")

    def _until_known(self) -> None:
        """Nobody is struck before everybody has begun, or some would never have been there."""
        end = time.monotonic() + HEAL_SECONDS_MAX
        while not all(any(line.startswith("saved") for line in self._said(name)) for name in PEOPLE):
            if time.monotonic() > end:
                raise DidNotHeal(f"nobody began. {self._last_words()}")
            time.sleep(0.05)

    def _strike(self, event: str, weather: _Weather) -> None:
        counted = f"killed {event}"
        if event in self.processes:
            self._kill(event)
            self._start(event)
            counted = "killed client" if event in PEOPLE else "killed poster"
        elif event in (POSTMASTER, SERVER):
            self.server.kill() if event == SERVER else self.server.kill_postmaster()
            self._start_server()
        elif event in (BACKEND, CRASH):
            if not self._end_a_session(signal.SIGKILL if event == CRASH else signal.SIGTERM):
                return
        elif event == FREEZE:
            frozen = self.processes[self.random.choice(SERVICES)]
            frozen.signal(signal.SIGSTOP)
            time.sleep(FREEZE_SECONDS)
            frozen.signal(signal.SIGCONT)
            counted = "frozen poster"
        else:
            with weather.calm():
                self._freeze_server()
            counted = event
        self.report.events[counted] += 1

    def _freeze_server(self) -> None:
        """Everybody works and the network is well when it stops, in the middle of whatever it does; and for a moment after it goes on."""
        time.sleep(STATUS_SECONDS_MAX)
        self.server.pause()
        began = time.time()
        time.sleep(self.random.choice(SERVER_FROZEN_SECONDS))
        self.frozen.append((began, time.time()))
        self.server.resume()
        time.sleep(STATUS_SECONDS_MAX)

    def _end_a_session(self, number: signal.Signals) -> bool:
        """Somebody's session, ended in whatever it does: as an administrator does, or so that the server has to start all anew."""
        end = time.monotonic() + SESSION_SECONDS_MAX
        while not (found := self.server.sessions()):
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        with suppress(ProcessLookupError):
            os.kill(self.random.choice(found), number)
        return True

    def _heal(self) -> None:
        for proxy in self.proxies.values():
            proxy.set("cut")
            proxy.set("pass")
        if not self.server.answers():
            self._start_server()
        end = time.monotonic() + HEAL_SECONDS_MAX
        self.healed.touch()
        while not all(self._last_said(name).startswith("done ") for name in PEOPLE):
            if time.monotonic() > end:
                break
            time.sleep(0.05)
        with connect(self.url) as session:
            head = session.execute("SELECT seq FROM book_head()").fetchone()
        self.healed.write_text(str(head[0] if head else 0))
        for name in PEOPLE:
            process = self.processes.pop(name)
            if not process.ended(max(0.0, end - time.monotonic())):
                self.processes[name] = process
                raise DidNotHeal(f"{name} was not in step after {HEAL_SECONDS_MAX:.0f} s. {self._last_words()}")
            found = next((line.split() for line in self._said(name) if line.startswith("done ")), [])
            if not found or self._last_said(name) != "ended":
                raise DidNotHeal(f"{name} ended before it was in step. {self._last_words()}")
            report = self.report
            report.rounds_until_in_step = max(report.rounds_until_in_step, int(found[1]))
            report.seconds_until_in_step = max(report.seconds_until_in_step, float(found[2]))
            report.seconds_until_online = max(report.seconds_until_online, float(found[3]))

    def _last_words(self) -> str:
        """What everybody wrote last, the server too."""
        files = sorted(self.folder.glob("*.log")) + sorted(self.folder.glob("*.said")) + [self.server.log]
        return "\n".join(
            f"{path.name}: " + " | ".join(path.read_text(errors="replace").splitlines()[-5:]) for path in files if path.exists()
        )

    def _start(self, name: str) -> None:
        login = "service" if name in SERVICES else name
        place = self.url.replace(f":{self.server.port}/", f":{self.proxies[name].port}/")
        place = place.replace(f"postgres:{self.server.password}@", f"{login}:{PASSWORD.replace(' ', '%20')}@")
        place += "?connect_timeout=2&tcp_user_timeout=2000"
        words = ["serve", "--book", place, "--health", str(self.folder / f"{name}.health")]
        if login in PEOPLE:
            words = [place, login, str(self.folder / login), str(self.healed), str(STORE_SECONDS_MAX)]
        self.processes[name] = self.nursery.start(
            CLIENT if login in PEOPLE else SERVICE,
            words,
            said=self.folder / f"{name}.said",
            log=self.folder / f"{name}.log",
            environment={"XDG_STATE_HOME": str(self.folder / "reports")},
        )

    def _start_server(self) -> None:
        """The sessions of a killed server end when they notice, and until then it does not start again."""
        end = time.monotonic() + START_SECONDS_MAX
        while True:
            try:
                self.server.start()
            except PostgresDidNotStart:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
            else:
                return

    def _kill(self, name: str) -> None:
        self.processes.pop(name).kill()


class _Weather:
    """Faults of everybody's network, one after the other, in a thread of its own, while other blows fall."""

    def __init__(self, proxies: dict[str, FaultProxy], seed: int) -> None:
        self.dealt: Counter[str] = Counter()
        self._proxies = proxies
        self._random = Random(seed)
        self._wanted = 0
        self._done = 0
        self._stopping = False
        self._still = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="weather", daemon=True)
        self._thread.start()

    def go_on(self, wanted: int) -> None:
        """So many faults altogether, as soon as there is time for them."""
        self._wanted = wanted

    @contextmanager
    def calm(self) -> Iterator[None]:
        """No fault meanwhile."""
        with self._still:
            yield

    def stop(self) -> None:
        """When all that was wanted has been dealt."""
        self._stopping = True
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping or self._done < self._wanted:
            if self._done >= self._wanted:
                time.sleep(0.01)
                continue
            with self._still:
                self._fault()
            self._done += 1

    def _fault(self) -> None:
        """Of a line that somebody uses, if there is one; until it met something, or for a moment."""
        mode = MODES[self._done % len(MODES)]
        used = [name for name, proxy in self._proxies.items() if proxy.used]
        proxy = self._proxies[self._random.choice(used or list(self._proxies))]
        before, end = proxy.met, time.monotonic() + FAULT_SECONDS_MAX
        proxy.set(mode)
        time.sleep(self._random.uniform(*FAULT_SECONDS))
        while proxy.met == before and time.monotonic() < end:
            time.sleep(0.01)
        met = proxy.met > before
        if met and mode in ("half-open", "one-way", "truncate"):
            proxy.set("cut")  # what was swallowed never comes: a real line would break over it sooner or later
        proxy.set("pass")
        self.dealt[f"network {mode}"] += 1
        self.dealt["network faults that met somebody"] += met
