"""Where people work in a test: a hosted book, the folder of its desktop, and its rows as they are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.bootstrap import Host
from app.commands.registry import Command
from app.domain.rows import Row
from app.roof.session import HostSession
from db.schema import table_of

D = Decimal


class Premises:
    """A book with its poster; `do` posts as the owner where nobody else is named."""

    owner = "olga"

    def __init__(self, host: Host, folder: Path, *, name: str = "Northgate Supply", member: str = "") -> None:
        self.host = host
        self.folder = folder
        self.name = name
        self.member = member

    def do(self, command: Command, *, member: str = "", expect: str = "posted") -> Any:
        outcome = self.host.do(command, member=member or self.owner)
        assert outcome.status == expect, f"{outcome.kind} was {outcome.status}: {outcome.message or outcome.result}"
        return outcome

    def rows(self, row: type[Row], **where: Any) -> list[Any]:
        """Rows of a table as they are in the book."""
        table = table_of(row)
        query = sa.select(*(table.c[field.name] for field in row.TABLE.fields)).order_by(*(table.c[k] for k in row.TABLE.key_fields))
        for name, value in where.items():
            query = query.where(table.c[name] == value)
        with self.host.book.reading() as connection:
            return [row(**dict(found._mapping)) for found in connection.execute(query)]

    def balances(self, document: str = "") -> dict[str, str]:
        """Account balances as text, zero ones left out."""
        where = "WHERE document_id = :document" if document else ""
        with self.host.book.reading() as connection:
            query = sa.text(f"SELECT account_id, SUM(amount) FROM journal_line {where} GROUP BY account_id ORDER BY 1")
            found = connection.execute(query, {"document": document} if document else {})
            return {account: f"{D(int(total)).scaleb(-4):.2f}" for account, total in found if total}

    def counts(self) -> dict[str, int]:
        """How many rows each table has; what must not change when nothing may change."""
        with self.host.book.reading() as connection:
            tables = sa.inspect(connection).get_table_names()
            return {name: connection.execute(sa.text(f'SELECT COUNT(*) FROM "{name}"')).scalar_one() for name in tables}

    def session(self, member: str = "") -> HostSession:
        return HostSession(self.host, member or self.member)

    def close(self) -> None:
        self.host.close()
