"""Account roles: which account of an entity's chart a role means here; knows no amounts."""

from __future__ import annotations

from app.desk import Desk
from app.domain.book import Account, PostingRule
from app.domain.refusals import AccountNotMapped, ControlAccount, InvalidValue
from app.domain.wording import Phrase, Word

BY_DOCUMENT_ONLY = ("inventory", "in_transit", "grni", "payable", "receivable", "intercompany")
"""Control kinds whose every line comes from a document with its moves or items; nobody posts to them by hand."""


def account_for(
    desk: Desk, *, entity_id: str, role: str, family: str = "", warehouse_id: str = "", reason: str = "", partner_group: str = ""
) -> str:
    """The account of the most specific active rule that matches; more qualifiers win, then reason, partner, warehouse, family.

    Refused by name when nothing matches: there is no default account. Every line asks, so the desk remembers the answer; no command
    changes the rules and posts.
    """
    asked = (entity_id, role, family, warehouse_id, reason, partner_group)
    if asked in desk.accounts:
        return desk.accounts[asked]
    best: tuple[int, int, str] | None = None
    for rule in desk.many(PostingRule, "role", entity_id, role):
        if not rule.active:
            continue
        rank = _rank(rule, family=family, warehouse_id=warehouse_id, reason=reason, partner_group=partner_group)
        if rank is not None and (best is None or rank > best[:2]):
            best = (*rank, rule.account_id)
    if best is None:
        raise AccountNotMapped(
            role=role, entity=entity_id, family=family or Word("any"), warehouse=warehouse_id or Word("any"), reason=reason or Word("any")
        )
    desk.accounts[asked] = best[2]
    return best[2]


def require_manual(account: Account) -> None:
    """Refuse an account that is closed or that only documents may post to. Source: posting rules, control accounts."""
    if not account.active:
        raise InvalidValue(field=Word("account"), value=account.id, why=Phrase("not_active_any_more"))
    if account.control in BY_DOCUMENT_ONLY:
        raise ControlAccount(account=account.id, control=Word(account.control))


def _rank(rule: PostingRule, *, family: str, warehouse_id: str, reason: str, partner_group: str) -> tuple[int, int] | None:
    count = weight = 0
    for bit, (wanted, given) in enumerate(
        ((rule.family, family), (rule.warehouse_id, warehouse_id), (rule.partner_group, partner_group), (rule.reason, reason))
    ):
        if wanted:
            if wanted != given:
                return None
            count += 1
            weight += 1 << bit
    return count, weight
