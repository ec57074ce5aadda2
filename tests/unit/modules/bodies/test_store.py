"""Terms that end, the tree of bodies, who holds which post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Refused
from desktop_app.domain.values import Period
from desktop_app.modules.bodies import store
from desktop_app.modules.bodies.domain import Body, BodyKind, Tenure
from desktop_app.modules.party.domain import Membership, Standing
from desktop_app.modules.party.store import ending_probations, probation_ends
from desktop_app.modules.people.domain import Person
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A store with a committee, a branch under it and a group under that."""
    with Database.create(tmp_path / "office.store", bytes(32), Schema(RECORDS)) as made:
        with made.work("set up") as work:
            above = None
            for name, kind in (
                ("党委", BodyKind.party_committee),
                ("支部", BodyKind.branch),
                ("小组", BodyKind.party_group),
            ):
                above = work.reference(work.save(Body(name=name, kind=kind, parent=above)))
        yield made


def body(database: Database, name: str) -> Body:
    with database.reading() as reading:
        return next(each for each in reading.find(Body) if each.name == name)


def test_a_body_cannot_stand_under_one_of_its_own(database: Database) -> None:
    with database.work("save") as work, pytest.raises(Refused) as refused:
        group = work.reference(body(database, "小组"))
        store.save_body(work, body(database, "党委").with_values(parent=group))
    assert [problem.why for problem in refused.value.problems] == ["circle"]


def test_a_body_can_be_moved_elsewhere(database: Database) -> None:
    with database.work("save") as work:
        committee = work.reference(body(database, "党委"))
        assert store.save_body(work, body(database, "小组").with_values(parent=committee)).parent == committee


@pytest.mark.parametrize("name", ["党委", "支部", "小组"])
def test_the_tree_is_the_same_from_everywhere_in_it(database: Database, name: str) -> None:
    with database.reading() as reading:
        tree = store.tree_around(reading, body(database, name))
    assert [(depth, each.name) for depth, each in tree] == [(0, "党委"), (1, "支部"), (2, "小组")]


@pytest.mark.parametrize(
    ("last", "is_due"),
    [(dt.date(2027, 5, 23), True), (dt.date(2027, 5, 24), False), (dt.date(2026, 1, 1), True), (None, False)],
)
def test_a_term_is_due_six_months_before_its_end(database: Database, last: dt.date | None, is_due: bool) -> None:
    with database.work("save") as work:
        work.save(body(database, "支部").with_values(term=Period(dt.date(2023, 1, 1), last)))
        assert bool(store.bodies_with_ending_terms(work, TODAY)) is is_due


def test_holders_of_posts_are_listed_the_latest_first(database: Database) -> None:
    with database.work("save") as work:
        branch = work.reference(body(database, "支部"))
        for name, year in (("张建国", 2018), ("王芳", 2023)):
            person = work.reference(work.save(Person(name=name)))
            work.save(Tenure(body=branch, post="书记", person=person, period=Period(dt.date(year, 1, 1))))
        held = store.tenures_of(work, body(database, "支部"))
        assert [each.person.title for each in held if each.person] == ["王芳", "张建国"]
        (posts,) = store.posts_held_by(work, work.find(Person)[0])
        assert posts.body == branch


@pytest.mark.parametrize(
    ("joined", "is_due"),
    [
        (PartialDate(2026, 1, 23), True),
        (PartialDate(2026, 1, 24), False),
        (PartialDate(2026, 1), True),
        (PartialDate(2025), True),
    ],
)
def test_a_probation_is_due_two_months_before_its_year_is_over(
    database: Database, joined: PartialDate, is_due: bool
) -> None:
    with database.work("save") as work:
        person = work.reference(work.save(Person(name="王芳")))
        work.save(Membership(person=person, standing=Standing.probationary, joined=joined))
        assert bool(ending_probations(work, TODAY)) is is_due
    assert probation_ends(joined) == joined.earliest().replace(year=joined.year + 1)
