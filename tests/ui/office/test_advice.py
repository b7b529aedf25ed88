"""Advice in the inbox: marked, ranked and explained; dismissed with a reason that is kept; the decision is the same without it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.commands.count_submission import SubmitCount
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.domain.book import ApprovalDecision, JournalLine
from app.domain.book.counting import CountLine
from app.domain.book.evidence import HintDismissal
from tests.support.desktop import TODAY, Depot
from tests.ui.office.conftest import MakeOffice

D = Decimal
SWAPPED = "Cordless drill 18 V and LED work lamp may have been taken for each other: one lacks what the other has too much."


@pytest.fixture
def counted(depot: Depot) -> Depot:
    """46 drills and 20 lamps in the book, 34 and 32 found: 12 too few against 12 too many, held for the clerk."""
    depot.stock("DR-18V", "46", "149", spot="A-03-2")
    depot.stock("LP-LED", "20", "29.90", spot="A-03-2")
    depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=TODAY, location_ids=("LEEDS/A-03-2",)))
    found = {"DR-18V": D(34), "LP-LED": D(32)}
    lines = tuple(CountedLine(line_no=line.line_no, quantity=found[line.item_id]) for line in depot.rows(CountLine))
    depot.do(RecordCount(sheet_id="c1", lines=lines), member="petra")
    depot.do(SubmitCount(sheet_id="c1", posting_date=TODAY, reason="miscount", note="Two crates"), member="petra", expect="held")
    return depot


@pytest.mark.ux
def test_a_hint_is_marked_ranked_and_explained(counted: Depot, make_office: MakeOffice) -> None:
    """25: Every hint has score, features and model version, the strongest first, and is marked as no decision."""
    office = make_office("clara")
    card = office.go("approvals").advice
    assert card.isVisible()
    assert [hint.code for hint in card.hints] == ["swapped", "counted_once", "counted_once"]
    # 12 against 12: 1 × 0.9.
    assert card.texts[:2] == [
        SWAPPED,
        "Score 0.90 · other item: LED work lamp; difference: −12; its difference: 12 · count-patterns 1",
    ]
    shown = " ".join(label.text() for label in card.findChildren(type(card.title)))
    assert "not a decision" in shown
    assert counted.rows(ApprovalDecision) == []


@pytest.mark.ux
def test_dismissing_asks_why_and_is_kept(counted: Depot, make_office: MakeOffice) -> None:
    """25: Dismissing a hint asks why; the reason is kept in the book, the hint is gone, the request waits as before."""
    office = make_office("clara")
    screen = office.go("approvals")
    card = screen.advice
    assert not card.buttons["swapped/1"].isEnabled()
    office.qtbot.keyClicks(card.reasons["swapped/1"], "The crates are labelled")
    card.buttons["swapped/1"].click()
    office.settle()
    [row] = counted.rows(HintDismissal)
    assert (row.hint, row.score, row.model, row.reason, row.member_id) == (
        "swapped/1",
        "0.90",
        "count-patterns 1",
        "The crates are labelled",
        "clara",
    )
    assert [hint.code for hint in screen.advice.hints] == ["counted_once", "counted_once"]
    assert counted.rows(ApprovalDecision) == []


@pytest.mark.ux
@pytest.mark.parametrize("advised", [True, False])
def test_the_decision_is_the_same_with_the_advice_off(counted: Depot, make_office: MakeOffice, advised: bool) -> None:
    """25: The approve path is identical with advice off: the same key, the same entry, to the cent."""
    office = make_office("clara")
    settings = office.go("settings")
    if settings.advice.isChecked() is not advised:
        settings.advice.click()
    screen = office.go("approvals")
    assert screen.advice.isVisible() is advised
    office.press(screen.buttons["approve"])
    # 12 drills at 149.00 are gone, 12 lamps at 29.90 came: −1,788.00 + 358.80.
    posted = {(line.account_id, line.amount) for line in counted.rows(JournalLine, document_id="c1")}
    assert posted == {("1300", D("-1788.00")), ("5200", D("1788.00")), ("1300", D("358.80")), ("5200", D("-358.80"))}


@pytest.mark.ux
def test_evidence_and_entry_say_reasons_and_places_by_name(counted: Depot, make_office: MakeOffice) -> None:
    """Who decides reads why it was counted away, not the code of the reason; figures keep their unit beside them."""
    screen = make_office("clara").go("approvals")
    assert screen.evidence is not None
    first = screen.evidence.texts()[0]
    assert "A-03-2 · Counted wrongly before" in first[0] and "LEEDS/" not in first[0]
    assert first[1:4] == ("46 pc", "34 pc", "\u221212 pc")
    notes = {line.note for line in screen.preview.picture.lines}
    assert any(note.endswith("Counted wrongly before") for note in notes)
    assert not any("miscount" in note for note in notes)
