"""The working state: what is loaded, what was changed since, and how changes are taken back."""

from __future__ import annotations

import msgspec
import pytest

from app.domain.book import Location
from app.state import NotLoaded, State

A = Location(id="A", warehouse_id="W1", entity_id="N", name="A", kind="storage")
B = Location(id="B", warehouse_id="W1", entity_id="N", name="B", kind="storage")
INDEX = next(iter(Location.TABLE.indexes))


def test_a_row_must_be_loaded_before_it_is_looked_at() -> None:
    state = State()
    with pytest.raises(NotLoaded) as missing:
        state.get_all(Location, [("A",), ("B",)])
    assert list(missing.value.wants.rows[Location]) == [("A",), ("B",)]
    state.loaded_rows(Location, [("A",), ("B",)], [A])
    assert state.get_all(Location, [("A",), ("B",)]) == [A, None]


def test_groups_follow_changes_and_their_undoing() -> None:
    state = State()
    here = Location.TABLE.group_getters[INDEX](A)
    assert here is not None
    state.put(B)
    state.loaded_groups(Location, INDEX, [here], [A])
    assert state.group(Location, INDEX, here) == [A, B], "a row written before the group was loaded stands in it"
    mark = state.mark()
    state.put(msgspec.structs.replace(A, warehouse_id="W2", entity_id="S"))
    assert state.group(Location, INDEX, here) == [B]
    state.put(msgspec.structs.replace(A, id="C"))
    assert [row.id for row in state.group(Location, INDEX, here)] == ["B", "C"]
    state.undo_to(mark)
    assert state.group(Location, INDEX, here) == [A, B]
    state.undo_to(0)
    assert state.group(Location, INDEX, here) == [A]
    with pytest.raises(NotLoaded):
        state.get(Location, ("B",))


def test_what_was_changed_here_wins_over_what_the_book_says() -> None:
    state = State()
    renamed = msgspec.structs.replace(A, name="Aisle")
    state.put(renamed)
    state.loaded_rows(Location, [("A",)], [A])
    assert state.get(Location, ("A",)) == renamed
