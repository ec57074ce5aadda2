"""The first window: which store, and the password that opens it.

This module and what it imports stand between the double click and the window: no store, no cipher,
no table library may be imported here. What opens the store is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.parts import button, column, page_column, panel, paragraph, row, scrolled, words
from desktop_app.ui.secrets import CapsLockHint, NewPassword, PasswordField, caps_lock_words
from desktop_app.ui.tasks import Job, Runner

STORE_PATTERN = "*.cdstore"
_CARD = 420
_SIZE = QSize(560, 600)


@dataclass(frozen=True)
class Doors:
    """The ways into a store; each is called off the window's thread and returns the opened store."""

    with_password: Callable[[Path, str], object]
    with_recovery_key: Callable[[Path, str, str], object]


class LoginWindow(QWidget):
    """Asks for the password until a store is open."""

    opened = Signal(object)
    """What the door returned."""
    new_wanted = Signal()
    """The clerk wants to set up a new store."""

    def __init__(self, stores: Sequence[Path], doors: Doors, runner: Runner) -> None:
        super().__init__()
        self._doors, self._runner = doors, runner
        self._dialogs = Dialogs(self)
        self.setWindowTitle(str(_("Community Desk")))
        self._stores = _store_box(stores)
        self._password = _PasswordPage()
        self._recovery = _RecoveryPage()
        self._stack = QStackedWidget()
        self._busy = _busy_bar()
        self._lay_out()
        self._connect()
        self.resize(QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height())).boundedTo(self.screen().availableSize()))
        self._turn_to(self._password)

    @property
    def store(self) -> Path:
        """The store chosen."""
        return Path(self._stores.currentData())

    @property
    def complaint(self) -> str:
        """What is said under the fields."""
        return self._page.complaint.text()

    def open_with_password(self) -> None:
        """Try the password typed."""
        password = self._password.field.text()
        if password:
            store = self.store
            self._try(lambda _job: self._doors.with_password(store, password), _("Opening the store"))
        else:
            self._complain(_("Please type the password."))

    def open_with_recovery_key(self) -> None:
        """Try the recovery key typed and set the new password."""
        problem = self._recovery.new.problem()
        if problem is not None:
            self._complain(problem)
            return
        store, key, new = self.store, self._recovery.key.text(), self._recovery.new.password
        self._try(lambda _job: self._doors.with_recovery_key(store, key, new), _("Setting the new password"))

    @property
    def _page(self) -> _PasswordPage | _RecoveryPage:
        return self._recovery if self._stack.currentWidget() is self._recovery else self._password

    def _try(self, work: Callable[[Job], object], says: Message) -> None:
        self._complain("")
        self._set_busy(str(says))
        self._runner.run(work, self._succeed, self._refuse, owner=self)

    def _succeed(self, store: object) -> None:
        self._password.field.clear()
        self.opened.emit(store)

    def _refuse(self, error: BaseException) -> None:
        self._set_busy("")
        if not isinstance(error, AppError | Unreadable):
            raise error
        self._complain(str(error))
        self._page.again()

    def _set_busy(self, says: str) -> None:
        self._busy.setVisible(bool(says))
        self._busy.setAccessibleName(says)
        self._stack.setEnabled(not says)
        self._stores.setEnabled(not says)

    def _complain(self, text: Message | str) -> None:
        self._page.complaint.setText(str(text))

    def _turn_to(self, page: QWidget) -> None:
        for other in (self._password, self._recovery):
            fits = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(QSizePolicy.Policy.Preferred, fits)
        self._stack.setCurrentWidget(page)
        self._page.again()

    def _choose_other(self) -> None:
        kinds = [(_("Stores of Community Desk"), STORE_PATTERN)]
        chosen = self._dialogs.open_file(_("Open another store"), kinds, self.store.parent)
        if chosen is not None:
            self._stores.insertItem(0, chosen.name, str(chosen))
            self._stores.setCurrentIndex(0)
            self._password.again()

    def _connect(self) -> None:
        self._password.go.clicked.connect(self.open_with_password)
        self._password.field.returnPressed.connect(self.open_with_password)
        self._password.lost.clicked.connect(lambda: self._turn_to(self._recovery))
        self._password.other.clicked.connect(self._choose_other)
        self._password.new.clicked.connect(self.new_wanted)
        self._recovery.go.clicked.connect(self.open_with_recovery_key)
        self._recovery.new.second.returnPressed.connect(self.open_with_recovery_key)
        self._recovery.back.clicked.connect(lambda: self._turn_to(self._password))

    def _lay_out(self) -> None:
        whole = column(self)
        middle = QWidget()
        whole.addWidget(scrolled(middle))
        around = page_column(middle)
        around.addStretch(1)
        around.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(1)

    def _card(self) -> QFrame:
        card, inside = panel(margin=28)
        card.setFixedWidth(theme.px(_CARD))
        inside.addLayout(_brand())
        inside.addSpacing(theme.px(8))
        inside.addWidget(words(_("Store"), "soft"))
        inside.addWidget(self._stores)
        self._stack.addWidget(self._password)
        self._stack.addWidget(self._recovery)
        inside.addWidget(self._stack)
        inside.addWidget(self._busy)
        return card


class _PasswordPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = PasswordField(_("Password"))
        self.complaint = _complaint()
        self.go = button(_("Open"), look="primary")
        self.lost = button(_("Password lost"), look="link")
        self.other = button(_("Open another store"), look="link")
        self.new = button(_("Set up a new store"), look="link")
        self._lay_out(column(self, gap=6))

    def again(self) -> None:
        """Take the keyboard, with what was typed marked."""
        self.field.setFocus()
        self.field.selectAll()

    def _lay_out(self, down: QVBoxLayout) -> None:
        label = words(_("Password"), "soft")
        label.setBuddy(self.field)
        caps = caps_lock_words()
        CapsLockHint(caps, self.field)
        for widget in (label, self.field, caps, self.complaint):
            down.addWidget(widget)
        down.addSpacing(theme.px(6))
        down.addWidget(self.go)
        down.addSpacing(theme.px(10))
        for link in (self.lost, self.other, self.new):
            down.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


class _RecoveryPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.key = QLineEdit()
        self.key.setAccessibleName(str(_("Recovery key")))
        self.key.setMaxLength(200)
        self.new = NewPassword()
        self.complaint = _complaint()
        self.go = button(_("Set password and open"), look="primary")
        self.back = button(_("Back"), look="link")
        self._lay_out(column(self, gap=6))

    def again(self) -> None:
        """Take the keyboard, with what was typed marked."""
        self.key.setFocus()
        self.key.selectAll()

    def _lay_out(self, down: QVBoxLayout) -> None:
        label = words(_("Recovery key, as it was printed"), "soft")
        label.setBuddy(self.key)
        for widget in (label, self.key, self.new, self.complaint):
            down.addWidget(widget)
        down.addSpacing(theme.px(6))
        down.addWidget(self.go)
        down.addStretch(1)
        down.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)


def _store_box(stores: Sequence[Path]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(str(_("Store")))
    for store in stores:
        box.addItem(store.name, str(store))
        box.setItemData(box.count() - 1, str(store), Qt.ItemDataRole.ToolTipRole)
    return box


def _complaint() -> QLabel:
    label = paragraph("", "complaint")
    label.setAccessibleName(str(_("Complaint")))
    return label


def _busy_bar() -> QProgressBar:
    bar = QProgressBar(maximum=0, textVisible=False)
    bar.hide()
    return bar


def _brand() -> QVBoxLayout:
    down = column(gap=4)
    across = row(gap=10)
    seal = words("社", "seal")
    seal.setAlignment(Qt.AlignmentFlag.AlignCenter)
    seal.setFixedSize(theme.px(32), theme.px(32))
    across.addWidget(seal)
    across.addWidget(words(_("Community Desk"), "headline"), 1)
    down.addLayout(across)
    return down
