from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.exchange.matching import Choice, Decision
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.party.domain import Membership, MembershipKind
from desktop_app.modules.party.exchange import MembersRoster
from desktop_app.modules.people.domain import Grid, Person
from desktop_app.modules.people.exchange import PeopleRoster, import_roster
from desktop_app.modules.people.exchange.importing import (
    foreseen,
    plan_import,
    read_roster,
    remember_mapping,
    write_plan,
)
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.store.schema import Schema
from desktop_app.store.taking_back import take_back

PEOPLE = PeopleRoster()
MEMBERS = MembersRoster()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    with Database.create(tmp_path / "office.store", bytes(32), Schema(RECORDS)) as created:
        yield created


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write a workbook of text cells."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("名册")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, str(value))
    return path


HEAD = ("姓名", "性别", "身份证号", "电话", "住址")
WANG = ("王俞", "女", "131171193910040744", "15060175386", "10号楼1单元2503室")
LI = ("李玄", "男", "320681195612173032", "15252561033", "14号楼2单元204室")


def names(database: Database) -> list[str]:
    with database.reading() as reading:
        return sorted(person.name for person in reading.find(Person))


def told(name: str, rosters: Path) -> dict[str, Any]:
    truth = json.loads((rosters / "truth.json").read_text(encoding="utf-8"))
    return dict(truth[name])


@pytest.mark.parametrize("name", ["clean.xlsx", "titled.xlsx", "spoiled.xlsx", "shifted.xlsx"])
def test_a_real_roster_gives_the_rows_and_refusals_of_the_truth(database: Database, rosters: Path, name: str) -> None:
    truth = told(name, rosters)
    result = import_roster(database, rosters / name, PEOPLE).as_json()
    assert (result["rows"], result["accepted"]) == (truth["rows"], truth["accept"])
    assert [(each["row"], each["why"]) for each in result["refused"]] == [
        (each["row"], each["why"]) for each in truth["refuse"]
    ]
    assert len(names(database)) == result["written"] == truth["accept"]


def test_a_person_on_two_rows_is_one_person_and_a_namesake_another(database: Database, rosters: Path) -> None:
    truth = told("duplicates.xlsx", rosters)
    result = import_roster(database, rosters / "duplicates.xlsx", PEOPLE)
    assert (result.rows, result.new, result.to_decide) == (truth["rows"], truth["persons"], 0)
    assert result.changed + result.unchanged == truth["same_person"]
    assert len(names(database)) == truth["persons"]


def test_a_members_roster_makes_persons_memberships_and_branches(database: Database, rosters: Path) -> None:
    truth = told("members.xlsx", rosters)
    assert import_roster(database, rosters / "members.xlsx", MEMBERS).written == truth["accept"]
    with database.reading() as reading:
        members = reading.find(Membership)
        assert len(members) == truth["rows"]
        assert all(member.person and member.branch and member.joined for member in members)
        assert reading.count(Body) == truth["branches"]
        assert {member.kind for member in members} == {MembershipKind.registered, MembershipKind.floating}


@pytest.mark.parametrize("name", ["clean.xlsx", "duplicates.xlsx", "members.xlsx"])
def test_importing_the_same_workbook_again_changes_nothing(database: Database, rosters: Path, name: str) -> None:
    roster = MEMBERS if name.startswith("members") else PEOPLE
    first = import_roster(database, rosters / name, roster)
    again = import_roster(database, rosters / name, roster)
    assert (again.new, again.changed, again.to_decide, again.written) == (0, 0, 0, 0)
    assert again.unchanged == first.accepted


def test_planning_writes_nothing(database: Database, tmp_path: Path) -> None:
    file = read_roster(database, workbook(tmp_path / "a.xlsx", (HEAD, WANG, LI)), PEOPLE)
    assert foreseen(file, plan_import(database, file, PEOPLE)).new == 2
    assert names(database) == []


def test_a_known_person_is_changed_and_the_history_shows_what(database: Database, tmp_path: Path) -> None:
    import_roster(database, workbook(tmp_path / "a.xlsx", (HEAD, WANG)), PEOPLE)
    moved = (*WANG[:4], "3号楼2单元101室")
    result = import_roster(database, workbook(tmp_path / "b.xlsx", (HEAD, moved, LI)), PEOPLE, who="王淑芬")
    assert (result.new, result.changed, result.written) == (1, 1, 2)
    with database.reading() as reading:
        changes = reading.changes_in(result.step)
        assert sorted(tuple(change.fields()) for change in changes if change.before) == [("address",)]
        assert reading.step(result.step).who == "王淑芬"
        assert reading.step(result.step).details["file"] == "b.xlsx"


def test_an_import_is_taken_back_as_one_step(database: Database, tmp_path: Path) -> None:
    import_roster(database, workbook(tmp_path / "a.xlsx", (HEAD, WANG)), PEOPLE)
    moved = (*WANG[:4], "3号楼2单元101室")
    result = import_roster(database, workbook(tmp_path / "b.xlsx", (HEAD, moved, LI)), PEOPLE)
    take_back(database, result.step)
    with database.reading() as reading:
        [left] = reading.find(Person)
        assert left.address is not None
        assert left.address.show() == WANG[4]


def test_a_cancelled_import_leaves_the_store_as_it_was(database: Database, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (HEAD, WANG, LI))
    file = read_roster(database, path, PEOPLE)

    def press_cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_plan(database, file, PEOPLE, plan_import(database, file, PEOPLE), step=press_cancel)
    assert names(database) == []
    with database.reading() as reading:
        assert reading.steps() == []


def test_a_namesake_without_birth_or_phone_waits_for_the_clerk(database: Database, tmp_path: Path) -> None:
    import_roster(database, workbook(tmp_path / "a.xlsx", (HEAD, WANG)), PEOPLE)
    path = workbook(tmp_path / "b.xlsx", (("姓名", "住址"), (WANG[0], "3号楼2单元101室"), ("李玄", "4号楼1单元101室")))
    file = read_roster(database, path, PEOPLE)
    plan = plan_import(database, file, PEOPLE)
    assert foreseen(file, plan).to_decide == 1
    match = next(match for match in plan.matches if match.candidates)
    decided = {match.row.number: Decision(Choice.same_person, match.candidates[0].key)}
    result = write_plan(database, file, PEOPLE, plan_import(database, file, PEOPLE, decided))
    assert (result.new, result.changed, result.to_decide) == (1, 1, 0)
    assert names(database) == ["李玄", WANG[0]]


def test_what_the_clerk_settled_about_the_columns_is_remembered(database: Database, tmp_path: Path) -> None:
    odd = workbook(
        tmp_path / "a.xlsx", (("姓名", "电话", "说明"), ("王俞", "13812345678", "甲"), ("李玄", "13912345678", "乙"))
    )
    file = read_roster(database, odd, PEOPLE, mapping={0: "name", 1: "phone", 2: "former_names"})
    remember_mapping(database, file.layout)
    again = read_roster(database, odd, PEOPLE)
    assert again.layout.mapping == {0: "name", 1: "phone", 2: "former_names"}
    remember_mapping(database, again.layout.with_mapping({0: "name"}))
    assert read_roster(database, odd, PEOPLE).layout.mapping == {0: "name"}


def test_rows_name_their_grid_and_a_new_one_is_made_once(database: Database, tmp_path: Path) -> None:
    rows = ((*HEAD, "网格"), (*WANG, "第四网格"), (*LI, "第四网格"))
    import_roster(database, workbook(tmp_path / "a.xlsx", rows), PEOPLE)
    with database.reading() as reading:
        assert [grid.name for grid in reading.find(Grid)] == ["第四网格"]
        assert all(person.grid and person.grid.title == "第四网格" for person in reading.find(Person))


def test_imported_persons_are_found_by_initials_and_tails(database: Database, tmp_path: Path) -> None:
    import_roster(database, workbook(tmp_path / "a.xlsx", (HEAD, WANG, LI)), PEOPLE)
    with database.reading() as reading:
        for words in ("wy", "0744", "5386", "10-1-2503", "王俞"):
            assert [person.name for person in reading.find(Person, Query(words))] == ["王俞"]


def test_a_member_may_have_joined_in_a_month_without_a_day(database: Database, tmp_path: Path) -> None:
    rows = (
        ("姓名", "身份证号", "所在党支部", "入党时间", "转正时间"),
        (WANG[0], WANG[2], "第一党支部", "1988年5月", "1989.5"),
    )
    assert import_roster(database, workbook(tmp_path / "a.xlsx", rows), MEMBERS).written == 1
    with database.reading() as reading:
        [member] = reading.find(Membership)
    assert (member.joined, member.full_since) == (PartialDate(1988, 5), PartialDate(1989, 5))


def test_a_sheet_without_persons_is_refused_with_a_sentence(database: Database, tmp_path: Path) -> None:
    with pytest.raises(AppError):
        read_roster(database, workbook(tmp_path / "a.xlsx", (HEAD,)), PEOPLE)
