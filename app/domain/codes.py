"""Codes that people give to things: what one may look like."""

from __future__ import annotations

from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word


def require_code(what: Word, code: str) -> None:
    """Refuse a code that is empty, too long, or padded with blanks."""
    if not code or code != code.strip() or len(code) > 64:
        raise InvalidValue(field=Phrase("code_of", what=what), value=f"“{code[:70]}”", why=Phrase("code_1_64_characters_no_blanks_around"))
