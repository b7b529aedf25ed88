"""Every sentence has its German, every plural its English, and the built files say what the sources say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands.registry import kinds
from app.ledger.documents import PREFIXES
from ui.command_words import COMMANDS, FIELDS
from ui.help import HelpPage, HelpShelf
from ui.i18n import translate, use_lookup
from ui.i18n.install import install
from ui.i18n.linguist import missing, read_file, sentences, source_folder, translation_folder, update
from ui.telling import UNTOLD
from ui.theme import Theme
from ui.widgets.offline_bar import OfflineBar
from ui.words import DOCUMENTS


@pytest.mark.ux
@pytest.mark.parametrize("language", ("de", "en"))
def test_no_sentence_is_without_its_translation(language: str) -> None:
    assert [(sentence.context, sentence.text) for sentence in missing(source_folder(), translation_folder(), language)] == []


def test_placeholders_survive_translation() -> None:
    found = sentences(source_folder())
    known = {context: read_file(translation_folder() / "de" / f"{context}.ts") for context in {sentence.context for sentence in found}}
    for sentence in found:
        wanted = sorted(re.findall(r"\{\w*\}", sentence.text))
        for text in known[sentence.context].get(sentence.text, ()):
            assert sorted(re.findall(r"\{\w*\}", text)) == wanted, text


def test_the_built_files_are_current(qapp: QApplication) -> None:
    for file in sorted(translation_folder().rglob("*.ts")):
        translator = QTranslator()
        assert translator.load(str(file.with_suffix(".qm"))), f"build {file.name}: python -m ui.i18n.linguist build"
        for source, texts in read_file(file).items():
            if all(texts):
                number = 1 if len(texts) > 1 else -1
                assert translator.translate(file.stem, source, None, number) == texts[0], source


def test_new_sentences_are_added_and_old_ones_dropped(tmp_path: Path) -> None:
    code, target = tmp_path / "code", tmp_path / "translations"
    code.mkdir()
    (code / "a.py").write_text('translate("area", "One")\ntranslate("area", "%n line(s)", None, count)\n')
    update(code, target)
    file = target / "de" / "area.ts"
    assert read_file(file) == {"One": ("",), "%n line(s)": ("", "")}
    file.write_text(file.read_text().replace('<translation type="unfinished" />', "<translation>Eins</translation>"))
    (code / "a.py").write_text('translate("area", "One")\ntranslate("area", "Two")\n')
    update(code, target)
    assert read_file(file) == {"One": ("Eins",), "Two": ("",)}
    assert [s.text for s in missing(code, target, "de")] == ["Two"]
    (code / "b.py").write_text('translate("area", text)\n')
    with pytest.raises(ValueError, match="must be literals"):
        sentences(code)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    loaded = install(qapp, "de")
    yield
    for translator in loaded:
        qapp.removeTranslator(translator)
    use_lookup(None)
    QLocale.setDefault(before)


@pytest.mark.ux
def test_the_desktop_speaks_german(german: None, theme: Theme, qtbot: QtBot) -> None:
    bar = OfflineBar(theme)
    qtbot.addWidget(bar)
    bar.offline(since="09:12", waiting=1, age="31 min")
    assert "Offline seit 09:12" in bar.accessibleName()
    assert "1 Vorgang wartet" in bar.accessibleName() and "31 min alt" in bar.accessibleName()
    bar.offline(since="09:12", waiting=4, age="1 min")
    assert "4 Vorgänge warten" in bar.accessibleName()


def test_without_a_dictionary_the_source_speaks() -> None:
    assert translate("grid", "%n row(s)", None, 5) == "5 row(s)"


@pytest.mark.ux
def test_help_exists_in_both_languages_and_its_links_lead_somewhere(theme: Theme, qtbot: QtBot) -> None:
    english, german_shelf = HelpShelf("en"), HelpShelf("de")
    assert len(english.topics()) >= 5
    for topic in english.topics():
        assert english.text(topic) != german_shelf.text(topic), topic
        for link in re.findall(r"\(topic:(\w+)\)", english.text(topic) + german_shelf.text(topic)):
            assert english.has(link)
    page = HelpPage(german_shelf)
    qtbot.addWidget(page)
    page.open_topic("overview")
    assert page.title == "Dockledger in Kürze"
    assert "Strg+K" in page.toPlainText()
    page.open_topic("no-such-page")
    assert "no page" in page.toPlainText()


def test_every_kind_of_document_has_a_word() -> None:
    assert set(PREFIXES) <= set(DOCUMENTS)


GERMAN_AS_ENGLISH = {
    "Export",
    "Filter: {name}",
    "Journal",
    "Login",
    "Mix",
    "Name",
    "Normal",
    "Partner",
    "Rest",
    "Scanner",
    "Server",
    "Text",
}
"""Words that are the same in both languages."""
SEVERAL_MEANINGS = {
    "Buyer",  # the role; who buys within the group
    "Came back",  # a receipt that was turned away; goods of a customer
    "Claim",  # to take a request on; what a supplier or carrier owes
    "Forward",  # on in the history of places; a request to someone else
    "Holds",  # what a unit holds; what a proof found
    "Left",  # of a cost layer; of a transfer
    "Note",  # what somebody wrote; what the program points out
    "Open",  # the verb; the state
    "To",  # a day; a warehouse
    "Volume",  # of sounds; of trade
    "approved",  # the state; what somebody did
    "asked",
    "forwarded",
    "rejected",
    "count sheet",  # the paper; the document within a sentence of the core
    "missing",  # goods; a fact of a sentence
    "recount",  # the document; a state of a line
}
"""English words that stand for two things, which German calls by two names."""


@pytest.mark.ux
def test_no_german_sentence_is_left_in_english() -> None:
    known = [(file.stem, read_file(file)) for file in sorted((translation_folder() / "de").glob("*.ts"))]
    same = {source for _, texts in known for source, forms in texts.items() if source in forms and re.search(r"[a-z]{2}", _bare(source))}
    assert same == GERMAN_AS_ENGLISH


@pytest.mark.ux
def test_one_thing_has_one_name_on_all_screens() -> None:
    """A word of several screens is the same in German on all of them, as it is in English."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for file in sorted((translation_folder() / "de").glob("*.ts")):
        for source, forms in read_file(file).items():
            names.setdefault(source, set()).add(forms)
    assert {source for source, forms in names.items() if len(forms) > 1} == SEVERAL_MEANINGS


def _bare(sentence: str) -> str:
    return re.sub(r"\{\w*\}", "", sentence)


def test_every_kind_of_command_and_every_field_of_one_has_a_name() -> None:
    import_module("app.commands.catalogue")
    fields = {field for kind in kinds().values() for field in fields_of(kind.body)}
    assert {kind for kind in kinds() if kind not in COMMANDS} == set()
    assert {field for field in fields - set(UNTOLD) if field not in FIELDS} == set()
    assert len(fields) > 200


def fields_of(body: type[msgspec.Struct]) -> Iterator[str]:
    """The names of a body's fields, its lines' too."""
    for field in msgspec.structs.fields(body):
        yield field.name
        yield from _within(field.type)


def _within(kind: object) -> Iterator[str]:
    for part in get_args(kind):
        yield from _within(part)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from fields_of(kind)
