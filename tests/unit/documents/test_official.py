"""Whole documents: the official grid, the signature, tables, text read back as it was put in."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.characters import visible
from desktop_app.documents.description import (
    Column,
    Document,
    Gap,
    Heading,
    Paragraph,
    Signature,
    Table,
    text_of,
    written_date,
)
from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import Role, missing_characters
from desktop_app.documents.layout import lay_out
from desktop_app.documents.official import notice_pdf, official_pdf
from desktop_app.documents.pages import MM, NOTICE, OFFICIAL, Page, Words
from desktop_app.documents.preview import page_count
from desktop_app.documents.readback import text_on_pages
from desktop_app.documents.units import Span
from tests.unit.documents.reading import boxes_of, words_of

SIGNED = Signature(("幸福社区居民委员会",), date(2026, 11, 22))
LINE = "公示期内，任何单位和个人如有异议，均可以来信、来电、来访等形式反映。"


def texts_on(page: Page) -> list[str]:
    """The lines of a page from top to bottom, without its number."""
    words = sorted((item for item in page.items if isinstance(item, Words)), key=lambda item: item.baseline)
    return ["".join(run.text for run in item.runs) for item in words][:-1]


def document(*paragraphs: str, **more: object) -> Document:
    return Document("关于公示复核结果的通知", tuple(map(Paragraph, paragraphs)), **more)


def test_a_page_has_22_lines_of_28_characters_at_the_standard_edges() -> None:
    pdf = official_pdf(Document("", (Paragraph("国" * 22 * 28, indent=0),)))
    boxes = [box for box in boxes_of(pdf) if box[0] == "国"]
    assert page_count(pdf) == 1
    assert len(boxes) == 22 * 28
    lefts = sorted({round(box[1], 1) for box in boxes})
    assert len(lefts) == 28
    assert min(box[1] for box in boxes) == pytest.approx(28 * MM, abs=0.1 * MM)
    assert max(box[3] for box in boxes) == pytest.approx((28 + 156) * MM, abs=0.1 * MM)
    baselines = sorted(
        {
            round(item.baseline, 3)
            for item in lay_out(Document("", (Paragraph("国" * 22 * 28, indent=0),)), OFFICIAL)[0].items
            if isinstance(item, Words)
        }
    )[:-1]
    assert len(baselines) == 22
    above, below = baselines[0] - 37 * MM - 0.88 * 16, (37 + 225) * MM - baselines[-1] - 0.12 * 16
    assert above == pytest.approx(below, abs=0.01)


def test_the_23rd_line_goes_to_the_next_page() -> None:
    assert page_count(official_pdf(Document("", (Paragraph("国" * (22 * 28 + 2), indent=0),)))) == 2


@pytest.mark.parametrize("count", range(1, 60))
def test_a_signature_never_stands_alone(count: int) -> None:
    pages = lay_out(document(*["第一段内容"] * count, signature=SIGNED), OFFICIAL)
    last = texts_on(pages[-1])
    assert last[-2:] == ["幸福社区居民委员会", "2026年11月22日"]
    assert len(last) > 2


@pytest.mark.parametrize("count", [14, 15, 16, 17, 18])
def test_attachments_stay_with_the_body_too(count: int) -> None:
    pages = lay_out(document(*["第一段内容"] * count, signature=SIGNED, attachments=("名单",)), OFFICIAL)
    assert "第一段内容" in texts_on(pages[-1])


def test_a_signature_after_a_long_table_takes_rows_along() -> None:
    rows = tuple((str(number), "李＊华") for number in range(1, 200))
    for extra in range(12):
        table = Table((Column("序号"), Column("姓名")), rows[: 150 + extra])
        last = lay_out(Document("名单", (table,), signature=SIGNED), OFFICIAL)[-1]
        assert "李＊华" in texts_on(last)


@pytest.mark.parametrize("count", range(1, 17))
def test_what_runs_over_a_little_is_pulled_in_and_is_no_lonely_page(count: int) -> None:
    rows = tuple((str(number), f"张{number}＊", "1960年1月") for number in range(count))
    table = Table(tuple(map(Column, ("序号", "姓名", "出生年月"))), rows)
    whole = Document("关于公示", (Paragraph(LINE * 2), table, *[Paragraph(LINE)] * 3), signature=SIGNED)
    pages = lay_out(whole, OFFICIAL)
    assert len(pages) == (1 if count <= 10 else 2)
    assert len(pages) == 1 or texts_on(pages[1])[0] not in (*SIGNED.bodies, written_date(SIGNED.day))
    assert words_of(pdf_of(pages, "")) == "".join(text_of(whole))


def test_the_date_stands_four_cells_from_the_right_edge() -> None:
    boxes = boxes_of(official_pdf(document(LINE, signature=SIGNED)))
    right = [box for box in boxes if box[0] == "日"][-1][3]
    assert right == pytest.approx(OFFICIAL.left + OFFICIAL.width - 4 * OFFICIAL.cell, abs=0.3)


def test_a_long_name_is_signed_inside_the_page() -> None:
    signature = Signature(("某某市某某区某某街道办事处幸福社区居民委员会监督委员会",), date(2026, 1, 2))
    boxes = boxes_of(official_pdf(document(LINE, signature=signature)))
    assert max(box[3] for box in boxes) <= OFFICIAL.left + OFFICIAL.width + 1


def test_without_a_seal_the_date_is_turned_in_under_the_name() -> None:
    pages = lay_out(document(LINE, signature=Signature(("幸福社区",), date(2026, 1, 2), sealed=False)), OFFICIAL)
    name, dated = [item for item in pages[0].items if isinstance(item, Words)][-3:-1]
    assert dated.x + dated.runs[0].x > 0
    assert (name.runs[0].text, dated.runs[0].text) == ("幸福社区", "2026")


def test_page_numbers_stand_outside() -> None:
    pages = lay_out(document(*[LINE] * 40), OFFICIAL)
    numbers = [page.items[-1] for page in pages]
    assert [item.x > OFFICIAL.left + OFFICIAL.width / 2 for item in numbers if isinstance(item, Words)] == [
        True,
        False,
        True,
        False,
    ]


def test_the_heads_of_a_table_are_repeated_on_every_page() -> None:
    rows = tuple((str(number), "李＊华", "符合条件") for number in range(120))
    table = Table((Column("序号"), Column("姓名"), Column("备注")), rows)
    pages = text_on_pages(official_pdf(Document("名单", (table,))))
    assert len(pages) > 3
    assert all("序号" in page and "备注" in page for page in pages)
    assert "".join(words_of(official_pdf(Document("名单", (table,))))).count("李＊华") == 120


@pytest.mark.parametrize("count", range(18, 30))
def test_the_last_row_of_a_table_is_never_alone_on_a_page(count: int) -> None:
    table = Table((Column("序号"),), tuple((str(number),) for number in range(count)))
    pages = lay_out(Document("", (table,)), OFFICIAL)
    assert len(pages) == 1 or len(texts_on(pages[-1])) > len(["序号", "last"])
    assert words_of(pdf_of(pages, "")).replace("序号", "") == "".join(map(str, range(count)))


def test_a_heading_never_ends_a_page() -> None:
    for count in range(15, 24):
        blocks = (*[Paragraph("内容")] * count, Heading("一、公示时间"), Paragraph("自今日起。"))
        for page in lay_out(Document("通知", blocks), OFFICIAL):
            assert texts_on(page)[-1] != "一、公示时间"


def test_cells_wrap_and_lose_nothing() -> None:
    long = "家庭人均收入超过当地标准（每人每月1,065元），自12月1日起停发，https://www.example.gov.cn/art/2026/11/23/art_12295.html"
    table = Table(tuple(map(Column, "甲乙丙丁戊己庚")), (("1", long, "二", long, "三", "阿卜杜拉·＊＊＊", long),))
    assert words_of(official_pdf(Document("", (table,)))).count(re.sub(r"\s", "", long)[:12]) == 3


def lines_in(table: Table) -> set[str]:
    return {
        "".join(run.text for run in item.runs)
        for page in lay_out(Document("", (table,)), OFFICIAL)
        for item in page.items
        if isinstance(item, Words)
    }


def test_no_cell_wraps_while_all_columns_fit() -> None:
    heads = tuple(map(Column, ("序号", "姓名", "性别", "出生年月", "民族", "文化程度")))
    name = "阿卜杜拉·＊＊＊"
    assert {name, "1962年3月"} <= lines_in(Table(heads, (("1", name, "女", "1962年3月", "维吾尔族", ""),)))


def test_a_long_text_gives_way_before_a_name_does() -> None:
    heads = tuple(map(Column, ("姓名", "事由", "地址")))
    name, reason = "古丽努尔·阿布都热合曼·吐尔逊", "因家庭人均收入超过当地标准，自下月起停发补助。" * 3
    assert name in lines_in(Table(heads, ((name, reason, "幸福路18号社区3号楼2单元1201室"),)))


def test_a_row_that_does_not_match_its_columns_is_a_bug() -> None:
    with pytest.raises(ValueError, match="match"):
        official_pdf(Document("", (Table((Column("甲"),), (("1", "2"),)),)))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(
            st.one_of(
                st.sampled_from("中国社区居民公示通知的了和𬱖𠮷䶮歐陽"),
                st.sampled_from("，。、；：？！“”‘’（）《》—…·％"),
                st.sampled_from("abcXYZ0123456789 <>&{}%$#@/\\_'\"()[]+=*"),
            ),
            max_size=80,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_text_read_back_is_the_text_put_in(paragraphs: list[str]) -> None:
    pdf = official_pdf(Document("", tuple(map(Paragraph, paragraphs))))
    put_in = re.sub(r"\s", "", "".join(map(visible, paragraphs)))
    assert words_of(pdf) == put_in


@pytest.mark.parametrize(
    "text",
    [
        "𬱖某、张㛃、䶮某某、王堃、赟",
        "𠮷野家𤋮𪚥龘",
        "欧阳修與歐陽脩、司馬遷",
        "<b>&amp;</b>{0}%s",
        "３号楼ＡＢＣ",
        "E-mail：a@b.cn",
    ],
)
def test_rare_and_awkward_characters_can_be_copied_from_the_page(text: str) -> None:
    assert words_of(official_pdf(document(text, signature=None))) == "关于公示复核结果的通知" + text.replace(" ", "")


@pytest.mark.parametrize("role", list(Role))
def test_a_name_of_several_parts_is_read_back_without_blanks(role: Role) -> None:
    name = "买买提·＊＊＊·艾力"
    pdf = official_pdf(Document("", (Paragraph((Span(name, role),)), Table((Column(name),), ((name,),)))))
    assert text_on_pages(pdf)[0].split()[:3] == [name] * 3


def test_a_document_says_every_text_it_will_print() -> None:
    table = Table((Column("姓名"),), (("李＊",),), caption="表一")
    whole = Document(
        "题",
        (Heading("一、头"), Paragraph((Span("甲", Role.hei), Span("乙"))), table, Gap()),
        "致",
        ("甲", "乙"),
        SIGNED,
    )
    said = "".join(text_of(whole))
    assert said == "题致一、头甲乙表一姓名李＊附件：1.甲2.乙幸福社区居民委员会2026年11月22日"
    assert words_of(official_pdf(whole)) == said


def test_a_notice_keeps_every_word_too() -> None:
    assert words_of(notice_pdf(document(LINE, signature=SIGNED))).startswith("关于公示复核结果的通知公示期内")
    assert NOTICE.title.size > OFFICIAL.title.size


def test_dates_are_written_without_leading_noughts() -> None:
    assert written_date(date(2026, 1, 2)) == "2026年1月2日"


def test_the_pages_of_a_document_are_told_one_by_one() -> None:
    heard: list[tuple[int, int]] = []
    official_pdf(document(*[LINE] * 40), step=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_only_the_fonts_that_are_used_are_in_the_file() -> None:
    pdf = pdf_of(lay_out(document("正文"), OFFICIAL), "x")
    assert b"Helvetica" not in pdf
    assert not missing_characters("正文")


def test_a_cell_longer_than_a_page_is_divided_and_loses_nothing() -> None:
    long = "公示期内如有异议，请向居民委员会反映。" * 150
    table = Table((Column("序号"), Column("说明"), Column("备注")), (("1", long, "同意"), ("2", "短", "")))
    document = Document("名单", (table,))
    assert all(
        item.baseline < OFFICIAL.paper[1] - 20 * MM
        for page in lay_out(document, OFFICIAL)
        for item in page.items
        if isinstance(item, Words) and item.runs[0].text != "—"
    )
    read = words_of(official_pdf(document)).replace("序号说明备注", "").replace("同意", "")
    assert read.count("公示期内如有异议") == 150


def test_the_line_ends_in_a_cell_are_kept() -> None:
    table = Table((Column("序号"), Column("说明")), (("1", "第一行\n第二行"),))
    texts = texts_on(lay_out(Document("", (table,)), OFFICIAL)[0])
    assert "第一行" in texts
    assert "第二行" in texts
