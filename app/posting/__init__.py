"""How an embedded book gets its poster: one loop that posts while it holds the book's lock, in a thread or in a process of its own."""
