"""Owns what the program knows of the inbox before it is opened: the screen and its actions."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.shell.screens import ScreenSpec

SCREEN = ScreenSpec(
    "approvals",
    QT_TRANSLATE_NOOP("approvals", "Approvals"),
    "approvals",
    "ui.screens.approvals.view:create",
    permission="reports.read",
    help_topic="approvals",
    context="approvals",
)
_GROUP = QT_TRANSLATE_NOOP("approvals", "Approvals")


def _action(
    id: str, text: str, keys: tuple[str, ...] = (), *, icon: str = "", standard: str = "", permission: str | None = "approvals.decide"
) -> Action:
    return Action(
        f"approvals.{id}",
        text,
        _GROUP,
        keys,
        scope="approvals",
        permission=permission,
        help_topic="approvals",
        icon=icon,
        standard=standard,
        context="approvals",
    )


ACTIONS = (
    _action("approve", QT_TRANSLATE_NOOP("approvals", "Approve"), ("A",), icon="ok"),
    _action("approve_why", QT_TRANSLATE_NOOP("approvals", "Approve with a note"), ("Shift+A",), icon="ok"),
    _action("reject", QT_TRANSLATE_NOOP("approvals", "Reject"), ("R",), icon="rejected"),
    _action("forward", QT_TRANSLATE_NOOP("approvals", "Forward"), ("F",), icon="forward"),
    _action("claim", QT_TRANSLATE_NOOP("approvals", "Claim"), ("C",), icon="person"),
    _action("take_over", QT_TRANSLATE_NOOP("approvals", "Take the decision over"), ("T",), icon="person"),
    _action("unclaim", QT_TRANSLATE_NOOP("approvals", "Give back"), ("U",), icon="undo"),
    _action("open", QT_TRANSLATE_NOOP("approvals", "Open the request"), icon="approvals", permission=None),
    _action("next", QT_TRANSLATE_NOOP("approvals", "Next request"), ("N",), permission=None),
    _action("previous", QT_TRANSLATE_NOOP("approvals", "Previous request"), ("P",), permission=None),
    _action("bulk", QT_TRANSLATE_NOOP("approvals", "Approve alike ones"), icon="views"),
    _action("lend", QT_TRANSLATE_NOOP("approvals", "Stand-ins"), icon="person"),
    _action("withdraw", QT_TRANSLATE_NOOP("approvals", "Withdraw my request"), icon="undo", permission=None),
    _action(
        "document", QT_TRANSLATE_NOOP("approvals", "Open the document"), ("Ctrl+O",), icon="documents", standard="open", permission=None
    ),
    _action("refresh", QT_TRANSLATE_NOOP("approvals", "Look again"), ("F5",), icon="refresh", standard="refresh", permission=None),
)
