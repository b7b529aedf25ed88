"""Owns the actions of the list in front, whichever page it is on: what its buttons do is reached by palette and keys, too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.actions.bind import ActionSet
from ui.actions.table import Action
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


def bind_lists(actions: ActionSet, front: Callable[[], QWidget | None]) -> None:
    """Answer them by the list that is seen on the page in front."""

    def seen() -> GridPanel | None:
        page = front()
        return next((panel for panel in page.findChildren(GridPanel) if panel.isVisible()), None) if page is not None else None

    def bind(name: str, act: Callable[[GridPanel], object]) -> None:
        def run() -> None:
            panel = seen()
            if panel is not None:
                act(panel)

        actions.bind(
            f"list.{name}", run, why_not=lambda: "" if seen() is not None else translate("actions", "There is no list on this page.")
        )

    bind("export", lambda panel: panel.export())
    bind("search", lambda panel: panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
    bind("columns", lambda panel: panel.choose_columns())
    bind("views", lambda panel: panel.views_button.click())
