"""What the office keeps beside its papers: the catalogue of what it must disclose, and the boards it posts on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from desktop_app.domain.i18n import _, n_
from desktop_app.domain.record import Record
from desktop_app.modules.disclosures.domain import Board, CatalogueItem, Disclosure
from desktop_app.modules.disclosures.domain.catalogue import due_in_words
from desktop_app.modules.disclosures.store import office_of, overdue_items, overdue_on, save_item, take_starting_items
from desktop_app.store.query import Filter, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work
from desktop_app.ui.cells import shown as shown_in_list
from desktop_app.ui.desk import Desk
from desktop_app.ui.filters.chips import RoomFilter
from desktop_app.ui.form.fields import Manner
from desktop_app.ui.form.panels import Line, Panel
from desktop_app.ui.page import Page
from desktop_app.ui.parts import Elided, button, column, row, say_tone
from desktop_app.ui.preview.sheets import Shown, shown
from desktop_app.ui.record_page.changes import Changes
from desktop_app.ui.record_page.extending import Action, Extension, ListShown
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.record_page.printing import ListPreview
from desktop_app.ui.record_page.several import OnePage, SeveralPages
from desktop_app.ui.tasks import Job

_CATALOGUE, _BOARDS = 0, 1
_PLURAL = CatalogueItem.plural


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
                OnePage(CatalogueItem, lambda: _flush(RecordPage(CatalogueItem, desk, self._catalogue()))),
                OnePage(Board, lambda: _flush(RecordPage(Board, desk))),
            ]
        )
        self.overdue = Elided("", "soft")
        say_tone(self.overdue, "bad")
        down = column(self, gap=8)
        above = row(gap=14)
        above.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        above.addWidget(self.overdue, 1)
        down.addLayout(above)
        down.addWidget(self.pages, 1)
        Changes(desk.database, frozenset({CatalogueItem}), self._ask_overdue, self)

    def show_catalogue(self) -> None:
        """Show what the office must disclose, and when."""
        self._ask_overdue()
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
                Action(_("Print the catalogue of the year"), "file-type-pdf", self._print),
            ),
            filters=(
                RoomFilter(_("Overdue"), lambda: (overdue_on(self._today()),)),
                RoomFilter(_("Never done"), lambda: (Filter("last_done", Test.is_empty),)),
            ),
            panels=(Panel(_("Made for it"), _("Nothing has been made for it yet."), _made_for),),
            manner=Manner(left_out=frozenset({"last_done", "next_due"})),
            save=_save,
        )

    def _ask_overdue(self) -> None:
        self._desk.runner.read(lambda _job: self._late(), self._say_overdue, owner=self)

    def _late(self) -> list[CatalogueItem]:
        with self._desk.database.reading() as reading:
            return overdue_items(reading, self._today())

    def _say_overdue(self, late: list[CatalogueItem]) -> None:
        """Say in words, and in the colour of what is late, which items are overdue."""
        day = self._today()
        told = "；".join(str(_("{item}: {late}", item=each.item, late=due_in_words(each, day))) for each in late)
        self.overdue.setText(told)
        self.overdue.setVisible(bool(late))

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

    def _print(self, desk: Desk, _listed: ListShown) -> None:
        """Lay the whole catalogue out as a table under the office's name and the year."""
        desk.runner.run(self._laid_out, self._show, title=_("Laying out: {what}", what=_PLURAL))

    def _laid_out(self, job: Job) -> tuple[str, Shown]:
        from desktop_app.documents.lists import list_pdf  # noqa: PLC0415 - fonts and PDF only where printed

        day = self._today()
        with self._desk.database.reading() as reading:
            office, items = office_of(reading), reading.find(CatalogueItem)
        title = str(_("{office}: catalogue of disclosures {year}", office=office.name, year=day.year))
        names = ("affairs", "item", "basis", "rhythm", "responsible", "last_done")
        fields = [CatalogueItem.field(name) for name in names]
        rows = [
            [*(shown_in_list(each, getattr(item, each.name)) for each in fields), str(due_in_words(item, day))]
            for item in items
        ]
        heads = [*(str(each.label) for each in fields), str(CatalogueItem.field("next_due").label)]
        pdf, _missing = list_pdf(title, heads, rows, job.step)
        return title, shown(pdf)

    def _show(self, laid_out: tuple[str, Shown]) -> None:
        title, pages = laid_out
        self._desk.dialogs.show(ListPreview(self._desk, title, pages, []))

    def _taken(self) -> int:
        with self._desk.database.work("catalogue", who=self._desk.preferences.user) as work:
            return take_starting_items(work, self._today())


def _made_for(reading: Reading, item: Record) -> list[Line]:
    """Return the disclosures made for an item, the last first."""
    made = reading.linking(Disclosure, "catalogue_item", [item.id]) if item.id else []
    newest = sorted(made, key=lambda each: each.posted_on or dt.date.min, reverse=True)
    return [Line(each.heading, _told_of(each), Disclosure.__name__, each.uid) for each in newest]


def _told_of(disclosure: Disclosure) -> str:
    day = disclosure.posted_on.isoformat() if disclosure.posted_on else ""
    return f"{day}  {disclosure.state.value}"


def _flush(page: RecordPage) -> RecordPage:
    """Take away the margins of a page that stands inside another."""
    inside = page.layout()
    if inside is not None:
        inside.setContentsMargins(0, 0, 0, 0)
    return page


def _save(work: Work, record: Record) -> Record:
    return save_item(work, record) if isinstance(record, CatalogueItem) else work.save(record)
