"""From one day to another."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain import kinds
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.values import Period
from desktop_app.ui.editors.base import Editor, Place, editor_for
from desktop_app.ui.editors.lines import LineEditor
from desktop_app.ui.parts import row, words


class PeriodEditor(Editor):
    """Two days; the second may stay open."""

    def __init__(self, kind: kinds.PeriodKind) -> None:
        super().__init__(kind)
        self.first = LineEditor(kinds.Date())
        self.last = LineEditor(kinds.Date())
        self.first.line.setPlaceholderText(str(_("first day")))
        self.last.line.setPlaceholderText(str(_("open")))
        across = row(self, gap=6)
        across.addWidget(self.first, 1)
        across.addWidget(words("–", "soft"))
        across.addWidget(self.last, 1)
        for one in (self.first, self.last):
            one.changed.connect(self.changed)
        self.last.left.connect(self.left)

    @property
    def control(self) -> QWidget:
        return self.first.control

    def value(self) -> object:
        first, last = self.first.value(), self.last.value()
        if first is None and last is None:
            return None
        if first is None:
            raise Unreadable("no first day", _("The first day is missing."))
        return kinds.PeriodKind().parse(f"{first}/{last or ''}")

    def show_value(self, value: object) -> None:
        period = value if isinstance(value, Period) else None
        self.first.set_value(period.first if period else None)
        self.last.set_value(period.last if period else None)

    def mark(self, *, wrong: bool) -> None:
        self.first.mark(wrong=wrong)
        self.last.mark(wrong=wrong)

    def name(self, words: str) -> None:
        self.first.name(str(_("{field}: first day", field=words)))
        self.last.name(str(_("{field}: last day", field=words)))

    def set_read_only(self, fixed: bool) -> None:
        self.first.set_read_only(fixed)
        self.last.set_read_only(fixed)


@editor_for.register
def _period(kind: kinds.PeriodKind, _place: Place) -> Editor:
    return PeriodEditor(kind)
