"""What has to be true of a world that healed: nothing lost, nothing doubled, nothing told that is not so, every copy the same."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain import rows
from tests.simulation.server import COLUMNS, WRITTEN, Frozen
from tests.simulation.stations import Client
from tests.simulation.template import ORDERS

if TYPE_CHECKING:
    from tests.simulation.world import World

OTHERS = " UNION ALL ".join(f"SELECT '{name}' FROM {name}" for name in sorted(set(rows.tables()) - WRITTEN))


READ_ALL_EVERY = 16
"""In every so many schedules book and caches are read as a whole, and not only the tables that they were seen to write."""


class Violation(AssertionError):
    """What must never happen happened; the message names the seed."""


def judge(world: World) -> None:
    """Raises `Violation`."""
    everything = world.seed % READ_ALL_EVERY == 0
    book = world.server.read_again(everything=everything)
    names = COLUMNS["command"]
    log = sorted((dict(zip(names, row, strict=True)) for row in book.tables["command"]), key=lambda entry: entry["seq"])
    known = {entry["id"]: entry for entry in log}
    world.must([entry["seq"] for entry in log] == list(range(1, len(log) + 1)), "the log has gaps")
    world.must(all(b["previous_hash"] == a["hash"] for a, b in itertools.pairwise(log)), "the chain is broken")
    for client in world.clients:
        _judge_client(world, client, known)
        _judge_cache(world, client, book, WRITTEN if everything else client.cache.touched | world.server.touched)
    asked = {i for client in world.clients for i in client.stored} | world.asked_by_admin
    strange = [entry["id"] for entry in log if "-" in entry["id"] and entry["id"] not in asked]
    world.must(not strange, f"in the book but asked by nobody (or discarded): {strange[:3]}")
    _judge_effects(world, book, log)
    world.must(world.server.db.execute(f"SELECT * FROM ({OTHERS}) LIMIT 1").fetchone() is None, "a table is written that nobody compares")


def _judge_effects(world: World, book: Frozen, log: list[dict[str, Any]]) -> None:
    """What was posted is there, and nothing else is: the last name of every reason, the document of every order and receipt."""
    reasons: dict[str, str] = {}
    documents = {f"po{n}" for n in range(ORDERS)}
    for entry in log:
        if entry["status"] in ("posted", "held") and "-" in entry["id"]:
            body = msgspec.json.decode(entry["body"])
            reasons.update({reason["id"]: reason["name"] for reason in body.get("reasons", ())})
            documents.update({body[name] for name in ("order_id", "receipt_id") if name in body})
    found = {i: name for i, name in _columns(book, "reason_code", "id", "name") if "-" not in i}
    world.must(found == reasons, "the reasons are not those that were posted")
    world.must({i for (i,) in _columns(book, "document", "id")} == documents, "the documents are not those that were posted")
    with_lines = {i for (i,) in _columns(book, "document_line", "document_id")}
    world.must(with_lines == documents, "a document has no lines")
    world.must(sum(amount for (amount,) in _columns(book, "journal_line", "amount")) == 0, "the journal does not balance")


def _columns(book: Frozen, table: str, *names: str) -> list[tuple[Any, ...]]:
    places = [COLUMNS[table].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in book.tables[table]]


def _judge_client(world: World, client: Client, known: dict[str, Any]) -> None:
    must = world.must
    mine = client.outbox.outcomes(client.stored)
    shut_out = not world.server.active(client.member)
    for command_id, record in client.stored.items():
        outcome = mine.get(command_id)
        must(outcome is not None, f"{command_id} was stored and is gone from the outbox")
        assert outcome is not None
        entry = known.get(command_id)
        if outcome.status == "rejected":
            taken = entry is not None and (entry["digest"], entry["member"]) != (record.digest, record.member)
            # after a restore the book may have got the one that came second; whoever was turned away before is not asked again
            taken = taken or (world.restores > 0 and command_id in world.reused)
            must(taken or (world.ever_withdrawn and client.member == "sam"), f"{command_id} was turned away for nothing")
            continue
        if shut_out:
            continue  # what waits is kept until there is access again; what was answered stays answered
        must(entry is not None, f"{command_id} was acknowledged and is not in the book")
        assert entry is not None
        must(entry["digest"] == record.digest, f"{command_id} is in the book with another body")
        must(
            (outcome.status, outcome.seq) == (entry["status"], entry["seq"]),
            f"{command_id}: told {outcome}, the book says {entry['status']}",
        )
        must(outcome.result == msgspec.json.decode(entry["result"]), f"{command_id}: another result than the book's")
    for command_id in client.discarded:
        must(command_id not in known, f"{command_id} was discarded and is in the book")
    if not world.restores and not world.counts["clone made"] and not shut_out:
        own = [i for i in client.stored if i.startswith(f"{client.name}-") and i not in world.reused]
        order = [known[i]["seq"] for i in own if mine[i].status != "rejected"]  # the same under the same id may come from another sooner
        must(order == sorted(order), f"{client.name}'s commands were posted in another order")


def _judge_cache(world: World, client: Client, book: Frozen, names: Collection[str]) -> None:
    """A copy holds what the book holds within the person's rights, or nothing when they may not see it."""
    shut_out = not world.server.active(client.member)
    if not shut_out:
        scope = world.server.scopes.get(client.member, "everything")
        world.must(client.cache.cursor().scope == scope, f"{client.name} did not read what its new rights show")
    for name in names:
        kept = client.station.db.execute(f"SELECT * FROM {name}").fetchall()
        found = [] if shut_out else book.tables[name]
        if kept != found:
            world.must(len(kept) == len(found) and set(kept) == set(found), f"{client.name}: table {name} differs from the book")
