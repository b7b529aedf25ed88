"""Owns the translators' files: finds every sentence in the source, keeps the .ts files current, builds the .qm files.

`python -m ui.i18n.linguist update` adds new sentences as unfinished and drops unused ones, `build` makes the .qm files
with Qt's own lrelease, `missing` lists what is not translated. One file per context and language, so that people who
work on different screens do not meet. The files are Qt Linguist's: open them with it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import PySide6

import app
import app.roof
import db
import reports
import ui
from app.domain.phrases import PHRASES
from app.domain.roles import PERMISSIONS
from app.domain.wording import ENGLISH
from app.domain.words import WORDS
from app.roof.report_kinds import QUESTIONS
from reports.dictionary import CORE, FOLDER, PAPERS, read_file

LANGUAGES = ("de", "en")
"""English has files too, but only for plural forms."""
PLURAL_FORMS = 2
_CALLS = ("translate", "QT_TRANSLATE_NOOP")
_ON_PAPER: Mapping[str, tuple[int | str, ...]] = {
    "say": (0,),
    "code": (1,),
    "word": (1,),
    "told": (1,),
    "day": (1,),
    "money": (1,),
    "quantity": (1,),
    "Column": ("title",),
    "ReportKind": (1,),
    "ReportCard": (1,),
    "Report": ("title",),
    "Bars": (0,),
    "with_note": (1,),
}
"""Call -> where it takes a sentence of a paper: a place or a keyword."""


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    context: str
    text: str
    plural: bool = False


def source_folder() -> Path:
    return Path(ui.__file__).parent


def translation_folder() -> Path:
    return FOLDER


def sentences(folder: Path) -> set[Sentence]:
    """Every sentence in the Python files below a folder. Raises ValueError where one is not a literal."""
    found: set[Sentence] = set()
    for file in sorted(folder.rglob("*.py")):
        if file.parent.name == "i18n":  # the door itself passes on what others wrote
            continue
        found.update(_sentences_of(file))
    return found | _of_the_core() | _of_the_papers() if folder == source_folder() else found


@cache
def _of_the_papers() -> frozenset[Sentence]:
    """What stands on papers: literals where `_ON_PAPER` says that a call takes one, and names of questions."""
    texts = set(QUESTIONS.values())
    for folder in (reports, app.roof):
        for file in sorted(Path(str(folder.__file__)).parent.rglob("*.py")):
            source = file.read_text(encoding="utf-8")
            own = "figures.say" not in source  # its `say` talks to a terminal
            calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
            texts.update(text for call in calls if not (own and _name(call) == "say") for text in _on_paper(call))
    return frozenset(Sentence(PAPERS, text) for text in texts if any(map(str.isalpha, text)))


def _name(call: ast.Call) -> str:
    """The last word of what is called: `say` of `self._say`."""
    return (call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")).lstrip("_")


def _on_paper(call: ast.Call) -> Iterator[str]:
    for place in _ON_PAPER.get(_name(call), ()):
        if isinstance(place, int):
            found = call.args[place] if len(call.args) > place else None
        else:
            found = next((keyword.value for keyword in call.keywords if keyword.arg == place), None)
        if isinstance(found, ast.IfExp):
            yield from (str(end.value) for end in (found.body, found.orelse) if isinstance(end, ast.Constant))
        elif isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value


@cache
def _of_the_core() -> frozenset[Sentence]:
    """What the core says by codes, and this desktop puts into words: refusals, phrases, permissions and single words."""
    texts = {*PHRASES.values(), *PERMISSIONS.values(), *map(ENGLISH.word, WORDS)}
    houses = [Path(str(house.__file__)).parent for house in (app, db, reports)]
    for file in sorted(file for house in houses for file in house.rglob("*.py")):
        texts.update(_refusals_of(file))
    return frozenset(Sentence(CORE, text) for text in texts)


def _refusals_of(file: Path) -> Iterator[str]:
    """The class attribute `says` of every kind of refusal in a file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Name) for base in node.bases)):
            continue
        for line in node.body:
            target = line.targets[0] if isinstance(line, ast.Assign) else line.target if isinstance(line, ast.AnnAssign) else None
            if isinstance(line, ast.Assign | ast.AnnAssign) and isinstance(target, ast.Name) and target.id == "says" and line.value:
                yield str(ast.literal_eval(line.value))


def _sentences_of(file: Path) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in _CALLS or len(node.args) < 2:
            continue
        values = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args[:2]]
        if not all(isinstance(value, str) for value in values):
            raise ValueError(f"{file.name}:{node.lineno}: context and text must be literals")
        plural = len(node.args) > 3 or any(keyword.arg == "number" for keyword in node.keywords)
        yield Sentence(str(values[0]), str(values[1]), plural)


def write_file(file: Path, language: str, context: str, messages: dict[Sentence, tuple[str, ...]]) -> None:
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    holder = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(holder, "name").text = context
    for sentence in sorted(messages):
        texts = messages[sentence]
        message = ElementTree.SubElement(holder, "message", {"numerus": "yes"} if sentence.plural else {})
        ElementTree.SubElement(message, "source").text = sentence.text
        translation = ElementTree.SubElement(message, "translation")
        if not all(texts):
            translation.set("type", "unfinished")
        if sentence.plural:
            for text in texts:
                ElementTree.SubElement(translation, "numerusform").text = text
        else:
            translation.text = texts[0]
    ElementTree.indent(root, "    ")
    file.parent.mkdir(parents=True, exist_ok=True)
    body = ElementTree.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def update(source: Path, target: Path) -> None:
    """Bring the files in line with the source; translations are kept as long as their sentence is used."""
    found = sentences(source)
    for language in LANGUAGES:
        for context in sorted({sentence.context for sentence in found}):
            file = target / language / f"{context}.ts"
            known = read_file(file)
            wanted = [s for s in found if s.context == context and (language != "en" or s.plural)]
            if wanted:
                write_file(file, language, context, {s: _kept(s, known) for s in wanted})


def missing(source: Path, target: Path, language: str) -> list[Sentence]:
    """Sentences in use that the language's files lack or hold unfinished."""
    lacking = []
    wanted = [sentence for sentence in sorted(sentences(source)) if language != "en" or sentence.plural]
    known = {context: read_file(target / language / f"{context}.ts") for context in {sentence.context for sentence in wanted}}
    for sentence in wanted:
        texts = known[sentence.context].get(sentence.text, ())
        if not texts or not all(texts) or (sentence.plural and len(texts) != PLURAL_FORMS):
            lacking.append(sentence)
    return lacking


def build(target: Path) -> None:
    """Make a .qm beside every .ts."""
    package = Path(PySide6.__file__).parent
    release = next((file for file in (package / "lrelease", package / "lrelease.exe") if file.exists()), None)
    command = [str(release)] if release else ["pyside6-lrelease"]
    for file in sorted(target.rglob("*.ts")):
        subprocess.run([*command, "-silent", str(file), "-qm", str(file.with_suffix(".qm"))], check=True)


def _kept(sentence: Sentence, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    forms = PLURAL_FORMS if sentence.plural else 1
    texts = known.get(sentence.text, ())
    return texts if len(texts) == forms else ("",) * forms


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update(source_folder(), translation_folder())
        case ["build"]:
            build(translation_folder())
        case ["missing"]:
            lacking = [(lang, s) for lang in LANGUAGES for s in missing(source_folder(), translation_folder(), lang)]
            sys.stdout.writelines(f"{language} {s.context}: {s.text}\n" for language, s in lacking)
            return 1 if lacking else 0
        case _:
            sys.stderr.write("usage: python -m ui.i18n.linguist update|build|missing\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
