"""What is typed beside each person of a disclosure: a grade, an award, an amount."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain import DisclosedPerson, text_of_values, values_in
from desktop_app.modules.disclosures.domain.types import RowColumn
from desktop_app.modules.disclosures.ui.grid import Grid
from desktop_app.ui.parts import column


class BesidePersons(QWidget):
    """A grid with one row for each person; ``changed`` after every change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid(str(_("Beside each person")))
        self._columns: tuple[RowColumn, ...] = ()
        self._kept: dict[str, list[str]] = {}
        """What was typed beside each, by uid: who is put elsewhere takes it along."""
        self._uids: list[str] = []
        column(self, gap=0).addWidget(self.grid)
        self.grid.edited.connect(self._edited)

    def load(self, columns: Sequence[RowColumn], persons: Sequence[DisclosedPerson]) -> None:
        """Show what ``persons`` keep in ``columns``."""
        self._columns = tuple(columns)
        self._kept = {}
        for part in persons:
            if part.person is not None:
                values = values_in(part.given, self._columns)
                self._kept[part.person.uid] = [each.write(values.get(each.code)) for each in self._columns]
        self.follow(persons)

    def follow(self, persons: Sequence[DisclosedPerson]) -> None:
        """Show a row for each of ``persons`` in their order."""
        named = [part.person for part in persons if part.person]
        self._uids = [each.uid for each in named]
        self.setVisible(bool(self._columns and named))
        if self._columns and named:
            self.grid.lay_out(self._columns, [each.title for each in named])
            self.grid.show_texts([self._kept.get(uid, []) for uid in self._uids])

    def given(self, persons: Sequence[DisclosedPerson]) -> tuple[DisclosedPerson, ...]:
        """Return ``persons`` with what is typed beside them; raises ``Unreadable`` naming row and column."""
        if not self._columns:
            return tuple(persons)
        return tuple(
            part.with_values(given=self._read(number, part)) if part.person else part
            for number, part in enumerate(persons, 1)
        )

    def set_read_only(self, fixed: bool) -> None:
        """Let the cells be read only."""
        self.grid.setEditTriggers(Grid.EditTrigger.NoEditTriggers if fixed else Grid.EditTrigger.AllEditTriggers)

    def _read(self, number: int, part: DisclosedPerson) -> str:
        cells = self._kept.get(part.person.uid, []) if part.person else []
        values = {}
        for place, each in enumerate(self._columns):
            text = cells[place] if place < len(cells) else ""
            values[each.code] = each.read(number, text) if text.strip() else each.kind.empty
        return text_of_values(values, self._columns)

    def _edited(self) -> None:
        for uid, cells in zip(self._uids, self.grid.texts(), strict=True):
            self._kept[uid] = cells
        self.changed.emit()
