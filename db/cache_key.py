"""Owns whether a kept copy is encrypted, with which key, and whether that key opens it; the key is in the system's keyring alone.

What is encrypted is the cache: a copy that is read anew from the book whenever it cannot be opened. Switching therefore rewrites nothing:
the next opening throws the old copy away. The outbox stays as it is, because what waits there is nowhere else and must survive a lost key.
"""

from __future__ import annotations

import importlib
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import keyring
import keyring.errors

from app.domain.refusals import Refusal
from db.credentials import SERVICE, keyring_is_safe
from db.private_files import private_file, private_folder, write_private
from db.whose import is_sqlite, sqlite_code

CACHE = "cache.db"
MARK = "encrypted"
"""A file beside the cache: that it has to be encrypted, and under which name the keyring has its key."""
KEY_BYTES = 32
_MODULE = "sqlcipher3.dbapi2"
_ENTRY = f"{SERVICE} cache"
_PLAIN = b"SQLite format 3\x00"


class CipherMissing(Refusal):
    says = (
        "This installation cannot encrypt: the package sqlcipher3 is not there. Install it with `pip install 'dockledger[encrypted]'`, "
        "or use the copy unencrypted with `dockledger cache decrypt`."
    )


class KeyringUnsafe(Refusal):
    says = (
        "This computer has no keyring that keeps secrets encrypted, so a key would lie beside what it locks. Nothing was changed. "
        "Install a keyring (on Linux GNOME Keyring or KWallet), then try again."
    )


class KeyOutOfReach(Refusal):
    says = (
        "The keyring does not give the key of the encrypted copy on this computer ({problem}). What waits to be sent is safe. "
        "Open the keyring and try again, or use the copy unencrypted with `dockledger cache decrypt`."
    )


class CopyInUse(Refusal):
    says = (
        "The copy of the book on this computer is in use and cannot be replaced ({problem}). What waits to be sent is safe. "
        "End every window of the program, then try again."
    )


def is_encrypted(folder: Path) -> bool:
    """Whether the copy in a workstation's folder has to be encrypted."""
    return (folder / MARK).exists()


def encrypt(folder: Path) -> None:
    """Have the copy encrypted from its next opening on. Raises `CipherMissing` and `KeyringUnsafe`; then nothing is changed."""
    cipher()
    if not keyring_is_safe():
        raise KeyringUnsafe
    if is_encrypted(folder):
        return
    name = secrets.token_hex(16)
    _new_key(name)
    write_private(private_folder(folder) / MARK, name)


def decrypt(folder: Path) -> None:
    """Have the copy kept as it is from its next opening on; needs neither the key nor the cipher."""
    if not is_encrypted(folder):
        return
    name = _name(folder)
    (folder / MARK).unlink()
    try:
        keyring.delete_password(_ENTRY, name)
    except keyring.errors.KeyringError:
        return  # a key to nothing


def key_for(folder: Path) -> tuple[bytes | None, bool]:
    """The key of the copy in a folder, None for a plain one; and whether it could not be opened, and was thrown away to be read anew.

    Raises `CipherMissing`, `KeyOutOfReach`, `CopyInUse`.
    """
    file = folder / CACHE
    if not is_encrypted(folder):
        if _looks(file) == "encrypted":
            _throw_away(file)
        return None, False
    cipher()
    kept = _kept_key(folder)
    key = kept or _new_key(_name(folder))
    found = _looks(file)
    if found == "plain":
        _throw_away(file)
        return key, False
    opens = found == "nothing" or (kept is not None and _opens(file, key))
    if not opens:
        _throw_away(file)
    return key, not opens


def unlock(connection: Any, key: bytes) -> None:
    """Before anything else is asked of a connection; a key that does not fit is noticed by the next statement."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def cipher() -> Any:
    """The driver that encrypts. Raises `CipherMissing`."""
    try:
        return importlib.import_module(_MODULE)
    except ImportError:
        raise CipherMissing from None


def _name(folder: Path) -> str:
    return (folder / MARK).read_text(encoding="utf-8").strip()


def _kept_key(folder: Path) -> bytes | None:
    """The key as the keyring has it; None when it has none, or something that is no key."""
    if not keyring_is_safe():
        raise KeyOutOfReach(problem="there is none that keeps secrets encrypted")
    try:
        kept = keyring.get_password(_ENTRY, _name(folder))
        key = bytes.fromhex(kept or "")
    except keyring.errors.KeyringError as error:
        raise KeyOutOfReach(problem=str(error) or type(error).__name__) from None
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def _new_key(name: str) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    try:
        keyring.set_password(_ENTRY, name, key.hex())
    except keyring.errors.KeyringError as error:
        raise KeyOutOfReach(problem=str(error) or type(error).__name__) from None
    return key


def _looks(file: Path) -> str:
    """A file of SQLite says so in its first bytes; one that is encrypted begins with chance."""
    if not file.exists() or not file.stat().st_size:
        return "nothing"
    with file.open("rb") as content:
        return "plain" if content.read(len(_PLAIN)) == _PLAIN else "encrypted"


def _opens(file: Path, key: bytes) -> bool:
    """Whether a key fits. Raises the driver's error where something else is wrong."""
    with closing(cipher().connect(str(private_file(file)), timeout=10)) as connection:
        try:
            unlock(connection, key)
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        except Exception as error:
            if is_sqlite(error) and sqlite_code(error) == sqlite3.SQLITE_NOTADB:
                return False
            raise
    return True


def _throw_away(file: Path) -> None:
    try:
        for one in (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            one.unlink(missing_ok=True)
    except OSError as error:
        raise CopyInUse(problem=error.strerror or str(error)) from None
