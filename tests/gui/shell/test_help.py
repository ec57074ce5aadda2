"""The manual."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from desktop_app.domain.i18n import LANGUAGES
from desktop_app.modules.catalogue import ROOMS
from desktop_app.ui.frame import Frame
from desktop_app.ui.help import HelpWindow
from desktop_app.ui.manual import chapters
from desktop_app.ui.room import Room


@pytest.fixture
def manual(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow()
    qtbot.addWidget(window)
    return window


def test_a_chapter_is_opened_by_its_name(manual: HelpWindow) -> None:
    manual.show_chapter("settings")
    assert manual.chapter == "settings"
    assert "Type size" in manual._text.toPlainText()


def test_an_unknown_chapter_opens_the_first(manual: HelpWindow) -> None:
    manual.show_chapter("no such room")
    assert manual.chapter == "login"


def test_words_narrow_the_list_of_chapters(qtbot: QtBot, manual: HelpWindow) -> None:
    manual.show_chapter("login")
    qtbot.keyClicks(manual._words, "high contrast")
    assert [manual._list.item(row).text() for row in range(manual._list.count())] == ["Settings"]
    assert manual.chapter == "settings"


def test_a_chapter_is_opened_at_its_beginning(qtbot: QtBot, manual: HelpWindow) -> None:
    manual.resize(700, 300)
    manual.show_chapter("disclosures")
    qtbot.waitExposed(manual)
    assert manual._text.verticalScrollBar().maximum()
    assert manual._text.verticalScrollBar().value() == 0


def test_words_found_are_marked_in_the_chapter(qtbot: QtBot, manual: HelpWindow) -> None:
    manual.show_chapter("settings")
    qtbot.keyClicks(manual._words, "contrast")
    assert manual._text.textCursor().selectedText().lower() == "contrast"


def test_links_lead_to_chapters_and_nowhere_else(manual: HelpWindow) -> None:
    manual.show_chapter("login")
    manual._follow(QUrl("office"))
    assert manual.chapter == "office"
    manual._follow(QUrl("https://example.org/settings"))
    assert manual.chapter == "office"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_manual_names_a_chapter(language: str) -> None:
    known = {chapter.name for chapter in chapters(language)}
    links = {link for chapter in chapters(language) for link in re.findall(r"\]\(([^)]+)\)", chapter.text)}
    assert {link for link in links if "/" not in link} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_begins_with_its_title(language: str) -> None:
    for chapter in chapters(language):
        assert chapter.text.startswith("# "), chapter.name
        assert chapter.title


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_f1_opens_the_chapter_of_every_page(qtbot: QtBot, frame: Frame, room: Room) -> None:
    frame.go(room.name)
    qtbot.keyClick(frame, Qt.Key.Key_F1)
    assert frame._help is not None
    assert frame._help.chapter == (room.chapter or room.name)
