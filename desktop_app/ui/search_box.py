"""One search box for everything: asked off the window's thread, answered under the box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget

from desktop_app.domain.i18n import _
from desktop_app.ui.drop_list import Answer, DropList
from desktop_app.ui.parts import IconLine
from desktop_app.ui.room import Found
from desktop_app.ui.tasks import Runner

Search = Callable[[str], Sequence[Found]]

_PAUSE_MS = 120


class SearchBox(IconLine):
    """The box and its answers."""

    chosen = Signal(object)
    """A ``Found`` was chosen."""

    def __init__(self, search: Search, runner: Runner) -> None:
        super().__init__("search")
        self._search, self._runner = search, runner
        self._drop = DropList(self, Qt.AlignmentFlag.AlignRight)
        self._drop.picked.connect(self._choose)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self._ask)
        self._asked = ""
        self.setProperty("look", "search")
        self.setPlaceholderText(str(_("Find persons, bodies, documents …   Ctrl+K")))
        self.setAccessibleName(str(_("Find anything")))
        self.textChanged.connect(self._typed)

    @property
    def answers(self) -> QListWidget:
        """The list under the box."""
        return self._drop.list

    def begin(self) -> None:
        """Take the keyboard, with the old words marked so that typing replaces them."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _typed(self, text: str) -> None:
        self._asked = ""
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._drop.hide()

    def _ask(self) -> None:
        text = self.text().strip()
        self._asked = text
        self._runner.read(lambda _job: self._search(text), lambda found: self._answer(text, found), owner=self)

    def _answer(self, text: str, found: Sequence[Found]) -> None:
        """Show the answer unless the clerk has typed on."""
        if text == self._asked and self.hasFocus():
            self._drop.show_answers([Answer(one.title, one.detail, one, one.icon, str(one.kind)) for one in found])

    def _choose(self, found: Found) -> None:
        self.clear()
        self.chosen.emit(found)
