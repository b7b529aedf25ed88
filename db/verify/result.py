"""What a proof says when it is made; knows neither the checks nor the book."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing proven: `figure` says over how much, `detail` what speaks against it, or beside it what was found that does not.

    `invariant` is the number of the rule in the design that it belongs to. What is `open` does not hold either: nothing speaks against
    it, but what would prove it is not there.
    """

    invariant: int
    name: str
    ok: bool
    figure: str
    detail: str = ""
    open: bool = False

    @property
    def verdict(self) -> str:
        """In one word: holds, open or broken."""
        return "holds" if self.ok else "open" if self.open else "broken"
