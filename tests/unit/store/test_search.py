from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.address import Address
from desktop_app.modules.people.domain import Household, Person
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.store.search import found_by

PERSONS = (
    Person(name="单秀英", phone="13812345678", resident_id="11010519491231002X", address=Address("3", "2", "1502")),
    Person(name="仇志强", phone="0571-88234567", notes="三号楼二单元楼道灯不亮"),
    Person(name="解放", former_names="解小放", employer="幸福物业服务有限公司"),
    Person(name="欧阳𬱖", address=Address("3", "1", "101")),
    Person(name="阿卜杜拉·买买提", address=Address("13", "2", "1502")),
    Person(name="李\U00030729", spoken="li chu"),
    Person(name="查良镛", address=Address(place="人民路 12 号")),
)


@pytest.fixture
def roster(database: Database) -> Database:
    with database.work("import") as work:
        work.add_all(PERSONS)
    return database


def found(database: Database, words: str) -> list[str]:
    with database.reading() as reading:
        return [person.name for person in reading.find(Person, Query(words))]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("秀英", ["单秀英"]),
        ("单秀", ["单秀英"]),
        ("shanxiuying", ["单秀英"]),
        ("sxy", ["单秀英"]),
        ("QZQ", ["仇志强"]),
        ("xief", ["解放"]),
        ("ouyang", ["欧阳𬱖"]),
        ("欧阳𬱖", ["欧阳𬱖"]),
        ("阳𬱖", ["欧阳𬱖"]),
        ("zhaliangy", ["查良镛"]),
        ("002x", ["单秀英"]),
        ("1231002X", ["单秀英"]),
        ("110105", ["单秀英"]),
        ("5678", ["单秀英"]),
        ("１３８１２", ["单秀英"]),
        ("34567", ["仇志强"]),
        ("3号楼", ["欧阳𬱖", "单秀英"]),
        ("3-2-1502", ["单秀英"]),
        ("3号楼2单元", ["单秀英"]),
        ("1502", ["阿卜杜拉·买买提", "单秀英"]),
        ("楼道", ["仇志强"]),
        ("灯不亮", ["仇志强"]),
        ("物业服务", ["解放"]),
        ("买买提", ["阿卜杜拉·买买提"]),
        ("阿卜杜拉买买", ["阿卜杜拉·买买提"]),
        ("人民路", ["查良镛"]),
        ("lichu", ["李\U00030729"]),
        ("lc", ["李\U00030729"]),
        ("3号楼 sx", ["单秀英"]),
        ("3号楼 zhang", []),
        ("道楼", []),
    ],
)
def test_persons_are_found_by_what_a_clerk_types(roster: Database, words: str, names: list[str]) -> None:
    assert sorted(found(roster, words)) == sorted(names)


def test_a_changed_record_is_found_by_its_new_values_only(roster: Database) -> None:
    with roster.work("save") as work:
        person = work.find(Person, Query("sxy"))[0]
        work.save(person.with_values(name="曾秀兰", notes="喜欢书法"))
    assert found(roster, "sxy") == []
    assert found(roster, "zxl") == ["曾秀兰"] == found(roster, "书法")


def test_a_household_is_found_by_its_address(database: Database) -> None:
    with database.work("save") as work:
        work.save(Household(address=Address("3", "2", "1502")))
        assert work.count(Household, Query("3-2")) == 1
        assert work.count(Household, Query("4-2")) == 0


def test_the_recycle_bin_is_searched_too_and_the_living_are_not_found_there(roster: Database) -> None:
    with roster.work("remove") as work:
        work.remove(work.find(Person, Query("sxy"))[0])
    with roster.reading() as reading:
        assert [person.name for person in reading.find(Person, Query("秀英", removed=True))] == ["单秀英"]
        assert reading.count(Person, Query("仇志", removed=True)) == 0


@given(st.text(max_size=40))
def test_no_typed_text_breaks_the_search(database: Database, words: str) -> None:
    with database.reading() as reading:
        assert reading.count(Person, Query(words)) == 0


def test_the_search_asks_an_index_and_never_reads_every_row(roster: Database) -> None:
    with roster.reading() as reading:
        shelf = reading.schema.shelf(Person)
        asked = str(
            shelf.table.select()
            .with_only_columns(shelf.table.c.id)
            .where(found_by(shelf, "秀英"))
            .compile(compile_kwargs={"literal_binds": True})
        )
        plan = [row[-1] for row in reading.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")]
    assert not [line for line in plan if line.startswith("SCAN person ") or line == "SCAN person"]
    assert not [line for line in plan if "SCAN person_key" in line]
