"""Lists of records that are called by what they link to: found and ordered by it."""

from __future__ import annotations

import pytest

from desktop_app.modules.bodies.domain import Body, BodyKind
from desktop_app.modules.party.domain import Membership
from desktop_app.modules.people.domain import Grid, GridSteward, Person
from desktop_app.store.database import Database
from desktop_app.store.query import Query

NAMES = ("王建国", "李顺", "张建国")


@pytest.fixture
def members(database: Database) -> Database:
    """A store with three Party members, one of them removed."""
    with database.work("set up") as work:
        branch = work.reference(work.save(Body(name="第一党支部", kind=BodyKind.branch)))
        persons = [work.save(Person(name=name)) for name in NAMES]
        kept = [work.save(Membership(person=work.reference(each), branch=branch)) for each in persons]
        work.remove(kept[2])
    return database


def names(database: Database, query: Query) -> list[str]:
    with database.reading() as reading:
        return [each.called_as() for each in reading.find(Membership, query)]


@pytest.mark.parametrize("typed", ["建国", "wjg", "王建国"])
def test_a_member_is_found_by_the_name_of_the_person(members: Database, typed: str) -> None:
    assert names(members, Query(typed)) == ["王建国"]


def test_a_renamed_person_is_found_by_the_new_name_only(members: Database) -> None:
    with members.work("save") as work:
        person = work.find(Person, Query("王建国"))[0]
        work.save(person.with_values(name="赵建国"))
    assert names(members, Query("wjg")) == []
    assert names(members, Query("zjg")) == ["赵建国"]


def test_a_list_is_ordered_by_the_names_its_links_lead_to(members: Database) -> None:
    assert names(members, Query(order_by="person")) == ["李顺", "王建国"]
    assert names(members, Query(order_by="person", descending=True)) == ["王建国", "李顺"]


def test_a_grid_is_found_by_its_steward_while_it_lives(database: Database) -> None:
    with database.work("set up") as work:
        steward = GridSteward(person=work.reference(work.save(Person(name="单秀英"))))
        grids = [work.save(Grid(name=name, stewards=(steward,))) for name in ("第一网格", "第二网格")]
        work.save(Grid(name="第三网格"))
        work.remove(grids[1])
    with database.reading() as reading:
        assert [each.name for each in reading.find(Grid, Query("sxy"))] == ["第一网格"]
