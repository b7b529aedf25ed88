"""Passwords of shared books: kept in the system's keyring, or in memory for as long as the program runs; never in a file of ours."""

from __future__ import annotations

import keyring
import keyring.errors
from keyring.backend import KeyringBackend

from db.address import BookAddress, Place

SERVICE = "dockledger"
_UNSAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
_in_memory: dict[tuple[str, str], str] = {}


def keyring_is_safe() -> bool:
    """Whether there is a keyring that encrypts; without one a password is asked for at every start."""
    return _is_safe(keyring.get_keyring())


def said_in(address: BookAddress) -> str:
    """The password that an address itself says; empty where it says none."""
    return address.facts_with_secrets()["password"] if address.has_password else ""


def password_of(place: Place, login: str) -> str | None:
    """The password of a login at a book as its address says it or as it was kept; None when the person has to be asked."""
    said = BookAddress.of(place)
    if said.has_password and said.login == login:
        return said_in(said)
    key = (_name_of(place), login)
    if key in _in_memory:
        return _in_memory[key]
    if keyring_is_safe():
        try:
            return keyring.get_password(f"{SERVICE} {key[0]}", login)
        except keyring.errors.KeyringError:
            return None
    return None


def remember(place: Place, login: str, password: str) -> bool:
    """Keep a password; True when the system's keyring has it, False when only this running program does."""
    key = (_name_of(place), login)
    _in_memory[key] = password
    if not keyring_is_safe():
        return False
    try:
        keyring.set_password(f"{SERVICE} {key[0]}", login, password)
    except keyring.errors.KeyringError:
        return False
    return True


def keep_for_now(place: Place, login: str, password: str) -> None:
    """Keep a password for as long as the program runs: nobody knows yet whether the book takes it."""
    _in_memory[(_name_of(place), login)] = password


def forget_for_now(place: Place, login: str) -> None:
    """Remove a password from this program's memory; what the keyring has, stays."""
    _in_memory.pop((_name_of(place), login), None)


def forget(place: Place, login: str) -> None:
    """Remove a password from memory and keyring."""
    key = (_name_of(place), login)
    _in_memory.pop(key, None)
    if keyring_is_safe():
        try:
            keyring.delete_password(f"{SERVICE} {key[0]}", login)
        except keyring.errors.KeyringError:
            return


def _is_safe(backend: KeyringBackend) -> bool:
    """A chain of keyrings is as safe as those in it."""
    chained = getattr(backend, "backends", None)
    if chained is not None:
        found = list(chained)
        return bool(found) and all(_is_safe(part) for part in found)
    return not type(backend).__module__.startswith(_UNSAFE)


def _name_of(place: Place) -> str:
    facts = BookAddress.of(place).facts
    return f"{facts.get('host', 'localhost')}:{facts.get('port', 5432)}/{facts.get('dbname', '')}"
