"""What the buttons of the steps do: ask for what a step needs, note it, and show the page anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.record import Record
from desktop_app.modules.disclosures.documents import archive
from desktop_app.modules.disclosures.domain import Disclosure, Ending, ImpactNote, Objection, Posting
from desktop_app.modules.disclosures.domain.life import begun_note, personal_data
from desktop_app.modules.disclosures.store import (
    LifeTold,
    answer_rule,
    approve,
    boards,
    note_objection,
    post,
    result_drafted,
    take_down,
    told_of,
)
from desktop_app.modules.disclosures.ui.life.dialog import StepDialog
from desktop_app.modules.disclosures.ui.life.strip import Next
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work
from desktop_app.ui.desk import Desk

_DAY = dt.timedelta(days=1)


class Deeds(QObject):
    """The steps of the disclosure last shown; ``told`` after each, with everything that was noted."""

    told = Signal(object)
    begun = Signal(object)
    """A result notice was begun, not yet saved."""
    boards_wanted = Signal()
    """There is no board yet on which anything could be posted."""

    def __init__(self, desk: Desk, calendar: WorkingCalendar, today: Callable[[], dt.date], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._calendar, self._today = desk, calendar, today
        self.life = LifeTold(Disclosure())

    def show(self, disclosure: Disclosure) -> None:
        """Read what was noted of ``disclosure``."""
        self._desk.runner.read(lambda _job: self._read(disclosure), self._heard, owner=self)

    def do(self, wanted: Next) -> None:
        """Begin a step of the strip."""
        deeds: dict[Next, Callable[[], object]] = {
            Next.approve: self.approve,
            Next.post: self.post,
            Next.answer: lambda: self.note_objection(self.life.open_objections[0]),
            Next.tell_result: self.tell_result,
            Next.archive: self.archive,
        }
        if wanted in deeds:
            deeds[wanted]()

    def approve(self) -> bool:
        """Let somebody approve the impact note of the saved draft; returns whether it was."""
        disclosure = self.life.disclosure
        note = begun_note(disclosure, self._desk.preferences.user, self._today())
        return self._ask(
            StepDialog(
                self._desk,
                note,
                lambda work, filled: self._approved(work, filled, disclosure),
                title=_("Impact note"),
                says=[_("This paper shows: {data}", data=personal_data(disclosure).show())],
                left_out=frozenset({"disclosure", "data", "covers"}),
            )
        )

    def post(self) -> bool:
        """Note a board on which the paper hangs."""
        with self._desk.database.reading() as reading:
            known = [reading.reference(each) for each in boards(reading)]
        taken = {each.board.uid for each in self.life.postings if each.board}
        free = [each for each in known if each.uid not in taken]
        if not known:
            self._desk.dialogs.tell(_("There is no board yet. Enter the boards of the office first, then post."))
            self.boards_wanted.emit()
            return False
        begun = Posting(board=free[0] if len(free) == 1 else None, posted_on=self._today())
        return self._step(Posting.title, begun, self._posted)

    def open_posting(self, posting: Posting) -> bool:
        """Let a photo or a remark be added to a posting."""
        return self._step(Posting.title, posting, self._posted)

    def begun_objection(self) -> Objection:
        """Return an objection received today, to be filled in."""
        return Objection(received_on=self._today())

    def note_objection(self, objection: Objection) -> bool:
        """Note an objection, or its answer."""
        rule = answer_rule(objection.received_on or self._today())
        says: list[Message | str] = []
        if rule is not None:
            says = [
                _(
                    "Answered within {n} working days, by the rule “{title}” ({certainty}).",
                    n=rule.value,
                    title=rule.title,
                    certainty=rule.certainty.value,
                )
            ]
        return self._step(Objection.title, objection, self._objected, says)

    def take_down(self) -> None:
        """Note that the paper is off the wall; with open objections ask for the reason."""
        if self.life.open_objections:
            self._step(Ending.title, Ending(taken_down_on=self._today()), self._ended)
        else:
            self._run("take down", lambda work: take_down(work, self.life.disclosure, self._today()))

    def archive(self) -> None:
        """Lay the paper into the archive."""
        self._run("archive", self._archived)

    def tell_result(self) -> None:
        """Begin the notice that tells the result."""
        disclosure = self.life.disclosure
        self._desk.runner.read(
            lambda _job: self._result(disclosure), self.begun.emit, self._desk.dialogs.tell_failure, owner=self
        )

    def _step(
        self,
        title: Message,
        record: Record,
        save: Callable[[Work, Record], Record],
        says: list[Message | str] | None = None,
    ) -> bool:
        return self._ask(StepDialog(self._desk, record, save, title=title, says=says or ()))

    def _ask(self, dialog: StepDialog) -> bool:
        accepted = self._desk.dialogs.show(dialog)
        if accepted:
            self._again()
        return accepted

    def _run(self, action: str, deed: Callable[[Work], object]) -> None:
        def done() -> object:
            with self._desk.database.work(action, who=self._desk.preferences.user) as work:
                return deed(work)

        self._desk.runner.run(
            lambda _job: done(), lambda _kept: self._again(), self._desk.dialogs.tell_failure, owner=self
        )

    def _again(self) -> None:
        """Show the disclosure as the store holds it now."""
        uid = self.life.disclosure.uid
        self._desk.runner.read(lambda _job: self._with_uid(uid), self._heard, owner=self)

    def _with_uid(self, uid: str) -> LifeTold:
        with self._desk.database.reading() as reading:
            return told_of(reading, reading.with_uid(Disclosure, uid))

    def _read(self, disclosure: Disclosure) -> LifeTold:
        with self._desk.database.reading() as reading:
            return told_of(reading, disclosure)

    def _heard(self, life: LifeTold) -> None:
        self.life = life
        self.told.emit(life)

    def _newest(self, reading: Reading) -> Disclosure:
        return reading.with_uid(Disclosure, self.life.disclosure.uid)

    def _approved(self, work: Work, filled: Record, disclosure: Disclosure) -> Record:
        if not isinstance(filled, ImpactNote):
            raise AppError(_("This is no impact note."))
        return approve(work, filled, disclosure)

    def _posted(self, work: Work, filled: Record) -> Record:
        if not isinstance(filled, Posting):
            raise AppError(_("This is no posting."))
        return post(work, self._newest(work), filled, self._today())

    def _objected(self, work: Work, filled: Record) -> Record:
        if not isinstance(filled, Objection):
            raise AppError(_("This is no objection."))
        return note_objection(work, self._newest(work), filled, self._calendar, self._today())

    def _ended(self, work: Work, filled: Record) -> Record:
        if not isinstance(filled, Ending):
            raise AppError(_("This is no end of a disclosure."))
        return take_down(work, self._newest(work), filled.taken_down_on or self._today(), filled.reason)

    def _archived(self, work: Work) -> Record:
        return archive(work, self._newest(work), self._today())

    def _result(self, disclosure: Disclosure) -> Disclosure:
        with self._desk.database.reading() as reading:
            return result_drafted(reading, disclosure, self._calendar, self._today())
