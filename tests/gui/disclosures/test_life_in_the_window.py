"""From the impact note to the archive with real keys, and the catalogue that asks for the next paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.modules.disclosures.domain import Board, CatalogueItem, Disclosure, State
from desktop_app.modules.disclosures.domain.life import Outcome
from desktop_app.modules.disclosures.store import objections_to, postings_of, told_of
from desktop_app.modules.disclosures.ui.due import disclosures_due
from desktop_app.modules.disclosures.ui.life.dialog import StepDialog
from desktop_app.modules.disclosures.ui.life.strip import Next
from desktop_app.modules.disclosures.ui.page import DisclosuresPage
from desktop_app.store.database import Database
from desktop_app.ui.editors.attached import AttachmentEditor
from tests.gui.conftest import ExpectedDialogs
from tests.gui.disclosures.conftest import MONDAY, add_person, agree, disclosures

AFTER = dt.date(2026, 12, 1)


def keep(dialog: QDialog) -> int:
    """Keep a step as it is offered."""
    assert isinstance(dialog, StepDialog)
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    return dialog.result()


def write(dialog: StepDialog, name: str, text: str) -> None:
    """Fill a field of a step."""
    dialog.fields.editors[name].show_value(text)


def printed(qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, folder: Path) -> None:
    page.begin("candidate")
    add_person(qtbot, page, "zjg")
    dialogs.expect(agree, folder / "a.pdf", "Close")
    page.editor.save_as_file()


def press_next(page: DisclosuresPage) -> None:
    QTest.keyClick(page.editor.strip.next_button, Qt.Key.Key_Space)


def board_in(database: Database) -> None:
    with database.work("set up") as work:
        work.save(Board(name="东门宣传栏"))


def on_day(page: DisclosuresPage, day: dt.date) -> None:
    page.editor._today = page.editor.deeds._today = lambda: day
    page.editor.begin(page.editor.disclosure)


def test_the_strip_asks_for_the_note_first_and_then_for_the_print(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    page.begin("candidate")
    add_person(qtbot, page, "zjg")
    qtbot.waitUntil(lambda: page.editor.strip.next is Next.approve)
    dialogs.expect(agree)
    press_next(page)
    assert page.editor.strip.next is Next.print
    with database.reading() as reading:
        told = told_of(reading, disclosures(database)[0])
    assert told.note is not None
    assert told.note.approver.startswith("Wang")
    add_person(qtbot, page, "oyk")
    qtbot.waitUntil(lambda: page.editor.strip.next is Next.approve)


def test_a_note_that_is_not_approved_keeps_the_paper_back(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    page.begin("candidate")
    add_person(qtbot, page, "zjg")
    dialogs.expect(0)
    page.editor.print()
    assert [each.state for each in disclosures(database)] == [State.draft]


def test_a_paper_goes_from_the_printer_to_the_archive(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    board_in(database)
    printed(qtbot, page, dialogs, tmp_path)
    assert page.editor.strip.next is Next.post
    dialogs.expect(keep)
    press_next(page)
    assert page.editor.disclosure.state is State.posted
    on_day(page, AFTER)
    assert page.editor.strip.next is Next.take_down
    page.editor.head.down_button.click()
    assert page.editor.strip.next is Next.tell_result
    original = page.editor.disclosure
    press_next(page)
    draft = page.editor.form.as_filled_in()
    assert draft.heading == "关于拟确定发展对象的公示结果的公告"
    assert draft.result_of is not None
    page.editor.save()
    page.editor.begin(original)
    assert page.editor.strip.next is Next.archive
    press_next(page)
    with database.reading() as reading:
        kept = told_of(reading, reading.with_uid(Disclosure, original.uid))
    assert kept.archived is not None
    assert kept.archived.sha256 == kept.archived.paper.sha256 if kept.archived.paper else False
    assert "张＊国" in kept.archived.text
    assert kept.archived.fonts
    assert page.editor.strip.next is Next.nothing


def test_without_a_board_the_boards_are_shown(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, tmp_path: Path
) -> None:
    printed(qtbot, page, dialogs, tmp_path)
    dialogs.expect("Close")
    press_next(page)
    assert page.office.pages.current.record is Board


def test_an_objection_is_noted_shown_on_today_and_answered(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    board_in(database)
    printed(qtbot, page, dialogs, tmp_path)
    dialogs.expect(keep)
    press_next(page)

    def object_to_it(dialog: QDialog) -> int:
        assert isinstance(dialog, StepDialog)
        write(dialog, "who", "李四")
        write(dialog, "said", "票数有出入")
        return keep(dialog)

    dialogs.expect(object_to_it)
    page.editor.life.objection_wanted.emit(page.editor.deeds.begun_objection())
    due = [each for each in disclosures_due(database, MONDAY) if str(each.kind) == "Objection"]
    assert len(due) == 1
    assert "李四" not in f"{due[0].what}{due[0].who}{due[0].when}"
    assert page.editor.strip.next is Next.answer

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, StepDialog)
        dialog.fields.editors["answered_on"].show_value(MONDAY)
        write(dialog, "answered_by", "王主任")
        dialog.fields.editors["outcome"].show_value(Outcome.not_upheld)
        return keep(dialog)

    dialogs.expect(answer)
    press_next(page)
    with database.reading() as reading:
        assert not [each for each in objections_to(reading, page.editor.disclosure) if each.is_open]
    assert page.editor.strip.next is Next.nothing


def test_a_photo_of_the_posting_is_kept_and_a_hostile_one_refused(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    board_in(database)
    printed(qtbot, page, dialogs, tmp_path)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    good, bad = tmp_path / "wall.png", tmp_path / "bad.png"
    image.save(str(good))
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + b"<script>" * 40)

    def with_photo(dialog: QDialog) -> int:
        assert isinstance(dialog, StepDialog)
        editor = dialog.fields.editors["photo"]
        assert isinstance(editor, AttachmentEditor)
        dialogs.expect(bad, "Close", good)
        editor.choose()
        assert editor.value() is None
        editor.choose()
        return keep(dialog)

    dialogs.expect(with_photo)
    press_next(page)
    with database.reading() as reading:
        [posting] = postings_of(reading, page.editor.disclosure)
        assert posting.photo is not None
        assert reading.content(posting.photo).startswith(b"\xff\xd8")


def test_the_catalogue_says_what_is_overdue_and_begins_its_paper(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    with database.work("set up") as work:
        overdue = work.save(
            CatalogueItem(
                item="财务收支情况",
                since=dt.date(2026, 5, 1),
                next_due=dt.date(2026, 6, 30),
                type_code="finance_quarter",
            )
        )
    [due] = disclosures_due(database, MONDAY)
    assert (due.uid, str(due.when)) == (overdue.uid, "146 days overdue")
    page.show_catalogue()
    assert page.office.overdue.text() == "财务收支情况: 146 days overdue"
    page.office.wanted.emit(overdue)
    assert page.is_editing
    assert page.editor.disclosure.catalogue_item is not None
    assert page.editor.disclosure.type_code == "finance_quarter"


def test_the_usual_items_are_taken_over_once(
    page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    page.show_catalogue()
    dialogs.expect("Close")
    offered = page.office.findChildren(QAbstractButton)
    next(each for each in offered if each.accessibleName() == "Take over the usual items").click()
    with database.reading() as reading:
        items = reading.find(CatalogueItem)
    assert len(items) > 10
    assert all(each.next_due is not None for each in items if each.rhythm.months)
