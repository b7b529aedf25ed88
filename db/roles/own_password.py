"""A person's own password at the server of a shared book, changed by whoever knows the one before; needs no administrator, keeps nothing."""

from __future__ import annotations

import psycopg
from psycopg import sql

from app.domain.refusals import Refusal
from db.address import BookAddress, Place
from db.connecting import LoginRejected, explained
from db.roles.members import secret_of
from db.shared_book import connect


class OldPasswordWrong(Refusal):
    says = "The server does not take the old password of {login}. Nothing was changed; enter the one that you sign in with."


class PasswordTheSame(Refusal):
    says = "The new password of {login} is the old one. Nothing was changed; choose another."


def change(place: Place, old: str, new: str) -> None:
    """Set a new password for the login that `place` names. Raises `OldPasswordWrong`, `PasswordTheSame`, `LoginNotPossible`, `BookTrouble`."""
    address = BookAddress.of(place)
    if old == new:
        raise PasswordTheSame(login=address.login)
    try:
        with connect(address.with_password(old)) as session:
            secret = secret_of(session, session.info.user, new)
            session.execute(sql.SQL("ALTER ROLE CURRENT_USER PASSWORD {}").format(sql.Literal(secret)))
    except psycopg.Error as error:
        trouble = explained(error, address)
        if isinstance(trouble, LoginRejected):
            raise OldPasswordWrong(login=address.login) from None
        raise trouble from None
