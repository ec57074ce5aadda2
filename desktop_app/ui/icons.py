"""Outline icons in the colours of the look, drawn once and sharp on every screen.

What draws them is loaded with the first icon, which the login window does without.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6 import QtCore, QtGui

from desktop_app.ui import theme
from desktop_app.ui.tokens import ICON

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
_RATIOS = (1, 2)


def icon(name: str, colour: str = "", size: int = ICON) -> QtGui.QIcon:
    """Return the icon ``name`` for a place of ``size`` design pixels, in ``colour`` or the soft ink of the look."""
    return _drawn(name, colour or theme.tokens().soft, theme.tokens().disabled, theme.px(size))


def picture(name: str, colour: str = "", size: int = ICON, ratio: float = 2.0) -> QtGui.QPixmap:
    """Return the icon as a picture for a label."""
    return _pixmap(_svg(name, colour or theme.tokens().soft), theme.px(size), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, disabled: str, pixels: int) -> QtGui.QIcon:
    made = QtGui.QIcon()
    for ratio in _RATIOS:
        made.addPixmap(_pixmap(_svg(name, colour), pixels, ratio))
        made.addPixmap(_pixmap(_svg(name, disabled), pixels, ratio), QtGui.QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def _svg(name: str, colour: str) -> bytes:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.6"').encode()


def _pixmap(svg: bytes, pixels: int, ratio: float) -> QtGui.QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - see above

    drawn = QtGui.QPixmap(round(pixels * ratio), round(pixels * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(QtCore.Qt.GlobalColor.transparent)
    painter = QtGui.QPainter(drawn)
    QSvgRenderer(svg).render(painter, QtCore.QRectF(0, 0, pixels, pixels))
    painter.end()
    return drawn
