"""Who is at which work now, on a shared book: a small table beside state and proof that forgets by itself; it is advice and locks nothing.

Each member has a few rows, one for each window, which nobody else can write. A row that is not renewed is over after some seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

PRESENCE = "presence"
WINDOWS_MAX = 8
"""So many windows of one member are seen; more of them take turns, and nobody fills the table."""
EXPIRES_SECONDS = 15
MEET_SECONDS = 2.0
"""Nobody looks round more often, unless they go to something else."""
CLAIM_LASTS = timedelta(minutes=5)
"""Whoever opened a request to decide it and went away has it no longer than that."""
TEXT_MAX = 200

TABLE = (
    f"CREATE UNLOGGED TABLE {PRESENCE} ("
    'member text COLLATE "C" DEFAULT SESSION_USER::text NOT NULL, '
    f"place smallint NOT NULL CHECK (place >= 0 AND place < {WINDOWS_MAX}), "
    f'seat text COLLATE "C" NOT NULL CHECK (length(seat) <= {TEXT_MAX}), '
    f'doing text COLLATE "C" NOT NULL CHECK (length(doing) <= {TEXT_MAX}), '
    f'subject text COLLATE "C" NOT NULL CHECK (length(subject) <= {TEXT_MAX}), '
    f'document_id text COLLATE "C" NOT NULL CHECK (length(document_id) <= {TEXT_MAX}), '
    "since timestamp with time zone NOT NULL, "
    "claimed_at timestamp with time zone, "
    "expires_at timestamp with time zone NOT NULL, "
    "PRIMARY KEY (member, place))"
)
OWN = (
    f"member = SESSION_USER::text AND expires_at < now() + interval '{2 * EXPIRES_SECONDS} seconds' "
    "AND (claimed_at IS NULL OR claimed_at <= now()) AND (SELECT scope_active())"
)
SEEN = f"member = SESSION_USER::text OR EXISTS (SELECT 1 FROM document d WHERE d.id = {PRESENCE}.document_id)"
"""Whoever may read a document may know who is at it."""

Claims = Literal["no", "if free", "take over"]

MEET = f"""
WITH mine AS (
  INSERT INTO {PRESENCE} AS p (place, seat, doing, subject, document_id, since, claimed_at, expires_at)
  SELECT n.place, n.seat, n.doing, n.subject, n.document_id, now(),
         CASE WHEN n.claims = 'take over' OR n.claims = 'if free' AND NOT EXISTS (
           SELECT 1 FROM {PRESENCE} o WHERE o.subject = n.subject AND o.expires_at > now() AND o.seat <> n.seat
           AND o.claimed_at > now() - interval '{CLAIM_LASTS.seconds} seconds') THEN now() END,
         now() + interval '{EXPIRES_SECONDS} seconds'
  FROM (SELECT %(place)s::smallint, %(seat)s::text, %(doing)s::text, %(subject)s::text, %(document)s::text, %(claims)s::text)
    AS n (place, seat, doing, subject, document_id, claims)
  ON CONFLICT (member, place) DO UPDATE SET
    seat = EXCLUDED.seat, doing = EXCLUDED.doing, subject = EXCLUDED.subject, document_id = EXCLUDED.document_id,
    since = CASE WHEN p.subject = EXCLUDED.subject AND p.seat = EXCLUDED.seat AND p.expires_at > now() THEN p.since ELSE now() END,
    claimed_at = CASE WHEN %(claims)s::text = 'if free' AND p.subject = EXCLUDED.subject AND p.seat = EXCLUDED.seat
      AND p.expires_at > now() THEN COALESCE(p.claimed_at, EXCLUDED.claimed_at) ELSE EXCLUDED.claimed_at END,
    expires_at = EXCLUDED.expires_at
  WHERE p.seat = EXCLUDED.seat OR p.expires_at <= now()
  RETURNING member, seat, doing, subject, document_id, since, claimed_at)
SELECT w.member, COALESCE(m.name, w.member), w.seat, w.doing, w.subject, w.document_id, w.since, w.claimed_at
FROM (SELECT member, seat, doing, subject, document_id, since, claimed_at FROM mine UNION ALL
      SELECT member, seat, doing, subject, document_id, since, claimed_at FROM {PRESENCE}
      WHERE expires_at > now() AND seat <> %(seat)s::text) AS w
LEFT JOIN member m ON m.id = w.member ORDER BY w.since, w.seat
"""
"""Says where we are and reads where the others are, in one statement."""

LEAVE = f"UPDATE {PRESENCE} SET expires_at = now() WHERE member = SESSION_USER::text AND seat = %(seat)s"


@dataclass(frozen=True, slots=True)
class Attending:
    """What a window is about now. `subject` is what can be claimed: a document, or one request on it; `doing` is the page's word."""

    doing: str
    subject: str
    document_id: str
    claims: Claims = "no"


@dataclass(frozen=True, slots=True)
class Present:
    """A window at work: whose, since when, and since when it has claimed its subject (moments are the server's, aware)."""

    member: str
    name: str
    seat: str
    doing: str
    subject: str
    document_id: str
    since: datetime
    claimed_at: datetime | None = None


def present(found: Sequence[tuple[Any, ...]]) -> tuple[Present, ...]:
    """What the statement answered."""
    return tuple(Present(*row) for row in found)


def holder(there: Sequence[Present], subject: str, now: datetime) -> Present | None:
    """Who has a subject: whoever claimed it last, as long as a claim lasts."""
    claims = [one for one in there if one.subject == subject and one.claimed_at is not None and now - one.claimed_at < CLAIM_LASTS]
    return max(claims, key=lambda one: (one.claimed_at or now, one.seat), default=None)
