"""Every row of the posting rules is played by somebody whose roles are for the company or the warehouse alone that it happens in, and not
by one who has them elsewhere; what it leaves is on the accounts of its partners' group, and says what it is read by."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from app.commands.finance_data import DefineAccounts
from app.commands.master_data import DefinePartners
from app.commands.organisation import DefineEntity, DefineMember
from app.commands.registry import Command
from app.domain.book import Account, JournalLine, LegalEntity, Member, MemberRole, Partner, PostingRule
from tests.scenarios.test_posting_rules import PLAYS, RULES, Rule, Stage
from tests.support.company import CHART, Company, new_company, reopened
from tests.support.telling_rows import rows_that_say_too_little

FOR_THE_BOOK = ("book.administer", "master_data.edit", "finance_data.edit")
OF_A_COMPANY = ("buyer", "sales", "finance_controller")
WAREHOUSES = {"NORTH": ("W1", "W2"), "SOUTH": ("S1",)}
BY_GROUP = ("PAYABLE", "RECEIVABLE", "GRNI", "CLAIM", "UNBILLED_RECEIVABLE", "DEFERRED_REVENUE", "REBATE_RECEIVABLE", "REBATE_LIABILITY")
NOBODYS = "9999"


class SiteStage(Stage):
    """The plays' steps, each done by nora, whose roles are NORTH's and SOUTH's; ella, who has them at EAST, may do none of them."""

    def do(self, command: Command, expect: str = "posted") -> int:
        if command.PERMISSION in FOR_THE_BOOK:
            return super().do(command, expect)
        self.company.refused(command, "not_permitted", member="ella")
        self.give_roles("nora", *(e for e in WAREHOUSES if self.company.all(LegalEntity, id=e)))
        return self.company.do(command, expect=expect, member="nora").seq or 0

    def give_roles(self, member: str, *entities: str) -> None:
        if len(self.company.all(MemberRole, member_id=member)) == sum(len(OF_A_COMPANY) + len(WAREHOUSES.get(e, ())) for e in entities):
            return
        roles = [MemberRole(member_id=member, role=role, entity_id=entity) for entity in entities for role in OF_A_COMPANY]
        for entity in entities:
            places = WAREHOUSES.get(entity, ())
            roles += [MemberRole(member_id=member, role="warehouse_supervisor", entity_id=entity, warehouse_id=place) for place in places]
        self.company.do(DefineMember(member=Member(id=member, name=member.title()), roles=tuple(roles)))


@pytest.fixture(scope="module")
def set_up_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By method: the folder of a book with these people, in which accounts of partners are found by their group alone."""
    return {method: _set_up(tmp_path_factory.mktemp(method), method) for method in ("fifo", "standard")}


def _set_up(folder: Path, method: str) -> Path:
    company = new_company(folder, durable=False)
    stage = SiteStage(company, method, "EUR")
    Stage.set_up(stage)
    company.do(DefineEntity(entity=LegalEntity(id="EAST", name="East", currency="EUR")))
    stage.give_roles("ella", "EAST")
    _by_group(company)
    company.close()
    company.book.close()
    return folder


def _by_group(company: Company) -> None:
    partners = [msgspec.structs.replace(partner, partner_group="trade") for partner in company.all(Partner)]
    company.do(DefinePartners(partners=tuple(partners)))
    rules = [
        PostingRule(entity_id="NORTH", role=role, account_id=account, partner_group=group)
        for usual, _, _, _, roles in CHART
        for role in roles
        if role in BY_GROUP
        for account, group in ((NOBODYS, ""), (usual, "trade"))
    ]
    nobodys = Account(entity_id="NORTH", id=NOBODYS, name="Of no group", type="expense")
    company.do(DefineAccounts(accounts=(nobodys,), rules=tuple(rules)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.event)
def test_who_has_the_roles_of_a_site_may_do_all_that_happens_there_and_nobody_elses(
    tmp_path: Path, set_up_site: dict[str, Path], rule: Rule
) -> None:
    method = "fifo" if "fifo" in rule.methods else "standard"
    shutil.copytree(set_up_site[method], tmp_path, dirs_exist_ok=True)
    stage = SiteStage(reopened(tmp_path), method, "EUR")
    posted = list(PLAYS[rule.event](stage))
    for block, found in zip(rule.blocks, posted, strict=True):
        figures = found if isinstance(found, dict) else stage.figures(found)
        assert figures == block.figures.get((method, "EUR"), {})
    assert [line for line in stage.company.all(JournalLine) if line.account_id == NOBODYS] == []
    assert rows_that_say_too_little(stage.company.book) == []
    stage.company.close()
    stage.company.book.close()
