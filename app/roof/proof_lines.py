"""A proof as the desktop shows it; proves nothing."""

from __future__ import annotations

from db.verify import Proof
from ui.house import ProofLine


def as_line(proof: Proof) -> ProofLine:
    """The proof for whoever knows the screen alone."""
    return ProofLine(proof.invariant, proof.name, proof.ok, proof.figure, proof.detail, proof.open)
