"""Companies and sites say in which time zone they are: it is checked, inherited, kept, and decides which day it is for who decides there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from app.commands.approvals import ApproveRequest
from app.commands.count_submission import SubmitCount
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount, RequestRecount
from app.commands.organisation import DefineEntity, DefineMember, DefineWarehouses
from app.domain.book import Document, LegalEntity, Member, MemberRole, Warehouse
from app.roof.report_catalogue import Asked, make_report
from db.book import create_book
from db.replay import replay
from tests.scenarios.test_approvals import delegation, held_receipt
from tests.support.company import Company, new_company

D = Decimal
NIGHT = datetime(2026, 11, 30, 12, 30, tzinfo=UTC)
"""1 December in Kiritimati (UTC+14), 30 November in London."""


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def in_zone(company: Company, name: str, *, site: str = "") -> None:
    if site:
        [row] = company.all(Warehouse, id=site)
        company.do(DefineWarehouses(warehouses=(msgspec.structs.replace(row, time_zone=name),)))
    else:
        [entity] = company.all(LegalEntity, id="NORTH")
        company.do(DefineEntity(entity=msgspec.structs.replace(entity, time_zone=name)))


def test_a_time_zone_is_kept_and_an_unknown_one_is_refused(company: Company) -> None:
    in_zone(company, "Europe/Berlin")
    in_zone(company, "America/New_York", site="W2")
    assert [row.time_zone for row in company.all(Warehouse)] == ["", "America/New_York"]
    [entity] = company.all(LegalEntity)
    assert entity.time_zone == "Europe/Berlin"
    wrong = msgspec.structs.replace(entity, time_zone="Berlin")
    refused = company.do(DefineEntity(entity=wrong), expect="refused")
    assert refused.message == (
        "Time zone cannot be Berlin: there is no time zone of that name; one is written like Europe/Berlin or America/New_York. "
        "Correct it and send the request again."
    )
    [site] = company.all(Warehouse, id="W1")
    company.do(DefineWarehouses(warehouses=(msgspec.structs.replace(site, time_zone="Mars"),)), expect="refused")


@pytest.mark.parametrize(
    ("company_zone", "site_zone", "lent_for", "counts"),
    [
        ("", "", date(2026, 11, 30), True),
        ("", "", date(2026, 12, 1), False),
        ("Pacific/Kiritimati", "", date(2026, 12, 1), True),
        ("Pacific/Kiritimati", "", date(2026, 11, 30), False),
        ("Pacific/Kiritimati", "Europe/London", date(2026, 11, 30), True),
        ("Europe/London", "Pacific/Kiritimati", date(2026, 12, 1), True),
    ],
)
def test_a_role_is_lent_for_a_day_where_the_request_comes_from(
    company: Company, company_zone: str, site_zone: str, lent_for: date, counts: bool
) -> None:
    in_zone(company, company_zone)
    in_zone(company, site_zone, site="W1")
    ben = MemberRole(member_id="ben", role="warehouse_operator")
    company.do(DefineMember(member=Member(id="ben", name="Ben"), roles=(ben,)))
    company.do(delegation(lent_for, lent_for), member="clara")
    request = held_receipt(company)
    decided = ApproveRequest(request_id=request.id, proposal_digest=request.proposal_digest)
    [outcome] = company.run(company.record(decided, member="ben", at=NIGHT))
    assert outcome.status == ("posted" if counts else "refused"), outcome.message


def test_a_recount_is_of_the_day_where_it_is_counted(company: Company) -> None:
    in_zone(company, "Pacific/Kiritimati")
    company.receive("NUT", "10", "7")
    company.do(OpenCountSheet(sheet_id="cs1", warehouse_id="W1", count_date=date(2026, 11, 30)))
    company.do(RecordCount(sheet_id="cs1", lines=(CountedLine(line_no=1, quantity=D(10)),)))
    company.do(SubmitCount(sheet_id="cs1", posting_date=date(2026, 11, 30)))
    [outcome] = company.run(company.record(RequestRecount(sheet_id="cs1", line_nos=(1,), recount_sheet_id="cs2"), at=NIGHT))
    assert outcome.status == "posted", outcome.message
    assert company.all(Document, id="cs2")[0].posting_date == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("company_zone", "site_zone", "asked", "days"),
    [
        ("", "", "", "2026-11-01 to 2026-11-30"),
        ("Pacific/Kiritimati", "", "", "2026-12-01 to 2026-12-01"),
        ("Pacific/Kiritimati", "", "NORTH", "2026-12-01 to 2026-12-01"),
        ("Pacific/Kiritimati", "Europe/London", "NORTH", "2026-12-01 to 2026-12-01"),
        ("Pacific/Kiritimati", "Europe/London", "", "2026-11-01 to 2026-11-30"),
    ],
)
def test_a_report_ends_today_where_it_is_about(company: Company, company_zone: str, site_zone: str, asked: str, days: str) -> None:
    """Where the book is in several zones and no company is named, it is the day of who prints it."""
    in_zone(company, company_zone)
    in_zone(company, site_zone, site="W1")
    with company.book.reading() as connection:
        made = make_report(connection, "margin-change", Asked(entity=asked), printed_at=NIGHT, printed_by="olga")
    assert made.period == days


def test_the_log_gives_the_same_book_again(company: Company, tmp_path: Path) -> None:
    in_zone(company, "Pacific/Kiritimati")
    in_zone(company, "Europe/Berlin", site="W2")
    in_zone(company, "", site="W2")
    company.close()
    target = create_book(str(tmp_path / "again.db"))
    try:
        assert replay(company.book, target).difference == ""
    finally:
        target.close()
