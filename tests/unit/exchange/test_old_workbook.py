"""The small program that reads old workbooks writes what the application reads back."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app.domain.errors import AppError
from desktop_app.exchange import old_workbook, reading_apart
from desktop_app.exchange.cells import ERRORS
from desktop_app.exchange.check import check_rows
from desktop_app.exchange.old_error_cells import error_cells
from desktop_app.exchange.reading_apart import read_apart
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.people.exchange import PEOPLE

OLD = Path(__file__).parents[2] / "data" / "roster.xls"


def test_cells_merged_ranges_and_days_survive_the_way_through_the_other_process() -> None:
    (sheet,) = read_apart(OLD.read_bytes(), "roster.xls")
    assert (sheet["name"], sheet["visible"], sheet["merged"]) == ("名册", True, [[[0, 0], [0, 5]]])
    assert sheet["rows"][1] == ["序号", "姓名", "身份证号", "联系电话", "出生日期", "住址"]
    assert [type(cell) for cell in sheet["rows"][2]] == [int, str, str, float, dt.date, str]
    assert sheet["rows"][0] == ["社区居民花名册", "", "", "", "", ""]


def test_the_program_itself_writes_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(old_workbook, "limit_memory", lambda: None)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(OLD.read_bytes())))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out))
    assert old_workbook.main() == 0
    assert b'"merged"' in out.getvalue()


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (dt.date(1958, 11, 4), {"date": "1958-11-04"}),
        (dt.datetime.combine(dt.date(1958, 11, 4), dt.time(3)), {"datetime": "1958-11-04T03:00:00"}),
        (dt.timedelta(hours=3), {"text": "3:00:00"}),
    ],
)
def test_what_json_has_no_form_for_is_written_by_its_sort(cell: object, written: dict[str, str]) -> None:
    assert old_workbook.tagged(cell) == written


@pytest.mark.parametrize(("status", "words"), [(old_workbook.PROTECTED, "password"), (-6, "damaged"), (1, "damaged")])
def test_how_the_program_ended_is_told(monkeypatch: pytest.MonkeyPatch, status: int, words: str) -> None:
    ended = subprocess.CompletedProcess([], status, b"", b"")
    monkeypatch.setattr(reading_apart.subprocess, "run", lambda *_command, **_options: ended)
    with pytest.raises(AppError, match=words):
        read_apart(b"", "roster.xls")


def test_a_program_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_command: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("old_workbook", reading_apart.LONGEST_SECONDS)

    monkeypatch.setattr(reading_apart.subprocess, "run", run)
    with pytest.raises(AppError, match="damaged"):
        read_apart(b"", "roster.xls")


def test_error_cells_are_seen_where_a_value_is_lost_under_them() -> None:
    sheets = open_workbook(OLD.with_name("errors.xls"))
    rows = sheets.sheet("甲").rows
    lost = [
        (row, column, cell) for row, cells in enumerate(rows) for column, cell in enumerate(cells) if cell in ERRORS
    ]
    assert lost == [(2, 0, "#N/A"), (4, 1, "#DIV/0!"), (5, 2, "#N/A"), (6, 3, "#NAME?"), (8, 0, "#N/A")]
    found = find_roster(sheets, PEOPLE)
    refused = check_rows(found.sheet, found.layout, PEOPLE).refused
    fields = ("name", "resident_id", "phone", "address", "name")
    assert [(row.number, problem.field, problem.why) for row in refused for problem in row.problems] == [
        (number, field, "formula error") for number, field in zip((3, 5, 6, 7, 9), fields, strict=True)
    ]


@pytest.mark.parametrize("records", [b"", b"\x05\x02", b"\x05\x02\xff\xff\x00", b"\x85\x00\x06\x00" + b"\xff" * 6])
def test_broken_records_hold_no_errors(records: bytes) -> None:
    assert error_cells(records) == []
