"""The page of one record type: search, filters, list, form, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.record import Field, Record
from desktop_app.store.query import Query
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.filters.chips import ChipRow
from desktop_app.ui.filters.menu import filter_menu
from desktop_app.ui.filters.question import FilterQuestion
from desktop_app.ui.form.record_form import RecordForm
from desktop_app.ui.page import Page
from desktop_app.ui.parts import button, page_column, panel, row, words
from desktop_app.ui.record_page.changes import Changes, affecting
from desktop_app.ui.record_page.emptiness import invitation, says_when_empty
from desktop_app.ui.record_page.extending import NOTHING_MORE, Action, Extension, ListShown
from desktop_app.ui.record_page.head import Head, SearchLine
from desktop_app.ui.record_page.listing import Listing
from desktop_app.ui.record_page.place_kept import PlaceKept
from desktop_app.ui.record_page.printing import print_list
from desktop_app.ui.record_page.recycling import Recycling, UndoBar
from desktop_app.ui.record_page.sides import Sides
from desktop_app.ui.record_page.taking_out import export_list
from desktop_app.ui.table.model import RecordModel
from desktop_app.ui.table.view import RecordTable

_FIRST_SIGHT = range(40)
_ROOMY = 900
_CHIPS_STRETCH = 50


class RecordPage(Page):
    """Everything a clerk does with the records of one type."""

    def __init__(
        self, record: type[Record], desk: Desk, extension: Extension = NOTHING_MORE, title: Message | None = None
    ) -> None:
        super().__init__()
        self.record, self._desk, self._extension = record, desk, extension
        self._order: tuple[str, bool] = ("", False)
        self._stale = True
        self.in_bin = False
        self.model = RecordModel(record, desk.database, desk.runner, self)
        self.table = RecordTable(self.model, desk.preferences)
        self.form = RecordForm(record, desk, manner=extension.manner, panels=extension.panels, save=extension.save)
        self.listing = Listing(self.model, desk, extension.count, self)
        self.kept = PlaceKept(self.table, self.model)
        self._recycling = Recycling(record, desk, self)
        self.head = Head(title or record.plural)
        self.search = SearchLine(record)
        self.chips = ChipRow([each.chip() for each in extension.filters if each.from_the_start])
        self.found = words("", "soft")
        self.undo_bar = UndoBar()
        self._add_actions()
        self._lay_out()
        self._connect()
        self._set_keys()

    def come_to_front(self) -> None:
        """Ask for the list on the first visit, and after its records were changed elsewhere."""
        if self._stale:
            self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        return self.form.may_leave()

    def show_record(self, record_type: str, uid: str) -> None:
        """Show one record in the form, and mark it where the list holds it."""
        if self.form.may_leave():
            self._desk.runner.read(lambda _job: self._with_uid(uid), self._show, owner=self)

    def act(self, action: str) -> None:
        """Do ``new``, ``import``, ``export`` or ``print``."""
        deeds = {"new": self.new, "import": self.bring_in, "export": self.export, "print": self.print_list}
        if action in deeds:
            deeds[action]()

    def ask(self) -> None:
        """Ask the store for what the search box, the chips and the order say."""
        self._stale = False
        order, descending = self._order
        filters = () if self.in_bin else self.chips.filters()
        query = Query(self.search.text(), filters, order, descending, self.in_bin)
        same = query == self.listing.query
        self.listing.ask(query, self.table.rows_in_sight() if same else _FIRST_SIGHT)

    def new(self) -> None:
        """Begin a new record."""
        if not self.in_bin and self.form.may_leave():
            self.table.clearSelection()
            self.kept.forget()
            self.form.show_record(self.record())
            self.sides.open_form()
            self.form.fields.take_keyboard()

    def remove(self) -> None:
        """Move the chosen records to the recycle bin."""
        ids = self.table.chosen_ids()
        if ids and not self.in_bin and self.form.may_leave():
            self.kept.prefer_neighbour(ids)
            self.form.clear()
            self._recycling.remove(ids, self.undo_bar.offer)

    def restore(self, ids: Sequence[int]) -> None:
        """Take records out of the recycle bin."""
        if ids:
            self.undo_bar.hide()
            self._recycling.restore(ids, self._restored)

    def show_bin(self, on: bool) -> None:
        """Show the recycle bin, or the living records again."""
        if not self.form.may_leave():
            self.bin_button.setChecked(self.in_bin)
            return
        self.in_bin = on
        self.undo_bar.hide()
        self.form.clear()
        self.kept.forget()
        self.chips.setVisible(not on)
        self.restore_button.setVisible(on)
        for made in self.head.deeds:
            made.setEnabled(not on)
        self.ask()

    def bring_in(self) -> None:
        """Open the import of such records."""
        if self._extension.bring_in is not None and self.form.may_leave():
            self._extension.bring_in(self._desk)

    def export(self) -> None:
        """Write the list shown into a workbook."""
        export_list(self._desk, self.list_shown())

    def print_list(self) -> None:
        """Print the list shown."""
        print_list(self._desk, self.list_shown())

    def list_shown(self) -> ListShown:
        """Return the list as it stands."""
        chosen, chips = tuple(self.table.chosen_ids()), () if self.in_bin else tuple(self.chips.chips)
        return ListShown(self.record, self.listing.query, self.table.shown_fields(), chosen, chips)

    def _with_uid(self, uid: str) -> Record:
        with self._desk.database.reading() as reading:
            return reading.with_uid(self.record, uid)

    def _show(self, record: Record) -> None:
        self.kept.current = record.id
        self.form.show_record(record, removed=self.in_bin)
        self.sides.open_form()
        if record.id is not None:
            with self.kept.quiet():
                self.table.choose(record.id)

    def _row_changed(self) -> None:
        """Show the row that has the keyboard, once; where changes would be lost, ask first and outside the click."""
        if self.kept.is_quiet or self.kept.current == self.kept.id_at_cursor():
            return
        if self.form.is_changed():
            QTimer.singleShot(0, self._leave_for_row)
        else:
            self._show_row()

    def _leave_for_row(self) -> None:
        if self.form.may_leave():
            self._show_row()
        else:
            self.kept.go_back()

    def _show_row(self) -> None:
        record = self.table.current_record()
        if record is not None:
            self.kept.current = record.id
            self.form.show_record(record, removed=self.in_bin)

    def _answered(self, count: Message, another: bool) -> None:
        """Put the keyboard, the choice and the scrolling where they were, and the form's record up to date."""
        self._say_what_is_listed(count)
        self.kept.put_back()
        if self.form.is_changed():
            return
        record, shown = self.table.current_record(), self.form.record
        if self.kept.id_at_cursor() is None:
            if another and shown is not None and shown.id is not None:
                self.form.clear()
                self.kept.forget()
        elif record is not None and (shown is None or shown.id != record.id or shown.version != record.version):
            self._show_row()

    def _say_what_is_listed(self, count: Message) -> None:
        query, many = self.listing.query, len(self.model.ids)
        narrowed = bool(query.text.strip() or query.filters)
        self.head.say_count(count)
        self.table.say_when_empty(says_when_empty(query))
        self.form.invite(invitation(query, rows=many > 0))
        self.found.setText(str(n_("{n:,} found", "{n:,} found", many)) if narrowed or self.in_bin else "")

    def _restored(self, records: Sequence[Record]) -> None:
        if records and not self.in_bin:
            self.kept.current = records[0].id

    def _open(self) -> None:
        """Put the keyboard into the form of the row."""
        if self.form.record is None:
            self._show_row()
        if self.form.record is not None:
            self.sides.open_form()
            self.form.fields.take_keyboard()

    def _back_to_list(self) -> None:
        if not self.sides.is_narrow or self.form.may_leave():
            self.sides.close_form()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort(self, field: str, descending: bool) -> None:
        self._order = (field, descending)
        self.ask()

    def _saved(self, record: Record) -> None:
        self.kept.current = record.id
        self.ask()

    def _refresh(self) -> None:
        """Ask again after records were changed, at once or when the clerk comes back to this page."""
        if self.isVisible():
            self.ask()
        else:
            self._stale = True

    def _narrowed(self) -> None:
        """Show another part of the list from its top."""
        self.table.scrollToTop()
        self.ask()

    def _offer_filters(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        filter_menu(menu, self.record, self._extension.filters, self.chips.add, self.ask_filter)
        menu.popup(self._below_filter_button())

    def ask_filter(self, field: Field) -> FilterQuestion:
        """Ask for the values of a filter that a menu cannot hold."""
        question = FilterQuestion(self.record, field, self._desk, self)
        question.answered.connect(self.chips.add)
        question.move(self._below_filter_button())
        question.begin()
        return question

    def _below_filter_button(self) -> QPoint:
        made = self.chips.add_button
        return made.mapToGlobal(QPoint(0, made.height() + 4))

    def _add_actions(self) -> None:
        extension = self._extension
        new = _("New: {what}", what=self.record.title)
        self.head.add(new, "plus", self.new, "Ctrl+N")
        if extension.bring_in is not None:
            self.head.add(_("Import"), "file-import", self.bring_in)
        self.head.add(_("Export"), "file-export", self.export, "Ctrl+E")
        self.head.add(_("Print"), "printer", self.print_list, "Ctrl+P")
        for action in extension.actions:
            self.head.add(action.title, action.icon, partial(self._do, action), action.keys)

    def _lay_out(self) -> None:
        down = page_column(self)
        down.addWidget(self.head)
        self.search_row = QWidget()
        self._fill_search_row(row(self.search_row, gap=8))
        down.addWidget(self.search_row)
        frame, inside = panel(margin=1)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.undo_bar)
        self.sides = Sides(frame, self.form, self._desk.preferences, self.record.__name__)
        down.addWidget(self.sides, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bin_button.setText(str(_("Recycle bin")) if event.size().width() >= theme.px(_ROOMY) else "")

    def _front_changed(self, *, form_alone: bool) -> None:
        """Let a form that stands in the list's place have the whole page."""
        self.head.setVisible(not form_alone)
        self.search_row.setVisible(not form_alone)

    def _fill_search_row(self, across: QHBoxLayout) -> None:
        self.bin_button = button(_("Recycle bin"), None, "trash", "link")
        self.bin_button.setCheckable(True)
        self.restore_button = button(_("Restore"), lambda: self.restore(self.table.chosen_ids()), "arrow-back-up")
        self.restore_button.hide()
        self.bin_button.setAccessibleName(str(_("Recycle bin")))
        self.bin_button.setToolTip(str(_("Recycle bin")))
        across.addWidget(self.search)
        across.addWidget(self.chips, _CHIPS_STRETCH)
        across.addStretch(1)
        across.addWidget(self.found)
        across.addWidget(self.restore_button)
        across.addWidget(self.bin_button)

    def _connect(self) -> None:
        self.search.asked.connect(self._narrowed)
        self.search.down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.chips.changed.connect(self._narrowed)
        self.chips.add_button.clicked.connect(self._offer_filters)
        self.bin_button.clicked.connect(self.show_bin)
        self.undo_bar.undo.connect(self.restore)
        self.table.current_changed.connect(self._row_changed)
        self.table.opened.connect(self._open)
        self.table.sort_wanted.connect(self._sort)
        self.table.remove_wanted.connect(self.remove)
        self.model.arrived.connect(self._row_changed)
        self.listing.about_to_change.connect(self.kept.keep)
        self.listing.answered.connect(self._answered)
        self.form.saved.connect(self._saved)
        self.form.closed.connect(self._back_to_list)
        self.sides.front_changed.connect(lambda alone: self._front_changed(form_alone=alone))
        Changes(self._desk.database, affecting(self.record), self._refresh, self)

    def _set_keys(self) -> None:
        for keys, deed in (
            ("Ctrl+N", self.new),
            ("Ctrl+S", self.form.save),
            ("Ctrl+F", self.search.begin),
            ("Ctrl+E", self.export),
            ("Ctrl+P", self.print_list),
            ("Esc", self._back_to_list),
            *((action.keys, partial(self._do, action)) for action in self._extension.actions if action.keys),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _do(self, action: Action) -> None:
        action.do(self._desk, self.list_shown())
