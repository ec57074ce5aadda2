"""Panels beside the fields of a record: lines that other rooms, or the record's own, tell of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.i18n import Message
from desktop_app.domain.record import Record
from desktop_app.store.reading import Reading
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import Tile, column, paragraph, row, words
from desktop_app.ui.tab_order import chain, stop_before, stops_in


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a panel; with a ``uid`` it opens that record."""

    title: str
    detail: str = ""
    record_type: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What a room tells of a record. ``read`` is asked off the window's thread; ``nothing`` stands for no lines."""

    title: Message
    nothing: Message
    read: Callable[[Reading, Record], Sequence[Line]]


class LinesPanel(QWidget):
    """The lines of a :class:`Panel` for the record shown."""

    def __init__(self, panel: Panel, desk: Desk) -> None:
        super().__init__()
        self._panel, self._desk = panel, desk
        self._record: Record | None = None
        self.lines: list[QWidget] = []
        self._column = column(self, gap=0)
        self._column.addStretch(1)

    def show_record(self, record: Record) -> None:
        """Ask for the lines of ``record``."""
        self._record = record
        self._desk.runner.read(lambda _job: self._ask(record), lambda lines: self._show(record, lines), owner=self)

    def _ask(self, record: Record) -> Sequence[Line]:
        if record.id is None:
            return ()
        with self._desk.database.reading() as reading:
            return self._panel.read(reading, record)

    def _show(self, record: Record, lines: Sequence[Line]) -> None:
        if record is not self._record:
            return
        for old in self.lines:
            old.hide()
            old.deleteLater()
        self.lines = [self._line(each) for each in lines] or [paragraph(self._panel.nothing, "soft")]
        for place, widget in enumerate(self.lines):
            self._column.insertWidget(place, widget)
        chain([stop_before(self), *(stop for each in self.lines for stop in stops_in(each))])

    def _line(self, line: Line) -> QWidget:
        if not line.uid:
            plain = QWidget()
            _two(plain, line)
            return plain
        tile = Tile(f"{line.title} {line.detail}", partial(self._open, line), "line")
        _two(tile, line)
        return tile

    def _open(self, line: Line) -> None:
        self._desk.navigation.show_record(line.record_type, line.uid)


def _two(widget: QWidget, line: Line) -> None:
    widget.setMinimumHeight(theme.px(38))
    across = row(widget, gap=10)
    across.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
    across.addWidget(words(line.title))
    detail = paragraph(line.detail, "soft")
    across.addWidget(detail, 1)
