"""Codes that people give to things: what one may look like."""

from __future__ import annotations

from app.domain.refusals import InvalidValue


def require_code(what: str, code: str) -> None:
    """Refuse a code that is empty, too long, or padded with blanks."""
    if not code or code != code.strip() or len(code) > 64:
        raise InvalidValue(field=f"{what} code", value=f"“{code[:70]}”", why="a code has 1 to 64 characters and no blanks around it")
