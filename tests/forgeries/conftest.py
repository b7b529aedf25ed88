"""Fixtures of the attacks."""

from tests.support.postgres import postgres, shared_book, shared_url

__all__ = ["postgres", "shared_book", "shared_url"]
