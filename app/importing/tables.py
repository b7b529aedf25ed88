"""Reading delimited files of a source folder: plain or gzip, by header or by place; refuses a missing or damaged file by name and line."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import IO, TypeVar

from app.domain.refusals import Refusal

K = TypeVar("K")
V = TypeVar("V")
DIGITS_MAX = 30


class SourceFileMissing(Refusal):
    says = "{folder} has no {file}. Point the import at the folder that holds the source's tables, then start it again."


class SourceFileUnreadable(Refusal):
    says = (
        "{file} cannot be read as a table ({problem}, line {line}). "
        "Fetch the file again, then start the import again; it goes on where it was."
    )


class Rows:
    """The rows of a file as tuples of the wanted values, in file order; `line` is the one that was read last.

    The first value of `keyed` rows is what others refer to them by: it is there, and no two rows have the same.
    """

    def __init__(
        self, file: IO[str], *, name: str, columns: Sequence[str] = (), places: Sequence[int] = (), width: int = 0, keyed: bool = False
    ) -> None:
        self.name, self.line = name, 0
        self._seen: set[str] | None = set() if keyed else None
        self._reader = csv.reader(file) if columns else csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        self._columns, self._places, self._width = columns, places, width

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        places, width = self._places, self._width
        if self._columns:
            self.line = 1
            header = next(self._reader, [])
            missing = [column for column in self._columns if column not in header]
            if missing:
                raise SourceFileUnreadable(file=self.name, problem=f"no column {missing[0]}", line=1)
            places, width = [header.index(column) for column in self._columns], len(header)
        for row in self._reader:
            self.line += 1
            if len(row) != width:
                raise SourceFileUnreadable(file=self.name, problem=f"{len(row)} values where {width} belong", line=self.line)
            wanted = tuple(row[place] for place in places)
            if self._seen is not None:
                self._look_at_key(wanted[0].strip())
            yield wanted

    def _look_at_key(self, key: str) -> None:
        assert self._seen is not None
        if not key or key in self._seen:
            problem = f"{key} stands there a second time" if key else "a row without its number"
            raise SourceFileUnreadable(file=self.name, problem=problem, line=self.line)
        self._seen.add(key)


@contextmanager
def headed(folder: Path, name: str, columns: Sequence[str], *, keyed: bool = False) -> Iterator[Rows]:
    """Rows of `name` (gzip or plain csv, comma, with a header) by column names. What the block cannot make of a row is told by its line."""
    with _opened(folder, name) as file, _placed(Rows(file, name=name, columns=columns, keyed=keyed)) as rows:
        yield rows


@contextmanager
def headless(folder: Path, name: str, *, width: int, places: Sequence[int], keyed: bool = False) -> Iterator[Rows]:
    """Rows of `name` (tab separated, no quotes, no header) of `width` values, by places. Damage is told as `headed` does."""
    with _opened(folder, name) as file, _placed(Rows(file, name=name, width=width, places=places, keyed=keyed)) as rows:
        yield rows


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[IO[str]]:
    path = folder / name
    if not path.is_file():
        raise SourceFileMissing(folder=str(folder), file=name)
    opener = gzip.open if name.endswith(".gz") else open
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        raise SourceFileUnreadable(file=name, problem=error.strerror or error, line=1) from None


@contextmanager
def _placed(rows: Rows) -> Iterator[Rows]:
    try:
        yield rows
    except KeyError as error:
        raise SourceFileUnreadable(file=rows.name, problem=f"{error.args[0]} is in no table that it refers to", line=rows.line) from None
    except InvalidOperation:
        raise SourceFileUnreadable(file=rows.name, problem="a value is not a number", line=rows.line) from None
    except (OSError, EOFError, zlib.error, ValueError, csv.Error) as error:
        raise SourceFileUnreadable(file=rows.name, problem=str(error), line=rows.line) from None


def number(text: str) -> Decimal:
    """A figure of a table: finite, and of a size that figures have. Raises `InvalidOperation`, which the block's file and line go with."""
    value = Decimal(text)
    if not value.is_finite() or (value and not -DIGITS_MAX <= value.adjusted() <= DIGITS_MAX):
        raise InvalidOperation
    return value


def known(table: dict[K, V], key: K, what: str) -> V:
    """The row that another one refers to. Raises `KeyError` naming it, which the block's file and line go with."""
    if key not in table:
        raise KeyError(f"{what} {key}")
    return table[key]
