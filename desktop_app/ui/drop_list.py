"""The answers under a field: walked with the keys while the keyboard stays in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts import column, words
from desktop_app.ui.tokens import ROW

_SHOWN = 8
_NARROWEST = 300
_SOFT = Qt.ItemDataRole.UserRole
_ANSWER = Qt.ItemDataRole.UserRole + 1


class DropList(QFrame):
    """Answers, each with a title and soft words that tell it from others of the same title."""

    picked = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field, Qt.WindowType.ToolTip)
        self._field = field
        self.setProperty("look", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.list = QListWidget()
        self.list.setAccessibleName(str(_("Found")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_TwoWords(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(lambda _item: self.pick())
        self._nothing = words(_("Nothing found."), "soft")
        inside = column(self, margin=6, gap=0)
        inside.addWidget(self._nothing)
        inside.addWidget(self.list)
        field.installEventFilter(self)

    def show_answers(self, answers: Sequence[tuple[str, str, object]]) -> None:
        """Show the title, the soft words and the meaning of each answer; the first is marked."""
        self.list.clear()
        for title, soft, meaning in answers:
            item = QListWidgetItem(title, self.list)
            item.setData(_SOFT, soft)
            item.setData(_ANSWER, meaning)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title} {soft}")
        self._nothing.setVisible(not answers)
        self.list.setVisible(bool(answers))
        self.list.setCurrentRow(0)
        self._place()
        self.show()

    def pick(self) -> None:
        """Choose the marked answer."""
        item = self.list.currentItem()
        if item is not None:
            self.hide()
            self.picked.emit(item.data(_ANSWER))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if self.isVisible() and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        if self.isVisible() and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return False

    def _key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pick()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _walk(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())

    def _place(self) -> None:
        """Stand under the field, or over it where the screen ends, never beyond the screen's edge."""
        rows = sum(self.list.sizeHintForRow(line) for line in range(min(self.list.count(), _SHOWN)))
        self.list.setFixedHeight(rows + 4)
        self.setFixedWidth(max(self._field.width(), theme.px(_NARROWEST)))
        self.adjustSize()
        corner = self._field.mapToGlobal(QPoint(0, self._field.height() + 4))
        screen = QGuiApplication.screenAt(corner) or self._field.screen()
        room = screen.availableGeometry()
        if corner.y() + self.height() > room.bottom():
            corner.setY(corner.y() - self._field.height() - 8 - self.height())
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)


class _TwoWords(QStyledItemDelegate):
    """Draws the title in ink and the telling words behind it in soft letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.px(ROW - 4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.tokens()
        listed = self.parent()
        painter.save()
        if isinstance(listed, QListWidget) and listed.currentIndex() == index:
            painter.fillRect(option.rect, QColor(colours.action_soft))
        inner = option.rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        title = str(index.data())
        _draw(painter, inner, title, colours.ink)
        inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(title) + theme.px(12))
        _draw(painter, inner, str(index.data(_SOFT)), colours.soft)
        painter.restore()


def _draw(painter: QPainter, place: QRect, text: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
