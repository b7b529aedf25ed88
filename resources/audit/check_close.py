#!/usr/bin/env python3
"""Check the closing of a month without the program that made it: only this file, the digest, the log, and Python 3.9 or newer.

    python3 check_close.py close-COMPANY-2026-11.json log.jsonl.gz

What is checked, each with its own means and nothing of Dockledger's:

1. The signature. The digest is signed with Ed25519 (RFC 8032) over its JSON without "signature": keys sorted, no spaces, UTF-8. Compare
   "public_key" with the one on the paper that the controller signed.
2. The chain. The log has one line per decision: the command as it was sent, its outcome, and every ledger row it wrote. The hash of a
   decision is SHA-256 over, one after the other: the hash before it (64 hexadecimal digits; 64 zeros before the first), the JSON list
   [seq, id, kind, digest, member, workstation, client_seq, submitted_at, status, state_digest] (from version 2 of the seals on with that
   number in front), the outcome's JSON as it stands, and for each ledger row, by its n, the JSON list [table, [values]]. JSON has no spaces
   and is UTF-8. The digest of a command is SHA-256 over its kind, a line feed and its body. So no line can be changed, left out or put in
   without every later hash being another one.
3. The closing. The chain has to reach the digest's "closed_hash" at position "closed_seq".
4. The figures. Balances of accounts and stock are added up anew from the rows of the log; money is in ten-thousandths.
"""

import gzip
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
FACTS = 10


def plus(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    w, x, y, z = f - e, h - g, h + g, f + e
    return w * x % P, y * z % P, x * y % P, w * z % P


def times(n, point):
    result = (0, 1, 1, 0)
    while n:
        if n & 1:
            result = plus(result, point)
        point, n = plus(point, point), n >> 1
    return result


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point of the curve")
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed_by(public, signature, message):
    try:
        key, r = point_of(public), point_of(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = times(s, BASE), plus(r, times(h, key))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return len(signature) == 64 and s < ORDER and same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def packed(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def canonical(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()


def check(digest, lines):
    """Sentences about what is wrong; none when the closing holds."""
    unsigned = {name: value for name, value in digest.items() if name != "signature"}
    if not signed_by(bytes.fromhex(digest["public_key"]), bytes.fromhex(digest["signature"]), canonical(unsigned)):
        yield "The signature is not that of the public key over this digest."
    tables = digest["tables"]
    places = {name: {field: i for i, field in enumerate(fields)} for name, fields in tables.items()}
    balances, stock = defaultdict(int), defaultdict(int)
    before, expected, reached = "0" * 64, 1, ""
    for line in lines:
        entry = json.loads(line)
        command, rows = entry["command"], entry["rows"]
        facts = command[-FACTS:]  # whatever stands before them is sealed, too
        seq, kind = facts[0], facts[2]
        if seq != expected or entry["previous"] != before:
            yield f"Position {expected} does not follow the position before it."
            return
        if hashlib.sha256(kind.encode() + b"\n" + entry["body"].encode()).hexdigest() != facts[3]:
            yield f"Position {seq}: the body is not the one that was sent."
        seal = hashlib.sha256(before.encode() + packed(command) + entry["result"].encode())
        for row in rows:
            seal.update(packed(row))
        if seal.hexdigest() != entry["hash"]:
            yield f"Position {seq}: the outcome or a ledger row was changed."
            return
        before, expected = entry["hash"], seq + 1
        if seq == digest["closed_seq"]:
            reached = before
        for table, values in rows if seq <= digest["closed_seq"] else ():
            if table in ("journal_line", "stock_move"):
                at = places[table]
                if values[at["entity_id"]] == digest["entity"] and values[at["posting_date"]] <= digest["last_day"]:
                    sums, amount = (balances, "amount") if table == "journal_line" else (stock, "value")
                    sums[values[at["account_id"]]] += values[at[amount]]
    if reached != digest["closed_hash"]:
        yield f"The chain does not reach the hash of the closing at position {digest['closed_seq']}."
    for name, sums in (("balances", balances), ("stock", stock)):
        stated = {account: amount for account, amount in digest[name] if amount}
        if {account: amount for account, amount in sums.items() if amount} != stated:
            yield f"The {name} of the digest are not the sums of the log."
    if sum(balances.values()):
        yield "The balances of the log do not sum to zero."


def main(arguments):
    if len(arguments) != 2:
        sys.stdout.write(str(__doc__))
        return 2
    digest = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    with gzip.open(arguments[1], "rt", encoding="utf-8") as lines:
        problems = list(check(digest, lines))
    if not problems:
        holds = f"The closing of {digest['period']} of {digest['entity']} holds: signature, figures, and the chain to position "
        sys.stdout.write(f"{holds}{digest['closed_seq']}.\nHash there:  {digest['closed_hash']}\nPublic key:  {digest['public_key']}\n")
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
