"""Owns which screens the program has: every area with a `registration` module, in the order of the rail; knows none by what it does."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import ui.screens
from ui.actions.table import Action
from ui.book import BookSession
from ui.shell.router import ScanRule
from ui.shell.screens import ScreenSpec

ORDER = ("home", "receiving", "counting", "transfers", "approvals", "stock", "documents", "ledger", "reports", "entering")


def areas() -> list[ModuleType]:
    """The registrations of all areas; those on the rail first, in its order."""
    names = [module.name for module in pkgutil.iter_modules(ui.screens.__path__) if module.ispkg]
    names.sort(key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return [import_module(f"ui.screens.{name}.registration") for name in names if find_spec(f"ui.screens.{name}.registration")]


def screens(registrations: Sequence[ModuleType]) -> list[ScreenSpec]:
    return [spec for module in registrations for spec in getattr(module, "SCREENS", None) or (module.SCREEN,)]


def actions(registrations: Sequence[ModuleType]) -> list[Action]:
    return [action for module in registrations for action in module.ACTIONS]


def rules(registrations: Sequence[ModuleType], book: BookSession) -> list[ScanRule]:
    """Where scans lead; working screens answer before explorers."""
    return [rule for module in registrations if hasattr(module, "rules") for rule in module.rules(book)]
