"""What the office keeps beside its papers: the catalogue of what it must disclose, and the boards it posts on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from desktop_app.domain.i18n import _, n_
from desktop_app.domain.record import Record
from desktop_app.modules.disclosures.domain import Board, CatalogueItem
from desktop_app.modules.disclosures.store import overdue_on, save_item, take_starting_items
from desktop_app.store.query import Filter, Test
from desktop_app.store.work import Work
from desktop_app.ui.desk import Desk
from desktop_app.ui.filters.chips import RoomFilter
from desktop_app.ui.form.fields import Manner
from desktop_app.ui.page import Page
from desktop_app.ui.parts import button, column
from desktop_app.ui.record_page.extending import Action, Extension, ListShown
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.record_page.several import OnePage, SeveralPages

_CATALOGUE, _BOARDS = 0, 1


class OfficeLists(Page):
    """Both lists; ``wanted`` carries the item of the catalogue for which a paper is to be made now."""

    closed = Signal()
    wanted = Signal(object)

    def __init__(self, desk: Desk, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self.back = button(_("All disclosures"), self.closed.emit, "arrow-left", "link")
        self.pages = SeveralPages(
            [
                OnePage(CatalogueItem, lambda: RecordPage(CatalogueItem, desk, self._catalogue())),
                OnePage(Board, lambda: RecordPage(Board, desk)),
            ]
        )
        down = column(self, gap=0)
        down.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self.pages, 1)

    def show_catalogue(self) -> None:
        """Show what the office must disclose, and when."""
        self.pages.turn_to(_CATALOGUE)
        self.pages.come_to_front()

    def show_boards(self) -> None:
        """Show the boards."""
        self.pages.turn_to(_BOARDS)
        self.pages.come_to_front()

    def come_to_front(self) -> None:
        self.pages.come_to_front()

    def may_leave(self) -> bool:
        return self.pages.may_leave()

    def show_record(self, record_type: str, uid: str) -> None:
        """Show one item or one board."""
        self.pages.show_record(record_type, uid)

    def act(self, action: str) -> None:
        self.pages.act(action)

    def _catalogue(self) -> Extension:
        return Extension(
            actions=(
                Action(_("Make it now"), "speakerphone", self._make_now),
                Action(_("Take over the usual items"), "list-check", self._take_usual),
            ),
            filters=(
                RoomFilter(_("Overdue"), lambda: (overdue_on(self._today()),)),
                RoomFilter(_("Never done"), lambda: (Filter("last_done", Test.is_empty),)),
            ),
            manner=Manner(left_out=frozenset({"last_done", "next_due"})),
            save=_save,
        )

    def _make_now(self, desk: Desk, listed: ListShown) -> None:
        """Begin the paper of the one item chosen."""
        if len(listed.chosen) != 1:
            desk.dialogs.tell(_("Choose one item of the catalogue first."))
            return
        with desk.database.reading() as reading:
            self.wanted.emit(reading.get(CatalogueItem, listed.chosen[0]))

    def _take_usual(self, desk: Desk, _listed: ListShown) -> None:
        """Put the items that come with the program into the office's catalogue."""
        desk.runner.run(
            lambda _job: self._taken(),
            lambda many: desk.dialogs.tell(n_("{n} item was added.", "{n} items were added.", many)),
            desk.dialogs.tell_failure,
            owner=self,
        )

    def _taken(self) -> int:
        with self._desk.database.work("catalogue", who=self._desk.preferences.user) as work:
            return take_starting_items(work, self._today())


def _save(work: Work, record: Record) -> Record:
    return save_item(work, record) if isinstance(record, CatalogueItem) else work.save(record)
