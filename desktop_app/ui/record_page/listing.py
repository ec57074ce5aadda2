"""What the list shows: asked off the window's thread, and only the newest answer counts."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.i18n import Message, n_
from desktop_app.domain.record import Record
from desktop_app.store.query import Query
from desktop_app.store.reading import Reading
from desktop_app.ui.desk import Desk
from desktop_app.ui.table.model import RecordModel
from desktop_app.ui.table.windows import SIZE

Count = Callable[[Reading], Message]


@dataclass(frozen=True)
class Answer:
    """The ids a query found, the rows that will be in sight, and how many records there are in words."""

    ids: array[int]
    rows: list[Record]
    count: Message


class Listing(QObject):
    """Keeps a model true to a query."""

    about_to_change = Signal()
    """The rows are about to be replaced."""
    answered = Signal(object, bool)
    """The rows were replaced; carries the words of the count, and whether this was another query than before."""

    def __init__(self, model: RecordModel, desk: Desk, count: Count | None, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._desk = model, desk
        self._count = count or self._plain_count
        self._asked = 0
        self.query = Query()
        self._answered: Query | None = None

    def ask(self, query: Query, in_sight: range) -> None:
        """Have ``query`` answered; ``in_sight`` are the places of the rows the clerk will see."""
        self.query = query
        self._asked += 1
        number = self._asked
        self._desk.runner.read(
            lambda _job: self._read(query, in_sight), lambda answer: self._take(number, answer), owner=self
        )

    def _read(self, query: Query, in_sight: range) -> Answer:
        with self._desk.database.reading() as reading:
            ids = reading.ids(self._model.record, query)
            first = min(in_sight.start, len(ids)) // SIZE
            last = in_sight.stop // SIZE + 1
            rows = reading.many(self._model.record, ids[first * SIZE : last * SIZE])
            return Answer(ids, rows, self._count(reading))

    def _take(self, number: int, answer: Answer) -> None:
        if number != self._asked:
            return
        self.about_to_change.emit()
        self._model.reset(answer.ids, answer.rows)
        another, self._answered = self._answered != self.query, self.query
        self.answered.emit(answer.count, another)

    def _plain_count(self, reading: Reading) -> Message:
        return n_("{n:,} entry", "{n:,} entries", reading.count(self._model.record))
