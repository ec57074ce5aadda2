"""Which rows of a long list are at hand, which are asked for, and which are let go again."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from desktop_app.domain.record import Record

SIZE = 64
"""Rows read at once."""
KEPT = 48
"""Windows kept at hand; the ones not seen for longest go first."""


class Windows:
    """The rows of the ids ``ids``, cut into windows of ``SIZE``."""

    def __init__(self) -> None:
        self.ids: array[int] = array("q")
        self.generation = 0
        self._held: OrderedDict[int, dict[int, Record]] = OrderedDict()
        self._asked: set[int] = set()
        self._wanted: list[int] = []

    def reset(self, ids: array[int], rows: Iterable[Record] = ()) -> None:
        """Begin anew with ``ids``; ``rows`` are those of them that are at hand already."""
        self.generation += 1
        self.ids = ids
        self._held.clear()
        self._asked.clear()
        self._wanted.clear()
        at_hand = {row.id: row for row in rows}
        for window in range((len(ids) + SIZE - 1) // SIZE if at_hand else 0):
            own = self.ids_of(window)
            if all(number in at_hand for number in own):
                self._held[window] = {number: at_hand[number] for number in own}

    def ids_of(self, window: int) -> Sequence[int]:
        """Return the ids of one window."""
        return self.ids[window * SIZE : (window + 1) * SIZE]

    def row(self, place: int) -> Record | None:
        """Return the row at ``place``; None, and it is wanted, when it is not at hand."""
        window = place // SIZE
        held = self._held.get(window)
        if held is None:
            if window not in self._asked and window not in self._wanted:
                self._wanted.append(window)
            return None
        self._held.move_to_end(window)
        return held.get(self.ids[place])

    def next_wanted(self) -> int | None:
        """Return the window wanted last, which is the one in sight, and count it as asked for."""
        if not self._wanted:
            return None
        window = self._wanted.pop()
        self._asked.add(window)
        return window

    def forget_wishes(self) -> None:
        """Drop what was wanted while scrolling past."""
        self._wanted.clear()

    def take(self, generation: int, window: int, rows: Iterable[Record]) -> bool:
        """Take the rows of ``window``; returns False for an answer to a list that is no longer shown."""
        if generation != self.generation:
            return False
        self._asked.discard(window)
        self._held[window] = {row.id: row for row in rows if row.id is not None}
        while len(self._held) > KEPT:
            self._held.popitem(last=False)
        return True
