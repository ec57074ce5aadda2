"""Pictures made fit for the store: upright, small, without what the camera noted in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPixmap

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

MOST_BYTES = 20_000_000
"""Bytes a file may have to be taken into the store."""
LONGEST_SIDE = 800
"""Pixels of a kept picture's longer side."""
MOST_PIXELS = 120_000_000
_QUALITY = 85
_ALLOCATION_MB = 512


def read_file(path: Path) -> bytes:
    """Return the content of a file the clerk has chosen; raises ``AppError`` where it is too large or unreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise AppError(_("This file is larger than {most} MB; choose a smaller one.", most=MOST_BYTES // 1_000_000))
        return path.read_bytes()
    except OSError as trouble:
        raise AppError(_("This file cannot be read.")) from trouble


def fit_picture(content: bytes) -> bytes:
    """Return the picture in ``content`` as a small upright JPEG; raises ``AppError`` where it is no picture."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_ALLOCATION_MB)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise _no_picture()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(LONGEST_SIDE, LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _no_picture()
    return _jpeg(image)


def thumbnail(content: bytes, side: int, ratio: float) -> QPixmap:
    """Return a kept picture for a place of ``side`` pixels; a null picture where it cannot be shown."""
    image = QImage.fromData(content)
    if image.isNull():
        return QPixmap()
    pixels = round(side * ratio)
    small = image.scaled(pixels, pixels, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    picture = QPixmap.fromImage(small)
    picture.setDevicePixelRatio(ratio)
    return picture


def _jpeg(image: QImage) -> bytes:
    """Write ``image`` on white, as paper is, and without the words and numbers cameras add."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    _paint_on(flat, image)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(out, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(flat)
    return bytes(out.data().data())


def _paint_on(paper: QImage, image: QImage) -> None:
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()


def _no_picture() -> AppError:
    return AppError(_("This is not a picture the program can read. Choose a JPEG or PNG file."))
