"""What was noted at each step of a disclosure, and the ways to note more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.disclosures.domain import Disclosure, Objection, Posting
from desktop_app.modules.disclosures.store import LifeTold
from desktop_app.ui.parts import Tile, button, column, paragraph, row, words

_SAID = 60
"""Characters of an objection by which a list tells it."""


class LifeSide(QWidget):
    """Sections for impact note, postings, objections, end and archive."""

    posting_wanted = Signal()
    photo_wanted = Signal(object)
    """A posting is to be opened."""
    objection_wanted = Signal(object)
    """An objection is to be opened; a new one comes without id."""
    record_wanted = Signal(object)
    """Another disclosure is to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self._down = column(self, gap=6)
        self._down.addStretch(1)
        self._parts: list[QWidget] = []

    def say(self, told: LifeTold, day: dt.date) -> None:
        """Show what was noted of the disclosure of ``told``."""
        for old in self._parts:
            old.hide()
            old.deleteLater()
        self._parts = []
        if told.shows_personal_data:
            self._section(_("Impact note"), _note_lines(told))
        if told.disclosure.was_printed:
            self._postings(told)
            self._objections(told, day)
        if told.ending is not None:
            self._section(_("Taken down"), _ending_lines(told))
        if told.original is not None:
            self._section(Disclosure.field("result_of").label, ())
            self._add(self._tile(told.original.heading, partial(self.record_wanted.emit, told.original)))
        if told.results:
            self._section(_("Result notice"), ())
        for result in told.results:
            self._add(self._tile(result.heading, partial(self.record_wanted.emit, result)))
        if told.archived is not None:
            self._section(_("Archive"), _archive_lines(told))
        for place, part in enumerate(self._parts):
            self._down.insertWidget(place, part)

    def _postings(self, told: LifeTold) -> None:
        is_open = not told.disclosure.is_off_the_wall
        more = (
            [button(_("Another board …"), self.posting_wanted.emit, look="link")] if is_open and told.postings else []
        )
        self._section(_("Postings"), () if told.postings else [_("Not posted yet.")], *more)
        for each in told.postings:
            self._add(self._tile(_posting_line(each), partial(self.photo_wanted.emit, each)))

    def _objections(self, told: LifeTold, day: dt.date) -> None:
        note = button(
            _("Note an objection …"), lambda: self.objection_wanted.emit(Objection(received_on=day)), look="link"
        )
        self._section(_("Objections"), () if told.objections else [_("Nobody has objected.")], note)
        for each in told.objections:
            self._add(self._tile(_objection_line(each, day), partial(self.objection_wanted.emit, each)))

    def _section(self, title: Message, lines: Sequence[Message | str], *buttons: QWidget) -> None:
        head = QWidget()
        across = row(head)
        across.addWidget(words(title, "strong"))
        across.addStretch(1)
        for each in buttons:
            across.addWidget(each)
        self._add(head)
        for line in lines:
            told = paragraph(line, "soft")
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._add(told)

    def _tile(self, line: str, pressed: Callable[[], object]) -> Tile:
        tile = Tile(line, pressed, "line")
        inside = row(tile, gap=8)
        inside.setContentsMargins(4, 6, 4, 6)
        inside.addWidget(paragraph(line, "soft"), 1)
        return tile

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)


def _note_lines(told: LifeTold) -> list[Message | str]:
    if told.note is None:
        return [_("Not written yet. Without it the paper is not printed.")]
    note = told.note
    return [
        _("Shows: {data}", data=note.data),
        _("Why: {purpose}", purpose=note.purpose),
        _("Basis: {basis}", basis=note.basis),
        _("Approved by {who} on {day}", who=note.approver, day=_day(note.approved_on)),
        *([_("Persons or data have changed since. Approve a new one.")] if told.needs_note else []),
    ]


def _posting_line(posting: Posting) -> str:
    board = posting.board.title if posting.board else ""
    photo = str(_("with a photo") if posting.photo else _("without a photo"))
    return f"{_day(posting.posted_on)}  {board}  {photo}"


def _objection_line(objection: Objection, day: dt.date) -> str:
    return "  ".join(
        (_day(objection.received_on), str(objection.way.value), objection.said[:60], _stands(objection, day))
    )


def _stands(objection: Objection, day: dt.date) -> str:
    if objection.outcome is not None:
        return str(_("answered on {day}: {outcome}", day=_day(objection.answered_on), outcome=objection.outcome.value))
    if objection.answer_by is not None and objection.answer_by < day:
        return str(_("overdue since {day}", day=_day(objection.answer_by)))
    return str(_("to be answered by {day}", day=_day(objection.answer_by)))


def _ending_lines(told: LifeTold) -> list[Message | str]:
    ending = told.ending
    if ending is None:
        return []
    said: list[Message | str] = [_day(ending.taken_down_on)]
    return [*said, ending.reason] if ending.reason else said


def _archive_lines(told: LifeTold) -> list[Message | str]:
    kept = told.archived
    if kept is None:
        return []
    return [
        _("Archived on {day}", day=_day(kept.archived_on)),
        _("Checksum (SHA-256): {sum}", sum=kept.sha256),
        _("Fonts: {fonts}", fonts=kept.fonts.replace("\n", ", ")),
        _("Text: {n} characters, as read back from the paper", n=len(kept.text)),
    ]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else "–"
