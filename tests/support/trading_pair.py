"""Two entities that trade with each other, for tests: NORTH sells to SOUTH, and the proof that their books are equal and opposite."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from app.commands.finance_data import DefineRates
from app.commands.intercompany import IntercompanyLineIn, ShipIntercompany
from app.commands.intercompany_arrivals import (
    CloseShortIntercompany,
    IntercompanyArrivalLine,
    MissingIntercompanyLine,
    ReceiveIntercompany,
)
from app.commands.intercompany_returns import IntercompanyReturnLine, ReturnIntercompany
from app.commands.intercompany_settlement import SettledItem, SettleIntercompany
from app.commands.intercompany_terms import DefineIntercompany
from app.commands.master_data import DefinePartners
from app.commands.reversing import ReverseDocument
from app.domain.book import ExchangeRate, Partner
from app.domain.book.intercompany import IntercompanyPair, IntercompanyTerms
from tests.support.company import Company, add_entity, add_items, new_company

D = Decimal
DAY = date(2026, 1, 20)


def two_entities(folder: Path, *, method: str = "fifo", buying: str = "fifo", currency: str = "EUR", **terms: Any) -> Company:
    """NORTH (EUR) sells to SOUTH: 10 NUT at 10.00 and 10 at 13.00 are on hand in W1/A. 1 EUR is 2 of SOUTH's when it differs."""
    company = new_company(folder, method=method)
    add_entity(company, entity="SOUTH", currency=currency, warehouses=("S1",))
    add_items(company, ("NUT", "BOX"), entity="SOUTH", method=buying)
    company.do(
        DefinePartners(
            partners=(
                Partner(id="IC-SOUTH", name="South", is_customer=True, is_supplier=True, entity_id="SOUTH"),
                Partner(id="IC-NORTH", name="North", is_customer=True, is_supplier=True, entity_id="NORTH"),
            )
        )
    )
    if currency != "EUR":
        company.do(DefineRates(rates=(ExchangeRate(base=currency, currency="EUR", valid_on=date(2026, 1, 1), rate=D(2)),)))
    company.do(DefineIntercompany(terms=agreed(**terms)))
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))
    return company


def agreed(**fields: Any) -> IntercompanyTerms:
    facts: dict[str, Any] = {"pricing": "cost_plus", "markup": D("0.25"), "currency": "EUR"} | fields
    return IntercompanyTerms(seller_id="NORTH", buyer_id="SOUTH", buyer_partner_id="IC-SOUTH", seller_partner_id="IC-NORTH", **facts)


AT_COST = {"pricing": "cost", "markup": D(0)}
BY_LIST = {"pricing": "price_list", "markup": D(0)}


def ship(quantity: str = "12", *, id: str = "is1", lines: int = 1, item: str = "NUT") -> ShipIntercompany:
    line = IntercompanyLineIn(item_id=item, quantity=D(quantity), from_location_id="W1/A", to_location_id="S1/A")
    return ShipIntercompany(shipment_id=id, from_warehouse_id="W1", to_warehouse_id="S1", posting_date=DAY, lines=(line,) * lines)


def receive(*lines: IntercompanyArrivalLine, id: str = "ir1", shipment: str = "is1", on: date = DAY) -> ReceiveIntercompany:
    return ReceiveIntercompany(receipt_id=id, shipment_id=shipment, posting_date=on, lines=lines)


def lose(*lines: MissingIntercompanyLine, liable: str = "", id: str = "il1", shipment: str = "is1") -> CloseShortIntercompany:
    return CloseShortIntercompany(loss_id=id, shipment_id=shipment, posting_date=DAY, reason="transfer-1", liable_id=liable, lines=lines)


def send_back(
    quantity: str, *, id: str = "ib1", source: str = "S1/A", on: date = DAY, arrival: Literal["at once", "later"] = "at once"
) -> ReturnIntercompany:
    line = IntercompanyReturnLine(line_no=1, quantity=D(quantity), from_location_id=source, to_location_id="W1/A")
    return ReturnIntercompany(return_id=id, shipment_id="is1", posting_date=on, reason="return-1", arrival=arrival, lines=(line,))


def settle(*items: SettledItem, id: str = "im1", on: date = DAY) -> SettleIntercompany:
    return SettleIntercompany(settlement_id=id, seller_id="NORTH", buyer_id="SOUTH", posting_date=on, items=items)


def check_pairs(company: Company) -> None:
    """Every document's intercompany lines are its pairs, and in each decision both entities' lines cancel out."""
    with company.book.reading() as connection:
        off = connection.execute(
            sa.text(
                "SELECT l.seq, l.currency, SUM(l.foreign_amount) FROM journal_line l JOIN account a ON a.entity_id = l.entity_id AND "
                "a.id = l.account_id WHERE a.control = 'intercompany' GROUP BY 1, 2 HAVING SUM(l.foreign_amount) <> 0"
            )
        ).all()
        lines = {
            (document, role): (foreign, amount)
            for document, role, foreign, amount in connection.execute(
                sa.text(
                    "SELECT document_id, role, SUM(foreign_amount), SUM(amount) FROM journal_line "
                    "WHERE role IN ('IC_RECEIVABLE', 'IC_PAYABLE') GROUP BY 1, 2"
                )
            )
        }
    assert off == []
    expected: dict[tuple[str, str], tuple[int, int]] = {}
    for pair in company.all(IntercompanyPair):
        for document, role, sign, base in (
            (pair.seller_document_id, "IC_RECEIVABLE", 1, pair.seller_base),
            (pair.buyer_document_id, "IC_PAYABLE", -1, pair.buyer_base),
        ):
            foreign, amount = expected.get((document, role), (0, 0))
            expected[(document, role)] = (foreign + sign * int(pair.amount * 10000), amount + sign * int(base * 10000))
    assert expected == lines


def reverse(document: str, id: str = "xr1", on: date = DAY) -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=id, posting_date=on, reason="wrong goods")
