"""Owns a row of small pictures with a way to add one by hand or by dropping files on it; reads and sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.flow import FlowLayout
from ui.widgets.surfaces import label

THUMB_PX = 84
NAME_SIGNS = 14


@dataclass(frozen=True, slots=True)
class StripPicture:
    """One picture or file: `image` None for a PDF; `told` is who attached it and when, or that it still waits to be sent."""

    key: object
    name: str
    told: str
    image: QImage | None


class PictureStrip(QWidget):
    """`wanted` carries chosen or dropped files, `opened` the key of a picture that was pressed."""

    wanted = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, *, can_add: bool, nothing: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.can_add = can_add
        self.thumbs: dict[object, QToolButton] = {}
        self._row = QWidget()
        self._row.setProperty("role", "plain")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self._flow = FlowLayout(self._row, gap=theme.metrics.gap)
        self.add_button = QPushButton(translate("floor", "Add a photo or file"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._ask)
        self.nothing: QLabel = label(nothing, "secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.nothing)
        layout.addWidget(self._row)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(can_add)  # only now: shown without a parent it would be a window of its own
        self.setAcceptDrops(can_add)
        theme.changed.connect(self._wear)
        self._wear()
        self.show_pictures(())

    def show_pictures(self, pictures: Sequence[StripPicture]) -> None:
        for old in self.thumbs.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.thumbs = {one.key: self._thumb(one) for one in pictures}
        for thumb in self.thumbs.values():
            self._flow.addWidget(thumb)
        self._row.setVisible(bool(pictures))
        self.nothing.setVisible(not pictures and bool(self.nothing.text()))
        if self.parentWidget() is not None:  # shown without a parent it would be a window of its own
            self.setVisible(bool(pictures) or self.can_add)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.can_add and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event)
        if self.can_add and files:
            event.acceptProposedAction()
            self.wanted.emit(files)

    def _wear(self) -> None:
        side = self._theme.metrics.icon
        self.add_button.setIconSize(QSize(side, side))
        self.add_button.setIcon(self._theme.icons.icon("attachment", Tone.MUTED))

    def _ask(self) -> None:
        kinds = translate("floor", "Photos and PDF (*.jpg *.jpeg *.png *.bmp *.webp *.gif *.pdf)")
        everything = translate("floor", "All files (*)")
        chosen, _ = QFileDialog.getOpenFileNames(self, translate("floor", "Add a photo or file"), "", f"{kinds};;{everything}")
        if chosen:
            self.wanted.emit([Path(one) for one in chosen])

    def _thumb(self, picture: StripPicture) -> QToolButton:
        side = self._theme.metrics.px(THUMB_PX)
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(side, side))
        button.setIcon(self._icon(picture, side))
        name = picture.name
        button.setText(name if len(name) <= NAME_SIGNS else f"{name[: NAME_SIGNS - 1]}…")
        button.setToolTip(f"{name} · {picture.told}")
        button.setAccessibleName(f"{name}, {picture.told}")
        button.clicked.connect(lambda checked=False, key=picture.key: self.opened.emit(key))
        return button

    def _icon(self, picture: StripPicture, side: int) -> QIcon:
        if picture.image is None or picture.image.isNull():
            return self._theme.icons.icon("documents", Tone.MUTED)
        mode, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        return QIcon(QPixmap.fromImage(picture.image.scaled(side, side, mode, smooth)))


class PicturePane(QWidget):
    """One picture as large as the pane, with who attached it and when below it."""

    def __init__(self, image: QImage, told: str) -> None:
        super().__init__()
        self._whole = QPixmap.fromImage(image)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.picture.setMinimumSize(80, 80)
        self.picture.setAccessibleName(told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture, 1)
        layout.addWidget(label(told, "secondary", wrap=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        mode, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(self._whole.scaled(self.picture.size(), mode, smooth))


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
