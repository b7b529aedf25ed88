"""The warehouse screens in German: every sentence there, steps still one short line, figures in the German way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from tests.support.desktop import Depot
from tests.ui.screens.conftest import MakeDesktop
from ui.i18n import use_lookup
from ui.i18n.linguist import translation_folder


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translators = []
    for file in sorted((translation_folder() / "de").glob("*.qm")):
        translator = QTranslator()
        assert translator.load(str(file))
        translators.append((file.stem, translator))
    by_context = dict(translators)

    def look(context: str, text: str, disambiguation: str | None, number: int) -> str:
        translator = by_context.get(context)
        found = translator.translate(context, text, disambiguation, number) if translator else ""
        return (found or text).replace("%n", str(number)) if number >= 0 else found or text

    use_lookup(look)
    yield
    use_lookup(None)


@pytest.mark.usefixtures("german")
def test_a_receipt_in_german(depot: Depot, make_desktop: MakeDesktop) -> None:
    depot.order("po1", "NORDIC", ("GLUE-5", "1040", "38"))
    desk = make_desktop(locale="de_DE")
    assert desk.step == "Bestellung scannen"
    desk.scan("po1", "1000*GLUE-5")
    assert desk.step == "Charge scannen"
    desk.scan("GL77", "31.12.2027")
    assert desk.said.text == "Two-part adhesive 5 kg · 1.000 can erfasst · Charge GL77 · 1.000 von 1.040"
    assert desk.screen.post_button.text().startswith("Wareneingang buchen")
    desk.scan("!VALIDATE")
    assert desk.said.text == "GR-2026-000001 ist gebucht · 1 Position von PO-2026-000001"
