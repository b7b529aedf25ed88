"""Verification: proves the invariants of a book from its tables alone, and gives a figure for each; repairs nothing."""

from db.verify.proof import verify
from db.verify.result import Proof

__all__ = ["Proof", "verify"]
