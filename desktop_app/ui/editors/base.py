"""What a form asks of the widget in which one field is edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.kinds import Kind
from desktop_app.domain.record import Field, Record
from desktop_app.domain.values import Attachment
from desktop_app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """Where an editor stands: on whose desk, for which field of which record type."""

    desk: Desk
    record: type[Record]
    field: Field


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file the clerk has chosen, to be kept in the store together with the record that describes it."""

    described: Attachment
    content: bytes


class Editor(QWidget):
    """Edits one value; a subclass shows and reads the values of its kind.

    A complaint is not the editor's affair: the form shows it and has the editor ``mark`` itself.
    """

    changed = Signal()
    """The clerk has changed something."""
    left = Signal()
    """The keyboard has left the editor."""

    def __init__(self, kind: Kind[object]) -> None:
        super().__init__()
        self.kind = kind
        self._given: object = kind.empty

    @property
    def control(self) -> QWidget:
        """The widget that takes the keyboard and is marked when its value is wrong."""
        return self

    def value(self) -> object:
        """Return what is filled in, the kind's empty value when nothing is; raises ``Unreadable``."""
        return self._given

    def set_value(self, value: object) -> None:
        """Show ``value`` as what the record holds."""
        self._given = value
        self.show_value(value)

    def show_value(self, value: object) -> None:
        """Show ``value`` without taking it for what the record holds."""

    def is_changed(self) -> bool:
        """Tell whether the clerk has changed what the record holds."""
        try:
            return self.value() != self._given
        except Unreadable:
            return True

    def is_blank(self) -> bool:
        """Tell whether nothing is filled in."""
        try:
            value = self.value()
        except Unreadable:
            return False
        return value is None or value == self.kind.empty

    def mark(self, *, wrong: bool) -> None:
        """Show by colour, beside the form's words, whether the value is wrong."""
        self.control.setProperty("bad", wrong)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    def name(self, words: str) -> None:
        """Tell a screen reader what is edited here."""
        self.control.setAccessibleName(words)

    def new_files(self) -> tuple[NewFile, ...]:
        """Return the files that must be kept with the record."""
        return ()

    def forget_draft(self) -> None:
        """Forget what was kept aside against a crash."""

    def set_read_only(self, fixed: bool) -> None:
        """Let the value be read only."""
        self.control.setEnabled(not fixed)


@singledispatch
def editor_for(kind: Kind[object], place: Place) -> Editor:  # noqa: ARG001 - the views of the kinds use it
    """Return a fresh editor for values of ``kind``."""
    raise TypeError(type(kind))


class LeaveWatch(QObject):
    """Calls ``left`` when the keyboard leaves ``watched``, until ``editor`` is taken apart.

    A window that is closed with the keyboard in it takes the keyboard from ``watched`` when half of the editor around
    it is gone already: nobody is left to be told.
    """

    def __init__(self, editor: Editor, watched: QWidget, left: Callable[[], object]) -> None:
        super().__init__(watched)
        self._left = left
        watched.installEventFilter(self)
        editor.destroyed.connect(lambda: watched.removeEventFilter(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._left()
        return False
