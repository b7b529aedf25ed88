"""A fault proxy on loopback: passes bytes to a port, or delays, cuts, swallows, truncates or slows them."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Literal

Mode = Literal["pass", "latency", "cut", "reset", "half-open", "slow", "truncate", "one-way", "refuse"]
MODES: tuple[Mode, ...] = ("latency", "cut", "reset", "half-open", "slow", "truncate", "one-way", "refuse")
CHUNK = 65_536


class FaultProxy:
    """Listens on `port` and forwards to `target`. `mode` may be changed at any time and concerns open connections too."""

    def __init__(self, target: int, *, latency_seconds: float = 0.02) -> None:
        self.target = target
        self.latency_seconds = latency_seconds
        self.mode: Mode = "pass"
        self.met = 0
        """How often a fault hit somebody: bytes on their way, a connection that was open, or one that was to be."""
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.1)
        self.port = int(self._listener.getsockname()[1])
        self._threads: list[threading.Thread] = []
        self._start(self._accept, "proxy")

    def set(self, mode: Mode) -> None:
        """Change what happens to bytes; "cut" and "reset" also end what is open now."""
        self.mode = mode
        if mode in ("cut", "reset"):
            self._end_all(hard=mode == "reset")

    @property
    def used(self) -> bool:
        """Whether a connection goes through here now."""
        return bool(self._pairs)

    def close(self) -> None:
        self._closing.set()
        self._end_all(hard=True)
        for thread in self._threads:
            thread.join(timeout=5)
        self._listener.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            if self.mode in ("refuse", "cut", "reset"):
                self.met += 1
                client.close()
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self.target), timeout=2)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            pair = (client, server)
            with self._lock:
                self._pairs.add(pair)
            self._start(lambda pair=pair: self._pump(pair, outward=True), "proxy out")
            self._start(lambda pair=pair: self._pump(pair, outward=False), "proxy in")

    def _pump(self, pair: tuple[socket.socket, socket.socket], *, outward: bool) -> None:
        source, sink = pair if outward else pair[::-1]
        try:
            while data := source.recv(CHUNK):
                mode = self.mode
                self.met += mode not in ("pass", "cut", "reset", "refuse")
                if mode == "half-open" or (mode == "one-way" and not outward):
                    continue
                if mode == "latency":
                    time.sleep(self.latency_seconds)
                elif mode == "slow":
                    for start in range(0, len(data), 512):
                        sink.sendall(data[start : start + 512])
                        time.sleep(0.002)
                    continue
                elif mode == "truncate":
                    sink.sendall(data[: len(data) // 2])
                    break
                sink.sendall(data)
        except OSError:
            pass
        self._end(pair, hard=False)

    def _end(self, pair: tuple[socket.socket, socket.socket], *, hard: bool) -> None:
        with self._lock:
            self._pairs.discard(pair)
        for end in pair:
            with contextlib.suppress(OSError):
                if hard:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RDWR)
            with contextlib.suppress(OSError):
                end.close()

    def _end_all(self, *, hard: bool) -> None:
        with self._lock:
            pairs = list(self._pairs)
        self.met += len(pairs) if self.mode != "pass" else 0
        for pair in pairs:
            self._end(pair, hard=hard)

    def _start(self, target: Callable[[], object], name: str) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads = [*(known for known in self._threads if known.is_alive()), thread]
        thread.start()
