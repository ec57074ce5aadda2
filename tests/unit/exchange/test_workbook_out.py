"""Workbooks that are written: texts stay texts, nothing can run, nothing is left behind."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from desktop_app.domain.address import Address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.resident_id import Sex
from desktop_app.exchange.workbook_out import OutColumn, columns_of, harmless, sheet_name, values_of, write_table
from desktop_app.modules.people.domain import Person


def written(path: Path) -> list[list[Any]]:
    return [[(cell.value, cell.data_type) for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


@pytest.mark.parametrize(
    "text", ["=1+1", "+86 138", "-1", "@SUM(A1)", "\t=1", "＝1", "=cmd|' /C calc'!A0", "http://x.cn", "007"]
)
def test_what_a_spreadsheet_would_run_or_change_is_written_as_text(tmp_path: Path, text: str) -> None:
    write_table(tmp_path / "out.xlsx", "居民", [OutColumn("姓名")], [[text]])
    assert written(tmp_path / "out.xlsx")[1] == [(text, "s")]


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_text_is_written_as_a_text(tmp_path: Path, texts: list[str]) -> None:
    write_table(tmp_path / "out.xlsx", "居民", [OutColumn("列")] * len(texts), [texts])
    for (value, sort), text in zip(written(tmp_path / "out.xlsx")[1], map(harmless, texts), strict=False):
        assert (sort, unescape(value or "")) == ("s", text) if text else not value


def test_a_person_is_exported_by_the_kinds_of_the_fields(tmp_path: Path) -> None:
    someone = Person(
        name="李𬱖",
        sex=Sex.female,
        birth=PartialDate(1949, 12, 31),
        resident_id="11010519491231002X",
        phone="13812345678",
        address=Address("3", "2", "2202"),
    )
    month = Person(name="王伟", birth=PartialDate(1958, 11))
    chosen = [Person.field(name) for name in ("name", "sex", "birth", "resident_id", "phone", "address")]
    write_table(tmp_path / "out.xlsx", "居民", columns_of(chosen), values_of(chosen, [someone, month]))
    head, first, second = written(tmp_path / "out.xlsx")
    assert [value for value, _sort in head] == [
        "Full name",
        "Sex",
        "Date of birth",
        "Resident ID number",
        "Phone",
        "Address",
    ]
    assert first == [
        ("李𬱖", "s"),
        ("female", "s"),
        (dt.datetime.combine(dt.date(1949, 12, 31), dt.time()), "d"),
        ("11010519491231002X", "s"),
        ("13812345678", "s"),
        ("3号楼2单元2202室", "s"),
    ]
    assert second[2] == ("1958-11", "s")


def test_numbers_and_amounts_are_numbers(tmp_path: Path) -> None:
    write_table(tmp_path / "out.xlsx", "经费", [OutColumn("甲"), OutColumn("乙")], [[3, Decimal("12.50")], [None, ""]])
    assert written(tmp_path / "out.xlsx")[1] == [(3, "n"), (12.5, "n")]


def test_thousands_of_rows_pass_through_and_progress_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    count = write_table(
        tmp_path / "out.xlsx",
        "居民",
        [OutColumn("号")],
        ([str(n)] for n in range(1_200)),
        lambda done, _all: told.append(done),
    )
    assert (count, told) == (1_200, [500, 1_000])
    assert len(written(tmp_path / "out.xlsx")) == 1_201


def test_a_cancelled_export_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")

    def cancel(_done: int, _all: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_table(target, "居民", [OutColumn("号")], ([str(n)] for n in range(1_200)), cancel)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError):
        write_table(tmp_path / "gone" / "out.xlsx", "居民", [OutColumn("号")], [["1"]])


@pytest.mark.parametrize(("title", "name"), [("居民[1]/2", "居民 1  2"), ("", "Sheet1"), ("长" * 40, "长" * 31)])
def test_the_name_of_the_sheet_is_one_a_spreadsheet_takes(title: str, name: str) -> None:
    assert sheet_name(title) == name
