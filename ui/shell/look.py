"""Owns how a member's window looks: scheme, size of text, warehouse mode; changes them and keeps each change for this member."""

from __future__ import annotations

from ui.state import MemberState
from ui.theme import Theme
from ui.theme.theme import SCHEMES
from ui.theme.tokens import TEXT_SCALES_PERCENT


class Look:
    """Wears what was kept when made; from then on whatever the theme becomes is kept."""

    def __init__(self, theme: Theme, state: MemberState) -> None:
        self._theme = theme
        self._state = state
        self._open = True
        self._restore()
        theme.changed.connect(self._keep)

    def switch_scheme(self) -> None:
        self._theme.choose_scheme("light" if self._theme.tokens.scheme == "dark" else "dark")

    def scale(self, by: int) -> None:
        """One step up (+1) or down (−1); 0 is normal."""
        steps = TEXT_SCALES_PERCENT
        now = self._theme.metrics.text_scale_percent
        at = min(range(len(steps)), key=lambda place: abs(steps[place] - now))
        self._theme.choose_text_scale(steps[min(max(at + by, 0), len(steps) - 1)] if by else 100)

    def switch_warehouse(self) -> None:
        self._theme.choose_warehouse_mode(not self._theme.metrics.warehouse)

    def close(self) -> None:
        """Keep nothing any more: the theme goes on to another member."""
        self._open = False

    def _keep(self) -> None:
        if not self._open:
            return
        self._state.set("look/scheme", self._theme.scheme)
        self._state.set("look/text_scale_percent", self._theme.metrics.text_scale_percent)
        self._state.set("look/warehouse", self._theme.metrics.warehouse)

    def _restore(self) -> None:
        scheme, percent = self._state.get("look/scheme"), self._state.get("look/text_scale_percent")
        if isinstance(scheme, str):
            self._theme.choose_scheme(scheme if scheme in SCHEMES else "light")
        if isinstance(percent, int) and 100 <= percent <= 200:
            self._theme.choose_text_scale(percent)
        self._theme.choose_warehouse_mode(self._state.flag("look/warehouse", self._theme.metrics.warehouse))
