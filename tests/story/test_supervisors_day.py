"""A supervisor's day at the sample company, then the clerk's decisions and the manager's papers: every figure worked out by hand.

Monday, 23 November 2026, Hamburg. A container from Shenzhen is ten days late. It holds two cartons of cable sets more than ordered,
and one carton of scanners is crushed. Aisle A is counted. Claw hammers go to Köln, and one box of them does not arrive.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.domain.book import ApprovalDecision, ApprovalRequest, CostPool, Document, HeldGoods, StockPosition
from db.queries import ledger, stock
from db.verify import verify
from tests.story.conftest import SampleCompany, SignIn
from tests.support.office import Office, archive_of
from ui.feedback import Verdict
from ui.printing import print_paper

pytestmark = pytest.mark.ux
D = Decimal
TODAY = date(2026, 11, 23)
NO_BREAK = "\u00a0"

AISLE_A = {
    "A-01": {"CO009": "27", "EL006": "278", "EL010": "293", "PA003": "216", "PA006": "231", "PA007": "235", "PA009": "141"},
    "A-02": {
        "CO002": "16", "CO003": "16", "CO004": "20", "CO007": "34", "CO010": "26", "CO012": "13", "EL004": "271", "EL008": "320",
        "PA008": "158", "TO001": "78", "TO006": "47", "TO011": "89",
    },
    "A-03": {
        "CL005": "55", "CL009": "90", "CO006": "16", "CO011": "15", "EL009": "245", "PA004": "197", "PA011": "175", "PA012": "63",
        "TO002": "105", "TO003": "44", "TO012": "35",
    },
}  # fmt: skip
"""What lies there. The book has 56 pliers (TO003), so a box of twelve is missing, and 88 bit sets (TO011), so there is one too many."""
COSTS = {"TO001": ("345", "3038.26"), "TO003": ("321", "3168.44"), "TO011": ("319", "2908.12")}
"""Of the items whose entries are worked out below: how many the company has at their moving average, and what they are worth."""
COFFEE_LOT = {"CO009": "L2603-CO009-0026"}


def test_a_supervisors_day(company: SampleCompany, sign_in: SignIn, tmp_path: Path) -> None:
    company.do(a_container_ordered_in_october(), member="berta")
    assert {item: worth(company, item) for item in COSTS} == COSTS

    sven = sign_in("sven")
    receive_the_container(sven, company)
    sheet = count_aisle_a(sven, company)
    transfer = send_hammers_to_koeln(sven, company)
    assert raised(company) == {"over_receipt": "231.43", "count_variance": "118.45", "transit_loss": "105.68"}

    clara = sign_in("clara")
    decide_what_sven_raised(clara, company)

    sven = sign_in("sven")
    correct_the_receipt(sven)

    konrad = sign_in("konrad")
    let_the_box_go(konrad, company)
    papers = print_valuation_and_variances(konrad, tmp_path)

    the_ledger_says(company, sheet, transfer)
    the_documents_say(company, transfer)
    the_papers_say_what_the_ledger_says(company, papers, tmp_path)
    assert [(proof.name, proof.detail) for proof in verify(company.host.book) if not proof.ok] == []


def a_container_ordered_in_october() -> PlacePurchaseOrder:
    """Six cartons of scanners at 80.00 and five of cable sets at 6.50 US dollars, due on the 13th of November; a dollar is 0.8901 euros."""
    due = date(2026, 11, 13)
    return PlacePurchaseOrder(
        order_id="container",
        entity_id="RHEIN",
        warehouse_id="HAM",
        supplier_id="SHENZHEN",
        order_date=date(2026, 10, 5),
        currency="USD",
        lines=(
            PurchaseLine(item_id="EL001", quantity=D(120), unit_price=D(80), due_date=due),
            PurchaseLine(item_id="EL010", quantity=D(100), unit_price=D("6.50"), due_date=due),
        ),
    )


def number_of(company: SampleCompany, document: str) -> str:
    return str(company.rows(Document, id=document)[0].number)


def worth(company: SampleCompany, item: str) -> tuple[str, str]:
    [pool] = company.rows(CostPool, entity_id="RHEIN", item_id=item, account_id="3970", scope="")
    return f"{pool.quantity:.0f}", f"{pool.value:.2f}"


def raised(company: SampleCompany) -> dict[str, str]:
    return {r.kind: f"{r.amount:.2f}" for r in company.rows(ApprovalRequest, requested_by="sven") if r.state == "open"}


# Sven


def receive_the_container(sven: Office, company: SampleCompany) -> None:
    assert "overdue" in sven.screen.tiles.buttons["receipts"].tile.note
    sven.scan(number_of(company, "container"))
    assert sven.step == "Scan the next carton"
    scanners, cables = company.carton("EL001"), company.carton("EL010")
    sven.scan(*[scanners] * 5, "B-01", scanners, "!DAMAGED", *[cables] * 7, "B-03")
    checks = [check.title for check in sven.screen.preview.picture.checks]
    assert "Beyond tolerance" in checks
    assert sven.screen.preview.picture.approver == "Finance clerk"
    sven.key(Qt.Key.Key_F9)
    assert (verdict(sven), "approval" in told(sven)) == (Verdict.ATTENTION, True)


def count_aisle_a(sven: Office, company: SampleCompany) -> str:
    sven.go("counting")
    sven.scan("!NEW", *(f"HAM/{bay}" for bay in AISLE_A), "!VALIDATE")
    assert sven.step == "Scan a location"
    for bay, shelf in AISLE_A.items():
        sven.scan(bay)
        for item, quantity in shelf.items():
            sven.scan(f"{quantity}*{item}")
            if item.startswith("CO"):
                sven.scan(COFFEE_LOT.get(item, f"L2511-{item}"))
    sven.scan("!VALIDATE")
    differing = {row[0].partition("\n")[0]: row[1:] for row in sven.screen.variances.texts() if "matches" not in row[3]}
    assert differing == {
        "Combination pliers 180 mm": ("56", "44 pc", f"▼ −12\n−21.4{NO_BREAK}%", "−118.45"),
        "Bit set, 32 pieces": ("88", "89 pc", f"▲ +1\n+1.1{NO_BREAK}%", "+9.12"),
    }
    assert not sven.screen.post_button.isEnabled()  # a difference beyond tolerance needs its reason
    sven.scan("SHRINK")
    sven.screen.why.note.setFocus()
    sven.qtbot.keyClicks(sven.screen.why.note, "Counted twice, a whole box is gone")
    sven.key(Qt.Key.Key_Return)
    sven.press(sven.screen.post_button)
    [sheet] = company.rows(Document, kind="count_sheet", document_date=TODAY)
    assert told(sven) == f"{sheet.number} waits for an approval."
    return str(sheet.id)


def send_hammers_to_koeln(sven: Office, company: SampleCompany) -> str:
    """Four boxes of twelve leave; three arrive and the fourth is reported missing."""
    box = company.carton("TO001")
    sven.go("transfers")
    sven.scan("!NEW", "CGN", box, box, box, box)
    assert sven.screen.lines.texts() == [("Claw hammer 16 oz\nTO001", "48 pc", "Aisle A, bay 2\nsuggested")]
    sven.scan("!VALIDATE")
    [order] = company.rows(Document, kind="transfer_order", document_date=TODAY)
    assert told(sven) == f"{order.number} is asked for."
    sven.scan(order.number, *[box] * 4, "!VALIDATE")
    assert "the goods are on the road" in told(sven)
    sven.scan(order.number, *[box] * 3, "!VALIDATE")
    assert verdict(sven) is Verdict.OK
    sven.scan(order.number, "!MISSING", "LOST", "!VALIDATE")
    assert told(sven) == "This waits for an approval."
    return str(order.id)


# Clara


def decide_what_sven_raised(clara: Office, company: SampleCompany) -> None:
    """She approves the count, rejects the two cartons, and hands the lost box to the controller; each with its reason."""
    inbox = clara.go("approvals")

    look_at(clara, "count_variance", "sven")
    lines = {(line.account, line.amount) for line in inbox.preview.picture.lines}
    assert lines == {("4200", D("118.45")), ("4200", D("-9.12")), ("3970", D("-118.45")), ("3970", D("9.12"))}
    approve_with_a_note(clara)
    answer(clara, "The camera shows the box leaving on Friday")
    assert verdict(clara) is Verdict.OK

    look_at(clara, "over_receipt", "sven")
    assert inbox.facts.text_of("At stake") == "231.43 EUR"
    clara.keys("r")
    answer(clara, "Two cartons are not ours: send them back")
    assert told(clara).startswith("Rejected. Sven Speicher gets")

    look_at(clara, "transit_loss", "sven")
    clara.keys("f")
    names = [inbox.ask.person.itemText(n) for n in range(inbox.ask.person.count())]
    inbox.ask.person.setCurrentIndex(next(n for n, name in enumerate(names) if name.startswith("Konrad Klar")))
    answer(clara, "Do we claim it from the carrier?")
    assert told(clara) == "Forwarded to Konrad Klar."


def look_at(person: Office, kind: str, asker: str) -> None:
    """Press the request in the list."""
    inbox = person.screen
    number = next(n for n, row in enumerate(inbox.presenter.rows) if (row.kind, row.requested_by) == (kind, asker))
    person.press_row(inbox.table, number)
    assert inbox.presenter.row.kind == kind


def approve_with_a_note(person: Office) -> None:
    person.qtbot.wait(200)  # nobody presses a key within the time of a scan
    person.key(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    person.qtbot.wait(200)
    assert person.screen.ask.isVisible()


def answer(person: Office, text: str) -> None:
    """Write into the question that opened, and press Enter."""
    field = person.screen.ask.field
    field.setFocus()
    person.qtbot.keyClicks(field, text)
    person.key(Qt.Key.Key_Return)


# Sven again


def correct_the_receipt(sven: Office) -> None:
    """What came back waits on his first page; his scans are there again, and two cartons less are posted."""
    tile = sven.screen.tiles.buttons["returned"]
    assert (tile.tile.number, tile.tile.note) == (1, "rejected by Clara Kontor")
    sven.press(tile)
    assert told(sven) == "Clara Kontor rejected this receipt: Two cartons are not ours: send them back"
    rows = {row[0].partition("\n")[0]: row[2] for row in sven.screen.lines.texts()}
    assert rows == {"Handheld scanner 2D": "100", "besides, damaged": "20", "Cable set": "140"}
    cables = next(n for n, row in enumerate(sven.screen.lines.texts()) if row[0].startswith("Cable set"))
    sven.press_row(sven.screen.lines, cables)
    quantity = sven.screen.bar.quantity
    quantity.setFocus()
    quantity.selectAll()
    sven.qtbot.keyClicks(quantity, "100")
    sven.key(Qt.Key.Key_Return)
    sven.press(sven.screen.post_button)
    assert verdict(sven) is Verdict.OK, sven.said


# Konrad


def let_the_box_go(konrad: Office, company: SampleCompany) -> None:
    konrad.go("approvals")
    look_at(konrad, "transit_loss", "sven")
    approve_with_a_note(konrad)
    answer(konrad, "Below the carrier's excess; we bear it")
    assert verdict(konrad) is Verdict.OK
    assert raised(company) == {}


def print_valuation_and_variances(konrad: Office, folder: Path) -> dict[str, list[str]]:
    """Both are shown in the app, saved and printed; the text of each page."""
    texts = {}
    for name in ("stock-valuation", "count-variances"):
        gallery = konrad.go("reports")
        gallery.choose(name)
        gallery.fields["entity"].setText("RHEIN")
        konrad.key(Qt.Key.Key_F9)
        assert konrad.here == "paper"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / f"{name}.printed.pdf"))
        konrad.screen.save(folder / f"{name}.pdf")
        konrad.settle()
        pages = konrad.screen.view.pages
        assert print_paper(pages, printer) == konrad.screen.view.number
        texts[name] = [pages.text(number) for number in range(konrad.screen.view.number)]
    return texts


# The evening


def the_ledger_says(company: SampleCompany, sheet: str, transfer: str) -> None:
    """Each entry by hand; a dollar is 0.8892 euros in November, sea freight is accrued at 6 % of the value."""
    [receipt] = company.rows(Document, kind="goods_receipt", source_id="container")
    # Scanners 100 × 80.00 = 8,000.00 USD = 7,113.60; cable sets 100 × 6.50 = 650.00 USD = 577.98: together 7,691.58.
    # Freight 426.82 + 34.68 = 461.50. The damaged carton is the supplier's still.
    assert company.balances(receipt.id) == {"1610": "-7691.58", "1620": "-461.50", "3970": "8153.08"}
    # Pliers 12 of 321 worth 3,168.44 = 118.45; a bit set of 319 worth 2,908.12 = 9.12.
    assert company.balances(sheet) == {"3970": "-109.33", "4200": "109.33"}
    # Hammers 48 of 345 worth 3,038.26 = 422.71; 36 of those 48 = 317.03; the rest is lost.
    by_kind = {d.kind: company.balances(d.id) for d in company.rows(Document, source_id=transfer)}
    assert by_kind == {
        "transfer_shipment": {"3970": "-422.71", "3972": "422.71"},
        "transfer_receipt": {"3970": "317.03", "3972": "-317.03"},
        "transfer_loss": {"3972": "-105.68", "4230": "105.68"},
    }


def the_documents_say(company: SampleCompany, transfer: str) -> None:
    states = {d.kind: d.state for d in company.rows(Document) if d.source_id in ("container", transfer)}
    assert states == {"goods_receipt": "posted", "transfer_shipment": "posted", "transfer_receipt": "posted", "transfer_loss": "posted"}
    assert company.rows(Document, id="container")[0].state == "part_done"  # the crushed carton is still to come
    assert company.rows(Document, id=transfer)[0].state == "closed"
    held = [(h.item_id, h.quantity, h.cause, h.location_id) for h in company.rows(HeldGoods, order_id="container")]
    assert held == [("EL001", D(20), "damaged", "HAM/QUAR")]
    shelf = {p.item_id: p.quantity for p in company.rows(StockPosition, location_id="HAM/A-03")}
    assert (shelf["TO003"], shelf["TO002"]) == (D(44), D(105))
    log = [(d.action, d.member_id, d.note) for d in company.rows(ApprovalDecision)][-4:]
    assert log == [
        ("approved", "clara", "The camera shows the box leaving on Friday"),
        ("rejected", "clara", "Two cartons are not ours: send them back"),
        ("forwarded", "clara", "Do we claim it from the carrier?"),
        ("approved", "konrad", "Below the carrier's excess; we bear it"),
    ]


def the_papers_say_what_the_ledger_says(company: SampleCompany, papers: dict[str, list[str]], folder: Path) -> None:
    with company.host.book.reading() as connection:
        accounts = {row.account_id: row.closing for row in ledger.trial_balance(connection, entity_id="RHEIN", until=TODAY)}
        valued = stock.stock_valuation(connection, as_of=TODAY, entity_id="RHEIN")
    total = sum(row.value for row in valued)
    assert total == accounts["3970"] + accounts["3971"] + accounts["3972"] + accounts.get("3973", D(0))
    assert f"{total:,.2f}" in papers["stock-valuation"][-1]
    variances = "\n".join(papers["count-variances"])
    for text in ("Combination pliers 180 mm", "-118.45", "9.12"):
        assert text in variances.replace("−", "-"), text
    for name, texts in papers.items():
        printed = pypdfium2.PdfDocument(folder / f"{name}.printed.pdf")
        assert len(printed) == len(texts)
        printed.close()
    kept = {file.read_bytes() for file in archive_of(company)}
    assert kept == {(folder / f"{name}.pdf").read_bytes() for name in papers}


def told(person: Office) -> str:
    return person.said.text if person.said else ""


def verdict(person: Office) -> Verdict | None:
    return person.said.verdict if person.said else None
