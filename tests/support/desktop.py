"""A desktop on a real embedded book: a distributor's warehouse in Leeds with deliveries due, driven as people drive it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
from pytestqt.qtbot import QtBot

from app.bootstrap import Host
from app.commands.finance_data import DefineAccounts, DefinePolicies
from app.commands.master_data import DefineItems, DefinePartners, DefineReasons
from app.commands.organisation import CreateBook, DefineEntity, DefineMember, DefineWarehouses
from app.commands.period_close import OpenPeriods
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import (
    Account,
    ApprovalPolicy,
    Item,
    ItemCode,
    ItemCosting,
    ItemUnit,
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
from app.domain.roles import PERMISSIONS, ROLES
from app.roof.floor_papers import FloorPapers
from db.book import create_book
from reports.figures import Figures as PaperFigures
from tests.support.company import APPROVALS, CHART, TOLERANCES
from tests.support.hands import Hands
from tests.support.premises import Premises
from ui.actions.table import Action, ActionTable
from ui.book import Workplace
from ui.drafts import DraftStore
from ui.feedback import Verdict
from ui.figures import Figures
from ui.help import HelpShelf
from ui.papers import Paper
from ui.refusals import trouble_of
from ui.shell.actions import SHELL_ACTIONS
from ui.shell.router import Router, ScanRule
from ui.shell.screens import ScreenSpec, ScreenTable
from ui.shell.window import ShellParts, ShellWindow
from ui.site_days import OneDay
from ui.state import MemberState
from ui.tasks import ImmediateRunner, Judge, TaskRunner
from ui.theme import Theme

D = Decimal
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)

ITEMS: tuple[tuple[str, str, str, str, str, bool], ...] = (
    ("DR-18V", "Cordless drill 18 V", "tools", "pc", "none", False),
    ("BT-4AH", "Battery pack 4 Ah", "tools", "pc", "lot", False),
    ("SB-SET", "Screwdriver bit set, 32 pieces", "tools", "pc", "none", False),
    ("GL-M", "Work gloves, size M", "safety", "pair", "none", False),
    ("LP-LED", "LED work lamp", "lighting", "pc", "none", False),
    ("GLUE-5", "Two-part adhesive 5 kg", "chemicals", "can", "lot", True),
    ("SAW-1", "Mitre saw 216 mm", "machines", "pc", "serial", False),
    ("TAPE-50", "Masking tape 50 mm", "consumables", "roll", "none", False),
)
"""(id, name, family, base unit, tracking, kept by expiry)."""

CODES = {
    "DR-18V": "5012345678900",
    "BT-4AH": "5012345678917",
    "SB-SET": "5012345678924",
    "GL-M": "5012345678931",
    "LP-LED": "5012345678948",
    "GLUE-5": "5012345678955",
    "SAW-1": "5012345678962",
    "TAPE-50": "5012345678979",
}
DRILL_CARTON = "15012345678907"
"""A carton of six drills."""

SITES = (("LEEDS", "Leeds DC"), ("HULL", "Hull Depot"))
SPOTS = (
    ("DOCK-1", "dock"),
    ("A-03-2", "storage"),
    ("A-03-4", "storage"),
    ("A-05-1", "storage"),
    ("B-02-3", "storage"),
    ("B-11-1", "storage"),
    ("STAGE-1", "staging"),
    ("QUAR-1", "quarantine"),
    ("ROAD", "transit"),
)


class Ears:
    """Hears the sounds that would be played."""

    def __init__(self) -> None:
        self.heard: list[Verdict] = []

    def play(self, verdict: Verdict, volume_percent: int) -> None:
        if volume_percent and verdict is not Verdict.INFO:
            self.heard.append(verdict)


class Depot(Premises):
    """Northgate Supply (GBP) on an embedded book with its poster; `do` posts as the owner."""

    def __init__(self, folder: Path, *, member: str = "petra", host: Host | None = None) -> None:
        own = host or Host(create_book(str(folder / "northgate.db")), now=lambda: NOW, workstation="dock-1")
        super().__init__(own, folder, member=member)
        self._stocked = 0
        self._define()

    def order(
        self, order_id: str, supplier: str, *lines: tuple[str, str, str], due: date = TODAY, unit: str = "", warehouse: str = "LEEDS"
    ) -> str:
        """A purchase order of (item, quantity, price) lines; returns its number."""
        ordered = tuple(
            PurchaseLine(item_id=item, quantity=D(quantity), unit_price=D(price), unit=unit, due_date=due)
            for item, quantity, price in lines
        )
        outcome = self.do(
            PlacePurchaseOrder(
                order_id=order_id,
                entity_id="NORTH",
                warehouse_id=warehouse,
                supplier_id=supplier,
                order_date=date(2026, 11, 2),
                lines=ordered,
            )
        )
        return str(outcome.result["number"])

    def stock(self, item: str, quantity: str, price: str, *, spot: str, warehouse: str = "LEEDS", lot: str = "") -> None:
        """Goods in stock, by an order and its receipt."""
        self._stocked += 1
        id = f"stock-{self._stocked}"
        self.order(id, "HANSE", (item, quantity, price), warehouse=warehouse)
        line = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id=f"{warehouse}/{spot}", lot_id=lot)
        self.do(PostGoodsReceipt(receipt_id=f"{id}-r", order_id=id, posting_date=date(2026, 11, 5), lines=(line,)))

    def _define(self) -> None:
        self.do(CreateBook(book_id="northgate", name="Northgate Supply", owner_name="Olga Owner"))
        for member, name, role, limit in (
            ("petra", "Petra Lang", "warehouse_supervisor", None),
            ("clara", "Clara Finch", "finance_clerk", D(10_000)),
            ("fay", "Fay Controller", "finance_controller", None),
        ):
            role_row = MemberRole(member_id=member, role=role, decide_up_to=limit)
            self.do(DefineMember(member=Member(id=member, name=name), roles=(role_row,)))
        self.do(DefineEntity(entity=LegalEntity(id="NORTH", name="Northgate Supply", currency="GBP", address="4 Dock Road\nLeeds LS9")))
        self.do(OpenPeriods(entity_id="NORTH", first_day=date(2026, 1, 1), months=12))
        accounts = tuple(
            msgspec.convert({"entity_id": "NORTH", "id": i, "name": n, "type": t, "control": c}, Account) for i, n, t, c, _ in CHART
        )
        rules = tuple(PostingRule(entity_id="NORTH", role=role, account_id=i) for i, _, _, _, roles in CHART for role in roles)
        self.do(DefineAccounts(accounts=accounts, rules=rules))
        self.do(
            DefinePolicies(
                tolerances=tuple(TolerancePolicy(entity_id="NORTH", kind=k, fraction=D("0.05"), amount=D(2)) for k in TOLERANCES),
                approvals=tuple(
                    ApprovalPolicy(entity_id="NORTH", kind=k, above=D(above), role=role)
                    for k in APPROVALS
                    for above, role in (
                        ((500, "finance_clerk"), (50_000, "finance_controller"))
                        if k != "purchase_order"
                        else ((10**6, "finance_controller"),)
                    )
                ),
            )
        )
        self._define_places()
        self._define_goods()

    def _define_places(self) -> None:
        self.do(
            DefineWarehouses(
                warehouses=tuple(Warehouse(id=id, entity_id="NORTH", name=name) for id, name in SITES),
                locations=tuple(
                    msgspec.convert(
                        {"id": f"{site}/{spot}", "warehouse_id": site, "entity_id": "NORTH", "name": spot, "kind": kind}, Location
                    )
                    for site, _ in SITES
                    for spot, kind in SPOTS
                ),
            )
        )

    def _define_goods(self) -> None:
        suppliers = (("HANSE", "Hanse Import"), ("BRIGG", "Brigg & Sons"), ("NORDIC", "Nordic Tools AB"), ("HAUL", "Haul Freight"))
        self.do(DefinePartners(partners=tuple(Partner(id=i, name=n, is_supplier=True) for i, n in suppliers)))
        reasons = (
            ("broken", "Broken in transport", "transfer"),
            ("lost", "Lost on the road", "transfer"),
            ("miscount", "Counted wrongly before", "count"),
            ("shrink", "Shrinkage", "count"),
            ("damage", "Damaged in the warehouse", "damage"),
        )
        self.do(DefineReasons(reasons=tuple(ReasonCode(id=i, name=n, kind=k) for i, n, k in reasons)))
        self.do(
            DefineItems(
                items=tuple(
                    msgspec.convert({"id": i, "name": n, "family": f, "base_unit": u, "tracking": t, "expiry_tracked": e}, Item)
                    for i, n, f, u, t, e in ITEMS
                ),
                units=(ItemUnit(item_id="DR-18V", unit="carton", numerator=6),),
                codes=(
                    *(
                        ItemCode(code=code, item_id=item, unit=next(u for i, _, _, u, _, _ in ITEMS if i == item))
                        for item, code in CODES.items()
                    ),
                    ItemCode(code=DRILL_CARTON, item_id="DR-18V", unit="carton"),
                ),
                costing=tuple(ItemCosting(item_id=i, entity_id="NORTH", method="average") for i, *_ in ITEMS),
            )
        )


class Desktop(Hands):
    """A shell window on a depot."""

    def __init__(
        self,
        depot: Depot,
        qtbot: QtBot,
        theme: Theme,
        *,
        screens: Sequence[ScreenSpec],
        actions: Sequence[Action],
        rules: Iterable[ScanRule],
        home: str,
        role: str = "owner",
        tasks: TaskRunner | None = None,
        locale: str = "en_GB",
        size: tuple[int, int] = (1280, 820),
    ) -> None:
        self.depot = depot
        self.qtbot = qtbot
        self.ears = Ears()
        self.papers: list[Paper] = []
        self.bugs: list[Exception] = []
        self._open = True
        self.drafts = DraftStore(depot.folder / "drafts" / f"{depot.member}.sqlite")
        figures = Figures(locale)
        costs = FloorPapers(depot.host.book, depot.member, lambda: NOW, PaperFigures.of_locale(locale), costs=True)
        work = Workplace(depot.session("olga" if role == "owner" else depot.member), self.drafts, costs, self.papers.append, self._touched)
        self.work = work
        self.window = ShellWindow(
            ShellParts(
                theme=theme,
                figures=figures,
                tasks=tasks or ImmediateRunner(Judge(known=trouble_of, on_bug=self.bugs.append)),
                state=MemberState(depot.folder / "settings", depot.member),
                sounds=self.ears,
                screens=ScreenTable(screens),
                actions=ActionTable([*SHELL_ACTIONS, *actions]),
                router=Router(rules),
                exporter=lambda table, path: None,
                help=HelpShelf("en"),
                today=OneDay(lambda: TODAY),
                permissions=frozenset(PERMISSIONS if role == "owner" else ROLES[role]),
                company="Northgate Supply · Leeds",
                member="Petra Lang · Supervisor",
                home=home,
                work=work,
            )
        )
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()

    def _touched(self, areas: frozenset[str]) -> None:
        self.window.touched(areas)

    @property
    def said(self) -> Any:
        """The feedback shown now."""
        return self.window.head.strip.shown or SimpleNamespace(text="", verdict=None, expected="", next_step="", offers=(), spoken="")

    def shoot(self, file: Path) -> None:
        """A picture of the window as it is."""
        self.settle()
        file.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(file))

    def close(self) -> None:
        """Once or twice; the second time nothing is left to do."""
        if self._open:
            self._open = False
            self.window.close()
            self.drafts.close()
