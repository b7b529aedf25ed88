"""Owns the table of screens as data; a screen's code is loaded when it is first opened."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.actions.table import allowed
from ui.i18n import translated

if TYPE_CHECKING:
    from ui.shell.screen import Desk, Screen


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """One screen. `title` is marked with QT_TRANSLATE_NOOP under `context`."""

    id: str
    title: str
    icon: str
    factory: str
    """`ui.screens.receiving:create`, a callable taking the Desk (and the subject, where there is one) and returning the Screen."""
    permission: str | None = None
    """Several with a bar between them: any of them does."""
    scanning: bool = False
    """The scan field is the strongest thing on it and always has the focus."""
    help_topic: str = "overview"
    on_rail: bool = True
    context: str = "shell"
    keys: tuple[str, ...] = ()
    """For a screen that is not on the rail, whose keys go by their order."""
    words: str = ""
    """Further words the palette finds it by, marked under `context`."""
    in_menu: bool = False
    subject: str = ""
    """Which one of the pages that one factory makes."""

    @property
    def name(self) -> str:
        return translated(self.context, self.title)

    def load(self, desk: Desk) -> Screen:
        module, _, name = self.factory.partition(":")
        factory = getattr(importlib.import_module(module), name)
        made: Screen = factory(desk, self.subject) if self.subject else factory(desk)
        return made


class ScreenTable:
    """All screens in the order of the rail. Raises ValueError for a second one of the same id."""

    def __init__(self, specs: Iterable[ScreenSpec] = ()) -> None:
        self._specs: dict[str, ScreenSpec] = {}
        for spec in specs:
            self.add(spec)

    def add(self, spec: ScreenSpec) -> None:
        if spec.id in self._specs:
            raise ValueError(f"two screens are called {spec.id}")
        self._specs[spec.id] = spec

    def __iter__(self) -> Iterator[ScreenSpec]:
        return iter(self._specs.values())

    def __getitem__(self, screen_id: str) -> ScreenSpec:
        return self._specs[screen_id]

    def __contains__(self, screen_id: object) -> bool:
        return screen_id in self._specs

    def permitted(self, permissions: frozenset[str]) -> list[ScreenSpec]:
        return [spec for spec in self if allowed(spec.permission, permissions)]
