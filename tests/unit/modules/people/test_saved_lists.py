"""Lists that are saved: a rule asked anew, or persons named one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import AppError, Refused, Unreadable
from desktop_app.modules.people import store
from desktop_app.modules.people.domain import (
    Condition,
    Grid,
    ListedPerson,
    Person,
    SavedList,
    SavedRule,
    Tag,
    Whereabouts,
    Wish,
    rule_in,
    written_rule,
)
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.query import Filter, Test
from desktop_app.store.schema import Schema

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A store with two elderly persons, one of them alone, and a child."""
    with Database.create(tmp_path / "office.store", bytes(32), Schema(RECORDS)) as made:
        with made.work("set up") as work:
            work.save(Person(name="张建国", birth=PartialDate(1950, 3, 1), tags=(Tag.lives_alone,)))
            work.save(Person(name="欧阳堃", birth=PartialDate(1966, 11, 24)))
            work.save(Person(name="单秀英", birth=PartialDate(1960, 1, 1)))
        yield made


def saved(*wishes: Wish, text: str = "") -> SavedList:
    return SavedList(name="名单", rule=written_rule(SavedRule(text, wishes)))


def names(database: Database, one: SavedList, day: dt.date = DAY) -> list[str]:
    with database.reading() as reading:
        return sorted(person.name for person in store.persons_on(reading, one, day))


def test_a_rule_of_age_is_asked_anew_each_day(database: Database) -> None:
    elderly = saved(store.wish_of("60岁及以上", "elderly", ()))
    assert names(database, elderly) == ["单秀英", "张建国"]
    assert names(database, elderly, DAY + dt.timedelta(days=1)) == ["单秀英", "张建国", "欧阳堃"]


def test_a_rule_follows_the_roster(database: Database) -> None:
    alone = saved(store.wish_of("独居", "", [Filter("tags", Test.contains, Tag.lives_alone)]))
    assert names(database, alone) == ["张建国"]
    with database.work("edit") as work:
        other = next(each for each in work.find(Person) if each.name == "单秀英")
        work.save(other.with_values(tags=(Tag.lives_alone,)))
    assert names(database, alone) == ["单秀英", "张建国"]


def test_every_kind_of_condition_comes_back_as_it_was(database: Database) -> None:
    with database.work("edit") as work:
        grid = work.reference(work.save(Grid(name="第一网格")))
        person = next(each for each in work.find(Person) if each.name == "单秀英")
        work.save(person.with_values(grid=grid))
    filters = (
        Filter("grid", Test.equals, grid),
        Filter("birth", Test.at_most, PartialDate(1965, 1, 1)),
        Filter("whereabouts", Test.differs, Whereabouts.deceased),
        Filter("phone", Test.is_empty),
    )
    wish = store.wish_of("四个条件", "", filters)
    with database.reading() as reading:
        assert store.query_of(reading, SavedRule("英", (wish,)), DAY).filters == filters
    assert names(database, saved(wish, text="单秀英")) == ["单秀英"]


def test_a_rule_about_something_gone_is_named(database: Database) -> None:
    with database.work("edit") as work:
        kept = work.save(Grid(name="第一网格"))
        grid = work.reference(kept)
    wish = store.wish_of("网格：第一网格", "", [Filter("grid", Test.equals, grid)])
    with database.work("remove") as work:
        work.remove(kept)
    with pytest.raises(AppError, match="第一网格"):
        names(database, saved(wish))
    with pytest.raises(AppError, match="旧规则"):
        names(database, saved(Wish("旧规则", "of another program")))


def test_named_persons_stay_in_their_order_and_the_removed_are_left_out(database: Database) -> None:
    with database.work("save list") as work:
        found = {each.name: each for each in work.find(Person)}
        chosen = [found[name] for name in ("单秀英", "张建国", "欧阳堃")]
        one = work.save(
            SavedList(name="名单", persons=tuple(ListedPerson(person=work.reference(each)) for each in chosen))
        )
    with database.work("remove") as work:
        work.remove(found["张建国"])
    with database.reading() as reading:
        assert [each.name for each in store.persons_on(reading, one, DAY)] == ["单秀英", "欧阳堃"]


def test_a_list_is_about_somebody_and_nobody_twice(database: Database) -> None:
    with database.work("save list") as work, pytest.raises(Refused) as refused:
        work.save(SavedList(name="空"))
    assert [problem.why for problem in refused.value.problems] == ["required"]
    with database.work("save list") as work:
        person = ListedPerson(person=work.reference(work.find(Person)[0]))
        with pytest.raises(Refused):
            work.save(SavedList(name="两次", persons=(person, person)))
        with pytest.raises(Refused):
            work.save(saved().with_values(persons=(person,)))


words = st.text(max_size=12)
conditions = st.builds(Condition, words, words, words)
wishes = st.builds(Wish, words, words, st.lists(conditions, max_size=3).map(tuple))


@given(st.builds(SavedRule, words, st.lists(wishes, max_size=3).map(tuple)))
def test_every_rule_is_read_as_it_was_written(rule: SavedRule) -> None:
    assert rule_in(written_rule(rule)) == rule


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"text": 1, "wishes": []}', '{"text": "", "wishes": [{"words": ""}]}', "[" * 100_000]
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        rule_in(text)
