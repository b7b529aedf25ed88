"""Every scenario ends with a sound book: what its figures do not ask for, the proofs do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.book import open_book
from db.verify import verify
from tests.support.company import Company
from tests.support.telling_rows import rows_that_say_too_little


@pytest.fixture(autouse=True)
def every_book_is_sound(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Prove each embedded book that a scenario worked on, when it is over; not one that a test damages on purpose (`unsound`)."""
    made: list[Company] = []
    begin = Company.__init__

    def remembered(self: Company, *args: object, **options: object) -> None:
        begin(self, *args, **options)  # type: ignore[arg-type]
        made.append(self)

    monkeypatch.setattr(Company, "__init__", remembered)
    yield
    for company in () if "unsound" in request.keywords else made:
        if company.book.embedded and company.book.path.exists():
            book = open_book(company.book.place)
            broken = [f"{proof.name}: {proof.detail}" for proof in verify(book) if proof.verdict == "broken"]
            broken += rows_that_say_too_little(book)
            book.close()
            assert broken == []
