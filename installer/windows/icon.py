"""Makes ``community-desk.ico`` from the program's own emblem: ``python installer/windows/icon.py``."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
EMBLEM = HERE.parents[1] / "resources" / "icons" / "community-desk.svg"
SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_HEAD, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")


def main() -> None:
    """Write the icon."""
    app = QGuiApplication(sys.argv[:1])
    (HERE / "community-desk.ico").write_bytes(icon({side: drawn(side) for side in SIDES}))
    app.quit()


def drawn(side: int) -> bytes:
    """Return the emblem as a PNG of ``side`` pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(EMBLEM)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def icon(pictures: dict[int, bytes]) -> bytes:
    """Return an ICO file of PNG pictures by the length of their sides in pixels, 256 at most."""
    place = _HEAD.size + len(pictures) * _ENTRY.size
    entries = b""
    for side, png in pictures.items():
        entries += _ENTRY.pack(side % 256, side % 256, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return _HEAD.pack(0, 1, len(pictures)) + entries + b"".join(pictures.values())


if __name__ == "__main__":
    main()
