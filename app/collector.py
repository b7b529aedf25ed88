"""When Python's garbage collector runs while the book is written and a window is open beside it; knows neither."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Nothing that a batch makes is garbage before it is recorded; looking for it is a fifth of the work, and holds up every thread."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
