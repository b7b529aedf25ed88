"""Owns making a person's photo or file small enough to be kept as evidence; refuses what nobody could be shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from app.commands.evidence import SIZE_BYTES_MAX, AttachmentTooLarge, NotAnAttachment, media_type_of
from ui.i18n import translate
from ui.tasks import KnownTrouble

FILE_BYTES_MAX = 60_000_000
WANTED_BYTES = 200_000
SIDES_PX = (1600, 1200, 900)
QUALITIES = (85, 70, 55)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Bytes that can be attached, and what they are called."""

    name: str
    content: bytes


def prepare(path: Path) -> Prepared:
    """Read a file: photos turned upright, scaled down and written as JPEG without where and when they were taken; PDF as it is.

    Call it in a task. Raises NotAnAttachment, AttachmentTooLarge, and KnownTrouble for a file that cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > FILE_BYTES_MAX:
            raise AttachmentTooLarge(name=path.name, size=size, most=FILE_BYTES_MAX)
        raw = path.read_bytes()
    except OSError as error:
        raise KnownTrouble(
            translate("floor", "{file} cannot be read.").format(file=path.name),
            str(error.strerror or error),
            translate("floor", "Choose another file."),
        ) from None
    if media_type_of(raw) == "application/pdf":
        if size > SIZE_BYTES_MAX:
            raise AttachmentTooLarge(name=path.name, size=size, most=SIZE_BYTES_MAX)
        return Prepared(path.name, raw)
    image = _upright(raw)
    if image.isNull():
        raise NotAnAttachment(name=path.name)
    return Prepared(path.with_suffix(".jpg").name, _small(image, path.name))


def picture_of(content: bytes) -> QImage:
    """The picture of attached bytes; a null one for a PDF."""
    return QImage.fromData(content)


def _upright(raw: bytes) -> QImage:
    data = QByteArray(raw)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > 2 * SIDES_PX[0]:
        reader.setScaledSize(size.scaled(QSize(2 * SIDES_PX[0], 2 * SIDES_PX[0]), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _small(image: QImage, name: str) -> bytes:
    """The best JPEG within the wanted size."""
    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    best = b""
    for side in SIDES_PX:
        scaled = flat
        if max(flat.width(), flat.height()) > side:
            scaled = flat.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        for quality in QUALITIES:
            best = _jpeg(scaled, quality)
            if len(best) <= WANTED_BYTES:
                return best
    if len(best) > SIZE_BYTES_MAX:
        raise AttachmentTooLarge(name=name, size=len(best), most=SIZE_BYTES_MAX)
    return best


def _jpeg(image: QImage, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(data.data())
