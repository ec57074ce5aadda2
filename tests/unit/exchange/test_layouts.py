"""How rosters are recognised: heads, columns, sections, sheets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from desktop_app.domain.errors import AppError
from desktop_app.exchange.check import RowSort, check_rows
from desktop_app.exchange.recognise import find_roster, recognise
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.party.domain import MembershipKind, Standing
from desktop_app.modules.party.exchange import MEMBERS
from desktop_app.modules.people.exchange import PEOPLE
from tests.unit.exchange.offices import Made, person

PERSONS = [person(Random(number)) for number in range(24)]


def fields(layout: Any) -> list[str | None]:
    return [column.field for column in layout.columns]


def room(made: Made) -> str:
    return f"{made.building}-{made.unit}-{made.room}"


def test_columns_for_building_unit_and_room_make_one_address(roster: Any) -> None:
    head = ["小区", "楼栋", "单元", "房号", "姓名", "身份证号", "手机", "固定电话"]
    rows = [
        ["翠苑", f"{each.building}号楼", each.unit, each.room, each.name, each.resident_id, each.phone, "0571-88234567"]
        for each in PERSONS
    ]
    _sheet, _layout, checked = roster([head, *rows])
    for made, row in zip(PERSONS, checked.accepted, strict=True):
        assert row.values["address"].show() == f"翠苑{made.building}号楼{made.unit}单元{made.room}室"
        assert row.values["phone"] == f"{made.phone}、0571-88234567"


def test_an_address_merged_beside_a_family_belongs_to_all_of_it(roster: Any) -> None:
    rows = [
        [room(PERSONS[n // 3]) if n % 3 == 0 else None, each.name, each.resident_id] for n, each in enumerate(PERSONS)
    ]
    merged = [f"A{2 + 3 * family}:A{4 + 3 * family}" for family in range(8)]
    _sheet, _layout, checked = roster([["住址", "姓名", "身份证号"], *rows], merged)
    assert [row.values["address"].room for row in checked.accepted] == [
        str(PERSONS[n // 3].room) for n in range(len(PERSONS))
    ]


def test_the_group_above_tells_whose_name_a_column_holds(roster: Any) -> None:
    head = [
        ["序号", "配偶信息", None, "户主信息", None],
        [None, "姓名", "身份证号", "姓名", "身份证号"],
    ]
    rows = [
        [number, PERSONS[number + 1].name, PERSONS[number + 1].resident_id, each.name, each.resident_id]
        for number, each in enumerate(PERSONS[:-1])
    ]
    _sheet, layout, checked = roster([*head, *rows], ["B1:C1", "D1:E1"])
    assert fields(layout) == [None, None, None, "name", "resident_id"]
    assert checked.accepted[0].values["name"] == PERSONS[0].name


def test_other_persons_columns_are_left_alone(roster: Any) -> None:
    head = ["姓名", "身份证号", "紧急联系人电话", "监护人姓名", "户籍地址", "年龄"]
    rows = [[each.name, each.resident_id, "13800138000", "王某", "杭州市1号楼1单元101室", 50] for each in PERSONS]
    _sheet, layout, _checked = roster([head, *rows])
    assert fields(layout) == ["name", "resident_id", None, None, None, None]
    assert layout.unused() == ("紧急联系人电话", "监护人姓名", "户籍地址", "年龄")


def test_heads_of_unknown_words_are_understood_by_the_values(roster: Any) -> None:
    head = ["BH", "XM", "XB", "SFZHM", "LXDH", "JZDZ", "CSRQ"]
    rows = [
        [n, each.name, each.sex, each.resident_id, each.phone, room(each), each.birth.isoformat()]
        for n, each in enumerate(PERSONS)
    ]
    _sheet, layout, checked = roster([head, *rows])
    assert fields(layout) == [None, "name", "sex", "resident_id", "phone", "address", "birth"]
    assert layout.head_rows == (1,)
    assert len(checked.accepted) == len(PERSONS)


def test_sections_give_what_the_rows_below_leave_out(roster: Any) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "住址"], ["一、3号楼（共8户）"]]
    rows += [[each.name, each.resident_id, f"{each.unit}-{each.room}"] for each in PERSONS[:8]]
    rows += [["4号楼2单元"]] + [[each.name, each.resident_id, f"{each.room}室"] for each in PERSONS[8:12]]
    rows += [["第二网格"]] + [[each.name, each.resident_id, "9号楼1单元101室"] for each in PERSONS[12:14]]
    _sheet, _layout, checked = roster(rows)
    addresses = [row.values["address"] for row in checked.accepted]
    assert [(each.building, each.unit) for each in addresses[:8]] == [("3", str(each.unit)) for each in PERSONS[:8]]
    assert {(each.building, each.unit) for each in addresses[8:12]} == {("4", "2")}
    assert [each.show() for each in addresses[12:]] == ["9号楼1单元101室"] * 2
    assert checked.accepted[-1].values["grid"] == "第二网格"
    assert checked.others == {RowSort.section: 3}


def test_a_unit_below_a_building_is_a_section_of_its_own(roster: Any) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "房号"], ["3号楼"], ["1单元"]]
    rows += [[each.name, each.resident_id, f"{each.room}室"] for each in PERSONS[:4]]
    rows += [["二单元"], *[[each.name, each.resident_id, each.room] for each in PERSONS[4:6]]]
    rows += [["5号楼"], *[[each.name, each.resident_id, each.room] for each in PERSONS[6:8]]]
    _sheet, _layout, checked = roster(rows)
    addresses = [row.values["address"] for row in checked.accepted]
    assert [(each.building, each.unit) for each in addresses] == [("3", "1")] * 4 + [("3", "2")] * 2 + [("5", "")] * 2
    assert addresses[0].room == str(PERSONS[0].room)


def test_repeated_heads_totals_notes_and_blank_rows_are_no_persons(roster: Any) -> None:
    head = ["姓名", "身份证号", "电话", "住址"]
    rows: list[list[Any]] = [["社区花名册"], head]
    for page in range(3):
        rows += [[each.name, each.resident_id, each.phone, room(each)] for each in PERSONS[page * 8 : page * 8 + 8]]
        rows += [["本页小计", "8人"], [None], head]
    rows += [["总计", None, "24人"], [None, None, "填表人：王某"], ["说明：1. 截至2026年3月"], ["2026年3月31日"]]
    _sheet, _layout, checked = roster(rows)
    assert len(checked.rows) == len(checked.accepted) == 24
    assert checked.others == {RowSort.total: 4, RowSort.blank: 3, RowSort.head: 3, RowSort.note: 3}


def test_rows_keep_the_numbers_of_the_sheet(roster: Any) -> None:
    rows: list[list[Any]] = [[], [], ["姓名", "身份证号"], [], [PERSONS[0].name, PERSONS[0].resident_id]]
    _sheet, layout, checked = roster([*rows, [PERSONS[1].name, "4.4E+17"]])
    assert layout.head_rows == (3,)
    assert [row.number for row in checked.rows] == [5, 6]
    assert [row.number for row in checked.refused] == [6]


def test_party_members_take_their_branch_from_the_section_and_standing_from_the_dates(roster: Any) -> None:
    head = ["序号", "姓名", "身份证号", "入党时间", "转正时间", "是否流动党员"]
    rows: list[list[Any]] = [["党员名册"], head, ["第一党支部"]]
    rows += [
        [
            n,
            each.name,
            each.resident_id,
            dt.datetime.combine(dt.date(1990, 7, 1), dt.time()),
            dt.datetime.combine(dt.date(1991, 7, 1), dt.time()) if n else None,
            "是" if n else "否",
        ]
        for n, each in enumerate(PERSONS)
    ]
    _sheet, _layout, checked = roster(rows, target=MEMBERS)
    first, second = checked.accepted[0].values, checked.accepted[1].values
    assert first["branch"] == "第一党支部"
    assert (first["standing"], second["standing"]) == (Standing.probationary, Standing.full)
    assert "kind" not in first
    assert second["kind"] is MembershipKind.floating


def test_the_sheet_that_looks_like_a_roster_is_chosen_and_the_others_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["填表说明"])
    for title, count in (("1号楼", 5), ("2号楼", 12)):
        page = book.create_sheet(title)
        page.append(["姓名", "身份证号"])
        for each in PERSONS[:count]:
            page.append([each.name, each.resident_id])
    book.save(tmp_path / "several.xlsx")
    workbook = open_workbook(tmp_path / "several.xlsx")
    found = find_roster(workbook, PEOPLE)
    assert found.layout.sheet == "2号楼"
    assert found.others == ("1号楼",)
    assert find_roster(workbook, PEOPLE, "1号楼").layout.sheet == "1号楼"
    with pytest.raises(AppError, match="no sheet"):
        find_roster(workbook, PEOPLE, "3号楼")


def test_a_hidden_sheet_is_read_only_where_no_other_holds_a_roster(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, count in (("旧名册", 20), ("名册", 5)):
        page = book.create_sheet(title)
        page.append(["姓名", "身份证号"])
        for each in PERSONS[:count]:
            page.append([each.name, each.resident_id])
    book["旧名册"].sheet_state = "hidden"
    book.save(tmp_path / "hidden.xlsx")
    assert find_roster(open_workbook(tmp_path / "hidden.xlsx"), PEOPLE).layout.sheet == "名册"
    del book["名册"]
    book.save(tmp_path / "hidden.xlsx")
    assert find_roster(open_workbook(tmp_path / "hidden.xlsx"), PEOPLE).layout.sheet == "旧名册"


@pytest.mark.parametrize("rows", [[["商品", "价格"], ["苹果", 3], ["梨", 4]], [["会议记录"], ["今天开会"]], []])
def test_what_is_no_roster_is_refused_with_a_sentence(roster: Any, rows: list[list[Any]]) -> None:
    with pytest.raises(AppError, match="No roster was found"):
        roster(rows)


def test_the_clerk_corrects_the_mapping_and_it_is_known_again_by_the_heads(roster: Any) -> None:
    rows = [["甲", "身份证号"], *[[each.name, each.resident_id] for each in PERSONS]]
    sheet, layout, _checked = roster(rows)
    corrected = layout.with_mapping({1: "resident_id"})
    assert corrected.mapping == {1: "resident_id"}
    assert corrected.fingerprint == layout.fingerprint != ""
    assert {each.field for row in check_rows(sheet, corrected, PEOPLE).refused for each in row.problems} == {"name"}
    assert recognise(sheet, MEMBERS).fingerprint != layout.fingerprint


def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path) -> None:
    old = Path(__file__).parents[2] / "data" / "roster.xls"
    renamed = tmp_path / "roster.et"
    renamed.write_bytes(old.read_bytes())
    found = find_roster(open_workbook(renamed), PEOPLE)
    checked = check_rows(found.sheet, found.layout, PEOPLE)
    assert len(checked.accepted) == 25
    assert found.layout.head_rows == (2,)


@pytest.mark.parametrize(
    ("head", "form"),
    [
        ("房号", "{0}-{1}-{2}"),
        ("室号", "{0}号楼{2}室"),
        ("房间号", "{0}号楼{1}单元{2}室"),
        ("楼栋号", "{0}栋{1}单元{2}"),
        ("房号", "翠苑小区{0}幢{1}-{2}"),
    ],
)
def test_a_column_for_one_part_may_hold_whole_addresses(roster: Any, head: str, form: str) -> None:
    rows = [[each.name, form.format(each.building, each.unit, each.room), each.phone] for each in PERSONS]
    _sheet, _layout, checked = roster([["姓名", head, "电话"], *rows])
    found = [row.values["address"] for row in checked.accepted]
    assert [(each.building, each.room) for each in found] == [(str(one.building), str(one.room)) for one in PERSONS]
    if "{1}" in form:
        assert [each.unit for each in found] == [str(one.unit) for one in PERSONS]


@pytest.mark.parametrize(
    ("building", "unit", "room", "address"),
    [
        ("5号楼", None, "3-1201", "5号楼3单元1201室"),
        ("5-2", "2", "1201", None),
        ("5号楼2单元", None, "1201", "5号楼2单元1201室"),
        ("5", "2", "5-2-1201", "5号楼2单元1201室"),
        ("5", "2", "6-2-1201", None),
        ("5", "3", "2-1201", None),
        (None, None, "3-1201", None),
        (None, None, "3-1-1201", "3号楼1单元1201室"),
        ("5", "2", "出租", None),
    ],
)
def test_parts_that_overlap_agree_or_refuse_the_row(
    roster: Any, building: str | None, unit: str | None, room: str, address: str | None
) -> None:
    rows: list[list[Any]] = [[each.building, each.unit, each.room, each.name, each.phone] for each in PERSONS]
    rows.append([building, unit, room, "王俞", "13800138001"])
    _sheet, _layout, checked = roster([["楼栋", "单元", "室号", "姓名", "电话"], *rows])
    last = checked.rows[-1]
    if address:
        assert (last.problems, last.values["address"].show()) == ((), address)
    else:
        assert {problem.field for problem in last.problems} == {"address"}


@pytest.mark.parametrize(
    ("head", "door", "address"),
    [
        (["楼栋", "单元", "门牌", "姓名", "电话"], "1201", "5号楼2单元1201室"),
        (["楼栋", "单元", "住址", "姓名", "电话"], "翠苑路7号", "翠苑路7号5号楼2单元"),
        (["楼栋", "室号", "住址", "姓名", "电话"], "翠苑5号楼", "翠苑5号楼2室"),
        (["楼栋", "室号", "住址", "姓名", "电话"], "翠苑6号楼", None),
    ],
)
def test_parts_and_the_address_column_belong_together(
    roster: Any, head: list[str], door: str, address: str | None
) -> None:
    rows = [["5", "2", door, each.name, each.phone] for each in PERSONS]
    _sheet, _layout, checked = roster([head, *rows])
    shown = {row.values["address"].show() for row in checked.accepted}
    assert shown == ({address} if address else set())
    assert address or {problem.why for row in checked.refused for problem in row.problems} == {"contradiction"}


@pytest.mark.parametrize("between", [[], [None]])
def test_a_second_table_beside_the_first_is_refused_by_its_column(roster: Any, between: list[None]) -> None:
    head = ["姓名", "电话", "住址"]
    rows = [
        [one.name, one.phone, room(one), *between, other.name, other.phone, room(other)]
        for one, other in zip(PERSONS[:12], PERSONS[12:], strict=True)
    ]
    with pytest.raises(AppError) as refused:
        roster([[*head, *between, *head], *rows])
    assert dict(refused.value.message.values)["column"] == ("E" if between else "D")


def test_names_of_others_under_their_own_heads_are_no_second_table(roster: Any) -> None:
    head = ["姓名", "电话", "姓名（配偶）", "网格员姓名", "姓名"]
    rows = [[each.name, each.phone, "王某", "李某", None] for each in PERSONS]
    _sheet, _layout, checked = roster([head, *rows])
    assert len(checked.accepted) == len(PERSONS)


@pytest.mark.parametrize(
    "footer",
    [
        ["以下空白"],
        ["（以下空白）"],
        [None, "——以下空白——"],
        ["以下无正文"],
        ["备注", "本表数据截止2026年1月"],
        ["说明", "电话以本人为准", None, None, "13800138000"],
        ["填写说明", "必填", "男/女", "18位", "11位手机号", "楼-单元-室"],
        ["示例", "张三", "男", "110101199001011237", "13800138000", "1-1-101"],
        ["（例）", "张三", "男", None, "13800138000", "1-1-101"],
    ],
)
def test_marks_below_and_instructions_among_the_rows_are_no_persons(roster: Any, footer: list[str | None]) -> None:
    head = ["序号", "姓名", "性别", "身份证号", "电话", "住址"]
    rows = [[n, each.name, each.sex, each.resident_id, each.phone, room(each)] for n, each in enumerate(PERSONS, 1)]
    _sheet, _layout, checked = roster([head, rows[0], footer, *rows[1:], footer])
    assert (len(checked.accepted), checked.others) == (len(PERSONS), {RowSort.note: 2})
    _sheet, _layout, checked = roster([head, footer, *rows])
    assert len(checked.accepted) == len(checked.rows) == len(PERSONS)
    _sheet, _layout, checked = roster([head[1:], *[row[1:] for row in rows], footer])
    assert len(checked.rows) == len(PERSONS)


def test_a_person_with_a_remark_that_sounds_like_a_footer_stays_a_person(roster: Any) -> None:
    rows = [[each.name, "13812345678（联系人：儿子）", room(each)] for each in PERSONS]
    _sheet, _layout, checked = roster([["姓名", "电话", "住址"], *rows])
    assert len(checked.rows) == len(PERSONS)


def test_a_subtotal_that_names_its_building_and_a_signature_are_no_persons(roster: Any) -> None:
    head = ["序号", "姓名", "性别", "身份证号", "电话", "住址"]
    rows = [[n, each.name, each.sex, each.resident_id, each.phone, room(each)] for n, each in enumerate(PERSONS, 1)]
    below = [["2号楼小计", None, None, "12人"], ["填表人", "张三", None, "联系电话", "13800138000"]]
    _sheet, _layout, checked = roster([head, *rows[:12], below[0], *rows[12:], *below])
    assert (len(checked.rows), checked.others) == (len(PERSONS), {RowSort.total: 2, RowSort.note: 1})


def test_phones_that_are_counted_are_all_read(roster: Any) -> None:
    rows = [[each.name, each.phone, "0571-88234567", room(each)] for each in PERSONS]
    _sheet, _layout, checked = roster([["姓名", "手机号码1", "手机号码2", "住址"], *rows])
    assert checked.accepted[0].values["phone"] == f"{PERSONS[0].phone}、0571-88234567"


def test_a_unit_named_above_is_kept_without_a_building(roster: Any) -> None:
    rows = [[each.name, each.phone, str(each.room)] for each in PERSONS]
    _sheet, _layout, checked = roster([["姓名", "电话", "房号"], ["二单元"], *rows])
    address = checked.accepted[0].values["address"]
    assert (address.building, address.unit, address.room) == ("", "2", str(PERSONS[0].room))


@pytest.mark.parametrize(
    ("one", "two"), [("姓名1", "姓名2"), ("户主姓名", "家庭成员1姓名"), ("成员一姓名", "成员二姓名"), ("姓名", "姓名2")]
)
def test_several_persons_in_a_row_are_refused_and_none_is_left_out(roster: Any, one: str, two: str) -> None:
    rows = [
        [each.name, each.phone, other.name, other.phone, room(each)]
        for each, other in zip(PERSONS[:12], PERSONS[12:], strict=True)
    ]
    with pytest.raises(AppError, match="second table"):
        roster([[one, "电话1", two, "电话2", "住址"], *rows])


def test_counted_names_of_others_are_left_alone(roster: Any) -> None:
    rows = [[each.name, each.phone, "王某", "李某", room(each)] for each in PERSONS]
    _sheet, _layout, checked = roster([["姓名", "电话", "紧急联系人1姓名", "子女2姓名", "住址"], *rows])
    assert len(checked.accepted) == len(PERSONS)
