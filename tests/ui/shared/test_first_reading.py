"""The first reading of a shared book: a bar that rises to a total, a Cancel that leaves nothing half, and a next start that begins well."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import sync_postgres
from db.cache import Cache, cache_engine
from tests.support.shared_depot import SharedDepot, SharedDesk
from tests.ui.shared.conftest import MakeDesk
from ui.start.window import WaitPage


@pytest.fixture
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """So many batches that a book of a few hundred rows takes its time."""
    monkeypatch.setattr(sync_postgres, "BATCH_ROWS", 2)
    yield


def connecting(desk: SharedDesk) -> WaitPage:
    """Press Connect; the page that shows how far it is."""
    wizard = desk.program.wizard
    assert wizard is not None
    desk.press(wizard.next_button)
    page = desk.program.start.shown
    assert isinstance(page, WaitPage)
    return page


def test_the_bar_rises_to_a_total_and_cancel_leaves_nothing_half(
    shared: SharedDepot, make_desk: MakeDesk, in_small_pieces: None, tmp_path: Path
) -> None:
    for number in range(8):
        shared.depot.order(f"po-{number}", "HANSE", ("GL-M", "10", "12"), ("DR-18V", "5", "300"))
    desk = make_desk()
    desk.connect("olga")
    shared.network.latency_seconds = 0.05
    shared.network.set("latency")
    page = connecting(desk)
    assert page.cancel_button.isVisible()
    seen: list[tuple[int, int]] = []
    page.bar.valueChanged.connect(lambda value: seen.append((value, page.bar.maximum())))
    desk.until(lambda: len(seen) > 5, 30)
    values, totals = [value for value, _ in seen], {total for _, total in seen}
    assert values == sorted(values) and len(totals) == 1 and values[-1] < totals.pop()
    assert page.text.text().startswith("Reading the book for the first time: ") and " of " in page.text.text()
    desk.press(page.cancel_button)
    assert page.text.text() == "Cancelling …"
    desk.until(lambda: desk.program.wizard is not None and desk.program.start.shown is desk.program.wizard)
    wizard = desk.program.wizard
    assert wizard is not None
    assert wizard.problem.text() == (
        "Connecting was cancelled. What is kept on this computer is as it was before. Connect again when it suits you: it begins anew."
    )
    assert wizard.problem.property("tone") == "neutral"
    assert not [thread for thread in threading.enumerate() if thread.name == "sync"]
    [file] = list((tmp_path / "home").rglob("cache.db"))
    cache = Cache(cache_engine(file))
    assert cache.cursor().epoch == ""
    with cache.reading() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM item").scalar_one() == 0
    cache.close()

    shared.network.set("pass")
    assert wizard.login.password.text() != ""  # nothing has to be typed twice
    connecting(desk)
    desk.opened()
    desk.until(lambda: desk.window.lamps.connection.text() == "Connected")
    with desk.station.reading() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM order_line").scalar_one() == 16
