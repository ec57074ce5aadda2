"""Moving records to the recycle bin and back, and the offer to undo it in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame

from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.record import Record
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import button, row, tool, words

Ended = Callable[[list[Record]], object]


class Recycling:
    """Removes and restores records of one type, each time as one step of the history."""

    def __init__(self, record: type[Record], desk: Desk, owner: QObject) -> None:
        self._type, self._desk, self._owner = record, desk, owner

    def remove(self, ids: Sequence[int], ended: Ended) -> None:
        """Move the records ``ids`` to the recycle bin."""
        self._desk.runner.run(lambda _job: self._remove(ids), ended, owner=self._owner)

    def restore(self, ids: Sequence[int], ended: Ended) -> None:
        """Take the records ``ids`` out of the recycle bin."""
        self._desk.runner.run(lambda _job: self._restore(ids), ended, owner=self._owner)

    def _remove(self, ids: Sequence[int]) -> list[Record]:
        with self._desk.database.work("remove", who=self._desk.preferences.user) as work:
            records = work.many(self._type, ids)
            for record in records:
                work.remove(record)
        return records

    def _restore(self, ids: Sequence[int]) -> list[Record]:
        with self._desk.database.work("restore", who=self._desk.preferences.user) as work:
            return [work.restore(record) for record in work.many(self._type, ids)]


class UndoBar(QFrame):
    """Says what was moved to the recycle bin and offers to undo it."""

    undo = Signal(object)
    """The ids to be restored."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "undo")
        self._ids: list[int] = []
        self._says = words("")
        self.undo_button = button(_("Undo"), self._undo, "arrow-back-up", "link")
        across = row(self, gap=10)
        across.addWidget(self._says, 1)
        across.addWidget(self.undo_button)
        across.addWidget(tool(_("Close"), "x", self.hide))
        self.hide()

    def offer(self, removed: Sequence[Record]) -> None:
        """Offer to restore ``removed``."""
        self._ids = [each.id for each in removed if each.id is not None]
        self._says.setText(str(_what(removed)))
        self.show()

    def _undo(self) -> None:
        self.hide()
        self.undo.emit(self._ids)


def _what(removed: Sequence[Record]) -> Message:
    if len(removed) == 1:
        return _("“{name}” was moved to the recycle bin.", name=removed[0].called_as())
    return n_("{n} entry was moved to the recycle bin.", "{n} entries were moved to the recycle bin.", len(removed))
