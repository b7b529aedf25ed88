"""Passwords: in a keyring that encrypts, else only in memory; never in a file, and never in trouble because of a keyring."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from db import credentials

PLACE = "postgresql://db.example:5433/book?sslmode=verify-full"
OTHER = "postgresql://db.example/book"


class Safe(KeyringBackend):
    """A keyring that keeps what it is given."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("not there")
        del self.kept[service, username]


class Locked(Safe):
    """A keyring whose owner does not open it, or whose service is gone."""

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("closed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.PasswordSetError("closed")

    def delete_password(self, service: str, username: str) -> None:
        raise keyring.errors.InitError("no service")


class PlainFile(Safe):
    """What keeps passwords readable by everyone."""

    __module__ = "keyrings.alt.file"


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Choose the machine's keyring; the program has just started."""
    monkeypatch.setattr(credentials, "_in_memory", {})
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def restart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "_in_memory", {})


def test_a_safe_keyring_keeps_a_password_over_restarts(use: object, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = Safe()
    use(ring)
    assert credentials.keyring_is_safe()
    assert credentials.password_of(PLACE, "walt") is None
    assert credentials.remember(PLACE, "walt", "s3cret")
    assert ring.kept == {("dockledger db.example:5433/book", "walt"): "s3cret"}
    restart(monkeypatch)
    assert credentials.password_of(PLACE, "walt") == "s3cret"
    assert credentials.password_of(OTHER, "walt") is None
    assert credentials.password_of(PLACE, "nora") is None
    credentials.forget(PLACE, "walt")
    assert ring.kept == {} and credentials.password_of(PLACE, "walt") is None
    credentials.forget(PLACE, "walt")


def chain(*parts: KeyringBackend) -> KeyringBackend:
    class Chain(keyring.backends.chainer.ChainerBackend):
        backends = list(parts)

    return Chain()


@pytest.mark.parametrize(
    "ring",
    [
        keyring.backends.null.Keyring(),
        keyring.backends.fail.Keyring(),
        PlainFile(),
        chain(),
        chain(Safe(), PlainFile()),
    ],
    ids=["null", "fail", "plain file", "none at all", "a plain file behind a safe one"],
)
def test_without_a_safe_keyring_a_password_lives_as_long_as_the_program(
    use: object, monkeypatch: pytest.MonkeyPatch, ring: KeyringBackend
) -> None:
    use(ring)
    assert not credentials.keyring_is_safe()
    assert credentials.password_of(PLACE, "walt") is None
    assert not credentials.remember(PLACE, "walt", "s3cret")
    assert credentials.password_of(PLACE, "walt") == "s3cret"
    assert not getattr(ring, "kept", {})
    restart(monkeypatch)
    assert credentials.password_of(PLACE, "walt") is None
    credentials.remember(PLACE, "walt", "s3cret")
    credentials.forget(PLACE, "walt")
    assert credentials.password_of(PLACE, "walt") is None


def test_a_keyring_that_stays_closed_is_no_trouble(use: object) -> None:
    use(Locked())
    assert credentials.keyring_is_safe()
    assert credentials.password_of(PLACE, "walt") is None
    assert not credentials.remember(PLACE, "walt", "s3cret")
    assert credentials.password_of(PLACE, "walt") == "s3cret"
    credentials.forget(PLACE, "walt")
    assert credentials.password_of(PLACE, "walt") is None


def test_several_safe_keyrings_are_safe(use: object) -> None:
    use(chain(Safe(), Safe()))
    assert credentials.keyring_is_safe()
