"""The order of lists: names by what they number and how they sound, choices as they are declared."""

from __future__ import annotations

import pytest

from desktop_app.domain.record import Record
from desktop_app.modules.bodies.domain import Body, BodyKind
from desktop_app.modules.people.domain import Building, Education, Person
from desktop_app.store.database import Database
from desktop_app.store.query import Query


def listed(database: Database, record: type[Record], query: Query) -> list[str]:
    with database.reading() as reading:
        return [each.called_as() for each in reading.find(record, query)]


def test_branches_stand_in_the_order_of_their_numbers(database: Database) -> None:
    with database.work("set up") as work:
        for name in ("第十党支部", "第三党支部", "第一党支部", "第二党支部"):
            work.save(Body(name=name, kind=BodyKind.branch))
    inside = ["第一党支部", "第二党支部", "第三党支部", "第十党支部"]
    assert listed(database, Body, Query()) == inside
    assert listed(database, Body, Query(order_by="name", descending=True)) == inside[::-1]


def test_buildings_stand_in_the_order_of_their_numbers(database: Database) -> None:
    with database.work("set up") as work:
        for number in ("12", "A", "3"):
            work.save(Building(number=number))
    assert listed(database, Building, Query()) == ["3", "12", "A"]


@pytest.mark.parametrize("typed", ["支部", "dydzb", "diyidang", "zhibu"])
def test_a_body_is_found_by_any_two_characters_its_pinyin_and_its_initials(database: Database, typed: str) -> None:
    with database.work("set up") as work:
        work.save(Body(name="第一党支部", kind=BodyKind.branch))
    assert len(listed(database, Body, Query(typed))) == 1


def test_schooling_is_ordered_from_the_lowest_to_the_highest(database: Database) -> None:
    with database.work("set up") as work:
        for name, schooling in (("王芳", Education.bachelor), ("李顺", Education.primary), ("张伟", Education.college)):
            work.save(Person(name=name, education=schooling))
    assert listed(database, Person, Query(order_by="education")) == ["李顺", "张伟", "王芳"]
