"""Pictures, QR codes, charts, lists, merged cells and joint signatures on finished pages."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from PIL import Image

from desktop_app.documents.charts import scale_of, written
from desktop_app.documents.description import (
    Chart,
    ChartKind,
    Column,
    Document,
    Items,
    Merge,
    Paragraph,
    Picture,
    QrCode,
    Series,
    Signature,
    Table,
    text_of,
)
from desktop_app.documents.layout import lay_out
from desktop_app.documents.official import official_pdf, table_notice_look
from desktop_app.documents.pages import (
    LARGE,
    MM,
    OFFICIAL,
    TABLE_NOTICE,
    TABLE_NOTICE_ACROSS,
    Area,
    Item,
    Path,
    Photo,
    Rule,
    Words,
)
from desktop_app.documents.photos import photo_of
from desktop_app.documents.preview import page_images
from desktop_app.domain.errors import AppError
from tests.unit.documents.reading import boxes_of, words_of


def items_of(*blocks: object, **more: object) -> list[list[Item]]:
    """What stands on each page."""
    return [list(page.items) for page in lay_out(Document("", blocks, **more), OFFICIAL)]  # type: ignore[arg-type]


def picture_file(kind: str, size: tuple[int, int], turned: int = 1, mode: str = "RGB") -> bytes:
    """A picture, red above and white below; ``turned`` is its EXIF orientation."""
    picture = Image.new(mode, size, "white")
    picture.paste(Image.new(mode, (size[0], size[1] // 2), "red"))
    exif = Image.Exif()
    exif[0x112] = turned
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def test_a_photo_is_turned_upright_and_no_finer_than_200_dots_an_inch() -> None:
    photo = photo_of(picture_file("JPEG", (3000, 2000), turned=6), 72.0, 1000.0)
    assert (round(photo.width), round(photo.height)) == (72, 108)
    assert photo.dots == (200, 300)
    seen = Image.open(io.BytesIO(photo.jpeg))
    assert seen.getpixel((180, 150))[1] < 60  # what was above is at the right
    assert seen.getpixel((20, 150))[1] > 200


def test_a_small_picture_is_not_made_finer_and_a_high_one_not_higher_than_half_a_page() -> None:
    assert photo_of(picture_file("PNG", (40, 40)), 200.0, 1000.0).dots == (40, 40)
    assert photo_of(picture_file("BMP", (100, 4000)), 200.0, 300.0).height == pytest.approx(300)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("GIF", "P"), ("WEBP", "RGBA"), ("PNG", "1")]
)
def test_every_kind_of_picture_is_printed(kind: str, mode: str) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).convert(mode).save(out, kind)
    pdf = official_pdf(Document("", (Picture(out.getvalue(), 40, "图1"),)))
    assert words_of(pdf) == "图1"


def bomb() -> bytes:
    """A PNG of a few bytes that says it is gigantic."""
    small = picture_file("PNG", (8, 8))
    return small[:16] + (60000).to_bytes(4, "big") * 2 + small[24:]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no picture", b"%!PS-Adobe-3.0 EPSF-3.0", b"<svg xmlns='http://www.w3.org/2000/svg'/>", bomb(),
        picture_file("JPEG", (900, 900))[:-600], b"\x89PNG\r\n\x1a\n" + b"\0" * 200, picture_file("TIFF", (9, 9)),
    ],
)  # fmt: skip
def test_what_is_no_harmless_picture_is_refused(content: bytes) -> None:
    with pytest.raises(AppError, match="picture"):
        official_pdf(Document("", (Picture(content),)))


def test_a_picture_used_twice_is_in_the_file_once() -> None:
    content = picture_file("JPEG", (600, 600))
    once, twice = (official_pdf(Document("", (Picture(content, 50),) * count)) for count in (1, 2))
    assert len(twice) - len(once) < 200
    assert twice.count(b"/DCTDecode") == 1
    image = page_images(twice, 50)[0]
    seen = Image.frombuffer("RGB", (image.width, image.height), image.pixels, "raw", "BGRX", image.stride, 1)
    assert any(number > 300 for number in seen.convert("HSV").getchannel(1).histogram()[200:])


def test_a_qr_code_stands_on_white_and_is_square() -> None:
    dots = [item for item in items_of(QrCode("电话：0571-8888 6666", "扫一扫", 40))[0] if isinstance(item, Area)]
    left, right = min(dot.x for dot in dots), max(dot.x + dot.width for dot in dots)
    top, bottom = min(dot.y for dot in dots), max(dot.y + dot.height for dot in dots)
    assert right - left == pytest.approx(bottom - top, abs=0.1)
    modules = (right - left) / min(dot.width for dot in dots)
    assert round(modules) % 4 == 1
    assert right - left == pytest.approx(40 * MM * modules / (modules + 8), abs=0.1)


def test_a_qr_code_of_too_much_is_refused() -> None:
    with pytest.raises(AppError, match="QR"):
        official_pdf(Document("", (QrCode("国" * 301),)))


SERIES = (Series("收入", (12.5, -3, 22)), Series("支出", (1000, 0, 9.75)))


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_says_its_words_inside_the_column(kind: ChartKind) -> None:
    chart = Chart(kind, ("一季度", "二季度", "三季度"), SERIES[: 1 if kind is ChartKind.pie else 2], "图1", "万元")
    read = words_of(official_pdf(Document("", (chart,))))
    assert all(word in read for word in ("一季度", "二季度", "三季度", "图1", "万元"))
    assert kind is ChartKind.pie or ("收入" in read and "支出" in read)
    assert set("".join(text_of(Document("", (chart,))))) <= {*read, "收", "入", "支", "出"}
    edges = OFFICIAL.left - 1, OFFICIAL.left + OFFICIAL.width + 1
    for item in items_of(chart)[0]:
        if isinstance(item, Area):
            assert edges[0] <= item.x <= item.x + item.width <= edges[1]


def test_a_chart_of_nothing_is_empty_and_one_that_does_not_match_is_a_bug() -> None:
    nothing = Chart(ChartKind.pie, ("甲",), (Series("", (0.0,)),))
    assert not [item for item in items_of(nothing)[0] if isinstance(item, Path)]
    assert words_of(official_pdf(Document("", (Chart(ChartKind.bars, (), ()),)))) == ""
    with pytest.raises(ValueError, match="match"):
        official_pdf(Document("", (Chart(ChartKind.bars, ("甲",), (Series("", (1, 2)),)),)))


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ((0, 22), (0, 25, 5)), ((0,), (0, 1, 1)), ((-3, 12), (-5, 15, 5)), ((0.02, 0.07), (0, 0.08, 0.02)),
        ((1e6,), (0, 1e6, 2e5)),
    ],
)  # fmt: skip
def test_an_axis_has_round_figures(values: tuple[float, ...], scale: tuple[float, ...]) -> None:
    assert scale_of(values) == pytest.approx(scale)


def test_figures_are_written_without_needless_decimals() -> None:
    assert [written(value) for value in (1234567, 12.5, 0.25, -3)] == ["1,234,567", "12.5", "0.25", "-3"]


HEADS = tuple(map(Column, ("楼栋", "单元", "应交", "实交")))
ROWS = (("1号楼", "一单元", "1", "2"), ("", "二单元", "3", "4"), ("合计", "", "4", "6"))
MERGED = Table(
    HEADS, ROWS, "表", (Merge(0, 0, 2), Merge(2, 0, 1, 2)),
    (("位置", "", "金额", ""),), (Merge(0, 0, 1, 2), Merge(0, 2, 1, 2)),
)  # fmt: skip


def test_merged_cells_keep_every_text_and_no_line_goes_through_them() -> None:
    document = Document("", (MERGED,))
    assert sorted(words_of(official_pdf(document))) == sorted("".join(text_of(document)))
    page = items_of(MERGED)[0]
    words = {"".join(run.text for run in item.runs): item for item in page if isinstance(item, Words)}
    upright = [rule for rule in page if isinstance(rule, Rule) and rule.x0 == rule.x1]
    level = [rule for rule in page if isinstance(rule, Rule) and rule.y0 == rule.y1]
    total, building = words["合计"], words["1号楼"]
    middle = total.x + total.runs[0].x + 2 * total.runs[0].size / 2
    assert not [rule for rule in upright if abs(rule.x0 - middle) < 20 and rule.y0 < total.baseline < rule.y1]
    begins, middle = building.x + building.runs[0].x, building.baseline - 5
    assert not [rule for rule in level if rule.x0 < begins < rule.x1 and abs(rule.y0 - middle) < 12]


def test_rows_bound_by_a_merged_cell_stay_on_one_page() -> None:
    rows = tuple(row for number in range(40) for row in ((f"{number}号楼", "一单元"), ("", "二单元"), ("", "三单元")))
    table = Table(HEADS[:2], rows, merges=tuple(Merge(3 * number, 0, 3) for number in range(40)))
    for page in items_of(table):
        read = "".join(run.text for item in page if isinstance(item, Words) for run in item.runs)
        assert read.count("号楼") == read.count("三单元") == read.count("一单元")


def test_cells_bound_over_more_than_a_page_lose_nothing() -> None:
    rows = tuple(("很长" * 400 if number == 0 else "", str(number)) for number in range(90))
    table = Table(HEADS[:2], rows, merges=(Merge(0, 0, 90),))
    assert words_of(official_pdf(Document("", (table,)))).count("很") == 400


@pytest.mark.parametrize("merges", [(Merge(0, 0, 9),), (Merge(0, 0, 2), Merge(1, 0)), (Merge(0, 1, 2),)])
def test_a_merge_that_hides_a_text_or_leaves_the_table_is_a_bug(merges: tuple[Merge, ...]) -> None:
    with pytest.raises(ValueError, match="merged cell"):
        official_pdf(Document("", (Table(HEADS, ROWS, merges=merges),)))


def test_lists_are_turned_in_under_their_first_line() -> None:
    page = items_of(Items(("甲" * 60, "乙"), mark=""))[0]
    lines = [item for item in page if isinstance(item, Words)][:-1]
    assert [line.runs[0].text for line in lines][:2] == ["1.", "甲" * 24]
    assert lines[1].x + lines[1].runs[0].x == pytest.approx(lines[2].x + lines[2].runs[0].x, abs=0.3)
    assert words_of(official_pdf(Document("", (Items(("甲", "乙")),)))) == "•甲•乙"


def test_joint_signatures_leave_room_for_every_seal() -> None:
    bodies = ("幸福社区居民委员会", "幸福花园业主委员会", "幸福物业服务有限公司")
    signed = Signature(bodies, date(2026, 11, 23))
    boxes = boxes_of(official_pdf(Document("通知", (Paragraph("正文"),), signature=signed)))
    places = {}
    text = "".join(box[0] for box in boxes)
    for body in bodies:
        start = re.search(body, text).start()  # type: ignore[union-attr]
        own = boxes[start : start + len(body)]
        places[body] = ((own[0][1] + own[-1][3]) / 2, own[0][4])
    for one in bodies:
        for other in bodies:
            if one < other:
                apart = max(abs(places[one][axis] - places[other][axis]) for axis in (0, 1))
                assert apart > 42 * MM
    day = [box for box in boxes if box[0] in "2日"][-4:]
    assert (day[0][1] + day[-1][3]) / 2 == pytest.approx(places[bodies[2]][0], abs=30)


@pytest.mark.parametrize("count", range(1, 30))
def test_joint_signatures_are_never_parted(count: int) -> None:
    signed = Signature(("甲居民委员会", "乙居民委员会", "丙居民委员会", "丁居民委员会"), date(2026, 11, 23))
    pages = items_of(*[Paragraph("正文内容")] * count, signature=signed)
    last = ["".join(run.text for run in item.runs) for item in pages[-1] if isinstance(item, Words)]
    assert {*signed.bodies, "2026年11月23日", "正文内容"} <= set(last)


def test_a_wide_table_is_printed_across() -> None:
    narrow, wide = (Table(tuple(Column("居住地址") for _n in range(count)), ()) for count in (4, 13))
    assert table_notice_look(Document("", (narrow,))) is TABLE_NOTICE
    assert table_notice_look(Document("", (wide,))) is TABLE_NOTICE_ACROSS
    assert table_notice_look(Document("", (Paragraph("无表"),))) is TABLE_NOTICE


def test_the_large_look_has_20_characters_to_a_line_half_as_large_again() -> None:
    boxes = [box for box in boxes_of(official_pdf(Document("", (Paragraph("国" * 60),)), LARGE)) if box[0] == "国"]
    assert LARGE.body.size == 24
    assert max(box[3] for box in boxes) <= LARGE.left + LARGE.width + 0.3
    assert len({round(box[1]) for box in boxes}) == 20


def test_photos_are_moved_with_what_they_stand_in() -> None:
    photos = [item for item in items_of(Picture(picture_file("PNG", (20, 20)), 30))[0] if isinstance(item, Photo)]
    assert photos[0].x == pytest.approx(OFFICIAL.left + (OFFICIAL.width - 30 * MM) / 2)
