"""Who may open a shared book's copy on this computer while its server cannot be asked; opens nothing and keeps no password.

The server's answer is the only proof of a person, so what stands in for it is made when the server last gave it: a slow hash of the
password that it took. Without the network the same password has to be typed again, a few wrong ones or a long time without the server
end that, and so does a clock that was set back. The copy of a person who stays away is taken off the disk; what waits to be sent stays.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from db.cache_key import CACHE
from db.trouble import BookTrouble

TRIES_MAX = 5
WITHOUT_SERVER_MAX = timedelta(days=30)
CLOCK_SLACK = timedelta(minutes=10)
NOTED_AFTER = timedelta(hours=1)
FILE = "offline.json"
_N, _R, _P = 1 << 15, 8, 1
"""scrypt's cost: 32 MiB and about a tenth of a second for each password that somebody tries (RFC 7914)."""


class OfflinePasswordWrong(BookTrouble):
    says = (
        "This is not the password that the server took from {member} last, and the server cannot be asked now. "
        "Enter that one; {left} tries are left, then the network is needed."
    )


class NetworkNeeded(BookTrouble):
    says = "{member} cannot open the copy on this computer without the server ({why}). Open the program again where the network is."


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of a person's last sign-in: a salted slow hash, when the server took it, the latest moment seen, and wrong tries."""

    salt: str
    hash: str
    taken_at: str
    seen_at: str
    wrong: int = 0


class OfflineAccess:
    """The gate before one member's copy of one book, in that copy's folder."""

    def __init__(self, folder: Path, member: str, now: Callable[[], datetime]) -> None:
        self._file = folder / FILE
        self._member = member
        self._now = now

    def taken(self, password: str) -> None:
        """The server has just taken this password."""
        salt = secrets.token_bytes(16)
        now = self._now().isoformat()
        self._keep(_Known(_text(salt), _text(_slow(password, salt)), taken_at=now, seen_at=now))

    def met(self) -> None:
        """The server knows us still, by the password of this session; noted now and then."""
        known, now = self._read(), self._now()
        if known is not None and now - datetime.fromisoformat(known.taken_at) > NOTED_AFTER:
            self._keep(replace(known, taken_at=now.isoformat(), seen_at=max(known.seen_at, now.isoformat())))

    def require(self, password: str) -> None:
        """Refuse whoever cannot be told to be the member while the server is away. Raises `OfflinePasswordWrong` and `NetworkNeeded`."""
        known = self._read()
        now = self._now()
        if known is None:
            raise NetworkNeeded(member=self._member, why="the server never took a password here")
        if now < datetime.fromisoformat(known.seen_at) - CLOCK_SLACK:
            raise NetworkNeeded(member=self._member, why="this computer's clock was set back")
        if now - datetime.fromisoformat(known.taken_at) > WITHOUT_SERVER_MAX:
            raise NetworkNeeded(member=self._member, why=f"it was not asked for {WITHOUT_SERVER_MAX.days} days")
        if known.wrong >= TRIES_MAX:
            raise NetworkNeeded(member=self._member, why="too many wrong passwords were tried")
        self._keep(replace(known, wrong=known.wrong + 1))  # before it is looked at: whoever kills the program has had his try
        if not hmac.compare_digest(_slow(password, base64.b64decode(known.salt)), base64.b64decode(known.hash)):
            left = TRIES_MAX - known.wrong - 1
            if not left:
                raise NetworkNeeded(member=self._member, why="too many wrong passwords were tried")
            raise OfflinePasswordWrong(member=self._member, left=left)
        self._keep(replace(known, wrong=0, seen_at=max(known.seen_at, now.isoformat())))

    def _read(self) -> _Known | None:
        try:
            known = _Known(**json.loads(self._file.read_text()))
            datetime.fromisoformat(known.taken_at)
            datetime.fromisoformat(known.seen_at)
        except (OSError, ValueError, TypeError):
            return None
        return known

    def _keep(self, known: _Known) -> None:
        draft = self._file.with_suffix(".new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(asdict(known), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._file)


def take_away_expired(shared: Path, now: datetime) -> list[Path]:
    """Delete the copies of members whom the server has not seen from here for too long; returns their folders. Their outboxes stay."""
    gone: list[Path] = []
    for cache in shared.glob(f"*/{CACHE}"):
        known = OfflineAccess(cache.parent, "", lambda: now)._read()
        last = datetime.fromisoformat(known.taken_at) if known else datetime.fromtimestamp(cache.stat().st_mtime, now.tzinfo)
        if now - last > WITHOUT_SERVER_MAX:
            for file in (cache, *cache.parent.glob(f"{CACHE}-*")):
                file.unlink(missing_ok=True)
            gone.append(cache.parent)
    return gone


def _slow(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=128 * _N * _R * 2, dklen=32)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
