"""Owns choosing the company whose figures a page shows, so that currencies are never added up together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from ui.i18n import translate
from ui.state import MemberState

PATH = "explore/entity"


class EntityPicker(QComboBox):
    """Remembers the choice per member; hidden while there is one company only."""

    picked = Signal(object)
    """The id of the company."""

    def __init__(self, state: MemberState) -> None:
        super().__init__()
        self._state = state
        self.setAccessibleName(translate("widgets", "Company"))
        self.activated.connect(self._chosen)
        self.hide()

    @property
    def entity_id(self) -> str:
        return str(self.currentData() or "")

    def show_entities(self, entities: Sequence[tuple[str, str]]) -> None:
        """(id, name) of all companies."""
        stored = self._state.get(PATH)
        self.clear()
        for id, name in entities:
            self.addItem(name, id)
        place = self.findData(stored if isinstance(stored, str) else "")
        self.setCurrentIndex(max(place, 0))
        self.setVisible(len(entities) > 1)

    def choose(self, entity_id: str) -> None:
        """As if a person had picked it."""
        self.setCurrentIndex(max(self.findData(entity_id), 0))
        self._chosen()

    def _chosen(self) -> None:
        self._state.set(PATH, self.entity_id)
        self.picked.emit(self.entity_id)
