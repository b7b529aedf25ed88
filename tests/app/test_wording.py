"""What is said to people: every code has its template, is given its facts, and no sentence is sealed into a book as it reads today."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

from app.commands import catalogue
from app.desk import label_of
from app.domain.phrases import PHRASES
from app.domain.refusals import AccountNotMapped, BeyondLimit, InvalidValue, NotPermitted, PeriodMissing, all_refusals, code_of
from app.domain.rows import Row
from app.domain.wording import WORDINGS, Phrase, Voice, Word, aloud, read_aloud, several, spoken, told
from app.domain.words import WORDS
from app.ledger.reversals import reversible_kinds
from tests.app import test_refusals

ROOT = Path(__file__).parents[2]
DECIDING = ("commands", "ledger", "domain")


class German(Voice):
    def decimal(self, value: Decimal) -> str:
        return f"{value}".replace(".", ",")

    def day(self, value: date) -> str:
        return f"{value:%d.%m.%Y}"

    def word(self, word: str) -> str:
        return {"unit_cost": "Stückkosten"}.get(word, word)


def test_facts_are_kept_with_their_kind_and_written_for_the_reader() -> None:
    refusal = BeyondLimit(member="fay", limit=Decimal("1000.50"), amount=Decimal("2E+3"))
    assert refusal.sealed() == {
        "code": "beyond_limit",
        "facts": {"member": "fay", "limit": "1000.5", "amount": "2000"},
        "kinds": {"limit": "decimal", "amount": "decimal"},
    }
    assert str(refusal).startswith("fay may decide up to 1000.5, this is 2000.")
    assert spoken(refusal.sealed(), German()).startswith("fay may decide up to 1000,5, this is 2000.")
    missing = PeriodMissing(entity="NORTH", date=date(2026, 2, 1))
    assert str(missing).startswith("NORTH has no fiscal period for 2026-02-01.")
    assert spoken(missing.sealed(), German()).startswith("NORTH has no fiscal period for 01.02.2026.")


def test_a_code_that_looks_like_a_number_is_none() -> None:
    refusal = AccountNotMapped(role="COGS", entity="1000", family="1.5", warehouse=Word("any"), reason="2026-01-01")
    assert "in 1000 (family 1.5, warehouse any, reason 2026-01-01)" in spoken(refusal.sealed(), German())


def test_phrases_stand_in_each_other() -> None:
    field = Phrase("of_line", what=Word("unit_cost"), line=2)
    refusal = InvalidValue(field=field, value=Word("missing"), why=Phrase("goods_cost_nothing_or_more"))
    assert str(refusal) == "Unit cost of line 2 cannot be missing: goods cost nothing or more. Correct it and send the request again."
    assert spoken(refusal.sealed(), German()).startswith("Stückkosten of line 2 cannot be missing")


def test_many_phrases_are_counted_and_not_cut() -> None:
    phrases = [Phrase("landed_accrued", cost_type=f"T{n}", amount=Decimal(n)) for n in range(1, 23)]
    assert str(several(phrases[:1])) == "T1: 1 accrued"
    assert str(several(phrases[:2])) == "T1: 1 accrued; T2: 2 accrued"
    assert str(several(phrases)).endswith("T20: 20 accrued; and 2 more")


def test_a_column_holds_a_written_phrase_or_somebodys_own_words() -> None:
    assert (
        read_aloud(Phrase("found_damaged", quantity=Decimal(3), unit="pc", item="NUT", place="W1/A").written())
        == "3 pc of NUT found damaged in W1/A"
    )
    for own in ("wet", "", '{"code": half', '{"code":broken'):
        assert read_aloud(own) == own
    again = Phrase("case_is_open", what=Word("damaged_goods"), evidence=told(Phrase("scrap").written()))
    assert str(again) == "damaged goods: Scrap"


def test_what_is_not_known_any_more_is_still_told() -> None:
    assert spoken({"code": "long_gone", "facts": {"item": "NUT"}}) == "long gone (item NUT)"
    assert spoken({"code": "of_line", "facts": {}}) == "(what unknown) of line (line unknown)"


def test_a_result_is_read_with_its_sentences() -> None:
    refusal = NotPermitted(member="sam", permission=Phrase("receiving.post"), scope="W1").sealed()
    result = {"refusal": refusal, "items": [{"request": "r1", "refusal": refusal}, {"request": "r2"}], "warnings": []}
    read = aloud(result)
    assert read["refusal"]["message"] == read["items"][0]["refusal"]["message"]
    assert read["refusal"]["message"].startswith("sam may not receive goods in W1.")
    assert "message" not in refusal and "refusal" not in read["items"][1]


def test_no_two_templates_share_a_code() -> None:
    refusals = {code_of(kind) for kind in all_refusals() if kind.__module__.split(".")[0] in ("app", "db", "reports")}
    assert refusals & set(PHRASES) == set()
    assert refusals <= set(WORDINGS)


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted([*(ROOT / "app").rglob("*.py"), *(ROOT / "db").rglob("*.py")]):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def _names(call: ast.Call) -> list[str]:
    """The codes that a call of `Phrase` may be made with."""
    of = call.args[0]
    parts = [of.body, of.orelse] if isinstance(of, ast.IfExp) else [of]
    return [str(part.value) for part in parts if isinstance(part, ast.Constant)]


def test_wherever_a_phrase_is_made_it_is_given_the_facts_of_its_template() -> None:
    made, bad = set(), []
    for place, call in _calls():
        if getattr(call.func, "id", "") == "Phrase":
            for code in _names(call):
                made.add(code)
                wanted = {name for _, name, _, _ in Formatter().parse(WORDINGS.get(code, "{nothing}")) if name}
                given = {keyword.arg for keyword in call.keywords}
                if None not in given and wanted != given:
                    bad.append(f"{place}: {code} wants {sorted(wanted)}")
        if getattr(call.func, "id", "") == "Word" and isinstance(call.args[0], ast.Constant) and call.args[0].value not in WORDS:
            bad.append(f"{place}: {call.args[0].value} is not among WORDS")
    assert not bad, "\n".join(bad)
    warned = {
        "already_accrued",
        "announced_over",
        "notice_not_open",
        "duplicate_reference",
        "invoiced_ahead",
        "moved_since_counted",
        "not_counted",
        "over_receipt",
    }
    assert set(PHRASES) - made == warned | {"price_variance", "quantity_variance"}, "phrases that nobody says any more"


def test_no_fact_that_is_sealed_is_english() -> None:
    """Text in facts is a `Phrase` or a `Word`; what stands there as it is are codes and what people wrote."""
    refusals = {kind.__name__ for kind in test_refusals.SPOKEN}
    bad = []
    for place, call in _calls():
        if getattr(call.func, "id", "") not in refusals | {"Phrase"} or not place.startswith(tuple(f"app/{part}/" for part in DECIDING)):
            continue
        for fact in call.keywords:
            if any(re.search(r"[a-z]{2}", text) for text in _bare_texts(fact.value)):
                bad.append(f"{place}: {fact.arg}={ast.unparse(fact.value)}")
    assert not bad, "\n".join(bad)


def _bare_texts(fact: ast.expr) -> Iterator[str]:
    """Text written down in an expression, whichever way it is decided; not what a call is given."""
    match fact:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _bare_texts(part)
        case ast.IfExp(body=one, orelse=other):
            yield from _bare_texts(one)
            yield from _bare_texts(other)


def test_every_row_and_every_document_that_can_be_reversed_has_a_word() -> None:
    kinds = [kind for kind in _kinds_of(Row) if kind.__module__.startswith("app.domain.book")]
    assert {label_of(kind) for kind in kinds} - WORDS == set() and len(kinds) > 60
    assert catalogue.AREAS and set(reversible_kinds()) - WORDS == set()


def _kinds_of(base: type[Row]) -> Iterator[type[Row]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def test_codes_are_snake_case() -> None:
    assert [code for code in PHRASES if not re.fullmatch(r"[a-z][a-z0-9_]*", code)] == []
