from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from desktop_app.domain import kinds
from desktop_app.domain.address import Address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record, field
from desktop_app.domain.resident_id import Sex
from desktop_app.domain.values import Attachment, Period, Reference
from desktop_app.modules.bodies.domain import Body, BodyKind, Post, Tenure
from desktop_app.modules.party.domain import Membership
from desktop_app.modules.people.domain import Grid, GridSteward, Household, Person, Tag
from desktop_app.store.database import Database
from desktop_app.store.failures import Gone, Overtaken, StoreFailure
from desktop_app.store.migrations import HEAD
from desktop_app.store.query import EVERYTHING, Filter, Query, Test
from desktop_app.store.schema import Schema
from desktop_app.store.written import all_written
from tests.unit.store.conftest import KEY

RARE = "李𬱖"


def saved(database: Database, record: Record) -> Record:
    with database.work("save", who="王淑芬") as work:
        return work.save(record)


def everybody(database: Database, query: Query = EVERYTHING) -> list[str]:
    with database.reading() as reading:
        return [person.name for person in reading.find(Person, query)]


class Sample(Record):
    """One field of every kind that is neither a link nor parts."""

    title = _("Sample")
    plural = _("Samples")

    name: str = field(_("Name"), kinds.Text())
    notes: str = field(_("Notes"), kinds.LongText())
    person: str = field(_("Person"), kinds.PersonName())
    day: dt.date | None = field(_("Day"), kinds.Date())
    known: PartialDate | None = field(_("Known"), kinds.Partial())
    number: int | None = field(_("Number"), kinds.Whole())
    amount: Decimal | None = field(_("Amount"), kinds.Money())
    agreed: bool = field(_("Agreed"), kinds.Flag())
    sex: Sex | None = field(_("Sex"), kinds.Choice(Sex))
    tags: tuple[Tag, ...] = field(_("Tags"), kinds.Choices(Tag))
    term: Period | None = field(_("Term"), kinds.PeriodKind())
    identity: str = field(_("ID"), kinds.ResidentId())
    phone: str = field(_("Phone"), kinds.Phone())
    code: str = field(_("Code"), kinds.Uscc())
    home: Address | None = field(_("Home"), kinds.AddressKind())
    photo: Attachment | None = field(_("Photo"), kinds.AttachmentKind())


FULL = Sample(
    name="一",
    notes="第一行\n第二行",
    person=RARE,
    day=dt.date(2026, 11, 23),
    known=PartialDate(1958, 11),
    number=7,
    amount=Decimal("12.30"),
    agreed=True,
    sex=Sex.female,
    tags=(Tag.lives_alone, Tag.disabled),
    term=Period(dt.date(2024, 3, 1)),
    identity="11010519491231002X",
    phone="13812345678、0571-88234567",
    code="91350100M000100Y43",
    home=Address("3", "2", "1502"),
    photo=Attachment.of("a.png", "image/png", b"x"),
)


@pytest.mark.parametrize("sample", [FULL, Sample()], ids=["filled", "empty"])
def test_every_kind_comes_back_from_the_store_as_it_went_in(tmp_path: Path, sample: Sample) -> None:
    with Database.create(tmp_path / "s.store", KEY, Schema([Sample])) as database:
        kept = saved(database, sample)
        with database.reading() as reading:
            read = reading.get(Sample, 1)
    assert read == kept
    assert {name: value for name, value in read.written().items() if name != "uid"} == {
        name: value for name, value in sample.written().items() if name != "uid"
    }


def test_many_records_are_written_for_the_history_as_each_is() -> None:
    steward = GridSteward(person=Reference(1, "u-1", "周敏"))
    grids = [Grid(uid="g-1", name="第四网格", stewards=(steward,)), Grid(uid="g-2", name="第五网格")]
    for records in ([FULL.with_values(uid="a"), Sample(uid="b"), FULL.with_values(uid="c", number=0)], grids, []):
        assert all_written(records) == [each.written() for each in records]


def test_links_and_parts_come_back_in_their_order(database: Database) -> None:
    person = saved(database, Person(name="周敏"))
    with database.work("save") as work:
        grid = work.save(
            Grid(name="第四网格", stewards=(GridSteward(person=work.reference(person)),)),
        )
        body = work.save(
            Body(name="第一党支部", kind=BodyKind.branch, posts=(Post(name="书记"), Post(name="委员", seats=2)))
        )
        other = work.save(body.with_values(posts=tuple(reversed(body.posts))))
    with database.reading() as reading:
        assert reading.get(Grid, grid.id or 0).stewards[0].person == Reference(0, person.uid, "周敏")
        assert [post.name for post in reading.get(Body, other.id or 0).posts] == ["委员", "书记"]


def test_a_link_shows_how_a_record_calls_itself_through_a_further_link(database: Database) -> None:
    with database.work("save") as work:
        person = work.save(Person(name="单秀英"))
        member = work.save(Membership(person=work.reference(person)))
        assert work.reference(member).title == "单秀英"


def test_a_refused_record_names_every_complaint_and_leaves_no_trace(database: Database) -> None:
    with pytest.raises(Refused) as refusal, database.work("save") as work:
        work.save(Person(name="", relation=None, left_on=dt.date(2999, 1, 1)))
    assert [problem.field for problem in refusal.value.problems] == ["name", "left_on"]
    with database.reading() as reading:
        assert reading.steps() == []


def test_a_block_that_fails_changes_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.work("save") as work:
        work.save(Person(name="王一"))
        raise ZeroDivisionError
    assert everybody(database) == []
    assert everybody(database, Query("王一")) == []


def test_two_living_persons_cannot_share_a_resident_id(database: Database) -> None:
    first = saved(database, Person(name="王一", resident_id="11010519491231002X"))
    with pytest.raises(Refused, match="王一"):
        saved(database, Person(name="王二", resident_id="11010519491231002X"))
    with database.work("remove") as work:
        work.remove(first)
    saved(database, Person(name="王二", resident_id="11010519491231002X"))
    with pytest.raises(Refused), database.work("restore") as work:
        work.restore(work.get(Person, first.id or 0))


def test_the_second_of_two_clerks_is_told_and_sees_both_versions(database: Database) -> None:
    first = saved(database, Person(name="王一"))
    saved(database, first.with_values(phone="13812345678"))
    with pytest.raises(Overtaken) as overtaken:
        saved(database, first.with_values(name="王二"))
    assert overtaken.value.mine.called_as() == "王二"
    assert overtaken.value.theirs == saved(
        database, Person(id=first.id, uid=first.uid, version=2, name="王一", phone="13812345678")
    )


def test_saving_what_is_already_so_writes_no_history(database: Database) -> None:
    first = saved(database, Person(name="王一"))
    assert saved(database, first) == first
    with database.reading() as reading:
        assert len(reading.steps()) == 1


def test_the_history_holds_who_when_before_and_after(database: Database) -> None:
    first = saved(database, Person(name="王一"))
    saved(database, first.with_values(name="王二"))
    with database.reading() as reading:
        latest, oldest = reading.changes_of(Person, first.id or 0)
    assert (oldest.before, oldest.after and oldest.after["name"]) == (None, "王一")
    assert (latest.before or {})["name"] == "王一"
    assert latest.fields() == ["name"]
    assert latest.step.who == "王淑芬"
    assert abs(dt.datetime.now(dt.UTC).replace(tzinfo=None) - latest.step.at) < dt.timedelta(minutes=1)


@pytest.mark.parametrize("sql", ["UPDATE step SET who = 'x'", "DELETE FROM change", "UPDATE change SET after = '{}'"])
def test_the_database_itself_refuses_to_alter_history(database: Database, sql: str) -> None:
    saved(database, Person(name="王一"))
    with pytest.raises(DatabaseError, match="append-only"), database.work("save") as work:
        work.connection.execute(text(sql))


def test_the_recycle_bin_holds_what_was_removed_and_gives_it_back(database: Database) -> None:
    person = saved(database, Person(name="王一"))
    with database.work("remove") as work:
        work.remove(person)
    assert everybody(database) == everybody(database, Query("王一")) == []
    assert everybody(database, Query(removed=True)) == ["王一"]
    with pytest.raises(Gone), database.reading() as reading:
        reading.with_uid(Person, person.uid)
    with database.work("restore") as work:
        work.restore(work.get(Person, person.id or 0))
    assert everybody(database, Query("王一")) == ["王一"]


def test_pages_hear_after_the_commit_which_records_changed(database: Database) -> None:
    heard: list[frozenset[type[Record]]] = []
    database.changed.append(heard.append)
    with database.work("save") as work:
        work.save(Grid(name="一"))
        work.save(Person(name="王一"))
        assert heard == []
    with database.work("nothing"):
        pass
    assert heard == [frozenset({Grid, Person})]


def test_filters_and_orders_are_answered_by_the_store(database: Database) -> None:
    with database.work("save") as work:
        home = work.save(Household(address=Address("3", "2", "1502")))
        work.save(
            Person(name="单一", birth=PartialDate(1940, 1), tags=(Tag.lives_alone,), household=work.reference(home))
        )
        work.save(Person(name="曾二", birth=PartialDate(1990), sex=Sex.male, tags=(Tag.disabled, Tag.veteran)))
        work.save(Person(name="安三", address=Address("10", "1", "101")))
        work.save(Person(name="毕四", address=Address("9", "1", "101")))
    assert everybody(database) == ["安三", "毕四", "单一", "曾二"]
    assert everybody(database, Query(order_by="address", descending=True))[:2] == ["安三", "毕四"]
    assert everybody(database, Query(filters=(Filter("tags", Test.contains, Tag.veteran),))) == ["曾二"]
    assert everybody(database, Query(filters=(Filter("birth", Test.at_most, PartialDate(1966, 11, 23)),))) == ["单一"]
    assert everybody(database, Query(filters=(Filter("sex", Test.is_empty),))) == ["安三", "毕四", "单一"]
    assert everybody(database, Query(filters=(Filter("sex", Test.equals, Sex.male),))) == ["曾二"]
    assert everybody(database, Query(filters=(Filter("household", Test.is_filled),))) == ["单一"]


def test_terms_are_filtered_by_the_day_they_end(database: Database) -> None:
    with database.work("save") as work:
        body, person = work.save(Body(name="居民委员会")), work.save(Person(name="王一"))
        for post, last in (("主任", dt.date(2026, 12, 31)), ("委员", None)):
            holds = Period(dt.date(2022, 1, 1), last)
            work.save(Tenure(body=work.reference(body), person=work.reference(person), post=post, period=holds))
        ending = Query(filters=(Filter("period", Test.at_most, dt.date(2027, 5, 23)),))
        assert [tenure.post for tenure in work.find(Tenure, ending)] == ["主任"]


def test_a_wrong_key_opens_nothing_and_says_so(database: Database, schema: Schema) -> None:
    with pytest.raises(StoreFailure, match="does not open"):
        Database.open(database.path, b"x" * 32, schema)


def test_a_newer_store_is_refused_untouched(database: Database, schema: Schema) -> None:
    with database.work("save") as work:
        work.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    before = database.path.read_bytes()
    with pytest.raises(StoreFailure, match="newer version"):
        Database.open(database.path, KEY, schema)
    assert database.path.read_bytes() == before


def test_the_store_on_disk_shows_neither_names_nor_that_it_is_a_database(database: Database) -> None:
    saved(database, Person(name="单秀英", notes="楼道灯不亮"))
    database.close()
    for file in database.path.parent.iterdir():
        content = file.read_bytes()
        assert "单秀英".encode() not in content
        assert b"SQLite format" not in content


def test_an_opened_store_has_the_schema_of_this_program(database: Database) -> None:
    assert database.revision() == HEAD
