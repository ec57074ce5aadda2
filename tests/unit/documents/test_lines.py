"""Lines: nothing lost, nothing beyond the margin, no mark where it may not stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop_app.documents.characters import NOT_AT_LINE_END, NOT_AT_LINE_START, visible
from desktop_app.documents.directions import holds_right_to_left
from desktop_app.documents.faces import Role, meant_by
from desktop_app.documents.lines import Align, Line, break_lines, text_width
from desktop_app.documents.pages import OFFICIAL
from desktop_app.documents.units import Span, Type, may_part, units_of

GRID = OFFICIAL.body
PLAIN = Type(Role.song, 12)
WIDTH = OFFICIAL.width

HAN = st.sampled_from("的一是不了人我在有他这中大来上国个到说们为社区居民委员会党支部公示")
RARE = st.sampled_from("𬱖𠮷𪚥䶮㛃堃赟歐陽馬遷")
MARKS = st.sampled_from("，。、；：？！”’）》〉】“‘（《〈【—…·％￥")
LATIN = st.sampled_from("abcXYZ0123456789.,;:!?()[]-/@&%$ é\u0301")
ANY = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
TEXT = st.lists(st.one_of(HAN, HAN, HAN, MARKS, LATIN, RARE, ANY), max_size=120).map("".join)
USUAL_TEXT = st.lists(st.one_of(HAN, HAN, HAN, HAN, RARE, MARKS, st.sampled_from("1234567890ab ")), max_size=150).map(
    "".join
)


def lines_of(text: str, type_: Type = GRID, width: float = WIDTH, indent: float = 0.0) -> list[Line]:
    return break_lines([Span(text)], type_, width, indent)


def texts_of(text: str, width: float = WIDTH) -> list[str]:
    return [line.text for line in lines_of(text, width=width)]


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from([GRID, PLAIN]), st.sampled_from([40.0, 120.0, WIDTH]))
def test_no_character_is_lost_or_moved(text: str, type_: Type, width: float) -> None:
    assert "".join(line.text for line in lines_of(text, type_, width)) == visible(text)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from([GRID, PLAIN]), st.sampled_from([60.0, 120.0, WIDTH]))
def test_what_is_drawn_is_the_text_without_the_blanks(text: str, type_: Type, width: float) -> None:
    assume(not holds_right_to_left(text))
    drawn = "".join(meant_by(each) for line in lines_of(text, type_, width) for run in line.runs for each in run.text)
    units = units_of([Span(text)], type_)
    assert drawn == "".join(unit.text for unit in units)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from([GRID, PLAIN]), st.sampled_from([60.0, 120.0, WIDTH]), st.sampled_from([0.0, 24.0]))
def test_no_line_is_wider_than_its_column(text: str, type_: Type, width: float, indent: float) -> None:
    for number, line in enumerate(lines_of(text, type_, width, indent)):
        room = width - (0.0 if number else indent)
        assert line.width <= room + 0.05 or len(line.text.strip()) <= 2


@settings(max_examples=200, deadline=None)
@given(USUAL_TEXT)
def test_no_line_begins_or_ends_with_a_forbidden_mark_unless_the_marks_fill_a_line(text: str) -> None:
    lines = lines_of(text)
    for before, after in pairwise(lines):
        ends, begins = before.text.rstrip()[-1:], after.text.lstrip()[:1]
        if ends in NOT_AT_LINE_END or begins in NOT_AT_LINE_START:
            assert longest_cluster(text) > 0.8 * WIDTH


def longest_cluster(text: str) -> float:
    units = units_of([Span(text)], GRID)
    longest = width = 0.0
    for place, unit in enumerate(units):
        joined = place > 0 and not may_part(units[place - 1], unit)
        width = (width if joined else 0.0) + unit.width
        longest = max(longest, width)
    return longest


def test_full_lines_of_han_fill_the_grid_exactly() -> None:
    lines = lines_of("国" * 56)
    assert [len(line.text) for line in lines] == [28, 28]
    assert lines[0].width == pytest.approx(WIDTH)


def test_inner_lines_are_justified_and_the_last_is_not() -> None:
    lines = lines_of("根据有关规定，" * 9 + "abcdefg" + "请广大居民监督。" * 3)
    assert all(line.width == pytest.approx(WIDTH, abs=0.05) for line in lines[:-1])
    assert lines[-1].width < WIDTH


def test_a_mark_that_may_not_begin_a_line_is_pulled_in_by_squeezing() -> None:
    lines = texts_of("国国国国国国，" * 3 + "国" * 7 + "。" + "后" * 20)
    assert lines[0].endswith("。")


def test_a_mark_that_cannot_be_squeezed_in_takes_its_character_along() -> None:
    lines = texts_of("国" * 28 + "，" + "后" * 20)
    assert lines == ["国" * 27, "国，" + "后" * 20]


def test_an_opening_mark_goes_to_the_next_line_with_its_text() -> None:
    assert texts_of("国" * 27 + "《办法》" + "后" * 9)[1].startswith("《办法》")


@pytest.mark.parametrize("pair", ["——", "……"])
def test_double_marks_stay_together(pair: str) -> None:
    for count in range(20, 32):
        assert all(pair in line or pair[0] not in line for line in texts_of("国" * count + pair + "后" * 20))


@pytest.mark.parametrize("word", ["0571-8888 6666", "xingfu@example.cn", "12,345.67", "Community"])
def test_words_and_numbers_stay_whole(word: str) -> None:
    for count in range(15, 30):
        assert any(word in line for line in texts_of("国" * count + word + "后" * 20))


@pytest.mark.parametrize("figure", ["11月", "2026年", "23日"])
def test_a_figure_stays_with_what_it_counts(figure: str) -> None:
    for count in range(20, 30):
        assert any(figure in line for line in texts_of("国" * count + figure + "后" * 20))


def test_the_characters_of_a_mask_stay_together() -> None:
    for count in range(20, 30):
        assert any("＊＊" in line for line in texts_of("国" * count + "、阿＊＊提，" + "后" * 20))


def test_a_word_longer_than_a_line_is_divided_and_does_not_overflow() -> None:
    lines = lines_of("A" * 300)
    assert all(line.width <= WIDTH + 0.01 for line in lines)
    assert "".join(line.text for line in lines) == "A" * 300


def test_a_long_web_address_is_divided_after_its_marks() -> None:
    lines = texts_of("https://www.example.gov.cn/art/2026/11/23/art_1229567890_59012345.html?from=message&section=2")
    assert all(line[-1] in "/_?&=." for line in lines[:-1])


def test_a_long_address_is_divided_before_a_hyphen_and_before_the_sign_of_mail() -> None:
    lines = texts_of("well-known-" * 30 + "office@example.cn")
    assert all(line.startswith("-") or line[0].isalpha() for line in lines)
    assert not [line for line in lines[:-1] if line.endswith(("-", "@"))]


def test_a_single_character_does_not_stand_alone_on_the_last_line() -> None:
    assert texts_of("国" * 28 + "家。")[-1] == "国家。"


def test_an_apostrophe_between_letters_is_no_quotation_mark() -> None:
    assert text_width("it’s", PLAIN) < text_width("it", PLAIN) + 12 + text_width("s", PLAIN) - 4


def test_blanks_at_a_line_end_hang_and_are_not_drawn() -> None:
    lines = lines_of("国" * 28 + " " * 5 + "后" * 5)
    assert lines[0].text == "国" * 28 + " " * 5
    assert lines[1].runs[0].x < 1


@pytest.mark.parametrize(("align", "left"), [(Align.left, 0.0), (Align.centre, 88.0), (Align.right, 176.0)])
def test_short_lines_stand_where_they_are_asked_to(align: Align, left: float) -> None:
    line = break_lines([Span("国国")], PLAIN, 200.0, align=align)[0]
    assert line.runs[0].x == pytest.approx(left)


def test_marks_that_fill_a_line_are_divided_rather_than_lost() -> None:
    lines = lines_of("，" * 100)
    assert "".join(line.text for line in lines) == "，" * 100
    assert all(line.width <= WIDTH + 0.05 for line in lines)


def test_a_phrase_from_right_to_left_is_drawn_in_its_direction() -> None:
    line = lines_of("姓名 \u05d0\u05d1 \u05d2\u05d3、王某")[0]
    assert line.text == "姓名 \u05d0\u05d1 \u05d2\u05d3、王某"
    drawn = "".join(run.text for run in sorted(line.runs, key=lambda run: run.x))
    assert drawn == "姓名\u05d3\u05d2\u05d1\u05d0、王某"


def test_an_empty_text_is_one_empty_line() -> None:
    assert [line.text for line in lines_of("")] == [""]
    assert lines_of(" ")[0].runs == ()


def test_an_emphasised_span_is_drawn_in_its_own_face() -> None:
    line = break_lines([Span("强调", Role.hei), Span("正文")], GRID, WIDTH)[0]
    assert [(run.face.fontName, run.text) for run in line.runs] == [("hei", "强调"), ("fang", "正文")]


def test_neighbouring_marks_close_up_where_there_is_no_grid() -> None:
    assert text_width("》，", PLAIN) < 2 * PLAIN.size
    assert text_width("》，", GRID) == pytest.approx(2 * GRID.step)
