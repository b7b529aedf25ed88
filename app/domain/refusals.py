"""Refusals: why a command is not carried out, as types that carry facts; knows no screen and no language but its templates."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from app.domain.wording import WORDINGS, Sealed, sealed, spoken


class Refusal(Exception):
    """A command is not carried out and nothing has changed. `facts` name the objects; `says` is the English template.

    Every subclass sentence says what happened, why, and what to do next. Facts are given as they are (a `Decimal`, a date, a `Phrase`),
    so that the sentence can be made for whoever reads it.
    """

    says: ClassVar[str] = "The request was refused. Look at its details, correct it and send it again."

    def __init_subclass__(cls) -> None:
        WORDINGS[code_of(cls)] = cls.says

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.code)

    @property
    def code(self) -> str:
        """The stable name of the reason, in snake case."""
        return code_of(type(self))

    def sealed(self) -> Sealed:
        """Code and facts as they stand in the book; the sentence is made from them when it is read."""
        return sealed(self.code, self.facts)

    def __str__(self) -> str:
        return spoken(self.sealed())


def code_of(kind: type[Refusal]) -> str:
    """BeyondLimit → beyond_limit."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def all_refusals(base: type[Refusal] = Refusal) -> list[type[Refusal]]:
    """Every refusal class that is loaded, sorted by name; the base of translation and of message lint."""
    found: dict[str, type[Refusal]] = {}
    for kind in base.__subclasses__():
        found[kind.__name__] = kind
        found.update({deeper.__name__: deeper for deeper in all_refusals(kind)})
    return [found[name] for name in sorted(found)]


class MalformedCommand(Refusal):
    says = "The request could not be read: {problem}. Correct it and send it again; `dockledger schema {kind}` shows the form."


class TextTooLong(Refusal):
    says = (
        "The text “{text}…” takes {size} bytes and {field} keeps at most {limit}, so that it can be found again (a character takes one to "
        "four). Write a shorter one and send the request again."
    )


class UnknownCommandKind(Refusal):
    says = "There is no request of kind “{kind}”; did you mean {nearest}? Use one of the kinds that `dockledger schema` lists."


class CommandIdReused(Refusal):
    says = "The id {command_id} was already used for another request. Send this one under a new id."


class AmountTooLarge(Refusal):
    says = "The amount {amount} is beyond what a book can hold ({limit}). Check quantity and price for a slipped digit."


class UnknownId(Refusal):
    says = "There is no {what} “{id}”. Check the code, or define the {what} first."


class AlreadyExists(Refusal):
    says = "The {what} “{id}” already exists. Use another code, or change the existing one."


class InvalidValue(Refusal):
    says = "{field} cannot be {value}: {why}. Correct it and send the request again."


class NotPermitted(Refusal):
    says = "{member} may not {permission} in {scope}. Ask someone with the right, or ask for the role to be granted."


class MemberInactive(Refusal):
    says = "{member} is not an active member of this book. Sign in as another member, or ask for access."


class AccountNotMapped(Refusal):
    says = (
        "No account is mapped for {role} in {entity} (family {family}, warehouse {warehouse}, reason {reason}). "
        "Add a posting rule for it, then send the request again."
    )


class RateMissing(Refusal):
    says = "There is no exchange rate from {currency} to {base} on or before {date}. Enter the rate, then send the request again."


class UnitUnknown(Refusal):
    says = "{item} has no unit “{unit}”. Use one of {units}, or define the unit with its factor."


class QuantityTooFine(Refusal):
    says = "{quantity} {unit} of {item} is finer than 6 decimals in {base_unit}. Use a quantity that converts exactly."


class PeriodMissing(Refusal):
    says = "{entity} has no fiscal period for {date}. Open the period, or use a date inside an open one."


class PeriodClosed(Refusal):
    says = (
        "Period {period} of {entity} is closed, so {date} cannot be posted. "
        "The next open date is {next_open}: use it, or ask finance to reopen the period."
    )


class NotEnoughStock(Refusal):
    says = (
        "{location} holds {available} of {item}{lot}, {wanted} are needed. {covering} "
        "Post the receipt, transfer or count that covers it, or use less."
    )


class WrongState(Refusal):
    says = "{what} {id} is {state}, so it cannot be {action}. Only {allowed} can: look at what became of it, or choose another."


class PolicyMissing(Refusal):
    says = "{entity} has no {policy} policy for {kind}. Define it, then send the request again."


class ReasonRequired(Refusal):
    says = "{what} needs a reason code. Choose one of the defined reasons and send it again."


class OwnRequest(Refusal):
    says = "{member} asked for this and cannot decide on it. Ask someone else with the role {role}."


class BeyondLimit(Refusal):
    says = "{member} may decide up to {limit}, this is {amount}. Forward it to someone with a higher limit."


class EntryUnbalanced(Refusal):
    says = "The entry does not balance: debits exceed credits by {difference}. Correct the amounts and send it again."


class ControlAccount(Refusal):
    says = (
        "Account {account} is the control account of {control} and takes no manual entries, because its balance is the sum of documents. "
        "Post the document that causes the amount, or use another account."
    )
