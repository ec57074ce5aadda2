"""The paper beside the form follows every key, and comes with its picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.documents.readback import text_on_pages
from desktop_app.modules.disclosures.ui.page import DisclosuresPage


def test_the_paper_follows_each_key_in_a_field_of_its_type(qtbot: QtBot, page: DisclosuresPage) -> None:
    page.begin("notice")
    view = page.editor.preview.view
    for typed in ("abc", "x"):
        before = view.document
        QTest.keyClicks(page.editor.form.typed.editors["body"].control, typed)
        qtbot.waitUntil(lambda before=before: view.document is not before)
    assert view.document is not None
    assert "abcx" in text_on_pages(view.document.pdf)[0]


def test_the_picture_of_the_page_in_sight_is_there_with_the_paper(qtbot: QtBot, page: DisclosuresPage) -> None:
    page.begin("notice")
    view = page.editor.preview.view
    qtbot.waitUntil(lambda: view.pictures.picture(0) is not None)
    before = view.document
    QTest.keyClick(page.editor.form.typed.editors["subject"].control, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: view.document is not before)
    drawn = view.pictures.picture(0)
    assert drawn is not None
    assert not view.pictures.is_busy
    assert drawn.scale == view.sight.scale
