"""Finance data: accounts, posting rules, taxes, exchange rates, tolerance and approval policies."""

from __future__ import annotations

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import Account, ApprovalPolicy, ExchangeRate, LegalEntity, PostingRule, TaxCode, TolerancePolicy
from app.domain.codes import require_code
from app.domain.currency import digits_of
from app.domain.refusals import InvalidValue
from app.domain.roles import ROLES
from app.domain.wording import Phrase, Word


class DefineAccounts(Command, frozen=True, kw_only=True):
    """Accounts of charts and the rules that map account roles to them; new or with changed particulars."""

    accounts: tuple[Account, ...] = ()
    rules: tuple[PostingRule, ...] = ()


@decides(DefineAccounts, area="finance_data", permission="finance_data.edit")
def decide_define_accounts(command: DefineAccounts, desk: Desk) -> None:
    for entity_id in dict.fromkeys([a.entity_id for a in command.accounts] + [r.entity_id for r in command.rules]):
        desk.one(LegalEntity, entity_id)
        desk.authorise(entity_id=entity_id)
    desk.scoped = True
    desk.prefetch(Account, [(a.entity_id, a.id) for a in command.accounts] + [(r.entity_id, r.account_id) for r in command.rules])
    for account in command.accounts:
        require_code(Word("account"), account.id)
        known = desk.find(Account, account.entity_id, account.id)
        if known is not None and (known.type, known.control, known.currency) != (account.type, account.control, account.currency):
            raise InvalidValue(field=Word("account"), value=account.id, why=Phrase("type_control_account_cannot_change_once_exists"))
        if account.currency:
            digits_of(account.currency)
            if account.control != "bank" or account.currency == desk.one(LegalEntity, account.entity_id).currency:
                raise InvalidValue(field=Word("currency"), value=account.currency, why=Phrase("only_bank_kept_in_foreign_currency"))
        desk.write(account)
    for rule in command.rules:
        desk.one(Account, rule.entity_id, rule.account_id)
        desk.write(rule)


class DefineTaxCodes(Command, frozen=True, kw_only=True):
    """Tax codes of an entity."""

    tax_codes: tuple[TaxCode, ...]


@decides(DefineTaxCodes, area="finance_data", permission="finance_data.edit")
def decide_define_tax_codes(command: DefineTaxCodes, desk: Desk) -> None:
    for code in command.tax_codes:
        desk.one(LegalEntity, code.entity_id)
        desk.authorise(entity_id=code.entity_id)
        require_code(Word("tax"), code.id)
        if not 0 <= code.rate < 10 or not 0 <= code.recoverable <= 1:
            why = Phrase("rate_fraction_0_15_for_15_recoverable")
            raise InvalidValue(field=Phrase("tax_code", code=code.id), value=f"{code.rate} / {code.recoverable}", why=why)
        desk.write(code)


class DefineRates(Command, frozen=True, kw_only=True):
    """Exchange rates: units of the base currency for one unit of the foreign one, from a date on."""

    rates: tuple[ExchangeRate, ...]


@decides(DefineRates, area="finance_data", permission="finance_data.edit")
def decide_define_rates(command: DefineRates, desk: Desk) -> None:
    desk.authorise()
    for rate in command.rates:
        digits_of(rate.base)
        digits_of(rate.currency)
        if rate.rate <= 0 or rate.base == rate.currency:
            raise InvalidValue(
                field=Phrase("rate_of_currency", currency=rate.currency, base=rate.base),
                value=rate.rate,
                why=Phrase("rate_above_zero_between_two_currencies"),
            )
        desk.write(rate)


class DefinePolicies(Command, frozen=True, kw_only=True):
    """Tolerances and approval tiers of entities."""

    tolerances: tuple[TolerancePolicy, ...] = ()
    approvals: tuple[ApprovalPolicy, ...] = ()


@decides(DefinePolicies, area="finance_data", permission="finance_data.edit")
def decide_define_policies(command: DefinePolicies, desk: Desk) -> None:
    for entity_id in dict.fromkeys([t.entity_id for t in command.tolerances] + [a.entity_id for a in command.approvals]):
        desk.one(LegalEntity, entity_id)
        desk.authorise(entity_id=entity_id)
    desk.scoped = True
    for tolerance in command.tolerances:
        if tolerance.fraction < 0 or tolerance.amount < 0:
            raise InvalidValue(
                field=Phrase("tolerance_of_kind", kind=Word(tolerance.kind)),
                value=tolerance.fraction,
                why=Phrase("tolerance_is_not_negative"),
            )
        desk.write(tolerance)
    for tier in command.approvals:
        if tier.role not in ROLES:
            raise InvalidValue(
                field=Phrase("role_of_kind", kind=Word(tier.kind)), value=tier.role, why=Phrase("roles_are", list=sorted(ROLES))
            )
        if tier.above < 0:
            raise InvalidValue(
                field=Phrase("tier_of_kind", kind=Word(tier.kind)), value=tier.above, why=Phrase("amount_above_zero_reaches_a_tier")
            )
        desk.write(tier)
