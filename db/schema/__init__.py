"""The schema of a book: SQLAlchemy tables and models for every row type, the command log, and the guards."""

from db.schema.tables import COMMAND, META, METADATA, STATE_DIGEST, TOUCHED, model_of, table_of

__all__ = ["COMMAND", "META", "METADATA", "STATE_DIGEST", "TOUCHED", "model_of", "table_of"]
