"""Pages on the screen: the right ones, sharp, walked through with the keys; the newest text wins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPoint, QSizeF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.documents.description import Document, Paragraph
from desktop_app.documents.official import official_pdf
from desktop_app.documents.places import Box, boxes_of
from desktop_app.documents.readback import read_back
from desktop_app.ui.preview.document_preview import DocumentPreview
from desktop_app.ui.preview.newest import Newest
from desktop_app.ui.preview.sheets import Fit, places_of, shown
from desktop_app.ui.tasks import Job, ThreadRunner
from tests.gui.inline_runner import InlineRunner

NUMBER = "11010119850107451X"
FULL_WIDTH = "１１０１０１１９８５０１０７４５１Ｘ"
PDF = official_pdf(Document("通知", (Paragraph("国" * 1500),)))
ROOM = QSizeF(600, 500)


@pytest.fixture
def preview(qtbot: QtBot, runner: InlineRunner) -> DocumentPreview:
    made = DocumentPreview(runner)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_document(shown(PDF))
    return made


def test_pages_are_turned_with_the_keys(qtbot: QtBot, preview: DocumentPreview) -> None:
    assert preview.place.text() == "1 / 3"
    for key, place in (
        (Qt.Key.Key_PageDown, "2 / 3"),
        (Qt.Key.Key_End, "3 / 3"),
        (Qt.Key.Key_PageDown, "3 / 3"),
        (Qt.Key.Key_PageUp, "2 / 3"),
        (Qt.Key.Key_Home, "1 / 3"),
    ):
        QTest.keyClick(preview.view, key)
        assert preview.place.text() == place
    assert not preview.back.isEnabled()
    assert preview.forth.isEnabled()


def test_a_sheet_is_looked_at_closely_with_a_double_click(qtbot: QtBot, preview: DocumentPreview) -> None:
    preview.show_document(shown(PDF, across=2))
    view = preview.view
    middle = view._places.rects[1].center() - view._offset()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle.toPoint())
    assert preview.place.text() == "2 / 3"
    assert view.scale == pytest.approx(1.0)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().center())
    assert view.zoom is Fit.page


def test_the_mouse_drags_the_paper(preview: DocumentPreview) -> None:
    view = preview.view
    view.set_zoom(2.0)
    bar = view.verticalScrollBar()
    bar.setValue(400)
    window = view.viewport()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    QTest.mouseMove(window, QPoint(200, 250))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    assert bar.value() == 450


def test_scrolling_says_the_page_in_the_middle(preview: DocumentPreview) -> None:
    preview.view.set_zoom(1.0)
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert preview.place.text() == "3 / 3"


def test_the_size_is_chosen_and_changed_with_the_keys(preview: DocumentPreview) -> None:
    preview.view.set_zoom(1.0)
    assert preview.sizes.currentText() == "100 %"
    QTest.keyClick(preview.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.scale == pytest.approx(1.2)
    assert preview.sizes.currentIndex() == -1
    QTest.keyClick(preview.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.scale == pytest.approx(1.0)
    for _step in range(30):
        preview.view.zoom_by(1)
    assert preview.view.scale <= 3.0


@pytest.mark.parametrize("zoom", [Fit.page, Fit.width, 0.5, 1.0])
@pytest.mark.parametrize("across", [1, 2, 3])
def test_pages_never_lie_over_each_other_and_never_off_the_canvas(zoom: Fit | float, across: int) -> None:
    places = places_of(shown(PDF, across), zoom, ROOM)
    for number, rect in enumerate(places.rects):
        assert rect.left() >= 0
        assert rect.top() >= 0
        assert rect.right() <= places.canvas.width()
        assert rect.bottom() <= places.canvas.height()
        assert not any(rect.intersects(other) for other in places.rects[number + 1 :])


def test_a_whole_page_fits_into_the_window() -> None:
    first = places_of(shown(PDF), Fit.page, ROOM).rects[0]
    assert first.height() < ROOM.height()
    assert first.height() > ROOM.height() * 0.85


def test_a_picture_is_drawn_as_fine_as_it_is_shown(preview: DocumentPreview) -> None:
    preview.view.set_zoom(1.0)
    preview.view._want_pictures()
    drawn = preview.view.pictures.picture(0)
    assert drawn is not None
    assert drawn.image.width() == pytest.approx(210 / 25.4 * 96, abs=2)


def test_the_old_picture_stays_until_the_new_one_is_there(preview: DocumentPreview) -> None:
    preview.view._want_pictures()
    before = preview.view.pictures.picture(0)
    preview.view.pictures.begin(shown(official_pdf(Document("通知", (Paragraph("民" * 1500),)))))
    assert preview.view.pictures.picture(0) is before


def test_what_is_wrong_is_said_and_framed(preview: DocumentPreview) -> None:
    pdf = official_pdf(Document("通知", (Paragraph("国" * 1200), Paragraph(f"号码{NUMBER}"))))
    boxes = boxes_of(pdf, read_back(pdf))
    assert [box.page for box in boxes] == [boxes[0].page] * len(boxes)
    preview.show_document(shown(pdf, boxes=boxes), ["page 2 holds a number"])
    assert preview.notice.isVisibleTo(preview)
    preview.show_place.click()
    assert preview.view.current == boxes[0].page > 0


def test_a_number_that_runs_over_a_line_is_framed_on_both() -> None:
    pdf = official_pdf(Document("通知", (Paragraph("国" * 20 + FULL_WIDTH),)))
    boxes = boxes_of(pdf, read_back(pdf))
    assert len(boxes) == 2
    assert boxes[0].y < boxes[1].y


def test_without_pages_the_reason_is_shown(preview: DocumentPreview) -> None:
    preview.say_nothing("The text is too long.")
    assert preview.nothing.text() == "The text is too long."
    assert preview.place.text() == ""
    assert preview.view.pages == 0


def test_fewer_pages_than_before_leave_no_page_that_is_gone(preview: DocumentPreview) -> None:
    preview.view.turn_to(2)
    preview.show_document(shown(official_pdf(Document("通知", (Paragraph("国"),)))))
    assert preview.place.text() == "1 / 1"


def test_a_box_on_the_page_is_drawn(qtbot: QtBot, preview: DocumentPreview) -> None:
    plain = preview.view.grab().toImage()
    preview.show_document(shown(PDF, boxes=(Box(0, 100, 100, 200, 30),)))
    assert preview.view.grab().toImage() != plain


class Asked:
    """A runner that keeps the work until it is told to go on."""

    running: tuple[Job, ...] = ()

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def read(self, work: Callable[..., object], done: Callable[..., object], failed: object, *, owner: object) -> None:
        self.waiting.append(lambda: done(work(None)))


def test_of_everything_asked_meanwhile_only_the_newest_is_done() -> None:
    runner, owner, done = Asked(), QObject(), []
    newest: Newest[int] = Newest(runner, owner, done.append, done.append)  # type: ignore[arg-type]  # reads only
    for number in range(5):
        newest.ask(lambda number=number: number)
    assert len(runner.waiting) == 1
    while runner.waiting:
        runner.waiting.pop(0)()
    assert done == [0, 4]
    assert not newest.is_busy


def test_an_answer_that_is_forgotten_is_dropped() -> None:
    runner, owner, done = Asked(), QObject(), []
    newest: Newest[int] = Newest(runner, owner, done.append, done.append)  # type: ignore[arg-type]  # reads only
    newest.ask(lambda: 1)
    newest.ask(lambda: 2)
    newest.forget()
    newest.ask(lambda: 3)
    while runner.waiting:
        runner.waiting.pop(0)()
    assert done == [3]


def test_pages_are_drawn_off_the_window_s_thread(qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    runner = ThreadRunner(failures.append)
    made = DocumentPreview(runner)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_document(shown(PDF))
    qtbot.waitUntil(lambda: made.view.pictures.picture(0) is not None)
    assert runner.close(10)
    assert not failures
