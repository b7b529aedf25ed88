"""Owns the menus of a grid: the same commands by right click, by the More button and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from ui.i18n import translate

if TYPE_CHECKING:
    from ui.grid.panel import GridPanel


class GridMenus(QObject):
    """Menus made when they open, so that they always fit the moment."""

    def __init__(self, panel: GridPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def on_rows(self, point: QPoint) -> None:
        index = self._panel.table.indexAt(point)
        if index.isValid() and not self._panel.table.selectionModel().isSelected(index):
            self._panel.table.setCurrentIndex(index)
        self._open(self.commands(), self._panel.table.viewport().mapToGlobal(point))

    def on_header(self, point: QPoint) -> None:
        number = self._panel.table.head.title_at(point)
        self._open(self.commands(number), self._panel.table.head.mapToGlobal(point))

    def more(self) -> None:
        self._open(self.commands(), _below(self._panel.more_button))

    def views(self) -> None:
        self._open(self.view_menu(), _below(self._panel.views_button))

    def commands(self, column: int = -1) -> QMenu:
        """Everything a list can do. `column` is the one pointed at; -1 the current one."""
        panel, table = self._panel, self._panel.table
        menu = QMenu(panel)
        index = table.currentIndex()
        number = column if column >= 0 else index.column()
        has_row = index.isValid()
        _add(menu, translate("grid", "Open"), lambda: panel.open_requested.emit(table.current_key()), "Return", has_row)
        menu.addSeparator()
        _add(menu, translate("grid", "Copy"), lambda: panel.selection.copy(headers=False), "Ctrl+C", has_row)
        _add(menu, translate("grid", "Copy with titles"), lambda: panel.selection.copy(headers=True), "Ctrl+Shift+C", has_row)
        menu.addSeparator()
        if number >= 0:
            self._column_commands(menu, number, has_row)
        filtered = bool(panel.layout_now.filters or panel.layout_now.search)
        _add(menu, translate("grid", "Clear filters"), panel.clear_filters, "", filtered)
        menu.addSeparator()
        menu.addMenu(self.view_menu(menu))
        _add(menu, translate("grid", "Choose columns …"), panel.choose_columns)
        _add(menu, translate("grid", "Export to a workbook …"), panel.export)
        _add(menu, translate("grid", "Read again"), panel.refresh, "F5")
        _add(menu, translate("grid", "Reset this list"), panel.reset)
        return menu

    def view_menu(self, parent: QWidget | None = None) -> QMenu:
        panel = self._panel
        menu = QMenu(translate("grid", "Views"), parent or panel)
        names = panel.views()
        for name in names:
            _add(menu, name, lambda one=name: panel.open_view(one))
        if names:
            menu.addSeparator()
        field = QLineEdit()
        field.setPlaceholderText(translate("grid", "Save this view as …"))
        field.setAccessibleName(translate("grid", "Name of the view to save"))
        field.setMinimumWidth(220)
        field.returnPressed.connect(lambda: self._save(field.text(), menu))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(field)
        menu.addAction(holder)
        if names:
            forget = menu.addMenu(translate("grid", "Remove a view"))
            for name in names:
                _add(forget, name, lambda one=name: panel.forget_view(one))
        return menu

    def _column_commands(self, menu: QMenu, number: int, has_row: bool) -> None:
        panel, table = self._panel, self._panel.table
        column = panel.source.columns[number]
        if column.sortable:
            up = translate("grid", "Sort {column} upwards").format(column=column.title)
            down = translate("grid", "Sort {column} downwards").format(column=column.title)
            _add(menu, up, lambda: panel.sort_by(column.id))
            _add(menu, down, lambda: panel.sort_by(column.id, descending=True))
        index = table.currentIndex()
        if column.filterable and has_row and index.column() == number:
            text = panel.writer.filter_text(column, panel.model.value(index.row(), number))
            name = translate("grid", "Only {column} {value}").format(column=column.title, value=text)
            _add(menu, name, lambda: panel.set_filter(column.id, text))

    def _save(self, name: str, menu: QMenu) -> None:
        cleaned = name.strip().replace("/", "-")
        if cleaned:
            self._panel.save_view(cleaned)
            menu.close()

    def _open(self, menu: QMenu, point: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)


def _add(menu: QMenu, text: str, run: object, key: str = "", enabled: bool = True) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    if key:
        # Shown only: the table answers the key itself, and a second owner would make it ambiguous.
        action.setText(f"{action.text()}\t{key}")
    action.setEnabled(enabled)
    if callable(run):
        action.triggered.connect(lambda checked=False: run())
    return action


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + 4))
