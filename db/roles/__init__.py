"""Roles of a shared book: what each may read and write, who has them, and the doctor who compares."""
