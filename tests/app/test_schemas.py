"""The JSON Schema of every kind of command is one: whole, closed, and true of the bodies that the program itself writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.commands import catalogue  # noqa: F401
from app.commands.registry import kinds, schema_of
from tests.support.company import new_company

TYPES = {"object", "array", "string", "integer", "number", "boolean", "null"}
KEYWORDS = {
    "$schema",
    "$id",
    "$ref",
    "$defs",
    "title",
    "description",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "anyOf",
    "enum",
    "const",
    "default",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
}


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every subschema of a schema, itself first."""
    yield schema
    for name in ("properties", "$defs"):
        for inner in schema.get(name, {}).values():
            yield from parts(inner)
    for name in ("anyOf", "prefixItems"):
        for inner in schema.get(name, ()):
            yield from parts(inner)
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            yield from parts(schema[name])


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_the_schema_of_a_kind_is_json_schema(kind: str) -> None:
    schema = msgspec.json.decode(msgspec.json.encode(schema_of(kind)))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"dockledger:{kind}"
    for part in parts(schema):
        assert set(part) <= KEYWORDS, set(part) - KEYWORDS
        if "type" in part:
            assert set([part["type"]] if isinstance(part["type"], str) else part["type"]) <= TYPES
        if "$ref" in part:
            name = part["$ref"].removeprefix("#/$defs/")
            assert name in schema["$defs"], f"{part['$ref']} leads nowhere"
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False, f"{part.get('title')} takes unknown fields"
            assert set(part.get("required", ())) <= set(part["properties"])
        if "pattern" in part:
            re.compile(part["pattern"])
    body = schema["$defs"][type_of(schema)]
    assert body["description"], "a kind says what it does"


def type_of(schema: dict[str, Any]) -> str:
    return str(schema["$ref"]).removeprefix("#/$defs/")


def valid(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> bool:
    """Whether a value is as the schema says, for the keywords that ours use."""
    if "$ref" in schema:
        return valid(value, defs[type_of(schema)], defs)
    if "anyOf" in schema:
        return any(valid(value, one, defs) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    named = schema.get("type")
    if isinstance(named, list):
        return any(valid(value, schema | {"type": one}, defs) for one in named)
    if named == "object":
        fields = schema.get("properties", {})
        return (
            isinstance(value, dict)
            and set(schema.get("required", ())) <= set(value) <= set(fields)
            and all(valid(inner, fields[name], defs) for name, inner in value.items())
        )
    if named == "array":
        return isinstance(value, list) and all(valid(inner, schema.get("items", {}), defs) for inner in value)
    if named == "string":
        return isinstance(value, str) and (schema.get("format") != "decimal" or Decimal(value).is_finite())
    checks = {"integer": int, "number": (int, float), "boolean": bool, "null": type(None)}
    return named is None or (isinstance(value, checks[named]) and (named == "boolean" or not isinstance(value, bool)))


def test_what_is_in_a_book_is_as_the_schemas_say(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    with company.book.reading() as connection:
        log = connection.exec_driver_sql("SELECT kind, body FROM command").all()
    assert len({kind for kind, _ in log}) >= 10
    for kind, text in log:
        schema, body = schema_of(kind), msgspec.json.decode(text)
        assert valid(body, schema, schema["$defs"]), (kind, text)
        assert not valid(body | {"colour": "red"}, schema, schema["$defs"])
        for name in schema["$defs"][type_of(schema)].get("required", ()):
            assert not valid({key: value for key, value in body.items() if key != name}, schema, schema["$defs"])
