"""Rebates and claims as reports show them: against their accounts, and as a part of the margin."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from app.commands.rebates import AccrueRebate
from db.queries.claims import claims
from db.queries.margin import margin
from db.queries.margin_parts import ROLES
from db.queries.rebates import rebates
from tests.scenarios.test_finance_reports import asked, balance, ledger, parts
from tests.scenarios.test_rebates import END_JAN, JAN, accrue, agree, buying, sell
from tests.scenarios.test_supplier_returns import buy, credit, invoiced, send
from tests.support.company import new_company

D = Decimal


def test_rebates_of_both_sides_in_the_margin_and_on_their_accounts(tmp_path: Path) -> None:
    """100 NUT at 10.00 with 3 % back (30.00), 40 of them sold at 40.00 with 2 % for the customer (32.00): 12.00 of the 30.00 are sold.

    Margin: 1,600.00 − 400.00 + 12.00 − 32.00 = 1,180.00.
    """
    company = buying(new_company(tmp_path, method="fifo"))
    agree(company, ("1000", "0.03"))
    agree(company, ("0", "0.02"), agreement_id="ra2", side="customer", partner_id="SHOP", name="Loyalty")
    company.receive("NUT", "100", "10", on=JAN)
    sell(company, "40", "40")
    accrue(company, END_JAN)
    company.do(AccrueRebate(accrual_id="rb2", agreement_id="ra2", until=END_JAN, posting_date=END_JAN))
    [nut] = asked(company, margin)
    assert parts(nut) == {"revenue": "1600.00", "cost": "-400.00", "rebate": "-20.00", "margin": "1180.00"}
    assert nut.item_id == "NUT" and nut.margin == -ledger(company, *ROLES)
    [shop] = asked(company, margin, by="customer")
    assert (shop.partner_id, shop.margin) == ("SHOP", D(1180))
    ours, theirs = sorted(asked(company, rebates), key=lambda row: row.side, reverse=True)
    assert (ours.accrued, ours.settled, ours.open_amount, ours.unclaimed) == (30, 0, 30, 30)
    assert (ours.open_amount, -theirs.open_amount) == (balance(company, "1510"), balance(company, "2500"))
    assert asked(company, rebates, partner_id="SHOP") == [theirs]


def test_a_claim_stands_until_its_credit_note(tmp_path: Path) -> None:
    """4 of 10 invoiced NUT at 10.00 go back: 40.00 are claimed, 25.00 credited, 15.00 stay open and are the claims account."""
    company = new_company(tmp_path, method="fifo")
    buy(company, "10", "10")
    invoiced(company, "10", "10")
    company.do(send("4"))
    [claim] = asked(company, claims, state="open")
    assert (claim.partner_id, claim.amount, claim.open_base, claim.case_state) == ("ACME", 40, balance(company, "1500"), "open")
    company.do(credit("25"))
    [claim] = asked(company, claims, state="open")
    assert [claim.open_amount, claim.open_base, balance(company, "1500")] == [15, 15, 15]
    company.do(credit("15", id="sc2", reference="K2"))
    assert asked(company, claims, state="open") == []
    [settled] = asked(company, claims, state="settled")
    assert [settled.amount, settled.open_amount, balance(company, "1500")] == [40, 0, 0]
