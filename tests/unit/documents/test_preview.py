"""Pictures of pages: right size, right colours, only the pages asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from desktop_app.documents.description import Document, Paragraph
from desktop_app.documents.official import official_pdf
from desktop_app.documents.poster import Poster, PosterSize, whole_poster_pdf
from desktop_app.documents.preview import page_count, page_images
from desktop_app.domain.errors import AppError

PDF = official_pdf(Document("通知", (Paragraph("国" * 1500),)))


def test_a_page_becomes_a_picture_of_its_size() -> None:
    image = page_images(PDF, dpi=72, pages=[0])[0]
    assert (image.width, image.height) == (596, 842) or (image.width, image.height) == (595, 842)
    assert len(image.pixels) == image.stride * image.height
    assert image.stride >= 4 * image.width


def test_only_the_pages_asked_for_are_drawn() -> None:
    assert page_count(PDF) == 3
    assert len(page_images(PDF, 30)) == 3
    assert len(page_images(PDF, 30, [1])) == 1


def test_pixels_are_blue_green_red() -> None:
    pdf = whole_poster_pdf(Poster(Document("通知", (Paragraph("国"),))), PosterSize.A3)
    image = page_images(pdf, 30)[0]
    picture = Image.frombuffer("RGB", (image.width, image.height), image.pixels, "raw", "BGRX", image.stride, 1)
    red, green, blue = picture.getpixel((4, 4))
    assert red > 150
    assert max(green, blue) < 60


def test_there_is_ink_on_the_page() -> None:
    image = page_images(PDF, 72, [0])[0]
    assert min(image.pixels[::4]) < 100
    assert image.pixels[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize("dpi", [36, 96, 150])
def test_the_resolution_scales_the_picture(dpi: int) -> None:
    assert page_images(PDF, dpi, [0])[0].width == pytest.approx(210 / 25.4 * dpi, abs=1.5)


@pytest.mark.parametrize("data", [b"", b"no pdf", PDF[:200]])
def test_what_is_no_pdf_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(AppError, match="not a PDF"):
        page_count(data)


def test_two_threads_may_ask_for_pictures() -> None:
    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda number: page_images(PDF, 40, [number % 3])[0], range(12)))
    assert {image.height for image in images} == {images[0].height}
