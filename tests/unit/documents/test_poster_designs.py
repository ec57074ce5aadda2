"""The ready designs: short and long texts stand well in each, nothing is lost, and black needs no colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.description import Block, Column, Document, Heading, Paragraph, Signature, Table
from desktop_app.documents.pages import Area, Item, Page, Path, Rule, Words
from desktop_app.documents.poster import (
    DESIGNS,
    SMALLEST_TYPE,
    Ink,
    Poster,
    PosterDesign,
    PosterSize,
    poster_page,
    poster_pdf,
    whole_poster_pdf,
)
from desktop_app.documents.posters.design import Sheet, grey_of
from desktop_app.documents.posters.fitting import SMALLEST_IN_TABLES
from desktop_app.documents.posters.names import Named, names_in
from desktop_app.documents.preview import page_count, page_sizes
from desktop_app.documents.tiles import SheetSize, Tiling, fitted, full_size
from desktop_app.domain.errors import AppError
from tests.unit.documents.reading import words_of

SIGNED = Signature(("幸福社区居民委员会",), date(2026, 11, 23))
LINES = (
    Paragraph("因主管网阀门更换，下列区域将临时停水，请提前做好准备。"),
    Heading("停水时间"),
    Paragraph("11月26日8:30—17:30"),
    Heading("影响范围"),
    Paragraph("幸福一区1至12号楼、幸福路18号至56号沿街商铺"),
    Paragraph("第一条　请提前储水，关好水龙头，离家前再检查一次，防止恢复供水时发生意外。"),
    Paragraph("联系电话：0571-88234567"),
)
TEXTS: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "a call": (Paragraph("楼道是逃生通道"), Paragraph("请勿堆放杂物")),
    "one word": (Paragraph("安静"),),
    "usual": LINES,
    "long": LINES * 3,
    "markup": (Paragraph("<b>粗体</b> & {braces} <script>"), Paragraph("𬱖𠮷村的䶮女士")),
}


def text_items(page: Page) -> list[Words]:
    return [item for item in page.items if isinstance(item, Words) and item.runs]


def edges_of(item: Words) -> tuple[float, float]:
    ends = [
        run.x + len(run.text) * run.air + sum(run.face.width(sign) for sign in run.text) * run.size for run in item.runs
    ]
    return item.x + min(run.x for run in item.runs), item.x + max(ends)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("design", list(PosterDesign))
def test_every_text_stands_inside_every_design(design: PosterDesign, text: str) -> None:
    document = Document("关于临时停水的通知", TEXTS[text], signature=SIGNED)
    page = poster_page(Poster(document, "便民提示", design), PosterSize.A3)
    for item in text_items(page):
        left, right = edges_of(item)
        assert left > 0.02 * page.width
        assert right < 0.98 * page.width + item.runs[-1].air
        assert 0.02 * page.height < item.baseline < 0.98 * page.height


@pytest.mark.parametrize("design", list(PosterDesign))
def test_no_word_is_lost(design: PosterDesign) -> None:
    document = Document("<b>停水</b>&通知", (*LINES, *TEXTS["markup"]), "各位居民：", ("停水范围图",), SIGNED)
    read = words_of(whole_poster_pdf(Poster(document, "便民提示", design), PosterSize.A2))
    wanted = [
        "便民提示",
        "<b>停水</b>&通知",
        "各位居民：",
        "附件：",
        "停水范围图",
        "幸福社区居民委员会",
        "2026年11月23日",
    ]
    for block in document.blocks:
        if isinstance(block, Paragraph | Heading) and isinstance(block.text, str):
            wanted += re.split(r"[：\u3000]", block.text)
    assert [text for text in wanted if bare(text) not in read] == []


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(list(PosterDesign)),
    st.lists(
        st.text(st.sampled_from("社区停水通知，。：《》（）0123456789:-、aZ第一条 <&"), max_size=200), max_size=12
    ),
    st.text(st.sampled_from("关于社区停水的通知，（2026）"), min_size=1, max_size=60),
    st.sampled_from([PosterSize.A3, PosterSize.A1]),
)
def test_any_text_is_set_in_type_that_can_be_read_or_refused(
    design: PosterDesign, texts: list[str], title: str, size: PosterSize
) -> None:
    document = Document(title, tuple(map(Paragraph, texts)), signature=SIGNED)
    try:
        page = poster_page(Poster(document, "", design), size)
    except AppError:
        return
    room = DESIGNS[design].room
    unit = Sheet(page.width, page.height).unit
    body = [item for item in text_items(page) if item.baseline > room.top * unit]
    assert min(run.size for item in body for run in item.runs) >= 0.85 * SMALLEST_TYPE
    assert max(item.baseline for item in body) <= (room.top + room.height) * unit + 1


def names(count: int) -> Table:
    return Table(
        (Column("序号"), Column("姓名")), tuple((str(number), f"王晓{'明华'[number % 2]}") for number in range(count))
    )


@pytest.mark.parametrize("count", [1, 3, 7, 24, 60])
@pytest.mark.parametrize("size", [PosterSize.A3, PosterSize.A0])
def test_names_stand_in_columns_and_none_is_lost(count: int, size: PosterSize) -> None:
    document = Document("光荣榜", (Paragraph("特此公布。"), names(count)), signature=SIGNED)
    page = poster_page(Poster(document, "", PosterDesign.honours), size)
    shown = ["".join(run.text for run in item.runs) for item in text_items(page)]
    assert sum(text.startswith("王晓") for text in shown) == count
    assert min(run.size for item in text_items(page) for run in item.runs) >= SMALLEST_TYPE


def test_a_list_of_names_is_told_from_other_blocks() -> None:
    assert names_in(Paragraph("张三、李四、欧阳修、王小明")) == tuple(map(Named, ("张三", "李四", "欧阳修", "王小明")))
    assert names_in(Paragraph("请大家遵守，互相提醒。")) == ()
    with_detail = Table((Column("序号"), Column("楼栋"), Column("姓名")), (("1", "3号楼", "张三"),))
    assert names_in(with_detail) == (Named("张三", "3号楼"),)
    assert names_in(replace(with_detail, columns=(Column("姓名"), Column("性别"), Column("民族")))) == ()


@pytest.mark.parametrize("persons", [1, 20, 40, 60])
def test_a_disclosure_of_sixty_persons_fits_on_a3(persons: int) -> None:
    heads = ("序号", "姓名", "性别", "出生年月", "民族", "文化程度")
    rows = tuple((str(number), "李＊华", "女", "1990年3月", "汉族", "本科") for number in range(persons))
    document = Document("关于拟确定发展对象的公示", (*LINES[:1], Table(tuple(map(Column, heads)), rows), *LINES[1:3]))
    sizes = [run.size for item in text_items(poster_page(Poster(document), PosterSize.A3)) for run in item.runs]
    assert min(sizes) >= SMALLEST_IN_TABLES


@pytest.mark.parametrize("sentences", range(2, 12))
def test_the_end_of_a_line_of_dates_does_not_stand_alone(sentences: int) -> None:
    dates = "自2026年11月24日起至2026年11月30日止，共5个工作日。"
    document = Document(
        "公示", (Paragraph("现予公示。" * sentences * 6), Heading("公示时间"), Paragraph(dates)), signature=SIGNED
    )
    page = poster_page(Poster(document), PosterSize.A2)
    shown = ["".join(run.text for run in item.runs) for item in text_items(page)]
    assert [text for text in shown if text and dates.endswith(text) and len(text) < 8] == []


@pytest.mark.parametrize("design", list(PosterDesign))
def test_black_needs_no_colour(design: PosterDesign) -> None:
    document = Document("光荣榜", (*LINES, names(9)), signature=SIGNED)
    for item in poster_page(Poster(document, "公示", design, Ink.black), PosterSize.A3).items:
        assert all(colour[0] == colour[1] == colour[2] for colour in colours_of(item))


def colours_of(item: Item) -> list[tuple[float, float, float]]:
    match item:
        case Area() | Path():
            return [item.colour, *([item.fill] if item.fill else [])]
        case Words() | Rule():
            return [item.colour]
    return []


def test_greys_keep_the_order_of_lightness() -> None:
    greys = [grey_of((step / 20, step / 20, step / 20))[0] for step in range(21)]
    assert greys == sorted(greys)
    assert greys[0] == 0
    assert greys[-1] == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize("design", list(PosterDesign))
def test_designs_are_vector_and_small(design: PosterDesign) -> None:
    pdf = poster_pdf(Poster(Document("通知", LINES, signature=SIGNED), "提示", design), PosterSize.A2)
    assert b"/Subtype /Image" not in pdf
    assert len(pdf) < 150_000


@pytest.mark.parametrize("paper", list(SheetSize))
@pytest.mark.parametrize("size", list(PosterSize))
def test_a_plan_comes_before_the_sheets(size: PosterSize, paper: SheetSize) -> None:
    tiling = replace(full_size(size.points, paper.points), plan=True)
    pdf = poster_pdf(Poster(Document("通知", LINES, signature=SIGNED)), size, tiling)
    assert page_count(pdf) == tiling.count + 1
    assert all(each == pytest.approx(tiling.sheet, abs=0.1) for each in page_sizes(pdf))
    read = words_of(pdf)
    for text in (
        f"成品：宽{size.value[0]}毫米，高{size.value[1]}毫米",
        f"共{tiling.count}张",
        "实际大小",
        f"第{tiling.down}行",
    ):
        assert text in read


def test_a_poster_on_one_sheet_has_no_plan() -> None:
    tiling: Tiling = replace(fitted(PosterSize.A3.points, 1, 1, SheetSize.A3.points), plan=True)
    assert page_count(poster_pdf(Poster(Document("通知", LINES)), PosterSize.A3, tiling)) == 1
