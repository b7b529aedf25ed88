"""A PostgreSQL server for what was kept of a shared book."""

from tests.support.postgres import postgres

__all__ = ["postgres"]
