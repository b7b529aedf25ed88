"""Imports from the command line: which source is read by what, into which book, and what is said when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from itertools import chain

from app.bootstrap import Host
from app.commands.organisation import CreateBook
from app.domain.refusals import CommandIdReused, Refusal
from app.importing.adventureworks import commands as aw
from app.importing.adventureworks import source as adventureworks
from app.importing.adventureworks.controls import purchase_totals_of
from app.importing.runner import LeftOut, Progress, Step, Tally, run
from app.importing.wwi import commands as wwi
from app.importing.wwi import source as wide_world
from app.importing.wwi.controls import totals_of
from db.list_indexes import lists_put_aside
from db.queries.import_controls import control_totals, purchase_totals
from db.store import Store

WORKSTATION = "import"
OUTCOMES = ("posted", "held", "refused", "failed", "left out")


class BookTaken(Refusal):
    says = "{book} already holds another company, and an import starts with an empty book. Choose a new book, then start the import again."


class SourceChanged(Refusal):
    says = (
        "{command_id} was imported before and reads otherwise now, so the source is not the one that the import began with. "
        "Restore the source, or import it into a new book."
    )


@dataclass(frozen=True, slots=True)
class Control:
    """One total as the source has it and as the book has it."""

    name: str
    source: Decimal
    book: Decimal

    @property
    def ok(self) -> bool:
        return self.source == self.book


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and how the book compares with its source."""

    tally: Tally
    controls: tuple[Control, ...]
    memory_mb_max: int

    @property
    def ok(self) -> bool:
        """Whether everything came through and every total is met."""
        lost = sum(n for (_, status), n in self.tally.commands.items() if status in ("refused", "failed"))
        return not lost and all(control.ok for control in self.controls)


def import_wwi(host: Host, source: wide_world.Source, *, member: str, progress: Progress | None = None) -> Imported:
    """Post Wide World Importers, from opening balance to the last payment, and compare every control total.

    A second run posts nothing twice: the commands carry the source's own ids.
    """
    expected = totals_of(source)
    start = datetime.combine(wwi.FIRST_DAY, time.min)
    first = Step("wwi-book", start, CreateBook(book_id="wwi", name=wwi.NAME, owner_name="Importer"), "master data", 1)
    tally = _run(host, first, wwi.steps(source), member=member, progress=progress)
    with host.book.reading() as connection:
        found = control_totals(connection, entity_id=wwi.ENTITY)
    found["duplicate supplier invoice numbers"] = Decimal(len(tally.warned.get("duplicate_reference", ())))
    controls = tuple(Control(name, value, found[name]) for name, value in expected.items())
    return Imported(tally, controls, memory_mb())


def import_adventureworks(
    host: Host, source: adventureworks.Source, *, pieces: aw.Units, member: str, progress: Progress | None = None
) -> Imported:
    """Post AdventureWorks' purchasing; `pieces` says what its purchase units hold. A second run posts nothing twice."""
    start = datetime.combine(aw.FIRST_DAY, time.min)
    first = Step("aw-book", start, CreateBook(book_id="aw", name=aw.NAME, owner_name="Importer"), "master data", 1)
    tally = _run(host, first, aw.steps(source, pieces), member=member, progress=progress)
    with host.book.reading() as connection:
        found = purchase_totals(connection, entity_id=aw.ENTITY)
    controls = tuple(Control(name, value, found[name]) for name, value in purchase_totals_of(source).items())
    return Imported(tally, controls, memory_mb())


def _run(host: Host, first: Step, steps: Iterator[Step | LeftOut], *, member: str, progress: Progress | None) -> Tally:
    """Send all steps; refused ahead when the book is not this import's own, for refused commands would use up their ids."""
    with host.book.reading() as connection:
        head = Store(connection).head()
    began = host.outcomes([first.id]).get(first.id)
    if head.seq and (began is None or began.status != "posted"):
        raise BookTaken(book=host.book.place)
    try:
        with lists_put_aside(host.book):
            return run(
                chain((first,), steps), send=host.submit_and_wait, member=member, workstation=WORKSTATION, head=head.seq, progress=progress
            )
    except CommandIdReused as reused:
        raise SourceChanged(command_id=reused.facts["command_id"]) from None


def memory_mb() -> int:
    """The most memory this process has used so far, in MiB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1024 * 1024 if sys.platform == "darwin" else 1024)


def told(imported: Imported) -> Iterator[str]:
    """The closing table of an import, line by line."""
    tally = imported.tally
    sorts = list(dict.fromkeys((*tally.lines, *(what for what, _ in tally.commands))))
    width = max(len(what) for what in (*sorts, "what came"))
    yield f"{'what came':<{width}} {'lines':>9} {'commands':>9} " + " ".join(f"{status:>9}" for status in OUTCOMES)
    for what in sorts:
        counts = [tally.commands[(what, status)] for status in OUTCOMES]
        yield f"{what:<{width}} {tally.lines[what]:>9,} {sum(counts):>9,} " + " ".join(f"{count:>9,}" for count in counts)
    if tally.reasons:
        yield ""
        for (what, status, why), count in tally.reasons.most_common():
            yield f"{count:>9,} × {what} {status}: {why.replace('_', ' ')}"
            example = tally.examples.get((what, status, why))
            if example:
                yield f"{'':>12}for example {example}"
    for code, count in tally.warnings.most_common():
        about = len(tally.warned[code])
        yield f"{count:>9,} × warned: {code.replace('_', ' ')}, about {about:,} document{'' if about == 1 else 's'}"
    yield ""
    yield f"{'control total':<36} {'source':>20} {'book':>20}"
    for control in imported.controls:
        mark = "=" if control.ok else "≠"
        whole = control.source == control.source.to_integral_value() and "." not in f"{control.source}"
        digits = 0 if whole and control.ok else 2
        yield f"{control.name:<36} {control.source:>20,.{digits}f} {control.book:>20,.{digits}f} {mark}"
    yield ""
    if tally.known:
        sent = sum(count for (_, status), count in tally.commands.items() if status != "left out")
        yield f"{tally.known:,} of {sent:,} commands were in the book before and are not posted again."
    yield (
        f"{sum(tally.lines.values()):,} lines in {tally.seconds:.0f} s: {tally.lines_per_second:,.0f} lines a second, "
        f"{imported.memory_mb_max:,} MiB of memory at most."
    )
