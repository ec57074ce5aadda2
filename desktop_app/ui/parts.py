"""The small parts every page is made from: words, buttons, panels, headings.

The login window is made from them too: see ``qt_numbers`` for why nothing here loads Qt's names on import.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.i18n import Message
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.icons import picture as pixmap
from desktop_app.ui.qt_numbers import NO_FOCUS, PLAIN_TEXT, SCROLL_BAR_OFF, STRONG_FOCUS
from desktop_app.ui.tokens import GAP, GAP_LARGE, GAP_SMALL

Words = Literal[
    "",
    "headline",
    "figure",
    "strong",
    "soft",
    "faint",
    "group",
    "complaint",
    "bad",
    "good",
    "warning",
    "action",
    "chip",
    "key",
    "seal",
]
Button = Literal["", "primary", "danger", "link", "chip"]
Tone = Literal["", "good", "warning", "bad", "action"]
Box = TypeVar("Box", bound=QBoxLayout)


def words(text: Message | str, look: Words = "") -> QLabel:
    """Return plain words on the page; never rich text, so nothing read from a record is marked up."""
    label = QLabel(str(text))
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setProperty("look", look)
    return label


def paragraph(text: Message | str, look: Words = "soft") -> QLabel:
    """Return words that break into lines where the page is narrow."""
    label = words(text, look)
    label.setWordWrap(True)
    return label


class PushButton(QPushButton):
    """A button that is pressed with Enter as well as with the space bar, in pages as in dialogs."""

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A picture to press, with Enter too."""

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def _is_enter(event: QtGui.QKeyEvent) -> bool:
    return event.key() in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter}


def button(
    text: Message | str, pressed: Callable[[], object] | None = None, picture: str = "", look: Button = ""
) -> QPushButton:
    """Return a button that calls ``pressed``; its accessible name is its words."""
    made = PushButton(str(text))
    made.setProperty("look", look)
    made.setAutoDefault(False)
    if picture:
        made.setText(f" {text}")
        made.setAccessibleName(str(text))
        made.setIcon(icon(picture, theme.tokens().on_action if look == "primary" else "", 18))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def tool(text: Message | str, picture: str, pressed: Callable[[], object] | None = None) -> QToolButton:
    """Return a button that shows only a picture; ``text`` is its tooltip and accessible name."""
    made = ToolButton()
    made.setIcon(icon(picture))
    made.setIconSize(QSize(theme.px(20), theme.px(20)))
    made.setToolTip(str(text))
    made.setAccessibleName(str(text))
    made.setProperty("focusPolicy", STRONG_FOCUS)
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


class Tile(QAbstractButton):
    """A piece of the page that is pressed as a whole; words and pictures are laid out inside it."""

    def __init__(self, says: str, pressed: Callable[[], object], look: Literal["card", "line"]) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setAccessibleName(says)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _checked=False: pressed())

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.minimumSize() if inside is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Press with Enter as well as with the space bar."""
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        option = QtWidgets.QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QtWidgets.QStyle.PrimitiveElement.PE_Widget, option, QtGui.QPainter(self), self)


def say_tone(widget: QWidget, tone: Tone) -> None:
    """Colour a widget's words; colour only underlines what the words say."""
    _dress(widget, "tone", tone)


def wear_look(widget: QWidget, look: str) -> None:
    """Give a widget another look of the style sheet."""
    _dress(widget, "look", look)


def mark_bad(widget: QWidget, *, bad: bool) -> None:
    """Frame a field in red, or no longer; the complaint under it says why."""
    _dress(widget, "bad", bad)


def _dress(widget: QWidget, name: str, value: object) -> None:
    """Set what the style sheet looks at and have it look again."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Elided(QLabel):
    """Plain words on one line that end in an ellipsis where the page is narrow; the whole is in the tooltip."""

    def __init__(self, text: Message | str, look: Words = "") -> None:
        super().__init__()
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setProperty("look", look)
        self.setSizePolicy(QtWidgets.QSizePolicy.Policy.Expanding, QtWidgets.QSizePolicy.Policy.Preferred)
        self.setText(str(text))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        fitting = self.fontMetrics().elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter, self.rect(), self.alignment(), self.palette(), self.isEnabled(), fitting, self.foregroundRole()
        )


class IconLine(QLineEdit):
    """A line with a picture at its left, or something to press at its right, that grow with the type size."""

    def __init__(self, leading: str = "") -> None:
        super().__init__()
        self._left = QLabel(self) if leading else None
        self._right: QToolButton | None = None
        if self._left is not None:
            self._left.setPixmap(pixmap(leading, theme.tokens().faint, 16))
            self.setTextMargins(theme.px(24), 0, 0, 0)

    def add_tool(self, made: QToolButton) -> None:
        """Put a button at the right end; the keyboard does not stop at it."""
        made.setParent(self)
        made.setProperty("focusPolicy", NO_FOCUS)
        made.setCursor(QtGui.QCursor())
        self._right = made

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        super().resizeEvent(event)
        side = theme.px(16)
        if self._left is not None:
            self._left.setGeometry(theme.px(10), (self.height() - side) // 2, side, side)
        if self._right is not None:
            wide, high = self._right.sizeHint().width(), theme.px(28)
            self.setTextMargins(self.textMargins().left(), 0, wide, 0)
            self._right.setGeometry(self.width() - wide - theme.px(4), (self.height() - high) // 2, wide, high)


def panel(
    margin: int = 16, look: Literal["panel", "notice", "warning", "drop"] = "panel"
) -> tuple[QFrame, QVBoxLayout]:
    """Return a white panel and the column inside it."""
    frame = QFrame()
    frame.setProperty("look", look)
    inside = column(frame, margin=margin, gap=GAP_SMALL)
    return frame, inside


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = GAP) -> QVBoxLayout:
    """Return a column; lengths are design pixels."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), margin, gap)


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = GAP_SMALL) -> QHBoxLayout:
    """Return a row; lengths are design pixels."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), margin, gap)


def _spaced(box: Box, margin: int, gap: int) -> Box:
    box.setContentsMargins(*[theme.px(margin)] * 4)
    box.setSpacing(theme.px(gap))
    return box


def rule() -> QFrame:
    """Return a hairline across."""
    line = QFrame()
    line.setProperty("look", "rule")
    return line


def heading(title: Message | str, below: Message | str = "", *buttons: QWidget) -> tuple[QWidget, QLabel]:
    """Return a page's head, its actions at the right, and the words below the title for changing later."""
    whole = QWidget()
    across = row(whole, gap=GAP)
    left = column(gap=2)
    soft = words(below, "soft")
    left.addWidget(words(title, "headline"))
    left.addWidget(soft)
    across.addLayout(left, 1)
    for made in buttons:
        across.addWidget(made, 0, QtCore.Qt.AlignmentFlag.AlignVCenter)
    return whole, soft


def page_column(page: QWidget) -> QVBoxLayout:
    """Give a page its margins and return the column to fill."""
    page.setProperty("look", "ground")
    page.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
    inside = column(page, gap=GAP)
    inside.setContentsMargins(theme.px(GAP_LARGE), theme.px(20), theme.px(GAP_LARGE), theme.px(20))
    return inside


def scrolled(inside: QWidget) -> QScrollArea:
    """Return a frame in which ``inside`` scrolls up and down when it is taller than the page."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_OFF)
    inside.setProperty("look", "ground")
    area.setWidget(inside)
    return area
