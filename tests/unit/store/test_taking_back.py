from __future__ import annotations

import pytest

from desktop_app.domain.address import Address
from desktop_app.domain.errors import Cancelled
from desktop_app.modules.bodies.domain import Body, Post
from desktop_app.modules.people.domain import Grid, Person
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.store.taking_back import CannotTakeBack, take_back


def one_import(database: Database) -> tuple[Person, int]:
    """Change one person and add two, as one import does; return the person as he was and the step."""
    with database.work("save") as work:
        grid = work.save(Grid(name="第一网格"))
        old = work.save(Person(name="王一", address=Address("3", "2", "1502"), grid=work.reference(grid)))
    with database.work("import", file="roster.xlsx") as work:
        work.save(old.with_values(name="王大", grid=None))
        work.add_all([Person(name="李二"), Person(name="张三")])
        return old, work.step_id


def test_an_import_is_taken_back_as_one_step(database: Database) -> None:
    old, step = one_import(database)
    assert take_back(database, step, who="王淑芬") == 3
    with database.reading() as reading:
        [left] = reading.find(Person)
        assert (left.name, left.grid, left.address) == (old.name, old.grid, old.address)
        newest = reading.steps()[0]
        assert (newest.action, newest.takes_back) == ("take_back", step)
        assert reading.step(step).taken_back
        assert reading.count(Person, Query("王一")) == 1


def test_taking_back_can_itself_be_taken_back(database: Database) -> None:
    _old, step = one_import(database)
    take_back(database, step)
    with database.reading() as reading:
        again = reading.steps()[0].id
    take_back(database, again)
    with database.reading() as reading:
        assert sorted(person.name for person in reading.find(Person)) == ["张三", "李二", "王大"]


def test_a_step_is_not_taken_back_twice(database: Database) -> None:
    _old, step = one_import(database)
    take_back(database, step)
    with pytest.raises(CannotTakeBack, match="already"):
        take_back(database, step)


def test_what_was_changed_since_stops_the_taking_back_whole(database: Database) -> None:
    _old, step = one_import(database)
    with database.work("save") as work:
        work.save(work.find(Person, Query("李二"))[0].with_values(phone="13812345678"))
    with pytest.raises(CannotTakeBack, match="One entry"):
        take_back(database, step)
    with database.reading() as reading:
        assert reading.count(Person) == 3


def test_parts_come_back_with_their_owner(database: Database) -> None:
    with database.work("save") as work:
        body = work.save(Body(name="支部", posts=(Post(name="书记"), Post(name="委员", seats=3))))
    with database.work("save") as work:
        work.save(body.with_values(posts=()))
        step = work.step_id
    take_back(database, step)
    with database.reading() as reading:
        assert [(post.name, post.seats) for post in reading.get(Body, body.id or 0).posts] == [("书记", 1), ("委员", 3)]


def test_taking_back_can_be_called_off_and_leaves_everything(database: Database) -> None:
    _old, step = one_import(database)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        take_back(database, step, tell=stop)
    with database.reading() as reading:
        assert reading.count(Person) == 3
        assert not reading.step(step).taken_back
