"""Types of notice and their fields from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop_app.cli import main
from desktop_app.documents.readback import text_on_pages
from desktop_app.modules.disclosures.domain import disclosure_types


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one resident."""
    monkeypatch.setenv("COMMUNITY_DESK_PASSWORD", "a password of the tests")
    monkeypatch.setenv("COMMUNITY_DESK_LANGUAGE", "en")
    store, roster = tmp_path / "office.cdstore", tmp_path / "roster.xlsx"
    assert main(["init", "--store", str(store), "--office", "幸福社区"]) == 0
    with xlsxwriter.Workbook(roster) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("姓名", "性别", "身份证号", "住址"))
        sheet.write_row(1, 0, ("王小俞", "女", "131171193910040744", "10号楼1单元2503室"))
    assert main(["import", "--store", str(store), str(roster)]) == 0
    return store


def answered(capsys: pytest.CaptureFixture[str], *words: object) -> Any:
    capsys.readouterr()
    assert main([*map(str, words), "--json"]) == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert main([*map(str, words)]) == 2
    return capsys.readouterr().err


def text_of(out: Path) -> str:
    return "".join(text_on_pages(out.read_bytes())).replace("\r\n", "").replace("\n", "")


def test_every_type_is_listed_with_what_it_may_show(capsys: pytest.CaptureFixture[str]) -> None:
    told = {each["code"]: each for each in answered(capsys, "disclosure-types")["types"]}
    assert set(told) == {kind.code for kind in disclosure_types()}
    assert told["candidate"]["allowed"] == ["name", "sex", "birth_month", "ethnicity", "education", "branch"]
    assert told["candidate"]["persons"] == "required"
    assert told["notice"]["allowed"] == []
    [table] = [field for field in told["subsidies"]["fields"] if field["kind"] == "table"]
    assert [column["code"] for column in table["columns"]] == ["name", "building", "amount", "remarks"]


def test_a_notice_is_filled_from_fields(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = office.with_name("paper.pdf")
    words = ("disclose", "--store", office, "--type", "notice", "--out", out)
    made = answered(capsys, *words, "--field", "subject=清理楼道", "--field", "正文=请清理楼道。\n一、时间\n周六上午。")
    assert (made["persons"], made["working_days"], made["last_day"], made["private"]) == (0, None, "", [])
    for said in ("关于清理楼道的通知", "各位居民：", "一、时间", "幸福社区居民委员会"):
        assert said in text_of(out)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_comes_from_a_file(office: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    rows = [["备注", "金额（元）", "姓名"], ["九十岁以上", "600", "欧阳建国"], ["", "300.50", "单秀英"]]
    table, out = office.with_name(f"list.{ending}"), office.with_name("paper.pdf")
    if ending == "csv":
        table.write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")
    else:
        with xlsxwriter.Workbook(table) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    words = ("disclose", "--store", office, "--type", "subsidies", "--out", out, "--table", table)
    answered(capsys, *words, "--field", "programme=高龄津贴", "--field", "span=第三季度", "--field", "basis_text=办法")
    for said in ("欧阳＊国", "单＊英", "共2户", "合计900.50元", "高龄津贴发放情况公示"):
        assert said in text_of(out)


def test_what_stands_beside_each_person_comes_in_their_order(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [found] = answered(capsys, "find", "--store", office, "王小俞")["found"]
    grades, out = office.with_name("grades.csv"), office.with_name("paper.pdf")
    grades.write_text("评定等次\n优秀\n", encoding="utf-8-sig")
    words = ["disclose", "--store", office, "--type", "member_appraisal", "--person", found["uid"], "--out", out]
    for field in ("year=2026", "held_on=20261120", "entitled=30", "present=29"):
        words += ["--field", field]
    assert "评定等次" in refused(capsys, *words).replace("“", "")
    answered(capsys, *words, "--table", grades)
    assert "王＊俞" in text_of(out)
    assert "优秀" in text_of(out)


def test_wrong_fields_are_refused_by_name(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = office.with_name("paper.pdf")
    words = ("disclose", "--store", office, "--out", out, "--type")
    assert "subject" in refused(capsys, *words, "notice", "--field", "topic=x")
    assert "事由" in refused(capsys, *words, "notice")
    assert "NAME=VALUE" in refused(capsys, *words, "notice", "--field", "subject")
    assert "no persons" in refused(
        capsys, *words, "notice", "--field", "subject=a", "--field", "body=b", "--person", uid(office, capsys)
    )
    assert "at least one person" in refused(capsys, *words, "candidate")
    assert "income, expense" in refused(capsys, *words, "finance_quarter", "--table", "nothing.csv")
    assert not out.exists()


def uid(office: Path, capsys: pytest.CaptureFixture[str]) -> str:
    return str(answered(capsys, "find", "--store", office, "王小俞")["found"][0]["uid"])


def test_a_private_number_in_a_field_stops_the_paper(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = office.with_name("paper.pdf")
    words = ("disclose", "--store", office, "--type", "notice", "--out", out, "--field", "subject=清理楼道")
    assert "resident ID" in refused(capsys, *words, "--field", "body=找131171193910040744")
    assert not out.exists()
