"""Command bodies: what is read, and what is refused with the place named."""

from __future__ import annotations

import difflib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands import catalogue
from app.commands.registry import digest_of, kind_of, kinds, read_body, schema_of, write_body
from app.domain.refusals import MalformedCommand, UnknownCommandKind

ORDER: dict[str, Any] = {
    "order_id": "po1",
    "entity_id": "N",
    "warehouse_id": "W",
    "supplier_id": "S",
    "order_date": "2026-01-10",
    "lines": [{"item_id": "NUT", "quantity": "5", "unit_price": "1.25"}],
}


def order(**changes: Any) -> bytes:
    return msgspec.json.encode(ORDER | changes)


def line(**changes: Any) -> bytes:
    return order(lines=[ORDER["lines"][0] | changes])


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (b"{", "malformed|truncated"),
        (b"[]", "object"),
        (order(colour="red"), "unknown field `colour`"),
        (order(order_date="10.01.2026"), "date"),
        (order(order_date="1066-01-01"), "no book covers"),
        (line(quantity="NaN"), "not a number"),
        (line(quantity="Infinity"), "not a number"),
        (line(quantity="0.1234567"), "more than 6 decimals"),
        (line(quantity="1e13"), "too large"),
        (line(quantity=True), "decimal"),
        (line(unit_price="ten"), "decimal"),
        (order(order_id="x" * 65), "longer than 64"),
        (order(note="a\u0000b"), "control character"),
        (order(lines="none"), "array"),
    ],
)
def test_a_bad_body_is_refused_naming_the_trouble(body: bytes, named: str) -> None:
    with pytest.raises(MalformedCommand, match=r".") as refused:
        read_body("place_purchase_order", body)
    problem = str(refused.value).lower()
    assert any(part.lower() in problem for part in named.split("|")), problem


def test_numbers_are_read_exactly_from_json_numbers_and_strings() -> None:
    command: Any = read_body(
        "place_purchase_order", line(quantity=0.1) if False else order(lines=[ORDER["lines"][0] | {"quantity": "0.1"}])
    )
    raw = order().replace(b'"quantity":"5"', b'"quantity":0.100000')
    assert read_body("place_purchase_order", raw).lines[0].quantity == command.lines[0].quantity


def test_an_unknown_kind_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownCommandKind, match="place_purchase_order"):
        kind_of("place_purchase_oder")


def test_every_kind_has_a_schema_a_docstring_and_a_known_permission() -> None:
    from app.domain.roles import PERMISSIONS

    assert catalogue.AREAS
    for name, kind in kinds().items():
        schema = schema_of(name)
        assert schema["$defs"][kind.body.__name__]["additionalProperties"] is False
        assert kind.body.__doc__
        assert kind.permission in PERMISSIONS, f"{name}: {kind.permission}"


def test_the_digest_tells_another_body_from_a_retry() -> None:
    one, same = read_body("place_purchase_order", order()), read_body("place_purchase_order", order())
    other = read_body("place_purchase_order", order(note="x"))
    digest = [digest_of("place_purchase_order", write_body(c)) for c in (one, same, other)]
    assert digest[0] == digest[1] != digest[2]


@given(st.text(alphabet="acdeinoprst_", max_size=30))
def test_the_nearest_kind_is_the_one_that_a_comparison_with_all_finds(name: str) -> None:
    with pytest.raises(UnknownCommandKind) as refused:
        kind_of(name)
    assert refused.value.facts["nearest"] == difflib.get_close_matches(name, kinds(), n=1, cutoff=0.0)[0]
