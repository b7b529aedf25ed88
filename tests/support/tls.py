"""A door with TLS in front of a private PostgreSQL, showing whatever certificate a test wants.

A server built with TLS shows it itself; for one built without (as the wheel's is) a small front does, as a pooler in front of it would.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import threading
import time
from pathlib import Path
from typing import Protocol

import psycopg

from db.private_server import PrivateServer, programs
from tests.support.certificates import Pair, write

ASK_FOR_TLS = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"


class Door(Protocol):
    """Where clients connect to; `show` changes the certificate, None offers no encryption."""

    port: int

    def show(self, pair: Pair | None) -> None: ...

    def close(self) -> None: ...


def door_of(server: PrivateServer, folder: Path) -> Door:
    """The way in to a running server."""
    asked = [str(programs() / "postgres"), "-C", "ssl_library", "-D", str(server.data)]
    told = subprocess.run(asked, capture_output=True, check=False, text=True, user=server._uid, group=server._gid, cwd="/")
    return Own(server) if told.stdout.strip() else Front(server, folder)


class Own:
    """The server's own TLS."""

    def __init__(self, server: PrivateServer) -> None:
        self.server = server
        self.port = server.port

    def show(self, pair: Pair | None) -> None:
        if pair:
            for name, content in (("server.crt", pair.certificate), ("server.key", pair.key)):
                file = write(self.server.data, name, content)
                file.chmod(0o600)
                self.server._own(file)
        with psycopg.connect(self.server.url(), autocommit=True) as session:
            session.execute(f"ALTER SYSTEM SET ssl = {'on' if pair else 'off'}")
            loaded = session.execute("SELECT pg_conf_load_time()").fetchone()
            session.execute("SELECT pg_reload_conf()")
            while session.execute("SELECT pg_conf_load_time()").fetchone() == loaded:
                time.sleep(0.01)
        time.sleep(0.1)  # the postmaster itself, which greets, has no way to be asked

    def close(self) -> None:
        self.show(None)


class Front:
    """Speaks TLS to clients and plain to the server."""

    def __init__(self, server: PrivateServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self._context: ssl.SSLContext | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, name="tls front", daemon=True).start()

    def show(self, pair: Pair | None) -> None:
        self._context = None
        if pair:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            files = [str(write(self.folder, name, part)) for name, part in (("front.crt", pair.certificate), ("front.key", pair.key))]
            self._context.load_cert_chain(*files)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._greet, args=(client,), name="tls front greets", daemon=True).start()

    def _greet(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError, ssl.SSLError), contextlib.closing(client):
            client.settimeout(10)
            first = client.recv(8, socket.MSG_WAITALL)
            encrypted = client
            if first == ASK_FOR_TLS:
                if self._context is None:
                    client.sendall(b"N")
                    return
                client.sendall(b"S")
                encrypted = self._context.wrap_socket(client, server_side=True)
                first = b""
            with contextlib.closing(encrypted), socket.create_connection(("127.0.0.1", self.server.port)) as line:
                line.sendall(first)
                self._pass_on(encrypted, line)

    def _pass_on(self, client: socket.socket, line: socket.socket) -> None:
        client.setblocking(False)
        line.settimeout(10)
        while True:
            moved = False
            with contextlib.suppress(ssl.SSLWantReadError, BlockingIOError):
                while data := client.recv(65_536):
                    line.sendall(data)
                    moved = True
                else:
                    return
            line.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                if not (data := line.recv(65_536)):
                    return
                client.setblocking(True)
                client.sendall(data)
                client.setblocking(False)
                moved = True
            line.setblocking(True)
            if not moved:
                time.sleep(0.002)
