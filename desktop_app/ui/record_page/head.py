"""The top of a record page: its title, how many records there are, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.domain.record import Record, Search
from desktop_app.ui import theme
from desktop_app.ui.parts import IconLine, button, column, row, words

_SEARCH_WIDTH, _SEARCH_NARROWEST = 300, 160
_LEFT = 180
"""Design pixels of a title and a count that most counts fit into."""
_PAUSE_MS = 150
_NAMED = 4


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be shown: the title, the count, the words of the main action, the words of the others."""

    title: bool
    count: bool
    main: bool
    others: bool

    def says(self, place: int) -> bool:
        """Tell whether the action at ``place`` shows its words."""
        return self.others if place else self.main


_WISHES = (
    _Wish(title=True, count=True, main=True, others=True),
    _Wish(title=True, count=True, main=True, others=False),
    _Wish(title=True, count=False, main=True, others=False),
    _Wish(title=True, count=False, main=False, others=False),
    _Wish(title=False, count=False, main=False, others=False),
)


class Head(QWidget):
    """Title and count at the left, actions at the right; in a narrow page the lesser actions show pictures only."""

    def __init__(self, title: Message) -> None:
        super().__init__()
        self.count = words(" ", "soft")
        self.deeds: list[QPushButton] = []
        self._words: dict[QPushButton, str] = {}
        self._widths: dict[QPushButton, tuple[int, int]] = {}
        self._shown = _WISHES[0]
        self._title = words(title, "headline")
        self._beside: list[QWidget] = []
        self._across = row(self, gap=14)
        self._left = QWidget()
        down = column(self._left, gap=2)
        down.addWidget(self._title)
        down.addWidget(self.count)
        self._across.addWidget(self._left)
        self._across.addStretch(1)

    def add(self, title: Message, picture: str, do: Callable[[], object], keys: str = "") -> QPushButton:
        """Add an action before those added earlier; the first one added stands out and always shows its words."""
        made = button(title, do, picture, "" if self.deeds else "primary")
        made.setToolTip(f"{title}   {keys}" if keys else str(title))
        made.setAccessibleName(str(title))
        self._words[made] = str(title)
        self.deeds.append(made)
        self._across.insertWidget(self._across.count() - len(self.deeds) + 1, made)
        return made

    def put_beside_title(self, widget: QWidget) -> None:
        """Put ``widget``, such as the tabs of a room, between title and actions, where other heads have theirs."""
        self._beside.append(widget)
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
        """Give up words until the rest has its full width: lesser actions, count, main action, title."""
        wish = next((each for each in _WISHES if self._needed(each) <= self.width()), _WISHES[-1])
        self._left.setMinimumWidth(self._least_left(wish))
        if wish != self._shown:
            self._shown = wish
            self._title.setVisible(wish.title or not self._beside)
            self.count.setVisible(wish.count)
            for place, made in enumerate(self.deeds):
                made.setText(self._words[made] if wish.says(place) else "")

    def _needed(self, wish: _Wish) -> int:
        """Return the width that everything needs which ``wish`` shows."""
        left = max(
            shown * each.sizeHint().width() for each, shown in ((self._title, wish.title), (self.count, wish.count))
        )
        left = max(left, self._least_left(wish))
        beside = sum(each.sizeHint().width() for each in self._beside)
        deeds = sum(self._width(made, said=wish.says(place)) for place, made in enumerate(self.deeds))
        return left + beside + deeds + self._across.spacing() * (len(self._beside) + len(self.deeds))

    def _least_left(self, wish: _Wish) -> int:
        """Return the width of the title's side: however long its words, the tabs of a room stay where they are."""
        return theme.px(_LEFT) if self._beside and wish.count else 0

    def _width(self, made: QPushButton, *, said: bool) -> int:
        """Return the width of an action with or without its words; measured once, for measuring changes the words."""
        if made not in self._widths:
            now = made.text()
            measured = []
            for text in ("", self._words[made]):
                made.setText(text)
                measured.append(made.sizeHint().width())
            made.setText(now)
            self._widths[made] = (measured[0], measured[1])
        return self._widths[made][said]


class SearchLine(IconLine):
    """The search box of a list: asks after a short pause, Esc empties it, the arrow key goes down into the list."""

    asked = Signal()
    down = Signal()

    def __init__(self, record: type[Record]) -> None:
        super().__init__("search")
        self.setMinimumWidth(theme.px(_SEARCH_NARROWEST))
        self.setMaximumWidth(theme.px(_SEARCH_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxLength(100)
        self.setClearButtonEnabled(True)
        searched = [str(each.label) for each in record.fields if each.search is not Search.none]
        comma = str(_(", "))
        self.setPlaceholderText(str(_("{fields} …", fields=comma.join(searched[:_NAMED]))))
        self.setAccessibleName(str(_("Search this list")))
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self.asked)
        self.textChanged.connect(lambda _text: self._wait.start())
        self.returnPressed.connect(self._at_once)
        self.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_SEARCH_WIDTH), super().sizeHint().height())

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
