"""The rooms at the left of the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.parts import ToolButton, column, row, rule, tool, wear_look, words
from desktop_app.ui.room import Room

WIDE = 200
_SCROLL_BAR = 12
NARROW = 56
_NUMBERED = 9


class RoomsList(QWidget):
    """All rooms, grouped; folded it shows their pictures only."""

    chosen = Signal(str)
    """A room's name was chosen."""
    folded_by_hand = Signal(bool)

    def __init__(self, rooms: Sequence[Room]) -> None:
        super().__init__()
        self.setProperty("look", "rooms")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rooms = {room.name: room for room in rooms}
        self._buttons = {room.name: self._button(room, place) for place, room in enumerate(rooms, 1)}
        self._only_wide: list[QWidget] = []
        self._only_narrow: list[QWidget] = []
        self._folded = False
        whole = column(self, gap=0)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.addLayout(self._brand())
        self._area = self._list(rooms)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._foot())
        self.fold(False)

    @property
    def folded(self) -> bool:
        """Whether only the pictures show."""
        return self._folded

    def mark(self, name: str) -> None:
        """Mark the room whose page is shown."""
        for other, made in self._buttons.items():
            here = other == name
            made.setChecked(here)
            made.setIcon(icon(self._rooms[other].icon, theme.tokens().brand if here else ""))
        if name in self._buttons:
            self._area.ensureWidgetVisible(self._buttons[name], 0, theme.px(8))

    def fold(self, folded: bool) -> None:
        """Show pictures only, or pictures and names."""
        self._folded = folded
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if folded else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for made in self._buttons.values():
            made.setToolButtonStyle(style)
            wear_look(made, "room-folded" if folded else "room")
        for widget in self._only_wide:
            widget.setVisible(not folded)
        for widget in self._only_narrow:
            widget.setVisible(folded)
        self.setFixedWidth(theme.px(NARROW) if folded else self._wide())
        picture = "layout-sidebar-left-expand" if folded else "layout-sidebar-left-collapse"
        says = str(_("Show the names of the rooms") if folded else _("Show pictures only"))
        self._folder.setIcon(icon(picture))
        self._folder.setToolTip(says)
        self._folder.setAccessibleName(says)

    def _button(self, room: Room, place: int) -> QToolButton:
        made = ToolButton()
        made.setProperty("look", "room")
        made.setText(f"  {room.title}")
        made.setAccessibleName(str(room.title))
        made.setToolTip(_tip(room, place))
        made.setIcon(icon(room.icon))
        made.setIconSize(QSize(theme.px(20), theme.px(20)))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _checked=False, name=room.name: self.chosen.emit(name))
        return made

    def _brand(self) -> QVBoxLayout:
        outer = column()
        across = row(gap=8)
        across.setContentsMargins(theme.px(14), theme.px(14), theme.px(8), theme.px(10))
        seal = words("社", "seal")
        seal.setAlignment(Qt.AlignmentFlag.AlignCenter)
        seal.setFixedSize(theme.px(28), theme.px(28))
        name = words(_("Community Desk"), "strong")
        across.addWidget(seal)
        across.addWidget(name, 1)
        self._only_wide.append(name)
        outer.addLayout(across)
        return outer

    def _list(self, rooms: Iterable[Room]) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("look", "rooms-inside")
        down = column(inside, gap=2)
        down.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(8))
        for group, members in groupby(rooms, lambda room: room.group):
            self._add_group_head(down, str(group.title))
            for room in members:
                down.addWidget(self._buttons[room.name])
        down.addStretch(1)
        area = QScrollArea()
        area.setProperty("look", "rooms")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _add_group_head(self, down: QVBoxLayout, title: str) -> None:
        if not title:
            return
        head, line = words(title, "group"), rule()
        down.addWidget(head)
        down.addWidget(line)
        self._only_wide.append(head)
        self._only_narrow.append(line)

    def _foot(self) -> QVBoxLayout:
        outer = column()
        outer.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(8))
        self._folder = tool(_("Show pictures only"), "layout-sidebar-left-collapse", self._turn)
        outer.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeft)
        return outer

    def _wide(self) -> int:
        """Return the width of the design, or more where a name needs it."""
        around = theme.px(16 + _SCROLL_BAR) + 2
        return max(theme.px(WIDE), *(made.sizeHint().width() + around for made in self._buttons.values()))

    def _turn(self) -> None:
        self.fold(not self._folded)
        self.folded_by_hand.emit(self._folded)


def _tip(room: Room, place: int) -> str:
    return f"{room.title}   Ctrl+{place}" if place <= _NUMBERED else str(room.title)
