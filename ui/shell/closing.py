"""Owns the question before a window closes while something still runs."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.i18n import translate


def ask_close(parent: QWidget, busy: int) -> bool:
    """Whether the person closes although so many pieces of work run; staying is the harmless default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(translate("shell", "%n piece(s) of work are still running.", None, busy))
    box.setInformativeText(translate("shell", "Closing stops what is running; nothing half done is kept."))
    close = box.addButton(translate("shell", "Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(translate("shell", "Keep open"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is close
