"""What a row of the book is: a frozen record with a key, and its canonical form; knows no database."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from app.domain.exact import from_scaled, scaler

Key = tuple[Any, ...]
Nature = Literal["state", "ledger", "derived"]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A record of the book. State rows are superseded by key; ledger rows are written once, under (seq, n).

    Fields are plain values and never refer to other objects, so the garbage collector need not look at the many that are held.

    Derived rows are summed up by the store from ledger rows; no command writes or reads them, and they can be made anew at any time.
    """

    TABLE: ClassVar[Table]


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Index:
    """A way in to several rows: the rows whose `fields` equal the key, and whose `open_field` (if any) is not zero or empty."""

    fields: tuple[str, ...]
    open_field: str = ""


FieldKind = Literal["text", "integer", "decimal", "date", "moment", "flag"]


@dataclass(frozen=True)
class Field:
    """One column: its name, how it is kept, its decimal scale, and whether it may be absent."""

    name: str
    kind: FieldKind
    scale: int = 0
    optional: bool = False
    since: str = ""
    """The revision that added the column to a table that was there before; empty for what the table was made with."""
    default: Any = None
    """What rows that are older than the column hold in it, in canonical form."""


@dataclass(frozen=True)
class AddedIn:
    """Marks, in a field's annotation, that a later revision added the column: `colour: Annotated[str, AddedIn("0007")] = "grey"`.

    It needs a default, which older rows hold. Seals leave the column out where it holds that, and name it where it does not: so no proof of
    what was sealed before is broken, and no other value can stand in the column unnoticed.
    """

    revision: str


@dataclass(frozen=True)
class Table:
    """The static description of a row type: table name, nature, fields, key and indexes."""

    name: str
    row: type[Row]
    nature: Nature
    fields: tuple[Field, ...]
    key_fields: tuple[str, ...]
    indexes: Mapping[str, Index]
    key_of: Callable[[Row], Key]
    canonical: Callable[[Row], Key]
    """The row as plain integers and strings, in field order: equal rows give equal tuples however they came about."""
    revive: Callable[[tuple[Any, ...]], Row]
    """The row from stored values in field order."""

    group_getters: Mapping[str, Callable[[Row], Key | None]]
    """By index: the key under which a row stands in it; None when it does not belong (not open)."""
    key_in: Callable[[Key], Key]
    """The key out of a row's canonical tuple."""
    plain_key: Callable[[Key], Key]
    """A key as it is in a canonical tuple."""
    sealed: Callable[[Key], Key]
    """What a seal covers of a canonical tuple: all of it, but columns that were added later only where they differ from their default."""
    indexed_texts: tuple[str, ...]
    """The texts by which rows are found; their length is bounded (`text_bytes_max`)."""
    overlong: Callable[[Row], str]
    """The first of those that is longer than an index takes in a row; "" when none is."""


INDEX_BYTES_MAX = 2_600
"""What an entry of an index holds, all its columns together; PostgreSQL refuses more than 2,704 bytes."""

_TEXT_BYTES_MAX = 400
_LONGER_TEXTS = {"reference": 1_600}


def text_bytes_max(name: str) -> int:
    """How many bytes a text called `name` may have where rows are found by it: so many that every index it stands in can hold it."""
    return _LONGER_TEXTS.get(name, _TEXT_BYTES_MAX)


_TABLES: dict[str, Table] = {}


def table(
    name: str, *, key: tuple[str, ...], nature: Nature = "state", indexes: Mapping[str, Index] | None = None
) -> Callable[[type[R]], type[R]]:
    """Register a row type as table `name`. Ledger tables are keyed by (seq, n)."""

    def register(cls: type[R]) -> type[R]:
        if name in _TABLES and _TABLES[name].row.__qualname__ != cls.__qualname__:
            raise ValueError(f"table {name} is defined twice")
        fields = tuple(_fields(cls))
        indexed = _indexed_texts(fields, key, indexes or {})
        cls.TABLE = _TABLES[name] = Table(
            name=name,
            row=cls,
            nature=nature,
            fields=fields,
            key_fields=key,
            indexes=dict(indexes or {}),
            key_of=_key_getter(key),
            group_getters={name: _group_getter(index) for name, index in (indexes or {}).items()},
            key_in=_key_position_getter(fields, key),
            plain_key=_plain_key(fields, key),
            sealed=_sealed(fields),
            indexed_texts=indexed,
            overlong=_overlong(indexed),
            canonical=_canonical(fields),
            revive=_revive(cls, fields),
        )
        return cls

    return register


def tables() -> Mapping[str, Table]:
    """Every registered table by name."""
    return _TABLES


def _fields(cls: type[Row]) -> Iterator[Field]:
    hints = get_type_hints(cls, include_extras=True)
    for info in msgspec.structs.fields(cls):
        field = _field(info.name, hints[info.name])
        if field.since:
            plain = _to_plain(field)
            default = info.default if plain is None or info.default is None else plain(info.default)
            field = replace(field, default=default)
        yield field


def _field(name: str, hint: Any) -> Field:
    optional, since = False, ""
    if get_origin(hint) is Annotated:
        since = next((note.revision for note in get_args(hint)[1:] if isinstance(note, AddedIn)), "")
        hint = get_args(hint)[0] if since and len(get_args(hint)) == 2 else hint
    if get_origin(hint) in (Union, types.UnionType):
        rest = [arg for arg in get_args(hint) if arg is not type(None)]
        optional, hint = True, rest[0]
    scale = 0
    if get_origin(hint) is Annotated:
        base, *notes = get_args(hint)
        scale = next((n.extra["scale"] for n in notes if isinstance(n, msgspec.Meta) and n.extra), 0)
        hint = base
    if get_origin(hint) is Literal:
        hint = str
    kinds: dict[type, FieldKind] = {str: "text", int: "integer", Decimal: "decimal", date: "date", datetime: "moment", bool: "flag"}
    return Field(name=name, kind=kinds[hint], scale=scale, optional=optional, since=since)


def _indexed_texts(fields: tuple[Field, ...], key: tuple[str, ...], indexes: Mapping[str, Index]) -> tuple[str, ...]:
    found = {*key, *(name for index in indexes.values() for name in index.fields)}
    return tuple(field.name for field in fields if field.kind == "text" and field.name in found)


def _overlong(names: tuple[str, ...]) -> Callable[[Row], str]:
    """A text of so few characters that any script fits is not encoded: nearly all are."""
    if not names:
        return lambda row: ""
    texts = _key_getter(names)
    short = _TEXT_BYTES_MAX // 4

    def overlong(row: Row) -> str:
        for name, text in zip(names, texts(row), strict=True):
            if text and len(text) > short and len(text.encode()) > text_bytes_max(name):
                return name
        return ""

    return overlong


def _key_getter(key: tuple[str, ...]) -> Callable[[Row], Key]:
    if len(key) == 1:
        only = attrgetter(key[0])
        return lambda row: (only(row),)
    return attrgetter(*key)


def _group_getter(index: Index) -> Callable[[Row], Key | None]:
    fields = _key_getter(index.fields)
    if not index.open_field:
        return fields
    is_open = attrgetter(index.open_field)
    return lambda row: fields(row) if is_open(row) else None


def _key_position_getter(fields: tuple[Field, ...], key: tuple[str, ...]) -> Callable[[Key], Key]:
    names = [field.name for field in fields]
    places = [names.index(part) for part in key]
    if len(places) == 1:
        only = places[0]
        return lambda values: (values[only],)
    return itemgetter(*places)


def _plain_key(fields: tuple[Field, ...], key: tuple[str, ...]) -> Callable[[Key], Key]:
    by_name = {field.name: field for field in fields}
    converters = [(i, plain) for i, name in enumerate(key) if (plain := _to_plain(by_name[name]))]
    if not converters:
        return lambda values: values

    def plain_key(values: Key) -> Key:
        found = list(values)
        for i, plain in converters:
            found[i] = plain(found[i])
        return tuple(found)

    return plain_key


def _sealed(fields: tuple[Field, ...]) -> Callable[[Key], Key]:
    later = [(i, field.name, field.default) for i, field in enumerate(fields) if field.since]
    if not later:
        return lambda values: values
    first = [i for i, field in enumerate(fields) if not field.since]

    def sealed(values: Key) -> Key:
        named = tuple((name, values[i]) for i, name, default in later if values[i] != default)
        return (*(values[i] for i in first), *named)

    return sealed


def _to_plain(field: Field) -> Callable[[Any], Any] | None:
    plain: Callable[[Any], Any]
    if field.kind == "decimal":
        plain = scaler(field.scale)
    elif field.kind == "date":
        plain = date.isoformat
    elif field.kind == "moment":
        plain = datetime.isoformat
    elif field.kind == "flag":
        plain = int
    else:
        return None
    return (lambda value: None if value is None else plain(value)) if field.optional else plain


def _canonical(fields: tuple[Field, ...]) -> Callable[[Row], Key]:
    converters = [(i, plain) for i, field in enumerate(fields) if (plain := _to_plain(field))]

    def canonical(row: Row) -> Key:
        values = list(msgspec.structs.astuple(row))
        for i, plain in converters:
            values[i] = plain(values[i])
        return tuple(values)

    return canonical


def _from_plain(field: Field) -> Callable[[Any], Any] | None:
    if field.kind == "decimal":
        scale = field.scale
        return lambda value: None if value is None else from_scaled(value, scale)
    if field.kind == "date":
        return lambda value: date.fromisoformat(value) if isinstance(value, str) else value
    if field.kind == "moment":
        return lambda value: datetime.fromisoformat(value) if isinstance(value, str) else value
    if field.kind == "flag":
        return lambda value: None if value is None else bool(value)
    return None


def _revive(cls: type[Row], fields: tuple[Field, ...]) -> Callable[[tuple[Any, ...]], Row]:
    names = tuple(field.name for field in fields)
    converters = [(i, back) for i, field in enumerate(fields) if (back := _from_plain(field))]

    def revive(stored: tuple[Any, ...]) -> Row:
        values = list(stored)
        for i, back in converters:
            values[i] = back(values[i])
        return cls(**dict(zip(names, values, strict=True)))

    return revive
