"""Every kind of value can be edited, kept, listed and exported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QImageReader, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain import kinds
from desktop_app.domain.address import parse_address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import KINDS, Kind
from desktop_app.domain.record import Field
from desktop_app.domain.values import Period, Reference
from desktop_app.exchange.workbook_out import writer
from desktop_app.modules.bodies.domain import Body, Post
from desktop_app.modules.people.domain import Person
from desktop_app.store.columns import column_types
from desktop_app.ui.cells import natural_width, shown, side
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import (
    AttachmentEditor,
    ChoiceEditor,
    ChoicesEditor,
    Editor,
    LineEditor,
    LongTextEditor,
    PartsEditor,
    PeriodEditor,
    Place,
    editor_for,
)
from desktop_app.ui.photo import LONGEST_SIDE, fit_picture, read_file
from tests.gui.conftest import ExpectedDialogs


class Colour(Enum):
    """Options for these tests."""

    red = _("red colour")
    blue = _("blue colour")


SAMPLES: dict[type[Kind[Any]], tuple[Kind[Any], Any]] = {
    kinds.Text: (kinds.Text(), "物业公司"),
    kinds.NumberedName: (kinds.NumberedName(), "第一网格"),
    kinds.LongText: (kinds.LongText(), "一\n二"),
    kinds.PersonName: (kinds.PersonName(), "欧阳堃"),
    kinds.Pinyin: (kinds.Pinyin(), kinds.Pinyin().parse("dan xiu ying")),
    kinds.Date: (kinds.Date(), dt.date(2026, 11, 23)),
    kinds.Partial: (kinds.Partial(), PartialDate(1955, 1)),
    kinds.Whole: (kinds.Whole(), 7),
    kinds.Money: (kinds.Money(), Decimal("1234.50")),
    kinds.Flag: (kinds.Flag(), True),
    kinds.Choice: (kinds.Choice(Colour), Colour.blue),
    kinds.Choices: (kinds.Choices(Colour), (Colour.red,)),
    kinds.PeriodKind: (kinds.PeriodKind(), Period(dt.date(2024, 3, 1), dt.date(2029, 2, 28))),
    kinds.ResidentId: (kinds.ResidentId(), "11010119550109337X"),
    kinds.Phone: (kinds.Phone(), "13800000000、0571-88234567"),
    kinds.Uscc: (kinds.Uscc(), "91350100M000100Y43"),
    kinds.AddressKind: (kinds.AddressKind(), parse_address("3号楼2单元704室")),
    kinds.Link: (kinds.Link(lambda: Person), Reference(1, "uid", "张建国")),
    kinds.Parts: (kinds.Parts(lambda: Post), (Post(name="书记"), Post(name="委员", seats=4))),
    kinds.AttachmentKind: (kinds.AttachmentKind(), None),
}
Make = Callable[[Kind[Any]], Editor]


@pytest.fixture
def make(desk: Desk, qtbot: QtBot) -> Make:
    """Make the editor of a kind."""

    def made(kind: Kind[Any]) -> Editor:
        editor = editor_for(kind, Place(desk, Body, Field(_("Field"), kind, name="field")))
        qtbot.addWidget(editor)
        return editor

    return made


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_editor_a_column_and_a_cell(make: Make, kind: type[Kind[Any]]) -> None:
    sample, value = SAMPLES[kind]
    editor = make(sample)
    editor.set_value(value)
    assert editor.value() == value
    assert not editor.is_changed()
    if not isinstance(sample, kinds.Link | kinds.Parts):
        assert column_types(sample)
    assert natural_width(sample) > 0
    assert side(sample)
    assert callable(writer(sample))
    if value is not None:
        assert shown(Field(_("Field"), sample), value)
        assert shown(Field(_("Field"), sample, private=True), value) != kinds.Text().show("11010119550109337X")


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_that_nothing_was_typed_into_holds_nothing(make: Make, kind: type[Kind[Any]]) -> None:
    sample, _value = SAMPLES[kind]
    editor = make(sample)
    editor.set_value(sample.empty)
    assert editor.value() == sample.empty
    assert editor.is_blank()


@pytest.mark.parametrize(
    ("typed", "day"),
    [("20261123", dt.date(2026, 11, 23)), ("2026.11.23", dt.date(2026, 11, 23)), ("今天", dt.date.today())],
)
def test_a_date_is_rewritten_when_the_keyboard_leaves_it(make: Make, qtbot: QtBot, typed: str, day: dt.date) -> None:
    editor = make(kinds.Date())
    assert isinstance(editor, LineEditor)
    editor.line.insert(typed)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value() == day
    assert editor.line.text() == day.isoformat()


def test_a_period_without_its_first_day_is_complained_of(make: Make) -> None:
    editor = make(kinds.PeriodKind())
    assert isinstance(editor, PeriodEditor)
    editor.last.line.insert("2026-11-23")
    with pytest.raises(Unreadable, match="first day"):
        editor.value()


def test_a_period_that_ends_before_it_begins_is_complained_of(make: Make) -> None:
    editor = make(kinds.PeriodKind())
    assert isinstance(editor, PeriodEditor)
    editor.first.line.insert("2026-11-23")
    editor.last.line.insert("2026-11-22")
    with pytest.raises(Unreadable, match="ends before"):
        editor.value()


def test_ticked_options_keep_the_order_of_the_enumeration(make: Make) -> None:
    editor = make(kinds.Choices(Colour))
    assert isinstance(editor, ChoicesEditor)
    editor.boxes[Colour.blue].click()
    editor.boxes[Colour.red].click()
    assert editor.value() == (Colour.red, Colour.blue)


def test_parts_are_added_moved_and_removed(make: Make) -> None:
    editor = make(kinds.Parts(lambda: Post))
    assert isinstance(editor, PartsEditor)
    editor.set_value((Post(name="书记"), Post(name="委员")))
    editor.add()
    added = editor.rows[2].editors["name"]
    assert isinstance(added, LineEditor)
    added.line.insert("副书记")
    editor.shift(editor.rows[2], -1)
    editor.remove(editor.rows[0])
    value = editor.value()
    assert isinstance(value, tuple)
    assert [post.name for post in value] == ["副书记", "委员"]


def test_what_is_wrong_in_a_part_names_the_part(make: Make) -> None:
    editor = make(kinds.Parts(lambda: Post))
    assert isinstance(editor, PartsEditor)
    editor.set_value((Post(name="书记"), Post(name="委员")))
    seats = editor.rows[1].editors["seats"]
    assert isinstance(seats, LineEditor)
    seats.line.setText("many")
    with pytest.raises(Unreadable, match=r"^No[.] 2: ") as wrong:
        editor.value()
    assert "many" in str(wrong.value)


def test_a_draft_of_a_long_text_survives_a_crash_and_is_offered(make: Make) -> None:
    before = make(kinds.LongText())
    assert isinstance(before, LongTextEditor)
    before.set_value("old")
    before.keep_drafts_as("Body/new/notes")
    before.box.insertPlainText("about to be lost, ")
    before._keep()
    after = make(kinds.LongText())
    assert isinstance(after, LongTextEditor)
    after.set_value("old")
    after.keep_drafts_as("Body/new/notes")
    assert after.offer.isVisibleTo(after)
    after.take_draft.click()
    assert after.value() == "about to be lost, old"


def test_the_draft_of_a_saved_text_is_forgotten(make: Make) -> None:
    editor = make(kinds.LongText())
    assert isinstance(editor, LongTextEditor)
    editor.keep_drafts_as("Body/new/notes")
    editor.box.insertPlainText("soon saved")
    editor._keep()
    editor.forget_draft()
    again = make(kinds.LongText())
    assert isinstance(again, LongTextEditor)
    again.keep_drafts_as("Body/new/notes")
    assert not again.offer.isVisibleTo(again)


def picture(path: Path, width: int, height: int) -> Path:
    """Write a red picture."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


def test_a_chosen_photo_is_made_small_and_kept_as_jpeg(
    make: Make, tmp_path: Path, dialogs: ExpectedDialogs, desk: Desk
) -> None:
    editor = make(kinds.AttachmentKind(("image/jpeg", "image/png")))
    assert isinstance(editor, AttachmentEditor)
    dialogs.expect(picture(tmp_path / "张建国.png", 3000, 1500))
    editor.choose_button.click()
    (new,) = editor.new_files()
    assert new.described == editor.value()
    assert new.described.media_type == "image/jpeg"
    image = QImage.fromData(new.content)
    assert (image.width(), image.height()) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    editor.remove_button.click()
    assert editor.value() is None
    assert editor.new_files() == ()


def test_a_photo_taken_sideways_is_turned_upright(tmp_path: Path) -> None:
    path = picture(tmp_path / "sideways.jpg", 40, 20)
    plain = path.read_bytes()
    one_tag = b"\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"  # orientation 6: turn right
    turned = b"\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08" + one_tag + b"\x00\x00\x00\x00"
    path.write_bytes(plain[:2] + turned + plain[2:])
    assert QImageReader(str(path)).transformation() != QImageReader(str(tmp_path / "none.jpg")).transformation()
    image = QImage.fromData(fit_picture(path.read_bytes()))
    assert (image.width(), image.height()) == (20, 40)
    assert b"Exif" not in fit_picture(path.read_bytes())


def test_a_file_that_is_no_picture_is_refused_in_words(make: Make, tmp_path: Path, dialogs: ExpectedDialogs) -> None:
    editor = make(kinds.AttachmentKind(("image/jpeg",)))
    assert isinstance(editor, AttachmentEditor)
    (tmp_path / "roster.jpg").write_bytes(b"PK\x03\x04 not a picture")
    dialogs.expect(tmp_path / "roster.jpg", "Close")
    editor.choose_button.click()
    assert editor.value() is None
    assert "not a picture" in dialogs.said[-1]


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as out:
        out.truncate(30_000_000)
    with pytest.raises(AppError, match="20 MB"):
        read_file(huge)


def test_the_wheel_never_changes_a_choice_even_with_the_keyboard_in_it(make: Make, qtbot: QtBot) -> None:
    editor = make(SAMPLES[kinds.Choice][0])
    assert isinstance(editor, ChoiceEditor)
    editor.set_value(Colour.red)
    editor.show()
    editor.box.setFocus()
    middle = QPointF(editor.box.rect().center())
    wheel = QWheelEvent(
        middle,
        editor.box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.box, wheel)
    assert editor.value() is Colour.red
    assert editor.box.focusPolicy() is Qt.FocusPolicy.StrongFocus
