"""The command line: books, commands, reports and proofs for people in a terminal and for other systems."""

from __future__ import annotations

import json
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal

import typer

from app.book_option import BookOption
from app.bootstrap import Host, create_host, hosting, open_host, utc_now
from app.commands.registry import kinds, schema_of
from app.domain.refusals import Refusal
from app.roof.batches import arriving, lines_of, send_lines
from db.address import BookAddress
from db.book import Book, create_book, open_book, open_to_examine, upgrade_shared
from db.replay import replay as replay_log
from db.verify import Proof
from db.verify import verify as verify_book
from db.verify.evidence import prove_evidence

app = typer.Typer(
    name="dockledger",
    help="A distributor's stock and its general ledger in one book.",
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
book_app = typer.Typer(help="Make books.", no_args_is_help=True)
app.add_typer(book_app, name="book")

MemberOption = Annotated[str, typer.Option("--as", envvar="DOCKLEDGER_MEMBER", help="The member who asks.")]
SOME_REFUSED = 1
MARKS = {"holds": "holds ", "open": "OPEN  ", "broken": "BROKEN"}


class CannotRead(Refusal):
    says = "{file} cannot be read ({problem}). Check the path, then try again."


class CannotWrite(Refusal):
    says = "{file} cannot be written ({problem}). Check the folder and its rights, then try again."


class WouldReplace(Refusal):
    says = (
        "{file} is there already and is {other}, so it was not replaced. Choose another name; --force replaces whatever is not a database."
    )


class NeedsFile(Refusal):
    says = "A report as {format} does not fit into a terminal. Say where it goes with -o FILE.{format}, or pipe it on."


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Without a command, the desktop opens."""
    if context.invoked_subcommand is None:
        from app.roof.desktop import open_desktop

        raise typer.Exit(open_desktop())


@book_app.command("create")
def book_create(
    book: Annotated[
        BookAddress, typer.Argument(parser=BookAddress.of, metavar="BOOK", help="Where the book is made: a new file, or postgresql://…")
    ],
    name: Annotated[str, typer.Option(help="What the book is called.")] = "",
    owner: Annotated[str, typer.Option(help="The member who owns it.")] = "owner",
    sample: Annotated[bool, typer.Option("--sample", help="Fill it with a distributor's year to look around in.")] = False,
) -> None:
    """Make a new book."""
    if sample:
        from app.roof.sample import build_sample

        with hosting(Host(create_book(book), workstation="sample")) as host:
            made = build_sample(host, progress=_progress("commands"))
        say(f"{book} holds the sample company: {made.commands:,} commands, {made.documents:,} documents.")
        say(f"Members to work as: {', '.join(made.members)}.")
        return
    with hosting(create_host(book, name=name or book.database or Path(book.shown).stem, owner=owner)) as host:
        say(f"{book} is made. {owner} owns it; send commands with `dockledger submit FILE --book {book} --as {owner}`.")


@book_app.command("upgrade")
def book_upgrade(
    book: Annotated[
        BookAddress, typer.Argument(parser=BookAddress.of, metavar="BOOK", help="The book: a file, or an administrator's postgresql://…")
    ],
) -> None:
    """Bring a book to this program's schema; a file is copied first."""
    if book.is_shared:
        upgrade_shared(book)
    else:
        open_book(book).close()
    say(f"{book} has the schema of this program.")


@app.command()
def schema(kind: Annotated[str, typer.Argument(help="A kind of command; all are listed without it.")] = "") -> None:
    """Show the kinds of command, or the JSON Schema of one."""
    if kind:
        say(json.dumps(schema_of(kind), indent=2))
        return
    for found in sorted(kinds().values(), key=lambda k: (k.area, k.name)):
        say(f"{found.area:<16} {found.name:<28} {(found.body.__doc__ or '').strip().splitlines()[0]}")


@app.command()
def submit(
    file: Annotated[str, typer.Argument(help="A file of JSON lines, or - for standard input.")],
    book: BookOption,
    member: MemberOption,
) -> None:
    """Send commands, one JSON object per line; one outcome per line comes back. Exit code 1 when any was refused."""
    all_through = True
    with hosting(open_host(book)) as host, _opened(file) as source:
        lines = arriving(lines_of(source)) if file == "-" else lines_of(source)
        for answer in send_lines(host, lines, member=member):
            say(answer.json())
            all_through &= answer.went_through
    if not all_through:
        raise typer.Exit(SOME_REFUSED)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            source = stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            raise CannotRead(file=file, problem=error.strerror or error) from None
        yield source


@app.command()
def report(
    name: Annotated[str, typer.Argument(help="Which report; `dockledger reports` lists them.")],
    book: BookOption,
    as_of: Annotated[str, typer.Option(help="As it stood at the end of this day (YYYY-MM-DD).")] = "",
    since: Annotated[str, typer.Option("--from", help="First day.")] = "",
    until: Annotated[str, typer.Option("--to", help="Last day.")] = "",
    entity: Annotated[str, typer.Option(help="Only this legal entity.")] = "",
    warehouse: Annotated[str, typer.Option(help="Only this warehouse.")] = "",
    item: Annotated[str, typer.Option(help="Only this item.")] = "",
    partner: Annotated[str, typer.Option(help="Only this supplier or customer.")] = "",
    account: Annotated[str, typer.Option(help="Only this account.")] = "",
    state: Annotated[str, typer.Option(help="Only this state.")] = "",
    format: Annotated[str, typer.Option(help="table, json, csv, xlsx or pdf; from the file's ending when left out.")] = "",
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a file of another kind; a book is never replaced.")] = False,
    member: Annotated[str, typer.Option("--as", envvar="DOCKLEDGER_MEMBER", help="Who it is printed for.")] = "",
    language: Annotated[Literal["en", "de"], typer.Option(help="The language it is in; figures and dates follow it.")] = "en",
) -> None:
    """Make a report from the book as it stands."""
    from app.roof.report_catalogue import Asked, make_report
    from app.roof.report_kinds import command_line
    from reports.figures import Figures
    from reports.render import FORMATS, render, save
    from reports.replacing import BOOK, other_kind

    suffix = Path(output).suffix.lstrip(".").lower()
    wanted = format or (suffix if suffix in FORMATS else "table")
    if wanted not in FORMATS:
        raise typer.BadParameter(f"{wanted} is no format; there is {', '.join(FORMATS)}", param_hint="--format")
    if wanted in ("pdf", "xlsx") and not output and sys.stdout.isatty():
        raise NeedsFile(format=wanted)
    if output and (other := other_kind(Path(output), wanted)) and not (force and other != BOOK):
        raise WouldReplace(file=output, other=other)
    figures = Figures.of_language(language)
    asked = Asked(
        as_of=_day(as_of, "--as-of"),
        since=_day(since, "--from"),
        until=_day(until, "--to"),
        entity=entity,
        warehouse=warehouse,
        item=item,
        partner=partner,
        account=account,
        state=state,
    )
    with _reading(book) as opened, opened.reading() as connection:
        made = make_report(
            connection,
            name,
            asked,
            printed_at=utc_now(),
            printed_by=member or command_line(figures),
            book=str(opened.place),
            figures=figures,
        )
    data = render(made, wanted)
    if not output:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        save(Path(output), data)
    except OSError as error:
        raise CannotWrite(file=output, problem=error.strerror or error) from None
    say(f"{output} is written: {sum(len(table.rows) for table in made.tables):,} rows.")


@app.command()
def reports() -> None:
    """List the reports and what they can be asked."""
    from app.roof.report_catalogue import REPORTS
    from app.roof.report_questions import OPTIONS

    for kind in REPORTS.values():
        say(f"{kind.name:<18} {kind.title:<30} {' '.join(OPTIONS[option] for option in kind.takes)}")


def _day(text: str, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text} is not a day; write it as YYYY-MM-DD", param_hint=option) from None


@app.command()
def verify(
    book: BookOption,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")] = False,
    position: Annotated[str, typer.Option(help="A position that was printed on a paper; with --hash.")] = "",
    hash: Annotated[str, typer.Option(help="The hash beside it, at least its first 16 digits.")] = "",
    anchor: Annotated[list[Path] | None, typer.Option(help="An anchor file to compare the book with; may be repeated.")] = None,
    digest: Annotated[list[Path] | None, typer.Option(help="The digest of a close (close-….json); may be repeated.")] = None,
    workstation: Annotated[list[Path] | None, typer.Option(help="A workstation's folder or cache.db; may be repeated.")] = None,
) -> None:
    """Prove the invariants of the book, and that it still contains what was written down elsewhere. Exit code 1 when one does not hold."""
    from app.roof.outside_evidence import gathered

    evidence = gathered(position, hash, anchors=anchor or (), digests=digest or (), workstations=workstation or ())
    with closing(open_to_examine(book)) as opened:
        proofs = verify_book(opened, progress=None if as_json else _steps)
        if evidence is not None:
            proofs.append(prove_evidence(opened, evidence))
    holds = all(proof.ok for proof in proofs)
    if as_json:
        say(json.dumps({"book": str(book), "holds": holds, "proofs": [asdict(proof) for proof in proofs]}, indent=2))
    else:
        for proof in proofs:
            say(f"{MARKS[proof.verdict]}  {proof.invariant:>2}  {proof.name}: {proof.figure}{_indented(proof.detail)}")
        say(_summary(proofs))
    if not holds:
        raise typer.Exit(1)


def _summary(proofs: Sequence[Proof]) -> str:
    missing = [proof for proof in proofs if not proof.ok]
    if not missing:
        return "Every proof holds."
    if all(proof.open for proof in missing):
        return f"Nothing speaks against the book, but {len(missing)} of {len(proofs)} proofs could not be made."
    return "The book is not sound. Restore the newest backup, and keep this copy for us to look at."


def _indented(detail: str) -> str:
    return f"\n            {detail}" if detail else ""


@app.command()
def replay(
    book: BookOption,
    into: Annotated[
        BookAddress, typer.Option("--into", parser=BookAddress.of, metavar="BOOK", help="The new book that the log is decided into.")
    ],
) -> None:
    """Decide the whole log again into a new book; it must give the same hashes. Exit code 1 at the first difference."""
    with closing(open_to_examine(book)) as source:
        target = create_book(into)
        try:
            done = replay_log(source, target, progress=_progress("commands"))
        finally:
            target.close()
    if done.difference:
        say(f"{done.commands:,} commands agree, then: {done.difference}")
        raise typer.Exit(1)
    say(f"{done.commands:,} commands, the same ledger hash for hash: {done.head_hash}")


@contextmanager
def _reading(place: BookAddress) -> Iterator[Book]:
    book = open_book(place)
    try:
        yield book
    finally:
        book.close()


def say(text: str) -> None:
    """Print a line for the caller."""
    typer.echo(text)


def _progress(what: str) -> Any:
    """A line on a terminal that counts up; nothing where output is kept in a file."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done:,} of {total:,} {what}" + ("\n" if done >= total else ""))
        sys.stderr.flush()

    return tell


def _steps(done: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{f'{done + 1} of {total}: {name}' if name else ''}")
        sys.stderr.flush()


def _add_neighbours() -> None:
    """Every module app.cli_… adds its commands by a function `register(app)`."""
    folder = Path(__file__).parent
    for module in pkgutil.iter_modules([str(folder)]):
        if module.name.startswith("cli_"):
            import_module(f"app.{module.name}").register(app)


_add_neighbours()
