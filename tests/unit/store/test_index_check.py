from __future__ import annotations

from desktop_app.modules.party.domain import Membership, MembershipKind, Standing
from desktop_app.modules.people.domain import Person
from desktop_app.store.database import Database
from desktop_app.store.index_check import build_index_anew, faults_of_index
from desktop_app.store.query import Query


def faults(database: Database) -> tuple[str, ...]:
    with database.reading() as reading:
        return faults_of_index(reading)


def some_persons(database: Database) -> None:
    with database.work("save") as work:
        work.add_all([Person(name="王一", notes="楼道灯不亮"), Person(name="李二"), Person(name="张三")])
        work.remove(work.find(Person, Query("张三"))[0])


def test_an_index_that_the_store_wrote_itself_is_without_fault(database: Database) -> None:
    some_persons(database)
    assert faults(database) == ()


def test_a_record_called_by_its_link_needs_no_keys_of_its_own(database: Database) -> None:
    with database.work("save") as work:
        person = work.reference(work.save(Person(name="王一")))
        work.save(Membership(person=person, kind=MembershipKind.registered, standing=Standing.full))
    assert faults(database) == ()


def test_lost_and_loose_entries_are_counted_and_building_anew_mends_them(database: Database) -> None:
    some_persons(database)
    with database.work("damage") as work:
        keys = work.schema.shelf(Person).keys
        assert keys is not None
        [wang] = work.ids(Person, Query("王一"))
        work.connection.execute(keys.delete().where(keys.c.id == wang))
        work.connection.execute(keys.insert(), [{"key": "nobody", "id": 999}])
        work.connection.exec_driver_sql("DELETE FROM person_words WHERE rowid = ?", (wang,))
        work.connection.exec_driver_sql("INSERT INTO person_words (rowid, pairs) VALUES (777, 'axb')")
    assert faults(database) == (
        "person: 1 entries have no search keys",
        "person: 1 search keys lead to no entry",
        "person: the words of 1 entries lead nowhere",
    )
    with database.work("mend") as work:
        build_index_anew(work)
        assert work.count(Person, Query("楼道")) == 1
    assert faults(database) == ()
