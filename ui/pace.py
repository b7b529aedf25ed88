"""Owns how this process shares its interpreter between the window and the threads that post and read; knows neither of them."""

from __future__ import annotations

import gc
import sys

SWITCH_SECONDS = 0.0001
"""How long the window waits for its turn while another thread computes. Painting a list takes dozens of turns: at Python's own
5 ms that added up to 100 ms. Below a twentieth of this the threads do little but take turns."""


def take_turns() -> None:
    """Give the window its turn soon whenever it asks for one."""
    sys.setswitchinterval(SWITCH_SECONDS)


def settle_heap() -> None:
    """What was loaded to open the desktop stays until it is closed; the collector need not walk through it over and over."""
    gc.collect()
    gc.freeze()


def release_heap() -> None:
    """The desktop is left: what it held may be collected."""
    gc.unfreeze()
