"""The window that sets up a new store, step by step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QStackedWidget, QWidget

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.first_run.answers import Answers, MadeStore, Setup
from desktop_app.ui.first_run.steps import OfficeStep, PasswordStep, PlaceStep, ProofStep, RecoveryStep, Step
from desktop_app.ui.parts import button, column, page_column, panel, paragraph, row, scrolled, words
from desktop_app.ui.recovery_sheet import write_recovery_sheet
from desktop_app.ui.tasks import Runner

_SIZE = QSize(720, 640)
_CARD = 620
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstRun(QWidget):
    """Leads through the steps; the store is made after the password, before its recovery key can be shown."""

    made = Signal(object, object)
    """The opened store and the ``Answers``; the recovery key has been proved to be at hand."""
    given_up = Signal()

    def __init__(self, suggested: Path, setup: Setup, runner: Runner) -> None:
        super().__init__()
        self._setup, self._runner = setup, runner
        self._dialogs = Dialogs(self)
        self._store: MadeStore | None = None
        self.place = PlaceStep(suggested, lambda start: self._dialogs.folder(_("Folder of the store"), start))
        self.office = OfficeStep(setup.problems_of)
        self.password = PasswordStep()
        self.recovery = RecoveryStep(self._write_sheet)
        self.proof = ProofStep()
        self._steps: tuple[Step, ...] = (self.place, self.office, self.password, self.recovery, self.proof)
        self._lay_out()
        self.setWindowTitle(str(_("Set up a new store")))
        self.resize(QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height())).boundedTo(self.screen().availableSize()))
        self._turn_to(0)

    @property
    def step(self) -> Step:
        """The step shown."""
        return self._steps[self._stack.currentIndex()]

    def go_on(self) -> None:
        """Check this step and go to the next one, or do what this step is for."""
        problem = self.step.problem()
        self._complain(problem or "")
        if problem is not None:
            return
        if self.step is self.place:
            self._check_place()
        elif self.step is self.password:
            self._make()
        elif self.step is self.proof:
            self._end()
        else:
            self._turn_to(self._stack.currentIndex() + 1)

    def go_back(self) -> None:
        """Go to the step before; at the first one give up."""
        at = self._stack.currentIndex()
        if at == 0:
            self.given_up.emit()
        else:
            self._turn_to(at - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next field with Enter, and on from the last one; Enter on a button presses it."""
        focus = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton):
            focus.click()
        elif isinstance(focus, QLineEdit):
            self._go_on_from(focus)

    def answers(self) -> Answers:
        """Return what was answered so far."""
        return Answers(self.place.store, self.office.office, self.office.clerk, self.password.new.password)

    def _go_on_from(self, field: QLineEdit) -> None:
        fields = self.step.findChildren(QLineEdit)
        after = fields.index(field) + 1
        if after < len(fields):
            fields[after].setFocus()
        else:
            self.go_on()

    def _check_place(self) -> None:
        store = self.place.store
        self._set_busy(busy=True)
        self._runner.run(
            lambda _job: self._setup.refuse_place(store), lambda _nothing: self._turn_to(1), self._refuse, owner=self
        )

    def _make(self) -> None:
        answers = self.answers()
        self._set_busy(busy=True)
        self._runner.run(lambda _job: self._setup.make(answers), self._show_key, self._refuse, owner=self)

    def _show_key(self, store: MadeStore) -> None:
        self._store = store
        self.recovery.show_key(store.recovery_key)
        self.proof.ask_for(store.recovery_key)
        self._turn_to(self._steps.index(self.recovery))

    def _write_sheet(self) -> None:
        suggested = Path.home() / f"{_('Recovery key')}.pdf"
        path = self._dialogs.save_file(_("Save the recovery key"), [(_("PDF"), "*.pdf")], suggested)
        if path is None or self._store is None:
            return
        office, store, key = self.office.office.name, self.place.store.name, self._store.recovery_key
        self._set_busy(busy=True)
        self._runner.run(
            lambda _job: write_recovery_sheet(path, office, store, key),
            lambda _nothing: self._wrote(),
            self._refuse,
            owner=self,
        )

    def _wrote(self) -> None:
        self._set_busy(busy=False)
        self.recovery.written.setText(str(_("Written. Print it, then delete the file.")))

    def _end(self) -> None:
        if self._store is not None:
            self.made.emit(self._store.opened, self.answers())

    def _refuse(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, AppError):
            raise error
        self._complain(str(error))

    def _complain(self, text: Message | str) -> None:
        self.complaint.setText(str(text))

    def _turn_to(self, at: int) -> None:
        self._set_busy(busy=False)
        self._stack.setCurrentIndex(at)
        self._complain("")
        self._count.setText(str(_("Step {n} of {all}", n=at + 1, all=len(self._steps))))
        made = self._store is not None
        self._back.setText(str(_("Give up") if at == 0 else _("Back")))
        self._back.setVisible(not made or self.step is self.proof)
        self._next.setText(str(_("Finish") if self.step is self.proof else _("Continue")))
        self.step.begin()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.complaint.setVisible(not busy)
        for widget in (self._stack, self._back, self._next):
            widget.setEnabled(not busy)

    def _lay_out(self) -> None:
        self._count = words("", "faint")
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
            for field in step.findChildren(QLineEdit):
                field.textEdited.connect(lambda _text: self._complain(""))
        self.complaint = paragraph("", "complaint")
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._busy.setAccessibleName(str(_("Working")))
        self._back = button(_("Give up"), self.go_back)
        self._next = button(_("Continue"), self.go_on, look="primary")
        self._next.setDefault(True)
        whole = column(self, gap=0)
        middle = QWidget()
        whole.addWidget(scrolled(middle), 1)
        around = page_column(middle)
        around.addLayout(self._card(), 1)
        whole.addWidget(self._bar())

    def _card(self) -> QHBoxLayout:
        card, inside = panel(margin=28)
        card.setMaximumWidth(theme.px(_CARD))
        inside.addWidget(self._count)
        inside.addWidget(self._stack, 1)
        across = row(gap=0)
        across.addStretch(1)
        across.addWidget(card, 100)
        across.addStretch(1)
        return across

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("look", "foot")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = row(bar, gap=14)
        across.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        across.addWidget(self._back)
        across.addWidget(self._busy, 1)
        across.addWidget(self.complaint, 1)
        across.addWidget(self._next)
        return bar
