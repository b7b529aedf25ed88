"""Organisation: the book itself, legal entities, warehouses, locations, members, their roles and delegations."""

from __future__ import annotations

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import BookInfo, Delegation, LegalEntity, Location, Member, MemberRole, Warehouse
from app.domain.codes import require_code
from app.domain.currency import digits_of
from app.domain.refusals import AlreadyExists, InvalidValue, UnknownId
from app.domain.roles import ROLES


class CreateBook(Command, frozen=True, kw_only=True):
    """The first command of every book: names it and makes its sender the owner."""

    book_id: str
    name: str
    owner_name: str


@decides(CreateBook, area="organisation", permission="book.administer")
def decide_create_book(command: CreateBook, desk: Desk) -> None:
    if desk.find(BookInfo, "book") is not None:
        raise AlreadyExists(what="book", id=command.book_id)
    desk.write(BookInfo(id="book", book_id=command.book_id, name=command.name))
    desk.write(Member(id=desk.member, name=command.owner_name))
    desk.write(MemberRole(member_id=desk.member, role="owner"))
    desk.scoped = True


class DefineEntity(Command, frozen=True, kw_only=True):
    """A legal entity, new or with changed particulars; its currency stays what it was."""

    entity: LegalEntity


@decides(DefineEntity, area="organisation", permission="book.administer")
def decide_define_entity(command: DefineEntity, desk: Desk) -> None:
    desk.authorise()
    entity = command.entity
    require_code("entity", entity.id)
    digits_of(entity.currency)
    known = desk.find(LegalEntity, entity.id)
    if known is not None and known.currency != entity.currency:
        raise InvalidValue(field="currency", value=entity.currency, why=f"{entity.id} keeps its book in {known.currency}")
    if not 1 <= entity.fiscal_year_start_month <= 12:
        raise InvalidValue(field="fiscal year start month", value=entity.fiscal_year_start_month, why="months run from 1 to 12")
    desk.write(entity)


class DefineWarehouses(Command, frozen=True, kw_only=True):
    """Warehouses and locations of them, new or with changed particulars."""

    warehouses: tuple[Warehouse, ...] = ()
    locations: tuple[Location, ...] = ()


@decides(DefineWarehouses, area="organisation", permission="master_data.edit")
def decide_define_warehouses(command: DefineWarehouses, desk: Desk) -> None:
    desk.authorise()
    desk.every(LegalEntity, [(w.entity_id,) for w in command.warehouses] + [(x.entity_id,) for x in command.locations])
    desk.prefetch(Warehouse, [(w.id,) for w in command.warehouses] + [(x.warehouse_id,) for x in command.locations])
    desk.prefetch(Location, [(x.id,) for x in command.locations])
    for warehouse in command.warehouses:
        require_code("warehouse", warehouse.id)
        known = desk.find(Warehouse, warehouse.id)
        if known is not None and known.entity_id != warehouse.entity_id:
            raise InvalidValue(field="entity", value=warehouse.entity_id, why=f"{warehouse.id} belongs to {known.entity_id}")
        desk.write(warehouse)
    for location in command.locations:
        require_code("location", location.id)
        home = desk.one(Warehouse, location.warehouse_id)
        before = desk.find(Location, location.id)
        if home.entity_id != location.entity_id:
            raise InvalidValue(field="entity", value=location.entity_id, why=f"{home.id} belongs to {home.entity_id}")
        if before is not None and (before.warehouse_id, before.kind) != (location.warehouse_id, location.kind):
            raise InvalidValue(field="location", value=location.id, why="its warehouse and kind value the goods in it and cannot change")
        desk.write(location)


class DefineMember(Command, frozen=True, kw_only=True):
    """A member with exactly these roles; roles they had and that are not listed end."""

    member: Member
    roles: tuple[MemberRole, ...] = ()


@decides(DefineMember, area="organisation", permission="book.administer")
def decide_define_member(command: DefineMember, desk: Desk) -> None:
    desk.authorise()
    require_code("member", command.member.id)
    wanted = {(role.role, role.entity_id, role.warehouse_id) for role in command.roles}
    if command.member.id == desk.member and not any(role.role == "owner" and not role.entity_id for role in command.roles):
        raise InvalidValue(field="roles", value="without owner", why="you would lock yourself out; let another owner change your roles")
    for role in command.roles:
        if role.role not in ROLES:
            raise UnknownId(what=f"role (one of {', '.join(sorted(ROLES))})", id=role.role)
        if role.member_id != command.member.id:
            raise InvalidValue(field="member of the role", value=role.member_id, why=f"the roles are those of {command.member.id}")
        if role.entity_id:
            desk.one(LegalEntity, role.entity_id)
        if role.warehouse_id:
            desk.one(Warehouse, role.warehouse_id)
    for held in desk.many(MemberRole, "member", command.member.id):
        if (held.role, held.entity_id, held.warehouse_id) not in wanted and held.active:
            desk.change(held, active=False)
    desk.write(command.member)
    for role in command.roles:
        desk.write(role)


class Delegate(Command, frozen=True, kw_only=True):
    """Let another member decide in one's place in a role, from a date to a date; or take that back."""

    delegation: Delegation


@decides(Delegate, area="organisation", permission="approvals.decide")
def decide_delegate(command: Delegate, desk: Desk) -> None:
    given = command.delegation
    desk.scoped = True
    own = [role for role in desk.roles() if role.role == given.role]
    if given.from_member != desk.member or not own:
        raise InvalidValue(field="delegation", value=given.role, why=f"{desk.member} can only pass on a role of their own")
    if given.to_member == given.from_member:
        raise InvalidValue(field="delegate", value=given.to_member, why="it is the same person")
    if given.valid_to < given.valid_from:
        raise InvalidValue(field="last day", value=given.valid_to, why=f"it is before {given.valid_from}")
    desk.one(Member, given.to_member)
    desk.write(given)
