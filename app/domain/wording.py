"""Wording: what is said to people is kept as a code with facts and put into words when it is read; knows no decision and no screen.

Codes and facts are part of the hash chain, sentences are not: a sentence can be improved or translated without changing any book.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.phrases import PHRASES
from app.domain.plain import plain
from app.domain.roles import PERMISSIONS

WORDINGS: dict[str, str] = {**PHRASES, **PERMISSIONS}
"""English template by code: the phrases, what a permission allows, and every kind of refusal that is loaded."""
SEVERAL_MAX = 20
_MONEY_WITHOUT_CURRENCY: Mapping[str, tuple[str, ...]] = {"price_differs": ("invoiced", "ordered"), "price_corrected": ("cost", "accrued")}
"""Facts by code that are amounts although the phrase names no currency; elsewhere an amount stands before its {currency}."""

_QUANTITIES = frozenset({"quantity", "excess", "ordered", "received", "arrived", "announced", "open"})
"""Decimal facts that say how much of something, to whom may not see money."""
HIDDEN = "•••"

Sealed = dict[str, Any]
"""{"code": …, "facts": {name: text, number, Sealed or list}, "kinds": {name: "decimal" | "date" | "word"}}; no `kinds` where none."""


class Word(str):
    """A name of the book's own in snake case, such as a document kind or a state; it reads as a word of the reader's language."""


class Phrase:
    """Something said about a command by a code of `PHRASES`, with facts: values, words, other phrases or lists of them."""

    __slots__ = ("code", "facts")

    def __init__(self, code: str, /, **facts: Any) -> None:
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return spoken(self.sealed())

    def sealed(self) -> Sealed:
        return sealed(self.code, self.facts)

    def written(self) -> str:
        """The phrase as one line of JSON, for a column of text; `read_aloud` puts it into words."""
        return json.dumps(self.sealed(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def several(phrases: Sequence[Phrase]) -> Phrase:
    """Phrases one after the other; beyond `SEVERAL_MAX` the rest is only counted."""
    if len(phrases) <= SEVERAL_MAX:
        return phrases[0] if len(phrases) == 1 else Phrase("several", what=list(phrases))
    return Phrase("several_and_more", what=list(phrases[:SEVERAL_MAX]), more=len(phrases) - SEVERAL_MAX)


class Voice:
    """How codes and facts sound: here in English, with figures as the command line and the log write them."""

    def template(self, code: str) -> str | None:
        """The sentence with {facts}; None for a code that is not known here."""
        return WORDINGS.get(code)

    def decimal(self, value: Decimal) -> str:
        return plain(value)

    def money(self, value: Decimal, currency: str) -> str:
        """An amount; `currency` is empty where the phrase does not name one."""
        return self.decimal(value)

    def day(self, value: date) -> str:
        return value.isoformat()

    def word(self, word: str) -> str:
        return word.replace("_", " ")


ENGLISH = Voice()


def sealed(code: str, facts: Mapping[str, Any]) -> Sealed:
    """Code and facts as plain JSON values, with the kind of every fact that is written otherwise than its text."""
    kinds = {name: kind for name, value in facts.items() if (kind := _kind(value))}
    found: Sealed = {"code": code, "facts": {name: _plain(value) for name, value in facts.items()}}
    return found | {"kinds": kinds} if kinds else found


def spoken(said: Mapping[str, Any], voice: Voice = ENGLISH) -> str:
    """The sentence of something sealed; a code nobody knows any more is named together with its facts."""
    facts, kinds = said.get("facts", {}), said.get("kinds", {})
    code = str(said.get("code", ""))
    template = voice.template(code)
    currency = str(facts.get("currency", ""))
    texts = _Texts()
    for name, value in facts.items():
        if kinds.get(name) == "decimal" and isinstance(value, str) and _is_money(code, name, template or ""):
            texts[name] = voice.money(Decimal(value), currency)
        else:
            texts[name] = _text(value, kinds.get(name, ""), voice)
    if template is None:
        return f"{voice.word(code)} ({', '.join(f'{name} {text}' for name, text in texts.items())})"
    sentence = template.format_map(texts)
    return sentence[:1].upper() + sentence[1:] if _begins_with_a_word(code, template, said) else sentence


def _begins_with_a_word(code: str, template: str, said: Mapping[str, Any]) -> bool:
    """Whether it is a sentence of its own, a refusal's, whose first fact is in words: names and codes stay as they are written."""
    if code in PHRASES or code in PERMISSIONS or not template.startswith("{"):
        return False
    first = template[1 : template.index("}")]
    return said.get("kinds", {}).get(first) == "word" or isinstance(said.get("facts", {}).get(first), Mapping)


def read_aloud(text: str, voice: Voice = ENGLISH) -> str:
    """The words of a column that holds a written phrase, or somebody's own words as they are."""
    said = told(text)
    return said if isinstance(said, str) else spoken(said, voice)


def told(text: str) -> Sealed | str:
    """What a column holds, to be a fact of another phrase: what was sealed there, or somebody's own words."""
    if not text.startswith('{"code":'):
        return text
    try:
        said = json.loads(text)
    except ValueError:
        return text
    return said if isinstance(said, dict) else text


def without_money(text: str) -> str:
    """What a column holds, for a reader who may not see costs: a written phrase without its amounts, somebody's own words as they are."""
    said = told(text)
    return text if isinstance(said, str) else json.dumps(masked(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def masked(said: Sealed) -> Sealed:
    """Something sealed without its amounts: every decimal fact but a quantity is hidden, also in the phrases within."""
    facts, kinds = said.get("facts", {}), dict(said.get("kinds", {}))
    shown: dict[str, Any] = {}
    for name, value in facts.items():
        is_money = name not in _QUANTITIES or name in _MONEY_WITHOUT_CURRENCY.get(str(said.get("code", "")), ())
        if kinds.get(name) == "decimal" and is_money:
            shown[name] = HIDDEN
            del kinds[name]
        elif isinstance(value, list):
            shown[name] = [masked(part) if isinstance(part, dict) else part for part in value]
        else:
            shown[name] = masked(value) if isinstance(value, dict) else value
    return {**said, "facts": shown, "kinds": kinds} if "kinds" in said else {**said, "facts": shown}


def aloud(result: Mapping[str, Any], voice: Voice = ENGLISH) -> dict[str, Any]:
    """An outcome's result for people who read JSON: a refusal, and refused ones of many items, get their sentence as `message`."""
    told = dict(result)
    if "refusal" in told:
        told["refusal"] = {**told["refusal"], "message": spoken(told["refusal"], voice)}
    if "items" in told and isinstance(told["items"], list):
        told["items"] = [aloud(item, voice) if isinstance(item, dict) else item for item in told["items"]]
    if "warnings" in told:
        told["warnings"] = [{**warning, "message": spoken(warning, voice)} for warning in told["warnings"]]
    return told


def _is_money(code: str, name: str, template: str) -> bool:
    return f"{{{name}}} {{currency}}" in template or name in _MONEY_WITHOUT_CURRENCY.get(code, ())


def _kind(value: Any) -> str:
    if isinstance(value, list | tuple) and value:
        return _kind(value[0])
    if isinstance(value, Word):
        return "word"
    return "decimal" if isinstance(value, Decimal) else "date" if isinstance(value, date) else ""


def _plain(value: Any) -> Any:
    if isinstance(value, Phrase):
        return value.sealed()
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, str):
        return str(value)
    return value if isinstance(value, int | dict) else str(value)


def _text(value: Any, kind: str, voice: Voice) -> str:
    if isinstance(value, list):
        return ("; " if any(isinstance(part, dict) for part in value) else ", ").join(_text(part, kind, voice) for part in value)
    if isinstance(value, dict):
        return spoken(value, voice) if "code" in value else str(value)
    match kind:
        case "decimal":
            return voice.decimal(Decimal(value))
        case "date":
            return voice.day(date.fromisoformat(value))
        case "word":
            return voice.word(value)
        case _:
            return str(value)


class _Texts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"({key} unknown)"
