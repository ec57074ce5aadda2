"""A roster comes in through the window: recognised, corrected, previewed, decided, written, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.days import PartialDate
from desktop_app.modules.people.domain import Person
from desktop_app.modules.upkeep.ui.imports.fates import Fate
from desktop_app.modules.upkeep.ui.imports.history import ImportHistory
from desktop_app.modules.upkeep.ui.imports.outcome_model import WHY, WIDTHS
from desktop_app.modules.upkeep.ui.imports.page import ImportPage
from desktop_app.opening import OpenStore
from desktop_app.store.history import Step
from desktop_app.ui import theme
from desktop_app.ui.frame import Frame
from desktop_app.ui.tasks import ThreadRunner
from desktop_app.ui.theme import Look
from tests.gui.conftest import ExpectedDialogs

NAME = str(Person.field("name").label)
Settled = Callable[[], None]
Workbook = Callable[..., Path]


def persons_in(store: OpenStore) -> list[Person]:
    with store.database.reading() as reading:
        return reading.find(Person)


def steps(store: OpenStore) -> list[Step]:
    with store.database.reading() as reading:
        return reading.steps()


def add(store: OpenStore, *persons: Person) -> None:
    with store.database.work("test") as work:
        work.add_all(persons)


def with_keyboard() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def at_preview(page: ImportPage, path: Path, settled: Settled) -> ImportPage:
    page.choosing.take(path)
    settled()
    page.check()
    settled()
    assert page.step is page.preview
    return page


def cards(page: ImportPage) -> dict[str, str]:
    said = [card.accessibleName().split(": ") for card in page.preview.cards.cards]
    return {title: figure.split()[0] for title, figure in said}


def lines(page: ImportPage) -> list[list[str]]:
    model = page.preview.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def take_back_buttons(history: ImportHistory) -> list[QPushButton]:
    return [made for line in history.lines for made in line.findChildren(QPushButton)]


def test_a_roster_comes_in_with_keys_alone(
    qtbot: QtBot, frame: Frame, workbook: Workbook, settled: Settled, store: OpenStore, dialogs: ExpectedDialogs
) -> None:
    frame.activateWindow()
    frame.go("imports", "people")
    page = frame.page
    assert isinstance(page, ImportPage)
    dialogs.expect(workbook())
    qtbot.waitUntil(lambda: with_keyboard() is page.choosing.choose)
    qtbot.keyClick(with_keyboard(), Qt.Key.Key_Return)
    settled()
    assert with_keyboard() is page.mapping.next
    qtbot.keyClick(with_keyboard(), Qt.Key.Key_Return)
    settled()
    assert with_keyboard() is page.preview.table
    assert not persons_in(store)
    qtbot.keyClick(with_keyboard(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page.step is page.result
    assert sorted(person.name for person in persons_in(store)) == ["李二", "王一"]
    qtbot.keyClick(with_keyboard(), Qt.Key.Key_Return)
    assert frame.room == "people"


def test_escape_goes_one_step_back(qtbot: QtBot, importing: ImportPage, workbook: Workbook, settled: Settled) -> None:
    at_preview(importing, workbook(), settled)
    for step in (importing.mapping, importing.choosing):
        qtbot.keyClick(with_keyboard(), Qt.Key.Key_Escape)
        assert importing.step is step


def test_the_head_row_and_the_columns_not_used_are_shown(
    importing: ImportPage, workbook: Workbook, settled: Settled
) -> None:
    importing.choosing.take(workbook([("1", *row) for row in (("王一", "13900000001"),)], ("序号", "姓名", "联系电话")))
    settled()
    mapping = importing.mapping
    assert [box.currentText() for box in mapping.header.boxes] == ["(not used)", NAME, "Phone"]
    assert [caption.text() for caption in mapping.header.captions] == ["not used", "recognised", "recognised"]
    assert mapping.unused.text() == "Columns not used: 序号"
    assert mapping.where.text() == "Head in row 1, 1 row below it"


def test_a_column_is_corrected_with_keys_and_remembered_for_such_a_workbook(
    qtbot: QtBot, importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore
) -> None:
    head = ("姓名", "联系电话", "服务站")
    path = workbook([("王一", "13900000001", "东站"), ("李二", "13900000002", "西站")], head)
    importing.choosing.take(path)
    settled()
    box = importing.mapping.header.boxes[2]
    box.setFocus()
    box.showPopup()
    view = box.view()
    employer = next(row for row in range(box.count()) if box.itemData(row) == "employer")
    view.setCurrentIndex(box.model().index(employer, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: importing.mapping.header.captions[2].text() == "as you chose")
    importing.check()
    settled()
    importing.write()
    settled()
    assert {person.employer for person in persons_in(store)} == {"东站", "西站"}
    importing.start()
    importing.choosing.take(workbook([("周五", "13900000009", "北站")], head, "another.xlsx"))
    settled()
    assert importing.mapping.header.boxes[2].currentText() == "Employer"
    assert importing.mapping.header.captions[2].text() == "as last time"


def test_a_field_stands_above_one_column_only(importing: ImportPage, workbook: Workbook, settled: Settled) -> None:
    importing.choosing.take(workbook([("王一", "东站", "13900000001")], ("姓名", "服务站", "联系电话")))
    settled()
    importing.mapping.header.chosen.emit(1, "name")
    assert importing.mapping.mapping == {1: "name", 2: "phone"}
    importing.mapping.header.chosen.emit(0, "phone")
    assert importing.mapping.mapping == {0: "phone", 1: "name", 2: "phone"}


def test_without_a_column_of_names_the_rows_cannot_be_checked(
    importing: ImportPage, workbook: Workbook, settled: Settled
) -> None:
    importing.choosing.take(workbook())
    settled()
    importing.mapping.header.chosen.emit(0, "")
    assert not importing.mapping.next.isEnabled()
    assert importing.mapping.complaint.text() == f"No column is read as: {NAME}"


def test_counts_are_shown_and_narrow_the_list(importing: ImportPage, workbook: Workbook, settled: Settled) -> None:
    at_preview(importing, workbook(), settled)
    assert cards(importing) == {
        "Rows": "3",
        "Refused": "1",
        "To decide": "0",
        "New": "2",
        "Changed": "0",
        "Unchanged": "0",
    }
    [[row, outcome, name, *_between, why]] = lines(importing)
    assert (row, outcome, name) == ("4", "refused", "周四")
    assert why.startswith("Date of birth: ")
    importing.preview.cards.cards[0].click()
    assert [line[0] for line in lines(importing)] == ["2", "3", "4"]


def test_refused_rows_are_saved_with_the_reason(
    importing: ImportPage, workbook: Workbook, settled: Settled, tmp_path: Path, dialogs: ExpectedDialogs
) -> None:
    at_preview(importing, workbook(), settled)
    dialogs.expect(tmp_path / "refused.xlsx", "Close")
    importing.preview.save_refused.click()
    settled()
    sheet = openpyxl.load_workbook(tmp_path / "refused.xlsx").active
    assert [cell.value for cell in sheet[1]] == [
        "Row",
        *("姓名", "性别", "出生日期", "联系电话", "住址"),
        "Why it was refused",
    ]
    assert sheet["B2"].value == "周四"
    assert "Date of birth" in sheet["G2"].value


def test_changed_fields_stand_before_and_after(
    importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore
) -> None:
    add(store, Person(name="王一", birth=PartialDate(1960, 1, 2), phone="13800000000"))
    at_preview(importing, workbook(), settled)
    importing.preview.narrow(Fate.changed)
    [line] = lines(importing)
    assert "Phone: 138****0000 → 139****0001" in line[-1]
    assert "13900000001" not in " ".join(line)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (0, [("李二", "13900000002"), ("王一", "13900000001")]),
        (1, [("李二", ""), ("李二", "13900000002"), ("王一", "13900000001")]),
        (2, [("李二", ""), ("王一", "13900000001")]),
    ],
)
def test_an_unclear_row_is_decided_by_the_clerk(
    qtbot: QtBot,
    importing: ImportPage,
    workbook: Workbook,
    settled: Settled,
    store: OpenStore,
    choice: int,
    kept: list[tuple[str, str]],
) -> None:
    add(store, Person(name="李二"))
    at_preview(importing, workbook(), settled)
    assert cards(importing)["To decide"] == "1"
    qtbot.keyClick(importing.preview.table, Qt.Key.Key_Return)
    button = importing.preview.panel.choices[choice]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settled()
    assert cards(importing)["To decide"] == "0"
    assert [line[2] for line in lines(importing)] == ["李二"]
    importing.write()
    settled()
    assert sorted((person.name, person.phone) for person in persons_in(store)) == kept


def test_rows_nobody_decided_are_left_out(
    importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore
) -> None:
    add(store, Person(name="李二"))
    at_preview(importing, workbook(), settled)
    importing.write()
    settled()
    assert sorted(person.name for person in persons_in(store)) == ["李二", "王一"]


def test_all_open_rows_are_decided_at_once(
    importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore
) -> None:
    add(store, Person(name="李二"), Person(name="王一"))
    at_preview(importing, workbook(), settled)
    importing.preview.all_others.click()
    settled()
    assert (cards(importing)["To decide"], cards(importing)["New"]) == ("0", "2")


def test_two_persons_of_one_number_cannot_be_kept_apart(
    importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore
) -> None:
    number = "110101195501093373"
    add(store, Person(name="张建国", resident_id=number))
    at_preview(importing, workbook([("李二", number)], ("姓名", "身份证号")), settled)
    said = [choice.text() for choice in importing.preview.panel.choices]
    assert said == ["The same person as:", "Leave this row out"]


def test_cancelling_while_writing_leaves_the_store_as_it_was(
    qtbot: QtBot,
    importing: ImportPage,
    workbook: Workbook,
    settled: Settled,
    store: OpenStore,
    runner: ThreadRunner,
) -> None:
    rows = [(f"王{chr(0x4E00 + number)}", f"139{number:08d}") for number in range(6000)]
    at_preview(importing, workbook(rows, ("姓名", "联系电话")), settled)
    before = steps(store)
    importing.write()
    qtbot.waitUntil(lambda: importing.working.bar.maximum() > 0)
    qtbot.keyClick(importing.working.stop, Qt.Key.Key_Escape)
    settled()
    assert importing.step is importing.preview
    assert importing.preview.notice.text() == "Stopped. Nothing has been written; the store is as it was."
    assert not persons_in(store)
    assert steps(store) == before


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notes.xlsx", b"plain words\n" * 20, "is a plain text file"),
        ("cut.xlsx", b"PK\x03\x04" + b"\x00" * 60, "damaged"),
        ("empty.xls", b"", "empty"),
    ],
)
def test_what_is_no_workbook_gets_a_sentence(
    importing: ImportPage, settled: Settled, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    importing.choosing.take(tmp_path / name)
    settled()
    assert importing.step is importing.choosing
    assert sentence in importing.choosing.complaint.text()
    assert importing.choosing.complaint.isVisible()


def test_an_import_is_taken_back_from_its_result(
    importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore, dialogs: ExpectedDialogs
) -> None:
    at_preview(importing, workbook(), settled)
    importing.write()
    settled()
    dialogs.expect("Take back", "Close")
    importing.result.undo.click()
    settled()
    assert importing.result.said.text() == "The import was taken back."
    assert not persons_in(store)


def test_the_history_says_who_imported_what_and_takes_it_back(
    importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore, dialogs: ExpectedDialogs
) -> None:
    at_preview(importing, workbook(), settled)
    importing.write()
    settled()
    importing.start()
    settled()
    history = importing.choosing.history
    said = " ".join(label.text() for label in history.lines[0].findChildren(type(importing.result.said)))
    for words in ("Residents", "roster.xlsx", "3 rows, 1 refused; 2 new, 0 changed.", "王淑芬"):
        assert words in said
    dialogs.expect("Take back", "Close")
    take_back_buttons(history)[0].click()
    settled()
    assert not persons_in(store)
    assert not take_back_buttons(history)


def test_an_import_that_was_changed_since_is_not_taken_back(
    importing: ImportPage,
    workbook: Workbook,
    settled: Settled,
    store: OpenStore,
    dialogs: ExpectedDialogs,
) -> None:
    at_preview(importing, workbook(), settled)
    importing.write()
    settled()
    with store.database.work("save") as work:
        work.save(persons_in(store)[0].with_values(employer="市一小"))
    dialogs.expect("Take back", "Close")
    importing.result.undo.click()
    settled()
    assert dialogs.said[-1] == "The import was not taken back; everything is as it was."
    assert len(persons_in(store)) == 2


def test_a_store_changed_since_the_preview_is_previewed_again(
    importing: ImportPage, workbook: Workbook, settled: Settled, store: OpenStore
) -> None:
    at_preview(importing, workbook(), settled)
    add(store, Person(name="王一", birth=PartialDate(1960, 1, 2), phone="13800000000"))
    importing.write()
    settled()
    assert importing.step is importing.preview
    assert "nothing has been written" in importing.preview.notice.text()
    assert cards(importing)["Changed"] == "1"


def test_another_sheet_is_looked_at(importing: ImportPage, settled: Settled, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, names in (("一栋", ("王一", "李二")), ("二栋", ("周三",))):
        sheet = book.create_sheet(title)
        sheet.append(["姓名", "联系电话"])
        for place, name in enumerate(names):
            sheet.append([name, f"1390000000{place}"])
    book.save(tmp_path / "two.xlsx")
    importing.choosing.take(tmp_path / "two.xlsx")
    settled()
    sheets = importing.mapping.sheets
    assert [sheets.itemText(place) for place in range(sheets.count())] == ["一栋", "二栋"]
    sheets.setCurrentIndex(1)
    sheets.activated.emit(1)
    settled()
    assert sheets.count() == 2
    assert importing.mapping.where.text() == "Head in row 1, 1 row below it"


def test_a_roster_of_members_is_recognised_as_one(importing: ImportPage, workbook: Workbook, settled: Settled) -> None:
    importing.choosing.take(
        workbook([("王一", "13900000001", "第一党支部", "1990-01-02")], ("姓名", "联系电话", "所在党支部", "入党日期"))
    )
    settled()
    assert importing.mapping.sorts.currentText() == "Party members"
    importing.mapping.sorts.setCurrentIndex(0)
    importing.mapping.sorts.activated.emit(0)
    settled()
    assert importing.mapping.unused.text() == "Columns not used: 所在党支部、入党日期"


def test_a_workbook_is_dropped_on_the_page(importing: ImportPage, workbook: Workbook, settled: Settled) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook()))])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    importing.choosing.dropEvent(event)
    settled()
    assert importing.step is importing.mapping


def test_the_import_of_the_people_page_leads_here(frame: Frame, settled: Settled) -> None:
    frame.go("people", "import")
    settled()
    assert frame.room == "imports"
    assert isinstance(frame.page, ImportPage)
    assert frame.page.choosing.sort == "people"


def test_at_large_type_the_window_still_fits_the_screen(
    qapp: QApplication, qtbot: QtBot, frame: Frame, workbook: Workbook, settled: Settled
) -> None:
    theme.wear(qapp, Look(size=150))
    frame.resize(1366, 768)
    frame.go("imports")
    page = frame.page
    assert isinstance(page, ImportPage)
    at_preview(page, workbook(), settled)
    for fate in (None, Fate.refused, Fate.to_decide):
        page.preview.narrow(fate)
    frame.go("upkeep")
    settled()
    qtbot.waitUntil(lambda: frame.size() == QSize(1366, 768))
    table = page.preview.table
    assert table.isColumnHidden(3)
    assert table.columnWidth(WHY) >= theme.px(WIDTHS[WHY])


def test_every_control_has_a_name(importing: ImportPage, workbook: Workbook, settled: Settled) -> None:
    at_preview(importing, workbook(), settled)
    controls = [each for each in importing.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [each for each in controls if not (each.accessibleName() or getattr(each, "text", str)())]
    assert not [type(each).__name__ for each in nameless if type(each).__module__.startswith("desktop_app")]


@pytest.mark.parametrize("name", ["clean", "titled", "shifted", "spoiled", "duplicates", "members"])
def test_the_offices_own_rosters_show_the_counts_that_are_true(
    importing: ImportPage, settled: Settled, rosters: Path, name: str
) -> None:
    truth = json.loads((rosters / "truth.json").read_text(encoding="utf-8"))
    told = truth[f"{name}.xlsx"]
    at_preview(importing, rosters / f"{name}.xlsx", settled)
    assert importing.preview.model.counts()[Fate.refused] == len(told.get("refuse", []))
    assert cards(importing)["Rows"] == str(told["rows"])
