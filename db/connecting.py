"""Why a shared book cannot be reached or used with a login: every trouble as one sentence; repairs nothing and tries nothing again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

import psycopg
from psycopg.rows import TupleRow

from app.domain.refusals import Refusal
from db.address import BookAddress, Place
from db.certificates import Fault, authorities_file, fault_of
from db.groups import Groups
from db.migrations.run import SCHEMA_HEAD
from db.shared_book import connect, groups_of
from db.trouble import BookNewer, BookOlder, BookTrouble, BookUnreachable, MemoryShort, NotABook

SECONDS_MAX = 5
Purpose = Literal["workstation", "service", "anything"]


class ConnectionTrouble(BookTrouble):
    """The server does not let us in, or not as who we have to be. `lasting`: waiting does not help, a person has to do something."""

    lasting: ClassVar[bool] = True


class ServerNotFound(ConnectionTrouble):
    says = "No machine called {host} is known in this network. Check how the server's name is written, and whether network and VPN are on."
    lasting = False


class ServerSilent(ConnectionTrouble):
    says = "{host} does not answer at port {port}. Check the network, the VPN and the firewall between here and there."
    lasting = False


class ServerNotRunning(ConnectionTrouble):
    says = "At {host}, nothing listens at port {port}. Check the port, and ask an administrator whether PostgreSQL is running there."
    lasting = False


class ServerStarting(ConnectionTrouble):
    says = "The server at {host} is just starting or stopping. Try again in a minute."
    lasting = False


class ServerFull(ConnectionTrouble):
    says = "The server at {host} has no connection left. Try again in a minute; if that stays, ask an administrator for more."
    lasting = False


class LoginFull(ConnectionTrouble):
    says = "{login} already uses every connection it may have. Look where else the program is open under this name, and close it there."
    lasting = False


class ConnectionLost(ConnectionTrouble):
    says = "The connection to {host} broke off. Check the network; the program connects again by itself."
    lasting = False


class LoginRejected(ConnectionTrouble):
    says = (
        "The server does not take the login {login} with this password. It does not say why: the name or the password is mistyped, or the "
        "password has expired. Enter both again, or ask an administrator for a new password."
    )


class PasswordMissing(ConnectionTrouble):
    says = "The server wants a password for {login} and none was given. Enter the password."


class LoginClosed(ConnectionTrouble):
    says = "The login {login} is closed. Ask an administrator to open it again with `dockledger member add`."


class DatabaseMissing(ConnectionTrouble):
    says = "The server at {host} has no book called {database}. Check the last part of the address."


class DatabaseClosed(ConnectionTrouble):
    says = "{login} may not connect to {database}. Ask an administrator to run `dockledger member add {login}` for this book."


class PlaceNotAllowed(ConnectionTrouble):
    says = "The server at {host} takes no connection of {login} from this machine. Ask an administrator to allow it in pg_hba.conf."


class EncryptionDemanded(ConnectionTrouble):
    says = "The server at {host} takes encrypted connections only. Write sslmode=verify-full at the end of the address."


class EncryptionMissing(ConnectionTrouble):
    says = "The server at {host} offers no encryption, so no password was sent to it. Ask an administrator to switch on TLS there."


class AuthoritiesMissing(ConnectionTrouble):
    says = (
        "To know the server at {host}, this machine needs the certificate of the authority that signed for it, and {file} is not a file "
        "with one. Ask an administrator for that file and name it with sslrootcert in the address."
    )


class CertificateUntrusted(ConnectionTrouble):
    says = (
        "The certificate of {host} was signed by an authority that {file} does not name. No password was sent: another machine may pose "
        "as the server. Ask an administrator for the right authority's file."
    )


class CertificateSelfSigned(ConnectionTrouble):
    says = (
        "Nobody but the server itself vouches for the certificate of {host}. No password was sent: another machine may pose as the "
        "server. Ask an administrator for the authority's file, or for a signed certificate."
    )


class CertificateExpired(ConnectionTrouble):
    says = "The certificate of {host} has expired. Ask an administrator to renew it, and check this machine's date."


class CertificateNotYetValid(ConnectionTrouble):
    says = "The certificate of {host} begins in the future. Check the date of this machine, and ask an administrator about the server's."


class CertificateRevoked(ConnectionTrouble):
    says = "The certificate of {host} was taken back by its authority. Ask an administrator for a new one; until then trust nothing there."


class RevocationsUnknown(ConnectionTrouble):
    says = "The list of certificates that were taken back does not cover the one of {host}. Ask an administrator for the current list."


class CertificateOfAnother(ConnectionTrouble):
    says = (
        "The server at {host} shows a certificate for {named}. No password was sent: this may be another machine. Check the server's "
        "name in the address; it has to be one that the certificate names."
    )


class CertificateNotAccepted(ConnectionTrouble):
    says = "The certificate of {host} was not accepted ({problem}). Ask an administrator to check it and the authority's file here."


class ProofTooWeak(ConnectionTrouble):
    says = (
        "The server at {host} does not ask for the password in the safe way (SCRAM), so it was not sent. Ask an administrator to set "
        "scram-sha-256 in pg_hba.conf and to set the password of {login} again."
    )


class LoginWithoutBook(ConnectionTrouble):
    says = "{login} is a login of the server but has no rights in this book. Ask an administrator to run `dockledger member add {login}`."


class LoginWithoutRole(ConnectionTrouble):
    says = "{login} can connect, but has no role in this book. Ask the book's owner to give one."


class LoginOfService(ConnectionTrouble):
    says = "{login} is the login of the posting service and not of a person. Use your own login at a workstation."


class LoginOfAdministrator(ConnectionTrouble):
    says = "{login} administers the server and would see past every right. Use your own login at a workstation."


class LoginNotOfService(ConnectionTrouble):
    says = "{login} may not post to this book. Ask an administrator to make a login with `dockledger member service`, and use that."


class OnlyReplica(ConnectionTrouble):
    says = (
        "{host} is a copy of the book that takes nothing new. Name the primary server; of several, with a comma between them, "
        "target_session_attrs=read-write finds it."
    )
    lasting = False


_SAID: tuple[tuple[str, type[ConnectionTrouble]], ...] = (
    (r"certificate for .* does not match|does not match host name", CertificateOfAnother),
    (r"root certificate file .* does not exist|could not read root certificate|could not load system root", AuthoritiesMissing),
    (r"certificate verify failed|certificate revoked|unknown ca|certificate", CertificateNotAccepted),
    (r"does not support SSL", EncryptionMissing),
    (r"pg_hba\.conf.*(no encryption|keine Verschlüsselung|SSL off)", EncryptionDemanded),
    (r"pg_hba\.conf", PlaceNotAllowed),
    (r"authentication method requirement", ProofTooWeak),
    (r"no password supplied", PasswordMissing),
    (r"authentication failed|Authentifizierung .* fehlgeschlagen", LoginRejected),
    (r"not permitted to log in|keine Berechtigung zum Einloggen", LoginClosed),
    (r"too many connections for role|zu viele Verbindungen von Rolle", LoginFull),
    (r"too many|remaining connection slots|zu viele Verbindungen|verbleibenden Verbindungen", ServerFull),
    (r"permission denied for database|keine Berechtigung für Datenbank", DatabaseClosed),
    (r"permission denied for (table|schema|function|view)|keine Berechtigung für (Tabelle|Schema|Funktion|Sicht)", LoginWithoutBook),
    (r"database .* does not exist|Datenbank .* existiert nicht", DatabaseMissing),
    (r"the database system is|das Datenbanksystem", ServerStarting),
    (r"session is read-only|server is in hot standby", OnlyReplica),
    (r"failed to resolve host|could not translate host", ServerNotFound),
    (r"[Cc]onnection refused", ServerNotRunning),
    (r"timeout expired|timed out|No route to host|Network is unreachable", ServerSilent),
    (
        r"closed the connection|terminating connection|consuming input|connection is closed|connection is lost|reset by peer|EOF",
        ConnectionLost,
    ),
)
"""What libpq and the server say, in English and (the server only) German, and what it means; the first that fits."""

_FAULTS: Mapping[Fault, type[ConnectionTrouble]] = {
    "untrusted": CertificateUntrusted,
    "self-signed": CertificateSelfSigned,
    "expired": CertificateExpired,
    "not yet valid": CertificateNotYetValid,
    "revoked": CertificateRevoked,
    "no list": RevocationsUnknown,
}


def what_is_wrong(place: Place, *, purpose: Purpose = "anything") -> Refusal | None:
    """Why a shared book cannot be used from here by the login in `place`, None when it can; never raises for a trouble of the world.

    Connects once, as the program would for `purpose`, and takes at most some seconds. `str()` of the answer is the sentence; its class
    and facts are for translation. The password belongs into `place`.
    """
    try:
        with connect(place, connect_timeout=SECONDS_MAX) as session:
            return _unfit(session, place, purpose)
    except Refusal as refusal:
        return refusal
    except psycopg.Error as error:
        return explained(error, place)


def explained(error: BaseException, place: Place, *, ask_server: bool = True) -> BookTrouble:
    """What an error of the database means for a person. Also takes SQLAlchemy's, which wrap it. Never raises.

    With `ask_server` a certificate that was not accepted is looked at once more, to say what is wrong with it.
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, BookTrouble):
        return cause
    if isinstance(cause, MemoryError):
        return MemoryShort()
    said = str(cause)
    kind = next((kind for pattern, kind in _SAID if re.search(pattern, said)), None)
    if kind is None:
        return BookUnreachable(book=BookAddress.of(place).shown, problem=(said.strip().splitlines() or [type(cause).__name__])[0])
    facts = _facts_for(place, said)
    if kind is CertificateNotAccepted and ask_server:
        fault = fault_of(BookAddress.of(place).facts)
        kind = _FAULTS.get(fault, kind) if fault else kind
    return kind(**facts)


def _facts_for(place: Place, said: str) -> dict[str, str]:
    given = BookAddress.of(place).facts
    named = re.search(r'certificate for "([^"]*)"', said)
    return {
        "host": str(given.get("host") or given.get("hostaddr") or "localhost"),
        "port": str(given.get("port", 5432)),
        "login": str(given.get("user", "")),
        "database": str(given.get("dbname", "")),
        "file": authorities_file(given),
        "named": named[1] if named else "another machine",
        "problem": said.rpartition("failed: ")[2].strip().splitlines()[0] if said.strip() else "",
    }


def _unfit(session: psycopg.Connection[TupleRow], place: Place, purpose: Purpose) -> Refusal | None:
    facts: dict[str, Any] = {**_facts_for(place, ""), "login": session.info.user}
    shown = BookAddress.of(place).shown
    readable = _one(
        session,
        "SELECT has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname = 'alembic_version'",
    )
    if readable is None:
        return NotABook(book=shown, problem="it has no schema of ours")
    if not readable:
        return LoginWithoutBook(**facts)
    groups = groups_of(session)
    held = {
        role: bool(_one(session, "SELECT pg_has_role(session_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = %s", role))
        for role in (groups.member, groups.poster)
    }
    wrong_login = _wrong_login(session, purpose, held, groups)
    if wrong_login:
        return wrong_login(**facts)
    found = str(_one(session, "SELECT version_num FROM alembic_version"))
    if found != SCHEMA_HEAD:
        return (BookNewer if found > SCHEMA_HEAD else BookOlder)(book=shown, found=found, known=SCHEMA_HEAD)
    if purpose == "workstation" and not _one(session, "SELECT scope_active()"):
        return LoginWithoutRole(**facts)
    if purpose != "anything" and _one(session, "SELECT pg_is_in_recovery()"):
        return OnlyReplica(**facts)
    return None


def _wrong_login(
    session: psycopg.Connection[TupleRow], purpose: Purpose, held: Mapping[str, bool], groups: Groups
) -> type[ConnectionTrouble] | None:
    """Whether the login is not of the kind that `purpose` is for."""
    if purpose == "anything":
        return None
    mighty = _one(session, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")
    if purpose == "service":
        return None if held[groups.poster] else LoginNotOfService
    if mighty:
        return LoginOfAdministrator
    if held[groups.poster]:
        return LoginOfService
    return None if held[groups.member] else LoginWithoutBook


def _one(session: psycopg.Connection[TupleRow], query: str, *values: str) -> Any:
    row = session.execute(query, values).fetchone()
    return row[0] if row else None
