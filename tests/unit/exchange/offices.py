"""Workbooks as offices arrange them, made up at random from a seed: persons, heads, sections, footers, mistakes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

from desktop_app.domain.resident_id import check_character

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐許韓馮鄧曹彭曾蕭田董袁潘于蔣蔡余杜葉程"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰𬱖堃喆赟䶮㛃濬德承文國永志福"
REGIONS = ("330106", "110105", "440305", "510104", "320102", "130102", "650102", "150102", "210211", "420106")

HEADS: dict[str, tuple[str, ...]] = {
    "serial": ("序号", "编号", "序 号"),
    "name": ("姓名", "姓　名", "居民姓名", "姓名（必填）", "*姓名"),
    "sex": ("性别", "性 别"),
    "birth": ("出生日期", "出生年月", "生日", "出生年月日"),
    "resident_id": (
        "身份证号",
        "公民身份号码",
        "证件号码",
        "身份证",
        "居民身份证号码",
        "身份证号（18位）",
        "身份证号码：",
    ),
    "phone": ("联系电话", "手机", "电话", "手机号码", "联系方式", "联系电话\n（手机）"),
    "address": ("住址", "家庭住址", "居住地址", "现住址", "地址", "详细地址"),
    "ethnicity": ("民族",),
    "education": ("文化程度", "学历"),
    "age": ("年龄",),
    "notes": ("备注",),
    "politics": ("政治面貌",),
}

DATE_FORMS: tuple[Callable[[dt.date], Any], ...] = (
    lambda day: dt.datetime.combine(dt.date(day.year, day.month, day.day), dt.time()),
    lambda day: f"{day:%Y%m%d}",
    lambda day: int(f"{day:%Y%m%d}"),
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}年{day.month}月",
    lambda day: f"{day.year}.{day.month:02d}.{day.day:02d}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month:02d}",
    lambda day: day.isoformat(),
    lambda day: (day - dt.date(1899, 12, 30)).days,
)

ADDRESS_FORMS = (
    "{b}号楼{u}单元{r}室",
    "{b}-{u}-{r}",
    "{b}栋{u}单元{r}",
    "{b}幢{u}单元{r}室",
    "翠苑小区{b}号楼{u}单元{r}室",
    "{b}#{u}单元{r}",
)


@dataclass
class Made:
    """One made-up person."""

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


def person(random: Random, building: int = 0) -> Made:
    birth = dt.date(1930, 1, 1) + dt.timedelta(days=random.randrange(33_000))
    order = random.randrange(1, 999)
    first = f"{random.choice(REGIONS)}{birth:%Y%m%d}{order:03d}"
    return Made(
        name=random.choice(SURNAMES) + "".join(random.choices(GIVEN, k=random.choice((1, 2, 2)))),
        sex="男" if order % 2 else "女",
        birth=birth,
        resident_id=first + check_character(first),
        phone=f"1{random.choice('3456789')}{random.randrange(10**9):09d}",
        building=building or random.randrange(1, 19),
        unit=random.randrange(1, 4),
        room=random.randrange(1, 29) * 100 + random.randrange(1, 5),
        ethnicity=random.choice(("汉族", "汉族", "汉族", "回族", "满族", "维吾尔族")),
        education=random.choice(("小学", "初中", "高中", "大专", "本科", "研究生")),
    )


@dataclass
class Office:
    """A workbook as one office keeps it, and what is true of it."""

    path: Path
    persons: dict[int, Made] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)


class Writer:
    """Writes one office's roster row by row."""

    def __init__(self, seed: int, headless: bool = False) -> None:
        self.random = Random(seed)
        self.book = openpyxl.Workbook()
        self.sheet = self.book.active
        self.sheet.title = "名册"
        optional = ("serial", "sex", "birth", "ethnicity", "education", "age", "notes", "politics")
        chosen = [key for key in optional if self.random.random() < 0.7]
        self.columns = ["name", "resident_id", "phone", "address", *chosen]
        self.random.shuffle(self.columns)
        if "serial" in self.columns:
            self.columns.remove("serial")
            self.columns.insert(0, "serial")
        self.next = 1
        self.count = 0
        self.headless = headless
        self.date_forms = self.random.sample(DATE_FORMS, 3)
        self.address_forms = self.random.sample(ADDRESS_FORMS, 2)
        self.office = Office(Path())

    def put(self, cells: list[Any]) -> int:
        for place, cell in enumerate(cells, 1):
            if cell is not None:
                self.sheet.cell(self.next, place, cell)
        self.next += 1
        return self.next - 1

    def titles(self) -> None:
        if self.random.random() < 0.6:
            row = self.put(["××街道××社区居民花名册"])
            self.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(self.columns))
        if self.random.random() < 0.4:
            self.put([f"填报单位：××社区居委会　　填报日期：2026年3月{self.random.randrange(1, 28)}日"])
        if self.random.random() < 0.2:
            self.next += 1

    def head(self) -> None:
        words = [self.random.choice(HEADS[key]) for key in self.columns]
        if self.random.random() < 0.35 and len(words) > 5:
            self._head_of_two_rows(words)
        else:
            self.put(words)

    def _head_of_two_rows(self, words: list[str]) -> None:
        upper, lower = list(words), [None] * len(words)
        for first, last, group in ((1, 3, "基本信息"), (4, min(len(words), 6), "联系信息")):
            upper[first:last] = [group, *[None] * (last - first - 1)]
            lower[first:last] = words[first:last]
        row = self.put(upper)
        self.put(lower)
        self.sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
        for place, word in enumerate(lower, 1):
            if word is None:
                self.sheet.merge_cells(start_row=row, start_column=place, end_row=row + 1, end_column=place)

    def values(self, made: Made) -> list[Any]:
        self.count += 1
        form = self.random.choice(self.address_forms)
        cells: dict[str, Any] = {
            "serial": self.count,
            "name": self._spaced(made.name),
            "sex": made.sex,
            "birth": self.random.choice(self.date_forms)(made.birth),
            "resident_id": self._dressed(made.resident_id),
            "phone": self.random.choice((made.phone, made.phone, int(made.phone), _wide(made.phone))),
            "address": form.format(b=made.building, u=made.unit, r=made.room),
            "ethnicity": made.ethnicity,
            "education": made.education,
            "age": 2026 - made.birth.year,
            "notes": self.random.choice((None, None, "租户", "常年在外")),
            "politics": self.random.choice(("群众", "中共党员")),
        }
        return [cells[key] for key in self.columns]

    def _spaced(self, name: str) -> str:
        return f"{name[0]}　{name[1]}" if len(name) == 2 and self.random.random() < 0.3 else name

    def _dressed(self, number: str) -> str:
        return self.random.choice(
            (number, number, number.lower(), f"{number} ", _wide(number), f"{number[:6]} {number[6:]}")
        )

    def good(self, building: int = 0) -> None:
        made = person(self.random, building)
        self.office.persons[self.put(self.values(made))] = made

    def spoiled(self) -> None:
        """A row whose resident ID a spreadsheet has damaged, or that is mistyped."""
        made = person(self.random)
        cells = self.values(made)
        place = self.columns.index("resident_id")
        number = made.resident_id
        wrong = str(int(number[16]) % 9 + 1)  # never 0: three of them at the end are a rounded number
        cells[place], why = self.random.choice(
            (
                (float(number[:17] + "0"), "spoiled number"),
                (f"{float(number[:17] + '0'):.5E}", "spoiled number"),
                (
                    number[:15] + "000" if check_character(number[:15] + "00") != "0" else float(number[:17] + "0"),
                    "spoiled number",
                ),
                (number[:17], "wrong length"),
                (number[:10] + "13" + number[12:], "no such day"),
                (number[:16] + wrong + number[17], "check digit"),
                (number[:14] + "****", "bad character"),
                (number[:6] + number[8:17], "15 digits"),
            )
        )
        self.office.refused[self.put(cells)] = why

    def slipped(self, step: int) -> None:
        """A row whose values stand ``step`` columns beside their own."""
        cells = self.values(person(self.random))
        keep = 1 if self.columns[0] == "serial" else 0
        moved = [None] * step + cells[keep:] if step > 0 else cells[keep - step :]
        self.office.refused[self.put([*cells[:keep], *moved])] = "shifted columns"

    def footers(self) -> None:
        if self.random.random() < 0.6:
            self.put(["合计", f"{len(self.office.persons)}人"])
        if self.random.random() < 0.6:
            self.put(["填表人：　　　　审核人：　　　　日期：2026年3月1日"])
        if self.random.random() < 0.3:
            self.put(["注：本表一式两份，居委会、街道各存一份。"])

    def save(self, path: Path) -> Office:
        self.book.save(path)
        self.office.path = path
        return self.office


def make(path: Path, seed: int, rows: int = 40, *, headless: bool = False, mistakes: bool = False) -> Office:
    """Write a made-up office's roster to ``path``."""
    writer = Writer(seed, headless)
    if not headless:
        writer.titles()
        writer.head()
    sections = not headless and writer.random.random() < 0.4
    for number in range(rows):
        if sections and number % 12 == 0:
            building = number // 12 + 1
            writer.put([f"{building}号楼"])
        if not headless and number and writer.random.random() < 0.04:
            writer.next += 1
        writer.good(number // 12 + 1 if sections else 0)
        if mistakes and writer.random.random() < 0.15:
            writer.spoiled()
        if mistakes and writer.random.random() < 0.1:
            writer.slipped(writer.random.choice((1, 1, 2, -1)))
    if not headless:
        writer.footers()
    return writer.save(path)


def _wide(text: str) -> str:
    return text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
