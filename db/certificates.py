"""What is wrong with a server's certificate: one TLS handshake as PostgreSQL begins it, judged by the same authorities; sends no password.

The database's own client only says that the check did not succeed; which of six reasons it was is what a person needs to know.
"""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

Fault = Literal["untrusted", "self-signed", "expired", "not yet valid", "revoked", "no list", "unknown"]
SECONDS_MAX = 5.0
_ASK_FOR_TLS = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"
_FAULTS: dict[int, Fault] = {
    2: "untrusted",
    20: "untrusted",
    21: "untrusted",
    18: "self-signed",
    19: "untrusted",
    9: "not yet valid",
    10: "expired",
    23: "revoked",
    3: "no list",
    12: "no list",
}
"""By OpenSSL's verify codes, which stay what they are in every version and language."""


def fault_of(facts: Mapping[str, Any]) -> Fault | None:
    """Why the certificate of the server that libpq's `facts` name is not trusted; None when it is, or when the server cannot be asked.

    Whether it is for this host is not looked at: libpq says that itself. Takes at most some seconds.
    """
    host = str(facts.get("hostaddr") or facts.get("host") or "localhost").split(",")[0]
    port = int(str(facts.get("port") or 5432).split(",")[0])
    try:
        with contextlib.ExitStack() as stack:
            line = stack.enter_context(socket.create_connection((host, port), timeout=SECONDS_MAX))
            line.sendall(_ASK_FOR_TLS)
            if line.recv(1) != b"S":
                return None
            stack.enter_context(_trusting(facts).wrap_socket(line, server_hostname=str(facts.get("host") or host).split(",")[0]))
    except ssl.SSLCertVerificationError as error:
        return _FAULTS.get(error.verify_code, "unknown")
    except (OSError, ValueError):
        return None
    return None


def authorities_file(facts: Mapping[str, Any]) -> str:
    """Where libpq looks for the authorities to trust ("system": this machine's own)."""
    given = facts.get("sslrootcert") or os.environ.get("PGSSLROOTCERT")
    return str(given) if given else str(Path.home() / ".postgresql" / "root.crt")


def _trusting(facts: Mapping[str, Any]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    file = authorities_file(facts)
    if file == "system":
        context.load_default_certs()
    else:
        context.load_verify_locations(file)
    revoked = facts.get("sslcrl") or os.environ.get("PGSSLCRL")
    if revoked:
        context.load_verify_locations(str(revoked))
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    return context
