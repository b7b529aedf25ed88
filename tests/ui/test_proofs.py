"""What a proof says is read in the person's language, every check of it, with their figures."""

from __future__ import annotations

import pytest

from db.verify.proof import CHECKS
from ui.figures import Figures
from ui.proofs import FIGURES, NAMES, proof_figure, proof_name


@pytest.mark.ux
def test_every_check_of_the_book_has_its_words() -> None:
    assert {check.name for check in CHECKS} <= NAMES
    assert {check.figure for check in CHECKS} <= set(FIGURES)


def test_a_figure_is_written_as_the_person_reads_numbers() -> None:
    assert proof_figure("1,672 entries, 8,417 lines", Figures("de_DE")) == "1.672 entries, 8.417 lines"
    assert (
        proof_figure("2,541 decided (3 refused, 0 failed), 0 waiting", Figures("en_GB")) == "2,541 decided (3 refused, 0 failed), 0 waiting"
    )
    assert proof_figure("nothing of the kind", Figures("de_DE")) == "nothing of the kind"
    assert proof_name("every entry balances") == "Every entry balances"
