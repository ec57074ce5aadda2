from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from desktop_app.documents.description import Column, Document, Paragraph, QrCode, Table, with_pictures_in_line
from desktop_app.documents.faces import missing_characters
from desktop_app.documents.official import notice_pdf, official_pdf
from desktop_app.documents.pictured import CharacterPicture, in_pictures, stencil_of
from desktop_app.documents.poster import Poster, PosterDesign, PosterSize, poster_pdf, whole_poster_pdf
from desktop_app.domain.errors import AppError

PRIVATE, DESCRIBED = "\ue123", "⿰亻革"


def picture(ink: str = "black", ground: str = "white", form: str = "PNG", mode: str = "RGB") -> bytes:
    """A square ring, off the middle of its paper."""
    drawn = Image.new(mode, (300, 240), ground)
    ImageDraw.Draw(drawn).rectangle((100, 20, 260, 180), outline=ink, width=20)
    out = io.BytesIO()
    drawn.save(out, form)
    return out.getvalue()


PICTURES = (CharacterPicture(PRIVATE, picture()), CharacterPicture(DESCRIBED, picture("navy", form="JPEG")))


def document(text: str) -> Document:
    table = Table((Column("姓名"), Column("住址")), ((f"张{PRIVATE}明", "3号楼"), (f"李{DESCRIBED}", "4号楼")))
    return Document(f"关于{PRIVATE}某的公示", (Paragraph(text), table), pictures=PICTURES)


def read(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = [page.get_textpage().get_text_bounded() for page in opened]
    return re.sub(r"\s|— \d+ —", "", "".join(pages))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["张", "，", "。", "《", "》", "明", "３", "abc ", "12", PRIVATE, DESCRIBED]), max_size=90)
)
def test_a_text_with_pictured_characters_reads_back_as_it_was_written(parts: list[str]) -> None:
    text = "讨论" + "".join(parts)
    shown = Document("公示", (Paragraph(text),), pictures=PICTURES)
    for pdf in (official_pdf(shown), notice_pdf(shown)):
        assert "".join(text.split()) in read(pdf)


@pytest.mark.parametrize("design", PosterDesign)
def test_pictures_stand_on_every_poster(design: PosterDesign) -> None:
    text = read(whole_poster_pdf(Poster(document(f"同意李{DESCRIBED}当选。"), design=design), PosterSize.A3))
    assert f"李{DESCRIBED}当选" in text
    assert f"关于{PRIVATE}某" in text


def test_the_sheets_of_a_poster_hold_each_picture_once() -> None:
    pdf = poster_pdf(Poster(document("同意。")), PosterSize.A2)
    assert pdf.count(b"/ImageMask true") == len(PICTURES)


def test_a_document_holds_each_picture_once_however_often_it_is_set() -> None:
    assert official_pdf(document(f"{PRIVATE}{DESCRIBED}" * 900)).count(b"/ImageMask true") == len(PICTURES)


def test_the_ink_of_a_picture_fills_its_cell_and_stands_on_the_line() -> None:
    pdf = official_pdf(Document("公示", (Paragraph(f"国{PRIVATE}国"),), pictures=PICTURES))
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0]
        texts = page.get_textpage()
        place = texts.get_text_bounded().index(PRIVATE)
        boxes = [texts.get_charbox(each, loose=True) for each in (place - 1, place, place + 1)]
        left, _bottom, right, _top = texts.get_charbox(place)
        dark = page.render(scale=4).to_pil().convert("L")
        crop = [round(4 * each) for each in (boxes[1][0], page.get_height() - 1, boxes[1][2], page.get_height())]
        line = round(4 * (page.get_height() - (boxes[0][1] + boxes[0][3]) / 2))
        cell = dark.crop((crop[0], line - 40, crop[2], line + 40)).point(lambda dot: 255 if dot < 128 else 0)
    assert boxes[1][0] - boxes[0][0] == pytest.approx(boxes[2][0] - boxes[1][0], abs=0.6)
    assert 14 < right - left <= 16.1
    ink = cell.getbbox()
    assert ink is not None
    assert ink[2] - ink[0] == pytest.approx(ink[3] - ink[1], abs=3)
    assert ink[2] - ink[0] == pytest.approx(0.92 * 16 * 4, abs=4)


def test_without_pictures_nothing_changes() -> None:
    plain = Document("公示", (Paragraph("同意张明。"),))
    assert with_pictures_in_line(plain) is plain


def test_a_qr_code_keeps_what_was_written_into_it() -> None:
    shown = Document("公示", (QrCode(f"李{DESCRIBED}", f"李{DESCRIBED}"),), pictures=PICTURES)
    block = with_pictures_in_line(shown).blocks[0]
    assert isinstance(block, QrCode)
    assert block.content == f"李{DESCRIBED}"
    assert len(block.caption) == 2


def test_a_pictured_character_is_no_longer_missing() -> None:
    assert [each.character for each in missing_characters(f"张{PRIVATE}")] == [PRIVATE]
    assert missing_characters(in_pictures(f"张{PRIVATE}", PICTURES)) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:120],
        picture("white"),
        picture("#dddddd"),
        picture("white", "black"),
    ],
    ids=["empty", "text", "svg", "cut off", "blank", "faint", "white on black"],
)
def test_what_shows_no_character_is_refused(content: bytes) -> None:
    with pytest.raises(AppError):
        stencil_of(CharacterPicture(PRIVATE, content))


def test_a_picture_that_would_be_huge_unpacked_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000), 1).save(out, "PNG")
    with pytest.raises(AppError):
        stencil_of(CharacterPicture(PRIVATE, out.getvalue()))


def test_transparent_ground_counts_as_paper() -> None:
    stencil = stencil_of(CharacterPicture(PRIVATE, picture("black", "#00000000", mode="RGBA")))
    assert stencil.width == stencil.height == 1024
