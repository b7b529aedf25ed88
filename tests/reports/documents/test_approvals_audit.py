"""The audit shows each request with its limit, its trail and its entry, and totals per currency."""

from datetime import UTC, datetime
from decimal import Decimal

from reports.documents.approvals_audit import ApprovalsAudit, AuditedDecision, AuditedRequest, approvals_audit_pdf
from tests.reports.documents.samples import RECEIPT_ENTRY
from tests.reports.samples import META, page_texts


def _request(number: int, amount: str, currency: str, **more: object) -> AuditedRequest:
    settings: dict[str, object] = {
        "number": f"AR-{number}",
        "kind": "count_variance",
        "document": f"CS-{number}",
        "document_kind": "count_sheet",
        "amount": Decimal(amount),
        "currency": currency,
        "requested_by": "J. Novák",
        "requested_at": datetime(2026, 4, 6, 14, 2, tzinfo=UTC),
        "state": "approved",
        **more,
    }
    return AuditedRequest(**settings)


DECISION = AuditedDecision(
    at=datetime(2026, 4, 6, 16, 30, tzinfo=UTC),
    member="p.wolf",
    for_member="c.brandt",
    role="Finance manager",
    act="released",
    comment="Photo seen.",
)


def _audit(*requests: AuditedRequest) -> str:
    audit = ApprovalsAudit(company="Northgate Supply Ltd", period="April 2026", requests=requests, meta=META)
    return " ".join(" ".join(page_texts(approvals_audit_pdf(audit))).split())


def test_each_request_with_limit_trail_and_entry() -> None:
    text = _audit(_request(1, "-198.71", "GBP", limit=Decimal(10000), decisions=(DECISION,), entry=RECEIPT_ENTRY))
    assert "AR-1 · count variance · approved" in text
    assert "10,000.00 GBP" in text
    assert "2026-04-06 16:30 UTC p.wolf for c.brandt Finance manager released Photo seen." in text
    assert "Total 7,550.52 7,550.52" in text


def test_totals_per_currency_and_no_requests() -> None:
    # −198.71 + 98.71 = −100.00
    text = _audit(_request(1, "-198.71", "GBP"), _request(2, "98.71", "GBP"), _request(3, "-21000", "EUR"))
    assert "Total −21,000.00 EUR −100.00 GBP" in text
    assert "No rows for these filters." in _audit()


def test_many_requests_stay_fast_and_complete() -> None:
    text = _audit(*(_request(n, "1.00", "EUR", decisions=(DECISION,), entry=RECEIPT_ENTRY) for n in range(60)))
    assert text.count("released Photo seen.") == 60
    assert "Total 60.00 EUR" in text
