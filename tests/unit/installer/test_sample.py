"""The sample rosters show what an import finds; whoever changes the reader sees here what they would change."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.pinyin import full_pinyin
from desktop_app.exchange.check import check_rows
from desktop_app.exchange.matching import Outcome, match_rows
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.party.exchange import MEMBERS
from desktop_app.modules.people.exchange import PEOPLE

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"


def test_the_sample_roster_holds_one_of_each_mistake_and_two_repeated_persons() -> None:
    found = find_roster(open_workbook(SAMPLE / "roster.xlsx"), PEOPLE)
    checked = check_rows(found.sheet, found.layout, PEOPLE)
    plan = match_rows(checked.rows, [])
    assert (len(checked.rows), len(checked.accepted)) == (62, 55)
    assert sorted(each.why for row in checked.refused for each in row.problems) == [
        "check digit",
        "missing name",
        "no such day",
        "shifted columns",
        "spoiled number",
        "spoiled number",
        "wrong length",
    ]
    assert [plan.count(outcome) for outcome in Outcome] == [53, 1, 1, 0]


def test_the_sample_roster_holds_rare_characters_compound_surnames_and_names_with_dots() -> None:
    found = find_roster(open_workbook(SAMPLE / "roster.xlsx"), PEOPLE)
    names = {row.values["name"] for row in check_rows(found.sheet, found.layout, PEOPLE).accepted}
    assert names >= {"李𬱖", "王䶮", "陈㛃", "阿依古丽·买买提"}
    assert any(full_pinyin(name).startswith(("ou yang", "yu chi", "zhu ge", "si ma", "shang guan")) for name in names)


def test_the_sample_members_are_all_accepted() -> None:
    found = find_roster(open_workbook(SAMPLE / "members.xlsx"), MEMBERS)
    checked = check_rows(found.sheet, found.layout, MEMBERS)
    assert len(checked.accepted) == len(checked.rows) == 16
    assert len({row.values["branch"] for row in checked.rows}) == 3
