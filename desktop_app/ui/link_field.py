"""A field that names another record: it searches while the clerk types, also by pinyin initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.domain.values import Reference
from desktop_app.store.query import Query
from desktop_app.ui.cells import shown
from desktop_app.ui.desk import Desk
from desktop_app.ui.drop_list import Answer, DropList
from desktop_app.ui.parts import IconLine

_PAUSE_MS = 120
_MOST = 20
_TELLING = 3


class LinkField(IconLine):
    """Holds a reference to a record of one type, or None; words that name nothing are no value."""

    chosen = Signal()
    """Another record, or none, was chosen."""

    def __init__(self, target: type[Record], desk: Desk) -> None:
        super().__init__("search")
        self._target, self._desk = target, desk
        self._reference: Reference | None = None
        self._asked = ""
        self.setMaxLength(100)
        self.setPlaceholderText(str(_("Type to search: {what}", what=target.title)))
        self.drop = DropList(self)
        self.drop.picked.connect(self._pick)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    def reference(self) -> Reference | None:
        """Return what is chosen; raises ``Unreadable`` while the words name nothing."""
        typed = self.text().strip()
        if not typed:
            return None
        if self._reference is None or typed != self._reference.title.strip():
            raise Unreadable("not chosen", _("Choose “{text}” from the list that opens while typing.", text=typed))
        return self._reference

    def show_reference(self, reference: Reference | None) -> None:
        """Show ``reference``, or nothing."""
        self._reference = reference
        self.setText(reference.title if reference else "")
        self.setCursorPosition(0)

    def _typed(self, text: str) -> None:
        self._asked = ""
        if text.strip():
            self._wait.start()
            return
        self._wait.stop()
        self.drop.hide()
        self._reference = None
        self.chosen.emit()

    def _ask(self) -> None:
        text = self._asked = self.text().strip()
        self._desk.runner.read(lambda _job: self._search(text), lambda answers: self._answer(text, answers), owner=self)

    def _search(self, text: str) -> list[Answer]:
        """Find records off the window's thread."""
        with self._desk.database.reading() as reading:
            found = reading.find(self._target, Query(text), most=_MOST)
            references = reading.references(self._target, [one.id for one in found if one.id is not None])
        named = [(references[one.id], telling(one)) for one in found if one.id in references]
        return [Answer(reference.title, soft, reference) for reference, soft in named]

    def _answer(self, text: str, answers: Sequence[Answer]) -> None:
        """Show the answers unless the clerk has typed on."""
        if text == self._asked and self.hasFocus():
            self.drop.show_answers(answers)

    def _pick(self, reference: object) -> None:
        if isinstance(reference, Reference):
            self.show_reference(reference)
            self.chosen.emit()


def telling(record: Record) -> str:
    """Return a few short words that tell ``record`` from others called the same; nothing private is among them."""
    told = [
        shown(each, getattr(record, each.name))
        for each in type(record).fields
        if each.in_list and not each.private and each.name != type(record).called
    ]
    return "  ".join([one for one in told if one][:_TELLING])
