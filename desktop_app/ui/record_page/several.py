"""A room of several record types: one page for each, under tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.ui.page import Page
from desktop_app.ui.parts import column
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.tabs import Tabs


@dataclass(frozen=True)
class OnePage:
    """One list of a room; ``build`` is called on the first visit."""

    record: type[Record]
    build: Callable[[], RecordPage]


class SeveralPages(Page):
    """Shows one of the record pages of a room; the tabs stand in the head of each."""

    def __init__(self, pages: Sequence[OnePage]) -> None:
        super().__init__()
        self._pages = list(pages)
        self._built: dict[int, RecordPage] = {}
        self._tabs: dict[int, Tabs] = {}
        self._place = 0
        self._stack = QStackedWidget()
        column(self).addWidget(self._stack)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self.turn(step))
        self._stack.setCurrentWidget(self._page(0))

    @property
    def current(self) -> RecordPage:
        """The page shown."""
        return self._built[self._place]

    def turn(self, step: int) -> None:
        """Turn to the next (1) or the previous (-1) list."""
        self.turn_to((self._place + step) % len(self._pages))

    def turn_to(self, place: int) -> bool:
        """Show the list at ``place`` unless unsaved changes hold the clerk back; returns whether it is shown."""
        if place == self._place or place < 0:
            return True
        if not self.current.may_leave():
            return False
        page = self._page(place)
        self._place = place
        self._stack.setCurrentWidget(page)
        page.come_to_front()
        return True

    def come_to_front(self) -> None:
        self.current.come_to_front()

    def may_leave(self) -> bool:
        return self.current.may_leave()

    def show_record(self, record_type: str, uid: str) -> None:
        """Show a record in the list of its type."""
        for place, page in enumerate(self._pages):
            if page.record.__name__ == record_type and self.turn_to(place):
                self.current.show_record(record_type, uid)

    def act(self, action: str) -> None:
        self.current.act(action)

    def _page(self, place: int) -> RecordPage:
        if place not in self._built:
            page = self._pages[place].build()
            self._tabs[place] = self._new_tabs(place)
            page.head.put_beside_title(self._tabs[place])
            self._built[place] = page
            self._stack.addWidget(page)
        return self._built[place]

    def _new_tabs(self, place: int) -> Tabs:
        tabs = Tabs([page.record.plural for page in self._pages], _("Lists of this room"))
        tabs.mark(place)
        tabs.currentChanged.connect(self._tab_chosen)
        return tabs

    def _tab_chosen(self, place: int) -> None:
        """Follow a tab, and put the mark of the page left back to its own place."""
        here = self._place
        self.turn_to(place)
        self._tabs[here].mark(here)
