"""The proof that a book still ends where it was last seen to end, by the witness beside it; what only a missing witness leaves stays open."""

from __future__ import annotations

import time

import sqlalchemy as sa

from app.engine import Head
from db.book import Book
from db.verify.result import Proof
from db.witness import Testimony, Witness

NAME = "the log still holds the last position that was acknowledged"
LOOKS_MAX, LOOK_SECONDS = 20, 0.05
"""A poster at work writes its witness just behind each commit, so that one that is behind is looked at again."""

FIGURES = {
    "absent": "no witness file is beside the book",
    "unreadable": "the witness file cannot be read",
    "another": "the witness is another book's",
    "behind": "the witness is behind the book: it last saw position {seq} of {end}",
    "ahead": "the witness is ahead of the book: it saw position {seq}, the book ends at {end}",
    "rewritten": "the witness saw another log: position {seq} is not the one that was acknowledged",
}
WAYS_OUT = {
    "absent": "It was deleted, or the book was copied without it. Opening the book for work begins a new one; until then compare the book "
    "with printed papers or an anchor file.",
    "unreadable": "Opening the book for work sets it aside and begins a new one; until then compare the book with printed papers or an "
    "anchor file.",
    "another": "The book was put in the place of another one, or restored. Opening it for work sets the witness aside and begins a new one; "
    "until then compare the book with printed papers or an anchor file.",
    "behind": "The program ended before it was written, or the book was written to by something else. Opening the book for work brings it "
    "up to date.",
    "ahead": "Something that was acknowledged is gone: the file was replaced by an older copy, or cut. Restore the newest backup.",
    "rewritten": "The log was exchanged or written anew. Restore the newest backup and compare it with what was printed.",
}


def prove_witness(book: Book) -> Proof:
    """Look at the witness of an embedded book, in a view of the book of its own."""
    found, end = _testimony(book)
    for _ in range(LOOKS_MAX - 1):
        if found.how != "behind":
            break
        time.sleep(LOOK_SECONDS)
        found, end = _testimony(book)
    if found.how == "agrees":
        began = found.seen.began_seq if found.seen else 0
        return Proof(10, NAME, True, f"the witness agrees; it has looked since position {began:,}" if began else "the witness agrees")
    figure = FIGURES[found.how].format(seq=f"{found.seen.seq:,}" if found.seen else "", end=f"{end:,}")
    return Proof(10, NAME, False, figure, WAYS_OUT[found.how], open=found.how not in ("ahead", "rewritten"))


def _testimony(book: Book) -> tuple[Testimony, int]:
    end = Head()

    def head() -> Head:
        nonlocal end
        row = connection.execute(sa.text("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")).first()
        end = Head(int(row[0]), str(row[1])) if row else Head()
        return end

    def hash_at(seq: int) -> str | None:
        return connection.execute(sa.text("SELECT hash FROM command WHERE seq = :seq"), {"seq": seq}).scalar()

    with book.reading() as connection:
        epoch = str(connection.execute(sa.text("SELECT value FROM book_meta WHERE name = 'epoch'")).scalar())
    with book.reading() as connection:
        found = Witness(book.path, epoch).testify(head, hash_at)
    return found, end.seq
