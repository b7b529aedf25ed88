"""Owns a calm grid of facts: name above value, as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.flow import FlowLayout
from ui.widgets.surfaces import label

Fact = tuple[str, str] | tuple[str, str, Tone]


class FactSheet(QWidget):
    """Shows (name, value) pairs; empty values are left out."""

    def __init__(self, facts: Sequence[Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._flow = FlowLayout(self, gap=20)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.facts: tuple[Fact, ...] = ()
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        self.facts = tuple(fact for fact in facts if fact[1])
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in self.facts:
            holder = QWidget()
            holder.setProperty("role", "plain")
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(1)
            column.addWidget(label(fact[0], "secondary"))
            column.addWidget(label(fact[1], "strong", tone=fact[2] if len(fact) == 3 else None))
            self._flow.addWidget(holder)
            holder.show()
        self.setAccessibleName(", ".join(f"{fact[0]}: {fact[1]}" for fact in self.facts))
        self.updateGeometry()

    def text_of(self, name: str) -> str:
        """The value shown under a name; empty where there is none."""
        return next((fact[1] for fact in self.facts if fact[0] == name), "")
