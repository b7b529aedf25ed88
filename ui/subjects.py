"""Owns what a command on its way or back is about, in a person's words: the documents that its body names; knows no toolkit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from db.queries.pending import Subject, subjects
from ui.telling import command_title
from ui.words import DOCUMENTS, word

ABOUT = ("order_id", "transfer_id", "sheet_id", "document_id", "receipt_id", "request_id")
"""The fields of bodies that name what a command is about, the telling ones first."""
Bodies = Iterable[Mapping[str, Any]]


def subjects_of(connection: sa.Connection, bodies: Bodies) -> dict[str, Subject]:
    """The documents that commands are about, by the id that their bodies hold."""
    ids = {str(body[name]) for body in bodies for name in ABOUT if body.get(name)}
    return subjects(connection, ids) if ids else {}


def subject_of(body: Mapping[str, Any], known: Mapping[str, Subject]) -> Subject | None:
    """The document that one command is about, where the book has it."""
    return next((known[str(body[name])] for name in ABOUT if body.get(name) and str(body[name]) in known), None)


def words_of(subject: Subject) -> str:
    """Its number and partner; before it has a number, what it is and the document it came from."""
    what = (subject.number,) if subject.number else (word(DOCUMENTS, subject.kind), subject.source)
    return " · ".join(part for part in (*what, subject.partner) if part)


def name_of(kind: str, body: Mapping[str, Any], known: Mapping[str, Subject]) -> str:
    """A command by what it is and what it is about."""
    subject = subject_of(body, known)
    return " · ".join(part for part in (command_title(kind), words_of(subject) if subject else "") if part)
