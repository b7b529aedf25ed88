"""Verification: proves the invariants of a book from its tables alone, and gives a figure for each; repairs nothing."""

from db.verify.proof import Proof, verify

__all__ = ["Proof", "verify"]
