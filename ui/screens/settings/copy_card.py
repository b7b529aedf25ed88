"""Owns the card on which the copy of a shared book on this computer is encrypted or not; opens no copy and knows no key."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.house import KeptCopy
from ui.i18n import translate
from ui.shell.screen import Desk
from ui.tasks import Failure, TaskScope
from ui.theme import Tone
from ui.widgets.surfaces import Card, label, set_tone


class CopyCard(Card):
    """The choice counts from the next start on, for whoever signs in to this book here with this login."""

    def __init__(self, desk: Desk, copy: KeptCopy) -> None:
        super().__init__(translate("settings", "The copy of the book on this computer"))
        self._copy = copy
        self._tasks = TaskScope(desk.tasks)
        self._trouble = desk.trouble
        self._filling = True
        self.encrypted = QCheckBox(translate("settings", "Keep it encrypted"))
        self.encrypted.setObjectName("encrypted")
        self.encrypted.toggled.connect(self._switched)
        self.body.addWidget(self.encrypted)
        text = translate(
            "settings",
            "The key is in this computer's keyring. The next start reads the copy anew from the book, so it needs the network, and opening "
            "takes longer. What waits to be sent, drafts and saved papers are not encrypted.",
        )
        self.body.addWidget(label(text, "secondary", wrap=True))
        self.line = label("", wrap=True)
        self.line.hide()
        self.body.addWidget(self.line)
        self.body.addStretch(1)

    def fill(self) -> None:
        """Read how it is."""
        self._tasks.run(lambda pulse: self._copy.encrypted(), self._filled, self._trouble)

    def dispose(self) -> None:
        self._tasks.close()

    def _filled(self, encrypted: bool) -> None:
        self._filling = True
        self.encrypted.setChecked(encrypted)
        self._filling = False

    def _switched(self, wanted: bool) -> None:
        if not self._filling:
            self._tasks.run(lambda pulse: self._copy.choose(wanted), lambda done: self._chosen(wanted), self._not_chosen)

    def _chosen(self, encrypted: bool) -> None:
        text = translate("settings", "Encrypted from the next start on.") if encrypted else ""
        self._say(text or translate("settings", "No longer encrypted from the next start on."), Tone.GOOD)
        self.fill()

    def _not_chosen(self, failure: Failure) -> None:
        self._say(str(failure), Tone.BAD)
        self.fill()

    def _say(self, text: str, tone: Tone) -> None:
        self.line.setText(text)
        set_tone(self.line, tone)
        self.line.show()
