"""Where the clerk is in a list: kept while its rows are replaced under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop_app.ui.table.model import RecordModel
from desktop_app.ui.table.view import RecordTable


class PlaceKept:
    """The row the clerk is at, the rows chosen, and how far the list is scrolled.

    ``current`` is the id of the record that the form shows of this list.
    """

    def __init__(self, table: RecordTable, model: RecordModel) -> None:
        self._table, self._model = table, model
        self.current: int | None = None
        self._chosen: list[int] = []
        self._scrolled = 0
        self._neighbour: int | None = None
        self._quiet = 0

    @property
    def is_quiet(self) -> bool:
        """Whether the list is moving its cursor by itself."""
        return self._quiet > 0

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Move the list's cursor in this block without the page following it."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def forget(self) -> None:
        """Be nowhere."""
        self.current, self._neighbour = None, None
        self._chosen = []
        with self.quiet():
            self._table.clearSelection()

    def id_at_cursor(self) -> int | None:
        """Return the id of the row that has the keyboard; None when there is none."""
        place = self._table.currentIndex().row()
        return self._model.ids[place] if 0 <= place < len(self._model.ids) else None

    def prefer_neighbour(self, leaving: Sequence[int]) -> None:
        """Take the next row once the rows ``leaving`` have left the list."""
        places = [place for place, number in enumerate(self._model.ids) if number in set(leaving)]
        self._neighbour = places[0] if places else None
        self.current = None

    def keep(self) -> None:
        """Note what is chosen, before the rows are replaced."""
        self._chosen = self._table.chosen_ids()
        self._scrolled = self._table.verticalScrollBar().value()

    def put_back(self) -> None:
        """Choose again what was chosen, as far as it is still there."""
        with self.quiet():
            self._table.verticalScrollBar().setValue(self._scrolled)
            if self.current is not None:
                self._table.choose(self.current)
            elif self._neighbour is not None and len(self._model.ids):
                self._table.choose(self._model.ids[min(self._neighbour, len(self._model.ids) - 1)])
            if len(self._chosen) > 1:
                self._table.choose_again(self._chosen)
        self._neighbour = None

    def go_back(self) -> None:
        """Return the cursor to the record that the form still shows."""
        with self.quiet():
            if self.current is None or not self._table.choose(self.current):
                self._table.clearSelection()
