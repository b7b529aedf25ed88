"""An answer is lost on the way, work goes on, then it is sent again: what the book has is taken off, what came after stays a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.commands.counting import OpenCountSheet
from app.commands.transfers import RequestTransfer, TransferLineIn
from app.domain.book import Document, StockPosition
from tests.support.desktop import Depot
from tests.support.office import Office
from ui.feedback import Feedback
from ui.reversing import Reversible
from ui.screens.entering.catalogue import FORMS
from ui.screens.entering.rest import FormRest
from ui.screens.entering.rest import rest_of as rest_of_form
from ui.tally import Arrived, Damaged, Key, Placed, Step, Tally, rest_of
from ui.tasks import KnownTrouble

D = Decimal
MakeOffice = Callable[..., Office]
TODAY = date(2026, 11, 23)
UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@contextmanager
def answer_lost(office: Office) -> Iterator[None]:
    """The book takes it and decides on it; the answer never comes."""
    book = office.desktop.work.book
    submit = book.submit

    def lose(record: Any) -> Any:
        submit(record)
        raise KnownTrouble("The line went dead.", "No answer came.", "Try again.")

    book.submit = lose  # type: ignore[method-assign]
    try:
        yield
    finally:
        del book.submit


def said(office: Office) -> Feedback:
    assert office.said is not None
    return office.said


def quantities(depot: Depot, *places: str) -> list[str]:
    held = {f"{one.location_id} {one.item_id}": one.quantity for one in depot.rows(StockPosition)}
    return [f"{held.get(place, D(0)):f}".rstrip("0").rstrip(".") or "0" for place in places]


@pytest.mark.ux
def test_scans_after_a_lost_answer_stay_a_draft(depot: Depot, make_office: MakeOffice) -> None:
    """Receiving and both steps of a transfer: an attempt knows what it held; the later scans are told, kept and posted once."""
    depot.order("po1", "HANSE", ("DR-18V", "24", "300"), ("LP-LED", "36", "29"))
    office = make_office()
    office.go("receiving")
    office.scan("po1", "5*DR-18V")
    with answer_lost(office):
        office.scan("!VALIDATE")
    assert said(office).text == "The line went dead."
    office.scan("2*DR-18V", "7*LP-LED", "A-03-2", "!VALIDATE")
    assert said(office).text == "GR-2026-000001 is in the book as it was sent first."
    assert said(office).expected == "3 scan(s) came after that and are not posted: 2 pc Cordless drill 18 V, 7 pc LED work lamp."
    assert [len(office.desktop.drafts.steps(one.id)) for one in office.desktop.drafts.parked("receiving")] == [3]
    assert quantities(depot, "LEEDS/DOCK-1 DR-18V", "LEEDS/A-03-2 LP-LED") == ["5", "0"]
    office.scan("!VALIDATE")
    assert said(office).text == "GR-2026-000002 is posted · 2 line(s) of PO-2026-000001"
    assert quantities(depot, "LEEDS/DOCK-1 DR-18V", "LEEDS/A-03-2 LP-LED") == ["7", "7"]
    assert office.desktop.drafts.parked("receiving") == []

    line = TransferLineIn(item_id="DR-18V", quantity=D(6), from_location_id="LEEDS/DOCK-1", to_location_id="HULL/DOCK-1")
    depot.do(RequestTransfer(transfer_id="t1", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=TODAY, lines=(line,)))
    office.go("transfers")
    office.scan("t1", "4*DR-18V")
    with answer_lost(office):
        office.scan("!VALIDATE")
    office.scan("2*DR-18V", "!VALIDATE")
    assert said(office).text == "TS-2026-000001 is in the book as it was sent first."
    assert said(office).expected == "1 scan(s) came after that and are not posted: 2 pc Cordless drill 18 V."
    office.scan("!VALIDATE")
    assert quantities(depot, "LEEDS/DOCK-1 DR-18V", "HULL/ROAD DR-18V") == ["1", "6"]

    office.go("transfers")
    office.scan("t1", "3*DR-18V")
    with answer_lost(office):
        office.scan("!VALIDATE")
    office.scan("3*DR-18V", "!VALIDATE")
    assert "2 pc" not in said(office).expected
    assert said(office).expected == "1 scan(s) came after that and are not posted: 3 pc Cordless drill 18 V."
    office.scan("!VALIDATE")
    assert quantities(depot, "HULL/DOCK-1 DR-18V", "HULL/ROAD DR-18V") == ["6", "0"]
    assert office.desktop.drafts.parked("transfers") == []


@pytest.mark.ux
def test_what_was_taken_back_too_late_is_told(depot: Depot, make_office: MakeOffice) -> None:
    depot.order("po1", "HANSE", ("DR-18V", "24", "300"), ("LP-LED", "36", "29"))
    office = make_office()
    office.go("receiving")
    office.scan("po1", "5*DR-18V", "3*LP-LED")
    with answer_lost(office):
        office.scan("!VALIDATE")
    office.key(*UNDO)
    office.scan("!VALIDATE")
    assert said(office).text == "GR-2026-000001 is in the book as it was sent first."
    assert said(office).expected == "Taken back too late, and in the book all the same: 3 pc LED work lamp."
    assert office.desktop.drafts.parked("receiving") == []


def test_a_program_that_ended_asks_what_became_of_it_before_anything_is_scanned(depot: Depot, make_office: MakeOffice) -> None:
    depot.order("po1", "HANSE", ("DR-18V", "24", "300"))
    first = make_office()
    first.go("receiving")
    first.scan("po1", "5*DR-18V")
    with answer_lost(first):
        first.scan("!VALIDATE")
    first.scan("DR-18V")
    first.close()
    again = make_office()
    again.go("receiving")
    again.scan("po1")
    assert said(again).text == "GR-2026-000001 is in the book as it was sent first."
    assert [row.now for row in again.screen.presenter.picture.rows] == [D(1)]
    assert [row.before for row in again.screen.presenter.picture.rows] == [D(5)]


@pytest.mark.ux
def test_places_counted_after_a_lost_answer_are_counted_in_a_count_of_their_own(depot: Depot, make_office: MakeOffice) -> None:
    depot.stock("DR-18V", "10", "300", spot="A-03-2")
    depot.stock("GL-M", "20", "10", spot="B-02-3")
    depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=TODAY))
    office = make_office()
    office.go("counting")
    office.scan("c1", "A-03-2", "10*DR-18V", "!VALIDATE")
    with answer_lost(office):
        office.scan("!VALIDATE")
    office.screen.presenter.back_to_counting()
    office.scan("B-02-3", "19*GL-M", "!VALIDATE")
    number = depot.rows(Document, kind="count_sheet")[0].number
    assert said(office).text == f"{number} is in the book as it was sent first."
    assert said(office).expected == "1 place(s) counted after that are not in it and are kept here: 19 pair Work gloves, size M."
    assert [row.detail for row in office.screen.presenter.counts.rows() if row.posted] == ["1 place(s) counted after it wait here"]
    office.press(office.window.head.strip.offer_buttons()[0])
    assert said(office).text in ("1 line(s) are counted again.", "1 place(s) counted too late for the last count stand here already.")
    assert [row.counted for row in office.screen.presenter.picture.rows] == [D(19)]
    assert len(office.desktop.drafts.parked("counting")) == 1


@pytest.mark.ux
def test_a_form_keeps_what_was_entered_after_a_lost_answer(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    screen = office.go("enter_purchase_order")
    type_in(office, "hanse")
    screen.body.tables["lines"].rows[0].inputs["item_id"].widget.setFocus()
    type_in(office, "DR-18V", "4", "300")
    with answer_lost(office):
        office.key(Qt.Key.Key_F9)
    assert said(office).text == "The line went dead."
    table = screen.body.tables["lines"]
    row = table.rows[-1]
    row.inputs["item_id"].widget.setFocus()
    type_in(office, "LP-LED", "9", "29")
    office.key(Qt.Key.Key_F9)
    assert said(office).text == "PO-2026-000001 is in the book as it was sent first."
    assert said(office).expected.startswith("1 line(s) came after that and stand here, not sent: LP-LED 9")
    assert [(line["item_id"], line["quantity"]) for line in table.values] == [("LP-LED", D(9))]
    office.key(Qt.Key.Key_F9)
    assert said(office).text == "Purchase order PO-2026-000002 is in the book."
    with depot.host.book.reading() as connection:
        found = connection.execute(sa.text("SELECT item_id, quantity_ordered FROM order_line ORDER BY item_id")).all()
    assert [tuple(one) for one in found] == [("DR-18V", 4_000_000), ("LP-LED", 9_000_000)]

    partner = office.go("enter_partner")
    type_in(office, "adler", "Adler Tools")
    with answer_lost(office):
        office.key(Qt.Key.Key_F9)
    partner.body.inputs["name"].set_value("Adler Tools Ltd")
    office.key(Qt.Key.Key_F9)
    assert said(office).text == "ADLER is in the book as it was sent first."
    assert partner.body.inputs["name"].value == "Adler Tools Ltd"
    office.key(Qt.Key.Key_F9)
    assert said(office).text == "ADLER is in the book."


def test_decisions_and_reversals_count_once(depot: Depot, make_office: MakeOffice, receive: Callable[..., str]) -> None:
    receive("r1", "40")
    receive("r2", "4", expect="posted")
    office = make_office("clara")
    screen = office.go("approvals")
    with answer_lost(office):
        screen.presenter.approve()
    screen.presenter.approve()
    assert said(office).text.startswith("Approved;")
    document = office.go("document", "r2")
    document.reversing.ask(Reversible("r2", "GR-2026-000001", "posted"))
    document.reversing.form.reason.setText("Wrong order")
    with answer_lost(office):
        document.reversing.form.act.click()
    document.reversing.form.reason.setText("Wrong supplier")
    document.reversing.form.act.click()
    assert said(office).text == "The reversal of GR-2026-000001 is in the book as it was sent first."
    assert office.desktop.drafts.attempts("reverse/r2") == ()


def type_in(office: Office, *texts: str) -> None:
    for text in texts:
        office.qtbot.keyClicks(QApplication.focusWidget(), text)
        office.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        office.settle()


DRILL, LAMP = Key(1, "DR-18V"), Key(2, "LP-LED")
HELD: tuple[Step, ...] = (Arrived(DRILL, D(5)), Arrived(LAMP, D(3)), Placed(LAMP, "A"))


@pytest.mark.parametrize(
    ("after", "left", "undone"),
    [
        ((), {}, {}),
        ((Placed(LAMP, "B"),), {}, {}),
        ((Arrived(DRILL, D(2)),), {"good": D(2)}, {}),
        ((Arrived(DRILL, D(-2)),), {}, {"good": D(2)}),
        ((Damaged(DRILL, D(2)),), {}, {"damaged": D(2)}),
        ((Arrived(DRILL, D(4)), Damaged(DRILL, D(1))), {"good": D(3), "damaged": D(1)}, {}),
        ((Damaged(DRILL, D(3)), Arrived(DRILL, D(1))), {"good": D(0), "damaged": D(1)}, {"damaged": D(2)}),
    ],
)
def test_the_rest_of_a_tally_is_worked_out_by_key(after: tuple[Step, ...], left: dict[str, Decimal], undone: dict[str, Decimal]) -> None:
    rest = rest_of([*HELD, *after], HELD)
    found = Tally(rest.steps).arrivals()
    assert {one.key.condition: one.quantity for one in found} == {name: value for name, value in left.items() if value}
    assert {one.key.condition: one.quantity for one in rest.undone} == undone


def test_the_rest_of_a_form_are_lines_that_were_not_sent() -> None:
    spec = next(
        form for form in FORMS if form.lines and not any(field.name == "quantity" for field in form.lines[0].fields) and not form.known
    )
    name, first = spec.lines[0].name, spec.fields[0]
    sent, more = {"a": "1000", "b": D(5)}, {"a": "2000", "b": D(5)}
    held = {first.name: "x", name: [sent, sent]}
    assert rest_of_form(spec, held, held).nothing
    rest = rest_of_form(spec, {first.name: "x", name: [sent, more, sent]}, held)
    assert rest.values == {first.name: "x", name: [more]} and rest.lines == (more,) and rest.fields == ()
    assert rest_of_form(spec, {first.name: "y", name: [sent]}, held) == FormRest(None, (), (first.words,))
    ordered = next(form for form in FORMS if form.id == "purchase_order")
    line = {"item_id": "DR-18V", "quantity": D(4)}
    rest = rest_of_form(ordered, {"lines": [{**line, "quantity": D(7)}]}, {"lines": [line]})
    assert rest.lines == ({**line, "quantity": D(3)},)
