"""Owns the actions of the list in front, whichever page it is on: what its buttons do is reached by palette and keys, too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.actions.bind import ActionSet
from ui.actions.table import Action
from ui.feedback import Feedback, Verdict
from ui.grid.panel import GridPanel
from ui.i18n import QT_TRANSLATE_NOOP, translate

_LIST = QT_TRANSLATE_NOOP("actions", "List")
LIST_ACTIONS = (
    Action(
        "list.export",
        QT_TRANSLATE_NOOP("actions", "Export the list"),
        _LIST,
        ("Ctrl+E",),
        icon="export",
        help_topic="lists",
        words=QT_TRANSLATE_NOOP("actions", "excel xlsx workbook spreadsheet save"),
    ),
    Action("list.search", QT_TRANSLATE_NOOP("actions", "Search the list"), _LIST, icon="search", help_topic="lists"),
    Action("list.columns", QT_TRANSLATE_NOOP("actions", "Choose columns"), _LIST, icon="columns", help_topic="lists"),
    Action("list.views", QT_TRANSLATE_NOOP("actions", "Saved views"), _LIST, icon="views", help_topic="lists"),
)


def bind_lists(actions: ActionSet, front: Callable[[], QWidget | None], say: Callable[[Feedback], None]) -> None:
    """Answer them by the list that is seen on the page in front when they are wanted: lists come later than their pages."""

    def bind(name: str, act: Callable[[GridPanel], object]) -> None:
        def run() -> None:
            page = front()
            panel = next((one for one in page.findChildren(GridPanel) if one.isVisible()), None) if page is not None else None
            if panel is not None:
                act(panel)
            else:
                say(Feedback(Verdict.INFO, translate("actions", "There is no list on this page.")))

        actions.bind(f"list.{name}", run)

    bind("export", lambda panel: panel.export())
    bind("search", lambda panel: panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
    bind("columns", lambda panel: panel.choose_columns())
    bind("views", lambda panel: panel.views_button.click())
