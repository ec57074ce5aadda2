"""The first window: which store, and the password that opens it.

This module and what it imports stand between the double click and the window: no store, no cipher,
no table library may be imported here. What opens the store is handed in, and pages and dialogs that
few clerks need are loaded when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.parts import button, column, panel, paragraph, row, scrolled, words
from desktop_app.ui.password_field import PasswordField, caps_lock_hint
from desktop_app.ui.qt_numbers import ALIGN_CENTER
from desktop_app.ui.tasks import Job, Runner

if TYPE_CHECKING:
    from desktop_app.ui.recovery_page import RecoveryPage

STORE_PATTERN = "*.cdstore"
_CARD = 420
_FITS_EVERY_SCREEN = 110
_SIZE = QSize(560, 600)


class Doors(NamedTuple):
    """The ways into a store; each is called off the window's thread and returns the opened store."""

    with_password: Callable[[Path, str], object]
    with_recovery_key: Callable[[Path, str, str], object]


class LoginWindow(QWidget):
    """Asks for the password until a store is open."""

    opened = Signal(object)
    """What the door returned."""
    new_wanted = Signal()
    """The clerk wants to set up a new store."""
    painted = Signal()
    """The window is painted for the first time."""

    def __init__(self, stores: Sequence[Path], doors: Doors, runner: Runner) -> None:
        super().__init__()
        self._doors, self._runner = doors, runner
        self.setWindowTitle(str(_("Community Desk")))
        self._known = list(stores)
        self.stores: QtWidgets.QComboBox | None = None
        self._place = column(gap=6)
        self.password = PasswordPage()
        self._recovery: RecoveryPage | None = None
        self._busy: QWidget | None = None
        self._is_painted = False
        self._lay_out()
        self._connect()
        self._take_room()
        self.password.again()

    @property
    def store(self) -> Path:
        """The store chosen."""
        return self._known[self.stores.currentIndex() if self.stores is not None else 0]

    @property
    def complaint(self) -> str:
        """What is said under the fields."""
        return self._page.complaint.text()

    def announce(self, said: Message) -> None:
        """Say above the password what waits for the login."""
        self._pages.insertWidget(0, paragraph(str(said), "soft"))

    def open_with_password(self) -> None:
        """Try the password typed."""
        password = self.password.field.text()
        if password:
            store = self.store
            self._try(lambda _job: self._doors.with_password(store, password), _("Opening the store"))
        else:
            self._complain(_("Please type the password."))

    def open_with_recovery_key(self) -> None:
        """Try the recovery key typed and set the new password."""
        page = self.recovery_page()
        problem = page.new.problem()
        if problem is not None:
            self._complain(problem)
            return
        store, key, new = self.store, page.key.text(), page.new.password
        self._try(lambda _job: self._doors.with_recovery_key(store, key, new), _("Setting the new password"))

    def recovery_page(self) -> RecoveryPage:
        """Return the page for a lost password, made the first time it is asked for."""
        from desktop_app.ui.recovery_page import RecoveryPage  # noqa: PLC0415 - few clerks need it

        if self._recovery is None:
            self._recovery = RecoveryPage()
            self._recovery.go.clicked.connect(self.open_with_recovery_key)
            self._recovery.new.second.returnPressed.connect(self.open_with_recovery_key)
            self._recovery.back.clicked.connect(lambda: self._turn_to(self.password))
            self._pages.insertWidget(1, self._recovery)  # above the bar of running work
            self._recovery.hide()
        return self._recovery

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    @property
    def _page(self) -> PasswordPage | RecoveryPage:
        return self._recovery if self._recovery is not None and self.password.isHidden() else self.password

    def _try(self, work: Callable[[Job], object], says: Message) -> None:
        self._complain("")
        self._set_busy(str(says))
        self._runner.run(work, self._succeed, self._refuse, owner=self)

    def _succeed(self, store: object) -> None:
        self.password.field.clear()
        self.opened.emit(store)

    def _refuse(self, error: BaseException) -> None:
        self._set_busy("")
        if not isinstance(error, AppError | Unreadable):
            raise error
        self._complain(str(error))
        self._page.again()

    def _set_busy(self, says: str) -> None:
        self._page.setEnabled(not says)
        if self.stores is not None:
            self.stores.setEnabled(not says)
        if self._busy is None:
            self._busy = _busy_bar()
            self._pages.addWidget(self._busy)
        self._busy.setVisible(bool(says))
        self._busy.setAccessibleName(says)

    def _complain(self, text: Message | str) -> None:
        self._page.complaint.setText(str(text))

    def _turn_to(self, page: PasswordPage | RecoveryPage) -> None:
        """Show one page instead of the other."""
        self._page.hide()
        page.show()
        page.again()

    def _choose_other(self) -> None:
        from desktop_app.ui.dialogs import Dialogs  # noqa: PLC0415 - loaded when a dialog is wanted

        kinds = [(_("Stores of Community Desk"), STORE_PATTERN)]
        chosen = Dialogs(self).open_file(_("Open another store"), kinds, self.store.parent)
        if chosen is not None:
            self._known.insert(0, chosen)
            self._show_stores()
            self.password.again()

    def _take_room(self) -> None:
        """Take the size of the design, and no more than the screen has where the type is large."""
        size = QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height()))
        large = theme.look().size > _FITS_EVERY_SCREEN
        self.resize(size.boundedTo(self.screen().availableSize()) if large else size)

    def _connect(self) -> None:
        self.password.go.clicked.connect(self.open_with_password)
        self.password.field.returnPressed.connect(self.open_with_password)
        self.password.lost.clicked.connect(lambda: self._turn_to(self.recovery_page()))
        self.password.other.clicked.connect(self._choose_other)
        self.password.new.clicked.connect(self.new_wanted)

    def _lay_out(self) -> None:
        middle = QWidget()
        column(self).addWidget(scrolled(middle))
        around = column(middle, margin=20)
        across = row(gap=0)
        across.addStretch(1)
        across.addWidget(self._card(), 100)
        across.addStretch(1)
        around.addStretch(1)
        around.addLayout(across)
        around.addStretch(1)

    def _card(self) -> QFrame:
        card, inside = panel(margin=28)
        card.setMaximumWidth(theme.px(_CARD))
        inside.addLayout(_brand())
        inside.addSpacing(theme.px(8))
        self._show_stores()
        inside.addLayout(self._place)
        self._pages = column(gap=6)
        self._pages.addWidget(self.password)
        inside.addLayout(self._pages)
        return card

    def _show_stores(self) -> None:
        """Name the store, or let the clerk choose where there are several."""
        while (item := self._place.takeAt(0)) is not None:
            _let_go(item.widget())
        self._place.addWidget(words(_("Store"), "soft"))
        if len(self._known) == 1:
            self._place.addWidget(words(self._known[0].name))
            return
        self.stores = _store_box(self._known)
        self.stores.currentIndexChanged.connect(lambda _at: self._complain(""))
        self._place.addWidget(self.stores)


class PasswordPage(QWidget):
    """The password, and the ways for who has none."""

    def __init__(self) -> None:
        super().__init__()
        self.field = PasswordField(_("Password"))
        self.complaint = paragraph("", "complaint")
        self.go = button(_("Open"), look="primary")
        self.lost = button(_("Password lost"), look="link")
        self.other = button(_("Open another store"), look="link")
        self.new = button(_("Set up a new store"), look="link")
        self._lay_out()

    def again(self) -> None:
        """Take the keyboard, with what was typed marked."""
        self.field.setFocus()
        self.field.selectAll()

    def _lay_out(self) -> None:
        down = column(self, gap=6)
        label = words(_("Password"), "soft")
        label.setBuddy(self.field)
        for widget in (label, self.field, caps_lock_hint(self.field), self.complaint):
            down.addWidget(widget)
        down.addSpacing(theme.px(6))
        down.addWidget(self.go)
        down.addSpacing(theme.px(10))
        for link in (self.lost, self.other, self.new):
            across = row(gap=0)
            across.addWidget(link)
            across.addStretch(1)
            down.addLayout(across)


def _let_go(widget: QWidget | None) -> None:
    if widget is not None:
        widget.deleteLater()


def _store_box(stores: Sequence[Path]) -> QtWidgets.QComboBox:
    box = QtWidgets.QComboBox()
    box.setAccessibleName(str(_("Store")))
    for store in stores:
        box.addItem(store.name)
        box.setToolTip(str(store.parent))
    return box


def _busy_bar() -> QWidget:
    return QtWidgets.QProgressBar(maximum=0, textVisible=False)


def _brand() -> QHBoxLayout:
    across = row(gap=10)
    seal = words("社", "seal")
    seal.setProperty("alignment", ALIGN_CENTER)
    seal.setFixedSize(theme.px(32), theme.px(32))
    across.addWidget(seal)
    across.addWidget(words(_("Community Desk"), "headline"), 1)
    return across
