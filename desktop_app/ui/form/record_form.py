"""One record at the right of its list: its fields, its history, what other rooms tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.record import Record
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Leaving
from desktop_app.ui.form.fields import PLAIN, Fields, Manner
from desktop_app.ui.form.panels import LinesPanel, Panel
from desktop_app.ui.form.saving import Answers, Save, Saving, save_as_it_is
from desktop_app.ui.history_panel import HistoryPanel
from desktop_app.ui.parts import Elided, button, column, paragraph, row, rule, scrolled, words
from desktop_app.ui.tabs import Tabs

_AROUND = 60
"""Design pixels left in sight above and below the field that gets the keyboard."""


class RecordForm(QFrame):
    """Shows one record, edits it and saves it."""

    saved = Signal(object)
    """The record as it is kept now."""
    closed = Signal()
    """The clerk wants to go back to the list."""

    def __init__(
        self,
        record: type[Record],
        desk: Desk,
        *,
        manner: Manner = PLAIN,
        panels: Sequence[Panel] = (),
        save: Save = save_as_it_is,
    ) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._type, self._desk = record, desk
        self._record: Record | None = None
        self._then: Callable[[], object] | None = None
        self._busy = False
        self._saving = Saving(desk, self, save)
        self.fields = Fields(record, desk, manner)
        self.history = HistoryPanel(desk)
        self.panels = [LinesPanel(each, desk) for each in panels]
        self._sides: list[QWidget] = [self.fields, *self.panels, self.history]
        self.tabs = Tabs([_("Fields"), *(each.title for each in panels), _("History")], _("About this entry"))
        self._lay_out()
        self.fields.changed.connect(self._say_state)
        self.fields.focus_given.connect(self._bring_into_sight)
        self.tabs.currentChanged.connect(self.show_side)
        self.clear()

    @property
    def record(self) -> Record | None:
        """The record shown, as it is kept; None while nothing is shown."""
        return self._record

    def is_changed(self) -> bool:
        """Tell whether there are changes that are not saved."""
        return self._record is not None and self.fields.is_changed()

    def show_record(self, record: Record, *, removed: bool = False) -> None:
        """Show ``record``; one in the recycle bin can only be read."""
        self._record = record
        self.fields.load(record)
        self.fields.set_read_only(removed)
        self._foot.setVisible(not removed)
        self.title.setText(self._called(record))
        self._whole.setCurrentIndex(1)
        self.show_side(self._stack.currentIndex() if record.id else 0)
        self._say_state()

    def invite(self, lines: Iterable[Message]) -> None:
        """Say ``lines`` while nothing is shown."""
        self._invitation.setText("\n".join(str(line) for line in lines))

    def clear(self) -> None:
        """Show nothing."""
        self._record = None
        self._whole.setCurrentIndex(0)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save what is filled in, then call ``then``; what is wrong is said under the fields."""
        if self._record is None or self._busy:
            return
        record, problems = self.fields.read()
        if problems:
            self.show_side(0)
            self.fields.complain(problems)
            return
        self._busy, self._then = True, then
        self._say_state()
        self._saving.save(record, self.fields.new_files(), Answers(self._saved, self._refused))

    def discard(self) -> None:
        """Go back to what the store holds."""
        if self._record is None:
            return
        self.fields.forget_drafts()
        if self._record.id is None:
            self.clear()
            self.closed.emit()
        else:
            self.fields.load(self._record)
            self._say_state()

    def may_leave(self) -> bool:
        """Ask once what to do with unsaved changes; returns whether the form can be left."""
        if not self.is_changed():
            return True
        wish = self._desk.dialogs.leave(_("“{name}” has changes that are not saved.", name=self.title.text()))
        if wish is Leaving.discard:
            self.discard()
            return True
        return wish is Leaving.save and self._save_now()

    def _save_now(self) -> bool:
        """Save and wait for the end; returns whether everything is saved."""
        waiting = QEventLoop()
        self.save()
        while self._busy:
            waiting.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return not self.is_changed()

    def _saved(self, record: Record) -> None:
        self._busy = False
        self.fields.forget_drafts()
        self.show_record(record)
        self.saved.emit(record)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._busy, self._then = False, None
        if problems:
            self.show_side(0)
        self.fields.complain(problems)
        self._say_state()

    def _say_state(self) -> None:
        changed = self.is_changed()
        self.save_button.setEnabled(changed and not self._busy)
        self.discard_button.setEnabled((changed or self._is_new()) and not self._busy)

    def _is_new(self) -> bool:
        return self._record is not None and self._record.id is None

    def _called(self, record: Record) -> str:
        return record.called_as() if record.id else str(_("New: {what}", what=self._type.title))

    def show_side(self, place: int) -> None:
        """Show the fields (0), a panel, or the history (the last)."""
        self.tabs.mark(place)
        for number in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(number, not self._is_new())
        self._stack.setCurrentIndex(place)
        side = self._sides[place]
        if self._record is not None and isinstance(side, LinesPanel | HistoryPanel):
            side.show_record(self._record)

    def _bring_into_sight(self, editor: QWidget) -> None:
        """Scroll the fields to ``editor`` once its complaint has found its place."""
        area = self._stack.widget(0)
        if isinstance(area, QScrollArea):
            QTimer.singleShot(0, editor, lambda: area.ensureWidgetVisible(editor, 0, theme.px(_AROUND)))

    def _lay_out(self) -> None:
        self._whole = QStackedWidget()
        column(self).addWidget(self._whole)
        self._invitation = paragraph("", "soft")
        self._whole.addWidget(_empty_side(self._type, self._invitation))
        shown = QWidget()
        self._whole.addWidget(shown)
        inside = column(shown, gap=0)
        inside.addLayout(self._head())
        inside.addWidget(rule())
        self._stack = QStackedWidget()
        for side in self._sides:
            self._stack.addWidget(_in_a_scroll(side))
        inside.addWidget(self._stack, 1)
        self._foot = self._foot_row()
        inside.addWidget(self._foot)

    def _head(self) -> QVBoxLayout:
        self.title = Elided("", "headline")
        self.back_button = button(_("Back to the list"), self.closed.emit, "arrow-left", "link")
        self.back_button.hide()
        down = column(gap=4)
        down.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), 0)
        down.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self.title)
        down.addWidget(self.tabs)
        return down

    def _foot_row(self) -> QWidget:
        self.discard_button = button(_("Discard changes"), self.discard)
        self.save_button = button(_("Save   Ctrl+S"), self.save, look="primary")
        foot = QWidget()
        across = row(foot)
        across.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(14))
        across.addWidget(self.discard_button)
        across.addStretch(1)
        across.addWidget(self.save_button)
        return foot


def _empty_side(record: type[Record], invitation: QLabel) -> QWidget:
    page = QWidget()
    down = column(page, margin=24, gap=6)
    down.addStretch(1)
    for line in (words(record.title, "strong"), invitation):
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        down.addWidget(line)
    down.addStretch(2)
    return page


def _in_a_scroll(side: QWidget) -> QWidget:
    holder = QWidget()
    inside = column(holder)
    inside.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    inside.addWidget(side)
    area = scrolled(holder)
    holder.setProperty("look", "inside")
    area.setProperty("look", "inside")
    return area
