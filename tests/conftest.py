"""The hostile harness: a test fails on an unexpected log line, a leaked thread, or any warning."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import structlog
from structlog.testing import capture_logs


@pytest.fixture(autouse=True)
def no_unexpected_errors_in_the_log(request: pytest.FixtureRequest) -> Iterator[list[object]]:
    """Collect what is logged; errors fail the test unless it is marked `logs_errors`."""
    with capture_logs() as entries:
        yield entries
    if "logs_errors" in request.keywords:
        return
    bad = [entry for entry in entries if entry.get("log_level") in ("error", "critical")]
    assert not bad, f"unexpected log lines: {bad}"


@pytest.fixture(autouse=True)
def no_thread_outlives_its_test() -> Iterator[None]:
    """Threads that a test starts have to end with it."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=5)
        assert not thread.is_alive() or thread.name.startswith(("Dummy", "QThread")), f"{thread.name} outlives the test"


structlog.configure(cache_logger_on_first_use=False)


def pytest_configure(config: pytest.Config) -> None:
    """`-m ux` prints the expectations of the desktop with what their tests said."""
    from tests import ux_list

    ux_list.pytest_configure(config)
