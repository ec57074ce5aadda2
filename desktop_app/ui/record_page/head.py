"""The top of a record page: its title, how many records there are, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.domain.record import Record, Search
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.parts import button, column, row, words

_SEARCH_WIDTH = 300
_PAUSE_MS = 150
_NAMED = 4


class Head(QWidget):
    """Title and count at the left, actions at the right; in a narrow page the lesser actions show pictures only."""

    def __init__(self, title: Message) -> None:
        super().__init__()
        self.count = words(" ", "soft")
        self.deeds: list[QPushButton] = []
        self._words: dict[QPushButton, str] = {}
        self._across = row(self, gap=14)
        left = column(gap=2)
        left.addWidget(words(title, "headline"))
        left.addWidget(self.count)
        self._across.addLayout(left)
        self._across.addStretch(1)

    def add(self, title: Message, picture: str, do: Callable[[], object], keys: str = "") -> QPushButton:
        """Add an action before those added earlier; the first one added stands out and always shows its words."""
        made = button(title, do, picture, "" if self.deeds else "primary")
        made.setToolTip(f"{title}   {keys}" if keys else str(title))
        made.setAccessibleName(str(title))
        if self.deeds:
            self._words[made] = str(title)
        self.deeds.append(made)
        self._across.insertWidget(self._across.count() - len(self.deeds) + 1, made)
        return made

    def put_beside_title(self, widget: QWidget) -> None:
        """Put ``widget``, such as the tabs of a room, between title and actions."""
        self._across.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide: actions give up their words first."""
        return QSize(0, super().minimumSizeHint().height())

    def say_count(self, count: Message) -> None:
        """Say how many records there are."""
        self.count.setText(str(count))
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show words beside the pictures as long as everything has its full width."""
        for made, said in self._words.items():
            made.setText(said)
        self._across.invalidate()
        if self._across.sizeHint().width() > self.width():
            for made in self._words:
                made.setText("")


class SearchLine(QLineEdit):
    """The search box of a list: asks after a short pause, Esc empties it, the arrow key goes down into the list."""

    asked = Signal()
    down = Signal()

    def __init__(self, record: type[Record]) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(_SEARCH_WIDTH))
        self.setMaxLength(100)
        self.setClearButtonEnabled(True)
        searched = [str(each.label) for each in record.fields if each.search is not Search.none]
        self.setPlaceholderText(str(_("{fields} …", fields=str(_(", ")).join(searched[:_NAMED]))))
        self.setAccessibleName(str(_("Search this list")))
        self.setToolTip("Ctrl+F")
        self.addAction(icon("search", theme.tokens().faint, 18), QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self.asked)
        self.textChanged.connect(lambda _text: self._wait.start())
        self.returnPressed.connect(self._at_once)
        self.installEventFilter(self)

    def begin(self) -> None:
        """Take the keyboard with the old words marked."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape and bool(self.text()))
            return event.isAccepted()
        if watched is self and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def _at_once(self) -> None:
        self._wait.stop()
        self.asked.emit()
