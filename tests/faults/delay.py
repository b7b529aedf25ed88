"""A network that is far away: passes bytes to a port of loopback, each of them so much later, without holding back those behind it.

`python -m tests.faults.delay PORT SECONDS` prints the port it listens on and serves until its input ends. A process of its own, so that
what it costs is not charged to those who talk through it.
"""

from __future__ import annotations

import contextlib
import heapq
import itertools
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHUNK = 262_144


def serve(target: int, seconds: float) -> None:
    """Pass everything on in one thread; ends with standard input."""
    selector = selectors.DefaultSelector()
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    selector.register(listener, selectors.EVENT_READ)
    selector.register(sys.stdin, selectors.EVENT_READ)
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    other: dict[socket.socket, socket.socket] = {}
    late: list[tuple[float, int, socket.socket, bytes]] = []
    numbers = itertools.count()
    while True:
        patience = max(0.0, late[0][0] - time.monotonic()) if late else None
        for key, _ in selector.select(patience):
            if key.fileobj is sys.stdin:
                return
            if key.fileobj is listener:
                client, _ = listener.accept()
                server = socket.create_connection(("127.0.0.1", target))
                for end, peer in ((client, server), (server, client)):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    other[end] = peer
                    selector.register(end, selectors.EVENT_READ)
                continue
            end = key.fileobj
            assert isinstance(end, socket.socket)
            data = b""
            with contextlib.suppress(OSError):
                data = end.recv(CHUNK)
            if not data:
                selector.unregister(end)
            heapq.heappush(late, (time.monotonic() + seconds, next(numbers), other[end], data))
        while late and late[0][0] <= time.monotonic():
            _, _, sink, data = heapq.heappop(late)
            with contextlib.suppress(OSError):
                if data:
                    sink.sendall(data)
                else:
                    sink.shutdown(socket.SHUT_WR)


@contextmanager
def delayed(target: int, seconds: float) -> Iterator[int]:
    """A port through which every byte to and from `target` takes `seconds` longer; the port itself when there is no delay."""
    if not seconds:
        yield target
        return
    words = [sys.executable, "-m", "tests.faults.delay", str(target), str(seconds)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdin and process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(timeout=10)


if __name__ == "__main__":
    serve(int(sys.argv[1]), float(sys.argv[2]))
