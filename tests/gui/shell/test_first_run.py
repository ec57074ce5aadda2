"""Setting up a new store, with a real one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.app import office as assembling
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.opening import OpenStore, make_store, open_store
from desktop_app.store.keyfile import Guard
from desktop_app.store.wrapping import Cost
from desktop_app.ui.first_run.answers import Answers, MadeStore
from desktop_app.ui.first_run.window import FirstRun
from desktop_app.ui.recovery_sheet import write_recovery_sheet
from tests.gui.inline_runner import InlineRunner

QUICK = Guard(Cost(memory_kib=64, passes=1, lanes=1), work_factor=4)
PASSWORD = "correct horse battery"


def make_quickly(answers: Answers) -> MadeStore:
    profile = assembling._office(answers.office)
    return MadeStore(*make_store(answers.store, answers.password, profile, answers.clerk, QUICK))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[FirstRun]:
    setup = replace(assembling.SETUP, make=make_quickly)
    made = FirstRun(tmp_path / "office.cdstore", setup, InlineRunner())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    if made._store is not None and isinstance(made._store.opened, OpenStore):
        made._store.opened.close()


def go_on(qtbot: QtBot, window: FirstRun) -> None:
    qtbot.mouseClick(window._next, Qt.MouseButton.LeftButton)


def reach_the_password(qtbot: QtBot, window: FirstRun) -> None:
    go_on(qtbot, window)
    window.office._fields["name"].insert("阳光社区")
    window.office._fields["clerk"].insert("王淑芬")
    go_on(qtbot, window)
    assert window.step is window.password


def reach_the_key(qtbot: QtBot, window: FirstRun) -> None:
    reach_the_password(qtbot, window)
    qtbot.keyClicks(window.password.new.first, PASSWORD)
    qtbot.keyClicks(window.password.new.second, PASSWORD)
    go_on(qtbot, window)
    assert window.step is window.recovery


def test_five_steps_make_a_store_that_the_password_opens(qtbot: QtBot, window: FirstRun) -> None:
    reach_the_key(qtbot, window)
    assert window._store is not None
    key = window._store.recovery_key
    assert window.recovery.key.text().replace("\n", "-") == key
    go_on(qtbot, window)
    for field, place in zip(window.proof.fields, window.proof.asked, strict=True):
        qtbot.keyClicks(field, key.split("-")[place - 1].lower())
    with qtbot.waitSignal(window.made) as made:
        go_on(qtbot, window)
    opened, answers = made.args
    assert answers.clerk == "王淑芬"
    assert assembling.standing_of(opened.database).office == "阳光社区"
    opened.close()
    open_store(answers.store, PASSWORD).close()


def test_missing_names_are_marked_and_get_the_keyboard(qtbot: QtBot, window: FirstRun) -> None:
    go_on(qtbot, window)
    go_on(qtbot, window)
    assert window.step is window.office
    assert window.complaint.text()
    assert window.office._fields["name"].property("bad")
    assert window.office._fields["name"].hasFocus()


def test_a_phone_number_that_is_none_is_refused(qtbot: QtBot, window: FirstRun) -> None:
    go_on(qtbot, window)
    for name, text in (("name", "阳光社区"), ("clerk", "王淑芬"), ("phone", "12")):
        window.office._fields[name].insert(text)
    go_on(qtbot, window)
    assert window.step is window.office
    assert window.office._fields["phone"].property("bad")


def test_two_different_passwords_make_no_store(qtbot: QtBot, window: FirstRun, tmp_path: Path) -> None:
    reach_the_password(qtbot, window)
    qtbot.keyClicks(window.password.new.first, PASSWORD)
    go_on(qtbot, window)
    assert window.complaint.text() == "The two passwords differ."
    assert not list(tmp_path.glob("*.cdstore*"))


def test_a_wrong_group_is_named(qtbot: QtBot, window: FirstRun) -> None:
    reach_the_key(qtbot, window)
    go_on(qtbot, window)
    window.proof.fields[0].setText("XXXXX")
    go_on(qtbot, window)
    assert window.step is window.proof
    assert str(window.proof.asked[0]) in window.complaint.text()


def test_a_place_that_is_taken_is_refused(qtbot: QtBot, window: FirstRun, tmp_path: Path) -> None:
    (tmp_path / "office.cdstore").touch()
    go_on(qtbot, window)
    assert window.step is window.place
    assert "already" in window.complaint.text()


def test_a_stick_is_refused_as_a_place_to_work(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(_store: Path) -> None:
        raise AppError(_("The store works only on a drive of this PC."))

    window = FirstRun(tmp_path / "x.cdstore", replace(assembling.SETUP, refuse_place=refuse), InlineRunner())
    qtbot.addWidget(window)
    go_on(qtbot, window)
    assert window.step is window.place
    assert window.complaint.text() == "The store works only on a drive of this PC."


def test_another_folder_can_be_chosen(qtbot: QtBot, window: FirstRun, tmp_path: Path, dialogs: Any) -> None:
    (tmp_path / "own").mkdir()
    dialogs.expect(str(tmp_path / "own"))
    window.place._change()
    assert window.place.store == tmp_path / "own" / "office.cdstore"


def test_the_way_back_gives_up_at_the_first_step(qtbot: QtBot, window: FirstRun) -> None:
    go_on(qtbot, window)
    window.go_back()
    assert window.step is window.place
    with qtbot.waitSignal(window.given_up):
        window.go_back()


def test_the_store_that_was_made_cannot_be_unmade_by_going_back(qtbot: QtBot, window: FirstRun) -> None:
    reach_the_key(qtbot, window)
    assert not window._back.isVisible()


def test_the_key_is_written_as_a_page_to_print(qtbot: QtBot, window: FirstRun, tmp_path: Path, dialogs: Any) -> None:
    reach_the_key(qtbot, window)
    dialogs.expect(str(tmp_path / "key.pdf"))
    qtbot.mouseClick(window.recovery.write, Qt.MouseButton.LeftButton)
    assert window.recovery.written.text()
    assert (tmp_path / "key.pdf").stat().st_size > 1000


def test_the_printed_page_holds_office_store_and_every_group(tmp_path: Path) -> None:
    key = "HQ93E-EX7T3-KK4NR-H4AWM-3JFWU-RWFPT"
    write_recovery_sheet(tmp_path / "key.pdf", "阳光社区", "office.cdstore", key)
    document = pypdfium2.PdfDocument(tmp_path / "key.pdf")
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    for word in ("阳光社区", "office.cdstore", *key.split("-")):
        assert word in text


def test_an_occupied_name_is_numbered(tmp_path: Path) -> None:
    (tmp_path / "office.cdstore").touch()
    (tmp_path / "office-2.cdstore").touch()
    assert assembling.free_place(tmp_path / "office.cdstore").name == "office-3.cdstore"


def test_enter_leads_from_field_to_field_and_from_the_last_one_on(qtbot: QtBot, window: FirstRun) -> None:
    qtbot.keyClick(window.place.path, Qt.Key.Key_Return)
    assert window.step is window.office
    window.office._fields["name"].insert("阳光社区")
    window.office._fields["clerk"].insert("王淑芬")
    fields = list(window.office._fields.values())
    for field, after in itertools.pairwise(fields):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert window.focusWidget() is after
    qtbot.keyClick(fields[-1], Qt.Key.Key_Return)
    assert window.step is window.password


def test_the_password_to_correct_is_marked_and_gets_the_keyboard(qtbot: QtBot, window: FirstRun) -> None:
    reach_the_password(qtbot, window)
    new = window.password.new
    new.first.setText("short")
    go_on(qtbot, window)
    assert new.first.property("bad")
    assert window.focusWidget() is new.first
    new.first.setText(PASSWORD)
    new.second.setText("another one")
    go_on(qtbot, window)
    assert new.second.property("bad")
    assert window.focusWidget() is new.second
    assert not new.first.property("bad")
