"""The answers under a field: walked with the keys while the keyboard stays in the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QStyleOptionViewItem

from desktop_app.domain.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.parts import column, words
from desktop_app.ui.tokens import CAPTION, ROW
from desktop_app.ui.two_words import Index, TwoWords, draw_words

_SHOWN = 9
_NARROWEST = 300
_LINE, _HEAD = ROW - 4, 26
_ANSWER = Qt.ItemDataRole.UserRole
_AWAY = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate}


@dataclass(frozen=True, slots=True)
class Answer:
    """A title, soft words that tell it from others of the same title, and what it stands for.

    Answers of the same ``group`` that follow each other stand under its name.
    """

    title: str
    soft: str
    meaning: object
    icon: str = ""
    group: str = ""


class DropList(QFrame):
    """Answers under ``field``; it never takes the keyboard from it."""

    picked = Signal(object)
    """The meaning of the answer that was chosen."""

    def __init__(self, field: QLineEdit, soft_side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__(field, Qt.WindowType.ToolTip)
        self._field = field
        self.setProperty("look", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListWidget()
        self.list.setAccessibleName(str(_("Found")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_AnswerDrawing(self.list, _LINE, _told, soft_side))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemEntered.connect(self._point_at)
        self.list.itemClicked.connect(lambda _item: self.pick())
        self._nothing = words(_("Nothing found."), "soft")
        self._inside = column(self, margin=6, gap=0)
        self._inside.addWidget(self._nothing)
        self._inside.addWidget(self.list)
        field.installEventFilter(self)

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Show ``answers``; the first is marked."""
        self._field.window().installEventFilter(self)
        self.list.clear()
        group = ""
        for answer in answers:
            if answer.group != group:
                group = answer.group
                QListWidgetItem(group, self.list).setFlags(Qt.ItemFlag.NoItemFlags)
            self._add(answer)
        self._nothing.setVisible(not answers)
        self.list.setVisible(bool(answers))
        self._walk(1)
        self._place()
        self.show()

    def pick(self) -> None:
        """Choose the marked answer."""
        item = self.list.currentItem()
        if item is not None:
            self.hide()
            self.picked.emit(item.data(_ANSWER).meaning)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            if event.type() in _AWAY:
                self.hide()
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if self.isVisible() and isinstance(event, QKeyEvent):
            return self._key_event(event)
        return False

    def _key_event(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if event.type() == QEvent.Type.ShortcutOverride:
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
        """Mark the next answer in this direction, past the heads of groups and round the ends."""
        count = self.list.count()
        at = self.list.currentRow()
        for _tried in range(count):
            at = (at + step) % count
            if self.list.item(at).data(_ANSWER) is not None:
                self.list.setCurrentRow(at)
                return

    def _point_at(self, item: QListWidgetItem) -> None:
        if item.data(_ANSWER) is not None:
            self.list.setCurrentItem(item)

    def _add(self, answer: Answer) -> None:
        item = QListWidgetItem(answer.title, self.list)
        if answer.icon:
            item.setIcon(icon(answer.icon))
        item.setData(_ANSWER, answer)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{answer.group} {answer.title} {answer.soft}".strip())

    def _place(self) -> None:
        """Stand under the field, or over it where the screen ends, never beyond the screen's edge."""
        rows = sum(self.list.sizeHintForRow(line) for line in range(min(self.list.count(), _SHOWN)))
        self.list.setFixedHeight(rows + 4)
        self.setFixedWidth(max(self._field.width(), theme.px(_NARROWEST)))
        self._inside.activate()  # else the window would stay as high as the longer answer before
        self.adjustSize()
        corner = self._field.mapToGlobal(QPoint(0, self._field.height() + 4))
        screen = QGuiApplication.screenAt(corner) or self._field.screen()
        room = screen.availableGeometry()
        if corner.y() + self.height() > room.bottom():
            corner.setY(corner.y() - self._field.height() - 8 - self.height())
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)


class _AnswerDrawing(TwoWords):
    """Draws answers, and over each group its name in small soft letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) if _is_answer(index) else QSize(0, theme.px(_HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if _is_answer(index):
            super().paint(painter, option, index)
            return
        painter.save()
        font = painter.font()
        font.setPixelSize(theme.px(CAPTION))
        painter.setFont(font)
        place = option.rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        draw_words(painter, place, str(index.data()), theme.tokens().faint)
        painter.restore()


def _is_answer(index: Index) -> bool:
    return isinstance(index.data(_ANSWER), Answer)


def _told(index: Index) -> tuple[str, str]:
    answer = index.data(_ANSWER)
    return answer.title, answer.soft
