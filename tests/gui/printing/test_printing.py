"""Sheets on a printer: the right pages, as many as asked for, at their real size."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop_app.documents.description import Document, Paragraph
from desktop_app.documents.official import official_pdf
from desktop_app.documents.pages import OFFICIAL
from desktop_app.documents.poster import Poster, PosterSize, poster_pdf
from desktop_app.documents.preview import page_images, page_sizes
from desktop_app.documents.strips import STRIP, strips_of
from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.printing.dialog import Printable, PrintDialog
from desktop_app.ui.printing.offering import file_name
from desktop_app.ui.printing.output import print_pages
from desktop_app.ui.printing.printers import InstalledPrinters, PrintOrder, Sides, Sorting
from desktop_app.ui.tasks import ThreadRunner

PDF = official_pdf(Document("通知", (Paragraph("国" * 1500),)))
THREE = Printable("通知", PDF, 3)


class Printers:
    """Two printers; only the first prints on both sides."""

    def __init__(self, *names: str) -> None:
        self._names = list(names)

    def names(self) -> list[str]:
        return self._names

    def can_turn(self, name: str) -> bool:
        return name == "first"

    def device(self, name: str) -> QPrinter:
        raise AssertionError(name)


def file_device(path: Path, dpi: int = 100) -> QPrinter:
    device = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    device.setResolution(dpi)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(path))
    return device


def printed(path: Path, pdf: bytes, order: PrintOrder) -> bytes:
    print_pages(file_device(path), pdf, order, "通知", lambda _done, _total: None)
    return path.read_bytes()


def picture(pdf: bytes, number: int, dpi: int = 72) -> Image.Image:
    page = page_images(pdf, dpi, [number])[0]
    return Image.frombuffer("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride, 1).convert("L")


def ink_box(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.point(lambda value: 255 if value < 160 else 0).getbbox()
    assert box is not None
    return box


def test_the_pages_asked_for_are_printed_in_their_order(qapp: object, tmp_path: Path) -> None:
    out = printed(tmp_path / "out.pdf", PDF, PrintOrder("x", (2, 0)))
    assert len(page_sizes(out)) == 2
    assert abs(ink_box(picture(out, 0))[3] - ink_box(picture(PDF, 2))[3]) <= 2


def test_copies_are_repeated_where_the_printer_cannot(qapp: object, tmp_path: Path) -> None:
    assert len(page_sizes(printed(tmp_path / "out.pdf", PDF, PrintOrder("x", (0, 1), copies=2)))) == 4


def test_everything_stands_where_the_document_has_it(qapp: object, tmp_path: Path) -> None:
    out = printed(tmp_path / "out.pdf", PDF, PrintOrder("x", (0,)))
    width, height = page_sizes(out)[0]
    assert (width, height) == pytest.approx((595.3, 841.9), abs=1)
    asked, got = ink_box(picture(PDF, 0, 144)), ink_box(picture(out, 0, 144))
    assert all(abs(one - other) <= 4 for one, other in zip(asked, got, strict=True))


def test_sheets_of_a_poster_are_printed_lying(qapp: object, tmp_path: Path) -> None:
    sheets = poster_pdf(Poster(Document("通知", (Paragraph("国" * 50),))), PosterSize.A2)
    out = printed(tmp_path / "out.pdf", sheets, PrintOrder("x", (0, 1)))
    width, height = page_sizes(out)[0]
    assert (width, height) == pytest.approx((841.9, 595.3), abs=1)


def test_printing_can_be_called_off(qapp: object, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(file_device(tmp_path / "out.pdf"), PDF, PrintOrder("x", (0, 1, 2)), "通知", stop)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_of(qapp: object, tmp_path: Path) -> None:
    device = file_device(tmp_path / "no folder" / "out.pdf")
    with pytest.raises(AppError, match="did not take"):
        print_pages(device, PDF, PrintOrder("x", (0,)), "通知", lambda _done, _total: None)


def test_a_printer_is_painted_on_off_the_window_s_thread(qtbot: QtBot, tmp_path: Path) -> None:
    failures: list[BaseException] = []
    runner = ThreadRunner(failures.append)
    device, done = file_device(tmp_path / "out.pdf"), []
    steps: list[tuple[int, int]] = []
    order = PrintOrder("x", (0, 1, 2))
    runner.run(
        lambda job: print_pages(device, PDF, order, "通知", job.step),
        done.append,
        progress=lambda pages, total: steps.append((pages, total)),
    )
    qtbot.waitUntil(lambda: bool(done) or bool(failures), timeout=20_000)
    assert runner.close(10)
    assert not failures
    assert steps[-1] == (3, 3)
    assert len(page_sizes((tmp_path / "out.pdf").read_bytes())) == 3


def test_strips_make_up_the_page() -> None:
    strips = list(strips_of(PDF, 0, 200))
    whole = page_images(PDF, 200, [0])[0]
    assert [top for top, _strip in strips] == list(range(0, whole.height, STRIP))
    assert sum(strip.height for _top, strip in strips) == pytest.approx(whole.height, abs=1)
    rows = b"".join(strip.pixels[: strip.height * strip.stride] for _top, strip in strips)
    length = min(len(rows), len(whole.pixels))
    same = sum(a == b for a, b in zip(rows[0:length:997], whole.pixels[0:length:997], strict=True))
    assert same > 0.97 * (length // 997)


def test_the_printer_used_last_is_offered_first(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.ini")
    dialog = PrintDialog(THREE, Printers("first", "second"), preferences)
    qtbot.addWidget(dialog)
    assert dialog.printer.currentText() == "first"
    assert dialog.sides.isEnabled()
    dialog.printer.setCurrentText("second")
    assert not dialog.sides.isEnabled()
    dialog.print_button.click()
    again = PrintDialog(THREE, Printers("first", "second"), preferences)
    qtbot.addWidget(again)
    assert again.printer.currentText() == "second"


def test_the_order_is_what_was_filled_in(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PrintDialog(THREE, Printers("first"), Preferences(tmp_path / "settings.ini"))
    qtbot.addWidget(dialog)
    dialog.copies.setValue(3)
    dialog.pages.setText("2-3")
    dialog.sides.setCurrentIndex(1)
    assert dialog.order() == PrintOrder("first", (1, 2), 3, Sides.long_edge)


def test_sides_and_order_of_copies_are_remembered_for_each_kind_of_paper(qtbot: QtBot, tmp_path: Path) -> None:
    def dialog(printable: Printable) -> PrintDialog:
        made = PrintDialog(printable, Printers("first", "second"), Preferences(tmp_path / "settings.ini"))
        qtbot.addWidget(made)
        return made

    lying = Printable("海报", poster_pdf(Poster(Document("海报", ())), PosterSize.A3), 2)
    once = dialog(THREE)
    once.copies.setValue(2)
    once.sides.setCurrentIndex(2)
    once.sorting.setCurrentIndex(1)
    once.print_button.click()
    other = Printable("横幅", official_pdf(Document("横", (Paragraph("国"),)), replace(OFFICIAL, paper=(300, 900))), 1)
    for printable, sides in ((THREE, 2), (lying, 2), (other, 0)):
        again = dialog(printable)
        assert again.sides.currentIndex() == sides
        assert again.copies.value() == 1
    strange = dialog(other)
    strange.printer.setCurrentText("second")
    strange.print_button.click()
    assert dialog(THREE).printer.currentText() == "first"
    assert dialog(other).printer.currentText() == "second"


@pytest.mark.parametrize(
    ("order", "one", "every"),
    [
        (PrintOrder("x", (0, 1, 2), 2), (0, 1, 2), (0, 1, 2, 0, 1, 2)),
        (PrintOrder("x", (0, 1, 2), 2, sorting=Sorting.pages), (0, 1, 2), (0, 0, 1, 1, 2, 2)),
        (PrintOrder("x", (0, 1, 2), 2, Sides.long_edge), (0, 1, 2), (0, 1, 2, None, 0, 1, 2, None)),
        (PrintOrder("x", (0, 1, 2), 2, Sides.long_edge, Sorting.pages), (0, 1, 2), (0, 1, 0, 1, 2, None, 2, None)),
        (PrintOrder("x", (0, 1), 1, Sides.short_edge, starts=frozenset({0, 1})), (0, None, 1), (0, None, 1, None)),
        (PrintOrder("x", (0, 1), 1, starts=frozenset({0, 1})), (0, 1), (0, 1)),
    ],
)
def test_copies_and_letters_begin_on_sheets_of_their_own(
    order: PrintOrder, one: tuple[int | None, ...], every: tuple[int | None, ...]
) -> None:
    assert order.one_copy() == one
    assert order.all_copies() == every


def test_a_back_that_stays_empty_is_an_empty_page(qapp: object, tmp_path: Path) -> None:
    order = PrintOrder("x", (0, 1), sides=Sides.long_edge, starts=frozenset({0, 1}))
    device = file_device(tmp_path / "out.pdf")
    print_pages(device, PDF, order, "通知", lambda _done, _total: None)
    out = (tmp_path / "out.pdf").read_bytes()
    assert len(page_sizes(out)) == 4
    assert picture(out, 1).getextrema() == (255, 255)
    assert picture(out, 2).getextrema() != (255, 255)


def test_pages_there_are_not_keep_the_dialog_open(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PrintDialog(THREE, Printers("first"), Preferences(tmp_path / "settings.ini"))
    qtbot.addWidget(dialog)
    dialog.pages.setText("7")
    dialog.print_button.click()
    assert not dialog.result()
    assert "1 to 3" in dialog.complaint.text()


def test_the_printers_of_this_pc_can_be_asked_for(qapp: object) -> None:
    names = InstalledPrinters().names()
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("title", "name"),
    [("关于“公示”", "关于“公示”"), ("a/b\\c:d*?", "a b c d"), ("...", "document"), ("国" * 200, "国" * 80)],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name
