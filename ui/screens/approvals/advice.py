"""Owns the card of advice beside a request: marked as advice, ranked, with its figures; dismissing one asks why. It never decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.insight.counts import Hint
from ui.figures import Figures
from ui.i18n import translate
from ui.theme import Tone
from ui.widgets.surfaces import Card, Chip, label


class AdviceCard(Card):
    """`dismissed` is called with the hint and the reason."""

    def __init__(self, figures: Figures, dismissed: Callable[[Hint, str], None]) -> None:
        super().__init__()
        self._figures = figures
        self._dismissed = dismissed
        self.hints: tuple[Hint, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self.reasons: dict[str, QLineEdit] = {}
        self.texts: list[str] = []
        head = QHBoxLayout()
        head.addWidget(label(translate("approvals", "Advice"), "card-title"))
        head.addWidget(Chip(translate("approvals", "not a decision"), Tone.NEUTRAL))
        head.addStretch(1)
        self.body.addLayout(head)
        self._list: QWidget | None = None
        self.hide()

    def show_hints(self, hints: Sequence[Hint], *, may_dismiss: bool) -> None:
        self.hints = tuple(hints)
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self.buttons, self.reasons, self.texts = {}, {}, []
        self._list = QWidget()
        self._list.setProperty("role", "plain")
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        for hint in self.hints:
            self._add(column, hint, may_dismiss=may_dismiss)
        self.body.addWidget(self._list)
        self.setVisible(bool(self.hints))

    def _add(self, column: QVBoxLayout, hint: Hint, *, may_dismiss: bool) -> None:
        text = sentence(hint)
        self.texts.append(text)
        column.addWidget(label(text, wrap=True))
        score = self._figures.decimal(hint.score, places=2)
        because = "; ".join(f"{_feature(name)}: {self._figure(value)}" for name, value in hint.features)
        said = translate("approvals", "Score {score} · {because} · {model}").format(score=score, because=because, model=hint.model)
        self.texts.append(said)
        column.addWidget(label(said, "secondary", wrap=True))
        if not may_dismiss:
            return
        line = QHBoxLayout()
        reason = QLineEdit()
        reason.setPlaceholderText(translate("approvals", "Why it does not help"))
        reason.setAccessibleName(translate("approvals", "Why it does not help"))
        button = QPushButton(translate("approvals", "Dismiss"))
        button.setAutoDefault(False)
        button.setEnabled(False)
        button.setToolTip(translate("approvals", "Say why first."))
        reason.textChanged.connect(lambda typed, one=button: one.setEnabled(bool(typed.strip())))
        button.clicked.connect(lambda checked=False, one=hint, field=reason: self._dismissed(one, field.text().strip()))
        line.addWidget(reason, 1)
        line.addWidget(button)
        column.addLayout(line)
        self.buttons[hint.key], self.reasons[hint.key] = button, reason

    def _figure(self, value: str | Decimal) -> str:
        return self._figures.quantity(value.normalize() + Decimal(0)) if isinstance(value, Decimal) else value


def sentence(hint: Hint) -> str:
    """What a person might look into."""
    facts = dict(hint.features)
    match hint.code:
        case "swapped":
            text = translate("approvals", "{item} and {other} may have been taken for each other: one lacks what the other has too much.")
            return text.format(item=hint.item, other=str(facts["item"]))
        case "recurring":
            return translate("approvals", "{item} differed the same way before. Look for a cause that goes on.").format(item=hint.item)
        case _:
            return translate("approvals", "{item} was counted once only. A second count would tell more.").format(item=hint.item)


def _feature(name: str) -> str:
    return {
        "item": translate("approvals", "other item"),
        "difference": translate("approvals", "difference"),
        "other_difference": translate("approvals", "its difference"),
        "alike": translate("approvals", "counts that differed alike"),
        "counts": translate("approvals", "counts that differed"),
        "times": translate("approvals", "times counted"),
    }.get(name, name)
