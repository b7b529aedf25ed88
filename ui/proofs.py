"""Owns how a proof of the book reads: its names and figures in the person's language; proves nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from ui.figures import Figures
from ui.i18n import QT_TRANSLATE_NOOP, translated

NAMES: Final = frozenset(
    {
        QT_TRANSLATE_NOOP("proofs", "every entry balances"),
        QT_TRANSLATE_NOOP("proofs", "an entry is reversed at most once"),
        QT_TRANSLATE_NOOP("proofs", "nothing is posted into a closed period or outside its period"),
        QT_TRANSLATE_NOOP("proofs", "open items are the balances of receivables and payables"),
        QT_TRANSLATE_NOOP("proofs", "foreign money in the bank, month by month, is its account"),
        QT_TRANSLATE_NOOP("proofs", "tax rows are the tax lines"),
        QT_TRANSLATE_NOOP("proofs", "every line has an account of its chart, every foreign amount a rate"),
        QT_TRANSLATE_NOOP("proofs", "inventory lines are the sums of their moves"),
        QT_TRANSLATE_NOOP("proofs", "cost pools are the sums of their moves"),
        QT_TRANSLATE_NOOP("proofs", "positions are the sums of their moves"),
        QT_TRANSLATE_NOOP("proofs", "pools hold what stands in the locations"),
        QT_TRANSLATE_NOOP("proofs", "open layers add up to their pools"),
        QT_TRANSLATE_NOOP("proofs", "inventory accounts are the values of their pools"),
        QT_TRANSLATE_NOOP("proofs", "no value without stock, no stock below zero"),
        QT_TRANSLATE_NOOP("proofs", "goods received not invoiced, line by line, are the accounts"),
        QT_TRANSLATE_NOOP("proofs", "nobody decided on their own request"),
        QT_TRANSLATE_NOOP("proofs", "nobody approved more than their limit"),
        QT_TRANSLATE_NOOP("proofs", "each command is taken once, at one position"),
        QT_TRANSLATE_NOOP("proofs", "document numbers are gapless per entity, kind and year"),
        QT_TRANSLATE_NOOP("proofs", "intercompany postings are equal and opposite"),
        QT_TRANSLATE_NOOP("proofs", "what entities owe each other is their intercompany accounts"),
        QT_TRANSLATE_NOOP("proofs", "sales between entities are the sums of their moves"),
        QT_TRANSLATE_NOOP("proofs", "accrued landed cost, line by line, is its account"),
        QT_TRANSLATE_NOOP("proofs", "closing sums equal the lines they stand for"),
        QT_TRANSLATE_NOOP("proofs", "the hash chain is recomputed from the commands and rows of the book"),
        QT_TRANSLATE_NOOP("proofs", "the log still holds the last position that was acknowledged"),
        QT_TRANSLATE_NOOP("proofs", "the book still contains what was written down outside of it"),
        QT_TRANSLATE_NOOP("proofs", "tables and guards are the ones of the revision"),
        QT_TRANSLATE_NOOP("proofs", "rights, policies and owners are the ones of the matrix"),
        QT_TRANSLATE_NOOP("proofs", "today's position is written down outside of the book"),
        QT_TRANSLATE_NOOP("proofs", "every entry kept here balances"),
        QT_TRANSLATE_NOOP("proofs", "what is kept here is what the book holds, table by table"),
        QT_TRANSLATE_NOOP("proofs", "what is kept here ends where the book's log says so, hash for hash"),
    }
)
FIGURES: Final = (
    QT_TRANSLATE_NOOP("proofs", "{0} entries, {1} lines"),
    QT_TRANSLATE_NOOP("proofs", "{0} reversals"),
    QT_TRANSLATE_NOOP("proofs", "{0} periods, {1} closed"),
    QT_TRANSLATE_NOOP("proofs", "{0} items, {1} open"),
    QT_TRANSLATE_NOOP("proofs", "{0} months of {1} accounts"),
    QT_TRANSLATE_NOOP("proofs", "{0} tax rows"),
    QT_TRANSLATE_NOOP("proofs", "{0} lines, {1} in foreign currency"),
    QT_TRANSLATE_NOOP("proofs", "{0} moves, {1} with value"),
    QT_TRANSLATE_NOOP("proofs", "{0} pools, {1} with stock"),
    QT_TRANSLATE_NOOP("proofs", "{0} positions, {1} with stock"),
    QT_TRANSLATE_NOOP("proofs", "{0} items with stock"),
    QT_TRANSLATE_NOOP("proofs", "{0} layers, {1} open"),
    QT_TRANSLATE_NOOP("proofs", "{0} inventory accounts"),
    QT_TRANSLATE_NOOP("proofs", "{0} empty pools, each worth 0.00"),
    QT_TRANSLATE_NOOP("proofs", "{0} order lines, {1} open"),
    QT_TRANSLATE_NOOP("proofs", "{0} decisions, {1} approvals"),
    QT_TRANSLATE_NOOP("proofs", "{0} approvals, {1} by roles that are as they were then"),
    QT_TRANSLATE_NOOP("proofs", "{0} decided ({1} refused, {2} failed), {3} waiting"),
    QT_TRANSLATE_NOOP("proofs", "{0} series, {1} numbers"),
    QT_TRANSLATE_NOOP("proofs", "{0} pairs, {1} lines"),
    QT_TRANSLATE_NOOP("proofs", "{0} documents, {1} open"),
    QT_TRANSLATE_NOOP("proofs", "{0} sales, {1} moves"),
    QT_TRANSLATE_NOOP("proofs", "{0} accruals, {1} open"),
    QT_TRANSLATE_NOOP("proofs", "{0} closings with {1} balances and {2} stock sums"),
    QT_TRANSLATE_NOOP("proofs", "{0} seals over {1} ledger rows"),
    QT_TRANSLATE_NOOP("proofs", "the witness agrees"),
    QT_TRANSLATE_NOOP("proofs", "what it is compared with is another book's"),
    QT_TRANSLATE_NOOP("proofs", "there is nothing to compare the book with"),
    QT_TRANSLATE_NOOP("proofs", "the book ends at position {0}, before position {1} that was written down"),
    QT_TRANSLATE_NOOP("proofs", "position {0} bears another hash than the one written down"),
    QT_TRANSLATE_NOOP("proofs", "position {0} bears the hash written down, but the log is another from position {1} on"),
    QT_TRANSLATE_NOOP("proofs", "position {0} bears the hash written down"),
    QT_TRANSLATE_NOOP("proofs", "position {0} bears the hash written down, and the log up to it is proven anew"),
    QT_TRANSLATE_NOOP("proofs", "{0} positions up to {1} bear the hashes written down, and the log up to them is proven anew"),
    QT_TRANSLATE_NOOP(
        "proofs",
        "Something that was written down is gone: the book was cut, or an older copy is in its place. Restore the newest backup.",
    ),
    QT_TRANSLATE_NOOP(
        "proofs",
        "Compare position and digits once more. If they are right, the book was changed before this position after that was "
        "written down, or is another one: keep it as it is, and look for the newest backup that contains what was written down.",
    ),
    QT_TRANSLATE_NOOP(
        "proofs",
        "Ledger or log were changed behind the program's back. Keep this copy, and restore the newest backup that is sound.",
    ),
    QT_TRANSLATE_NOOP(
        "proofs",
        "Choose the book that it was made from. A book that was restored names its workstations' memories another's, too.",
    ),
    QT_TRANSLATE_NOOP("proofs", "{0} definitions of revision {1}"),
    QT_TRANSLATE_NOOP("proofs", "{0} definitions of revision {1}; {2} more were added by somebody, and nothing reads them"),
    QT_TRANSLATE_NOOP("proofs", "{0} rights, {1} policies"),
    QT_TRANSLATE_NOOP("proofs", "the anchor file has its line of today"),
    QT_TRANSLATE_NOOP("proofs", "no line could be added to the anchor file"),
    QT_TRANSLATE_NOOP("proofs", "Connect the drive, or choose another folder beside “Compare with the book”; the book is as it was."),
    QT_TRANSLATE_NOOP("proofs", "{0} entries"),
    QT_TRANSLATE_NOOP("proofs", "{0} rows of {1} tables"),
    QT_TRANSLATE_NOOP("proofs", "not compared yet"),
    QT_TRANSLATE_NOOP("proofs", "position {0}"),
    QT_TRANSLATE_NOOP("proofs", "the witness agrees; it has looked since position {0}"),
    QT_TRANSLATE_NOOP("proofs", "no witness file is beside the book"),
    QT_TRANSLATE_NOOP("proofs", "the witness file cannot be read"),
    QT_TRANSLATE_NOOP("proofs", "the witness is another book's"),
    QT_TRANSLATE_NOOP("proofs", "the witness is behind the book: it last saw position {0} of {1}"),
    QT_TRANSLATE_NOOP("proofs", "the witness is ahead of the book: it saw position {0}, the book ends at {1}"),
    QT_TRANSLATE_NOOP("proofs", "the witness saw another log: position {0} is not the one that was acknowledged"),
    QT_TRANSLATE_NOOP(
        "proofs",
        "It was deleted, or the book was copied without it. Opening the book for work begins a new one; until then compare the "
        "book with printed papers or an anchor file.",
    ),
    QT_TRANSLATE_NOOP(
        "proofs",
        "Opening the book for work sets it aside and begins a new one; until then compare the book with printed papers or an anchor file.",
    ),
    QT_TRANSLATE_NOOP(
        "proofs",
        "The book was put in the place of another one, or restored. Opening it for work sets the witness aside and begins a new "
        "one; until then compare the book with printed papers or an anchor file.",
    ),
    QT_TRANSLATE_NOOP(
        "proofs",
        "The program ended before it was written, or the book was written to by something else. Opening the book for work "
        "brings it up to date.",
    ),
    QT_TRANSLATE_NOOP(
        "proofs",
        "Something that was acknowledged is gone: the file was replaced by an older copy, or cut. Restore the newest backup.",
    ),
    QT_TRANSLATE_NOOP("proofs", "The log was exchanged or written anew. Restore the newest backup and compare it with what was printed."),
)
"""What a proof looked at, and what to do where the book itself is not at fault; the numbers come as the proof writes them."""
_NUMBER = r"(\d[\d,]*)"


def proof_name(name: str) -> str:
    """What was proven, as a sentence begins."""
    said = translated("proofs", name) if name in NAMES else name
    return said[:1].upper() + said[1:]


def proof_figure(text: str, figures: Figures) -> str:
    """What the proof looked at, with numbers as the person reads them; as it came where nobody gave it words."""
    for template in FIGURES:
        pattern = re.sub(r"\\{\d\\}", lambda match: _NUMBER, re.escape(template))
        if found := re.fullmatch(pattern, text):
            numbers = (figures.quantity(Decimal(number.replace(",", ""))) for number in found.groups())
            return translated("proofs", template).format(*numbers)
    return text
