"""The steps of a disclosure in one quiet line: which are done, which is next."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.disclosures.domain import Stage, State, stage_on
from desktop_app.modules.disclosures.store import LifeTold
from desktop_app.ui.parts import button, row, say_tone, words


class Next(Enum):
    """What is to be done next, in the words of its button; the head of the page has the buttons of the rest."""

    approve = _("Impact note …")
    print = _("Print")
    post = _("Note the posting …")
    answer = _("Answer the objection …")
    take_down = _("Taken down")
    tell_result = _("Result notice")
    archive = _("Put into the archive")
    nothing = Message("")


_OF_THE_HEAD = (Next.print, Next.take_down, Next.nothing)
_STEPS = (
    _("Draft"),
    _("Impact note"),
    _("Printed"),
    _("Posted"),
    _("Period over"),
    _("Taken down"),
    _("Archived"),
)
_DONE, _NOW, _TO_COME = "✓", "●", "○"


def next_of(told: LifeTold, day: dt.date) -> Next:
    """Return what the disclosure asks for on ``day``."""
    stage = stage_on(told.disclosure, day)
    if stage is Stage.draft:
        return Next.approve if told.needs_note else Next.print
    if stage is Stage.printed:
        return Next.post
    if told.open_objections and stage is not Stage.archived:
        return Next.answer
    if stage in (Stage.over, Stage.without_end):
        return Next.take_down
    if stage is Stage.ended:
        return Next.archive if told.results or not told.disclosure.last_day else Next.tell_result
    return Next.nothing


def steps_done(told: LifeTold, day: dt.date) -> list[bool | None]:
    """Return for each step whether it is done; None for one that this disclosure does not need."""
    state, stage = told.disclosure.state, stage_on(told.disclosure, day)
    reached = list(State).index(state)
    note = (not told.needs_note if told.disclosure.is_draft else True) if told.shows_personal_data else None
    over = stage in (Stage.over, Stage.ended, Stage.archived) if told.disclosure.last_day else None
    return [True, note, reached >= 1, reached >= 2, over, reached >= 3, reached >= 4]


class LifeStrip(QWidget):
    """The line; ``wanted`` carries what its button offers to do."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.next = Next.nothing
        self._across = row(self, gap=10)
        self.steps = [words("", "soft") for _step in _STEPS]
        for each in self.steps:
            self._across.addWidget(each)
        self._across.addStretch(1)
        self.next_button = button(_("Next step"), lambda: self.wanted.emit(self.next), look="primary")
        self._across.addWidget(self.next_button)
        self._shown: list[QLabel] = []
        self._now = 0

    def say(self, told: LifeTold, day: dt.date) -> None:
        """Show how far the disclosure of ``told`` has come on ``day``."""
        self.next = next_of(told, day)
        done = steps_done(told, day)
        now = next((place for place, each in enumerate(done) if each is False), -1)
        self._shown = []
        for place, (label, step, is_done) in enumerate(zip(self.steps, _STEPS, done, strict=True)):
            sign = _DONE if is_done else _NOW if place == now else _TO_COME
            label.setText(f"{sign} {step}")
            say_tone(label, "action" if place == now else "")
            if is_done is None:
                label.hide()
            else:
                self._shown.append(label)
        self.next_button.setVisible(self.next not in _OF_THE_HEAD)
        if self.next not in _OF_THE_HEAD:
            self.next_button.setText(str(self.next.value))
            self.next_button.setAccessibleName(str(self.next.value))
        self.setAccessibleName("  ".join(label.text() for label in self._shown))
        self._now = now
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide: steps that are done long ago give way."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window leave out steps from the ends, those farthest from the present one first."""
        for label in self._shown:
            label.show()
        here = self.steps.index(self._shown[-1]) if self._shown and self._now < 0 else max(self._now, 0)
        for label in sorted(self._shown, key=lambda each: -abs(self.steps.index(each) - here)):
            self._across.invalidate()
            if self._across.sizeHint().width() <= self.width():
                return
            label.hide()
