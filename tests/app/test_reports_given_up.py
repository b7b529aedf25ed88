"""A report that is given up ends at its next piece of work, within a statement, between pieces and between pages, and leaves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.roof.report_desk import AUDIT, ReportDesk
from db.listening import listening
from reports.figures import Figures
from tests.support.desktop import NOW, Depot
from ui.tasks import Cancelled, Pulse

ENDLESS = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT COUNT(*) FROM c"


@pytest.fixture
def depot(tmp_path: Path) -> Iterator[Depot]:
    made = Depot(tmp_path)
    yield made
    made.host.close()


def given_up_at(call: int) -> Callable[[int, int], None]:
    """Progress that raises from its so-maniest call on."""
    calls = 0

    def progress(done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if calls >= call:
            raise Cancelled

    return progress


def test_a_statement_ends_in_its_midst(depot: Depot) -> None:
    pulse = Pulse(lambda step: None)
    pulse.cancel()
    with depot.host.book.reading() as connection:
        with pytest.raises(Cancelled), listening(connection, pulse.beat):
            connection.execute(sa.text(ENDLESS))
        assert connection.execute(sa.text("SELECT 1")).scalar() == 1, "the connection is as good as before"


@pytest.mark.parametrize("name", ["journal", "stock-movements", AUDIT])
def test_a_report_given_up_at_any_piece_leaves_nothing(depot: Depot, tmp_path: Path, name: str) -> None:
    archive = tmp_path / "reports"
    desk = ReportDesk(depot.host.book, "olga", lambda: NOW, Figures(), archive)
    told: list[tuple[int, int]] = []
    before = sorted(tmp_path.rglob("*.pdf"))
    whole = desk.make(name, {}, lambda done, total: told.append((done, total)))
    assert whole.pdf.startswith(b"%PDF") and told[0] == (0, 0)
    for call in range(1, len(told) + 1):
        with pytest.raises(Cancelled):
            desk.make(name, {}, given_up_at(call))
    assert desk.make(name, {}, given_up_at(len(told) + 1)).pdf == whole.pdf
    assert not archive.exists() and sorted(tmp_path.rglob("*.pdf")) == before


def test_a_workbook_is_given_up_too(depot: Depot, tmp_path: Path) -> None:
    desk = ReportDesk(depot.host.book, "olga", lambda: NOW, Figures(), tmp_path / "reports")
    with pytest.raises(Cancelled):
        desk.workbook("journal", {}, given_up_at(2))
