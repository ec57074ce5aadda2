"""Households named by rosters: found, made, linked, and left alone where they are unclear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.modules.party.exchange import MembersRoster
from desktop_app.modules.people.domain import Household, Person, Relation
from desktop_app.modules.people.exchange import PeopleRoster, import_roster
from desktop_app.modules.people.exchange.importing import ImportResult, Roster, plan_import, read_roster
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema
from desktop_app.store.taking_back import take_back

PEOPLE: Roster = PeopleRoster()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    with Database.create(tmp_path / "office.store", bytes(32), Schema(RECORDS)) as created:
        yield created


class Rosters:
    """Imports rosters given as rows of words parted by blanks; ``-`` is an empty cell."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._path = folder / "roster.xlsx"

    def write(self, *lines: str) -> Path:
        """Write the roster, the head first."""
        with xlsxwriter.Workbook(self._path) as book:
            sheet = book.add_worksheet("名册")
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, ["" if word == "-" else word for word in line.split()])
        return self._path

    def take(self, *lines: str, roster: Roster = PEOPLE) -> ImportResult:
        """Import the roster."""
        return import_roster(self._database, self.write(*lines), roster)

    def hints(self, *lines: str) -> dict[str, list[str]]:
        """Return what a preview would say of the households, by the name of the person."""
        file = read_roster(self._database, self.write(*lines), PEOPLE)
        rows = [match.row for match in plan_import(self._database, file, PEOPLE).matches]
        return {row.values["name"]: [hint.why for hint in row.hints if hint.why == "household unclear"] for row in rows}

    def homes(self) -> dict[str, tuple[str, str]]:
        """Return for everybody in the store the household (its number, else its address) and the relation."""
        with self._database.reading() as reading:
            titles = {each.id: each.book_number or each.called_as() for each in reading.find(Household)}
            return {
                each.name: (
                    titles[each.household.id] if each.household else "",
                    each.relation.name if each.relation else "",
                )
                for each in reading.find(Person)
            }

    def count(self) -> int:
        """Return how many households the store has."""
        with self._database.reading() as reading:
            return reading.count(Household)


@pytest.fixture
def rosters(database: Database, tmp_path: Path) -> Rosters:
    """An empty store to import into."""
    return Rosters(database, tmp_path)


NAMED = (
    "姓名 电话 住址 户主姓名 与户主关系",
    "王秀英 13812340001 3-2-1201 李建国 妻",
    "李建国 13812340002 3-2-1201 李建国 户主",
    "李晓明 13812340003 3-2-1201 李建国 长子",
    "赵桂兰 13812340004 3-2-1201 赵桂兰 户主",
)


def test_members_join_the_household_of_the_head_they_name(rosters: Rosters) -> None:
    assert rosters.take(*NAMED).written == 4
    assert rosters.homes() == {
        "王秀英": ("3号楼2单元1201室", "spouse"),
        "李建国": ("3号楼2单元1201室", "head"),
        "李晓明": ("3号楼2单元1201室", "child"),
        "赵桂兰": ("3号楼2单元1201室", "head"),
    }
    assert rosters.count() == 2


def test_the_same_roster_again_finds_the_same_households(rosters: Rosters) -> None:
    rosters.take(*NAMED)
    again = rosters.take(*NAMED)
    assert (again.new, again.changed, again.unchanged, again.written, rosters.count()) == (0, 0, 4, 0, 2)


def test_an_import_with_households_is_taken_back_whole(database: Database, rosters: Rosters) -> None:
    step = rosters.take(*NAMED).step
    take_back(database, step)
    assert (rosters.homes(), rosters.count()) == ({}, 0)


def test_a_further_member_joins_a_household_of_the_store(rosters: Rosters) -> None:
    rosters.take(*NAMED)
    result = rosters.take(NAMED[0], "李小雨 13812340009 3-2-1201 李建国 孙女")
    assert (result.new, rosters.count()) == (1, 2)
    assert rosters.homes()["李小雨"] == ("3号楼2单元1201室", "grandchild")


NUMBERED = (
    "户号 姓名 电话 住址 与户主关系",
    "1024 李建国 13812340002 3-2-1201 户主",
    "1024 王秀英 13812340001 - 配偶",
    "1025 赵桂兰 13812340004 3-2-1201 户主",
    "1025 赵小军 13812340005 3-2-1201 之子",
    "1026 钱多多 13812340006 5-1-101 -",
)


def test_a_number_names_the_household_whoever_lives_at_the_address(rosters: Rosters) -> None:
    rosters.take(*NUMBERED)
    assert rosters.homes() == {
        "李建国": ("1024", "head"),
        "王秀英": ("1024", "spouse"),
        "赵桂兰": ("1025", "head"),
        "赵小军": ("1025", "child"),
        "钱多多": ("1026", ""),
    }
    assert rosters.take(*NUMBERED).unchanged == 5


def test_numbers_that_begin_anew_in_every_building_are_told_apart(rosters: Rosters) -> None:
    rosters.take(
        "户号 姓名 电话 住址 与户主关系",
        "1 李建国 13812340002 3-2-1201 户主",
        "1 赵桂兰 13812340004 5-1-101 户主",
        "1 赵小军 13812340005 5-1-101 儿子",
    )
    assert rosters.count() == 2
    assert rosters.homes()["赵小军"] == ("1", "child")


def test_without_names_and_numbers_the_only_household_of_a_dwelling_is_meant(rosters: Rosters) -> None:
    lines = (
        "姓名 电话 住址 与户主关系",
        "李建国 13812340002 3-2-1201 户主",
        "王秀英 13812340001 3-2-1201 妻子",
        "赵桂兰 13812340004 5-1-101 户主",
        "钱多多 13812340006 5-1-101 户主",
        "赵小军 13812340005 5-1-101 儿子",
        "孙小雨 13812340007 6-1-101 女儿",
        "周小川 13812340008 - 女儿",
    )
    unclear = {name: whys for name, whys in rosters.hints(*lines).items() if whys}
    assert unclear.keys() == {"赵小军", "孙小雨", "周小川"}
    assert rosters.take(*lines).accepted == 7
    assert rosters.homes()["王秀英"] == ("3号楼2单元1201室", "spouse")
    assert rosters.homes()["赵小军"] == rosters.homes()["周小川"] == ("", "")


def test_a_head_who_is_in_neither_file_nor_store_makes_no_household(rosters: Rosters) -> None:
    lines = (NAMED[0], "王秀英 13812340001 3-2-1201 李建国 妻")
    assert rosters.hints(*lines) == {"王秀英": ["household unclear"]}
    rosters.take(*lines)
    assert (rosters.homes(), rosters.count()) == ({"王秀英": ("", "")}, 0)


def test_a_row_that_contradicts_itself_or_the_store_is_taken_without_its_household(rosters: Rosters) -> None:
    rosters.take(*NUMBERED)
    lines = (
        "户号 姓名 电话 住址 户主 与户主关系",
        "1024 钱多多 13812340006 3-2-1201 钱多多 户主",
        "1030 孙小雨 13812340007 6-1-101 周小川 户主",
        "1031 周小川 13812340008 6-1-102 周小川 妻",
    )
    assert all(rosters.hints(*lines).values())
    rosters.take(*lines)
    assert rosters.homes()["钱多多"] == ("1026", "")
    assert rosters.homes()["李建国"] == ("1024", "head")


def test_a_column_for_the_head_may_say_yes(rosters: Rosters) -> None:
    rosters.take("姓名 电话 住址 户主", "李建国 13812340002 3-2-1201 是", "王秀英 13812340001 3-2-1202 否")
    assert rosters.homes() == {"李建国": ("3号楼2单元1201室", "head"), "王秀英": ("", "")}


def test_in_a_roster_of_heads_alone_their_column_holds_the_names(rosters: Rosters) -> None:
    rosters.take("序号 户主 电话 住址 人口", "1 李建国 13812340002 3-2-1201 3", "2 赵桂兰 13812340004 5-1-101 2")
    assert rosters.homes().keys() == {"李建国", "赵桂兰"}


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("户主之妻", Relation.spouse),
        ("之子", Relation.child),
        ("户主的孙女", Relation.grandchild),
        ("儿媳妇", Relation.child_in_law),
        ("岳母", Relation.parent_in_law),
        ("本人", Relation.head),
    ],
)
def test_relations_are_read_as_rosters_write_them(rosters: Rosters, word: str, relation: Relation) -> None:
    rosters.take("户号 姓名 电话 住址 与户主关系", f"7 李建国 13812340002 3-2-1201 {word}")
    assert rosters.homes() == {"李建国": ("7", relation.name)}


def test_members_of_the_party_are_linked_to_their_households_too(rosters: Rosters) -> None:
    rosters.take(
        "姓名 电话 住址 所在党支部 户主", "李建国 13812340002 3-2-1201 第一党支部 李建国", roster=MembersRoster()
    )
    assert rosters.homes() == {"李建国": ("3号楼2单元1201室", "head")}
