"""Owns putting a file where a person wants it: whole or not at all, and in a sentence where it cannot be; knows not what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reports.replacing import BOOK, other_kind
from ui.i18n import translate
from ui.tasks import KnownTrouble


def write_whole(path: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` make the file beside its place, then put it there; what was there before stays until then.

    Raises KnownTrouble where the folder cannot be written, and what `write` raises; nothing is left behind.
    """
    if other_kind(path, "") == BOOK:
        raise KnownTrouble(
            translate("widgets", "“{file}” could not be saved.").format(file=path.name),
            translate("widgets", "There is a database under this name already, maybe a book."),
            translate("widgets", "Choose another name."),
        )
    part = path.with_name(path.name + ".part")
    try:
        part.touch()
        write(part)
        part.replace(path)
    except OSError as error:
        raise KnownTrouble(
            translate("widgets", "“{file}” could not be saved.").format(file=path.name),
            translate("widgets", "{folder} cannot be written ({problem}).").format(folder=path.parent, problem=error.strerror or error),
            translate("widgets", "Choose another folder, or close the file where it is open."),
        ) from error
    finally:
        _forget(part)
    return path


def _forget(part: Path) -> None:
    """A folder that is not there has nothing to forget."""
    if part.parent.is_dir() and part.exists():
        part.unlink(missing_ok=True)
