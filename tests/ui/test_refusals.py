"""What the core says in codes is read in the person's language and with their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.domain.refusals import InvalidValue, MemberInactive, PeriodClosed, Refusal
from app.domain.wording import Phrase, Word
from tests.app.test_refusals import SPOKEN
from ui.feedback import Verdict
from ui.figures import Figures
from ui.i18n import use_lookup
from ui.i18n.install import install
from ui.i18n.linguist import read_file, translation_folder
from ui.refusals import in_parts, refused, told, trouble_of, use_figures

IN_GERMAN = read_file(translation_folder() / "de" / "refusals.ts")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    loaded = install(qapp, "de")
    use_figures(Figures("de_DE"))
    yield
    for translator in loaded:
        qapp.removeTranslator(translator)
    use_lookup(None)
    use_figures(Figures())
    QLocale.setDefault(before)


@pytest.mark.ux
@pytest.mark.parametrize("kind", SPOKEN, ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_german_sentence_with_its_facts(kind: type[Refusal]) -> None:
    [german] = IN_GERMAN[kind.says]
    assert german and german != kind.says
    assert sorted(re.findall(r"\{\w+\}", german)) == sorted(re.findall(r"\{\w+\}", kind.says))
    what, _, next_step = in_parts(re.sub(r"\{\w+\}", "X", german))
    assert what and next_step, "what happened and what to do next are sentences of their own"


@pytest.mark.ux
def test_a_refusal_is_read_in_german_with_german_dates(german: None) -> None:
    closed = PeriodClosed(period="2026-01", entity="NORTH", date=date(2026, 1, 31), next_open=date(2026, 2, 1))
    found = refused({"refusal": closed.sealed()})
    assert found.verdict is Verdict.REJECTED
    assert found.text == "Die Periode 2026-01 von NORTH ist geschlossen, 31.01.2026 kann also nicht gebucht werden."
    assert "01.02.2026" in found.next_step


@pytest.mark.ux
def test_phrases_and_words_within_a_refusal_are_german_too(german: None) -> None:
    cost = Phrase("of_line", what=Word("unit_cost"), line=2)
    trouble = trouble_of(InvalidValue(field=cost, value=Decimal("-1250.5"), why=Phrase("goods_cost_nothing_or_more")))
    assert trouble is not None
    assert str(trouble).startswith("Stückkosten in Zeile 2 kann nicht \u22121.250,5 sein: Ware kostet nichts oder mehr.")


@pytest.mark.ux
def test_why_an_approval_is_asked_is_read_in_german(german: None) -> None:
    reason = Phrase("order_placed", amount=Decimal(25000), currency="EUR", supplier="Acme").written()
    assert told(reason) == "Bestellung über 25.000,00 EUR bei Acme"
    assert told("nass geworden") == "nass geworden"


def test_without_a_dictionary_it_is_english() -> None:
    assert str(trouble_of(MemberInactive(member="sam"))).startswith("sam is not an active member")
