"""The kinds of command: how a body is read, checked and described; knows nothing of what the commands do."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, get_args, get_origin

import msgspec

from app.domain.refusals import MalformedCommand, UnknownCommandKind
from app.domain.rows import tables, text_bytes_max
from app.domain.wording import Phrase, Word
from app.limits import BODY_BYTES_MAX, beyond_limits, lines_in
from app.state import Wants

if TYPE_CHECKING:
    from app.desk import Desk

ID_LENGTH_MAX = 64
TEXT_LENGTH_MAX = 2_000
DECIMAL_LIMIT = Decimal(10) ** 12
DATE_MIN, DATE_MAX = date(1990, 1, 1), date(2199, 12, 31)


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An intention of a member. Bodies are strict JSON; ids are made by the sender before the first attempt."""

    KIND: ClassVar[str] = ""
    AREA: ClassVar[str] = ""
    PERMISSION: ClassVar[str] = ""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a command's body, such as a line."""


C = TypeVar("C", bound=Command)
Decide = Callable[[Any, "Desk"], None]
Needs = Callable[[Any], Wants]


@dataclass(frozen=True, slots=True)
class CommandKind:
    """A kind of command: its body type and the pure function that decides it."""

    name: str
    area: str
    permission: str
    body: type[Command]
    decide: Decide


_KINDS: dict[str, CommandKind] = {}
_NEEDS: dict[type[Command], Needs] = {}


def decides(kind: type[C], *, area: str, permission: str) -> Callable[[Callable[[C, Desk], None]], Callable[[C, Desk], None]]:
    """Register `decide(command, desk)` for a body type under its snake-case name (PostGoodsReceipt → post_goods_receipt)."""

    def register(decide: Callable[[C, Desk], None]) -> Callable[[C, Desk], None]:
        name = "".join(("_" if c.isupper() and i else "") + c.lower() for i, c in enumerate(kind.__name__))
        if name in _KINDS:
            raise ValueError(f"command kind {name} is defined twice")
        kind.KIND, kind.AREA, kind.PERMISSION = name, area, permission
        _KINDS[name] = CommandKind(name=name, area=area, permission=permission, body=kind, decide=decide)
        return decide

    return register


def needs(kind: type[C]) -> Callable[[Callable[[C], Wants]], Callable[[C], Wants]]:
    """Register what a command is known to look at from its body alone, so that a batch loads it in one round.

    It is a hint, not a promise: whatever else the decision asks for is loaded when it asks.
    """

    def register(function: Callable[[C], Wants]) -> Callable[[C], Wants]:
        _NEEDS[kind] = function
        return function

    return register


def needs_of(command: Command) -> Wants:
    """The rows a command names in its body; empty for kinds that declare none."""
    declared = _NEEDS.get(type(command))
    return declared(command) if declared else Wants()


def kinds() -> Mapping[str, CommandKind]:
    """Every kind of command by name."""
    return _KINDS


def kind_of(name: str) -> CommandKind:
    """The kind called `name`; refused with the nearest name when there is none."""
    found = _KINDS.get(name)
    if found is None:
        raise UnknownCommandKind(kind=name[:ID_LENGTH_MAX], nearest=_nearest(name) or Word("none"))
    return found


@lru_cache(maxsize=1_000)
def _nearest(name: str) -> str:
    """What `difflib.get_close_matches` gives, which compares with every kind in full; here only with those that may be nearer.

    Thousands of unknown kinds may wait, and to name what was meant must not be most of the work on them.
    """
    compared = difflib.SequenceMatcher(b=name)
    bounds: list[tuple[float, str]] = []
    for kind in _KINDS:
        compared.set_seq1(kind)
        bounds.append((compared.quick_ratio(), kind))
    best = (-1.0, "")
    for bound, kind in sorted(bounds, reverse=True):
        if bound < best[0]:
            break
        compared.set_seq1(kind)
        best = max(best, (compared.ratio(), kind))
    return best[1]


def read_body(kind: str, body: bytes | str) -> Command:
    """The command in a JSON body, checked to the last value. Raises `MalformedCommand` naming the place."""
    found = kind_of(kind)
    try:
        command = msgspec.json.decode(body, type=found.body)
    except msgspec.DecodeError as error:
        raise MalformedCommand(kind=kind, problem=str(error)) from None
    _check(command, kind, "$")
    return command


def write_body(command: Command) -> bytes:
    """The canonical JSON of a command: the bytes that are stored and digested. Refused when they are more than is decided at once."""
    body = msgspec.json.encode(command, order="deterministic")
    beyond = beyond_limits(len(body), lines_in(body) if len(body) <= BODY_BYTES_MAX else 0)
    if beyond is not None:
        raise beyond
    return body


def digest_of(kind: str, body: bytes) -> str:
    """SHA-256 over kind and canonical body; tells a retry from another request under the same id."""
    return hashlib.sha256(kind.encode() + b"\n" + body).hexdigest()


def schema_of(kind: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of the body of a kind."""
    found = kind_of(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"dockledger:{kind}",
        **msgspec.json.schema(found.body),
    }


def _check(value: msgspec.Struct, kind: str, path: str) -> None:
    for name, scale in _plan(type(value)):
        field = getattr(value, name)
        if field is None or (type(field) is str and len(field) <= ID_LENGTH_MAX and field.isprintable()):
            continue
        _check_value(field, scale, kind, f"{path}.{name}")


def _check_value(value: Any, scale: int, kind: str, path: str) -> None:
    if isinstance(value, Decimal):
        _check_decimal(value, scale, kind, path)
    elif isinstance(value, str):
        limit = ID_LENGTH_MAX if path.endswith(("_id", ".id")) else TEXT_LENGTH_MAX
        if len(value) > limit:
            raise MalformedCommand(kind=kind, problem=Phrase("longer_than_characters", path=path, limit=limit))
        name = path.rpartition(".")[2]
        if name in _found_again() and (size := len(value.encode())) > (most := text_bytes_max(_KEPT_AS.get(name, name))):
            raise MalformedCommand(kind=kind, problem=Phrase("longer_than_bytes", path=path, size=size, limit=most))
        if not value.isprintable() and any(ord(c) < 32 and c not in "\n\t" for c in value):
            raise MalformedCommand(kind=kind, problem=Phrase("holds_a_control_character", path=path))
    elif isinstance(value, date):
        if not DATE_MIN <= value <= DATE_MAX:
            raise MalformedCommand(kind=kind, problem=Phrase("which_no_book_covers", path=path, value=value))
    elif isinstance(value, int):
        if abs(value) > 10**15:
            raise MalformedCommand(kind=kind, problem=Phrase("value_too_large", path=path))
    elif isinstance(value, msgspec.Struct):
        _check(value, kind, path)
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            _check_value(part, scale, kind, f"{path}[{i}]")


def _check_decimal(value: Decimal, scale: int, kind: str, path: str) -> None:
    if not value.is_finite():
        raise MalformedCommand(kind=kind, problem=Phrase("not_a_number", path=path, value=value))
    if abs(value) >= DECIMAL_LIMIT:
        raise MalformedCommand(kind=kind, problem=Phrase("too_large", path=path, value=value))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > scale and value != round(value, scale):
        raise MalformedCommand(kind=kind, problem=Phrase("which_has_more_than_decimals", path=path, value=value, scale=scale))


_KEPT_AS = {"delivery_note": "reference", "carrier": "reference"}
"""Texts of commands that a row keeps under another name by which it is found."""


@cache
def _found_again() -> frozenset[str]:
    """Names of texts by which rows are found. What a row makes of other texts is looked at when it is decided."""
    return frozenset(_KEPT_AS).union(*(spec.indexed_texts for spec in tables().values()))


_PLANS: dict[type, tuple[tuple[str, int], ...]] = {}


def _plan(kind: type[msgspec.Struct]) -> tuple[tuple[str, int], ...]:
    if kind not in _PLANS:
        _PLANS[kind] = tuple((info.name, _scale_in(info.type)) for info in msgspec.structs.fields(kind))
    return _PLANS[kind]


def _scale_in(hint: Any) -> int:
    for note in getattr(hint, "__metadata__", ()):
        if isinstance(note, msgspec.Meta) and note.extra:
            return int(note.extra.get("scale", 0))
    if get_origin(hint) is not None:
        return max((_scale_in(arg) for arg in get_args(hint)), default=0)
    return 0
