"""The words offices write above columns, and the forms they write values in, are read to the same persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from tests.unit.exchange.offices import Made, person

PERSONS = [person(Random(number)) for number in range(100, 112)]
HEADS = [
    "姓 名|性 别|身份证|联系方式|家庭住址",
    "居民姓名|男/女|证件号|手机号码1|现住址",
    "名 字|性别|居民身份证号码|手机（移动）|户籍地址/现住址",
    "*姓名|*性别|*证件号码|*联系电话|*居住地址",
    "姓名 Name|性别 Sex|身份证号码 ID No.|电话 Tel|地址 Address",
    "居民姓名（必填）|性别(男/女)|身份证号码（18位）|联系电话（手机）|详细住址（精确到室）",
    "人员姓名|性别|公民身份证号码|本人联系电话|现居住地",
    "业主姓名|性别|业主身份证号|业主电话|房屋地址",
    "住户姓名|性别|身份证件号码|联系人电话/手机|楼栋门牌",
    "姓名：|性别：|身份证号：|电话：|住址：",
    "被登记人姓名|性别|有效身份证件号码|联系手机号|实际居住地址",
    "姓　　名|性　别|身　份　证　号|联　系　电　话|住　　址",
    "姓\n名|性\n别|身份证\n号码|联系\n电话|家庭\n住址",
    "常住人口姓名|性别|身份证号码/护照号|手机号|居住地（楼-单元-室）",
    "1.姓名|2.性别|3.身份证号|4.联系电话|5.住址",
    "①姓名|②性别|③身份证号|④联系电话|⑤住址",
    "个人信息-姓名|个人信息-性别|个人信息-身份证号|个人信息-联系电话|个人信息-住址",
    "Name|Sex|ID|Tel|Address",
]


def cells(made: Made, **other: Any) -> list[Any]:
    known = {
        "name": made.name,
        "sex": made.sex,
        "resident_id": made.resident_id,
        "phone": made.phone,
        "address": f"{made.building}号楼{made.unit}单元{made.room}室",
    }
    return list({**known, **other}.values())


@pytest.mark.parametrize("heads", HEADS)
def test_heads_in_other_words_mean_the_same_columns(roster: Any, heads: str) -> None:
    _sheet, _layout, checked = roster([heads.split("|"), *map(cells, PERSONS)])
    assert len(checked.accepted) == len(PERSONS)
    for made, row in zip(PERSONS, checked.accepted, strict=True):
        values = row.values
        assert (values["name"], values["resident_id"], values["phone"]) == (made.name, made.resident_id, made.phone)
        assert (values["address"].building, values["address"].room) == (str(made.building), str(made.room))


DAYS: dict[str, Callable[[dt.date], Any]] = {
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "words": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "words and blanks": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "backslashes": lambda day: f"{day.year}\\{day.month}\\{day.day}",
    "dashes": lambda day: f"{day.year}-{day.month}-{day.day}",
    "commas": lambda day: f"{day.year}、{day.month}、{day.day}",
    "a date cell": lambda day: dt.datetime.combine(day, dt.time()),
    "a number": lambda day: int(f"{day:%Y%m%d}"),
    "digits": lambda day: f"{day:%Y%m%d}",
    "a serial": lambda day: (day - dt.date(1899, 12, 30)).days,
    "a serial as text": lambda day: str((day - dt.date(1899, 12, 30)).days),
    "a time of day": lambda day: f"{day.isoformat()} 00:00:00",
    "an ending": lambda day: f"{day.year}年{day.month}月{day.day}日生",
}


@pytest.mark.parametrize("form", DAYS.values(), ids=DAYS)
def test_births_are_read_in_every_form(roster: Any, form: Callable[[dt.date], Any]) -> None:
    rows = [[made.name, form(made.birth), made.phone] for made in PERSONS]
    _sheet, _layout, checked = roster([["姓名", "出生年月日", "电话"], *rows])
    assert [row.values["birth"].iso() for row in checked.accepted] == [made.birth.isoformat() for made in PERSONS]


WRITTEN: dict[str, Callable[[str], str]] = {
    "small": lambda number: number.lower(),
    "parted by blanks": lambda number: f"{number[:6]} {number[6:14]} {number[14:]}",
    "parted by dashes": lambda number: f"{number[:6]}-{number[6:14]}-{number[14:]}",
    "wide": lambda number: number.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
    "behind an apostrophe": lambda number: "'" + number,
    "behind a backquote": lambda number: "`" + number,
    "before a hard blank": lambda number: number + "\u00a0",
    "behind nothing visible": lambda number: "\u200b" + number,
    "before a line": lambda number: number + "\n",
}


@pytest.mark.parametrize("form", WRITTEN.values(), ids=WRITTEN)
def test_resident_ids_are_read_however_they_are_dressed(roster: Any, form: Callable[[str], str]) -> None:
    rows = [cells(made, resident_id=form(made.resident_id)) for made in PERSONS]
    _sheet, _layout, checked = roster([HEADS[0].split("|"), *rows])
    assert [row.values["resident_id"] for row in checked.accepted] == [made.resident_id for made in PERSONS]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("138 1234 5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("0086-13812345678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("手机：13812345678", "13812345678"),
        ("13812345678（子）", "13812345678"),
        ("（0571）88234567", "0571-88234567"),
        ("057188234567", "0571-88234567"),
        ("0571-88234567转801", "0571-88234567-801"),
        ("13812345678/0571-88234567", "13812345678、0571-88234567"),
        ("13812345678 88234567", "13812345678、88234567"),
        ("13812345678\n88234567", "13812345678、88234567"),
        ("13812345678，88234567", "13812345678、88234567"),
    ],
)
def test_phones_are_read_in_every_form(roster: Any, written: str, read: str) -> None:
    rows = [cells(PERSONS[0], phone=written), *map(cells, PERSONS[1:])]
    _sheet, _layout, checked = roster([HEADS[0].split("|"), *rows])
    assert checked.accepted[0].values["phone"] == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("阿依古丽•吐尔逊", "阿依古丽·吐尔逊"),
        ("古丽．阿不都", "古丽·阿不都"),
        ("尼玛・扎西", "尼玛·扎西"),
        ("王　伟", "王伟"),
        ("王\u00a0小 伟", "王小伟"),
        ("李𬱖堃", "李𬱖堃"),
        ("王伟（已故）", None),
        ("王伟、李芳", None),
        ("王伟1", None),
    ],
)
def test_names_are_read_as_they_are_and_notes_refuse_them(roster: Any, written: str, read: str | None) -> None:
    rows = [cells(PERSONS[0], name=written), *map(cells, PERSONS[1:])]
    _sheet, _layout, checked = roster([HEADS[0].split("|"), *rows])
    assert checked.rows[0].values.get("name") == read
    assert [problem.why for problem in checked.rows[0].problems] == ([] if read else ["not a name"])
