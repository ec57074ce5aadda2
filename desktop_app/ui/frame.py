"""The main window: rooms at the left, search on top, the page, the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QStackedWidget, QWidget

from desktop_app.domain.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.closed_work import ClosedWork
from desktop_app.ui.desk import Desk
from desktop_app.ui.foot import Foot
from desktop_app.ui.help import HelpWindow
from desktop_app.ui.page import Page
from desktop_app.ui.parts import column, row, tool
from desktop_app.ui.room import Found, Room
from desktop_app.ui.rooms_list import RoomsList
from desktop_app.ui.search_box import Search, SearchBox

_NUMBERED = 9
_ROOMY = 900
_SEARCH_WIDTH = 400
_TOP = 52
DESIGNED = QSize(1366, 768)


class Frame(QMainWindow):
    """The window the clerk works in; pages are built on their first visit."""

    leaving = Signal()
    """The window is closing and nothing holds it back."""
    rebuild_wanted = Signal()
    """Language or look has changed."""
    closed_work_wanted = Signal(object)
    """There is work to be done while the store is closed."""

    def __init__(
        self,
        desk_for: Callable[[Frame], Desk],
        search: Callable[[Desk], Search],
    ) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, QScrollArea] = {}
        self._current = ""
        self._help: HelpWindow | None = None
        self.desk = desk_for(self)
        self._rooms = {room.name: room for room in self.desk.rooms}
        self._list = RoomsList(self.desk.rooms)
        self.search_box = SearchBox(search(self.desk), self.desk.runner)
        self._stack = QStackedWidget()
        self._foot = Foot(self.desk.preferences.user)
        self.setWindowTitle(str(_("Community Desk")))
        self.resize(DESIGNED)
        self._lay_out()
        self._connect()
        self._set_shortcuts(self.desk.rooms)
        self.refresh_backup()

    @property
    def room(self) -> str:
        """The name of the room shown."""
        return self._current

    @property
    def page(self) -> Page:
        """The page shown."""
        return self._pages[self._current]

    def go(self, room: str, action: str = "") -> bool:
        """Show a room unless the page before holds the clerk back, see ``Navigation``."""
        if room != self._current and not self._may_leave_current():
            self._list.mark(self._current)
            return False
        page = self._page(room)
        self._current = room
        self._stack.setCurrentWidget(self._frames[room])
        self._list.mark(room)
        page.come_to_front()
        if action:
            page.act(action)
        return True

    def show_record(self, record_type: str, uid: str) -> bool:
        """Show a record in the room that opens its type, see ``Navigation``."""
        for room in self._rooms.values():
            if record_type in room.opens:
                if not self.go(room.name):
                    return False
                self.page.show_record(record_type, uid)
                return True
        return False

    def show_help(self, chapter: str) -> None:
        """Open the manual at a chapter."""
        if self._help is None:
            self._help = HelpWindow()
        self._help.show_chapter(chapter)

    def wear(self) -> None:
        """Have the window built again in the new language or look, unless a page holds the clerk back."""
        if self._may_leave_all():
            self.rebuild_wanted.emit()

    def work_on_closed_store(self, work: ClosedWork) -> None:
        """Have ``work`` done while the store is closed, unless something holds the clerk back, see ``Navigation``."""
        if self._may_leave_all() and self._may_stop_work():
            self.closed_work_wanted.emit(work)

    def refresh_backup(self) -> None:
        """Ask how the office stands and say it at the foot."""
        self.desk.runner.read(lambda _job: self.desk.standing(), self._foot.say_standing, owner=self)

    def say_running(self) -> None:
        """Show the running work at the foot."""
        self._foot.say_work(self.desk.runner.running)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless unsaved changes or running work hold the clerk back."""
        if self._may_leave_all() and self._may_stop_work():
            self._keep_state()
            event.accept()
            self.leaving.emit()
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the manual along when the window goes; being minimized by hand is no going."""
        if self._help is not None and not event.spontaneous():
            self._help.close()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rooms where the window is narrow for the type size."""
        narrow = self.width() < theme.px(_ROOMY)
        self._list.fold(narrow or self.desk.preferences.rooms_folded)
        super().resizeEvent(event)

    def restore(self) -> None:
        """Take the place and size the window had when it was closed; on a small screen the first time all of it."""
        kept = self.restoreGeometry(self.desk.preferences.state("frame"))
        room = self.screen().availableSize()
        if not kept and (room.width() <= DESIGNED.width() or room.height() <= DESIGNED.height()):
            self.resize(DESIGNED.boundedTo(room))
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._rooms[name].page(self.desk)
            page.setAccessibleName(str(self._rooms[name].title))
            self._pages[name] = page
            self._frames[name] = _in_reach(page)
            self._stack.addWidget(self._frames[name])
        return self._pages[name]

    def _may_leave_current(self) -> bool:
        return self._current not in self._pages or self._pages[self._current].may_leave()

    def _may_leave_all(self) -> bool:
        return all(page.may_leave() for page in self._pages.values())

    def _may_stop_work(self) -> bool:
        running = self.desk.runner.running
        if not running:
            return True
        stop = self.desk.dialogs.ask(
            _("Work is still running: {work}. Stop it and close?", work=str(running[0].title)),
            _("Stop and close"),
            no=_("Keep it running"),
            below=_("What it has begun is taken back; nothing is left half done."),
            danger=True,
        )
        if stop and not self.desk.runner.running:
            self.desk.dialogs.tell(_("The work had ended before it could be stopped. What it did is kept."))
        return stop

    def _choose(self, found: Found) -> None:
        if found.command is not None:
            found.command()
        else:
            self.show_record(found.record_type, found.uid)

    def _connect(self) -> None:
        self._list.chosen.connect(self.go)
        self._list.folded_by_hand.connect(self._keep_folded)
        self.search_box.chosen.connect(self._choose)
        self._foot.backup_wanted.connect(self._go_to_backup)

    def _help_here(self) -> None:
        self.show_help(self._rooms[self._current].chapter or self._current)

    def _go_to_backup(self) -> None:
        if "upkeep" in self._rooms:
            self.go("upkeep")

    def _keep_folded(self, folded: bool) -> None:
        self.desk.preferences.rooms_folded = folded

    def _keep_state(self) -> None:
        self.desk.preferences.keep_state("frame", self.saveGeometry())

    def _set_shortcuts(self, rooms: Sequence[Room]) -> None:
        self._on("Ctrl+K", self.search_box.begin)
        self._on("F1", self._help_here)
        for place, room in enumerate(rooms[:_NUMBERED], 1):
            self._on(f"Ctrl+{place}", partial(self.go, room.name))

    def _on(self, keys: str, call: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setProperty("look", "ground")
        self.setCentralWidget(whole)
        across = row(whole, gap=0)
        across.addWidget(self._list)
        right = column(gap=0)
        right.addWidget(self._top())
        right.addWidget(self._stack, 1)
        right.addWidget(self._foot)
        across.addLayout(right, 1)

    def _top(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("look", "top")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(theme.px(_TOP))
        across = row(bar, gap=16)
        across.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        self.search_box.setMaximumWidth(theme.px(_SEARCH_WIDTH))
        across.addWidget(self.search_box, 10)
        across.addStretch(1)
        across.addWidget(tool(_("Manual   F1"), "help", self._help_here))
        return bar


def _in_reach(page: Page) -> QScrollArea:
    """Return a frame in which a page that needs more room than a small screen has at a large type size can be moved."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
