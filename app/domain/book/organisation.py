"""Rows of the organisation: the book itself, legal entities, warehouses, locations, members and their roles."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from app.domain.exact import Money
from app.domain.rows import AddedIn, Index, Row, table

__all__ = ["BookInfo", "Delegation", "LegalEntity", "Location", "LocationKind", "Member", "MemberRole", "Warehouse"]

LocationKind = Literal["dock", "storage", "staging", "quarantine", "transit"]


@table("book_info", key=("id",))
class BookInfo(Row, frozen=True, kw_only=True):
    """The one row that says which book this is; `id` is always "book"."""

    id: str
    book_id: str
    name: str


@table("legal_entity", key=("id",))
class LegalEntity(Row, frozen=True, kw_only=True):
    """A company with its own base currency, chart of accounts and calendar. `time_zone` is an IANA name; empty: unknown."""

    id: str
    name: str
    currency: str
    country: str = ""
    tax_regime: str = ""
    tax_number: str = ""
    address: str = ""
    fiscal_year_start_month: int = 1
    time_zone: Annotated[str, AddedIn("0005")] = ""


@table("warehouse", key=("id",), indexes={"entity": Index(("entity_id",))})
class Warehouse(Row, frozen=True, kw_only=True):
    """A site of one legal entity, in its time zone unless it has one of its own. Goods on the road to it stand in its transit location."""

    id: str
    entity_id: str
    name: str
    address: str = ""
    active: bool = True
    time_zone: Annotated[str, AddedIn("0005")] = ""


@table("location", key=("id",), indexes={"warehouse": Index(("warehouse_id",))})
class Location(Row, frozen=True, kw_only=True):
    """A place within a warehouse; `id` is unique in the whole book, `code` is what its label says."""

    id: str
    warehouse_id: str
    entity_id: str
    name: str
    kind: LocationKind
    active: bool = True


@table("member", key=("id",))
class Member(Row, frozen=True, kw_only=True):
    """A person (or a system) who may send commands."""

    id: str
    name: str
    active: bool = True


@table("member_role", key=("member_id", "role", "entity_id", "warehouse_id"), indexes={"member": Index(("member_id",))})
class MemberRole(Row, frozen=True, kw_only=True):
    """A role of a member within a scope (empty: everywhere), with the amount up to which they may decide (None: any)."""

    member_id: str
    role: str
    entity_id: str = ""
    warehouse_id: str = ""
    decide_up_to: Money | None = None
    active: bool = True


@table("delegation", key=("id",), indexes={"to": Index(("to_member",))})
class Delegation(Row, frozen=True, kw_only=True):
    """`to_member` may decide in place of `from_member` in `role`, on both dates and between them."""

    id: str
    from_member: str
    to_member: str
    role: str
    valid_from: date
    valid_to: date
    revoked: bool = False
