"""Owns the shortcut sheet, made from the same table as everything else."""

from __future__ import annotations

from html import escape
from itertools import groupby

from PySide6.QtGui import QKeySequence

from ui.actions.table import Action


def sheet_markdown(actions: list[Action], *, native: bool = True) -> str:
    """The keys of these actions under their headings, as Markdown; actions without a key are left out."""
    style = QKeySequence.SequenceFormat.NativeText if native else QKeySequence.SequenceFormat.PortableText
    keyed = sorted((action for action in actions if action.keys), key=lambda action: action.heading)
    parts: list[str] = []
    for heading, members in groupby(keyed, key=lambda action: action.heading):
        parts += [f"## {escape(heading)}", ""]
        for action in members:
            keys = ", ".join(QKeySequence(key).toString(style) for key in action.keys)
            parts.append(f"- **{escape(keys)}** — {escape(action.title)}")
        parts.append("")
    return "\n".join(parts)
