"""The command line's close: the signed digest of a closed month, as files that an auditor checks without this program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.book_option import BookOption
from app.bootstrap import utc_now
from app.domain.refusals import Refusal
from db.book import open_book


class CannotSign(Refusal):
    says = "The digest cannot be written to {folder} ({problem}). Check the folder and its rights, then try again."


def register(app: typer.Typer) -> None:
    """Add `close-digest`."""

    @app.command("close-digest")
    def close_digest(
        period: Annotated[str, typer.Argument(help="The closed month, as YYYY-MM.")],
        book: BookOption,
        entity: Annotated[str, typer.Option(help="The legal entity.")],
        out: Annotated[Path, typer.Option("--out", "-o", help="The folder that is written to; made when missing.")] = Path(),
        member: Annotated[str, typer.Option("--as", envvar="DOCKLEDGER_MEMBER", help="Who signs.")] = "",
        language: Annotated[Literal["en", "de"], typer.Option(help="The language of the paper.")] = "en",
    ) -> None:
        """Sign what was closed: the digest on paper and as a file, the log up to it, and the script that checks both."""
        from app.roof.close_digest import book_id, make_digest, write_digest, write_log
        from app.roof.report_kinds import command_line
        from app.roof.signing import key_of
        from reports.figures import Figures

        opened = open_book(book)
        try:
            with opened.reading() as connection:
                now, key = utc_now(), key_of(book_id(connection))
                digest = make_digest(connection, entity_id=entity, period_id=period, key=key, at=now)
                out.mkdir(parents=True, exist_ok=True)
                figures = Figures.of_language(language)
                by = member or command_line(figures)
                file, paper = write_digest(out, digest, at=now, by=by, figures=figures)
                log, checker = write_log(connection, out, until=digest.facts["closed_seq"])
        except OSError as error:
            raise CannotSign(folder=out, problem=error.strerror or error) from None
        finally:
            opened.close()
        typer.echo(f"Closed at position {digest.facts['closed_seq']:,} with hash {digest.facts['closed_hash']}")
        typer.echo(f"Public key {digest.facts['public_key']}")
        if not key.kept:
            typer.echo("The private key was made for this digest alone, because there is no safe keyring here.")
        typer.echo("Written: " + ", ".join(str(written) for written in (file, paper, log, checker)))
        typer.echo(f"Check it with: python3 {checker.name} {file.name} {log.name}")
