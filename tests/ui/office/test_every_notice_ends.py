"""Bars, strips, panes and buttons are there as long as their cause: each found case on real widgets, and the rule over the whole desktop."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.commands.approvals import ApproveRequest
from app.domain.book import ApprovalRequest
from tests.support.desktop import Depot
from tests.support.office import Office
from tests.ui.office.conftest import Receive
from ui.feedback import Feedback, Known, Offer, Verdict, until_decided, until_reached
from ui.sending import Sent, on_its_way
from ui.tasks import KnownTrouble
from ui.theme import Theme, Tone
from ui.widgets.notice_bar import Notice, NoticeBar

MakeOffice = Callable[..., Office]
UI = Path(__file__).parents[3] / "ui"
OWNERS = {"answers", "backups", "connection"}
PASSING = ("waits to be posted", "cannot be reached now", "has posted it yet")
"""What may be said only as long as it is so."""


def test_a_bar_of_a_page_never_stands_on_another_one(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """Approval buttons on home: the inbox refreshes behind it and shows its own bar."""
    office = make_office("clara")
    screen = office.go("approvals")
    assert not screen.bar.isVisible()  # nothing waits
    office.go("home")
    receive("r1", "14")
    office.window.touched(frozenset({"approvals"}))
    office.settle()
    assert office.here == "home" and screen.presenter.rows and not screen.bar.isVisible()
    office.go("approvals")
    assert screen.bar.isVisible() and screen.buttons["approve"].isVisible()


def test_a_pane_goes_with_what_it_is_about(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """A photo pane with its button that adds to a receipt, on the next page or beside the next receipt."""
    depot.order("po1", "HANSE", ("DR-18V", "24", "300"))
    depot.order("po2", "HANSE", ("GL-M", "24", "3"))
    office = make_office()
    screen = office.go("receiving")
    office.scan("po1")
    screen._show_evidence()
    assert screen.evidence.strip.isVisible()
    office.go("home")
    assert not office.window.detail.isVisible()
    office.go("receiving", "po1")
    screen._show_evidence()
    assert screen.evidence.strip.isVisible()
    office.go("receiving", "po2")
    assert not office.window.detail.isVisible()
    screen._show_evidence()
    screen.presenter.park()
    office.settle()
    assert not office.window.detail.isVisible()
    office.window.show_help()
    office.go("home")
    assert office.window.help_page.isVisible()  # help is the window's own


def test_what_another_decides_stays_in_sight_and_cannot_be_decided_again(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """The next request must not come up under a hand that is about to press."""
    for id in ("r1", "r2"):
        receive(id, "14")
    office = make_office("clara")
    screen = office.go("approvals")
    looked_at = screen.presenter.row
    depot.do(ApproveRequest(request_id=looked_at.id, proposal_digest=looked_at.proposal_digest), member="fay")
    office.window.touched(frozenset({"approvals"}))
    office.settle()
    assert screen.presenter.current == looked_at.id and len(screen.presenter.rows) == 1
    assert screen.standing.text().startswith("Decided meanwhile: Fay") and "approved" in screen.standing.text()
    assert office.said is not None and office.said.text == screen.standing.text()
    assert not screen.buttons["approve"].isEnabled()
    office.keys("a")
    assert sorted(one.state for one in depot.rows(ApprovalRequest)) == ["approved", "open"]
    office.keys("n")
    assert screen.presenter.row is not None and screen.buttons["approve"].isEnabled()


def test_who_may_not_see_amounts_is_not_told_that_there_are_none(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    receive("r1", "14")
    screen = make_office("petra").go("approvals")
    assert "approved" not in screen.preview.as_text()
    assert screen.preview.as_text() == "An entry in the ledger. Your role does not show its amounts."


@pytest.fixture
def bar(theme: Theme) -> Iterator[NoticeBar]:
    made = NoticeBar(theme)
    yield made
    made.deleteLater()


def test_a_notice_is_there_while_its_owner_says_so_and_urgent_ones_go_first(bar: NoticeBar) -> None:
    taken: list[str] = []
    old = Notice("o1", Tone.BAD, "A receipt was not accepted.", offers=(Offer("Open the draft", lambda: taken.append("old")),), stays=True)
    rights = Notice("scope", Tone.ACCENT, "Your rights in the book have changed.", urgent=True)
    bar.tell("answers", [old])
    bar.tell("connection", [rights])
    assert [one.key for one in bar.waiting] == ["scope", "o1"]
    bar.tell("connection", [])  # they are what they were
    assert bar.shown == old and not bar.isHidden()
    QApplication.processEvents()
    bar.offer_buttons()[0].click()
    assert taken == ["old"] and bar.shown == old  # opened, and not finished yet
    before = bar.offer_buttons()
    bar.tell("answers", [Notice("o1", Tone.BAD, old.text, offers=(Offer("Open the draft", lambda: None),), stays=True)])
    assert bar.offer_buttons() == before  # asked again, nothing new: nothing is drawn under the hand
    bar.seen_button.click()
    bar.tell("answers", [old])
    assert bar.isHidden()  # put away knowingly
    bar.tell("answers", [])
    bar.tell("answers", [old])
    assert not bar.isHidden()  # it came back
    bar.tell("answers", [])
    assert bar.isHidden() and bar.shown is None


class _Decided:
    def __init__(self, status: str, **result: str) -> None:
        self.status, self.result = status, result


def test_what_is_said_of_waiting_ends_with_it(make_office: MakeOffice) -> None:
    strip = make_office().window.head.strip

    def known(reached: bool, status: str, **result: str) -> Known:
        return Known(reached, {"c1": _Decided(status, **result)})

    strip.say(on_its_way("The receipt of PO-7", Sent("waiting", "", "", {}, "c1", reached=False)))
    assert "cannot be reached" in strip.shown.expected
    strip.ask(known(True, "waiting"))
    assert "nobody has posted it" in strip.shown.expected and "cannot be reached" not in strip.shown.spoken
    strip.ask(known(True, "posted", number="GR-2026-000007"))
    assert (strip.shown.verdict, strip.shown.text) == (Verdict.OK, "The receipt of PO-7 is posted: GR-2026-000007.")
    for ends in (known(True, "refused"), known(True, "held"), Known(True, {})):
        strip.say(on_its_way("It", Sent("waiting", "", "", {}, "c1", reached=False)))
        strip.ask(ends)
        assert strip.shown is None and strip.isHidden()
    strip.say(until_decided(Feedback(Verdict.ATTENTION, "It waits."), "c1"))
    strip.ask(known(False, "waiting"))
    assert strip.shown is not None
    strip.ask(known(True, "posted"))
    assert strip.shown is None
    strip.say(until_reached(Feedback(Verdict.REJECTED, "No answer.")))
    strip.ask(Known(False, {}))
    assert strip.shown is not None
    strip.ask(Known(True, {}))
    assert strip.shown is None


def test_troubles_of_the_connection_and_of_what_waits_end_in_the_window(make_office: MakeOffice) -> None:
    office = make_office()
    for trouble in (KnownTrouble("It waits.", waits_for="nobody-knows-it"), KnownTrouble("No answer.", unreached=True)):
        office.window.trouble(trouble)
        assert office.said is not None
        office.desktop.heart.beat()
        office.settle()
        assert office.said is None
    office.window.trouble(KnownTrouble("The file is not a picture."))
    office.desktop.heart.beat()
    QApplication.processEvents()
    assert office.said is not None  # about what was done here, and ends with the page


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_nothing_is_said_of_waiting_or_silence_without_a_cause_that_can_end() -> None:
    """A new sentence of this kind needs its cause; a new owner of notices has to say in a test how its own end."""
    without, owners = [], set()
    for file in sorted(UI.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tell" and len(node.args) == 2:
                assert isinstance(node.args[0], ast.Constant), file
                owners.add(node.args[0].value)
        outer = [node for node in _functions(ast.parse(text)) if "Feedback(" in (ast.get_source_segment(text, node) or "")]
        for function in outer:
            source = ast.get_source_segment(text, function) or ""
            if any(words in source for words in PASSING) and not any(
                end in source for end in ("until_decided(", "until_reached(", "cause=", "cause(")
            ):
                without.append(f"{file.name}: {function.name}")
    assert without == []
    assert owners == OWNERS
