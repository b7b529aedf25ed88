"""Organisation: the book itself, legal entities, warehouses, locations, members, their roles and delegations."""

from __future__ import annotations

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import BookInfo, Delegation, LegalEntity, Location, Member, MemberRole, Warehouse
from app.domain.business_day import require_zone
from app.domain.codes import require_code
from app.domain.currency import digits_of
from app.domain.refusals import AlreadyExists, InvalidValue, UnknownId
from app.domain.roles import ROLES
from app.domain.wording import Phrase, Word


class CreateBook(Command, frozen=True, kw_only=True):
    """The first command of every book: names it and makes its sender the owner."""

    book_id: str
    name: str
    owner_name: str


@decides(CreateBook, area="organisation", permission="book.administer")
def decide_create_book(command: CreateBook, desk: Desk) -> None:
    if desk.find(BookInfo, "book") is not None:
        raise AlreadyExists(what=Word("book"), id=command.book_id)
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
    require_code(Word("entity"), entity.id)
    digits_of(entity.currency)
    known = desk.find(LegalEntity, entity.id)
    if known is not None and known.currency != entity.currency:
        raise InvalidValue(
            field=Word("currency"), value=entity.currency, why=Phrase("keeps_its_book_in", entity=entity.id, currency=known.currency)
        )
    if not 1 <= entity.fiscal_year_start_month <= 12:
        raise InvalidValue(
            field=Word("fiscal_year_start_month"), value=entity.fiscal_year_start_month, why=Phrase("months_run_from_1_to_12")
        )
    require_zone(entity.time_zone)
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
        require_code(Word("warehouse"), warehouse.id)
        known = desk.find(Warehouse, warehouse.id)
        if known is not None and known.entity_id != warehouse.entity_id:
            raise InvalidValue(
                field=Word("entity"),
                value=warehouse.entity_id,
                why=Phrase("warehouse_belongs_to", warehouse=warehouse.id, entity=known.entity_id),
            )
        require_zone(warehouse.time_zone)
        desk.write(warehouse)
    for location in command.locations:
        require_code(Word("location"), location.id)
        home = desk.one(Warehouse, location.warehouse_id)
        before = desk.find(Location, location.id)
        if home.entity_id != location.entity_id:
            raise InvalidValue(
                field=Word("entity"), value=location.entity_id, why=Phrase("home_belongs_to", home=home.id, entity=home.entity_id)
            )
        if before is not None and (before.warehouse_id, before.kind) != (location.warehouse_id, location.kind):
            raise InvalidValue(field=Word("location"), value=location.id, why=Phrase("warehouse_kind_value_goods_in_cannot_change"))
        desk.write(location)


class DefineMember(Command, frozen=True, kw_only=True):
    """A member with exactly these roles; roles they had and that are not listed end."""

    member: Member
    roles: tuple[MemberRole, ...] = ()


@decides(DefineMember, area="organisation", permission="book.administer")
def decide_define_member(command: DefineMember, desk: Desk) -> None:
    desk.authorise()
    require_code(Word("member"), command.member.id)
    wanted = {(role.role, role.entity_id, role.warehouse_id) for role in command.roles}
    if command.member.id == desk.member and not any(role.role == "owner" and not role.entity_id for role in command.roles):
        raise InvalidValue(field=Word("roles"), value=Word("without_owner"), why=Phrase("you_would_lock_yourself_out_let_another"))
    for role in command.roles:
        if role.role not in ROLES:
            raise UnknownId(what=Phrase("role_one_of", list=sorted(ROLES)), id=role.role)
        if role.member_id != command.member.id:
            raise InvalidValue(
                field=Word("member_of_the_role"), value=role.member_id, why=Phrase("roles_are_those_of", member=command.member.id)
            )
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
        raise InvalidValue(field=Word("delegation"), value=given.role, why=Phrase("can_only_pass_on_role_their_own", member=desk.member))
    if given.to_member == given.from_member:
        raise InvalidValue(field=Word("delegate"), value=given.to_member, why=Phrase("same_person"))
    if given.valid_to < given.valid_from:
        raise InvalidValue(field=Word("last_day"), value=given.valid_to, why=Phrase("before_day", valid_from=given.valid_from))
    desk.one(Member, given.to_member)
    desk.write(given)
