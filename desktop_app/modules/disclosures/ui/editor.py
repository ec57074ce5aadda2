"""One disclosure: the form at the left, its paper at the right, and the way onto the wall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.modules.disclosures.documents import PAGES, Shape
from desktop_app.modules.disclosures.domain import Disclosure, Stage, State, countdown, stage_on
from desktop_app.modules.disclosures.domain.life import personal_data
from desktop_app.modules.disclosures.store import LifeTold
from desktop_app.modules.disclosures.ui.form import DisclosureForm, further
from desktop_app.modules.disclosures.ui.head import EditorHead
from desktop_app.modules.disclosures.ui.life.deeds import Deeds
from desktop_app.modules.disclosures.ui.life.side import LifeSide
from desktop_app.modules.disclosures.ui.life.sides import SidesOfADisclosure
from desktop_app.modules.disclosures.ui.life.strip import LifeStrip, Next
from desktop_app.modules.disclosures.ui.making import (
    Made,
    Prepared,
    drawn_for_the_screen,
    given_out,
    other_files,
    paper_kept,
    prepared,
    saved_and_told,
    title_of_file,
)
from desktop_app.modules.disclosures.ui.shape_bar import ShapeBar, Side, sides_of
from desktop_app.modules.disclosures.ui.stopped import tell_stops
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Leaving
from desktop_app.ui.form.saving import Answers, Saving
from desktop_app.ui.parts import button, column, row, rule, scrolled
from desktop_app.ui.preview.document_preview import DocumentPreview
from desktop_app.ui.preview.newest import Newest
from desktop_app.ui.printing.dialog import Printable
from desktop_app.ui.printing.offering import Giving
from desktop_app.ui.printing.printers import Printers

_ROOMY = 840
_FORM, _PAPER = 38, 62
Today = Callable[[], dt.date]


class DisclosureEditor(QWidget):
    """Shows, edits and gives out one disclosure."""

    closed = Signal()
    """The clerk wants to go back to the list."""
    copy_wanted = Signal(object)
    """A new draft like this disclosure is wanted."""
    type_asked = Signal()
    """A new draft of another type is wanted."""

    def __init__(self, desk: Desk, calendar: WorkingCalendar, today: Today, printers: Printers | None = None) -> None:
        super().__init__()
        self._desk, self._calendar, self._today = desk, calendar, today
        self.disclosure = Disclosure()
        self._busy = False
        self.head = EditorHead()
        self.form = DisclosureForm(desk, calendar, today)
        self.shapes = ShapeBar()
        self.preview = DocumentPreview(desk.runner)
        self._saving = Saving(desk, self)
        self._giving = Giving(desk, self, printers)
        self._newest: Newest[Made] = Newest(desk.runner, self, self._show_paper, self._paper_failed)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self.show_paper)
        self.life = LifeSide()
        self.strip = LifeStrip()
        self.deeds = Deeds(desk, calendar, today, self)
        self._lay_out()
        self._connect()
        self._set_keys()

    def begin(self, disclosure: Disclosure) -> None:
        """Show ``disclosure``: a draft to be filled in, or one that was printed, with its very paper."""
        self._newest.forget()
        self.disclosure = disclosure
        self.form.load(disclosure)
        self.shapes.offer(sides_of(disclosure))
        self._say_state()
        self._area.verticalScrollBar().setValue(0)
        self.sides.begin(disclosure)
        self.deeds.show(disclosure)
        self.show_paper()

    def take_keyboard(self) -> None:
        """Put the keyboard where the clerk goes on: into the draft, or before the paper that hangs."""
        at = self.form.take_keyboard if self.disclosure.is_draft else self.preview.view.setFocus
        at()

    def is_changed(self) -> bool:
        """Tell whether there are changes that are not saved."""
        return self.form.is_changed()

    def save(self) -> None:
        """Keep the draft; what is wrong is said under the fields."""
        disclosure, problems = self.form.read()
        problems = (*problems, *further(disclosure.problems(), problems, disclosure))
        if problems:
            self.form.complain(problems)
        elif disclosure.is_draft and not self._busy:
            self._set_busy(busy=True)
            self._saving.save(disclosure, (), Answers(self._saved, self._refused))

    def discard(self) -> None:
        """Go back to what the store holds; a draft never saved is gone."""
        self.form.forget_drafts()
        if self.disclosure.id is None:
            self.form.load(self.disclosure)
            self.closed.emit()
        else:
            self.begin(self.disclosure)

    def may_leave(self) -> bool:
        """Ask once what to do with unsaved changes; returns whether the disclosure can be left."""
        if not self.is_changed():
            return True
        wish = self._desk.dialogs.leave(_("“{name}” has changes that are not saved.", name=self.head.title.text()))
        if wish is Leaving.discard:
            self.form.forget_drafts()
            self.form.load(self.disclosure)
            return True
        return wish is Leaving.save and self._save_now()

    def print(self) -> None:
        """Print what is shown, once nothing stands against it."""
        self._give_out(self._giving.offer_print)

    def save_as_file(self) -> None:
        """Save what is shown as a PDF, once nothing stands against it."""
        self._give_out(self._giving.offer_file)

    def take_down(self) -> None:
        """Note that the paper is off the wall."""
        self.deeds.take_down()

    def approve(self, then: Callable[[], object] = lambda: None) -> None:
        """Have the impact note of the draft approved where it needs one, then go on with ``then``."""
        disclosure = self.form.as_filled_in()
        self._set_busy(busy=True)
        self._desk.runner.run(
            lambda _job: saved_and_told(self._desk.database, disclosure, self._desk.preferences.user),
            lambda told: self._approve(told, then),
            self._not_given_out,
            owner=self,
        )

    def _approve(self, told: LifeTold, then: Callable[[], object]) -> None:
        self._set_busy(busy=False)
        self._keep_up(told.disclosure)
        self.deeds.life = told
        if not told.needs_note or self.deeds.approve():
            then()

    def _do(self, wanted: Next) -> None:
        if wanted is Next.approve:
            self.approve()
        else:
            self.deeds.do(wanted)

    def _told(self, life: LifeTold) -> None:
        """Show what was noted; where a step has changed the disclosure, all of it."""
        if life.disclosure.version != self.disclosure.version:
            self.begin(life.disclosure)
            return
        self.life.say(life, self._today())
        self._say_steps()

    def _say_steps(self) -> None:
        self.strip.say(replace(self.deeds.life, disclosure=self.form.as_filled_in()), self._today())
        self.head.let_print_stand_out(outstanding=self.strip.next is Next.print)

    def show_paper(self) -> None:
        """Have the paper follow what is filled in."""
        self._pause.stop()
        self._say_steps()
        disclosure, side, shape = self.form.as_filled_in(), self.shapes.side, self.shapes.shape()
        self._newest.ask(
            partial(drawn_for_the_screen, self._desk.database, disclosure, side, shape, self.preview.view.sight)
        )

    def _give_out(self, offer: Callable[..., None]) -> None:
        if self._busy or not self._is_fit():
            return
        disclosure, shape, side = self.form.as_filled_in(), self.shapes.shape(), self.shapes.side
        self._set_busy(busy=True)
        self._desk.runner.run(
            lambda _job: self._prepare(disclosure, shape, side),
            lambda ready: self._ready(ready, shape, side, offer),
            self._not_given_out,
            owner=self,
        )

    def _is_fit(self) -> bool:
        """Say under the fields what a paper may not lack."""
        disclosure, problems = self.form.read()
        fit = disclosure.with_values(state=State.printed).problems() if disclosure.is_draft else ()
        problems = (*problems, *further(fit, problems, disclosure))
        self.form.complain(problems)
        if problems:
            self._show_half(0)
        return not problems

    def _prepare(self, disclosure: Disclosure, shape: Shape, side: Side) -> Prepared:
        if side is Side.printed and disclosure.paper:
            return paper_kept(self._desk.database, disclosure, disclosure.paper)
        return prepared(self._desk.database, disclosure, shape, self._desk.preferences.user)

    def _ready(self, ready: Prepared, shape: Shape, side: Side, offer: Callable[..., None]) -> None:
        """Stop before the wall, with the place shown; or let the clerk say where the paper goes."""
        self._set_busy(busy=False)
        self._keep_up(ready.disclosure)
        if ready.paper.stops:
            self._show_half(1)
            self.preview.show_first_box()
            tell_stops(self._desk, ready.paper.stops)
            return
        if ready.disclosure.is_draft and personal_data(ready.disclosure):
            self.approve(lambda: self._offer(ready, shape, side, offer))
        else:
            self._offer(ready, shape, side, offer)

    def _offer(self, ready: Prepared, shape: Shape, side: Side, offer: Callable[..., None]) -> None:
        remark = _("The sheets are put together by the row and column written on each.") if shape != PAGES else None
        title, files = title_of_file(ready, shape), other_files(ready.paper)
        printable = Printable(title, ready.paper.shown, ready.pages, remark, others=files)
        if side is Side.printed:
            offer(printable, lambda: ready.disclosure, lambda _kept: None)
        else:
            offer(printable, lambda: self._keep(ready, shape), self._given)

    def _keep(self, ready: Prepared, shape: Shape) -> Disclosure:
        return given_out(self._desk.database, ready, shape, self._desk.preferences.user)

    def _given(self, kept: object) -> None:
        if isinstance(kept, Disclosure):
            self.form.forget_drafts()
            self.begin(kept)

    def _not_given_out(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        self._desk.dialogs.tell_failure(error)

    def _keep_up(self, kept: Disclosure) -> None:
        """Take ``kept`` for what the store holds, without moving the clerk's keyboard or paper."""
        if kept.version != self.disclosure.version or self.disclosure.id is None:
            self.disclosure = kept
            self.form.load(kept)
            self._say_state()

    def _save_now(self) -> bool:
        """Save and wait for the end; returns whether everything is saved."""
        waiting = QEventLoop()
        self.save()
        while self._busy:
            waiting.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return not self.is_changed()

    def _saved(self, record: Record) -> None:
        self._set_busy(busy=False)
        if isinstance(record, Disclosure):
            self.form.forget_drafts()
            self._keep_up(record)
            self._say_state()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._set_busy(busy=False)
        self.form.complain(problems)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._say_state()

    def _show_paper(self, made: Made) -> None:
        self.preview.show_document(made.document, made.complaints, made.drawn)

    def _paper_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self.preview.say_nothing(str(error))

    def _edited(self) -> None:
        self._pause.start()
        self._say_state()

    def _say_state(self) -> None:
        """Say how far the disclosure has come, and offer what can be done now."""
        day = self._today()
        stage = stage_on(self.disclosure, day)
        self.head.say(self.disclosure, countdown(self.disclosure, self._calendar, day), stage)
        self.head.offer(stage, busy=self._busy)
        changed = self.is_changed()
        is_new = self.disclosure.id is None
        self.save_button.setEnabled((changed or is_new) and not self._busy)
        self.discard_button.setEnabled((changed or is_new) and not self._busy)
        self._foot.setVisible(stage is Stage.draft)

    def _show_half(self, place: int) -> None:
        """Bring form (0) or paper (1) to the front where both have no room."""
        self.head.mark_half(place)
        narrow = self.width() < theme.px(_ROOMY)
        self._left.setVisible(not narrow or place == 0)
        self.preview.setVisible(not narrow or place == 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.show_halves(shown=event.size().width() < theme.px(_ROOMY))
        self._show_half(self.head.half)

    def _connect(self) -> None:
        self.form.changed.connect(self._edited)
        self.form.type_asked.connect(self.type_asked)
        self.shapes.changed.connect(self.show_paper)
        for pressed, deed in (
            (self.head.back, self.closed.emit),
            (self.head.print_button, self.print),
            (self.head.file_button, self.save_as_file),
            (self.head.down_button, self.take_down),
            (self.head.copy_button, lambda: self.copy_wanted.emit(self.disclosure)),
        ):
            pressed.clicked.connect(lambda _on=False, deed=deed: deed())
        self.head.half_wanted.connect(self._show_half)
        self.strip.wanted.connect(self._do)
        self.deeds.told.connect(self._told)
        self.deeds.begun.connect(self.begin)
        self.life.posting_wanted.connect(self.deeds.post)
        self.life.photo_wanted.connect(self.deeds.open_posting)
        self.life.objection_wanted.connect(self.deeds.note_objection)
        self.life.record_wanted.connect(self.begin)

    def _set_keys(self) -> None:
        for keys, deed in (
            ("Ctrl+S", self.save),
            ("Ctrl+P", self.print),
            ("Esc", self.closed.emit),
            ("PgDown", lambda: self.preview.view.turn(1)),
            ("PgUp", lambda: self.preview.view.turn(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _lay_out(self) -> None:
        down = column(self, gap=14)
        down.addWidget(self.head)
        down.addWidget(self.strip)
        self._left = self._form_side()
        self.preview.add_choices(self.shapes)
        self.preview.add_row(self.shapes.poster_row)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(theme.px(14))
        halves.setChildrenCollapsible(False)
        self._left.setMinimumWidth(theme.px(340))
        halves.addWidget(self._left)
        halves.addWidget(self.preview)
        halves.setStretchFactor(0, _FORM)
        halves.setStretchFactor(1, _PAPER)
        halves.setSizes([_FORM * 100, _PAPER * 100])
        down.addWidget(halves, 1)

    def _form_side(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "panel")
        inside = column(frame, margin=1, gap=0)
        holder = QWidget()
        around = column(holder)
        around.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        around.addWidget(self.form)
        self._area = scrolled(holder)
        for widget in (holder, self._area):
            widget.setProperty("look", "inside")
        self.sides = SidesOfADisclosure(self._area, self.life)
        inside.addWidget(self.sides, 1)
        self._foot = QWidget()
        foot = column(self._foot, gap=0)
        foot.addWidget(rule())
        across = row()
        across.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(14))
        self.discard_button = button(_("Discard changes"), self.discard)
        self.save_button = button(_("Save draft   Ctrl+S"), self.save, look="primary")
        across.addWidget(self.discard_button)
        across.addStretch(1)
        across.addWidget(self.save_button)
        foot.addLayout(across)
        inside.addWidget(self._foot)
        return frame
