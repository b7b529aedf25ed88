"""Owns which language the running program speaks; loads the built translations into Qt and behind `translate`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources
from ui.i18n import use_lookup

LANGUAGES = ("en", "de")


def install(application: QCoreApplication, language: str) -> list[QTranslator]:
    """Speak a language from now on; what is already on the screen keeps its words until it is made anew.

    Returns the dictionaries; they live as long as the application holds them. A language we lack means English.
    """
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    spoken = language if language in LANGUAGES else "en"
    QLocale.setDefault(QLocale(spoken))
    folder = Path(resources.__file__).parent / "translations" / spoken
    loaded: list[QTranslator] = []
    for file in sorted(folder.glob("*.qm")):
        _load(application, str(file), loaded)
    if spoken != "en":
        own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _load(application, f"{own}/qtbase_{spoken}.qm", loaded)
    use_lookup(_lookup)
    return loaded


def language_of_system() -> str:
    """The first of the system's languages that we speak."""
    for name in QLocale.system().uiLanguages():
        if name[:2] in LANGUAGES:
            return name[:2]
    return "en"


def _load(application: QCoreApplication, file: str, loaded: list[QTranslator]) -> None:
    translator = QTranslator(application)
    if translator.load(file):
        application.installTranslator(translator)
        loaded.append(translator)


def _lookup(context: str, text: str, disambiguation: str | None, number: int) -> str:
    return QCoreApplication.translate(context, text, disambiguation, number)
