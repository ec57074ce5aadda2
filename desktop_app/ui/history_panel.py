"""What happened to a record: who changed what, and when."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_datetime
from PySide6.QtWidgets import QWidget

from desktop_app.domain import kinds
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import Message, _, language
from desktop_app.domain.record import Field, Record
from desktop_app.store.history import Change
from desktop_app.store.reading import Reading
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import column, paragraph, row, words

_NOTHING = "—"
_MOST = 100
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Told:
    """One step of a record's history in words: ``changes`` are field, before, after."""

    when: str
    who: str
    what: Message
    changes: tuple[tuple[str, str, str], ...]


class HistoryPanel(QWidget):
    """The steps of the record shown, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: Record | None = None
        self.lines: list[QWidget] = []
        self._column = column(self, gap=10)
        self._column.addStretch(1)

    def show_record(self, record: Record) -> None:
        """Ask for the history of ``record``."""
        self._record = record
        self._desk.runner.read(lambda _job: self._ask(record), lambda told: self._show(record, told), owner=self)

    def _ask(self, record: Record) -> list[Told]:
        if record.id is None:
            return []
        with self._desk.database.reading() as reading:
            return told_history(reading, record)

    def _show(self, record: Record, told: Sequence[Told]) -> None:
        if record is not self._record:
            return
        for old in self.lines:
            old.hide()
            old.deleteLater()
        self.lines = [_step(each) for each in told] or [paragraph(_("Nothing has been saved yet."), "soft")]
        for place, widget in enumerate(self.lines):
            self._column.insertWidget(place, widget)


def told_history(reading: Reading, record: Record) -> list[Told]:
    """Return the latest steps of ``record`` in words, the newest first."""
    changes = reading.changes_of(type(record), record.id or 0)[:_MOST]
    return [_told(reading, each) for each in changes]


def _told(reading: Reading, change: Change) -> Told:
    changed = set(change.fields())
    fields = [each for each in change.record.fields if each.name in changed]
    if change.before is None or change.after is None:
        fields = []
    before, after = change.before or {}, change.after or {}
    lines = tuple(
        (str(each.label), _shown(reading, each, before.get(each.name)), _shown(reading, each, after.get(each.name)))
        for each in fields
    )
    return Told(_local(change.step.at), change.step.who, _what(change), lines)


def _what(change: Change) -> Message:
    if change.step.takes_back is not None:
        return _("Taken back")
    if change.before is None:
        return _("Imported") if change.step.action == "import" else _("Entered")
    if change.after is None:
        return _("Moved to the recycle bin")
    return _("Changed by an import") if change.step.action == "import" else _("Changed")


def _local(at: dt.datetime) -> str:
    """Say a time of the history (kept in UTC) on the clock of this office."""
    here = at.replace(tzinfo=dt.UTC).astimezone()
    return format_datetime(here, "yyyy-MM-dd HH:mm", locale=language())


def _shown(reading: Reading, field: Field, written: str | None) -> str:
    """Return a written value as people read it, as far as it can still be read."""
    if not written:
        return _NOTHING
    if isinstance(field.kind, kinds.Link):
        return _called(reading, field.kind, written)
    if isinstance(field.kind, kinds.Parts):
        return _parts(reading, field.kind, written)
    try:
        text = field.kind.show(field.kind.parse(written))
    except Unreadable:
        text = written
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _called(reading: Reading, kind: kinds.Link, uid: str) -> str:
    number = reading.id_of(kind.target(), uid)
    references = reading.references(kind.target(), [number]) if number else {}
    return references[number].title if number in references else _NOTHING


def _parts(reading: Reading, kind: kinds.Parts, written: str) -> str:
    called = kind.part().field(kind.part().called)
    names = [_shown(reading, called, part.get(called.name)) for part in json.loads(written)]
    return "；".join(names) or _NOTHING


def _step(told: Told) -> QWidget:
    whole = QWidget()
    down = column(whole, gap=2)
    head = row(gap=10)
    head.addWidget(words(told.when, "strong"))
    head.addWidget(words(told.what, "soft"))
    head.addStretch(1)
    head.addWidget(words(told.who or _("unknown"), "soft"))
    down.addLayout(head)
    for field, before, after in told.changes:
        line = paragraph(_("{field}: {before} → {after}", field=field, before=before, after=after), "")
        line.setContentsMargins(theme.px(10), 0, 0, 0)
        down.addWidget(line)
    return whole
