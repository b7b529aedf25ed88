"""Proofs of control: who decided what, that each command was taken once, and that no number is missing."""

from __future__ import annotations

from db.verify.statements import Check, Offenders

_DECIDERS = (
    "SELECT d.seq, d.n, d.request_id, d.member_id, d.on_behalf_of, d.role, r.requested_by, r.amount FROM approval_decision d "
    "JOIN approval_request r ON r.id = d.request_id WHERE d.action = 'approved'"
)

_OTHERS_DECIDE = Check(
    7,
    "nobody decided on their own request",
    (
        Offenders(
            "SELECT d.request_id, d.member_id FROM approval_decision d JOIN approval_request r ON r.id = d.request_id "
            "WHERE d.action IN ('approved', 'rejected') AND r.requested_by IN (d.member_id, d.on_behalf_of)",
            "{1} decided on {0}, which they asked for",
        ),
        Offenders(
            "SELECT d.request_id, d.member_id FROM approval_decision d LEFT JOIN approval_request r ON r.id = d.request_id "
            "WHERE r.id IS NULL",
            "{1} decided on {0}, which does not exist",
        ),
        Offenders(
            "SELECT r.id FROM approval_request r WHERE r.state = 'approved' AND NOT EXISTS "
            "(SELECT 1 FROM approval_decision d WHERE d.request_id = r.id AND d.action = 'approved')",
            "{0} counts as approved, and nobody approved it",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN action = 'approved' THEN 1 ELSE 0 END) FROM approval_decision",
    "{0} decisions, {1} approvals",
)

_WITHIN_LIMITS = Check(
    7,
    "nobody approved more than their limit",
    (
        Offenders(
            f"SELECT d.request_id, d.member_id, d.amount, MAX(m.decide_up_to) FROM ({_DECIDERS}) AS d JOIN member_role m "
            "ON m.member_id = CASE WHEN d.on_behalf_of <> '' THEN d.on_behalf_of ELSE d.member_id END AND m.role = d.role "
            "GROUP BY d.request_id, d.member_id, d.amount, d.seq, d.n "
            "HAVING COUNT(m.decide_up_to) = COUNT(*) AND MAX(m.touched_seq) < d.seq AND MAX(m.decide_up_to) < d.amount",
            "{1} approved {2:money} on {0} with a limit of {3:money}",
        ),
    ),
    f"SELECT COUNT(*), SUM(CASE WHEN judged = 1 THEN 1 ELSE 0 END) FROM (SELECT d.request_id, d.seq, d.n, "
    f"CASE WHEN MAX(m.touched_seq) < d.seq THEN 1 ELSE 0 END AS judged FROM ({_DECIDERS}) AS d JOIN member_role m "
    "ON m.member_id = CASE WHEN d.on_behalf_of <> '' THEN d.on_behalf_of ELSE d.member_id END AND m.role = d.role "
    "GROUP BY d.request_id, d.seq, d.n) AS decided",
    "{0} approvals, {1} by roles that are as they were then",
)

_TAKEN_ONCE = Check(
    8,
    "each command is taken once, at one position",
    (
        Offenders("SELECT id, COUNT(*) FROM command GROUP BY id HAVING COUNT(*) > 1", "command {0} is there {1} times"),
        Offenders(
            "SELECT MIN(seq), MAX(seq), COUNT(seq) FROM command HAVING COUNT(seq) > 0 AND (MIN(seq) <> 1 OR MAX(seq) <> COUNT(seq))",
            "positions {0} to {1} hold {2} commands",
        ),
    ),
    "SELECT COUNT(seq), SUM(CASE WHEN status = 'refused' THEN 1 ELSE 0 END), SUM(CASE WHEN status = 'failed' THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) FROM command",
    "{0} decided ({1} refused, {2} failed), {3} waiting",
)

_NUMBERED = (
    "SELECT d.entity_id, d.kind, SUBSTR(d.number, 4, 4) AS year, CAST(SUBSTR(d.number, 9) AS INTEGER) AS number FROM document d "
    "WHERE d.number <> '' AND EXISTS (SELECT 1 FROM number_series s WHERE s.entity_id = d.entity_id AND s.kind = d.kind)"
)
"""Documents with a number of ours; those that carry somebody else's (opening items) belong to no series."""

_GAPLESS = Check(
    8,
    "document numbers are gapless per entity, kind and year",
    (
        Offenders(
            f"SELECT entity_id, kind, year, COUNT(*), MIN(number), MAX(number) FROM ({_NUMBERED}) AS numbered "
            "GROUP BY entity_id, kind, year HAVING MIN(number) <> 1 OR MAX(number) <> COUNT(*) OR COUNT(DISTINCT number) <> COUNT(*)",
            "{1} of {0} in {2}: {3} documents are numbered {4} to {5}",
        ),
        Offenders(
            f"SELECT s.entity_id, s.kind, s.year, s.last, COUNT(d.number) FROM number_series s LEFT JOIN ({_NUMBERED}) AS d "
            "ON d.entity_id = s.entity_id AND d.kind = s.kind AND d.year = CAST(s.year AS VARCHAR(4)) "
            "GROUP BY s.entity_id, s.kind, s.year, s.last HAVING COUNT(d.number) <> s.last",
            "{1} of {0} in {2}: {3} numbers were given, {4} documents carry one",
        ),
    ),
    "SELECT COUNT(*), SUM(last) FROM number_series",
    "{0} series, {1} numbers",
)

CONTROL: tuple[Check, ...] = (_OTHERS_DECIDE, _WITHIN_LIMITS, _TAKEN_ONCE, _GAPLESS)
