"""The sample company's agreements: rebates of suppliers and for customers through the year, and goods that go back to their maker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.commands.rebate_claims import ClaimRebate, SettleRebate
from app.commands.rebates import AccrueRebate, AgreeRebate, TierIn
from app.commands.supplier_returns import SendSupplierReturn, SupplierReturnLineIn
from app.roof.sample_book import SampleBook
from app.roof.sample_company import BUYER
from app.roof.sample_trade import Trade
from db.queries.reading import read

D = Decimal
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
PACKAGING, TOOLS, BEST_CUSTOMER = "RB-KASSEL-26", "RB-SHEFFIELD-26", "RB-C107-26"

On = Callable[[int, int, int, Callable[[], None]], None]
"""Put something on a day: year, month, day, what."""


@dataclass(frozen=True, slots=True)
class _Received:
    """A receipt line of which enough lies in its bay to send some back."""

    receipt_id: str
    line_no: int
    warehouse_id: str
    item_id: str
    location_id: str


class Agreements:
    """Three agreements, accrued month by month; one supplier's half year is claimed and granted; a carton goes back and is not settled."""

    def __init__(self, book: SampleBook, trade: Trade) -> None:
        self.book = book
        self.trade = trade

    def plan(self, on: On) -> None:
        """Put the year's events on their days."""
        on(2026, 1, 2, self._agree)
        for month in range(2, 12):
            on(2026, month, 3, self._accrue)
        on(2026, 7, 7, self._claim)
        on(2026, 8, 4, self._granted)
        on(2026, 11, 11, self._send_back)

    def _agree(self) -> None:
        agreed = (
            (PACKAGING, "RHEIN", "supplier", "KASSEL", "Packaging, year 2026", True, D(18000), ((D(0), D("0.02")), (D(15000), D("0.03")))),
            (TOOLS, "THAMES", "supplier", "SHEFFIELD", "Tools and packaging, year 2026", False, D(0), ((D(5000), D("0.025")),)),
            (BEST_CUSTOMER, "RHEIN", "customer", "C107", "Loyalty, year 2026", False, D(0), ((D(5000), D("0.01")), (D(15000), D("0.02")))),
        )
        for agreement, entity, side, partner, name, retroactive, expected, tiers in agreed:
            command = AgreeRebate(
                agreement_id=agreement,
                entity_id=entity,
                side="supplier" if side == "supplier" else "customer",
                partner_id=partner,
                name=name,
                basis="value",
                retroactive=retroactive,
                valid_from=FIRST,
                valid_to=LAST,
                expected=expected,
                tiers=tuple(TierIn(reach=reach, percent=percent) for reach, percent in tiers),
            )
            self.book.do(command, by=BUYER)

    def _accrue(self) -> None:
        """The month before, once its receipts and invoices are in."""
        self.book.flush()
        until = self.book.day.replace(day=1) - timedelta(days=1)
        for agreement in (PACKAGING, TOOLS, BEST_CUSTOMER):
            accrual = AccrueRebate(accrual_id=f"{agreement}-{until:%m}", agreement_id=agreement, until=until, posting_date=self.book.day)
            self.book.do(accrual, by=BUYER)

    def _claim(self) -> None:
        self.book.do(
            ClaimRebate(claim_id=f"{PACKAGING}-H1", agreement_id=PACKAGING, claim_date=self.book.day, reference="First half of the year"),
            by=BUYER,
        )

    def _granted(self) -> None:
        self.book.do(
            SettleRebate(
                settlement_id=f"{PACKAGING}-H1-S",
                agreement_id=PACKAGING,
                claim_id=f"{PACKAGING}-H1",
                posting_date=self.book.day,
                reference="KW-CN-2026-311",
            ),
            by=BUYER,
        )

    def _send_back(self) -> None:
        """Two pieces of an invoiced delivery turn out to be faulty; their maker has not answered the claim yet."""
        self.book.flush()
        with self.book.host.book.reading() as connection:
            found = read(
                connection,
                _Received,
                "SELECT receipt_id, line_no, warehouse_id, item_id, location_id FROM receipt_line WHERE partner_id = 'SOLINGEN'"
                " AND quantity_invoiced = quantity AND quantity_returned = 0 AND lot_id = '' ORDER BY received_on DESC, receipt_id, line_no",
            )
        line = next(x for x in found if self.trade.stock[(x.warehouse_id, x.item_id, "")] >= 4)
        self.trade.stock[(line.warehouse_id, line.item_id, "")] -= 2
        self.book.do(
            SendSupplierReturn(
                return_id="SR-SOLINGEN-11",
                receipt_id=line.receipt_id,
                posting_date=self.book.day,
                note="Handles come loose",
                lines=(
                    SupplierReturnLineIn(
                        receipt_line_no=line.line_no,
                        quantity=D(2),
                        location_id=line.location_id,
                        reason="BROKEN",
                        note="Handles come loose",
                    ),
                ),
            ),
            by=BUYER,
        )
