"""Filters as the clerk sees them: one chip each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.store.query import Filter
from desktop_app.ui import theme
from desktop_app.ui.flow import FlowLayout
from desktop_app.ui.parts import button
from desktop_app.ui.tab_order import chain, stop_before


@dataclass(frozen=True)
class Chip:
    """One wish of the clerk in words, and the conditions it puts on the list."""

    words: Message
    filters: tuple[Filter, ...]
    code: str = ""
    """Of the room's filter that it came from."""


@dataclass(frozen=True)
class RoomFilter:
    """A filter of a room's own, such as 60 years and older; ``filters`` is asked each time, for days go by."""

    words: Message
    filters: Callable[[], tuple[Filter, ...]]
    from_the_start: bool = False
    """Whether the list begins with it."""
    code: str = ""
    """By which a saved list remembers it, where the room can save lists."""

    def chip(self) -> Chip:
        """Return its chip as of today."""
        return Chip(self.words, self.filters(), self.code)


class ChipRow(QWidget):
    """The chips that are set, and the button that adds one."""

    changed = Signal()

    def __init__(self, chips: Sequence[Chip]) -> None:
        super().__init__()
        self.chips = list(chips)
        self.buttons: list[QPushButton] = []
        self.add_button = button(_("Filter"), None, "plus", "chip")
        self.add_button.setAccessibleName(str(_("Add a filter")))
        self._flow = FlowLayout(self, theme.px(8), theme.px(34))
        self._flow.addWidget(self.add_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rebuild()

    def filters(self) -> tuple[Filter, ...]:
        """Return the conditions of all chips together."""
        return tuple(each for chip in self.chips for each in chip.filters)

    def add(self, chip: Chip) -> None:
        """Set ``chip``; a chip of the same words is set anew."""
        self.chips = [each for each in self.chips if each.words != chip.words] + [chip]
        self._rebuild()
        self.changed.emit()

    def remove(self, chip: Chip) -> None:
        """Take ``chip`` away."""
        self.chips.remove(chip)
        self._rebuild()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def clear(self) -> None:
        """Take all chips away."""
        if self.chips:
            self.chips.clear()
            self._rebuild()
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height of as many lines as the chips need."""
        self.setFixedHeight(self._flow.height_at(self.width()))

    def _rebuild(self) -> None:
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [self._button(chip) for chip in self.chips]
        for place, made in enumerate(self.buttons):
            self._flow.insert(place, made)
        chain([stop_before(self.add_button), *self.buttons, self.add_button])
        self._fit()

    def _button(self, chip: Chip) -> QPushButton:
        made = button(f"{chip.words}  ×", partial(self.remove, chip), look="chip")
        made.setAccessibleName(str(_("Remove the filter {filter}", filter=chip.words)))
        made.setToolTip(made.accessibleName())
        return made
