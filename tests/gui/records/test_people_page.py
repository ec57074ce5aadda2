"""A clerk at the list and the form of persons, with real keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.days import PartialDate
from desktop_app.domain.i18n import _
from desktop_app.domain.resident_id import Sex
from desktop_app.modules.people.domain import Household, Person, Relation, Whereabouts
from desktop_app.modules.people.ui import people_page
from desktop_app.store.database import Database
from desktop_app.store.query import Filter, Query, Test
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import ChoiceEditor, LineEditor, LinkEditor
from desktop_app.ui.history_panel import told_history
from desktop_app.ui.record_page.head import _WISHES
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.record_page.printing import ListPreview
from desktop_app.ui.record_page.several import SeveralPages
from tests.gui.conftest import ExpectedDialogs, Journeys
from tests.gui.records.conftest import NAMES

ID = "110101195501093373"


@pytest.fixture
def room(desk: Desk, qtbot: QtBot) -> Iterator[SeveralPages]:
    """The people's room on the screen."""
    made = people_page(desk)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    qtbot.waitExposed(made)
    made.come_to_front()
    yield made
    made.current.form.fields.load(made.current.record())  # nothing is left to ask about


@pytest.fixture
def page(room: SeveralPages) -> RecordPage:
    """The list of persons."""
    return room.current


def line(page: RecordPage, field: str) -> LineEditor:
    editor = page.form.fields.editors[field]
    assert isinstance(editor, LineEditor)
    return editor


def listed(page: RecordPage) -> list[str]:
    names = []
    for place in range(page.model.rowCount()):
        record = page.model.record_at(place)
        names.append(record.called_as() if record else "?")
    return names


def settle(page: RecordPage, qtbot: QtBot, names: list[str]) -> None:
    qtbot.waitUntil(lambda: listed(page) == names)


def save(page: RecordPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.form.fields, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def kept(database: Database, text: str) -> Person:
    with database.reading() as reading:
        (person,) = reading.find(Person, Query(text))
    return person


def test_persons_are_listed_in_the_order_of_their_sounds(page: RecordPage) -> None:
    assert listed(page) == ["欧阳堃", "单秀英", "王䶮", "解志强", "张建国"]


def test_a_typed_name_is_saved_with_ctrl_s_and_chosen_in_the_list(
    page: RecordPage, qtbot: QtBot, database: Database
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert line(page, "name").line.hasFocus()
    line(page, "name").line.insert("白")
    qtbot.keyClicks(line(page, "phone").line, "13912345678")
    save(page, qtbot)
    qtbot.waitUntil(lambda: "白" in listed(page))
    saved = kept(database, "13912345678")
    assert page.table.chosen_ids() == [saved.id]
    assert page.form.title.text() == "白"
    with database.reading() as reading:
        assert reading.changes_of(Person, saved.id or 0)[0].step.who == "王淑芬"


def test_the_first_complaint_gets_the_keyboard_and_nothing_is_saved(
    page: RecordPage, qtbot: QtBot, database: Database
) -> None:
    page.new()
    qtbot.keyClicks(line(page, "birth").line, "19550230")
    qtbot.keyClicks(line(page, "resident_id").line, "110101195501093370")
    save(page, qtbot)
    said = {name: label.text() for name, label in page.form.fields.complaints.items() if label.isVisible()}
    assert set(said) == {"name", "birth", "resident_id"}
    assert "required" in said["name"]
    assert "should be 3" in said["resident_id"]
    assert line(page, "name").line.hasFocus()
    assert line(page, "name").line.property("bad") is True
    with database.reading() as reading:
        assert reading.count(Person) == len(NAMES)


def test_a_complaint_far_down_is_brought_into_sight(page: RecordPage, qtbot: QtBot) -> None:
    page.new()
    line(page, "name").line.insert("白")
    line(page, "left_on").line.insert("someday")
    save(page, qtbot)
    complaint = page.form.fields.complaints["left_on"]
    qtbot.waitUntil(lambda: bool(complaint.visibleRegion().boundingRect().height()))
    assert line(page, "left_on").line.hasFocus()


def test_a_refused_change_does_not_show_in_the_list(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    with database.work("save") as work:
        person = work.find(Person, Query("张建国"))[0]
        work.save(person.with_values(resident_id=ID, birth=None))
    page.ask()
    page.table.choose(kept(database, "王䶮").id or 0)
    line(page, "name").line.setText("王二")
    line(page, "birth").line.clear()
    qtbot.keyClicks(line(page, "resident_id").line, ID)
    line(page, "birth").line.clear()
    save(page, qtbot)
    assert "张建国" in page.form.fields.complaints["resident_id"].text()
    assert line(page, "resident_id").line.hasFocus()
    assert "王二" not in listed(page)


def test_an_id_number_fills_birth_date_and_sex_but_not_over_what_was_typed(page: RecordPage, qtbot: QtBot) -> None:
    page.new()
    qtbot.keyClicks(line(page, "resident_id").line, ID)
    assert line(page, "birth").value() == PartialDate(1955, 1, 9)
    sex = page.form.fields.editors["sex"]
    assert sex.value() is Sex.male
    page.form.discard()
    page.new()
    qtbot.keyClicks(line(page, "birth").line, "1960")
    qtbot.keyClicks(line(page, "resident_id").line, ID)
    assert line(page, "birth").value() == PartialDate(1960)


def test_age_and_lunar_day_stand_behind_the_birth_date(page: RecordPage, qtbot: QtBot) -> None:
    page.new()
    qtbot.keyClicks(line(page, "birth").line, "1955-01-09")
    age = dt.date.today().year - 1955 - ((dt.date.today().month, dt.date.today().day) < (1, 9))
    assert line(page, "birth").line.remark == f"({age} years old, lunar calendar 腊月十六)"


@pytest.mark.parametrize(
    ("typed", "found"), [("zjg", "张建国"), ("ouyang", "欧阳堃"), ("秀英", "单秀英"), ("0004", "解志强")]
)
def test_typing_finds(page: RecordPage, qtbot: QtBot, typed: str, found: str) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    page.search.insert(typed)
    settle(page, qtbot, [found])
    assert page.found.text() == "1 found"
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(page)) == len(NAMES))


def test_del_moves_to_the_recycle_bin_and_undo_brings_back(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    page.table.choose(kept(database, "王䶮").id or 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle(page, qtbot, ["欧阳堃", "单秀英", "解志强", "张建国"])
    assert page.undo_bar.isVisible()
    assert page.form.title.text() == "解志强"
    qtbot.mouseClick(page.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    settle(page, qtbot, ["欧阳堃", "单秀英", "王䶮", "解志强", "张建国"])
    assert not page.undo_bar.isVisible()


def test_the_recycle_bin_shows_what_was_removed_and_restores_it(
    page: RecordPage, qtbot: QtBot, database: Database
) -> None:
    page.table.choose(kept(database, "王䶮").id or 0)
    page.table.choose_again([kept(database, "单秀英").id or 0])
    page.remove()
    qtbot.waitUntil(lambda: len(listed(page)) == 3)
    page.bin_button.click()
    settle(page, qtbot, ["单秀英", "王䶮"])
    page.table.choose(page.model.ids[0])
    assert line(page, "name").line.isReadOnly()
    page.table.selectAll()
    page.restore_button.click()
    settle(page, qtbot, [])
    page.bin_button.click()
    qtbot.waitUntil(lambda: len(listed(page)) == len(NAMES))


def test_a_click_on_a_head_sorts_and_a_second_one_turns_the_order(page: RecordPage, qtbot: QtBot) -> None:
    head = page.table.horizontalHeader()
    place = [field.name for field in page.model.fields].index("birth")
    where = QPoint(head.sectionViewportPosition(place) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(page, qtbot, list(NAMES))
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(page, qtbot, list(reversed(NAMES)))


def test_private_numbers_are_masked_in_the_list_and_whole_in_the_form(page: RecordPage, database: Database) -> None:
    column = [field.name for field in page.model.fields].index("phone")
    assert {page.model.index(row, column).data() for row in range(5)} == {f"138****000{n}" for n in range(5)}
    page.table.choose(kept(database, "王䶮").id or 0)
    assert line(page, "phone").line.text() == "13800000001"


def test_a_link_is_found_by_typing_and_taken_with_enter(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    page.table.choose(kept(database, "单秀英").id or 0)
    home = page.form.fields.editors["household"]
    assert isinstance(home, LinkEditor)
    home.field.setFocus()
    qtbot.keyClicks(home.field, "3-2")
    qtbot.waitUntil(home.field.drop.isVisible)
    qtbot.keyClick(home.field, Qt.Key.Key_Return)
    assert home.field.text() == "3号楼2单元704室"
    save(page, qtbot)
    assert kept(database, "单秀英").household


def test_words_that_name_nothing_are_no_link(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    page.table.choose(kept(database, "单秀英").id or 0)
    home = page.form.fields.editors["household"]
    assert isinstance(home, LinkEditor)
    home.field.setFocus()
    qtbot.keyClicks(home.field, "nowhere")
    save(page, qtbot)
    assert "nowhere" in page.form.fields.complaints["household"].text()
    assert kept(database, "单秀英").household is None


def test_a_household_has_one_head(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    page.table.choose(kept(database, "王䶮").id or 0)
    relation = page.form.fields.editors["relation"]
    assert isinstance(relation, ChoiceEditor)
    relation.show_value(Relation.head)
    relation.changed.emit()
    save(page, qtbot)
    assert "张建国" in page.form.fields.complaints["relation"].text()
    assert kept(database, "王䶮").relation is Relation.spouse


def test_both_versions_are_shown_when_somebody_else_saved_first(
    page: RecordPage, qtbot: QtBot, database: Database, dialogs: ExpectedDialogs
) -> None:
    page.table.choose(kept(database, "王䶮").id or 0)
    line(page, "former_names").line.insert("王龙")
    with database.work("save", who="somebody else") as work:
        theirs = work.find(Person, Query("王䶮"))[0]
        work.save(theirs.with_values(employer="学校"))
    seen: list[str] = []

    def choose_mine(dialog: object) -> object:
        seen.append(dialog.windowTitle())  # type: ignore[attr-defined]  # the dialog of the conflict
        dialog.mine_button.click()  # type: ignore[attr-defined]  # as above
        return 1

    dialogs.expect(choose_mine)
    save(page, qtbot)
    assert seen == ["Changed by somebody else"]
    assert kept(database, "王䶮").former_names == "王龙"


def test_leaving_with_unsaved_changes_asks_once(
    room: SeveralPages, page: RecordPage, qtbot: QtBot, database: Database, dialogs: ExpectedDialogs
) -> None:
    page.table.choose(kept(database, "王䶮").id or 0)
    line(page, "former_names").line.insert("王龙")
    dialogs.expect("Keep editing")
    assert not room.may_leave()
    dialogs.expect("Save")
    assert room.may_leave()
    assert kept(database, "王䶮").former_names == "王龙"
    assert room.may_leave()


def test_going_to_another_row_asks_and_going_back_keeps_the_row(
    page: RecordPage, qtbot: QtBot, database: Database, dialogs: ExpectedDialogs
) -> None:
    mine = kept(database, "王䶮").id or 0
    page.table.choose(mine)
    line(page, "former_names").line.insert("王龙")
    dialogs.expect("Keep editing")
    page.table.choose(kept(database, "单秀英").id or 0)
    qtbot.waitUntil(lambda: page.table.chosen_ids() == [mine])
    assert line(page, "former_names").line.text() == "王龙"
    dialogs.expect("Discard changes")
    page.table.choose(kept(database, "单秀英").id or 0)
    qtbot.waitUntil(lambda: page.form.title.text() == "单秀英")


def test_a_change_from_elsewhere_shows_and_keeps_the_row(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    mine = kept(database, "王䶮").id or 0
    page.table.choose(mine)
    with database.work("save", who="elsewhere") as work:
        work.save(work.get(Person, mine).with_values(employer="学校"))
        work.save(Person(name="阿宝"))
    qtbot.waitUntil(lambda: listed(page)[0] == "阿宝")
    assert page.table.chosen_ids() == [mine]
    assert line(page, "employer").line.text() == "学校"


def test_who_moved_away_is_hidden_until_the_chip_is_taken_off(
    page: RecordPage, qtbot: QtBot, database: Database
) -> None:
    with database.work("save") as work:
        person = work.find(Person, Query("王䶮"))[0]
        work.save(person.with_values(whereabouts=Whereabouts.moved_away))
    qtbot.waitUntil(lambda: "王䶮" not in listed(page))
    page.chips.buttons[0].click()
    qtbot.waitUntil(lambda: "王䶮" in listed(page))


def test_a_filter_is_chosen_from_the_menu(page: RecordPage, qtbot: QtBot) -> None:
    page.chips.add_button.click()
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    older = next(action for action in menu.actions() if action.text() == "60 years and older")
    older.trigger()
    menu.close()
    settle(page, qtbot, ["王䶮", "张建国"])
    assert [button.text() for button in page.chips.buttons] == ["On the register  ×", "60 years and older  ×"]


def test_a_range_is_asked_for_and_a_year_holds_all_its_days(page: RecordPage, qtbot: QtBot) -> None:
    question = page.ask_filter(Person.field("birth"))
    for editor, typed in zip(question.editors, ("1960", "1970"), strict=True):
        qtbot.keyClicks(editor.control, typed)
    qtbot.keyClick(question, Qt.Key.Key_Return)
    settle(page, qtbot, ["单秀英", "王䶮"])
    assert Filter("birth", Test.at_most, PartialDate(1970, 12, 31)) in page.chips.filters()


def test_an_unreadable_range_is_complained_of(page: RecordPage, qtbot: QtBot) -> None:
    question = page.ask_filter(Person.field("birth"))
    qtbot.keyClicks(question.editors[0].control, "soon")
    question.answer()
    assert question.complaint.isVisible()
    question.close()


def test_chosen_rows_are_copied_as_they_are_shown(page: RecordPage, qtbot: QtBot) -> None:
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert [row.split("\t")[0] for row in copied] == listed(page)
    assert "138****0000" in copied[-1]


def test_the_list_is_exported_with_whole_numbers_as_text(
    page: RecordPage, qtbot: QtBot, tmp_path: Path, dialogs: ExpectedDialogs
) -> None:
    dialogs.expect(tmp_path / "list.xlsx", "Close")
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    rows = list(load_workbook(tmp_path / "list.xlsx").active.iter_rows(values_only=True))  # type: ignore[union-attr]  # one sheet
    assert rows[0][:2] == ("Full name", "Sex")
    assert [row[0] for row in rows[1:]] == listed(page)
    phone = rows[0].index("Phone")
    assert sorted(str(row[phone]) for row in rows[1:]) == [f"1380000000{n}" for n in range(5)]


def test_the_list_is_looked_at_before_it_is_printed_and_shows_no_whole_number(
    page: RecordPage, qtbot: QtBot, dialogs: ExpectedDialogs
) -> None:
    seen: list[str] = []

    def look(dialog: object) -> int:
        assert isinstance(dialog, ListPreview)
        assert dialog.print_button.isEnabled()
        with pdfium.PdfDocument(dialog.pages.pdf) as document:
            seen.extend(sheet.get_textpage().get_text_range() for sheet in document)
        return 0

    dialogs.expect(look)
    qtbot.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = seen
    assert all(name in sheet for name in NAMES)
    assert "138****0000" in sheet
    assert "13800000000" not in sheet


def test_members_are_listed_with_their_relation_and_open_on_a_click(
    room: SeveralPages, qtbot: QtBot, journeys: Journeys, database: Database
) -> None:
    room.turn_to(1)
    households = room.current
    qtbot.waitUntil(lambda: households.model.rowCount() == 1)
    households.table.choose(households.model.ids[0])
    households.form.show_side(1)
    (panel, *_others) = households.form.panels
    assert [each.accessibleName() for each in panel.lines] == [
        "张建国 head of the household  1950-01-09",
        "王䶮 spouse  1960-01-09",
    ]
    panel.lines[1].click()  # type: ignore[attr-defined]  # a tile
    assert journeys.gone == [("Person", kept(database, "王䶮").uid)]


def test_the_history_says_who_changed_what(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    page.table.choose(kept(database, "王䶮").id or 0)
    line(page, "employer").line.insert("学校")
    save(page, qtbot)
    page.form.show_side(page.form.tabs.count() - 1)
    with database.reading() as reading:
        told = told_history(reading, kept(database, "王䶮"))
    assert told[0].who == "王淑芬"
    assert told[0].changes == (("Employer", "—", "学校"),)
    assert told[1].changes == (
        ("Household", "—", "3号楼2单元704室"),
        ("Relation to the head", "—", "spouse"),
    )
    assert str(told[-1].what) == "Entered"
    assert len(page.form.history.lines) == len(told)


def test_a_record_is_shown_when_another_page_asks_for_it(room: SeveralPages, qtbot: QtBot, database: Database) -> None:
    with database.reading() as reading:
        (home,) = reading.find(Household)
    room.show_record("Household", home.uid)
    assert room.current.form.title.text() == "3号楼2单元704室"
    room.show_record("Person", kept(database, "解志强").uid)
    assert room.current.form.title.text() == "解志强"


def test_columns_keep_their_widths_and_what_is_shown(page: RecordPage, desk: Desk, qtbot: QtBot) -> None:
    page.table.setColumnWidth(0, 211)
    employer = next(action for action in page.table.column_menu().actions() if action.text() == "Employer")
    employer.trigger()
    page.table._keep_columns()
    again = people_page(desk).current
    qtbot.addWidget(again)
    assert again.table.columnWidth(0) == 211
    assert "employer" in again.table.shown_fields()


@pytest.mark.parametrize("size", [100, 150])
def test_no_head_of_a_column_is_cut(page: RecordPage, size: int) -> None:
    head = page.table.horizontalHeader()
    for column in range(head.count()):
        if not head.isSectionHidden(column):
            words = str(page.model.fields[column].label)
            assert head.sectionSize(column) >= head.fontMetrics().horizontalAdvance(words)


def test_a_narrow_page_shows_the_form_in_place_of_the_list(room: SeveralPages, page: RecordPage, qtbot: QtBot) -> None:
    room.resize(700, 600)
    qtbot.waitUntil(lambda: page.sides.is_narrow)
    assert page.table.isVisible()
    assert not page.form.isVisible()
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.isVisible()
    assert not page.table.isVisible()
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_every_control_has_a_name_for_the_screen_reader(room: SeveralPages) -> None:
    nameless: list[QWidget] = []
    for place in range(4):
        room.turn_to(place)
        for sort in (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit):
            nameless += [control for control in room.current.findChildren(sort) if not is_named(control)]
    assert not nameless


def is_named(control: QWidget) -> bool:
    """Tell whether a control can be told from others, or cannot be reached by the keyboard."""
    said = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
    return bool(said) or control.focusPolicy() is Qt.FocusPolicy.NoFocus or control.objectName().startswith("qt_")


def test_a_list_without_rows_says_why(page: RecordPage, qtbot: QtBot) -> None:
    assert not page.table.accessibleDescription()
    page.search.setText("nobody is called so")
    qtbot.waitUntil(lambda: not page.model.rowCount())
    assert page.table.accessibleDescription() == str(_("Nothing was found; try fewer letters or fewer filters."))
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    assert not page.table.accessibleDescription()
    page.show_bin(True)
    assert page.table.accessibleDescription() == str(_("The recycle bin is empty."))
    page.show_bin(False)


def test_a_narrow_page_gives_up_its_title_before_a_tab_is_cut(page: RecordPage) -> None:
    head = page.head
    narrow = head._needed(_WISHES[-1])
    for width, hidden in ((1300, False), (narrow, True), (1300, False)):
        head.resize(width, head.height())
        head._fit()
        assert head._title.isHidden() is hidden
        assert head._needed(head._shown) <= width


def test_the_menu_of_columns_opens_by_key_and_orders_the_list(page: RecordPage, qtbot: QtBot) -> None:
    for way, first in (("ascending", "张建国"), ("descending", "解志强")):
        qtbot.keyClick(page.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), way
        (birth,) = (each for each in menu.actions()[0].menu().actions() if each.text() == "Date of birth")
        birth.trigger()
        menu.close()
        qtbot.waitUntil(lambda first=first: listed(page)[0] == first)


def test_home_and_end_go_to_the_ends_of_the_list(page: RecordPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    for key, row in ((Qt.Key.Key_End, page.model.rowCount() - 1), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(page.table, key)
        assert page.table.currentIndex().row() == row
        record = page.model.record_at(row)
        assert record is not None
        assert page.form.title.text() == record.called_as()


def test_the_heads_say_by_what_the_list_is_ordered(page: RecordPage, qtbot: QtBot) -> None:
    def heads() -> list[str]:
        places = range(page.model.columnCount())
        return [str(page.model.headerData(place, Qt.Orientation.Horizontal)) for place in places]

    birth = next(place for place, each in enumerate(page.model.fields) if each.name == "birth")
    assert "Full name\N{NO-BREAK SPACE}↑" in heads()
    for mark, first in (("↑", "张建国"), ("↓", "解志强")):
        page.table.horizontalHeader().sectionClicked.emit(birth)
        qtbot.waitUntil(lambda first=first: listed(page)[0] == first)
        assert heads()[birth] == f"Date of birth\N{NO-BREAK SPACE}{mark}"
    assert "Full name" in heads()


def test_enter_presses_the_button_with_the_keyboard(page: RecordPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    chip = page.chips.buttons[0]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert not page.chips.chips
    page.bin_button.setFocus()
    qtbot.keyClick(page.bin_button, Qt.Key.Key_Return)
    assert page.in_bin
