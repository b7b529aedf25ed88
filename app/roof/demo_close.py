"""A month's close in one sitting: the sample company's checklist is worked off, both entities close, and what was closed is signed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from app.bootstrap import Host, hosting
from app.commands.adjusting import SettledLine, WriteOff
from app.commands.approvals import ApproveRequest
from app.commands.currency_revaluation import RevalueCurrencies
from app.commands.intercompany_settlement import SettleIntercompany
from app.commands.period_close import ClosePeriod
from app.commands.supplier_credits import PostSupplierCreditNote
from app.domain.exact import ZERO, Money, Quantity
from app.domain.wording import ENGLISH, read_aloud
from app.roof.close_digest import book_id, make_digest, write_digest, write_log
from app.roof.demo import Say, Walked
from app.roof.report_catalogue import Asked, make_report
from app.roof.sample import CLERKS, build_sample
from app.roof.sample_book import SampleBook, decider
from app.roof.sample_company import CONTROLLER
from app.roof.signing import key_of
from db.book import create_book
from db.queries.claims import claims
from db.queries.close import ADVICE, ObstacleRow, close_checklist, obstacles
from db.queries.control import ApprovalRow, approvals
from db.queries.intercompany import elimination, intercompany
from db.queries.ledger import balances
from db.queries.reading import read
from db.queries.working_capital import working_capital
from db.trouble import BookExists
from db.verify import verify
from reports.render import render, save

ENTITIES = ("RHEIN", "THAMES")
BEFORE, MONTH, LAST_DAY, SITTING = "2026-10", "2026-11", date(2026, 11, 30), date(2026, 12, 2)
PAPERS = ("trial-balance", "elimination", "roll-forward", "working-capital")


def close_a_month(folder: Path, say: Say) -> Walked:
    """Build the sample company in `folder` and close its last month. Raises `BookExists` when it was done there before."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "close.db"
    if place.exists():
        raise BookExists(book=str(place))
    with hosting(Host(create_book(str(place)), workstation="sample")) as host:
        say("\n1. The sample company: twelve months of a distributor in two countries")
        made = build_sample(host)
        say(f"   {made.commands:,} commands, {made.documents:,} documents")
        sitting = _Sitting(host, say, sent=made.commands)
        sitting.work_off()
        sitting.close()
        holds = sitting.tie()
        files = tuple(sitting.write(folder))
        holds &= sitting.check(folder)
    return Walked(place, files, holds)


@dataclass(frozen=True, slots=True)
class _Damaged:
    item_id: str
    lot_id: str
    quantity: Quantity
    warehouse_id: str
    location_id: str


@dataclass(frozen=True, slots=True)
class _Claimed:
    document_id: str
    net: Money
    tax: Money


class _Sitting:
    def __init__(self, host: Host, say: Say, *, sent: int) -> None:
        self.host = host
        self.say = say
        self.book = SampleBook(host, SITTING)
        self.book.sent = sent

    def work_off(self) -> None:
        """The checklist, each point settled by the command that settles it, and the checklist again."""
        self.say(f"\n2. {BEFORE} is closed for warehouses; nothing stands against it, so finance closes it")
        self._close(BEFORE)
        self.say(f"\n3. What stands against {MONTH}")
        self._tell_checklist()
        self.say("\n4. Point by point")
        for row in self._waiting_requests():
            by = decider(row)
            self.say(f"   {by} decides on the {row.document_kind.replace('_', ' ')}: {read_aloud(row.reason).splitlines()[0][:90]}")
            self.book.do(ApproveRequest(request_id=row.request_id, note="Looked at for the close"), by=by)
        self.book.flush()
        for entity, obstacle in self._standing():
            if obstacle.kind == "open_case":
                self._write_off(entity, obstacle)
                self._credit(entity, obstacle)
            elif obstacle.kind == "unrevalued_currency":
                self.say(f"   open items of {entity} in {obstacle.id} are valued at the rate of {LAST_DAY.isoformat()}")
                self.book.do(RevalueCurrencies(revaluation_id=f"RV-{entity}", entity_id=entity, period_id=MONTH), by=CONTROLLER)
        self._settle()
        self.book.flush()
        self.say("\n5. The checklist again")
        self._tell_checklist()

    def close(self) -> None:
        """Soft for warehouses, then hard, in both entities."""
        self.say(f"\n6. Konrad closes {MONTH}: first for warehouses, then for everyone")
        for entity in ENTITIES:
            self.book.do(ClosePeriod(entity_id=entity, period_id=MONTH, how="soft"), by=CONTROLLER)
        self._close(MONTH)

    def tie(self) -> bool:
        """Trial balances, stock, the group's elimination and every invariant."""
        self.say("\n7. Does it tie?")
        checks: list[tuple[str, bool]] = []
        with self.host.book.reading() as connection:
            for entity in ENTITIES:
                rows = balances(connection, as_of=LAST_DAY, entity_id=entity)
                debits, sum_of_all = sum((max(row.balance, ZERO) for row in rows), ZERO), sum((row.balance for row in rows), ZERO)
                checks.append((f"trial balance of {entity}: {debits:,.2f} {rows[0].currency} on either side", sum_of_all == 0))
                for part in working_capital(connection, as_of=LAST_DAY, entity_id=entity):
                    if part.detail is not None:
                        named = f"{ENGLISH.word(part.part)} of {entity}"
                        checks.append((f"{named}: {part.amount:,.2f} {part.currency}, item by item", part.difference == 0))
            for pair in intercompany(connection, as_of=LAST_DAY):
                text = f"{pair.seller_id} and {pair.buyer_id}: {pair.seller_ledger:,.2f} and {pair.buyer_ledger:,.2f} {pair.currency}"
                checks.append((text, pair.difference == 0))
            out = elimination(connection, as_of=LAST_DAY)
            checks.append((f"elimination of {len(out)} lines balances", sum((row.amount for row in out), ZERO) == 0))
            for entity, text, ties in self._group_stock(connection):
                checks.append((f"stock of {entity} for the group: {text}", ties))
        proofs = verify(self.host.book)
        checks.append((f"{len(proofs)} invariants of the book", all(proof.ok for proof in proofs)))
        for text, ties in checks:
            self.say(f"   {'ties ' if ties else 'BROKEN'} {text}")
        return all(ties for _, ties in checks)

    def _group_stock(self, connection: sa.Connection) -> Iterator[tuple[str, str, bool]]:
        """What each entity's stock is worth to the group: its own books less the mark-up that the elimination takes out."""
        for entity in ENTITIES:
            own = {row.part: row for row in working_capital(connection, as_of=LAST_DAY, entity_id=entity)}
            held = [own[part] for part in ("stock", "goods_in_transit") if part in own]
            books = sum((row.amount for row in held), ZERO)
            detail = sum((row.detail or ZERO for row in held), ZERO)
            out = [row for row in elimination(connection, as_of=LAST_DAY) if row.entity_id == entity and row.role == "INVENTORY"]
            marked_up = sum((row.own_amount for row in out), ZERO)
            yield entity, f"{books:,.2f} − {-marked_up:,.2f} = {books + marked_up:,.2f} {held[0].currency}", books == detail

    def write(self, folder: Path) -> Iterator[Path]:
        """The papers, the signed digests, the log, and the script that checks them."""
        self.say("\n8. On paper, and signed")
        now = self.host.now()
        with self.host.book.reading() as connection:
            for name in PAPERS:
                asked = (
                    Asked(since=LAST_DAY.replace(day=1), until=LAST_DAY)
                    if name in ("trial-balance", "roll-forward")
                    else Asked(as_of=LAST_DAY)
                )
                report = make_report(connection, name, asked, printed_at=now, printed_by=CONTROLLER, book="sample")
                if name == "elimination":
                    self.say(render(report, "table").decode())
                save(folder / f"{name}.pdf", render(report, "pdf"))
                yield folder / f"{name}.pdf"
            key = key_of(book_id(connection))
            last = 0
            for entity in ENTITIES:
                digest = make_digest(connection, entity_id=entity, period_id=MONTH, key=key, at=now)
                last = max(last, digest.facts["closed_seq"])
                self.say(f"   {digest.name}: position {digest.facts['closed_seq']:,}, hash {digest.facts['closed_hash'][:16]}…")
                yield from write_digest(folder, digest, at=now, by=CONTROLLER)
            yield from write_log(connection, folder, until=last)

    def check(self, folder: Path) -> bool:
        """What an auditor does: the script alone, by a Python that does not see this program."""
        self.say("\n9. An auditor checks it without the program")
        good = True
        for entity in ENTITIES:
            command = [sys.executable, "-I", "check_close.py", f"close-{entity}-{MONTH}.json", "log.jsonl.gz"]
            self.say(f"   python3 {' '.join(command[2:])}")
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            for line in (done.stdout + done.stderr).splitlines():
                self.say(f"      {line}")
            good &= done.returncode == 0
        return good

    def _waiting_requests(self) -> list[ApprovalRow]:
        with self.host.book.reading() as connection:
            return approvals(connection)

    def _standing(self) -> list[tuple[str, ObstacleRow]]:
        with self.host.book.reading() as connection:
            found = [(entity, row) for entity in ENTITIES for row in obstacles(connection, entity, MONTH)]
        return [(entity, row) for entity, row in found if row.kind not in ADVICE]

    def _write_off(self, entity: str, obstacle: ObstacleRow) -> None:
        """The damaged goods of a case are beyond repair."""
        document, _, line_no = obstacle.id.rpartition("/")
        if not line_no.isdigit():
            return
        with self.host.book.reading() as connection:
            found = read(connection, _Damaged, _DAMAGED, document=document, line=int(line_no))
        for damaged in found:
            self.say(f"   case {obstacle.id} of {entity}: {damaged.quantity} of {damaged.item_id} are written off")
            line = SettledLine(
                item_id=damaged.item_id,
                lot_id=damaged.lot_id,
                location_id=damaged.location_id,
                quantity=damaged.quantity,
                case_id=obstacle.id,
                note="Beyond repair",
            )
            by = "sven" if entity == "RHEIN" else "leah"
            self.book.do(
                WriteOff(
                    write_off_id=f"WO-{document}", warehouse_id=damaged.warehouse_id, posting_date=LAST_DAY, reason="SCRAP", lines=(line,)
                ),
                by=by,
            )

    def _credit(self, entity: str, obstacle: ObstacleRow) -> None:
        """The credit note for what went back to a supplier is in the post."""
        with self.host.book.reading() as connection:
            found = [row for row in claims(connection, entity_id=entity) if row.case_id == obstacle.id]
            papers = read(connection, _Claimed, "SELECT id, net, tax FROM document WHERE kind = 'supplier_return'")
        for claim in found:
            self.say(f"   case {obstacle.id} of {entity}: {claim.partner_name} credits {claim.open_amount:,.2f} {claim.currency}")
            [paper] = [paper for paper in papers if paper.document_id == claim.document_id]
            self.book.do(
                PostSupplierCreditNote(
                    credit_note_id=f"CN-{paper.document_id}",
                    return_id=paper.document_id,
                    posting_date=LAST_DAY,
                    reference=f"Credit for {claim.number}",
                    net=abs(paper.net),
                    tax=abs(paper.tax),
                ),
                by=CLERKS[entity],
            )

    def _settle(self) -> None:
        with self.host.book.reading() as connection:
            pairs = [pair for pair in intercompany(connection, as_of=LAST_DAY) if pair.open_amount]
        for pair in pairs:
            self.say(f"   {pair.buyer_id} pays {pair.seller_id} {pair.open_amount:,.2f} {pair.currency}, in both books at once")
            self.book.do(
                SettleIntercompany(
                    settlement_id=f"IM-{pair.seller_id}-{pair.buyer_id}-{MONTH}",
                    seller_id=pair.seller_id,
                    buyer_id=pair.buyer_id,
                    posting_date=LAST_DAY,
                ),
                by=CONTROLLER,
            )

    def _close(self, period: str) -> None:
        for entity in ENTITIES:
            self.book.do(ClosePeriod(entity_id=entity, period_id=period, how="hard"), by=CONTROLLER)
        self.book.flush()

    def _tell_checklist(self) -> None:
        with self.host.book.reading() as connection:
            rows = [row for entity in ENTITIES for row in close_checklist(connection, entity_id=entity, period_id=MONTH)]
        for row in rows:
            mark = "done" if not row.found else f"{row.found} open"
            self.say(
                f"   {row.entity_id:<7} {mark:<7} {read_aloud(row.point)}"
                + (f": {read_aloud(row.example).splitlines()[0][:70]}" if row.found else "")
            )


_DAMAGED = (
    "SELECT m.item_id, m.lot_id, SUM(m.quantity), m.warehouse_id, m.location_id FROM stock_move m JOIN location x ON x.id = m.location_id "
    "WHERE m.document_id = :document AND m.line_no = :line AND x.kind = 'quarantine' AND m.quantity > 0 "
    "GROUP BY m.item_id, m.lot_id, m.warehouse_id, m.location_id"
)
