"""What is kept of each released revision, unpacked for a test; opens nothing."""

from __future__ import annotations

import io
import json
import lzma
import tarfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Kept:
    """One revision's folder."""

    folder: Path

    @property
    def revision(self) -> str:
        return self.folder.name[1:]

    @cached_property
    def told(self) -> dict[str, Any]:
        """What `make` wrote down of what it kept: heads, hash for hash."""
        found: dict[str, Any] = json.loads((self.folder / "kept.json").read_text())
        return found

    def unpack(self, name: str, into: Path) -> None:
        """Lay the files of an archive into a folder."""
        with tarfile.open(fileobj=io.BytesIO(lzma.decompress((self.folder / name).read_bytes()))) as tar:
            tar.extractall(into, filter="data")

    def dump(self) -> bytes:
        """The shared book as `pg_dump` wrote it."""
        return lzma.decompress((self.folder / "shared.sql.xz").read_bytes())


REVISIONS = [Kept(folder) for folder in sorted(HERE.glob("r[0-9][0-9][0-9][0-9]"))]
