"""Every sentence that a person can be refused with: what happened and why, what to do next, in plain words, with its facts given."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from app.domain.refusals import InvalidValue, Refusal, all_refusals

ROOT = Path(__file__).parents[2]
HOUSES = ("app", "db", "reports")
BASES = {"Refusal", "BookTrouble", "ConnectionTrouble"}
"""Never raised themselves."""

NEXT_STEPS = frozenset(
    re.split(
        r"\s+",
        "Accrue Add Agree Allocate Ask Change Check Choose Compare Copy Correct Credit Define End Enter Fetch Fill Forward Give Install "
        "Invoice Leave Look Name Open Point Post Read Replay Restore Reverse Say Send Settle Ship Sign Start Take Try Update Upgrade Use Write",
    )
)
JARGON = re.compile(
    r"\b(null|exception|traceback|stack|sql|tuple|dict|constraint|integrity|key error|seq|enum|regex|payload|parameter|argument"
    r"|invalid|illegal|fatal|failure|failed|oops|please|sorry|unfortunately)\b",
    re.IGNORECASE,
)


def _load_everything() -> None:
    for house in HOUSES:
        package = importlib.import_module(house)
        for module in pkgutil.walk_packages(package.__path__, f"{house}."):
            if not module.name.endswith(("__main__", "migrations.env")):
                importlib.import_module(module.name)


_load_everything()
SPOKEN = [kind for kind in all_refusals() if kind.__name__ not in BASES and kind.__module__.split(".")[0] in HOUSES]


def facts_of(kind: type[Refusal]) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(kind.says) if name}


@pytest.mark.parametrize("kind", SPOKEN, ids=lambda kind: kind.__name__)
def test_a_refusal_says_what_why_and_what_next_in_plain_words(kind: type[Refusal]) -> None:
    says = kind.says
    sentences = [part for part in re.split(r"(?<=[.?!])\s+", says) if part]
    assert kind.says != Refusal.says, "says nothing of its own"
    assert len(sentences) >= 2, "what happened and what to do next are sentences of their own"
    assert says[-1] in ".?" or says.endswith("{advice}"), says
    assert len(says) <= 320, "too long to be read"
    starts = [re.split(r"[^A-Za-z]", sentence)[0] for sentence in sentences[1:]]
    after_break = re.findall(r"[;,:] (?:or )?([a-z]+)", " ".join(sentences[1:]))
    steps = set(starts) | {word.capitalize() for word in after_break}
    assert steps & NEXT_STEPS or "{advice}" in sentences[-1], f"tells nobody what to do next: {says}"
    assert not JARGON.search(re.sub(r"\{\w+\}|`[^`]*`", "", says)), says


def test_the_facts_of_a_sentence_that_are_not_given_do_not_hide_it() -> None:
    assert str(InvalidValue(field="Price", value=3)) == "Price cannot be 3: (why unknown). Correct it and send the request again."


def _calls() -> Iterator[tuple[str, ast.Call, str]]:
    for house in HOUSES:
        for file in sorted((ROOT / house).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call):
                    name = (
                        node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
                    )
                    yield name, node, f"{file.relative_to(ROOT)}:{node.lineno}"


def test_wherever_a_refusal_is_made_it_is_given_the_facts_of_its_sentence() -> None:
    known = {kind.__name__: facts_of(kind) for kind in SPOKEN}
    made, bad = set(), []
    for name, call, place in _calls():
        if name not in known:
            continue
        made.add(name)
        given = {keyword.arg for keyword in call.keywords}
        if call.args:
            bad.append(f"{place}: {name} is given facts without names")
        elif None not in given and (missing := known[name] - given):
            bad.append(f"{place}: {name} lacks {', '.join(sorted(missing))}")
    assert not bad, "\n".join(bad)
    assert len(made) > 70, "the walk over the sources finds the places"


def test_no_refusal_is_left_that_nobody_makes() -> None:
    sources = "\n".join(file.read_text() for house in HOUSES for file in sorted((ROOT / house).rglob("*.py")))
    named = re.findall(r"\b[A-Z]\w+", sources)
    assert [kind.__name__ for kind in SPOKEN if named.count(kind.__name__) < 2] == []
