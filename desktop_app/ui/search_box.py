"""One search box for everything: asked off the window's thread, answered under the box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.domain.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.parts import IconLine, column, words
from desktop_app.ui.room import Found
from desktop_app.ui.tasks import Runner
from desktop_app.ui.tokens import ROW

Search = Callable[[str], Sequence[Found]]
Index = QModelIndex | QPersistentModelIndex

_PAUSE_MS = 120
_SHOWN = 9
_FOUND = Qt.ItemDataRole.UserRole
_KEYS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}


class SearchBox(IconLine):
    """The box and its answers."""

    chosen = Signal(object)
    """A ``Found`` was chosen."""

    def __init__(self, search: Search, runner: Runner) -> None:
        super().__init__("search")
        self._search, self._runner = search, runner
        self._drop = _Answers(self)
        self._drop.picked.connect(self._choose)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self._ask)
        self._asked = ""
        self.setProperty("look", "search")
        self.setPlaceholderText(str(_("Find persons, bodies, documents …   Ctrl+K")))
        self.setAccessibleName(str(_("Find anything")))
        self.textChanged.connect(self._typed)
        self.installEventFilter(self)

    @property
    def answers(self) -> QListWidget:
        """The list under the box."""
        return self._drop.list

    def begin(self) -> None:
        """Take the keyboard, with the old words marked so that typing replaces them."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the answers while the keyboard stays in the box."""
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self._drop.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key not in _KEYS or not self._drop.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self._drop.hide()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._drop.pick()
        else:
            self._drop.walk(1 if key == Qt.Key.Key_Down else -1)
        return True

    def _typed(self, text: str) -> None:
        self._asked = ""
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._drop.hide()

    def _ask(self) -> None:
        text = self.text().strip()
        self._asked = text
        self._runner.read(lambda _job: self._search(text), lambda found: self._answer(text, found), owner=self)

    def _answer(self, text: str, found: Sequence[Found]) -> None:
        """Show the answer unless the clerk has typed on."""
        if text == self._asked and self.hasFocus():
            self._drop.show_found(found)

    def _choose(self, found: Found) -> None:
        self._drop.hide()
        self.clear()
        self.chosen.emit(found)


class _Answers(QFrame):
    """What was found, grouped by kind; it never takes the keyboard from the box."""

    picked = Signal(object)

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(None, Qt.WindowType.ToolTip)
        self._box = box
        self.setProperty("look", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListWidget()
        self.list.setAccessibleName(str(_("Found")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_AnswerDrawing(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemEntered.connect(self._point_at)
        self.list.itemClicked.connect(lambda _item: self.pick())
        self._nothing = words(_("Nothing found."), "soft")
        inside = column(self, margin=6, gap=0)
        inside.addWidget(self._nothing)
        inside.addWidget(self.list)
        box.destroyed.connect(self.deleteLater)

    def show_found(self, found: Sequence[Found]) -> None:
        self.list.clear()
        kind = ""
        for one in found:
            if str(one.kind) != kind:
                kind = str(one.kind)
                self._add_head(kind)
            self._add(one)
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.walk(1)
        self._place()
        self.show()

    def walk(self, step: int) -> None:
        """Mark the next answer in this direction, past the heads and round the ends."""
        count = self.list.count()
        at = self.list.currentRow()
        for _tried in range(count):
            at = (at + step) % count
            if self.list.item(at).data(_FOUND) is not None:
                self.list.setCurrentRow(at)
                return

    def pick(self) -> None:
        for item in self.list.selectedItems():
            self.picked.emit(item.data(_FOUND))

    def _point_at(self, item: QListWidgetItem) -> None:
        if item.data(_FOUND) is not None:
            self.list.setCurrentItem(item)

    def _add_head(self, kind: str) -> None:
        head = QListWidgetItem(kind, self.list)
        head.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, found: Found) -> None:
        item = QListWidgetItem(icon(found.icon), found.title, self.list)
        item.setData(_FOUND, found)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.kind} {found.title} {found.detail}")

    def _place(self) -> None:
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(self.list.count(), _SHOWN)))
        width = max(self._box.width(), theme.px(420))
        self.list.setFixedHeight(rows + 4)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(self._box.mapToGlobal(QPoint(0, self._box.height() + 4)))


class _AnswerDrawing(QStyledItemDelegate):
    """Draws an answer: picture, title, and what tells it from others in soft letters at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(ROW if index.data(_FOUND) is not None else 26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(_FOUND)
        painter.save()
        if isinstance(found, Found):
            self._draw(painter, option, index, found)
        else:
            _draw_head(painter, option.rect, str(index.data()))
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, found: Found) -> None:
        colours = theme.tokens()
        marked = self.parent()
        if isinstance(marked, QListWidget) and marked.currentIndex() == index:
            painter.fillRect(option.rect, QColor(colours.action_soft))
        inner = option.rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QIcon):
            side = theme.px(18)
            picture.paint(painter, QRect(inner.left(), inner.center().y() - side // 2, side, side))
        inner.setLeft(inner.left() + theme.px(28))
        title_width = min(painter.fontMetrics().horizontalAdvance(found.title) + theme.px(12), inner.width())
        _draw_words(painter, inner, found.title, colours.ink, Qt.AlignmentFlag.AlignLeft)
        inner.setLeft(inner.left() + title_width)
        _draw_words(painter, inner, found.detail, colours.soft, Qt.AlignmentFlag.AlignRight)


def _draw_head(painter: QPainter, place: QRect, kind: str) -> None:
    font = painter.font()
    font.setPixelSize(theme.px(12))
    painter.setFont(font)
    inner = place.adjusted(theme.px(10), 0, -theme.px(10), 0)
    _draw_words(painter, inner, kind, theme.tokens().faint, Qt.AlignmentFlag.AlignLeft)


def _draw_words(painter: QPainter, place: QRect, text: str, colour: str, side: Qt.AlignmentFlag) -> None:
    painter.setPen(QColor(colour))
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitting)


def keep_below(box: SearchBox, window: QWidget) -> None:
    """Close the answers when the window moves away under them."""
    window.installEventFilter(_Closer(box, window))


class _Closer(QObject):
    def __init__(self, box: SearchBox, window: QWidget) -> None:
        super().__init__(window)
        self._box = box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate}:
            self._box.answers.window().hide()
        return False
