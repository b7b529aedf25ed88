"""Owns what the gallery says of each report: its title, what it answers, its group, the names of its questions; makes none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ui.i18n import QT_TRANSLATE_NOOP, translated
from ui.papers import ReportCard

DAYS = ("as_of", "since", "until")
GROUPS: Mapping[str, str] = {
    "stock": QT_TRANSLATE_NOOP("reports", "Stock"),
    "purchasing": QT_TRANSLATE_NOOP("reports", "Purchasing"),
    "sales": QT_TRANSLATE_NOOP("reports", "Sales"),
    "finance": QT_TRANSLATE_NOOP("reports", "Finance"),
    "group": QT_TRANSLATE_NOOP("reports", "Between companies"),
    "control": QT_TRANSLATE_NOOP("reports", "Control"),
}
QUESTIONS: Mapping[str, str] = {
    "as_of": QT_TRANSLATE_NOOP("reports", "On this day"),
    "since": QT_TRANSLATE_NOOP("reports", "From"),
    "until": QT_TRANSLATE_NOOP("reports", "To"),
    "entity": QT_TRANSLATE_NOOP("reports", "Company"),
    "warehouse": QT_TRANSLATE_NOOP("reports", "Warehouse"),
    "item": QT_TRANSLATE_NOOP("reports", "Item"),
    "partner": QT_TRANSLATE_NOOP("reports", "Partner"),
    "account": QT_TRANSLATE_NOOP("reports", "Account"),
    "state": QT_TRANSLATE_NOOP("reports", "State"),
}
_TITLES: Mapping[str, str] = {
    "stock-valuation": QT_TRANSLATE_NOOP("reports", "Stock valuation"),
    "stock-movements": QT_TRANSLATE_NOOP("reports", "Stock movements"),
    "stock-on-hand": QT_TRANSLATE_NOOP("reports", "Stock on hand"),
    "stock-card": QT_TRANSLATE_NOOP("reports", "Stock card"),
    "grni": QT_TRANSLATE_NOOP("reports", "Received, not invoiced"),
    "grni-ageing": QT_TRANSLATE_NOOP("reports", "Received, not invoiced, by age"),
    "landed-cost": QT_TRANSLATE_NOOP("reports", "Landed cost"),
    "landed-accruals": QT_TRANSLATE_NOOP("reports", "Landed cost without a bill"),
    "claims": QT_TRANSLATE_NOOP("reports", "Claims"),
    "rebates": QT_TRANSLATE_NOOP("reports", "Rebates"),
    "margin": QT_TRANSLATE_NOOP("reports", "Margin by item"),
    "margin-by-family": QT_TRANSLATE_NOOP("reports", "Margin by family"),
    "margin-by-customer": QT_TRANSLATE_NOOP("reports", "Margin by customer"),
    "margin-change": QT_TRANSLATE_NOOP("reports", "What changed the margin"),
    "count-variances": QT_TRANSLATE_NOOP("reports", "Count differences"),
    "in-transit": QT_TRANSLATE_NOOP("reports", "On the road"),
    "roll-forward": QT_TRANSLATE_NOOP("reports", "Roll-forward of inventory"),
    "trial-balance": QT_TRANSLATE_NOOP("reports", "Trial balance"),
    "journal": QT_TRANSLATE_NOOP("reports", "Journal"),
    "open-payables": QT_TRANSLATE_NOOP("reports", "What we owe"),
    "open-receivables": QT_TRANSLATE_NOOP("reports", "What is owed to us"),
    "tax": QT_TRANSLATE_NOOP("reports", "Tax by period"),
    "working-capital": QT_TRANSLATE_NOOP("reports", "Working capital"),
    "close-checklist": QT_TRANSLATE_NOOP("reports", "Checklist of the close"),
    "intercompany": QT_TRANSLATE_NOOP("reports", "Trade between companies"),
    "unrealised-margin": QT_TRANSLATE_NOOP("reports", "Own margin still in stock"),
    "elimination": QT_TRANSLATE_NOOP("reports", "Elimination"),
    "approvals": QT_TRANSLATE_NOOP("reports", "Approval requests"),
    "approvals-audit": QT_TRANSLATE_NOOP("reports", "Approvals audit"),
}
_ABOUT: Mapping[str, str] = {
    "stock-valuation": QT_TRANSLATE_NOOP(
        "reports", "What stock is worth on any day, by account and item, equal to the ledger to the cent."
    ),
    "stock-movements": QT_TRANSLATE_NOOP("reports", "What there was, what came and went, what was left, for any span of days."),
    "stock-on-hand": QT_TRANSLATE_NOOP("reports", "What stands in which place and lot now."),
    "stock-card": QT_TRANSLATE_NOOP("reports", "Every movement of one item, with what was on hand and its worth after each."),
    "grni": QT_TRANSLATE_NOOP("reports", "Goods whose invoice has not come yet, and how long they wait for it."),
    "grni-ageing": QT_TRANSLATE_NOOP("reports", "The same, in spans of 30 days, supplier by supplier."),
    "landed-cost": QT_TRANSLATE_NOOP("reports", "Freight, duty and the like: what was estimated, what was billed, what is still to come."),
    "landed-accruals": QT_TRANSLATE_NOOP("reports", "Estimates nobody has billed yet, by age."),
    "claims": QT_TRANSLATE_NOOP("reports", "What suppliers, carriers and others owe for damage and shortages."),
    "rebates": QT_TRANSLATE_NOOP("reports", "What was earned or granted under each agreement, claimed, settled and open."),
    "margin": QT_TRANSLATE_NOOP("reports", "What each item earned, after landed cost, freight, shrink and rebates."),
    "margin-by-family": QT_TRANSLATE_NOOP("reports", "What each family of goods earned."),
    "margin-by-customer": QT_TRANSLATE_NOOP("reports", "What was earned with each customer."),
    "margin-change": QT_TRANSLATE_NOOP("reports", "Price, cost, volume and mix: why the margin is another than in the period before."),
    "count-variances": QT_TRANSLATE_NOOP("reports", "Where counts differed from the book, in units and money."),
    "in-transit": QT_TRANSLATE_NOOP("reports", "Transfers that left and have not arrived, and for how long."),
    "roll-forward": QT_TRANSLATE_NOOP(
        "reports", "From the opening to the closing of the inventory accounts, step by step, beside the ledger."
    ),
    "trial-balance": QT_TRANSLATE_NOOP("reports", "Every account with its opening, debits, credits and closing."),
    "journal": QT_TRANSLATE_NOOP("reports", "Every line that was posted, with its document and who did it."),
    "open-payables": QT_TRANSLATE_NOOP("reports", "Supplier invoices that are not paid, and how much they are overdue."),
    "open-receivables": QT_TRANSLATE_NOOP("reports", "Customer invoices that are not paid, and how much they are overdue."),
    "tax": QT_TRANSLATE_NOOP("reports", "What is owed and what comes back, by period and code, beside the ledger."),
    "working-capital": QT_TRANSLATE_NOOP("reports", "Stock, goods on the road, receivables and payables, beside their details."),
    "close-checklist": QT_TRANSLATE_NOOP("reports", "What is still open in a period before it can be closed."),
    "intercompany": QT_TRANSLATE_NOOP("reports", "What the companies of this book sold to each other and still owe, seen from both sides."),
    "unrealised-margin": QT_TRANSLATE_NOOP(
        "reports", "Goods bought within the group and not sold on, with the margin that is still in them."
    ),
    "elimination": QT_TRANSLATE_NOOP("reports", "The lines a consolidation takes out."),
    "approvals": QT_TRANSLATE_NOOP("reports", "What waits for a decision, with whom, and for how much."),
    "approvals-audit": QT_TRANSLATE_NOOP("reports", "Who asked, who decided, why, and what was posted."),
}


def title_of(card: ReportCard) -> str:
    return translated("reports", _TITLES[card.name]) if card.name in _TITLES else card.title


def about(card: ReportCard) -> str:
    return translated("reports", _ABOUT[card.name]) if card.name in _ABOUT else ""


def group_title(group: str) -> str:
    return translated("reports", GROUPS[group]) if group in GROUPS else group.capitalize()


def question(name: str) -> str:
    return translated("reports", QUESTIONS[name])


def found(cards: Iterable[ReportCard], text: str) -> list[ReportCard]:
    """The cards whose title, subject or name has every word of the text."""
    words = text.casefold().split()
    return [card for card in cards if all(word in f"{title_of(card)} {about(card)} {card.name} {card.title}".casefold() for word in words)]
