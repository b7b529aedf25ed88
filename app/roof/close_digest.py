"""The signed digest of a closed month: what an auditor needs to check it without this program, as a file, on paper, and as the log."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from app.domain.exact import MONEY_SCALE, ZERO, to_scaled
from app.domain.refusals import Refusal
from app.roof.report_kinds import code, money, table
from app.roof.signing import SigningKey
from db.queries.ledger import BalanceRow, balances
from db.queries.log_export import decisions, ledger_tables
from db.queries.stock import stock_valuation
from reports.document import Column, Narrative, Report, ReportMeta
from reports.figures import Figures
from reports.render import render, save

ENGLISH = Figures()
LOG = "log.jsonl.gz"
CHECKER = "check_close.py"


class NotClosed(Refusal):
    says = "{period} of {entity} is not closed, so there is nothing to sign. Ask again when the month is closed."


HOW = (
    f"Check this file by itself: python3 {CHECKER} FILE {LOG}; the script needs nothing but Python 3.9.",
    "signature: Ed25519 (RFC 8032) by public_key over this JSON without signature, keys sorted, no spaces, UTF-8.",
    f"{LOG}: one decision a line, from position 1 on. Its hash is SHA-256 over the hash before it (64 zeros before the first), the JSON of "
    "command, the outcome's text in result, and the JSON of each of its ledger rows in order; JSON without spaces, UTF-8.",
    "command[3] is SHA-256 over the kind in command[2], a line feed and body. The chain reaches closed_hash at position closed_seq.",
    "balances and stock: by account, in ten-thousandths, the sums of the rows of journal_line (amount) and stock_move (value) of entity "
    "up to "
    "closed_seq and last_day. tables names the values of a row.",
)


@dataclass(frozen=True, slots=True)
class Digest:
    """What is signed, as plain values with amounts in ten-thousandths, and what the paper shows beside it."""

    facts: dict[str, Any]
    closing: list[BalanceRow]
    kept: bool

    @property
    def name(self) -> str:
        """What its files are called, without their ending."""
        return f"close-{self.facts['entity']}-{self.facts['period']}"


def make_digest(connection: sa.Connection, *, entity_id: str, period_id: str, key: SigningKey, at: datetime) -> Digest:
    """The digest of a closed month, signed. Raises `NotClosed`."""
    found = connection.execute(_PERIOD, {"entity": entity_id, "period": period_id}).one_or_none()
    if found is None or found.state != "closed":
        raise NotClosed(period=period_id, entity=entity_id)
    last = date.fromisoformat(found.last_day) if isinstance(found.last_day, str) else found.last_day
    closing = balances(connection, as_of=last, entity_id=entity_id)
    facts: dict[str, Any] = {
        "format": "dockledger close digest 1",
        "how": HOW,
        "book": found.book_id,
        "entity": entity_id,
        "entity_name": found.entity_name,
        "currency": found.currency,
        "period": period_id,
        "last_day": last.isoformat(),
        "closed_seq": found.closed_seq,
        "closed_hash": found.hash,
        "closed_by": found.closed_by,
        "made_at": at.isoformat(timespec="seconds"),
        "balances": [[row.account_id, to_scaled(row.balance, MONEY_SCALE)] for row in closing],
        "stock": _stock(connection, entity_id, last),
        "tables": ledger_tables(),
        "public_key": key.public.hex(),
    }
    return Digest(facts | {"signature": key.sign(canonical(facts)).hex()}, closing, key.kept)


def book_id(connection: sa.Connection) -> str:
    """Which book this is, by which its signing key is kept."""
    return str(connection.execute(sa.text("SELECT book_id FROM book_info")).scalar() or "")


_PERIOD = sa.text(
    "SELECT p.state, p.last_day, p.closed_seq, p.closed_by, c.hash, e.name AS entity_name, e.currency, b.book_id "
    "FROM fiscal_period p JOIN legal_entity e ON e.id = p.entity_id CROSS JOIN book_info b "
    "LEFT JOIN command c ON c.seq = p.closed_seq WHERE p.entity_id = :entity AND p.id = :period"
)


def canonical(facts: dict[str, Any]) -> bytes:
    """The bytes that are signed: keys sorted, no spaces, UTF-8."""
    return json.dumps(facts, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()


def _stock(connection: sa.Connection, entity_id: str, last: date) -> list[list[Any]]:
    by_account: dict[str, Decimal] = {}
    for row in stock_valuation(connection, as_of=last, entity_id=entity_id):
        by_account[row.account_id] = by_account.get(row.account_id, ZERO) + row.value
    return [[account, to_scaled(value, MONEY_SCALE)] for account, value in sorted(by_account.items())]


def write_digest(folder: Path, digest: Digest, *, at: datetime, by: str, figures: Figures = ENGLISH) -> tuple[Path, Path]:
    """The file of a digest, and its paper in the language of `figures`. Raises OSError."""
    file, paper = folder / f"{digest.name}.json", folder / f"{digest.name}.pdf"
    save(file, json.dumps(digest.facts, indent=1, ensure_ascii=False, sort_keys=True).encode())
    save(paper, render(_on_paper(digest, figures, at=at, by=by), "pdf"))
    return file, paper


def write_log(connection: sa.Connection, folder: Path, *, until: int) -> tuple[Path, Path]:
    """The log up to a position, and the script that checks digests against it. Raises OSError."""
    log, checker = folder / LOG, folder / CHECKER
    with gzip.GzipFile(log, "wb", mtime=0) as out:
        for decision in decisions(connection, until=until):
            out.write(msgspec.json.encode(decision) + b"\n")
    save(checker, files("resources").joinpath("audit", CHECKER).read_bytes())
    return log, checker


def _on_paper(digest: Digest, figures: Figures, *, at: datetime, by: str) -> Report:
    facts, say = digest.facts, figures.say
    last = figures.day(date.fromisoformat(facts["last_day"]))
    sealed = (
        (say("Book"), facts["book"]),
        (say("Company"), f"{facts['entity_name']} ({facts['entity']})"),
        (say("Month"), say("{month}, to {day}", month=facts["period"], day=last)),
        (say("Closed by"), facts["closed_by"]),
        (say("Position in the log"), figures.number(facts["closed_seq"])),
        (say("Hash of the log there"), _grouped(facts["closed_hash"])),
        (say("Public key"), _grouped(facts["public_key"])),
        (say("Signature"), _grouped(facts["signature"])),
    )
    kept = say("The private key is in the keyring of who signed.")
    once = say("The private key was made for this digest alone, as there is no safe keyring here.")
    how = Narrative(
        title=say("How to check this without the program"),
        paragraphs=(
            f"python3 {CHECKER} {digest.name}.json {LOG}",
            say(
                "The script is short, needs nothing but Python 3.9, and says at its beginning what it does: it verifies the signature "
                "(Ed25519, RFC 8032) of the file, computes every hash of the log anew (SHA-256 over the hash before, the request, its "
                "outcome and the ledger rows it wrote), sees that the chain reaches the hash above, and adds up balances and stock from "
                "those rows."
            ),
            say("Compare the hash and the public key on this paper with what the script prints.") + " " + (kept if digest.kept else once),
            say("Signed for the company, place and date:") + "  ______________________________",
        ),
    )
    seals = (Column(key="name", title=say("What")), Column(key="value", title=say("As sealed"), width=4))
    columns = (
        code("account_id", say("Account")),
        Column(key="name", title=say("Name"), width=2),
        money("balance", say("Balance")),
        code("currency", say("Currency")),
    )
    total = sum((row.balance for row in digest.closing), ZERO)
    return Report(
        title=say("Closing of {month}", month=facts["period"]),
        company=facts["entity_name"],
        sections=(
            table(seals, [_Fact(*one) for one in sealed]),
            how,
            table(columns, digest.closing, title=say("Balances at the close: debit +, credit −")),
        ),
        period=say("to {day}", day=last),
        meta=ReportMeta(
            printed_at=at, printed_by=by, proofs=((say("sum of balances"), figures.money(total, facts["currency"])),), figures=figures
        ),
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    name: str
    value: str


def _grouped(text: str) -> str:
    """Long digits in groups of eight, so that people can compare them."""
    return " ".join(text[i : i + 8] for i in range(0, len(text), 8))
