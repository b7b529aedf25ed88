"""A small company on a real book, driven by commands; the base of scenario tests."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from app.commands import catalogue  # noqa: F401
from app.commands.finance_data import DefineAccounts, DefinePolicies
from app.commands.master_data import DefineItems, DefinePartners, DefineReasons
from app.commands.organisation import CreateBook, DefineEntity, DefineMember, DefineWarehouses
from app.commands.period_close import OpenPeriods
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command, digest_of, write_body
from app.desk import CommandRecord
from app.domain.book import (
    Account,
    ApprovalPolicy,
    Item,
    ItemCosting,
    LegalEntity,
    Location,
    Member,
    MemberRole,
    Partner,
    PostingRule,
    ReasonCode,
    TolerancePolicy,
    Warehouse,
)
from app.domain.rows import Row
from app.domain.words import WORDS
from app.poster import Poster
from db import command_log
from db.book import Book, create_book, open_book
from db.command_log import Outcome
from db.schema import COMMAND, METADATA, STATE_DIGEST, table_of

D = Decimal
START = datetime(2026, 1, 2, 8, 0, tzinfo=UTC)

CHART: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("1200", "Trade receivables", "asset", "receivable", ("RECEIVABLE",)),
    ("1210", "Unbilled receivables", "asset", "", ("UNBILLED_RECEIVABLE",)),
    ("1250", "Intercompany receivable", "asset", "intercompany", ("IC_RECEIVABLE",)),
    ("1300", "Inventory", "asset", "inventory", ("INVENTORY",)),
    ("1310", "Inventory in quarantine", "asset", "inventory", ("INVENTORY_QUARANTINE",)),
    ("1320", "Goods in transit", "asset", "in_transit", ("IN_TRANSIT",)),
    ("1330", "Shipped not invoiced", "asset", "", ("SHIPPED_NOT_INVOICED",)),
    ("1340", "Inventory allowance", "asset", "", ("INVENTORY_ALLOWANCE",)),
    ("1400", "Input tax", "asset", "tax", ("INPUT_TAX",)),
    ("1500", "Claims", "asset", "claim", ("CLAIM",)),
    ("1510", "Rebates receivable", "asset", "rebate", ("REBATE_RECEIVABLE",)),
    ("1800", "Bank", "asset", "bank", ("BANK",)),
    ("2100", "Trade payables", "liability", "payable", ("PAYABLE",)),
    ("2150", "Intercompany payable", "liability", "intercompany", ("IC_PAYABLE",)),
    ("2200", "Goods received not invoiced", "liability", "grni", ("GRNI",)),
    ("2250", "Landed cost accrual", "liability", "landed_cost", ("LANDED_COST_ACCRUAL",)),
    ("2300", "Deferred revenue", "liability", "", ("DEFERRED_REVENUE",)),
    ("2400", "Output tax", "liability", "tax", ("OUTPUT_TAX",)),
    ("2500", "Rebate liability", "liability", "rebate", ("REBATE_LIABILITY",)),
    ("3000", "Opening balance equity", "equity", "", ("OPENING_BALANCE",)),
    ("4000", "Revenue", "revenue", "", ("REVENUE",)),
    ("4050", "Sales returns", "revenue", "", ("SALES_RETURNS",)),
    ("4100", "Intercompany revenue", "revenue", "", ("IC_REVENUE",)),
    ("5000", "Cost of goods sold", "expense", "", ("COGS",)),
    ("5050", "Intercompany cost of goods sold", "expense", "", ("IC_COGS",)),
    ("5100", "Price variance", "expense", "", ("PRICE_VARIANCE",)),
    ("5200", "Count variance", "expense", "", ("COUNT_VARIANCE",)),
    ("5300", "Adjustments", "expense", "", ("ADJUSTMENT",)),
    ("5400", "Write-off", "expense", "", ("WRITE_OFF",)),
    ("5410", "Transit loss", "expense", "", ("TRANSIT_LOSS",)),
    ("5500", "Revaluation", "expense", "", ("REVALUATION",)),
    ("5510", "Write-down", "expense", "", ("WRITE_DOWN",)),
    ("5600", "Exchange difference", "expense", "", ("EXCHANGE_DIFFERENCE",)),
    ("6000", "General expenses", "expense", "", ()),
)
APPROVALS = (
    "purchase_order",
    "over_receipt",
    "price_variance",
    "quantity_variance",
    "count_variance",
    "adjustment",
    "write_off",
    "transit_loss",
    "revaluation",
    "journal_voucher",
    "supplier_payment",
    "credit_note",
    "landed_cost",
    "rebate",
    "reversal",
)
TOLERANCES = ("over_receipt", "price", "quantity", "count", "landed_cost", "transfer")


class Company:
    """A book with one entity NORTH (EUR), warehouse W1 (and W2) and a small chart; `do` posts a command and returns its outcome."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.clock = START
        self.writer = book.writer()
        self.poster = Poster(self.writer, now=lambda: self.clock)
        self._ids = itertools.count(1)

    def close(self) -> None:
        """Let the book go, so that someone else may host it."""
        self.writer.close()

    def record(self, command: Command, *, member: str = "olga", command_id: str = "", at: datetime | None = None) -> CommandRecord:
        """The command as a workstation would submit it."""
        n = next(self._ids)
        self.clock += timedelta(minutes=1)
        body = write_body(command)
        return CommandRecord(
            id=command_id or f"c{n:06d}",
            kind=type(command).KIND,
            body=body,
            digest=digest_of(type(command).KIND, body),
            member=member,
            workstation="test",
            client_seq=n,
            submitted_at=at or self.clock,
        )

    def submit(self, *records: CommandRecord) -> None:
        """Put commands into the log without deciding them."""
        with self.book.engine.connect().execution_options(writes=True) as connection, connection.begin():
            command_log.submit(connection, records)

    def run(self, *records: CommandRecord) -> list[Outcome]:
        """Submit commands, let the poster work until nothing waits, and return their outcomes in order."""
        self.submit(*records)
        while self.poster.post_waiting().decisions:
            pass
        with self.book.reading() as connection:
            found = command_log.outcomes(connection, [record.id for record in records])
        return [found[record.id] for record in records]

    def do(self, command: Command, *, member: str = "olga", expect: str = "posted", command_id: str = "") -> Outcome:
        """Post one command; its status must be as expected."""
        [outcome] = self.run(self.record(command, member=member, command_id=command_id))
        assert outcome.status == expect, f"{outcome.kind} was {outcome.status}: {outcome.message or outcome.result}"
        return outcome

    def refused(self, command: Command, code: str, *, member: str = "olga") -> Outcome:
        """Post a command that must be refused with the given code, by a sentence with all its facts, and leave no row behind."""
        outcome = self.do(command, member=member, expect="refused")
        refusal = outcome.result["refusal"]
        assert refusal["code"] == code, outcome.result
        assert words_of(refusal) <= WORDS, f"{sorted(words_of(refusal) - WORDS)} cannot be translated"
        assert not re.search(r"unknown\)|[{}]|\bNone\b|Decimal\(", outcome.message), outcome.message
        assert self.rows_written(outcome.seq or 0) == []
        return outcome

    def rows_written(self, seq: int) -> list[str]:
        """The tables in which the command at a position of the log left rows."""
        with self.book.reading() as connection:
            return [
                table.name
                for table in METADATA.sorted_tables
                for place in ("seq", "touched_seq")
                if table not in (COMMAND, STATE_DIGEST)
                and place in table.c
                and connection.execute(sa.select(sa.literal(1)).where(table.c[place] == seq).limit(1)).first()
            ]

    def all(self, row: type[Row], **where: Any) -> list[Any]:
        """Rows of a table as they are in the book."""
        table = table_of(row)
        query = sa.select(*(table.c[field.name] for field in row.TABLE.fields)).order_by(*(table.c[k] for k in row.TABLE.key_fields))
        for name, value in where.items():
            query = query.where(table.c[name] == value)
        with self.book.reading() as connection:
            return [row(**dict(found._mapping)) for found in connection.execute(query)]

    def balances(self, entity_id: str = "NORTH", *, document: str = "", seq: int = 0) -> dict[str, str]:
        """Account balances as text, zero ones left out: {"1300": "100.00"}; optionally of one document or one command only."""
        where = "AND document_id = :document" if document else ""
        where += " AND seq = :seq" if seq else ""
        with self.book.reading() as connection:
            rows = connection.execute(
                sa.text(f"SELECT account_id, SUM(amount) FROM journal_line WHERE entity_id = :e {where} GROUP BY account_id ORDER BY 1"),
                {"e": entity_id, "document": document, "seq": seq},
            )
            return {account: f"{D(int(total)).scaleb(-4):.2f}" for account, total in rows if total}

    def receive(
        self, item: str, quantity: str, price: str, *, location: str = "W1/A", lot: str = "", on: date = date(2026, 1, 10), **order: Any
    ) -> str:
        """Order and receive one item; returns the receipt's id. `order` may override fields of the purchase order."""
        n = next(self._ids)
        warehouse = location.split("/")[0]
        fields: dict[str, Any] = {"entity_id": "NORTH", "supplier_id": "ACME"} | order
        self.do(
            PlacePurchaseOrder(
                order_id=f"po{n}",
                warehouse_id=warehouse,
                order_date=on,
                lines=(PurchaseLine(item_id=item, quantity=D(quantity), unit_price=D(price)),),
                **fields,
            )
        )
        receipt = PostGoodsReceipt(
            receipt_id=f"gr{n}",
            order_id=f"po{n}",
            posting_date=on,
            lines=(ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id=location, lot_id=lot),),
        )
        self.do(receipt)
        return f"gr{n}"


def words_of(said: dict[str, Any]) -> set[str]:
    """The words of the book's own within a refusal."""
    found: set[str] = set()
    for name, value in said["facts"].items():
        parts = value if isinstance(value, list) else [value]
        if said.get("kinds", {}).get(name) == "word":
            found.update(parts)
        for part in parts:
            if isinstance(part, dict) and "code" in part:
                found |= words_of(part)
    return found


def set_up(company: Company, *, method: str = "average", currency: str = "EUR", entity: str = "NORTH", scope: str = "entity") -> None:
    """The organisation, chart, policies and a few items that scenarios start from."""
    company.do(CreateBook(book_id="test", name="Test book", owner_name="Olga Owner"))
    for member, role, limit in (
        ("sam", "warehouse_supervisor", None),
        ("clara", "finance_clerk", D("10000")),
        ("fay", "finance_controller", None),
    ):
        company.do(
            DefineMember(
                member=Member(id=member, name=member.title()), roles=(MemberRole(member_id=member, role=role, decide_up_to=limit),)
            )
        )
    add_entity(company, entity=entity, currency=currency, warehouses=("W1", "W2"))
    company.do(
        DefinePartners(
            partners=(
                Partner(id="ACME", name="Acme Supplies", is_supplier=True),
                Partner(id="BOLT", name="Bolt Imports", is_supplier=True, currency="USD"),
                Partner(id="HAUL", name="Haul Freight", is_supplier=True),
                Partner(id="SHOP", name="Corner Shop", is_customer=True),
            )
        )
    )
    company.do(
        DefineReasons(
            reasons=tuple(
                ReasonCode(id=f"{kind}-1", name=kind, kind=kind)
                for kind in ("count", "adjustment", "write_off", "damage", "return", "transfer")
            )
        )
    )
    add_items(company, ("NUT", "BOX"), entity=entity, method=method, scope=scope)


def add_entity(company: Company, *, entity: str, currency: str, warehouses: tuple[str, ...]) -> None:
    """A legal entity with chart, policies, open periods of 2026 and warehouses with dock, storage A and B, quarantine and transit."""
    company.do(DefineEntity(entity=LegalEntity(id=entity, name=entity.title(), currency=currency)))
    company.do(OpenPeriods(entity_id=entity, first_day=date(2026, 1, 1), months=12))
    accounts = tuple(
        msgspec.convert({"entity_id": entity, "id": i, "name": n, "type": t, "control": c}, Account) for i, n, t, c, _ in CHART
    )
    rules = tuple(PostingRule(entity_id=entity, role=role, account_id=i) for i, _, _, _, roles in CHART for role in roles)
    company.do(DefineAccounts(accounts=accounts, rules=rules))
    company.do(
        DefinePolicies(
            tolerances=tuple(TolerancePolicy(entity_id=entity, kind=k, fraction=D("0.05"), amount=D(5)) for k in TOLERANCES),
            approvals=tuple(
                ApprovalPolicy(entity_id=entity, kind=k, above=D(above), role=role)
                for k in APPROVALS
                for above, role in ((1000, "finance_clerk"), (50_000, "finance_controller"))
            ),
        )
    )
    kinds = {"DOCK": "dock", "A": "storage", "B": "storage", "Q": "quarantine", "T": "transit"}
    company.do(
        DefineWarehouses(
            warehouses=tuple(Warehouse(id=w, entity_id=entity, name=w) for w in warehouses),
            locations=tuple(
                msgspec.convert({"id": f"{w}/{c}", "warehouse_id": w, "entity_id": entity, "name": c, "kind": k}, Location)
                for w in warehouses
                for c, k in kinds.items()
            ),
        )
    )


def add_items(company: Company, items: tuple[str, ...], *, entity: str, method: str, scope: str = "entity") -> None:
    """Untracked items of family "goods" in pieces, valued by `method` (standard cost 10)."""
    standard = D(10) if method == "standard" else None
    company.do(
        DefineItems(
            items=tuple(Item(id=i, name=i.title(), family="goods", base_unit="pc") for i in items),
            costing=tuple(
                msgspec.convert(
                    {"item_id": i, "entity_id": entity, "method": method, "scope": scope, "standard_cost": standard}, ItemCosting
                )
                for i in items
            ),
        )
    )


def new_company(folder: Path, *, durable: bool = True, kind: type[Company] = Company, **options: Any) -> Company:
    """A company on a new embedded book in `folder`; `durable` False does without waiting for the disk, where thousands are played."""
    book = create_book(str(folder / "book.db"))
    if not durable:
        _without_waiting(book)
    company = kind(book)
    set_up(company, **options)
    return company


def reopened(folder: Path) -> Company:
    """The company of a book that was set up before, or of a copy of one, without waiting for the disk."""
    book = open_book(str(folder / "book.db"))
    _without_waiting(book)
    company = Company(book)
    with book.reading() as connection:
        known = connection.execute(sa.select(sa.func.count()).select_from(COMMAND)).scalar_one()
    company.clock += timedelta(minutes=known)
    company._ids = itertools.count(known + 1)
    return company


def _without_waiting(book: Book) -> None:
    book.engine.dispose()
    sa.event.listen(book.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
