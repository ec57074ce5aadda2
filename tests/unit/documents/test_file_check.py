"""Files of other makers read back: whatever holds a private number is named, and what cannot be read is said."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.description import Document, Paragraph
from desktop_app.documents.file_check import FileCheck, check_file
from desktop_app.documents.official import official_pdf
from desktop_app.documents.private_numbers import PrivateKind
from desktop_app.domain.errors import AppError

ID = "110101199003078515"
MOBILE = "13812345678"
CARD = "6222021234567890128"


def drawn(draw: Callable[[Canvas], None], lock: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=lock)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def found(checked: FileCheck) -> list[tuple[int, PrivateKind]]:
    return [(find.page, find.kind) for find in checked.finds]


def with_attachment(name: str, content: bytes) -> bytes:
    document = pypdfium2.PdfDocument(drawn(lambda canvas: canvas.drawString(72, 700, "see the list")))
    document.new_attachment(name).set_data(content)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_a_number_is_told_on_each_of_its_pages() -> None:
    def draw(canvas: Canvas) -> None:
        for text in ("nothing", f"call {MOBILE}", f"again {MOBILE}, {MOBILE}"):
            canvas.drawString(72, 700, text)
            canvas.showPage()

    assert found(check_file(drawn(draw))) == [(2, PrivateKind.mobile), (3, PrivateKind.mobile)]


@pytest.mark.parametrize("angle", [33, 90, 180, 270])
def test_turned_text_is_read(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "138 1234 5678")

    assert found(check_file(drawn(draw))) == [(1, PrivateKind.mobile)]


def test_digits_set_one_by_one_are_read_along_and_down() -> None:
    def draw(canvas: Canvas) -> None:
        for place, digit in enumerate(MOBILE):
            canvas.drawString(72 + 15 * place, 700, digit)
            canvas.drawString(300, 600 - 14 * place, digit)

    assert found(check_file(drawn(draw))) == [(1, PrivateKind.mobile)]


@pytest.mark.parametrize("page_number", ["", "1", "- 1 -", "1 / 2", "\u2014 1 \u2014"])
def test_a_number_that_runs_over_to_the_next_page_is_found(page_number: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 60, "of 110101 19900")
        canvas.drawString(290, 30, page_number)
        canvas.showPage()
        canvas.drawString(72, 780, "3078515 and so on")
        canvas.drawString(290, 30, page_number.replace("1", "2", 1))

    assert found(check_file(drawn(draw))) == [(1, PrivateKind.resident_id)]


def test_pages_that_end_and_begin_with_figures_make_no_number() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 60, "in all 138")
        canvas.showPage()
        canvas.drawString(72, 780, "1234 persons, 5678 yuan")

    assert found(check_file(drawn(draw))) == []


def test_properties_bookmarks_notes_links_and_fields_are_read_too() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "a clean page")
        canvas.setTitle(f"List {ID}")
        canvas.setKeywords("139 1234 5678")
        canvas.linkURL("tel:+86%2013712345678", (72, 72, 100, 100))
        canvas.textAnnotation("0571-88886666", Rect=[72, 72, 100, 100])
        canvas.bookmarkPage("here")
        canvas.addOutlineEntry(CARD, "here")
        canvas.acroForm.textfield(name="field", value="13612345678", x=72, y=200, width=100, height=20)

    assert sorted(found(check_file(drawn(draw))), key=lambda find: (find[0], find[1].name)) == [
        (0, PrivateKind.bank_card),
        (0, PrivateKind.mobile),
        (0, PrivateKind.resident_id),
        (1, PrivateKind.landline),
        (1, PrivateKind.mobile),
        (1, PrivateKind.mobile),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", f"\u59d3\u540d,{MOBILE}".encode()),
        ("list.csv", f"\u59d3\u540d,{MOBILE}".encode("gb18030")),
        ("list.txt", f"\u59d3\u540d {MOBILE}".encode("utf-16")),
        (f"{MOBILE}.txt", b"nothing"),
        ("list.pdf", drawn(lambda canvas: canvas.drawString(72, 700, MOBILE))),
    ],
)
def test_attached_files_are_read(name: str, content: bytes) -> None:
    assert found(check_file(with_attachment(name, content))) == [(0, PrivateKind.mobile)]


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x01", b"%PDF-1.4 broken"])
def test_an_attached_file_that_cannot_be_read_is_said(content: bytes) -> None:
    assert check_file(with_attachment("list.xlsx", content)).closed == ("list.xlsx",)


def test_a_page_that_only_shows_something_is_said_and_an_empty_one_is_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(72, 72, 400, 400, fill=1)
        canvas.showPage()
        canvas.showPage()
        canvas.drawString(72, 700, "text")

    checked = check_file(drawn(draw))
    assert checked.silent == (1,)
    assert not checked.is_mute
    assert check_file(drawn(lambda canvas: canvas.rect(72, 72, 9, 9, fill=1))).is_mute


def test_what_is_no_pdf_is_refused() -> None:
    whole = drawn(lambda canvas: canvas.drawString(72, 700, ID))
    for broken in (b"", b"hello", whole[: len(whole) // 2]):
        with pytest.raises(AppError, match="not a PDF"):
            check_file(broken)


def test_a_locked_file_is_refused_with_the_reason_and_an_open_one_is_read() -> None:
    with pytest.raises(AppError, match="locked with a password"):
        check_file(drawn(lambda canvas: canvas.drawString(72, 700, ID), StandardEncryption("secret")))
    open_to_read = drawn(lambda canvas: canvas.drawString(72, 700, ID), StandardEncryption("", "owner"))
    assert found(check_file(open_to_read)) == [(1, PrivateKind.resident_id)]


def test_the_pages_are_told_one_by_one() -> None:
    heard: list[tuple[int, int]] = []
    check_file(official_pdf(Document("", (Paragraph("\u6b63\u6587" * 900),))), lambda *told: heard.append(told))
    assert heard[-1] == (len(heard), len(heard))
    assert len(heard) > 1


@settings(max_examples=25)
@given(
    st.sampled_from([ID, MOBILE, CARD]),
    st.integers(0, 1200),
    st.sampled_from(["", " ", "-", "\u3000"]),
    st.integers(2, 10),
)
def test_a_number_planted_anywhere_in_our_own_pages_is_found(number: str, place: int, between: str, size: int) -> None:
    parts = [number[start : start + size] for start in range(0, len(number), size)]
    text = "\u56fd" * place + between.join(parts) + "\u6c11" * (1200 - place)
    assert {kind for _page, kind in found(check_file(official_pdf(Document("\u901a\u77e5", (Paragraph(text),)))))}
