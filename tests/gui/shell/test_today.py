"""The Today page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.i18n import Message, _
from desktop_app.ui.desk import Desk
from desktop_app.ui.frame import Frame
from desktop_app.ui.parts import Tile
from desktop_app.ui.room import Due, Urgency
from desktop_app.ui.standing import Standing, ago_words, backup_age, backup_words
from desktop_app.ui.today import TodayPage, day_words
from tests.gui.inline_runner import InlineRunner

DAY = dt.date(2026, 11, 23)
BEGUN = Standing("阳光社区", has_profile=True, has_roster=True, backed_up=dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
NOW = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)


class Journeys:
    def __init__(self) -> None:
        self.gone: list[tuple[str, ...]] = []

    def go(self, *where: str) -> bool:
        self.gone.append(where)
        return True

    show_record = go


def matter(kind: str, what: str, urgency: Urgency, day: dt.date = DAY) -> Due:
    return Due(Message(kind), what, "第一党支部", _("2 days left"), day, urgency, "Disclosure", what)


def page_with(frame: Frame, standing: Standing, due: list[Due], journeys: Any) -> TodayPage:
    people = replace(frame.desk.rooms[1], due=lambda _database, _day: due)
    desk: Desk = replace(
        frame.desk,
        rooms=(people, *(replace(room, due=None) for room in frame.desk.rooms if room.name != "people")),
        standing=lambda: standing,
        runner=InlineRunner(),
        navigation=journeys,
    )
    page = TodayPage(desk, lambda: DAY)
    page.come_to_front()
    return page


@pytest.fixture
def shown(qtbot: QtBot, frame: Frame) -> Callable[..., tuple[TodayPage, Journeys]]:
    def make(standing: Standing, *due: Due) -> tuple[TodayPage, Journeys]:
        journeys = Journeys()
        page = page_with(frame, standing, list(due), journeys)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        return page, journeys

    return make


def texts(page: TodayPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_an_empty_office_is_shown_its_first_steps(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    page, journeys = shown(Standing())
    steps = [tile for tile in page.findChildren(Tile) if tile.property("look") == "line"]
    assert [tile.accessibleName().split(".")[0] for tile in steps][:2] == [
        "Fill in the office profile",
        "Import a roster",
    ]
    qtbot.keyClick(steps[1], Qt.Key.Key_Return)
    assert journeys.gone == [("people", "import")]


def test_what_is_done_is_marked_in_words(shown: Callable[..., Any]) -> None:
    page, _journeys = shown(Standing(has_profile=True))
    assert texts(page).count("Done") == 1
    assert "To do" in texts(page)


def test_an_office_under_way_sees_no_first_steps(shown: Callable[..., Any]) -> None:
    page, _journeys = shown(BEGUN)
    assert "First steps" not in texts(page)
    assert "Nothing is due today." in texts(page)


def test_the_most_pressing_matter_stands_first(shown: Callable[..., Any]) -> None:
    page, _journeys = shown(
        BEGUN,
        matter("换届", "later", Urgency.later),
        matter("公示", "tomorrow", Urgency.soon, DAY + dt.timedelta(days=1)),
        matter("公示", "today", Urgency.soon),
        matter("民意", "overdue", Urgency.overdue),
    )
    lines = [tile.accessibleName().split()[1] for tile in page.findChildren(Tile) if tile.property("look") == "line"]
    assert lines == ["overdue", "today", "tomorrow", "later"]


def test_cards_count_by_kind_and_open_the_first_of_theirs(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    page, journeys = shown(BEGUN, matter("公示", "a", Urgency.soon), matter("公示", "b", Urgency.soon))
    card = next(tile for tile in page.findChildren(Tile) if tile.property("look") == "card")
    assert card.accessibleName().startswith("公示 2")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert journeys.gone == [("Disclosure", "a")]


def test_very_many_matters_are_counted_and_not_all_drawn(shown: Callable[..., Any]) -> None:
    page, _journeys = shown(BEGUN, *(matter("公示", str(n), Urgency.soon) for n in range(230)))
    assert "and 30 more" in texts(page)


def test_the_day_is_said_with_weekday_and_lunar_day() -> None:
    assert day_words(DAY, "zh_CN") == "2026年11月23日　星期一　农历十月十五"
    assert day_words(DAY, "zh_TW") == "2026年11月23日　星期一　農曆十月十五"
    assert day_words(DAY, "en") == "November 23, 2026　Monday"


@pytest.mark.parametrize(
    ("days", "age", "words"),
    [
        (0.05, "good", "Backup verified 1 hour ago"),
        (6.9, "good", "Backup verified 6 days ago"),
        (8, "warning", "Backup verified 8 days ago"),
        (31, "bad", "Backup verified 31 days ago"),
    ],
)
def test_a_backup_turns_amber_and_then_red(days: float, age: str, words: str) -> None:
    standing = Standing(backed_up=NOW - dt.timedelta(days=days))
    assert backup_age(standing, NOW).value == age
    assert str(backup_words(standing, NOW)) == words


def test_a_clock_set_back_never_says_a_negative_time() -> None:
    assert str(ago_words(dt.timedelta(minutes=-5))) == "just now"
