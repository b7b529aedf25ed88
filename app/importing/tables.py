"""Reading delimited files of a source folder: plain or gzip, with named columns; refuses a missing or short file by name."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.domain.refusals import Refusal


class SourceFileMissing(Refusal):
    says = "{folder} has no {file}. Point the import at the folder that holds the source's tables, then start it again."


class SourceFileUnreadable(Refusal):
    says = (
        "{file} cannot be read as a table ({problem}, line {line}). "
        "Fetch the file again, then start the import again; it goes on where it was."
    )


def read(folder: Path, name: str, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The rows of `name` (gzip or plain csv, comma, with a header) as tuples of the named columns, in file order."""
    path = folder / name
    if not path.is_file():
        raise SourceFileMissing(folder=str(folder), file=name)
    opener = gzip.open if name.endswith(".gz") else open
    line = 0
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            missing = [column for column in columns if column not in header]
            if missing:
                raise SourceFileUnreadable(file=name, problem=f"no column {missing[0]}", line=1)
            places = [header.index(column) for column in columns]
            for line, row in enumerate(reader, start=2):
                if len(row) != len(header):
                    raise SourceFileUnreadable(file=name, problem=f"{len(row)} values for {len(header)} columns", line=line)
                yield tuple(row[place] for place in places)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise SourceFileUnreadable(file=name, problem=str(error), line=line) from None
