"""The types of disclosure: the program's to read and copy, the office's own to change, the paper beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from desktop_app.domain.errors import AppError, Refused
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.documents import paper_of
from desktop_app.modules.disclosures.domain import (
    DisclosureTemplate,
    DisclosureType,
    example_of,
    invented_persons,
)
from desktop_app.modules.disclosures.store import copied, save_template, types_in
from desktop_app.modules.disclosures.ui.template_form import TemplateForm
from desktop_app.modules.disclosures.ui.type_tree import TypeTree
from desktop_app.store.query import Filter, Query, Test
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Leaving
from desktop_app.ui.parts import button, column, heading, panel
from desktop_app.ui.preview.document_preview import DocumentPreview
from desktop_app.ui.preview.newest import Newest
from desktop_app.ui.preview.sheets import Shown, shown

PAUSE_MS = 60
"""Of typing before the paper follows."""
_LIST, _FORM, _PAPER = 24, 38, 38
_NARROWEST, _ROOM_FOR_LIST, _ROOM_FOR_PAPER = 300, 560, 860
"""Design pixels."""


class TemplatePage(QWidget):
    """List, form and paper; ``closed`` when the clerk goes back to the disclosures."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: DisclosureType | None = None
        self._own: DisclosureTemplate | None = None
        self.tree = TypeTree()
        self.tree.setColumnHidden(1, True)
        self.form = TemplateForm()
        self.preview = DocumentPreview(desk.runner)
        self.back = button(_("All disclosures"), self._close, "arrow-left", "link")
        self.copy_button = button(_("Copy and change"), self.copy, "copy", "primary")
        self.remove_button = button(_("Remove"), self.remove, "trash")
        self.save_button = button(_("Save   Ctrl+S"), self.save, "device-floppy", "primary")
        self._newest: Newest[Shown] = Newest(desk.runner, self, self.preview.show_document, self._paper_failed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show_paper)
        self._lay_out()
        self.tree.marked.connect(self._marked)
        self.form.changed.connect(self._edited)
        self.form.broken.connect(self._say_state)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.save)

    def ask(self, code: str = "") -> None:
        """Read the types anew and show the one called ``code``."""
        marked = code or (self._shown.code if self._shown else "notice")
        self._desk.runner.read(lambda _job: self._types(), lambda kinds: self._list(kinds, marked), owner=self)

    def may_leave(self) -> bool:
        """Ask once what to do with changes that are not saved; returns whether the page can be left."""
        if not self.form.is_changed():
            return True
        wish = self._desk.dialogs.leave(_("The type has changes that are not saved."))
        if wish is Leaving.discard and self._shown is not None:
            self.form.load(self._shown)
            return True
        if wish is Leaving.save:
            self.save()
        return wish is Leaving.save and not self.form.is_changed()

    def copy(self) -> None:
        """Make an own type from the one shown and save it at once."""
        kind = self._shown
        if kind is not None:
            self._desk.runner.run(
                lambda _job: self._copied(kind), self._saved, self._desk.dialogs.tell_failure, owner=self
            )

    def save(self) -> None:
        """Keep the own type under its next version; what is wrong is said with its line."""
        own = self._own
        if own is None or not self.form.is_changed():
            return
        changed = own.with_values(text=self.form.text)
        self._desk.runner.run(lambda _job: self._kept(changed), self._saved, self._refused, owner=self)

    def remove(self) -> None:
        """Move the own type to the recycle bin; papers made by it keep its words."""
        own = self._own
        if own is None or not self._desk.dialogs.ask(
            _("Remove the type “{name}”? Papers made by it keep its words.", name=own.name), _("Remove"), danger=True
        ):
            return
        self._desk.runner.run(lambda _job: self._removed(own), lambda _done: self.ask("notice"), owner=self)

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide."""
        return QSize(theme.px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window give up the paper first, then the list."""
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= theme.px(_ROOM_FOR_PAPER))
        self._list_frame.setVisible(event.size().width() >= theme.px(_ROOM_FOR_LIST))

    def _types(self) -> Sequence[DisclosureType]:
        with self._desk.database.reading() as reading:
            return types_in(reading)

    def _list(self, kinds: Sequence[DisclosureType], code: str) -> None:
        self._shown = None
        self.tree.offer(kinds, code)

    def _marked(self) -> None:
        """Show the marked type, once the one shown before may be left."""
        kind = self.tree.chosen
        if kind is None or kind == self._shown:
            return
        if self._shown is not None and not self.may_leave():
            self.tree.mark(self._shown.code)
            return
        self._shown = kind
        self.form.load(kind)
        self._own = None
        if kind.base:
            self._desk.runner.read(lambda _job: self._template(kind.code), self._own_found, owner=self)
        self._say_state()
        self._show_paper()

    def _template(self, code: str) -> list[DisclosureTemplate]:
        with self._desk.database.reading() as reading:
            return reading.find(DisclosureTemplate, Query(filters=(Filter("code", Test.equals, code),)), most=1)

    def _own_found(self, found: list[DisclosureTemplate]) -> None:
        self._own = next(iter(found), None)
        self._say_state()

    def _copied(self, kind: DisclosureType) -> DisclosureTemplate:
        with self._desk.database.work("copy a type", who=self._desk.preferences.user, type=kind.code) as work:
            return save_template(work, copied(work, kind))

    def _kept(self, template: DisclosureTemplate) -> DisclosureTemplate:
        with self._desk.database.work("change a type", who=self._desk.preferences.user, type=template.code) as work:
            return save_template(work, template)

    def _removed(self, template: DisclosureTemplate) -> None:
        with self._desk.database.work("remove a type", who=self._desk.preferences.user, type=template.code) as work:
            work.remove(template)

    def _saved(self, template: DisclosureTemplate) -> None:
        if self._shown is not None:
            self.form.load(self._shown)
        self.ask(template.code)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.form.complain([str(problem.message) for problem in error.problems])
        else:
            self._desk.dialogs.tell_failure(error)

    def _edited(self, _kind: object) -> None:
        self._say_state()
        self._pause.start()

    def _show_paper(self) -> None:
        self._pause.stop()
        self._newest.ask(partial(_example_paper, self.form.kind))

    def _paper_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self.preview.say_nothing(str(error))

    def _say_state(self) -> None:
        is_own = self._own is not None
        self.copy_button.setEnabled(self._shown is not None and not self.form.is_changed())
        self.save_button.setVisible(is_own)
        self.save_button.setEnabled(is_own and self.form.is_changed() and not self.form.is_broken)
        self.remove_button.setVisible(is_own)

    def _close(self) -> None:
        if self.may_leave():
            self.closed.emit()

    def _lay_out(self) -> None:
        down = column(self, gap=14)
        down.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rule = _("A type of the program is copied to be changed; the copy can show less of a person, never more.")
        head, _below = heading(_("Types of paper"), rule, self.remove_button, self.save_button, self.copy_button)
        down.addWidget(head)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        self._list_frame = self._framed(self.tree)
        sides = ((self._list_frame, _LIST), (self._framed(self.form, 14), _FORM), (self.preview, _PAPER))
        for part, share in sides:
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        parts.setSizes([_LIST * 100, _FORM * 100, _PAPER * 100])
        down.addWidget(parts, 1)

    def _framed(self, inside: QWidget, margin: int = 1) -> QFrame:
        frame, within = panel(margin=margin)
        within.addWidget(inside, 1)
        return frame


def _example_paper(kind: DisclosureType) -> Shown:
    """Set ``kind`` with its examples; raises ``AppError`` where that cannot be set."""
    return shown(paper_of(example_of(kind), invented_persons(kind)).shown)
