"""The room of disclosures over a real store, with a printer that prints into a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.days import PartialDate
from desktop_app.modules.bodies.domain import Body, BodyKind
from desktop_app.modules.disclosures.domain import Board, Disclosure, Posting
from desktop_app.modules.disclosures.store import post
from desktop_app.modules.disclosures.ui.life.dialog import StepDialog
from desktop_app.modules.disclosures.ui.page import DisclosuresPage
from desktop_app.modules.office.domain import Office
from desktop_app.modules.people.domain import Person
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema
from desktop_app.ui.desk import Desk
from tests.gui.conftest import KEY

MONDAY = dt.date(2026, 11, 23)
PHONE = "0571-88886666"
MOBILE = "13812345678"
RESIDENT_ID = "11010119850107451X"
NAMES = ("张建国", "欧阳堃", "单秀英")


class FilePrinter:
    """Stands in for the printers of a PC: everything goes into one file."""

    def __init__(self, file: Path, names: list[str]) -> None:
        self.file, self._names = file, names

    def names(self) -> list[str]:
        return self._names

    def can_turn(self, name: str) -> bool:
        return name.startswith("HP")

    def device(self, name: str) -> QPrinter:
        device = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        device.setResolution(100)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(self.file))
        return device


@pytest.fixture(scope="session")
def store_once(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Path:
    """An office, a branch, three residents with private numbers and an employer, to be copied."""
    path = tmp_path_factory.mktemp("store") / "office.store"
    with Database.create(path, KEY, schema) as made, made.work("set up") as work:
        work.save(Office(name="阳光社区", contact="王淑芬", phone=PHONE, address="阳光路1号"))
        work.save(Body(name="第一党支部", kind=BodyKind.branch))
        for name in NAMES:
            work.save(Person(name=name, birth=PartialDate(1985, 1), phone=MOBILE, employer="幸福机械厂"))
    return path


@pytest.fixture
def printer(tmp_path: Path) -> FilePrinter:
    """Two printers, of which one prints on both sides."""
    return FilePrinter(tmp_path / "printed.pdf", ["HP LaserJet", "Old printer"])


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, printer: FilePrinter) -> DisclosuresPage:
    """The room on a Monday, at its list."""
    made = DisclosuresPage(desk, lambda: MONDAY, printer)
    qtbot.addWidget(made)
    made.resize(1170, 680)
    made.show()
    made.come_to_front()
    return made


def rewrite(line: QLineEdit, text: str) -> None:
    """Type ``text`` in place of what a line holds, and leave it."""
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        line.insert(text)
        line.textEdited.emit(line.text())
    QTest.keyClick(line, Qt.Key.Key_Tab)


def add_person(qtbot: QtBot, page: DisclosuresPage, typed: str) -> None:
    """Type initials or a name and take the first answer."""
    search = page.editor.form.persons.search
    search.setFocus()
    if typed.isascii():
        QTest.keyClicks(search, typed)
    else:
        search.insert(typed)
        search.textEdited.emit(search.text())
    qtbot.waitUntil(search.drop.isVisible)
    QTest.keyClick(search, Qt.Key.Key_Return)


def line(page: DisclosuresPage, name: str) -> QLineEdit:
    """Return the line in which a field is edited."""
    control = page.editor.form.editors[name].control
    assert isinstance(control, QLineEdit)
    return control


def disclosures(database: Database) -> list[Disclosure]:
    """Return everything the store holds of this room."""
    with database.reading() as reading:
        return reading.find(Disclosure)


def agree(dialog: QDialog) -> int:
    """Approve an impact note as it is offered."""
    assert isinstance(dialog, StepDialog)
    who = dialog.fields.editors["approver"].control
    assert isinstance(who, QLineEdit)
    who.setFocus()
    QTest.keyClicks(who, "Wang")
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    return dialog.result()


def post_it(page: DisclosuresPage, database: Database, day: dt.date = MONDAY) -> None:
    """Note that the paper shown hangs on the only board."""
    with database.work("post") as work:
        board = work.save(Board(name="东门宣传栏"))
        post(work, page.editor.disclosure, Posting(board=work.reference(board), posted_on=day), day)
    with database.reading() as reading:
        page.editor.begin(reading.with_uid(Disclosure, page.editor.disclosure.uid))
