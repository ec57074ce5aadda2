"""Rows whose values have changed places in any way are refused as such, and the sound rows around them are not."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.exchange.check import Checked, check_rows
from desktop_app.exchange.recognise import recognise
from desktop_app.exchange.workbooks import Sheet
from desktop_app.modules.people.exchange import PEOPLE
from tests.unit.exchange.offices import Made, person

COLUMNS: dict[str, Callable[[Random, Made], Any]] = {
    "姓名": lambda _random, made: made.name,
    "性别": lambda _random, made: made.sex,
    "出生日期": lambda _random, made: made.birth.isoformat(),
    "身份证号": lambda _random, made: made.resident_id,
    "联系电话": lambda _random, made: made.phone,
    "住址": lambda _random, made: f"{made.building}号楼{made.unit}单元{made.room}室",
    "民族": lambda _random, made: made.ethnicity,
    "文化程度": lambda _random, made: made.education,
    "政治面貌": lambda random, _made: random.choice(("群众", "中共党员", "共青团员")),
    "与户主关系": lambda random, _made: random.choice(("户主", "配偶", "之子", "之女")),
    "年龄": lambda _random, made: 2026 - made.birth.year,
}
ALWAYS_THE_SAME = settings(derandomize=True)
"""A word that stands only once in a sheet is not known there, so that one sheet in thousands tells too little."""
READ = frozenset(tuple(COLUMNS)[:8])
FREE: dict[str, Callable[[Random, Made], Any]] = {
    "序号": lambda random, _made: random.randrange(1, 400),
    "备注": lambda random, _made: random.choice(("", "", "租户", "常年在外")),
    "工作单位": lambda random, made: f"{made.name[0]}氏{random.choice(('机械厂', '商店', '学校'))}第{made.room}分部",
}


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Random, list[str], list[list[Any]]]:
    """A sheet of 60 sound rows under any columns; name and resident ID are among them."""
    chosen = draw(st.lists(st.sampled_from([*COLUMNS, *FREE]), min_size=5, max_size=12, unique=True))
    heads = list(dict.fromkeys([*chosen, "姓名", "身份证号"]))
    random = Random(draw(st.integers(0, 10**6)))
    random.shuffle(heads)
    made = [person(random) for _number in range(60)]
    return random, heads, [[{**COLUMNS, **FREE}[head](random, each) for head in heads] for each in made]


def checked(heads: list[str], rows: list[list[Any]]) -> Checked:
    width = max(map(len, rows))
    filled = [[*row, *[""] * (width - len(row))] for row in [heads, *rows]]
    sheet = Sheet("名册", filled)
    return check_rows(sheet, recognise(sheet, PEOPLE), PEOPLE)


def assert_refused(heads: list[str], rows: list[list[Any]], wrong: dict[int, list[Any]]) -> None:
    """Check that the rows put in place of some are refused as slipped, and no others."""
    found = checked(heads, [wrong.get(number, row) for number, row in enumerate(rows)])
    whys = {row.number - 2: [problem.why for problem in row.problems] for row in found.rows}
    expected = {number: ["shifted columns"] if number in wrong else [] for number in range(len(rows))}
    assert whys == expected, (heads, wrong)


def exchanged(row: list[Any], places: list[int]) -> list[Any]:
    moved = list(row)
    for place, source in zip(places, [*places[1:], places[0]], strict=True):
        moved[place] = row[source]
    return moved


@ALWAYS_THE_SAME
@given(sheets(), st.integers(2, 4))
def test_cells_that_hold_each_others_values_refuse_the_row(
    made: tuple[Random, list[str], list[list[Any]]], count: int
) -> None:
    random, heads, rows = made
    telling = [place for place, head in enumerate(heads) if head in COLUMNS]
    wrong = {}
    for number in range(3, 7):
        places = random.sample(telling, min(count, len(telling)))
        if READ & {heads[place] for place in places}:
            wrong[number] = exchanged(rows[number], places)
    assert_refused(heads, rows, wrong)


@ALWAYS_THE_SAME
@given(sheets(), st.integers(1, 3), st.integers(1, 8))
def test_rows_shifted_from_any_column_on_are_refused(
    made: tuple[Random, list[str], list[list[Any]]], step: int, block: int
) -> None:
    random, heads, rows = made
    telling = [place for place, head in enumerate(heads) if head in READ]
    start = random.choice(telling)
    wrong = {number: [*rows[number][:start], *[""] * step, *rows[number][start:]] for number in range(5, 5 + block)}
    assert_refused(heads, rows, wrong)


@ALWAYS_THE_SAME
@given(sheets(), st.integers(1, 8))
def test_rows_drawn_to_the_left_from_any_column_on_are_refused(
    made: tuple[Random, list[str], list[list[Any]]], block: int
) -> None:
    random, heads, rows = made
    starts = [place for place in range(len(heads) - 1) if heads[place] in READ and heads[place + 1] in READ]
    if starts:
        start = random.choice(starts)
        wrong = {
            number: [*row[:start], *row[start + 1 :]] for number, row in enumerate(rows) if 5 <= number < 5 + block
        }
        assert_refused(heads, rows, wrong)


@ALWAYS_THE_SAME
@given(sheets())
def test_sound_rows_are_let_in(made: tuple[Random, list[str], list[list[Any]]]) -> None:
    _random, heads, rows = made
    assert_refused(heads, rows, {})


MADE = [person(Random(number)) for number in range(30)]


@pytest.mark.parametrize(
    "unusual",
    [
        ["阿依古丽吐尔逊", "和平小区", "", "13812345678"],
        ["Ali Khan", "和平小区", "租户", ""],
        ["欧阳青", "和平小区", "户籍3-2-1201", ""],
        ["常青", "3-2-1201", "", ""],
        ["王伟", "3-2-1201", "王芳", "13812345678"],
    ],
)
def test_unusual_values_alone_are_no_exchange(unusual: list[str]) -> None:
    heads = ["姓名", "住址", "备注", "电话"]
    rows = [[each.name, f"{each.building}-{each.unit}-{each.room}", "", each.phone] for each in MADE]
    assert checked(heads, [*rows, unusual]).refused == []


@pytest.mark.parametrize(
    ("heads", "exchanged_row"),
    [
        (["姓名", "单位", "住址"], ["王伟", "3-2-1201", "第一机床厂"]),
        (["姓名", "楼栋", "单元", "室号"], ["3号楼", "王伟", "2", "1201"]),
        (["楼栋", "电话", "室号", "姓名"], ["13812345678", "3号楼", "1201", "王伟"]),
    ],
)
def test_exchanges_with_columns_of_free_words_are_noticed(heads: list[str], exchanged_row: list[str]) -> None:
    values: dict[str, Callable[[Made], str]] = {
        "姓名": lambda made: made.name,
        "单位": lambda made: f"{made.name}的{made.room}商店",
        "住址": lambda made: f"{made.building}-{made.unit}-{made.room}",
        "电话": lambda made: made.phone,
        "楼栋": lambda made: f"{made.building}号楼",
        "单元": lambda made: str(made.unit),
        "室号": lambda made: str(made.room),
    }
    found = checked(heads, [*[[values[head](made) for head in heads] for made in MADE], exchanged_row])
    assert [[problem.why for problem in row.problems] for row in found.refused] == [["shifted columns"]]
