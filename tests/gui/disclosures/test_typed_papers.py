"""Papers of other types: chosen by group and search, filled in by their kinds, worded by the office."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.documents.readback import text_on_pages
from desktop_app.modules.disclosures.domain import Disclosure, DisclosureTemplate, State, disclosure_types, values_of
from desktop_app.modules.disclosures.ui.page import DisclosuresPage
from desktop_app.modules.disclosures.ui.rows_editor import RowsEditor
from desktop_app.modules.disclosures.ui.type_chooser import TypeChooser
from desktop_app.store.database import Database
from desktop_app.ui.editors import Editor, LongTextEditor
from tests.gui.conftest import ExpectedDialogs
from tests.gui.disclosures.conftest import RESIDENT_ID, add_person, disclosures, rewrite


def editor(page: DisclosuresPage, code: str) -> Editor:
    return page.editor.form.typed.editors[code]


def typed_line(page: DisclosuresPage, code: str) -> QLineEdit:
    control = editor(page, code).control
    assert isinstance(control, QLineEdit)
    return control


def write(page: DisclosuresPage, code: str, text: str) -> None:
    box = editor(page, code)
    assert isinstance(box, LongTextEditor)
    box.box.setPlainText(text)


def table(page: DisclosuresPage, code: str) -> RowsEditor:
    found = editor(page, code)
    assert isinstance(found, RowsEditor)
    return found


def shown(qtbot: QtBot, page: DisclosuresPage) -> str:
    """Return the text of the paper once it has followed."""
    qtbot.waitUntil(lambda: not page.editor._pause.isActive())
    document = page.editor.preview.view.document
    assert document is not None
    return "".join(text_on_pages(document.pdf)).replace("\r\n", "")


def notice(page: DisclosuresPage) -> None:
    page.begin("notice")
    rewrite(typed_line(page, "subject"), "清理楼道")
    write(page, "body", "请清理楼道。")


def test_a_type_is_found_by_its_initials_and_begun_with_enter(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs
) -> None:
    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, TypeChooser)
        dialog.show()
        QTest.keyClicks(dialog.search, "tst")
        assert dialog.chosen is not None
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        return dialog.result()

    dialogs.expect(choose)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.disclosure.type_code == "outage"
    assert page.editor.form.type_name.text() == "停水停电通知"


def test_the_chooser_lists_every_type_and_moves_with_the_arrows(qtbot: QtBot) -> None:
    chooser = TypeChooser(disclosure_types(), "relief")
    qtbot.addWidget(chooser)
    assert chooser.chosen is not None
    assert chooser.chosen.code == "relief"
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    assert chooser.chosen.code == "resolution"
    chooser.search.setText("no such type")
    assert chooser.chosen is None
    chooser.accept()
    assert chooser.result() == 0
    assert not chooser.begin_button.isEnabled()


def test_the_form_asks_only_for_what_the_paper_has_room_for(page: DisclosuresPage) -> None:
    page.begin("notice")
    form = page.editor.form
    hidden = {name for name, line in form._lines.items() if line.isHidden()}
    assert hidden == {"persons", "proposer", "working_days", "address"}
    assert form.period.isHidden()
    page.begin("candidate")
    assert not [name for name, line in form._lines.items() if line.isHidden()]
    assert form.typed.isHidden()


def test_the_title_follows_its_fields_until_the_clerk_writes_another(qtbot: QtBot, page: DisclosuresPage) -> None:
    notice(page)
    assert "关于清理楼道的通知" in shown(qtbot, page)
    heading = page.editor.form.editors["heading"].control
    assert isinstance(heading, QLineEdit)
    rewrite(heading, "请清理楼道")
    rewrite(typed_line(page, "subject"), "别的")
    assert heading.text() == "请清理楼道"


def test_what_is_missing_stands_in_the_preview_and_under_its_field(qtbot: QtBot, page: DisclosuresPage) -> None:
    page.begin("notice")
    assert "〔正文〕" in shown(qtbot, page)
    page.editor.print()
    complaints = page.editor.form.typed.complaints
    assert {code for code, label in complaints.items() if label.isVisibleTo(page)} == {"subject", "body"}
    assert typed_line(page, "subject").property("bad")


def test_a_notice_is_saved_with_what_was_typed(
    page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    notice(page)
    page.editor.save()
    [kept] = disclosures(database)
    assert values_of(kept)["subject"] == "清理楼道"
    assert not page.editor.is_changed()
    dialogs.expect(tmp_path / "a.pdf", "Close")
    page.editor.save_as_file()
    [kept] = disclosures(database)
    assert kept.state is State.printed
    assert "清理楼道" in Disclosure.field("filled").kind.show(kept.filled)
    assert typed_line(page, "subject").isReadOnly()


def test_a_private_number_in_a_field_stops_the_paper(
    page: DisclosuresPage, dialogs: ExpectedDialogs, tmp_path: Path
) -> None:
    notice(page)
    write(page, "body", f"请{RESIDENT_ID}清理楼道。")
    dialogs.expect("Close")
    page.editor.save_as_file()
    assert "resident ID" in dialogs.said[-1]


def test_a_table_is_pasted_added_up_and_masked(qtbot: QtBot, page: DisclosuresPage) -> None:
    page.begin("subsidies")
    grid = table(page, "recipients").grid
    QGuiApplication.clipboard().setText("欧阳建国\t3-2-501\t300\n单秀英\t\t600.50\n")
    grid.setCurrentCell(0, 0)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.rowCount() == 3
    text = shown(qtbot, page)
    for said in ("欧阳＊国", "3号楼", "900.50"):
        assert said in text
    assert "501" not in text
    grid.item(1, 2).setText("much")
    assert "amount" in grid.item(1, 2).toolTip()
    page.editor.print()
    assert "金额" in page.editor.form.typed.complaints["recipients"].text()


def test_a_table_comes_out_of_a_workbook(page: DisclosuresPage, dialogs: ExpectedDialogs, tmp_path: Path) -> None:
    page.begin("finance_quarter")
    file = tmp_path / "list.csv"
    file.write_text("金额（元）,收入项目\n12,广告\n", encoding="utf-8")
    dialogs.expect(file)
    table(page, "income").choose_file()
    assert table(page, "income").grid.texts() == [["广告", "12", ""]]


def test_marked_rows_are_taken_away(page: DisclosuresPage) -> None:
    page.begin("duty_list")
    grid = table(page, "items").grid
    grid.paste("a\tb\nc\td")
    grid.selectRow(0)
    table(page, "items").drop_button.click()
    assert [row[0] for row in grid.texts()] == ["c"]


def test_what_is_typed_beside_a_person_moves_with_the_person(qtbot: QtBot, page: DisclosuresPage) -> None:
    page.begin("member_appraisal")
    add_person(qtbot, page, "zjg")
    add_person(qtbot, page, "oyk")
    form = page.editor.form
    form.beside.grid.item(0, 0).setText("优秀")
    form.beside.grid.item(1, 0).setText("合格")
    form.persons.list.setCurrentRow(1)
    form.persons.move_current(-1)
    assert form.beside.grid.texts() == [["合格"], ["优秀"]]
    assert "优秀" in shown(qtbot, page)
    form.beside.grid.item(0, 0).setText("不知道")
    page.editor.print()
    assert "评定等次" in form.complaints["persons"].text()


def test_another_type_keeps_what_both_ask_for(page: DisclosuresPage) -> None:
    notice(page)
    page.change_type(next(kind for kind in disclosure_types() if kind.code == "announcement"))
    assert typed_line(page, "subject").text() == "清理楼道"


def test_an_office_copies_a_type_words_it_anew_and_uses_it(
    qtbot: QtBot, page: DisclosuresPage, dialogs: ExpectedDialogs
) -> None:
    page.overview.types_button.click()
    templates = page.templates
    assert templates.form.wording.isReadOnly()
    templates.tree.mark("notice")
    templates.copy_button.click()
    assert not templates.form.wording.isReadOnly()
    templates.form.wording.setPlainText("{body}\n请互相转告。")
    templates.form.name.setText("楼栋通知")
    templates.form.name.textEdited.emit("楼栋通知")
    qtbot.waitUntil(lambda: not templates._pause.isActive())
    document = templates.preview.view.document
    assert document is not None
    assert "请互相转告" in "".join(text_on_pages(document.pdf))
    templates.save_button.click()
    assert templates._own is not None
    assert (templates._own.name, templates._own.revision) == ("楼栋通知", 2)
    templates.back.click()

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, TypeChooser)
        dialog.search.setText("楼栋")
        dialog.accept()
        return dialog.result()

    dialogs.expect(choose)
    page.new()
    assert page.editor.form.type_name.text() == "楼栋通知"


@pytest.mark.parametrize(("wording", "said"), [("{body}\n{who}", "who"), ("[who]", "who"), ("没有正文", "")])
def test_a_wrong_wording_is_complained_of_while_typing_and_not_saved(
    page: DisclosuresPage, dialogs: ExpectedDialogs, wording: str, said: str
) -> None:
    page.show_types()
    page.templates.tree.mark("notice")
    page.templates.copy_button.click()
    page.templates.form.wording.setPlainText(wording)
    assert said in page.templates.form.complaint.text()
    assert page.templates.save_button.isEnabled() is not bool(said)
    dialogs.expect("Discard changes")
    assert page.may_leave()


def test_the_whole_file_can_be_changed_and_the_form_follows(page: DisclosuresPage) -> None:
    page.show_types()
    page.templates.tree.mark("candidate")
    page.templates.copy_button.click()
    form = page.templates.form
    form.tabs.setCurrentIndex(1)
    form.file.setPlainText(form.text.replace("关于拟确定发展对象的公示", "发展对象公示"))
    assert form.title.text() == "发展对象公示"
    form.file.setPlainText(form.text.replace('"branch"]', '"branch", "employer"]'))
    page.templates.save()
    assert "employer" in form.complaint.text()


def test_an_own_type_is_removed_and_its_papers_stay(
    page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    page.show_types()
    page.templates.tree.mark("notice")
    page.templates.copy_button.click()
    dialogs.expect("Remove")
    page.templates.remove_button.click()
    with database.reading() as reading:
        assert reading.count(DisclosureTemplate) == 0
    assert page.templates.tree.chosen is not None


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("txt", "清理楼道".encode()), ("png", b"\x89PNG")])
def test_a_paper_is_saved_as_other_files_too(
    page: DisclosuresPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path, ending: str, begins: bytes
) -> None:
    notice(page)
    file = tmp_path / f"a.{ending}"
    dialogs.expect(file, "Close")
    page.editor.save_as_file()
    assert begins in file.read_bytes()[:400]
    [kept] = disclosures(database)
    assert kept.paper is not None
    assert kept.paper.media_type == "application/pdf"
