"""From a few initials to a paper on the wall, with real keys."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.documents.preview import page_count, page_images
from desktop_app.documents.readback import text_on_pages
from desktop_app.modules.disclosures.domain import Disclosure, State, type_called
from desktop_app.modules.disclosures.ui.due import disclosures_due, disclosures_found
from desktop_app.modules.disclosures.ui.page import DisclosuresPage
from desktop_app.modules.disclosures.ui.rows import Shelf
from desktop_app.modules.disclosures.ui.shape_bar import Side
from desktop_app.modules.people.domain import Person
from desktop_app.store.database import Database
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing.dialog import PrintDialog
from desktop_app.ui.room import Urgency
from tests.gui.conftest import ExpectedDialogs
from tests.gui.disclosures.conftest import (
    MOBILE,
    MONDAY,
    PHONE,
    RESIDENT_ID,
    FilePrinter,
    add_person,
    agree,
    disclosures,
    line,
    post_it,
    rewrite,
)


def draft_of_two(qtbot: QtBot, page: DisclosuresPage) -> None:
    """Begin a disclosure of two persons by their initials."""
    page.begin("candidate")
    add_person(qtbot, page, "zjg")
    add_person(qtbot, page, "oyk")
    seen(qtbot, page)


def seen(qtbot: QtBot, page: DisclosuresPage) -> None:
    """Wait until the paper has followed."""
    qtbot.waitUntil(lambda: not page.editor._pause.isActive())


def names(page: DisclosuresPage) -> list[str]:
    return [each.person.title for each in page.editor.form.persons.persons() if each.person]


def read(pdf: bytes) -> str:
    return "".join(text_on_pages(pdf)).replace("\r\n", "")


def press_print(dialog: QDialog) -> int:
    assert isinstance(dialog, PrintDialog)
    dialog.print_button.click()
    return dialog.result()


def kept_paper(database: Database) -> bytes:
    paper = disclosures(database)[0].paper
    assert paper is not None
    with database.reading() as reading:
        return reading.content(paper)


def test_two_persons_are_found_by_their_initials_and_shown_masked(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    assert names(page) == ["张建国", "欧阳堃"]
    document = page.editor.preview.view.document
    assert document is not None
    assert page.editor.preview.place.text() == "1 / 1"
    text = read(document.pdf)
    assert "张＊国" in text
    assert "欧阳＊" in text
    assert "幸福机械厂" not in text
    assert page.editor.preview.notice.isHidden()


def test_the_paper_is_printed_and_kept(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, printer: FilePrinter
) -> None:
    draft_of_two(qtbot, page)
    dialogs.expect(agree, press_print, "Close")
    QTest.keyClick(page.editor, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page_count(printer.file.read_bytes()) == 1
    image = page_images(printer.file.read_bytes(), 50)[0]
    assert min(image.pixels[::4]) < 128
    kept = disclosures(database)[0]
    assert kept.state is State.printed
    text = read(kept_paper(database))
    assert PHONE in text
    for private in (MOBILE, RESIDENT_ID, "张建国"):
        assert private not in text
    assert page.editor.shapes.side is Side.printed
    assert page.editor.head.state.text() == "printed"
    assert "1 page was sent" in dialogs.said[-1]


def test_what_was_printed_can_only_be_read(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    draft_of_two(qtbot, page)
    dialogs.expect(agree, tmp_path / "a.pdf", "Close")
    page.editor.save_as_file()
    assert line(page, "heading").isReadOnly()
    document = page.editor.preview.view.document
    assert document is not None
    assert document.pdf == kept_paper(database) == (tmp_path / "a.pdf").read_bytes()
    assert not page.editor.is_changed()


@pytest.mark.parametrize("name", ["heading", "contact"])
def test_a_resident_id_stops_printing_and_the_place_is_framed(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, printer: FilePrinter, name: str
) -> None:
    draft_of_two(qtbot, page)
    rewrite(line(page, name), f"公示 {RESIDENT_ID}")
    seen(qtbot, page)
    document = page.editor.preview.view.document
    assert document is not None
    assert document.boxes[0].page == 0
    assert page.editor.preview.notice.isVisibleTo(page)
    dialogs.expect("Close", "Close")
    page.editor.print()
    page.editor.save_as_file()
    assert all("page 1 holds a resident ID number" in said for said in dialogs.said)
    assert not printer.file.exists()
    assert [each.state for each in disclosures(database)] == [State.draft]


def test_a_paper_of_nobody_is_not_printed(page: DisclosuresPage) -> None:
    page.begin("candidate")
    page.editor.print()
    assert page.editor.form.complaints["persons"].text() == "Choose at least one person."


def test_complaints_stand_under_their_fields(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    for name, text in (("posted_on", "20261332"), ("working_days", "x"), ("phone", "12345"), ("signer", "")):
        rewrite(line(page, name), text)
    page.editor.print()
    complaints = page.editor.form.complaints
    wrong = {name for name, label in complaints.items() if label.isVisibleTo(page)}
    assert wrong == {"posted_on", "working_days", "phone", "signer"}
    assert line(page, "posted_on").property("bad")


def test_the_last_day_follows_while_typing_and_says_when_it_is_provisional(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    period = page.editor.form.period
    assert "Nov 30, 2026" in period.days.text()
    assert period.doubt.isHidden()
    rewrite(line(page, "posted_on"), "20261230")
    assert "Provisional" in period.doubt.text()
    assert not period.doubt.isHidden()
    assert line(page, "signed_on").text() == "2026-12-30"
    rewrite(line(page, "posted_on"), "2026.11.20")
    assert period.late.isVisibleTo(page)
    rewrite(line(page, "working_days"), "3")
    assert "5 working days at least" in period.shortfall.text()
    for told in ("发展党员", "one secondary source"):
        assert told in period.rule.text()
    for told in ("disclosure.candidate.working_days", "version 1"):
        assert told not in period.rule.text()
        assert told in period.rule.toolTip()


def test_persons_are_put_into_order_and_taken_off_with_the_keys(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    field = page.editor.form.persons
    field.list.setFocus()
    QTest.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(page) == ["欧阳堃", "张建国"]
    QTest.keyClick(field.list, Qt.Key.Key_Delete)
    assert names(page) == ["张建国"]


def test_the_paper_follows_a_person_who_was_mended_elsewhere(
    qtbot: QtBot, page: DisclosuresPage, database: Database
) -> None:
    draft_of_two(qtbot, page)
    with database.work("test") as work:
        person = next(each for each in work.find(Person) if each.name == "张建国")
        work.save(person.with_values(name="章建国"))
    page.come_to_front()
    document = page.editor.preview.view.document
    assert document is not None
    assert "章＊国" in read(document.pdf)


def test_a_name_typed_and_not_chosen_is_complained_of_and_loses_nobody(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    QTest.keyClicks(page.editor.form.persons.search, "nobody")
    assert len(page.editor.form.as_filled_in().persons) == 2
    page.editor.print()
    assert "Choose the person" in page.editor.form.complaints["persons"].text()


def test_nobody_is_added_twice(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    add_person(qtbot, page, "zjg")
    assert names(page) == ["张建国", "欧阳堃"]
    assert "already" in page.editor.form.persons.remark.text()


def test_a_draft_survives_leaving(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    draft_of_two(qtbot, page)
    rewrite(line(page, "heading"), "关于第一党支部发展对象的公示")
    dialogs.expect("Save")
    page.show_list()
    assert not page.is_editing
    assert page.overview.rows.rows[0].heading == "关于第一党支部发展对象的公示"
    QTest.keyClick(page.overview.table, Qt.Key.Key_Return)
    assert page.is_editing
    assert names(page) == ["张建国", "欧阳堃"]
    assert not page.editor.is_changed()


def test_leaving_can_be_called_off_or_the_changes_thrown_away(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    draft_of_two(qtbot, page)
    dialogs.expect("Keep editing", "Discard changes")
    assert not page.may_leave()
    assert names(page) == ["张建国", "欧阳堃"]
    assert page.may_leave()
    assert disclosures(database) == []


def test_changes_are_discarded_and_a_draft_never_saved_is_gone(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    page.editor.save()
    rewrite(line(page, "contact"), "somebody else")
    assert page.editor.is_changed()
    page.editor.discard_button.click()
    assert line(page, "contact").text() == "王淑芬"
    page.begin("candidate")
    page.editor.discard_button.click()
    assert not page.is_editing


def test_another_type_keeps_the_persons_and_the_posting_day(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    rewrite(line(page, "posted_on"), "20261201")
    page.change_type(type_called("candidate"))
    assert names(page) == ["张建国", "欧阳堃"]
    assert line(page, "posted_on").text() == "2026-12-01"


def test_an_untouched_draft_is_left_without_a_question(page: DisclosuresPage, database: Database) -> None:
    page.begin("candidate")
    assert page.may_leave()
    assert disclosures(database) == []


def test_a_poster_shows_as_many_sheets_as_it_announces(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    editor = page.editor
    editor.shapes.choose(Side.poster)
    assert editor.preview.view.pages == 1
    editor.shapes.choose(Side.sheets)
    assert editor.preview.view.pages == 8
    assert editor.preview.view.document is not None
    assert editor.preview.view.document.across == 2
    assert "8 A4 sheets (4 × 2), 100%" in editor.shapes.told.text()
    editor.shapes.cut.setCurrentIndex(1)
    editor.shapes.cut.activated.emit(1)
    assert editor.preview.view.pages == 4
    QTest.keyClick(editor.preview.view, Qt.Key.Key_PageDown)
    assert editor.preview.place.text() == "2 / 4"


def test_a_poster_is_saved_as_its_sheets(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    draft_of_two(qtbot, page)
    page.editor.shapes.choose(Side.poster)
    dialogs.expect(agree, tmp_path / "poster.pdf", "Close")
    page.editor.save_as_file()
    assert page_count((tmp_path / "poster.pdf").read_bytes()) == 1 + 8  # the plan and its sheets
    paper = disclosures(database)[0].paper
    assert paper is not None
    assert paper.name.endswith("-A2.pdf")


def test_without_a_printer_a_pdf_is_offered(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, printer: FilePrinter, tmp_path: Path
) -> None:
    printer._names.clear()
    draft_of_two(qtbot, page)

    def save_instead(dialog: QDialog) -> int:
        assert isinstance(dialog, PrintDialog)
        assert dialog.print_button.isHidden()
        dialog.file_button.click()
        return dialog.result()

    dialogs.expect(agree, save_instead, tmp_path / "a.pdf", "Close")
    page.editor.print()
    assert (tmp_path / "a.pdf").is_file()


def test_a_failed_save_leaves_a_draft(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    draft_of_two(qtbot, page)
    dialogs.expect(agree, tmp_path / "no folder" / "a.pdf", "Close")
    page.editor.save_as_file()
    assert [each.state for each in disclosures(database)] == [State.draft]
    assert "cannot be reached" in dialogs.said[-1]


def test_a_disclosure_is_taken_down_after_its_last_day(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    draft_of_two(qtbot, page)
    dialogs.expect(agree, tmp_path / "a.pdf", "Close")
    page.editor.save_as_file()
    assert page.editor.head.down_button.isHidden()
    post_it(page, database)
    page.editor._today = page.editor.deeds._today = lambda: dt.date(2026, 12, 1)
    page.editor.begin(page.editor.disclosure)
    page.editor.head.down_button.click()
    assert [each.state for each in disclosures(database)] == [State.ended]
    tabs = page.editor.shapes.tabs
    assert [side for place, side in enumerate(Side) if tabs.isTabVisible(place)] == [Side.printed]


def test_a_new_draft_is_made_from_a_printed_one(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, tmp_path: Path
) -> None:
    draft_of_two(qtbot, page)
    dialogs.expect(agree, tmp_path / "a.pdf", "Close")
    page.editor.save_as_file()
    page.editor.head.copy_button.click()
    assert page.editor.disclosure.id is None
    assert names(page) == ["张建国", "欧阳堃"]


def printed_on(qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, folder: Path) -> Disclosure:
    draft_of_two(qtbot, page)
    dialogs.expect(agree, folder / "a.pdf", "Close")
    page.editor.save_as_file()
    return page.editor.disclosure


def test_today_says_what_ends_and_what_comes_down(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    kept = printed_on(qtbot, page, dialogs, tmp_path)
    post_it(page, database)
    for day, urgency, when in (
        (MONDAY, Urgency.open, "5 working days left"),
        (dt.date(2026, 11, 27), Urgency.soon, "1 working day left"),
        (dt.date(2026, 11, 30), Urgency.soon, "last day today"),
        (dt.date(2026, 12, 1), Urgency.overdue, "ended, take it down"),
    ):
        (due,) = disclosures_due(database, day)
        assert (due.urgency, str(due.when), due.uid, due.record_type) == (urgency, when, kept.uid, "Disclosure")
    assert "(2 persons)" in due.what
    page.show_list()
    page.show_record("Disclosure", due.uid)
    assert page.editor.disclosure.uid == kept.uid


def test_the_search_finds_disclosures_by_their_title(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    kept = printed_on(qtbot, page, dialogs, tmp_path)
    assert [found.uid for found in disclosures_found(database, "发展对象")] == [kept.uid]


def test_the_list_is_narrowed_by_initials_and_by_state(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, tmp_path: Path
) -> None:
    printed_on(qtbot, page, dialogs, tmp_path)
    page.show_list()
    rows = page.overview.rows
    for text, shelf, many in (
        ("oyk", Shelf.all, 1),
        ("xyz", Shelf.all, 0),
        ("", Shelf.waiting, 1),
        ("", Shelf.hanging, 0),
        ("", Shelf.drafts, 0),
    ):
        rows.narrow(text, shelf)
        assert rows.rowCount() == many


def test_a_draft_is_removed_with_undo_and_a_printed_one_stays(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    printed_on(qtbot, page, dialogs, tmp_path)
    page.show_list()
    dialogs.expect("Close")
    QTest.keyClick(page.overview.table, Qt.Key.Key_Delete)
    assert len(disclosures(database)) == 1
    page.begin("candidate")
    page.editor.save()
    page.show_list()
    QTest.keyClick(page.overview.table, Qt.Key.Key_Delete)
    assert len(disclosures(database)) == 1
    page.overview.undo_bar.undo_button.click()
    assert len(disclosures(database)) == 2


def test_nothing_to_click_is_nameless(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    page.editor.shapes.choose(Side.sheets)
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
        and widget.isVisibleTo(page)
    ]
    assert nameless == []


def test_a_narrow_window_shows_form_or_paper(qtbot: QtBot, page: DisclosuresPage) -> None:
    draft_of_two(qtbot, page)
    page.resize(700, 600)
    QApplication.processEvents()
    assert page.editor.head.halves.isVisibleTo(page)
    assert not page.editor.preview.isVisibleTo(page)
    page.editor.head.halves.setCurrentIndex(1)
    assert page.editor.preview.isVisibleTo(page)
    page.resize(1170, 680)
    QApplication.processEvents()
    assert page.editor.preview.isVisibleTo(page)
    assert page.editor.form.isVisibleTo(page)


def test_the_history_says_who_printed(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs, desk: Desk, tmp_path: Path
) -> None:
    printed_on(qtbot, page, dialogs, tmp_path)
    with desk.database.reading() as reading:
        step = reading.steps(action="print", most=1)[0]
    assert (step.who, step.details["form"]) == ("王淑芬", "A4")
