"""Kinds of which one or several options are chosen."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.kinds import Kind
from desktop_app.domain.kinds.plain import YES
from desktop_app.ui import theme
from desktop_app.ui.calm import CalmCombo
from desktop_app.ui.editors.base import Editor, LeaveWatch, Place, editor_for
from desktop_app.ui.parts import row


class ChoiceEditor(Editor):
    """One option; where the field may stay empty, so does the box."""

    def __init__(self, kind: kinds.Choice[Enum], *, required: bool) -> None:
        super().__init__(kind)
        self.box = CalmCombo()
        self.box.setMaxVisibleItems(20)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(4)
        if not required:
            self.box.addItem("", None)
        for option in kind.options:
            self.box.addItem(kind.show(option), option)
        row(self, gap=0).addWidget(self.box)
        self.box.activated.connect(lambda _place: self.changed.emit())
        LeaveWatch(self, self.box, self.left.emit)

    @property
    def control(self) -> QWidget:
        return self.box

    def name(self, words: str) -> None:
        super().name(words)
        self.box.view().setAccessibleName(words)

    def value(self) -> object:
        return self.box.currentData()

    def show_value(self, value: object) -> None:
        for place in range(self.box.count()):
            if self.box.itemData(place) is value:
                self.box.setCurrentIndex(place)
                return
        self.box.setCurrentIndex(-1)


class ChoicesEditor(Editor):
    """Any number of options, each with its own box to tick."""

    def __init__(self, kind: kinds.Choices[Enum]) -> None:
        super().__init__(kind)
        self.boxes = {option: QCheckBox(str(option.value)) for option in kind.options}
        self._across = 0
        self._inside = QGridLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setHorizontalSpacing(theme.px(8))
        self._inside.setVerticalSpacing(0)
        self._arrange(1)
        for box in self.boxes.values():
            box.clicked.connect(lambda _on=False: self.changed.emit())

    @property
    def control(self) -> QWidget:
        return next(iter(self.boxes.values()), self)

    def value(self) -> object:
        return tuple(option for option, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: object) -> None:
        chosen = value if isinstance(value, tuple) else ()
        for option, box in self.boxes.items():
            box.setChecked(option in chosen)

    def name(self, words: str) -> None:
        self.setAccessibleName(words)
        for option, box in self.boxes.items():
            box.setAccessibleName(f"{words}: {option.value}")

    def set_read_only(self, fixed: bool) -> None:
        self.setEnabled(not fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many boxes beside each other as fit."""
        super().resizeEvent(event)
        widest = max((box.sizeHint().width() for box in self.boxes.values()), default=1)
        self._arrange(max(1, event.size().width() // (widest + theme.px(8))))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((box.sizeHint().width() for box in self.boxes.values()), default=0), 0)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place, box in enumerate(self.boxes.values()):
            self._inside.addWidget(box, place // across, place % across)
        self.setMinimumHeight(self._inside.sizeHint().height())


class FlagEditor(Editor):
    """A box to tick."""

    def __init__(self, kind: Kind[object]) -> None:
        super().__init__(kind)
        self.box = QCheckBox(str(YES))
        across = row(self, gap=0)
        across.addWidget(self.box)
        across.addStretch(1)
        self.box.clicked.connect(lambda _on=False: self.changed.emit())

    @property
    def control(self) -> QWidget:
        return self.box

    def value(self) -> object:
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        self.box.setChecked(bool(value))


@editor_for.register(kinds.Choice)
def _choice(kind: kinds.Choice[Enum], place: Place) -> Editor:
    return ChoiceEditor(kind, required=place.field.required)


@editor_for.register(kinds.Choices)
def _choices(kind: kinds.Choices[Enum], _place: Place) -> Editor:
    return ChoicesEditor(kind)


@editor_for.register
def _flag(kind: kinds.Flag, _place: Place) -> Editor:
    return FlagEditor(kind)
