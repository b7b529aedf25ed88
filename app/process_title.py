"""What other people on the computer see of this process: its command line, out of which a password is blotted; knows no command."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from db.address import SECRETS

_SECRET = re.compile(
    rb"(?P<before>postgres(?:ql)?://[^:@/\0]*:|[?&](?:%b)=)(?P<secret>[^&@\0]+)" % b"|".join(name.encode() for name in sorted(SECRETS))
)
"""Also in an address that is malformed otherwise."""
_ARG_START, _ARG_END, _FIRST = 48, 49, 3
"""Which facts of /proc/PID/stat say in which memory the command line lies, counted as proc(5) does, and the first after the name."""


def blot_passwords(arguments: Sequence[str]) -> None:
    """Write over the passwords of addresses among our arguments, where `ps` reads them. Only Linux shows and lets us change them so.

    Elsewhere, and for the moment before, a password is better given as libpq knows it: PGPASSWORD, or a password file.
    """
    if sys.platform != "linux" or not any(_SECRET.search(argument.encode(errors="replace")) for argument in arguments):
        return
    with suppress(OSError, ValueError, IndexError):  # without /proc nobody sees them either
        facts = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        start, end = int(facts[_ARG_START - _FIRST]), int(facts[_ARG_END - _FIRST])
        shown = ctypes.string_at(start, end - start)
        ctypes.memmove(start, blotted(shown), len(shown))


def blotted(line: bytes) -> bytes:
    """The same number of bytes, with a star for every one of a password."""
    return _SECRET.sub(lambda found: found["before"] + b"*" * len(found["secret"]), line)
