"""Rules and questions of the people's room that need the whole store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.address import parse_address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Refused
from desktop_app.domain.values import Reference
from desktop_app.modules.people import store
from desktop_app.modules.people.domain import Household, Person, Relation, Whereabouts
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.store.schema import Schema


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    with Database.create(tmp_path / "office.store", bytes(32), Schema(RECORDS)) as made:
        yield made


@pytest.fixture
def home(database: Database) -> Reference:
    """A household without members."""
    with database.work("set up") as work:
        return work.reference(work.save(Household(address=parse_address("3-2-704"))))


def live_in(database: Database, home: Reference, **members: Relation) -> None:
    with database.work("set up") as work:
        for name, relation in members.items():
            store.save_person(work, Person(name=name, household=home, relation=relation))


def test_a_second_head_of_a_household_is_refused(database: Database, home: Reference) -> None:
    live_in(database, home, 张建国=Relation.head)
    with database.work("save") as work, pytest.raises(Refused) as refused:
        store.save_person(work, Person(name="王芳", household=home, relation=Relation.head))
    assert [problem.field for problem in refused.value.problems] == ["relation"]
    assert "张建国" in str(refused.value)


def test_the_head_itself_can_be_saved_again(database: Database, home: Reference) -> None:
    live_in(database, home, 张建国=Relation.head)
    with database.work("save") as work:
        head = store.heads_of(work, home.id)[0]
        assert store.save_person(work, head.with_values(employer="学校")).employer == "学校"


def test_a_head_who_died_makes_room_for_another(database: Database, home: Reference) -> None:
    live_in(database, home, 张建国=Relation.head)
    with database.work("save") as work:
        head = store.heads_of(work, home.id)[0]
        work.save(head.with_values(whereabouts=Whereabouts.deceased))
        store.save_person(work, Person(name="王芳", household=home, relation=Relation.head))
        assert [each.name for each in store.heads_of(work, home.id)] == ["王芳"]


def test_members_are_listed_with_their_head_first(database: Database, home: Reference) -> None:
    live_in(database, home, 艾玲=Relation.child, 王芳=Relation.spouse, 张建国=Relation.head)
    with database.reading() as reading:
        assert [each.name for each in store.members_of(reading, home.id)] == ["张建国", "王芳", "艾玲"]
        assert store.members_of(reading, 999) == []


@pytest.mark.parametrize(
    ("birth", "counts"),
    [
        (PartialDate(1966, 11, 23), True),
        (PartialDate(1966, 11, 24), False),
        (PartialDate(1966), True),
        (PartialDate(1966, 12), False),
        (PartialDate(1967), False),
    ],
)
def test_sixty_are_counted_to_the_day(database: Database, birth: PartialDate, counts: bool) -> None:
    with database.work("set up") as work:
        work.save(Person(name="张建国", birth=birth))
        older = Query(filters=(store.born_at_least(60, dt.date(2026, 11, 23)),))
        assert bool(work.count(Person, older)) is counts


def test_who_was_born_on_a_leap_day_is_sixty_on_the_last_of_february() -> None:
    assert store.born_at_least(1, dt.date(2025, 2, 28)).value == PartialDate(2024, 2, 28)
    assert store.born_at_least(1, dt.date(2024, 2, 29)).value == PartialDate(2023, 2, 28)


def test_the_register_leaves_out_who_moved_away_or_died(database: Database) -> None:
    with database.work("set up") as work:
        for name, place in zip(("张一", "张二", "张三", "张四"), Whereabouts, strict=True):
            work.save(Person(name=name, whereabouts=place))
        assert store.registered(work) == 2
