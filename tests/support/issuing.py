"""Goods that leave for a customer at a price of nothing, so that scenarios about cost see cost only."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from tests.support.company import Company

_IDS = itertools.count(1)


def issue_goods(company: Company, item: str, quantity: str, *, location: str = "W1/A", lot: str = "", on: date = date(2026, 1, 15)) -> str:
    """Ship `quantity` directly to the shop: COGS against INVENTORY at cost. Returns the shipment's id."""
    n = next(_IDS)
    line = ShipmentLineIn(item_id=item, quantity=Decimal(quantity), location_id=location, lot_id=lot, unit_price=Decimal(0))
    company.do(
        ConfirmShipment(
            shipment_id=f"sh{n}",
            entity_id="NORTH",
            warehouse_id=location.split("/")[0],
            customer_id="SHOP",
            invoice_id=f"ci{n}",
            posting_date=on,
            lines=(line,),
        )
    )
    return f"sh{n}"
