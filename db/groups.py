"""The group roles of a shared book, whose names are the book's own and told by who owns its tables; grants nothing.

A server knows roles and no books, so that two books on it would share what they call alike. Books of before that have the plain names
`dockledger_owner` and so on, and keep them.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

STEM_BYTES = 4
KINDS = ("owner", "poster", "member", "costs", "auditor")
ANY_GROUP = f"^dockledger_([0-9a-f]{{{2 * STEM_BYTES}}}_)?({'|'.join(KINDS)})$"
"""Group roles of any book, as a pattern for Python and PostgreSQL."""
ANY_OWNER = f"^dockledger_([0-9a-f]{{{2 * STEM_BYTES}}}_)?owner$"
_OWNER_OF_BOOK = (
    "SELECT COALESCE((SELECT r.rolname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' "
    f"JOIN pg_roles r ON r.oid = c.relowner WHERE c.relname = 'alembic_version' AND r.rolname ~ '{ANY_OWNER}'), "
    "(SELECT r.rolname::text FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba "
    f"WHERE d.datname = current_database() AND r.rolname ~ '{ANY_OWNER}'), '')"
)
COSTS_HERE = (
    "(SELECT left(r.rolname::text, -5) || 'costs' FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner "
    "WHERE c.oid = 'public.command'::regclass)"
)
"""SQL: the name of the costs role of the book at hand, for a session of its members."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The names of a book's group roles: what they begin with, and one name a kind."""

    stem: str

    @classmethod
    def fresh(cls) -> Groups:
        """Names that no book has."""
        return cls(f"dockledger_{secrets.token_hex(STEM_BYTES)}_")

    @classmethod
    def of_owner(cls, owner: str) -> Groups | None:
        """The names that go with an owner's; None of a role that owns no book."""
        return cls(owner.removesuffix("owner")) if re.match(ANY_OWNER, owner) else None

    @property
    def owner(self) -> str:
        return f"{self.stem}owner"

    @property
    def poster(self) -> str:
        return f"{self.stem}poster"

    @property
    def member(self) -> str:
        return f"{self.stem}member"

    @property
    def costs(self) -> str:
        return f"{self.stem}costs"

    @property
    def auditor(self) -> str:
        return f"{self.stem}auditor"

    @property
    def every(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(f"{self.stem}{kind}" for kind in KINDS)


def groups_in(ask: Callable[[str], Any]) -> Groups | None:
    """The group roles of the database at hand; `ask` answers a query's one value. None where no book was made."""
    return Groups.of_owner(str(ask(_OWNER_OF_BOOK)))
