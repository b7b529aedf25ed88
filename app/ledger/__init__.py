"""How anything is written to the book: entries, stock, documents, controls and rates, shared by every command area."""
