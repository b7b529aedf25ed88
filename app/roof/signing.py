"""Signatures of closings: Ed25519 as RFC 8032 has it, and the key of a book in the system's keyring, never in a file of ours.

Slow and not hardened against someone who measures this machine: it signs a closing now and then, on the controller's own desk.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

import keyring
import keyring.errors

from db.credentials import keyring_is_safe

SERVICE = "dockledger signing"
_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_Point = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key of 32 bytes; `kept` says whether the system's keyring has it, or only this running program does."""

    seed: bytes
    kept: bool

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return _packed(_times(_scalar(self.seed)[0], _base()))

    def sign(self, message: bytes) -> bytes:
        """The signature of a message, 64 bytes; the same every time."""
        scalar, prefix = _scalar(self.seed)
        r = _number(hashlib.sha512(prefix + message).digest()) % _ORDER
        point = _packed(_times(r, _base()))
        h = _number(hashlib.sha512(point + self.public + message).digest()) % _ORDER
        return point + ((r + h * scalar) % _ORDER).to_bytes(32, "little")


def key_of(book_id: str) -> SigningKey:
    """The key that this person signs closings of a book with; made when there is none yet."""
    safe = keyring_is_safe()
    try:
        known = keyring.get_password(SERVICE, book_id) if safe else None
        if known:
            return SigningKey(bytes.fromhex(known), True)
        seed = secrets.token_bytes(32)
        if safe:
            keyring.set_password(SERVICE, book_id, seed.hex())
        return SigningKey(seed, safe)
    except keyring.errors.KeyringError:
        return SigningKey(secrets.token_bytes(32), False)


def _scalar(seed: bytes) -> tuple[int, bytes]:
    digest = hashlib.sha512(seed).digest()
    return (_number(digest[:32]) & ((1 << 254) - 8)) | (1 << 254), digest[32:]


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _plus(a: _Point, b: _Point) -> _Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % _P, (a[1] + a[0]) * (b[1] + b[0]) % _P
    g, h = 2 * a[3] * b[3] * _D % _P, 2 * a[2] * b[2] % _P
    w, x, y, z = f - e, h - g, h + g, f + e
    return w * x % _P, y * z % _P, x * y % _P, w * z % _P


def _times(n: int, point: _Point) -> _Point:
    result: _Point = (0, 1, 1, 0)
    while n:
        if n & 1:
            result = _plus(result, point)
        point, n = _plus(point, point), n >> 1
    return result


def _base() -> _Point:
    y = 4 * pow(5, _P - 2, _P) % _P
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    x = _P - x if x & 1 else x
    return x, y, 1, x * y % _P


def _packed(point: _Point) -> bytes:
    inverse = pow(point[2], _P - 2, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | ((x & 1) << 255)).to_bytes(32, "little")
