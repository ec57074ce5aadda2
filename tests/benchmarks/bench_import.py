"""How much an import costs beside the bare reading of the workbook: ``python bench_import.py [ROWS]``.

Prints one JSON object: seconds for each part of reading a roster of ROWS x 20 cells (50,000 by default), for the whole
import into a new encrypted store with search keys and history, and for LibreOffice converting the same file where it
is installed (to its own format, the best of three rounds as all others); then the ratios of the whole import to
calamine's bare reading (at most 8) and to LibreOffice (below 1).
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from desktop_app.exchange.check import Checked, check_rows  # noqa: E402
from desktop_app.exchange.inspection import read_harmless  # noqa: E402
from desktop_app.exchange.matching import match_rows  # noqa: E402
from desktop_app.exchange.recognise import find_roster  # noqa: E402
from desktop_app.exchange.workbooks import open_workbook  # noqa: E402
from desktop_app.modules.people.exchange import PEOPLE, PeopleRoster, import_roster  # noqa: E402
from desktop_app.modules.records import RECORDS  # noqa: E402
from desktop_app.store.database import Database  # noqa: E402
from desktop_app.store.schema import Schema  # noqa: E402
from tests.benchmarks.people import KEY, persons  # noqa: E402

ROUNDS = 3
MOST = 8
HEADS = (
    *("序号", "姓名", "性别", "身份证号", "出生日期", "联系电话", "住址", "民族", "文化程度", "工作单位"),
    *("政治面貌", "婚姻状况", "户籍地址", "与户主关系", "网格", "备注", "宗教信仰", "血型", "兵役状况", "车牌号"),
)


RELATIONS = ("户主", "配偶", "子女")


def build(path: Path, count: int) -> None:
    """Write a roster of ``count`` persons in 20 columns, three of them in each household."""
    chance = random.Random(1)
    place = ""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("居民")
        sheet.write_row(0, 0, HEADS)
        for number, each in enumerate(persons(count), 1):
            assert each.birth
            assert each.address
            birth, address = each.birth, each.address
            own = [each.name, "男" if number % 2 else "女", each.resident_id]
            own[1] = "男" if int(each.resident_id[16]) % 2 else "女"
            member = (number - 1) % len(RELATIONS)
            place = place if member else f"{address.building}号楼{address.unit}单元{address.room}室"
            common = [
                chance.choice(("汉族", "回族")),
                chance.choice(("小学", "初中", "高中")),
                "某某有限公司",
                "群众",
                "已婚",
            ]
            others = ["某省某市某县", RELATIONS[member], f"第{number % 9 + 1}网格", "", "无", "A", "未服", "浙A12345"]
            day = f"{birth.year}年{birth.month}月{birth.day}日"
            sheet.write_row(number, 0, [number, *own, day, each.phone, place, *common, *others])


def best(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the shortest of three rounds of ``work`` in seconds, and what the last returned."""
    taken, made = [], None
    for _round in range(ROUNDS):
        start = time.perf_counter()
        made = work()
        taken.append(time.perf_counter() - start)
    return min(taken), made


def bare(path: Path) -> int:
    """Read the cells and nothing else."""
    with path.open("rb") as file:
        sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
        return len(sheet.to_python(skip_empty_area=False))


def whole(path: Path) -> Checked:
    """Do everything an import does before the store is asked."""
    found = find_roster(open_workbook(path), PEOPLE)
    checked = check_rows(found.sheet, found.layout, PEOPLE)
    match_rows(checked.rows, [])
    return checked


def whole_import(path: Path, folder: Path) -> int:
    """Import the roster into a new store, as the command line does."""
    store = folder / f"{time.monotonic_ns()}.store"
    with Database.create(store, KEY, Schema(RECORDS)) as database:
        return import_roster(database, path, PeopleRoster()).written


def by_libreoffice(path: Path, folder: Path) -> None:
    """Let LibreOffice read the workbook and write it in its own format."""
    words = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "ods"]
    subprocess.run([*words, "--outdir", str(folder), str(path)], check=True, capture_output=True)


def main() -> None:
    """Build the workbook, read it both ways, print the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        build(path, count)
        reading, _rows = best(lambda: bare(path))
        looking, _content = best(lambda: read_harmless(path))
        found = find_roster(open_workbook(path), PEOPLE)
        checking, checked = best(lambda: check_rows(found.sheet, found.layout, PEOPLE))
        matching, _plan = best(lambda: match_rows(checked.rows, []))
        unwritten, _checked = best(lambda: whole(path))
        everything, written = best(lambda: whole_import(path, Path(folder)))
        parts = {"bare": reading, "inspect": looking, "check": checking, "match": matching}
        parts |= {"unwritten": unwritten, "import": everything}
        if shutil.which("soffice"):
            parts["libreoffice"], _nothing = best(lambda: by_libreoffice(path, Path(folder)))
    figures = {
        "rows": count,
        "written": written,
        "seconds": {name: round(taken, 3) for name, taken in parts.items()},
        "ratio": round(everything / reading, 2),
        "at_most": MOST,
    }
    if "libreoffice" in parts:
        figures["ratio to LibreOffice"] = round(everything / parts["libreoffice"], 2)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
