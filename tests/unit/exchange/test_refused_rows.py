"""Which rows are refused, and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from desktop_app.exchange.check import check_rows
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.refusals import write_refusals
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.people.exchange import PEOPLE
from tests.unit.exchange.offices import Made, person

HEAD = ["序号", "姓名", "性别", "身份证号", "电话", "住址", "民族", "备注"]


def row(number: int, made: Made, **other: Any) -> list[Any]:
    cells = {
        "number": number,
        "name": made.name,
        "sex": made.sex,
        "id": made.resident_id,
        "phone": made.phone,
        "address": f"{made.building}-{made.unit}-{made.room}",
        "ethnicity": made.ethnicity,
        "notes": None,
    }
    return list({**cells, **other}.values())


MADE = person(Random(7))
FILLING = [row(number, person(Random(number))) for number in range(20)]


def whys(roster: Any, *rows: list[Any], head: list[str] = HEAD) -> list[tuple[str, str]]:
    _sheet, _layout, checked = roster([head, *FILLING, *rows])
    return [(each.field, each.why) for found in checked.rows[len(FILLING) :] for each in found.problems]


SLIPPED = row(1, MADE)


@pytest.mark.parametrize(
    "slipped",
    [
        [1, None, *SLIPPED[1:]],
        [1, None, None, *SLIPPED[1:]],
        [1, *SLIPPED[2:]],
        SLIPPED[1:],
        [*SLIPPED[:4], None, *SLIPPED[4:]],
        [*SLIPPED[:3], *SLIPPED[4:]],
        [*SLIPPED[:2], *SLIPPED[3:]],
        [*SLIPPED[:3], SLIPPED[4], SLIPPED[3], *SLIPPED[5:]],
    ],
    ids=["one", "two", "left", "all left", "from the phone", "without ID", "without sex", "ID and phone swapped"],
)
def test_values_in_the_wrong_columns_refuse_the_whole_row(roster: Any, slipped: list[Any]) -> None:
    assert whys(roster, slipped) == [("", "shifted columns")]


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ({"id": 4.4e17}, ("resident_id", "spoiled number")),
        ({"id": "4.4E+17"}, ("resident_id", "spoiled number")),
        ({"id": MADE.resident_id[:17]}, ("resident_id", "wrong length")),
        ({"id": MADE.resident_id[:6] + MADE.resident_id[8:17]}, ("resident_id", "15 digits")),
        ({"phone": 1.38e10}, ("phone", "spoiled number")),
        ({"phone": "1381234567"}, ("phone", "wrong length")),
        ({"phone": "同上"}, ("phone", "bad character")),
        ({"name": None}, ("name", "missing name")),
        ({"name": "张三（租户）"}, ("name", "not a name")),
        ({"sex": "男" if MADE.sex == "女" else "女"}, ("sex", "contradicts resident ID")),
        ({"sex": "不男"}, ("sex", "not an option")),
        ({"address": "13812345678"}, ("address", "other kind")),
    ],
)
def test_one_wrong_value_refuses_the_row_and_names_its_field(
    roster: Any, other: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert whys(roster, row(1, MADE, **other)) == [problem]


@pytest.mark.parametrize("nothing", ["", "-", "无", "/", "——", " ", "不详"])
def test_a_dash_or_a_word_for_nothing_is_nothing(roster: Any, nothing: str) -> None:
    assert whys(roster, row(1, MADE, phone=nothing, id=nothing)) == []


def test_unknown_words_of_a_choice_are_hints_and_let_the_row_in(roster: Any) -> None:
    head = ["姓名", "身份证号", "文化程度"]
    rows = [[MADE.name, MADE.resident_id, "自学成才"]]
    _sheet, _layout, checked = roster([head, *rows])
    assert [(each.field, each.why) for each in checked.accepted[0].hints] == [("education", "not an option")]


BIRTHS = ["姓名", "身份证号", "出生日期"]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (MADE.birth.isoformat(), None),
        (f"{MADE.birth.year}年{MADE.birth.month}月", None),
        (dt.datetime.combine(dt.date(MADE.birth.year, MADE.birth.month, 1), dt.time()), None),
        (float(f"{MADE.birth.year}.{MADE.birth.month}"), None),
        (f"{MADE.birth:%y.%m}", None),
        ("1900-01-02", "contradicts resident ID"),
        ("1958-02-30", "no such day"),
        ("九月初九", "not a date"),
    ],
)
def test_a_birth_agrees_with_the_resident_id_or_refuses_the_row(roster: Any, cell: Any, why: str | None) -> None:
    _sheet, _layout, checked = roster(
        [BIRTHS, *[[each[1], each[3], None] for each in FILLING], [MADE.name, MADE.resident_id, cell]]
    )
    found = checked.rows[-1]
    assert [each.why for each in found.problems] == ([why] if why else [])
    if not why:
        assert found.values["birth"].iso() == MADE.birth.isoformat()


def test_refused_rows_are_written_out_as_they_came_with_the_reason_and_can_come_back(
    tmp_path: Path, roster: Any
) -> None:
    sheet, layout, checked = roster(
        [HEAD, *FILLING, row(1, MADE, id=4.4e17, name="@SUM(1)"), row(2, MADE, phone="1381234567")]
    )
    out = tmp_path / "refused.xlsx"
    assert write_refusals(out, sheet, layout, PEOPLE, checked.rows) == 2
    written = list(openpyxl.load_workbook(out).active.iter_rows())
    assert [cell.value for cell in written[0]] == ["Row", *HEAD, "Why it was refused"]
    assert [cell.value for cell in written[1]][:5] == [22, "1", "@SUM(1)", MADE.sex, "4.4e+17"]
    assert written[1][2].data_type == "s"
    assert "last digits are lost" in written[1][-1].value
    again = find_roster(open_workbook(out), PEOPLE)
    assert again.layout.columns_of("resident_id") == (4,)


UNREAD = ["姓名", "年龄", "身份证号", "配偶身份证号", "电话"]


def test_a_resident_id_in_a_column_that_is_not_read_has_slipped_unless_such_numbers_belong_there(roster: Any) -> None:
    spouse = person(Random(99)).resident_id
    usual = [[each[1], 50, each[3], spouse, each[4]] for each in FILLING]
    child = [MADE.name, 7, None, spouse, MADE.phone]
    slipped = [MADE.name, MADE.resident_id, None, spouse, MADE.phone]
    _sheet, _layout, checked = roster([UNREAD, *usual, child, slipped])
    assert checked.rows[-2].problems == ()
    assert [each.why for each in checked.rows[-1].problems] == ["shifted columns"]


def test_words_that_slipped_into_the_address_are_noticed(roster: Any) -> None:
    head = ["姓名", "身份证号", "民族", "住址", "备注"]
    usual = [[each[1], each[3], "汉族", each[5], None] for each in FILLING]
    slipped = [MADE.name, MADE.resident_id, None, "汉族", "1-1-101"]
    _sheet, _layout, checked = roster([head, *usual, slipped])
    assert [each.why for each in checked.rows[-1].problems] == ["shifted columns"]


def test_an_address_that_became_a_day_is_spoiled(roster: Any) -> None:
    assert whys(roster, row(1, MADE, address=dt.date(2003, 2, 1))) == [("address", "spoiled number")]


@pytest.mark.parametrize(
    ("cell", "phone", "remark"),
    [
        ("13812345678（儿子）", "13812345678", "（儿子）"),
        ("13812345678(女儿)、0571-88234567", "13812345678、0571-88234567", "(女儿)"),
        ("（本人）13812345678 【妻】13912345678", "13812345678、13912345678", "（本人）【妻】"),
    ],
)
def test_a_remark_beside_a_phone_is_hinted_at_and_the_number_taken(
    roster: Any, cell: str, phone: str, remark: str
) -> None:
    _sheet, _layout, checked = roster([HEAD, *FILLING, row(1, MADE, phone=cell)])
    found = checked.accepted[-1]
    assert found.values["phone"] == phone
    assert [(each.field, each.why) for each in found.hints] == [("phone", "remark")]
    assert remark in str(found.hints[0].message)


def test_a_remark_beside_a_wrong_phone_refuses_the_row(roster: Any) -> None:
    assert whys(roster, row(1, MADE, phone="1381234567（儿子）"))[0][0] == "phone"


def test_an_error_where_a_name_number_or_address_belongs_refuses_the_row(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    errors = {(3, 1): "#NAME?", (5, 3): "#N/A", (6, 4): "#REF!", (7, 5): "#VALUE!", (8, 6): "#N/A", (9, 2): "#DIV/0!"}
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("说明 & 封面")
        page = book.add_worksheet("名册 & 其他")
        for number, cells in enumerate([HEAD, *FILLING[:12]]):
            for column, cell in enumerate(cells):
                page.write(number, column, cell)
        for (number, column), shown in errors.items():
            page.write_formula(number, column, "=VLOOKUP(A1,X:Y,2,0)", None, shown)
        for number in range(13, 16):
            page.write_number(number, 0, number)
            page.write_formula(number, 1, "=VLOOKUP(A1,X:Y,2,0)", None, "#N/A")
    found = find_roster(open_workbook(path), PEOPLE)
    checked = check_rows(found.sheet, found.layout, PEOPLE)
    refused = [(each.number, each.problems[0].field, each.problems[0].why) for each in checked.refused]
    fields = ("name", "resident_id", "phone", "address")
    assert refused == [(row, field, "formula error") for row, field in zip((4, 6, 7, 8), fields, strict=True)]
    assert len(checked.rows) == 12


def test_a_birth_that_slipped_below_the_phones_is_not_taken_for_a_landline(roster: Any) -> None:
    head = ["姓名", "电话", "出生日期", "住址"]
    usual = [[each[1], each[4], "2019-08-31", each[5]] for each in FILLING]
    _sheet, _layout, checked = roster([head, *usual, [MADE.phone, "20190831", "3-2-1201", None]])
    assert [each.why for each in checked.rows[-1].problems] == ["shifted columns"]
