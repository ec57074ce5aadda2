"""Letters to everybody on a saved list: written once, looked at, given out, with real keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.documents.preview import page_count
from desktop_app.documents.readback import text_on_pages
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain import LetterBatch
from desktop_app.modules.disclosures.ui.letters.dialog import LettersDialog, _beginning
from desktop_app.modules.disclosures.ui.letters.page import LettersPage
from desktop_app.modules.people.domain import ListedPerson, Person, SavedList, Whereabouts
from desktop_app.store.database import Database
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing.dialog import PrintDialog
from desktop_app.ui.tasks import ThreadRunner
from tests.gui.conftest import ExpectedDialogs, Journeys
from tests.gui.disclosures.conftest import MOBILE, FilePrinter

Deed = Callable[[LettersDialog], object]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, printer: FilePrinter) -> LettersPage:
    """The page of the letters."""
    made = LettersPage(desk, printer)
    qtbot.addWidget(made)
    made.resize(1170, 680)
    made.show()
    made.come_to_front()
    return made


@pytest.fixture
def everybody(database: Database) -> SavedList:
    """A list of the three persons, one of whom has died."""
    with database.work("save list") as work:
        persons = work.find(Person)
        gone = next(each for each in persons if each.name == "单秀英")
        work.save(gone.with_values(whereabouts=Whereabouts.deceased))
        links = tuple(ListedPerson(person=work.reference(each)) for each in persons)
        return work.save(SavedList(name="老人", persons=links))


def written(deed: Deed) -> Callable[[QDialog], int]:
    """Write the letter, make all of them, and do ``deed``."""

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, LettersDialog)
        dialog.show()
        QTest.keyClicks(dialog.words.typed.editors["body"].control, "Welcome")
        dialog.make_button.click()
        deed(dialog)
        return dialog.result()

    return answer


def batches(database: Database) -> list[LetterBatch]:
    with database.reading() as reading:
        return reading.find(LetterBatch)


def places(batch: LetterBatch) -> dict[str, str]:
    return {each.person.title: each.place for each in batch.letters if each.person}


def test_without_a_saved_list_the_way_to_one_is_shown(
    page: LettersPage, dialogs: ExpectedDialogs, journeys: Journeys
) -> None:
    dialogs.expect(str(_("Go to People")))
    QTest.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert journeys.gone == [("people", "")]


@pytest.mark.usefixtures("everybody")
def test_all_letters_are_printed_as_one_job_and_kept(
    page: LettersPage, dialogs: ExpectedDialogs, database: Database, printer: FilePrinter
) -> None:
    left_out = []

    def press_print(dialog: QDialog) -> int:
        assert isinstance(dialog, PrintDialog)
        dialog.print_button.click()
        return dialog.result()

    def give_out(dialog: LettersDialog) -> None:
        left_out.extend(dialog.made.names.item(place).text() for place in range(dialog.made.names.count()))
        dialogs.expect(press_print, str(_("Close")))
        dialog.made.print_button.click()

    dialogs.expect(written(give_out))
    QTest.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert [name.split("　")[0] for name in left_out] == ["单秀英"]
    assert page_count(printer.file.read_bytes()) == 2
    (kept,) = batches(database)
    assert places(kept) == {"欧阳堃": "1", "张建国": "2"}
    assert kept.list_name == "老人"


@pytest.mark.usefixtures("everybody")
def test_one_file_for_each_household_has_names_that_tell_nothing(
    page: LettersPage, dialogs: ExpectedDialogs, database: Database, tmp_path: Path
) -> None:
    def give_out(dialog: LettersDialog) -> None:
        dialogs.expect(tmp_path, str(_("Close")))
        dialog.made.folder_button.click()

    dialogs.expect(written(give_out))
    page.new()
    (folder,) = tmp_path.glob("letters-*")
    assert sorted(each.name for each in folder.iterdir()) == ["0001.pdf", "0002.pdf"]
    assert "尊敬的欧阳堃" in text_on_pages((folder / "0001.pdf").read_bytes())[0]
    (kept,) = batches(database)
    assert places(kept) == {"欧阳堃": "0001.pdf", "张建国": "0002.pdf"}


@pytest.mark.usefixtures("everybody")
def test_what_is_missing_is_said_under_its_field_and_nothing_is_made(
    page: LettersPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    said = []

    def press_at_once(dialog: QDialog) -> int:
        assert isinstance(dialog, LettersDialog)
        dialog.show()
        dialog.make_button.click()
        said.append(dialog.words.typed.complaints["body"].text())
        dialog.reject()
        return dialog.result()

    dialogs.expect(press_at_once)
    page.new()
    assert said[0]
    assert batches(database) == []


@pytest.mark.usefixtures("everybody")
def test_esc_stops_what_is_being_made_and_leaves_nothing(desk: Desk, qtbot: QtBot, database: Database) -> None:
    runner = ThreadRunner(desk.dialogs.tell_failure)
    threaded = replace(desk, runner=runner)
    with database.reading() as reading:
        one = reading.find(Person)[0]
    beginning = _beginning(threaded, dt.date(2026, 11, 23))
    many = replace(beginning, lists=(replace(beginning.lists[0], persons=(one,) * 4_000),))
    dialog = LettersDialog(threaded, many)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.words.typed.editors["body"].control, "Welcome")
    dialog.make_button.click()
    qtbot.waitUntil(lambda: dialog.told.text() != "")
    assert "4,000" in dialog.told.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.stop_button.isVisible())
    assert dialog.isVisible()
    assert not dialog.made.isVisible()
    assert batches(database) == []
    assert runner.close()


@pytest.mark.usefixtures("everybody")
def test_a_private_number_in_the_letter_stops_all(
    page: LettersPage, dialogs: ExpectedDialogs, database: Database
) -> None:
    def try_it(dialog: QDialog) -> int:
        assert isinstance(dialog, LettersDialog)
        dialog.show()
        QTest.keyClicks(dialog.words.typed.editors["body"].control, f"call {MOBILE}")
        dialogs.expect(str(_("Close")))
        dialog.make_button.click()
        dialog.reject()
        return dialog.result()

    dialogs.expect(try_it)
    page.new()
    assert batches(database) == []
