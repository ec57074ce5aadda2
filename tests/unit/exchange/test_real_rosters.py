"""The office's own workbooks give the counts that their truth.json tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.exchange.check import Checked, check_rows
from desktop_app.exchange.matching import Outcome, match_rows
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.target import Target
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.party.exchange import MEMBERS
from desktop_app.modules.people.exchange import PEOPLE


def check(path: Path, target: Target = PEOPLE) -> Checked:
    found = find_roster(open_workbook(path), target)
    return check_rows(found.sheet, found.layout, target)


@pytest.fixture(scope="module")
def truth(rosters: Path) -> dict[str, Any]:
    return dict(json.loads((rosters / "truth.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["clean.xlsx", "titled.xlsx", "spoiled.xlsx", "shifted.xlsx"])
def test_every_row_is_accepted_or_refused_as_the_truth_says(rosters: Path, truth: dict[str, Any], name: str) -> None:
    checked = check(rosters / name)
    told = truth[name]
    refused = [
        {"row": row.number, "field": PEOPLE.field(each.field).called if each.field else "", "why": each.why}
        for row in checked.refused
        for each in row.problems
    ]
    assert (len(checked.rows), len(checked.accepted)) == (told["rows"], told["accept"])
    assert refused == [{"field": "", **each} for each in told["refuse"]]


def test_the_first_persons_are_read_as_the_truth_says(rosters: Path, truth: dict[str, Any]) -> None:
    rows = check(rosters / "clean.xlsx").rows
    for row, told in zip(rows, truth["clean.xlsx"]["people"], strict=False):
        address = row.values["address"]
        assert (row.values["name"], row.values["resident_id"], row.values["phone"]) == (
            told["name"],
            told["id"],
            told["phone"],
        )
        assert row.values["birth"].iso() == told["born"]
        assert [address.building, address.unit, address.room] == [
            str(told[part]) for part in ("building", "unit", "room")
        ]


def test_titles_sections_totals_and_footers_are_no_persons(rosters: Path) -> None:
    checked = check(rosters / "titled.xlsx")
    assert {sort.value: count for sort, count in checked.others.items()} == {
        "section": 18,
        "blank": 4,
        "total": 1,
        "note": 1,
    }


def test_repeated_rows_are_the_same_person_and_namesakes_are_not(rosters: Path, truth: dict[str, Any]) -> None:
    told = truth["duplicates.xlsx"]
    plan = match_rows(check(rosters / "duplicates.xlsx").rows, [])
    repeated = [match for match in plan.matches if match.earlier_row]
    assert plan.count(Outcome.new) == told["persons"]
    assert len(repeated) == told["same_person"]
    assert plan.count(Outcome.to_decide) == 0
    assert {match.row.number for match in repeated} <= set(range(182, 202))


def test_party_members_are_read_with_their_branches(rosters: Path, truth: dict[str, Any]) -> None:
    checked = check(rosters / "members.xlsx", MEMBERS)
    assert len(checked.accepted) == truth["members.xlsx"]["accept"]
    assert len({row.values["branch"] for row in checked.rows}) == truth["members.xlsx"]["branches"]
