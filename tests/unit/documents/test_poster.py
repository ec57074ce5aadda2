"""Posters: large type, true sheets, text that is still text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from desktop_app.documents.description import Column, Document, Heading, Paragraph, Signature, Table, text_of
from desktop_app.documents.pages import A4, MM, Words
from desktop_app.documents.poster import (
    Poster,
    PosterDesign,
    PosterSize,
    poster_page,
    poster_pdf,
    whole_poster_pdf,
)
from desktop_app.documents.posters.fitting import SMALLEST_IN_TABLES
from desktop_app.documents.preview import page_count, page_sizes
from desktop_app.documents.private_numbers import PrivateKind
from desktop_app.documents.readback import read_back, text_on_pages
from desktop_app.documents.tiles import OVERLAP, UNPRINTABLE, fitted, full_size
from desktop_app.domain.errors import AppError
from tests.unit.documents.reading import boxes_of, words_of

SIGNED = Signature(("中共幸福社区第一支部委员会",), date(2026, 11, 23))
HEADS = ("序号", "姓名", "性别", "出生年月", "工作单位及职务")


def disclosure(persons: int = 3, note: str = "") -> Document:
    rows = tuple(
        (str(number), "𬱖＊" if number == 2 else "李＊华", "女", "1990年3月", "网格员")
        for number in range(1, persons + 1)
    )
    blocks = (
        Paragraph("经支部委员会研究，拟将下列同志确定为发展对象，现予以公示。"),
        Table(tuple(map(Column, HEADS)), rows),
        Heading("公示时间"),
        Paragraph("2026年11月24日至2026年11月30日（5个工作日）。" + note),
    )
    return Document("幸福社区第一党支部拟确定发展对象公示", blocks, signature=SIGNED)


def sizes_of(document: Document, size: PosterSize) -> list[float]:
    items = poster_page(Poster(document), size).items
    return [run.size for item in items if isinstance(item, Words) for run in item.runs]


@pytest.mark.parametrize("size", list(PosterSize))
def test_a_whole_poster_has_its_size_and_every_word(size: PosterSize) -> None:
    pdf = whole_poster_pdf(Poster(disclosure(), "党务公开"), size)
    assert page_sizes(pdf) == (pytest.approx(size.points, abs=0.1),)
    read = words_of(pdf)
    assert all(re.sub(r"\s", "", text) in read for text in text_of(disclosure()) if text and "幸福" not in text)
    assert "党务公开" in read


def test_type_grows_with_the_poster_and_is_never_tiny() -> None:
    a3, a1 = sizes_of(disclosure(), PosterSize.A3), sizes_of(disclosure(), PosterSize.A1)
    assert min(a3) >= SMALLEST_IN_TABLES
    assert max(a1) == pytest.approx(2 * max(a3), rel=0.05)
    assert min(sizes_of(disclosure(), PosterSize.A2)) > 24


@pytest.mark.parametrize("persons", [1, 8, 30, 60])
def test_a_list_of_any_length_stays_on_the_poster(persons: int) -> None:
    page = poster_page(Poster(disclosure(persons)), PosterSize.A2)
    lowest = max(item.baseline for item in page.items if isinstance(item, Words))
    widest = max(
        item.x + run.x + run.face.width(run.text) * run.size
        for item in page.items
        if isinstance(item, Words)
        for run in item.runs
    )
    assert lowest < page.height * 0.97
    assert widest < page.width * 0.97


def test_a_text_that_is_too_long_is_refused_with_a_sentence() -> None:
    with pytest.raises(AppError, match="too long for this poster"):
        whole_poster_pdf(Poster(disclosure(2000)), PosterSize.A3)


def test_an_a2_poster_is_eight_sheets_of_a4() -> None:
    pdf = poster_pdf(Poster(disclosure()), PosterSize.A2)
    tiling = full_size(PosterSize.A2.points)
    assert (tiling.count, page_count(pdf)) == (8, 8)
    assert tiling.scale == 1.0
    assert page_sizes(pdf)[0] == pytest.approx((A4[1], A4[0]), abs=0.1)


@pytest.mark.parametrize("size", list(PosterSize))
def test_the_sheets_cover_the_poster(size: PosterSize) -> None:
    tiling = full_size(size.points)
    for length, sheets, window in zip(size.points, (tiling.across, tiling.down), tiling.window, strict=True):
        assert sheets * (window - OVERLAP) + OVERLAP >= length


def test_a_poster_can_be_fitted_to_so_many_sheets() -> None:
    tiling = fitted(PosterSize.A2.points, 2, 2)
    pdf = poster_pdf(Poster(disclosure()), PosterSize.A2, tiling)
    assert page_count(pdf) == 4
    assert 0.85 < tiling.scale < 0.95


def test_every_sheet_says_where_it_belongs_and_how_to_print() -> None:
    pages = text_on_pages(poster_pdf(Poster(disclosure()), PosterSize.A2))
    assert "第1行第1列" in pages[0]
    assert "第4行第2列" in pages[-1]
    assert all("100%" in page for page in pages)


def test_a_number_cut_by_the_edge_of_a_sheet_is_found() -> None:
    pdf = poster_pdf(Poster(disclosure(note="联系电话：13812345678。")), PosterSize.A2)
    assert [(find.kind, find.page) for find in read_back(pdf)] == [(PrivateKind.mobile, 1)]
    assert read_back(pdf, frozenset({"138-1234-5678"})) == ()


def test_a_poster_stays_vector() -> None:
    pdf = poster_pdf(Poster(disclosure(), design=PosterDesign.celebration), PosterSize.A1)
    assert b"/Subtype /Image" not in pdf
    assert len(pdf) < 400_000


def test_the_sheets_are_told_one_by_one() -> None:
    heard: list[tuple[int, int]] = []
    poster_pdf(Poster(disclosure()), PosterSize.A3, step=lambda done, total: heard.append((done, total)))
    assert heard[-1][0] == heard[-1][1] == len(heard)


def test_margins_are_what_office_printers_leave_white() -> None:
    assert pytest.approx(8 * MM) == UNPRINTABLE


def test_addressee_and_attachments_are_on_the_poster_too() -> None:
    whole = Document("通知", (Paragraph("正文。"),), "全体居民：", ("名单", "申请表"), SIGNED)
    read = words_of(whole_poster_pdf(Poster(whole, design=PosterDesign.notice), PosterSize.A3))
    assert "全体居民：正文。附件：1.名单2.申请表" in read


def test_marks_and_labels_keep_away_from_the_edge_of_the_paper() -> None:
    pdf = poster_pdf(Poster(disclosure()), PosterSize.A3)
    with_label = [box for box in boxes_of(pdf) if box[0] == "%"]
    assert all(box[4] < page_sizes(pdf)[0][1] - 4 * MM for box in with_label)
