"""Owns how the actions of one area are written down: what they have in common is said once."""

from __future__ import annotations

from dataclasses import dataclass

from ui.actions.table import Action


@dataclass(frozen=True, slots=True)
class AreaActions:
    """Makes actions `area.id` that exist on the area's own screen; `group` is marked for translation under the area's name."""

    area: str
    group: str
    permission: str

    def __call__(
        self,
        id: str,
        text: str,
        keys: tuple[str, ...] = (),
        *,
        icon: str = "",
        standard: str = "",
        command: str = "",
        permission: str = "",
    ) -> Action:
        return Action(
            f"{self.area}.{id}",
            text,
            self.group,
            keys,
            scope=self.area,
            permission=permission or self.permission,
            help_topic=self.area,
            icon=icon,
            standard=standard,
            command=command,
            context=self.area,
        )
