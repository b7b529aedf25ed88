"""Owns what a form is, as data: its fields and lines, what it makes of them, what follows; knows no widget and no book."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.commands.registry import Command
from ui.i18n import QT_TRANSLATE_NOOP, translated

if TYPE_CHECKING:
    import sqlalchemy as sa

CONTEXT = "entering"
"""All texts of forms are marked under it."""
Values = dict[str, Any]
"""What stands in the fields by name: str, Decimal, date, bool or None; lines as lists of such."""


class Kind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    CODE = "code"
    """A short code in capital letters."""
    NUMBER = "number"
    DAY = "day"
    YES = "yes"
    CHOICE = "choice"
    """One of few: of `choices`, or of all that `source` has."""
    LOOK = "look"
    """One of many, looked up by a part of its code or name."""
    SHOWN = "shown"
    """What the book says, beside what is entered; nobody types in it."""
    SHOWN_DAY = "shown_day"
    SHOWN_SUM = "shown_sum"
    WORD = "word"
    """Free text for which `source` offers what was used before."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. Texts are marked with QT_TRANSLATE_NOOP; `within` names the fields on which its choices depend."""

    name: str
    title: str
    kind: Kind = Kind.TEXT
    source: str = ""
    within: tuple[str, ...] = ()
    required: bool = False
    unless: str = ""
    """Among the fields of a line: required as long as this other one is empty."""
    takes: str = ""
    """Among the fields of a line: Enter in the empty field takes what stands in that other one."""
    places: int = 2
    least: Decimal | None = None
    choices: tuple[tuple[str, str], ...] = ()
    choices_context: str = CONTEXT
    """Where the words of `choices` are translated."""
    default: str = ""
    """The value to begin with; "today" for a day, "yes" for a mark."""
    needs: tuple[str, str] | None = None
    """(another field, its value): only then this one is shown, and required."""
    hint: str = ""
    """Stands in the empty field."""
    weight: int = 1
    """How wide it is among the fields of a line."""
    only_where_any: bool = False
    """Among the fields of a line: shown only where the book has something to choose."""

    @property
    def words(self) -> str:
        return translated(CONTEXT, self.title)


@dataclass(frozen=True, slots=True)
class LinesSpec:
    """Lines of fields under the head of a form."""

    name: str
    title: str
    fields: tuple[FieldSpec, ...]
    add: str
    """What the button says that adds one."""
    least: int = 0
    """So many there have to be."""
    first: int = 1
    """So many stand there to begin with."""
    start: tuple[Mapping[str, str], ...] = ()
    """Lines that stand there to begin with, instead of empty ones."""
    loosen: bool = False
    """Whether a line that the book holds can be taken out here; else it stays what it is."""
    complete: Callable[[Filled, int], Values] | None = None
    """(the form, the number of the new line) -> what a new line begins with."""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum under the lines; `bad` where it keeps the form from being sent."""

    title: str
    amount: Decimal
    bad: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is usually done after it: a page, opened on what was made."""

    title: str
    screen: str
    permission: str
    fills: str = ""
    """Where it is a form: the field that what was saved is filled into, `lines.item_id` for that of the first line. Else the page opens it."""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One thing that can be entered. `make` gives the command for (what was filled in, the id of a new document)."""

    id: str
    group: str
    title: str
    lead: str
    """One line: what it is for."""
    act: str
    """What the button says."""
    effect: str
    """What happens when it is pressed, in a sentence."""
    icon: str
    permission: str
    fields: tuple[FieldSpec, ...]
    make: Callable[[Filled, str], Command]
    lines: tuple[LinesSpec, ...] = ()
    posts: bool = False
    """Whether it makes a journal entry, which is shown before."""
    totals: Callable[[Filled], Sequence[Total]] = lambda filled: ()
    known: str = ""
    """The source of what is in the book already and can be changed here; its code is the first field."""
    known_title: str = QT_TRANSLATE_NOOP("entering", "In the book already")
    changes: bool = True
    """Whether what is known is changed here; else the form is only made from it, as an invoice from an order."""
    key: tuple[str, ...] = ("id",)
    """The fields that say which known thing it is; the first is its code."""
    load: Callable[[sa.Connection, str, Filled], Values | None] | None = None
    """(view, code, what is filled in) -> what the book holds of it, by field."""
    then: tuple[NextStep, ...] = ()
    words: str = ""

    @property
    def screen(self) -> str:
        return f"enter_{self.id}"


@dataclass(frozen=True)
class Filled:
    """What was filled in, read by name; a field that is empty reads as nothing of its type."""

    values: Values

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value.strip() if isinstance(value, str) else ""

    def number(self, name: str) -> Decimal:
        return self.maybe_number(name) or Decimal(0)

    def maybe_number(self, name: str) -> Decimal | None:
        value = self.values.get(name)
        return value if isinstance(value, Decimal) else None

    def whole(self, name: str) -> int:
        return int(self.number(name))

    def day(self, name: str) -> date:
        """Raises KeyError where it is empty: ask for required days only."""
        value = self.maybe_day(name)
        if value is None:
            raise KeyError(name)
        return value

    def maybe_day(self, name: str) -> date | None:
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def yes(self, name: str) -> bool:
        return self.values.get(name) is True

    def active(self) -> bool:
        """What is out of use stays out of use."""
        return self.values.get("active") is not False

    def lines(self, name: str) -> list[Filled]:
        """The lines in which a person entered anything."""
        return [Filled(line) for line in self.values.get(name, [])]
