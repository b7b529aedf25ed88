"""Which role may do what: a fixed table of roles and permissions; scopes and limits belong to the member's grant."""

from __future__ import annotations

from collections.abc import Mapping

PERMISSIONS: Mapping[str, str] = {
    "book.administer": "create the book, its members and roles",
    "master_data.edit": "define warehouses, locations, items and partners",
    "finance_data.edit": "define accounts, posting rules, taxes, rates and policies",
    "purchasing.order": "place and change purchase orders",
    "receiving.post": "receive goods",
    "invoicing.post": "enter supplier invoices",
    "landed_cost.post": "enter landed cost",
    "sales.order": "take sales orders",
    "shipping.post": "ship goods",
    "sales_invoicing.post": "invoice customers",
    "returns.post": "take and send returns",
    "transfers.post": "request, ship and receive transfers",
    "intercompany.post": "trade between the legal entities of the book",
    "counting.record": "count stock",
    "counting.plan": "plan and review counts",
    "adjusting.post": "adjust, move to quarantine and write off stock",
    "revaluation.post": "revalue stock and roll standard cost",
    "payments.post": "record payments",
    "journal.post": "post manual journals",
    "rebates.post": "agree, accrue and settle rebates",
    "reversal.post": "reverse posted documents",
    "approvals.decide": "decide on requests",
    "period_close.soft": "close a period for warehouses",
    "period_close.close": "close and reopen periods",
    "cases.resolve": "resolve exceptions",
    "cost.see": "see costs and values",
    "reports.read": "read reports",
    "evidence.attach": "attach photos and files to documents, print labels of them",
}

_WAREHOUSE = {
    "receiving.post",
    "transfers.post",
    "counting.record",
    "shipping.post",
    "adjusting.post",
    "returns.post",
    "reports.read",
    "evidence.attach",
}
_CLERK = {
    "invoicing.post",
    "landed_cost.post",
    "sales_invoicing.post",
    "returns.post",
    "payments.post",
    "journal.post",
    "rebates.post",
    "approvals.decide",
    "cases.resolve",
    "cost.see",
    "reports.read",
    "reversal.post",
    "intercompany.post",
    "evidence.attach",
}

ROLES: Mapping[str, frozenset[str]] = {
    "owner": frozenset(PERMISSIONS),
    "warehouse_operator": frozenset(_WAREHOUSE),
    "warehouse_supervisor": frozenset(
        _WAREHOUSE | {"counting.plan", "approvals.decide", "reversal.post", "cases.resolve", "intercompany.post"}
    ),
    "buyer": frozenset(
        {"purchasing.order", "reports.read", "cost.see", "rebates.post", "approvals.decide", "returns.post", "evidence.attach"}
    ),
    "sales": frozenset({"sales.order", "sales_invoicing.post", "returns.post", "reports.read"}),
    "finance_clerk": frozenset(_CLERK),
    "finance_controller": frozenset(
        _CLERK
        | {
            "finance_data.edit",
            "revaluation.post",
            "period_close.soft",
            "period_close.close",
            "adjusting.post",
            "counting.plan",
        }
    ),
    "master_data_steward": frozenset({"master_data.edit", "reports.read"}),
    "auditor": frozenset({"reports.read", "cost.see"}),
    "cost_viewer": frozenset({"cost.see"}),
    "system": frozenset(PERMISSIONS),
}


def may(role: str, permission: str) -> bool:
    """Whether `role` holds `permission`; an unknown role holds none."""
    return permission in ROLES.get(role, frozenset())
