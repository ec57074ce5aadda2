"""Builds the sample rosters for the demonstration: ``python installer/sample/build.py``.

Nobody in them lives: the names are put together at random, and the resident IDs carry a county code (110199)
that was never given out. The same mistakes are made as offices make them.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from desktop_app.domain.resident_id import check_character  # noqa: E402

OUT = ROOT / "resources" / "sample"
MADE = dt.datetime(2026, 11, 23, tzinfo=dt.UTC).replace(tzinfo=None)
COUNTY = "110199"
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘单仇解翟区查盖任"
COMPOUND = ("欧阳", "尉迟", "司马", "诸葛", "上官")
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰德承文永志福"
RARE = ("李𬱖", "王䶮", "陈㛃", "周赟喆", "赵𬭎", "阿依古丽·买买提", "劉備之", "吴濬")
BUILDINGS = 4
PERSONS_OF_A_BUILDING = 15

Cell: TypeAlias = str | int | float | dt.date | None


@dataclass(frozen=True)
class Invented:
    """A person who does not exist."""

    name: str
    sex: str
    birth: dt.date
    resident_id: str
    phone: str
    building: int
    unit: int
    room: int
    ethnicity: str
    education: str


def invented(chance: random.Random, number: int) -> Invented:
    """Return one invented person; every eighth has a rare name."""
    birth = dt.date(1932, 1, 1) + dt.timedelta(days=chance.randrange(27_000))
    order = chance.randrange(1, 999)
    first = f"{COUNTY}{birth:%Y%m%d}{order:03d}"
    surname = chance.choice(COMPOUND) if number % 13 == 5 else chance.choice(SURNAMES)
    name = RARE[number // 8] if number % 8 == 3 else surname + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2))))
    return Invented(
        name=name,
        sex="男" if order % 2 else "女",
        birth=birth,
        resident_id=first + check_character(first),
        phone=f"1990000{chance.randrange(10_000):04d}",
        building=number // PERSONS_OF_A_BUILDING + 1,
        unit=chance.randrange(1, 4),
        room=chance.randrange(1, 18) * 100 + chance.randrange(1, 5),
        ethnicity="维吾尔族" if "·" in name else chance.choice(("汉族", "汉族", "汉族", "回族", "满族")),
        education=chance.choice(("小学", "初中", "高中", "中专", "大专", "本科", "研究生")),
    )


def birth_cell(person: Invented, number: int) -> Cell:
    """Return the birth in one of the forms that stand side by side in such tables."""
    day = person.birth
    forms: tuple[Cell, ...] = (
        day,
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month:02d}",
        f"{day.year}/{day.month}/{day.day}",
        int(f"{day:%Y%m%d}"),
        f"{day.year}年{day.month}月",
    )
    return forms[number % len(forms)]


def row_of(number: int, person: Invented) -> list[Cell]:
    """Return the cells of ``person`` in the columns of the roster of residents."""
    name = f"{person.name[0]}　{person.name[1]}" if len(person.name) == 2 and number % 3 == 0 else person.name
    wide = person.phone.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    place = (f"{person.building}号楼{person.unit}单元{person.room}室", f"{person.building}-{person.unit}-{person.room}")
    return [
        number,
        name,
        person.sex,
        birth_cell(person, number),
        person.resident_id.lower() if number % 5 == 0 else person.resident_id,
        wide if number % 9 == 0 else person.phone,
        place[number % 2],
        person.ethnicity,
        person.education,
        None,
    ]


def spoil(rows: list[list[Cell]]) -> None:
    """Make the mistakes of every such table: rounded and mistyped numbers, a row that has slipped, a missing name."""
    rows[6][4] = float(str(rows[6][4])[:15] + "000")
    rows[17][4] = "4.40232E+17"
    number = str(rows[25][4])
    rows[25][4] = number[:16] + str((int(number[16]) + 1) % 10) + number[17]
    rows[33][1:] = [None, *rows[33][1:-1]]
    rows[41][1] = None
    rows[49][5] = "1990000123"
    number = str(rows[54][4])
    rows[54][4] = number[:10] + "13" + number[12:]


class Page:
    """A sheet written from the top."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, widths: Sequence[int]) -> None:
        self._sheet: Worksheet = book.add_worksheet(name)
        self._title: Format = book.add_format({"bold": True, "font_size": 16, "align": "center"})
        self._head: Format = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1})
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self._widths = widths
        self._next = 0
        for place, width in enumerate(widths):
            self._sheet.set_column(place, place, width)

    def title(self, text: str) -> None:
        """Write a line over all columns."""
        self._sheet.merge_range(self._next, 0, self._next, len(self._widths) - 1, text, self._title)
        self._next += 1

    def row(self, cells: Sequence[Cell]) -> None:
        """Write one row."""
        for place, cell in enumerate(cells):
            if isinstance(cell, dt.date):
                self._sheet.write_datetime(self._next, place, cell, self._day)
            elif isinstance(cell, str):
                self._sheet.write_string(self._next, place, cell)
            elif cell is not None:
                self._sheet.write_number(self._next, place, cell)
        self._next += 1

    def head(self, groups: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Write a head of two rows: groups above their columns, single columns over both rows."""
        place = 0
        for group, words in groups:
            if words:
                self._sheet.merge_range(self._next, place, self._next, place + len(words) - 1, group, self._head)
                self._sheet.write_row(self._next + 1, place, words, self._head)
            else:
                self._sheet.merge_range(self._next, place, self._next + 1, place, group, self._head)
            place += max(1, len(words))
        self._next += 2


def build_residents(path: Path, persons: Sequence[Invented]) -> None:
    """Write the roster of residents: titles, a head of two rows, sections by building, mistakes, total, footer."""
    rows = [row_of(number, person) for number, person in enumerate(persons, 1)]
    spoil(rows)
    again = row_of(len(rows) + 1, replace(persons[2], phone="19900009999"))
    without_number = row_of(len(rows) + 2, persons[10])
    without_number[4] = None
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": MADE})
        page = Page(book, "2026年", (6, 16, 6, 14, 22, 15, 22, 10, 10, 12))
        page.title("和平街道幸福社区居民花名册")
        page.row(["填报单位：幸福社区居民委员会　　填报日期：2026年11月"])
        contact = ("联系方式", ("联系电话", "家庭住址"))
        more = ("其他", ("民族", "文化程度"))
        page.head(
            [("序号", ()), ("基本信息", ("姓 名", "性别", "出生年月", "身份证号码")), contact, more, ("备注", ())]
        )
        for place, row in enumerate(rows):
            if place % PERSONS_OF_A_BUILDING == 0:
                page.row([f"{place // PERSONS_OF_A_BUILDING + 1}号楼"])
            page.row(row)
        page.row([])
        page.row(again)
        page.row(without_number)
        page.row(["合计", f"{len(rows) + 2}人"])
        page.row(["填表人：　　　　　　审核人：　　　　　　"])
        Page(book, "填表说明", (60,)).row(["每年三月和十一月各报一次。"])


def build_members(path: Path, persons: Sequence[Invented]) -> None:
    """Write the roster of party members; most of them stand on the roster of residents too."""
    heads = (
        "姓名",
        "性别",
        "民族",
        "公民身份号码",
        "所在党支部",
        "入党日期",
        "转正日期",
        "党员类别",
        "联系电话",
        "是否流动党员",
    )
    adults = [person for person in persons if person.birth.year < 1999][:16]
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": MADE})
        page = Page(book, "党员名册", (14, 6, 10, 22, 12, 12, 12, 10, 14, 12))
        page.title("中共幸福社区委员会党员名册")
        page.row(heads)
        for place, person in enumerate(adults):
            joined = dt.date(max(person.birth.year + 22, 1955), 7, 1) + dt.timedelta(days=place * 11)
            full = joined.replace(year=joined.year + 1)
            probationary = place in (5, 11)
            page.row(
                [
                    person.name,
                    person.sex,
                    person.ethnicity,
                    person.resident_id,
                    f"第{'一二三'[place % 3]}党支部",
                    dt.date(2026, 6, 28) if probationary else joined,
                    None if probationary else full,
                    "预备党员" if probationary else "正式党员",
                    person.phone,
                    "是" if place == 7 else "否",
                ]
            )


def main() -> None:
    """Build both workbooks."""
    chance = random.Random(20261123)  # noqa: S311 - the same persons in every run
    persons = [invented(chance, number) for number in range(BUILDINGS * PERSONS_OF_A_BUILDING)]
    OUT.mkdir(parents=True, exist_ok=True)
    build_residents(OUT / "roster.xlsx", persons)
    build_members(OUT / "members.xlsx", persons)
    print(f"{OUT / 'roster.xlsx'}: {len(persons) + 2} rows; {OUT / 'members.xlsx'}")


if __name__ == "__main__":
    main()
