"""Owns the help topics: where they are, which one fits the focused widget, and the pane that shows them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

import resources
from ui.i18n import translate

TOPIC = "helpTopic"
"""The dynamic property in which a widget names its topic."""


class HelpShelf:
    """Topics as Markdown files, by language; English where a language lacks one."""

    def __init__(self, language: str = "en", folder: Path | None = None) -> None:
        self._folder = folder or Path(resources.__file__).parent / "help"
        self._language = language

    def topics(self) -> list[str]:
        return sorted(file.stem for file in (self._folder / "en").glob("*.md"))

    def has(self, topic: str) -> bool:
        return self._file(topic) is not None

    def text(self, topic: str) -> str:
        file = self._file(topic)
        if file is None:
            title = translate("help", "Help")
            lacking = translate("help", "There is no page about this yet. The overview may help.")
            return f"# {title}\n\n{lacking}\n\n[Dockledger](topic:overview)"
        return file.read_text(encoding="utf-8")

    def title(self, topic: str) -> str:
        first = self.text(topic).partition("\n")[0]
        return first.removeprefix("#").strip()

    def _file(self, topic: str) -> Path | None:
        for language in (self._language, "en"):
            file = self._folder / language / f"{topic}.md"
            if file.is_file():
                return file
        return None


def topic_of(widget: QWidget | None, otherwise: str) -> str:
    """The topic of the widget or of the nearest parent that names one."""
    while widget is not None:
        topic = widget.property(TOPIC)
        if isinstance(topic, str) and topic:
            return topic
        widget = widget.parentWidget()
    return otherwise


class HelpPage(QTextBrowser):
    """Shows one topic; a link `topic:scanning` opens another."""

    opened = Signal(object)

    def __init__(self, shelf: HelpShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("help", "Help"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self._shelf = shelf
        self.topic = ""
        self.title = ""
        self.anchorClicked.connect(self._follow)

    def open_topic(self, topic: str) -> None:
        self.title = self._shelf.title(topic)
        self.show_text(topic, self._shelf.text(topic).partition("\n")[2])
        self.opened.emit(topic)

    def show_text(self, topic: str, text: str) -> None:
        """Markdown without its title; headings a little larger than the text, not three times."""
        self.topic = topic
        self.setMarkdown(text)
        size = self.font().pointSizeF()
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                heading = QTextCharFormat()
                heading.setFontPointSize(size * 1.1)
                heading.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
                heading.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(heading)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == "topic":
            self.open_topic(link.path())
