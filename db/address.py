"""Where a book is: a file or a database of a server, read once from what a person wrote; keeps its secrets to itself and connects to nothing.

Whatever shows, stores or names something after an address gets it without a password, for there is no way to print one: text,
`repr`, formats, pickles, tracebacks and dumps of a frame's variables all show the same harmless form. The secrets leave an address
through `facts_with_secrets` alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self, final
from urllib.parse import quote, urlencode

import psycopg
from psycopg import conninfo

from app.domain.refusals import Refusal

SECRETS = frozenset({"password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"})
"""What libpq's parameters hold that nobody may read."""
SHARED = ("postgresql://", "postgres://")
DEFAULT_PORT = "5432"


class AddressMalformed(Refusal):
    says = "The address of the shared book cannot be read. Write it as postgresql://login@host:5432/book, special characters as %XX."


@final
class BookAddress:
    """A book's place. Equal to another one of the same place, whatever their passwords. Not to be changed."""

    __slots__ = ("_secrets", "facts", "shown")

    facts: Final[Mapping[str, str]]
    """What the URL of a shared book says, by libpq's names and without any secret; empty for a file."""
    shown: Final[str]
    """The place as people may read it: the file, or the URL with login, host, port and database alone."""

    def __init__(self, shown: str, facts: Mapping[str, str], secrets: Mapping[str, str]) -> None:
        assert not SECRETS & facts.keys()
        self.shown = shown
        self.facts = MappingProxyType(dict(facts))
        kept = dict(secrets)
        self._secrets: Callable[[], dict[str, str]] = lambda: dict(kept)  # whoever dumps our slots sees a function

    @classmethod
    def of(cls, place: str | os.PathLike[str] | BookAddress) -> BookAddress:
        """Read an address; one that was read already comes back as it is.

        Raises `AddressMalformed`, which never repeats what was written: it may hold a password.
        """
        if isinstance(place, BookAddress):
            return place
        written = os.fspath(place)
        if not written.startswith(SHARED):
            return cls(written, {}, {})
        try:
            read = {name: str(value) for name, value in conninfo.conninfo_to_dict(written).items() if value is not None}
        except psycopg.Error:
            raise AddressMalformed() from None
        if not all(port.isdigit() or not port for port in read.get("port", "").split(",")):
            raise AddressMalformed()
        return cls._of_facts(read)

    @classmethod
    def _of_facts(cls, read: Mapping[str, str]) -> Self:
        facts = {name: value for name, value in read.items() if name not in SECRETS}
        return cls(_shown(facts), facts, {name: value for name, value in read.items() if name in SECRETS})

    @property
    def is_shared(self) -> bool:
        """Whether it is a database of a server and not a file."""
        return self.shown.startswith(SHARED)

    @property
    def path(self) -> Path:
        """The file of a book that is one."""
        assert not self.is_shared
        return Path(self.shown)

    @property
    def login(self) -> str:
        return self.facts.get("user", "")

    @property
    def database(self) -> str:
        return self.facts.get("dbname", "")

    @property
    def has_password(self) -> bool:
        return bool(self._secrets().get("password"))

    @property
    def servers(self) -> list[tuple[str, str]]:
        """Host and port of every server that the address names."""
        hosts, ports = self.facts.get("host", "localhost").split(","), self.facts.get("port", "").split(",")
        ports = ports if len(ports) == len(hosts) else ports[:1] * len(hosts)
        return [(host, port or DEFAULT_PORT) for host, port in zip(hosts, ports, strict=True)]

    def with_password(self, password: str) -> BookAddress:
        """The same place with a password; an empty one leaves it as it is."""
        return self._of_facts({**self.facts, **self._secrets(), "password": password}) if password else self

    def with_facts(self, **facts: str) -> BookAddress:
        """The same place with further parameters of libpq, none of them a secret."""
        return self._of_facts({**self.facts, **self._secrets(), **facts})

    def without_secrets(self, *parameters: str) -> str:
        """A URL that may be kept: login, servers, database, and these of its parameters."""
        query = urlencode({name: self.facts[name] for name in parameters if name in self.facts}, quote_via=quote)
        servers = ",".join(f"{_bracketed(host)}:{port}" for host, port in self.servers)
        return f"postgresql://{quote(self.login, safe='')}@{servers}/{quote(self.database, safe='')}{'?' if query else ''}{query}"

    def facts_with_secrets(self) -> dict[str, str]:
        """Everything that the driver needs to connect. For `db.shared_book.connect` and the keeper of passwords, nobody else."""
        return {**self.facts, **self._secrets()}

    def __str__(self) -> str:
        return self.shown

    def __repr__(self) -> str:
        return f"BookAddress({self.shown!r})"

    def __format__(self, wanted: str) -> str:
        return format(self.shown, wanted)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BookAddress) and (self.shown, self.facts) == (other.shown, other.facts)

    def __hash__(self) -> int:
        return hash((self.shown, frozenset(self.facts.items())))

    def __reduce__(self) -> tuple[type[BookAddress], tuple[str, dict[str, str], dict[str, str]]]:
        return BookAddress, (self.shown, dict(self.facts), {})

    def __copy__(self) -> BookAddress:
        return self

    def __deepcopy__(self, memo: object) -> BookAddress:
        return self


Place = str | os.PathLike[str] | BookAddress
"""What a function that opens, makes or reaches a book takes; it reads the address first of all."""


def _shown(facts: Mapping[str, str]) -> str:
    user = f"{facts['user']}@" if "user" in facts else ""
    port = f":{facts['port']}" if "port" in facts and "," not in facts["port"] else ""
    return f"postgresql://{user}{facts.get('host', 'localhost')}{port}/{facts.get('dbname', '')}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else quote(host, safe=".-_")
