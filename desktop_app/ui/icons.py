"""Outline icons in the colours of the look, drawn once and sharp on every screen."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.ui import theme
from desktop_app.ui.tokens import ICON

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
_RATIOS = (1, 2)


def icon(name: str, colour: str = "", size: int = ICON) -> QIcon:
    """Return the icon ``name`` for a place of ``size`` design pixels, in ``colour`` or the soft ink of the look."""
    return _drawn(name, colour or theme.tokens().soft, theme.tokens().disabled, theme.px(size))


def picture(name: str, colour: str = "", size: int = ICON, ratio: float = 2.0) -> QPixmap:
    """Return the icon as a picture for a label."""
    return _pixmap(_svg(name, colour or theme.tokens().soft), theme.px(size), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, disabled: str, pixels: int) -> QIcon:
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(_pixmap(_svg(name, colour), pixels, ratio))
        made.addPixmap(_pixmap(_svg(name, disabled), pixels, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def _svg(name: str, colour: str) -> bytes:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.6"').encode()


def _pixmap(svg: bytes, pixels: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(pixels * ratio), round(pixels * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return drawn
