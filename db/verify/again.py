"""Naming the rows of state that are not what the log leads to: the log is decided again into a book of its own, which is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from db.book import Book, create_book
from db.verify.state import differing_rows


def rows_named(book: Book, tables: Sequence[str], tell: Callable[[int, int], None]) -> Mapping[str, str]:
    """What differs in the named tables of a book from what its log leads to, by table; empty where the log itself does not hold.

    Takes as long as deciding everything again; `tell` hears (positions, all) and may raise to give up.
    """
    from db.replay import decide_again

    with tempfile.TemporaryDirectory(prefix="dockledger-again-", ignore_cleanup_errors=True) as folder:
        target = create_book(str(Path(folder) / "again.db"))
        try:
            if decide_again(book, target, progress=tell).difference:
                return {}
            with book.reading() as one, target.reading() as other:
                return dict(differing_rows(one, other, tables))
        finally:
            target.close()
