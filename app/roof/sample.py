"""The sample company's year: a distributor in two countries, day by day, through the same commands that people send."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Literal

import sqlalchemy as sa

from app.bootstrap import Host
from app.commands.adjusting import DamageLine, ReportDamage, SettledLine, WriteOff
from app.commands.count_submission import SubmitCount, VarianceReason
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.currency_revaluation import RevalueCurrencies
from app.commands.intercompany import IntercompanyLineIn, ShipIntercompany
from app.commands.intercompany_arrivals import ReceiveIntercompany
from app.commands.intercompany_settlement import SettleIntercompany
from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.opening_balance import OpeningAccount, OpeningItem, OpeningStock, PostOpeningBalance
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.period_close import ClosePeriod
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.roof.sample_agreements import Agreements
from app.roof.sample_book import Progress, SampleBook
from app.roof.sample_company import CONTROLLER, FIRST_DAY, base_cost, description, goods_of, pick, setting_up
from app.roof.sample_trade import Trade
from db.queries.open_items import open_items
from db.queries.reading import read

LAST_DAY = date(2026, 11, 20)
CLOSED_UNTIL = "2026-09"
D = Decimal
CASH = D("120000.00")
ACCOUNTS = {"RHEIN": ("1200", "2010", "4600", "4610"), "THAMES": ("1000", "3100", "6000", "6100")}
"""Of each chart: bank, capital, rent and energy, wages."""
CLERKS = {"RHEIN": "clara", "THAMES": "colin"}
OPERATORS = {"RHEIN": "otto", "THAMES": "owen"}
SUPERVISORS = {"RHEIN": "sven", "THAMES": "leah"}


@dataclass(frozen=True, slots=True)
class Made:
    """What was built: commands sent, documents in the book, and the members to work as."""

    commands: int
    documents: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Expected:
    """A line of a count sheet as the book has it."""

    line_no: int
    item_id: str
    lot_id: str
    quantity: int


def build_sample(host: Host, *, progress: Progress | None = None) -> Made:
    """Fill an empty book with the company and its twelve months; the same every time."""
    year = _Year(host)
    for done, days in year.run():
        if progress:
            progress(done, days)
    with host.book.reading() as connection:
        documents = int(connection.execute(sa.text("SELECT COUNT(*) FROM document")).scalar() or 0)
    return Made(year.book.sent, documents, tuple(member for member, _, _ in year.company["members"]))


class _Year:
    """What happens on which day. Trade (buying and selling) keeps its own calendar; this adds what a month brings."""

    def __init__(self, host: Host) -> None:
        self.company: dict[str, Any] = description()
        self.goods = goods_of(self.company)
        self.book = SampleBook(host, FIRST_DAY)
        self.trade = Trade(self.book, self.company, self.goods)
        self.plans: dict[date, list[Callable[[], None]]] = defaultdict(list)

    def run(self) -> Iterator[tuple[int, int]]:
        for by, command in setting_up(self.company, self.goods):
            self.book.do(command, by=by)
        self._open()
        self.book.flush()
        self._plan()
        Agreements(self.book, self.trade).plan(self._on)
        days = [FIRST_DAY + timedelta(days=n) for n in range(1, (LAST_DAY - FIRST_DAY).days + 1)]
        for n, day in enumerate(days, start=1):
            self.book.turn_to(day)
            if day.weekday() < 5:
                self.trade.work(day, last=day >= LAST_DAY - timedelta(days=2))
            for plan in self.plans.pop(day, ()):
                plan()
            if day.weekday() == 4:
                self.trade.invoice_collected()
                self.book.flush()
                self._settle(day)
                self.book.flush()
                yield n, len(days)
        self._leave_open()
        self.book.flush()
        yield len(days), len(days)

    # the beginning

    def _open(self) -> None:
        for facts in self.company["entities"]:
            entity = facts["id"]
            bank, capital, *_ = ACCOUNTS[entity]
            stock, worth = [], CASH
            for warehouse in self.trade.warehouses(entity):
                for good in self.goods:
                    packs = 3 + pick("opening", warehouse, good.item.id, of=4)
                    quantity = D(packs * good.pack_quantity)
                    lot = f"L2511-{good.item.id}" if good.item.tracking == "lot" else ""
                    stock.append(
                        OpeningStock(
                            item_id=good.item.id,
                            location_id=self.trade.home(warehouse, good.item.id),
                            lot_id=lot,
                            expires_on=date(2026, 8, 31) if lot else None,
                            quantity=quantity,
                            value=None if good.method == "standard" else round(quantity * base_cost(good, entity), 2),
                            received_on=FIRST_DAY - timedelta(days=10 + pick("age", warehouse, good.item.id, of=80)),
                        )
                    )
                    worth += round(quantity * base_cost(good, entity), 2)
                    self.trade.stock[(warehouse, good.item.id, lot)] += quantity
            customers = [c for c, _, home, _ in self.company["customers"] if home == entity][:3]
            items = tuple(
                OpeningItem(
                    document_id=f"{entity}-OPEN-{customer}",
                    partner_id=customer,
                    side="receivable",
                    amount=D(1200 + 731 * n) + D("0.45"),
                    document_date=date(2025, 11, 12 + n),
                    due_date=date(2025, 12, 12 + n),
                    reference=f"25-{4000 + n}",
                )
                for n, customer in enumerate(customers)
            )
            self.book.do(
                PostOpeningBalance(
                    balance_id=f"{entity}-OPEN",
                    entity_id=entity,
                    posting_date=FIRST_DAY,
                    stock=tuple(stock),
                    items=items,
                    accounts=(
                        OpeningAccount(account_id=bank, amount=CASH, text="Balance at the bank"),
                        OpeningAccount(
                            account_id=capital, amount=-worth - sum((i.amount for i in items), D(0)), text="Capital and reserves"
                        ),
                    ),
                ),
                by=CONTROLLER,
            )

    # what a month brings

    def _plan(self) -> None:
        """Put the year's other events on their days; those that fall beyond the last day do not happen."""
        for month in range(12):
            year, number = 2025 + (11 + month) // 12, (11 + month) % 12 + 1
            warehouse = ("CGN", "HAM", "MUC", "TIL", "MAN")[month % 5]
            self._on(year, number, 10, partial(self._close_month, month))
            self._on(year, number, 12, partial(self._move_between_warehouses, month))
            self._on(year, number, 20, partial(self._count, month, warehouse))
            self._on(year, number, 26, partial(self._book_overheads, month))
            if month % 3 == 1:
                self._on(year, number, 8, partial(self._sell_within_the_group, month))
            if month % 3 == 2:
                self._on(year, number, 16, partial(self._damage, month, warehouse))
                self._on(year, number, 18, partial(self._bill_freight, month))
                self._on(year, number, 23, partial(self._take_back, month))

    def _on(self, year: int, month: int, day: int, plan: Callable[[], None]) -> None:
        when = date(year, month, day)
        while when.weekday() > 3:
            when += timedelta(days=1)
        if when <= LAST_DAY:
            self.plans[when].append(plan)

    def _close_month(self, month: int) -> None:
        """The month before is closed by the tenth; the last one softly, for warehouses only."""
        last = (self.book.day.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
        if month == 0:
            return
        self.book.flush()
        for entity, clerk in CLERKS.items():
            how: Literal["hard", "soft"] = "hard" if last <= CLOSED_UNTIL else "soft"
            self.book.do(RevalueCurrencies(revaluation_id=f"RC-{entity}-{last}", entity_id=entity, period_id=last), by=clerk)
            self.book.do(ClosePeriod(entity_id=entity, period_id=last, how=how), by=CONTROLLER)

    def _move_between_warehouses(self, month: int) -> None:
        for source, target, supervisor, operator in (
            ("HAM", "CGN", "sven", "otto"),
            ("HAM", "MUC", "sven", "otto"),
            ("TIL", "MAN", "leah", "owen"),
        ):
            wanted = self.trade.to_move(source, target, most=5)
            if not wanted:
                continue
            transfer = f"TO-{month + 1:02d}-{source}-{target}"
            lines = tuple(
                TransferLineIn(
                    item_id=item,
                    lot_id=lot,
                    quantity=quantity,
                    from_location_id=self.trade.home(source, item),
                    to_location_id=self.trade.home(target, item),
                )
                for item, lot, quantity in wanted
            )
            day = self.book.day
            self.book.do(
                RequestTransfer(
                    transfer_id=transfer,
                    from_warehouse_id=source,
                    to_warehouse_id=target,
                    request_date=day,
                    expected_on=day + timedelta(days=4),
                    carrier="Nordfracht",
                    lines=lines,
                ),
                by=supervisor,
            )
            self.book.do(ShipTransfer(shipment_id=f"{transfer}-S", transfer_id=transfer, posting_date=day), by=operator)
            if month < 11:
                self._arrive_later(transfer, target, wanted, operator)

    def _arrive_later(self, transfer: str, target: str, moved: list[tuple[str, str, Decimal]], operator: str) -> None:
        def arrive() -> None:
            self.book.do(ReceiveTransfer(receipt_id=f"{transfer}-R", transfer_id=transfer, posting_date=self.book.day), by=operator)
            for item, lot, quantity in moved:
                self.trade.stock[(target, item, lot)] += quantity

        day = self.book.day + timedelta(days=4)
        self._on(day.year, day.month, day.day, arrive)

    def _sell_within_the_group(self, month: int) -> None:
        """What lies in Köln and Tilbury needs is sold to the British entity; what the last sale left open is paid."""
        day, shipment = self.book.day, f"IC-{month + 1:02d}"
        if month > 1:
            self.book.do(
                SettleIntercompany(settlement_id=f"{shipment}-P", seller_id="RHEIN", buyer_id="THAMES", posting_date=day), by=CONTROLLER
            )
        wanted = self.trade.to_sell_within_the_group("CGN", "TIL", most=3)
        lines = tuple(
            IntercompanyLineIn(
                item_id=item,
                lot_id=lot,
                quantity=quantity,
                from_location_id=self.trade.home("CGN", item),
                to_location_id=self.trade.home("TIL", item),
            )
            for item, lot, quantity in wanted
        )
        if not lines:
            return
        sold = ShipIntercompany(shipment_id=shipment, from_warehouse_id="CGN", to_warehouse_id="TIL", posting_date=day, lines=lines)
        self.book.do(sold, by="sven")

        def arrive() -> None:
            self.book.do(ReceiveIntercompany(receipt_id=f"{shipment}-R", shipment_id=shipment, posting_date=self.book.day), by="leah")
            for item, lot, quantity in wanted:
                self.trade.stock[("TIL", item, lot)] += quantity

        later = day + timedelta(days=7)
        self._on(later.year, later.month, later.day, arrive)

    def _count(self, month: int, warehouse: str, *, large: bool = False) -> None:
        """Two bays are counted; now and then a piece is missing or found, and on the last count a good deal more."""
        self.book.flush()
        supervisor, operator = ("sven", "otto") if warehouse in ("CGN", "HAM", "MUC") else ("leah", "owen")
        sheet, day = f"CS-{month + 1:02d}-{warehouse}", self.book.day
        bays = ("A-01", "B-02") if month % 2 else ("A-02", "B-01")
        self.book.do(
            OpenCountSheet(
                sheet_id=sheet,
                warehouse_id=warehouse,
                count_date=day,
                due_on=day + timedelta(days=1),
                location_ids=tuple(f"{warehouse}/{bay}" for bay in bays),
            ),
            by=supervisor,
        )
        self.book.flush()
        with self.book.host.book.reading() as connection:
            lines = read(
                connection,
                _Expected,
                "SELECT line_no, item_id, lot_id, quantity_expected / 1000000 FROM count_line WHERE sheet_id = :sheet ORDER BY line_no",
                sheet=sheet,
            )
        differences = {line.line_no: self._difference(sheet, warehouse, line, large) for line in lines}
        self.book.do(
            RecordCount(
                sheet_id=sheet,
                lines=tuple(CountedLine(line_no=x.line_no, quantity=D(x.quantity + differences[x.line_no])) for x in lines),
            ),
            by=operator,
        )
        explained = tuple(
            VarianceReason(line_no=n, reason="MISCOUNT" if by > 0 else "SHRINK", note="Counted twice")
            for n, by in differences.items()
            if by
        )
        self.book.do(SubmitCount(sheet_id=sheet, posting_date=day, lines=explained), by=operator, stays_held=large)
        if not large:
            for line in lines:
                self.trade.stock[(warehouse, line.item_id, line.lot_id)] += differences[line.line_no]

    def _difference(self, sheet: str, warehouse: str, line: _Expected, large: bool) -> int:
        free = int(self.trade.stock[(warehouse, line.item_id, line.lot_id)])
        chance = pick(sheet, line.line_no, of=10)
        if chance > 1 or free < 4:
            return 0
        if large:
            return -max(free // 5, 2) if chance else free // 8 + 1
        return -1 if chance else 1

    def _book_overheads(self, month: int) -> None:
        for entity, clerk in CLERKS.items():
            bank, _, rent, wages = ACCOUNTS[entity]
            energy = D(600 + pick("energy", entity, month, of=250))
            pay = D(2300 + pick("pay", entity, month, of=300))
            lines = (
                VoucherLine(account_id=rent, amount=energy, text="Rent and energy"),
                VoucherLine(account_id=wages, amount=pay, text="Wages"),
                VoucherLine(account_id=bank, amount=-(energy + pay), text="Paid from the bank"),
            )
            self.book.do(
                PostJournal(
                    voucher_id=f"JV-{entity}-{month + 1:02d}",
                    entity_id=entity,
                    posting_date=self.book.day,
                    text=f"Overheads of {self.book.day:%B %Y}",
                    lines=lines,
                ),
                by=clerk,
            )

    def _damage(self, month: int, warehouse: str) -> None:
        """Two pieces fall from the truck; what is past saving is written off a week later."""
        operator = "sven" if warehouse in ("CGN", "HAM", "MUC") else "leah"
        good = next(g for g in self.goods if g.item.tracking == "none" and self.trade.stock[(warehouse, g.item.id, "")] >= 6)
        day, quarantine = self.book.day, f"{warehouse}/QUAR"
        self.trade.stock[(warehouse, good.item.id, "")] -= 2
        self.book.do(
            ReportDamage(
                damage_id=f"DM-{month + 1:02d}",
                warehouse_id=warehouse,
                posting_date=day,
                reason="BROKEN",
                lines=(
                    DamageLine(
                        item_id=good.item.id,
                        quantity=D(2),
                        location_id=self.trade.home(warehouse, good.item.id),
                        quarantine_id=quarantine,
                        note="Fell while unloading",
                    ),
                ),
            ),
            by=operator,
        )

        def give_up() -> None:
            line = SettledLine(
                item_id=good.item.id, location_id=quarantine, quantity=D(2), case_id=f"DM-{month + 1:02d}/1", note="Beyond repair"
            )
            self.book.do(
                WriteOff(
                    write_off_id=f"WO-{month + 1:02d}", warehouse_id=warehouse, posting_date=self.book.day, reason="SCRAP", lines=(line,)
                ),
                by=operator,
            )

        later = day + timedelta(days=7)
        self._on(later.year, later.month, later.day, give_up)

    def _bill_freight(self, month: int) -> None:
        """The carrier's bill for the sea freight of a quarter, near what was estimated at receipt."""
        for entity, clerk in CLERKS.items():
            receipts = self.trade.sea_receipts.pop(entity, [])
            if not receipts:
                continue
            worth = sum((value for _, value in receipts), D(0))
            line = LandedLineIn(
                cost_type="freight",
                amount=round(worth * D("0.057"), 2),
                allocate_by="value",
                receipts=tuple(LandedReceipt(receipt_id=receipt) for receipt, _ in receipts),
                text="Sea freight and customs clearance",
            )
            self.book.do(
                PostLandedCost(
                    landed_cost_id=f"LC-{entity}-{month + 1:02d}",
                    entity_id=entity,
                    supplier_id="NORDFRACHT",
                    reference=f"NF-{month + 1:02d}-{entity}",
                    posting_date=self.book.day,
                    currency="EUR" if entity == "RHEIN" else "GBP",
                    lines=(line,),
                ),
                by=clerk,
            )

    def _take_back(self, month: int) -> None:
        self.book.flush()
        shipped = self.trade.last_shipment
        if shipped is None:
            return
        line = ReturnLineIn(shipment_line_no=1, quantity=D(1), location_id=shipped.location, reason="UNWANTED")
        operator = OPERATORS[shipped.entity]
        self.book.do(
            TakeCustomerReturn(
                return_id=f"CR-{month + 1:02d}",
                shipment_id=shipped.shipment,
                posting_date=self.book.day,
                credit_note_id=f"CRN-{month + 1:02d}",
                lines=(line,),
            ),
            by=operator,
        )

    # money

    def _settle(self, day: date) -> None:
        """The Friday run: suppliers are paid when due, customers pay when they do."""
        with self.book.host.book.reading() as connection:
            payables = open_items(connection, side="payable")
            receivables = open_items(connection, side="receivable")
        for n, item in enumerate(payables):
            if item.open_amount < 0 and item.due_date <= day + timedelta(days=6):
                self.book.do(
                    RecordPayment(
                        payment_id=f"PY-{day:%m%d}-{n:03d}",
                        entity_id=item.entity_id,
                        direction="paid",
                        partner_id=item.partner_id,
                        posting_date=day,
                        amount=-item.open_amount,
                        currency=item.currency,
                        allocations=(SettledAmount(document_id=item.document_id),),
                    ),
                    by=CLERKS[item.entity_id],
                )
        paying: dict[tuple[str, str, str], list[tuple[str, Decimal]]] = defaultdict(list)
        for item in receivables:
            late = pick("late", item.document_id, of=30) + (40 if item.partner_id == "C106" else 0)
            if item.open_amount > 0 and item.due_date + timedelta(days=late - 10) <= day:
                paying[(item.entity_id, item.partner_id, item.currency)].append((item.document_id, item.open_amount))
        for n, ((entity, partner, currency), settled) in enumerate(sorted(paying.items())):
            self.book.do(
                RecordPayment(
                    payment_id=f"PR-{day:%m%d}-{n:03d}",
                    entity_id=entity,
                    direction="received",
                    partner_id=partner,
                    posting_date=day,
                    amount=sum((amount for _, amount in settled), D(0)),
                    currency=currency,
                    allocations=tuple(SettledAmount(document_id=document) for document, _ in settled),
                ),
                by=CLERKS[entity],
            )

    # how it stands today

    def _leave_open(self) -> None:
        """A count with variances, an invoice on hold and a large order wait for someone to decide; two deliveries are announced."""
        self._count(12, "CGN", large=True)
        self.trade.invoice_too_dear()
        self.trade.order_a_lot()
        self.trade.announce(2)
