"""The page of the room: the list, and one disclosure in its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget

from desktop_app.documents.faces import warm
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.modules.disclosures.domain import (
    CatalogueItem,
    Disclosure,
    DisclosureType,
    type_called,
    type_of,
    values_in,
)
from desktop_app.modules.disclosures.store import Order, drafted, types_in, with_newest_type
from desktop_app.modules.disclosures.ui.editor import DisclosureEditor
from desktop_app.modules.disclosures.ui.office_lists import OfficeLists
from desktop_app.modules.disclosures.ui.overview import Overview
from desktop_app.modules.disclosures.ui.template_page import TemplatePage
from desktop_app.modules.disclosures.ui.type_chooser import TypeChooser
from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page
from desktop_app.ui.parts import page_column
from desktop_app.ui.printing.printers import Printers
from desktop_app.ui.record_page.changes import Changes


class DisclosuresPage(Page):
    """Everything a clerk does with disclosures."""

    def __init__(
        self, desk: Desk, today: Callable[[], dt.date] = dt.date.today, printers: Printers | None = None
    ) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._calendar = WorkingCalendar.from_files()
        self._last_type = "notice"
        self.overview = Overview(desk, self._calendar, today)
        self.editor = DisclosureEditor(desk, self._calendar, today, printers)
        self.templates = TemplatePage(desk)
        self.office = OfficeLists(desk, today)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.templates)
        self._stack.addWidget(self.office)
        page_column(self).addWidget(self._stack)
        self.overview.opened.connect(lambda opened: self.show_record(Disclosure.__name__, opened.uid))
        self.overview.new_wanted.connect(self.new)
        self.overview.types_wanted.connect(self.show_types)
        self.templates.closed.connect(self.show_list)
        self.overview.catalogue_wanted.connect(self.show_catalogue)
        self.office.closed.connect(self.show_list)
        self.office.wanted.connect(self._make_now)
        self.editor.deeds.boards_wanted.connect(self.show_boards)
        self.editor.closed.connect(self.show_list)
        self.editor.copy_wanted.connect(self._copy)
        self.editor.type_asked.connect(self._another_type)
        Changes(desk.database, frozenset({Disclosure}), self._refresh, self)
        desk.runner.read(lambda _job: warm(), lambda _nothing: None, owner=self)

    @property
    def is_editing(self) -> bool:
        """Whether one disclosure is shown instead of the list."""
        return self._stack.currentWidget() is self.editor

    def come_to_front(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.templates:
            self.templates.ask()
        elif shown is self.office:
            self.office.come_to_front()
        elif self.is_editing:
            self.editor.show_paper()
        else:
            self.overview.ask()
            self.overview.take_keyboard()

    def may_leave(self) -> bool:
        if self._stack.currentWidget() is self.templates:
            return self.templates.may_leave()
        if self._stack.currentWidget() is self.office:
            return self.office.may_leave()
        return not self.is_editing or self.editor.may_leave()

    def show_types(self) -> None:
        """Show the types of paper, to read, copy and change them."""
        self._stack.setCurrentWidget(self.templates)
        self.templates.ask()

    def show_catalogue(self) -> None:
        """Show what the office must disclose, and when."""
        self._stack.setCurrentWidget(self.office)
        self.office.show_catalogue()

    def show_boards(self) -> None:
        """Show the boards of the office."""
        if self.may_leave():
            self._stack.setCurrentWidget(self.office)
            self.office.show_boards()

    def show_record(self, record_type: str, uid: str) -> None:
        """Show one disclosure, one item of the catalogue or one board."""
        if record_type != Disclosure.__name__:
            self.show_catalogue()
            self.office.show_record(record_type, uid)
        elif self.may_leave():
            self._desk.runner.read(
                lambda _job: self._with_uid(uid), self._open, self._desk.dialogs.tell_failure, owner=self
            )

    def act(self, action: str) -> None:
        """Begin a ``new`` disclosure."""
        if action == "new":
            self.new()

    def new(self) -> None:
        """Let the clerk choose a type and begin a draft of it."""
        if self.may_leave():
            self._choose_type(lambda kind: self._begin(Order(kind, posted_on=self._today()), ask=False))

    def begin(self, code: str) -> None:
        """Begin a draft of the type called ``code``."""
        self._begin(Order(type_called(code), posted_on=self._today()))

    def show_list(self) -> None:
        """Go back to the list, unless unsaved changes hold the clerk back."""
        if self.may_leave():
            shown = self.editor.disclosure.uid
            self._stack.setCurrentWidget(self.overview)
            self.overview.ask(shown)
            self.overview.take_keyboard()

    def _copy(self, like: Disclosure) -> None:
        """Begin a draft about the same persons, to be posted today."""
        self._with_types(lambda kinds: self._begin(_order(_kind_of(like, kinds), like, self._today())))

    def _another_type(self) -> None:
        """Begin anew as another type, about the persons chosen so far."""
        self._choose_type(self.change_type)

    def change_type(self, kind: DisclosureType) -> None:
        """Begin anew as ``kind``, with the persons and the fields of the same name filled in so far."""
        filled_in = self.editor.form.as_filled_in()
        self._begin(_order(kind, filled_in, filled_in.posted_on or self._today()), ask=False)

    def _choose_type(self, then: Callable[[DisclosureType], object]) -> None:
        self._with_types(lambda kinds: self._offer(kinds, then))

    def _with_types(self, then: Callable[[Sequence[DisclosureType]], object]) -> None:
        self._desk.runner.read(lambda _job: self._types(), then, self._desk.dialogs.tell_failure, owner=self)

    def _types(self) -> Sequence[DisclosureType]:
        with self._desk.database.reading() as reading:
            return types_in(reading)

    def _offer(self, kinds: Sequence[DisclosureType], then: Callable[[DisclosureType], object]) -> None:
        chooser = TypeChooser(kinds, self._last_type)
        if self._desk.dialogs.show(chooser) and chooser.chosen is not None:
            self._last_type = chooser.chosen.code
            then(chooser.chosen)

    def _begin(self, order: Order, *, ask: bool = True) -> None:
        if not ask or self.may_leave():
            self._desk.runner.read(
                lambda _job: self._drafted(order), self._open, self._desk.dialogs.tell_failure, owner=self
            )

    def _make_now(self, item: CatalogueItem) -> None:
        """Begin the paper of an item of the catalogue, of its type where it names one."""
        self._with_types(lambda kinds: self._begin_for(item, kinds))

    def _begin_for(self, item: CatalogueItem, kinds: Sequence[DisclosureType]) -> None:
        kind = next((each for each in kinds if each.code == item.type_code), None)
        if kind is not None:
            self._begin(Order(kind, posted_on=self._today(), item=item.uid))
        else:
            self._offer(kinds, lambda chosen: self._begin(Order(chosen, posted_on=self._today(), item=item.uid)))

    def _drafted(self, order: Order) -> Disclosure:
        with self._desk.database.reading() as reading:
            return drafted(reading, order, self._calendar)

    def _open(self, disclosure: Disclosure) -> None:
        self._stack.setCurrentWidget(self.editor)
        self.editor.begin(disclosure)
        self.editor.take_keyboard()

    def _with_uid(self, uid: str) -> Disclosure:
        with self._desk.database.reading() as reading:
            return with_newest_type(reading, reading.with_uid(Disclosure, uid))

    def _refresh(self) -> None:
        if self.isVisible() and not self.is_editing:
            self.overview.ask()


def _order(kind: DisclosureType, like: Disclosure, day: dt.date) -> Order:
    persons = [each.person.uid for each in like.persons if each.person] if kind.persons else []
    return Order(kind, persons, day, like.proposer.uid if like.proposer else "", values_in(like.filled, kind.fields))


def _kind_of(like: Disclosure, kinds: Sequence[DisclosureType]) -> DisclosureType:
    """Return the newest words of the type of ``like``, its own where nobody has the type any more."""
    return next((kind for kind in kinds if kind.code == like.type_code), type_of(like))
