"""Owns the picture of a journal entry before it is posted: lines, totals, verdicts, who must approve; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.figures import Figures
from ui.i18n import translate
from ui.theme import Tone
from ui.widgets.surfaces import Card, Chip, label, rule


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One journal line: `amount` signed in the entity's currency, debit +, credit −. A zero line posts as a debit."""

    account: str
    name: str
    amount: Decimal
    note: str = ""
    """The dimensions in words: `Leeds DC · Tools`."""


@dataclass(frozen=True, slots=True)
class Check:
    """A verdict beside the entry: a chip of a few words, and a sentence."""

    title: str
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class EntryPicture:
    """What would be posted now. `approver` names the role that has to approve first; empty: it posts at once."""

    lines: tuple[EntryLine, ...] = ()
    currency: str = ""
    places: int = 2
    checks: tuple[Check, ...] = ()
    approver: str = ""
    hidden: bool = False
    """There are lines, and this person may not see amounts."""
    waits: bool = False
    """A newer picture is being made; this one is shown greyed meanwhile."""

    @property
    def debits(self) -> Decimal:
        return sum((line.amount for line in self.lines if line.amount > 0), Decimal(0))

    @property
    def credits(self) -> Decimal:
        return -sum((line.amount for line in self.lines if line.amount < 0), Decimal(0))


class EntryPreview(QWidget):
    """The card “What will be posted”, and a card of checks under it."""

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self.picture = EntryPicture()
        self._whole = False
        self.entry = Card(translate("widgets", "What will be posted"))
        self.checks = Card(translate("widgets", "Checks"))
        self._grid: QWidget | None = None
        self._verdicts: QWidget | None = None
        inside = self._inside = QWidget()
        inside.setProperty("role", "plain")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.entry)
        layout.addWidget(self.checks)
        layout.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        inside.installEventFilter(self)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        self.show_picture(self.picture)

    def show_picture(self, picture: EntryPicture) -> None:
        self.picture = picture
        self._grid = self._replace(self.entry, self._grid, self._lines(picture))
        self._verdicts = self._replace(self.checks, self._verdicts, self._checks(picture))
        self.checks.setVisible(bool(picture.checks or picture.approver))
        self.entry.setEnabled(not picture.waits)
        self._settle_fonts()
        self.setAccessibleName(translate("widgets", "What will be posted"))
        self.setAccessibleDescription(self.as_text())

    @property
    def whole(self) -> bool:
        return self._whole

    def stand_whole(self, whole: bool = True) -> None:
        """From now on be as high as the entry: for places that scroll as a whole."""
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded)
        if whole:
            self._ask_height()
        else:
            self.setMinimumHeight(0)

    def as_text(self) -> str:
        """The entry in words, line by line, for screen readers and for the clipboard."""
        picture = self.picture
        if not picture.lines:
            return self._nothing()
        texts = [f"{_side(line.amount)} {line.account} {line.name} {self._amount(abs(line.amount))}" for line in picture.lines]
        return "\n".join([*texts, *(f"{check.title}: {check.text}" for check in picture.checks), self._outcome()])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._settle_fonts()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._ask_width()
            self._ask_height()
        return False

    def _settle_fonts(self) -> None:
        """Give new labels their fonts before they are measured; the stylesheet does it only when they are shown."""
        for child in self._inside.findChildren(QWidget):
            child.ensurePolished()
        for holder in (self._grid, self._verdicts, self.entry, self.checks):
            if holder is not None:
                holder.updateGeometry()
        self._ask_width()

    def _ask_width(self) -> None:
        """A scroll area asks for no width of its own, and amounts must never be cut."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        wanted = max(300, self._inside.minimumSizeHint().width() + bar + 4)
        if wanted != self.minimumWidth():
            self.setMinimumWidth(wanted)

    def _ask_height(self) -> None:
        layout = self._inside.layout()
        if self._whole and layout is not None:
            wanted = layout.totalHeightForWidth(self._inside.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
            if wanted != self.minimumHeight():
                self.setMinimumHeight(wanted)

    def _lines(self, picture: EntryPicture) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        if not picture.lines:
            grid.addWidget(label(self._nothing(), "muted", wrap=True), 0, 0, 1, 4)
            return holder
        self._heads(grid)
        row = 1
        for line in picture.lines:
            row = self._line(grid, row, line)
        self._totals(grid, row, picture)
        return holder

    def _heads(self, grid: QGridLayout) -> None:
        grid.addWidget(label(translate("widgets", "Account"), "secondary"), 0, 0, 1, 2)
        for column, text in ((2, translate("widgets", "Debit")), (3, translate("widgets", "Credit"))):
            head = label(text, "secondary")
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(head, 0, column)

    def _line(self, grid: QGridLayout, row: int, line: EntryLine) -> int:
        grid.setRowMinimumHeight(row, 26)
        grid.addWidget(label(line.account, "muted"), row, 0)
        grid.addWidget(label(line.name, wrap=True), row, 1)
        amount = self._figure(abs(line.amount))
        grid.addWidget(amount, row, 3 if line.amount < 0 else 2)
        if line.note:
            grid.addWidget(label(line.note, "secondary", wrap=True), row + 1, 1, 1, 3)
            return row + 2
        return row + 1

    def _totals(self, grid: QGridLayout, row: int, picture: EntryPicture) -> None:
        grid.setRowMinimumHeight(row, 10)
        grid.addWidget(rule(), row, 0, 1, 4, Qt.AlignmentFlag.AlignVCenter)
        balanced = picture.debits == picture.credits
        word = label(picture.currency if balanced else translate("widgets", "Does not balance"), "strong")
        if not balanced:
            word.setProperty("tone", Tone.BAD.value)
        grid.addWidget(word, row + 1, 0, 1, 2)
        for column, amount in ((2, picture.debits), (3, picture.credits)):
            grid.addWidget(self._figure(amount, strong=True), row + 1, column)
        if not balanced:
            difference = self._amount(abs(picture.debits - picture.credits))
            text = translate("widgets", "{amount} is missing on one side.").format(amount=difference)
            grid.addWidget(label(text, tone=Tone.BAD, wrap=True), row + 2, 0, 1, 4)

    def _checks(self, picture: EntryPicture) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for check in picture.checks:
            layout.addWidget(Chip(check.title, check.tone))
            layout.addWidget(label(check.text, wrap=True))
        if picture.approver:
            layout.addWidget(Chip(translate("widgets", "Waits for approval"), Tone.WARN))
            layout.addWidget(label(self._outcome(), wrap=True))
        return holder

    def _replace(self, card: Card, old: QWidget | None, new: QWidget) -> QWidget:
        if old is not None:
            card.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        card.body.addWidget(new)
        return new

    def _figure(self, amount: Decimal, *, strong: bool = False) -> QLabel:
        shown = label(self._amount(amount), "strong" if strong else "")
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        shown.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        return shown

    def _amount(self, amount: Decimal) -> str:
        return self._figures.money(amount, places=self.picture.places)

    def _nothing(self) -> str:
        if any(check.tone is Tone.BAD for check in self.picture.checks):
            return translate("widgets", "Nothing, until what stands below is settled.")
        if self.picture.hidden:
            return translate("widgets", "An entry in the ledger. Your role does not show its amounts.")
        if self.picture.checks:
            return translate("widgets", "Nothing in the ledger.")
        return translate("widgets", "Nothing yet. The entry appears with the first line.")

    def _outcome(self) -> str:
        if self.picture.approver:
            return translate("widgets", "{role} decides before anything is posted.").format(role=self.picture.approver)
        return translate("widgets", "Posts at once.")


def _side(amount: Decimal) -> str:
    return translate("widgets", "Cr") if amount < 0 else translate("widgets", "Dr")
