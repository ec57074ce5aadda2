"""How the lines of a small list are drawn: a title in ink, and soft words that tell it from others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui import theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Told: TypeAlias = Callable[[Index], tuple[str, str]]
"""The title and the soft words of a line."""
_PICTURE = 18


class TwoWords(QStyledItemDelegate):
    """Draws every line of ``listed`` with its picture, its title and, at ``side``, its soft words."""

    def __init__(self, listed: QListWidget, height: int, told: Told, side: Qt.AlignmentFlag) -> None:
        super().__init__(listed)
        self._listed, self._height, self._told, self._side = listed, height, told, side

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.tokens()
        painter.save()
        if self._listed.currentIndex() == index:
            painter.fillRect(option.rect, QColor(colours.action_soft))
        place = option.rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        place.setLeft(_draw_picture(painter, place, index))
        title, soft = self._told(index)
        draw_words(painter, place, title, colours.ink)
        place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(title) + theme.px(12))
        draw_words(painter, place, soft, colours.soft, self._side)
        painter.restore()


def draw_words(
    painter: QPainter, place: QRect, text: str, colour: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    """Draw ``text`` on one line at the middle of ``place``, shortened where it is too narrow."""
    painter.setPen(QColor(colour))
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitting)


def _draw_picture(painter: QPainter, place: QRect, index: Index) -> int:
    """Draw the line's picture, if it has one, and return where its words begin."""
    picture = index.data(Qt.ItemDataRole.DecorationRole)
    if not isinstance(picture, QIcon):
        return place.left()
    side = theme.px(_PICTURE)
    picture.paint(painter, QRect(place.left(), place.center().y() - side // 2, side, side))
    return place.left() + side + theme.px(10)
