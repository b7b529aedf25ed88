"""Owns how a page of fields looks: names before fields, above them where room is short."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.surfaces import named_field


def form_page() -> tuple[QWidget, QFormLayout]:
    """A page and its layout of fields."""
    page = QWidget()
    form = form_on(page)
    return page, form


def form_on(page: QWidget) -> QFormLayout:
    """The layout of fields of a page."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    form = QFormLayout()
    column.addLayout(form)
    column.addStretch(1)
    form.setVerticalSpacing(10)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def form_row(form: QFormLayout, name: str, field: QWidget, beside: QPushButton | None = None) -> None:
    """A field under its name, with a button where there is one."""
    field.setAccessibleName(name)
    if beside is None:
        named_field(form, name, field)
        return
    line = QHBoxLayout()
    line.addWidget(field, 1)
    line.addWidget(beside)
    named_field(form, name, line)
