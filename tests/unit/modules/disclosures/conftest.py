"""An office with a branch and residents whose records hold everything that must never hang on a wall."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.domain.address import parse_address
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.days import PartialDate
from desktop_app.domain.resident_id import Sex
from desktop_app.modules.bodies.domain import Body, BodyKind
from desktop_app.modules.disclosures.domain import Disclosure, type_called
from desktop_app.modules.disclosures.store import Order, drafted
from desktop_app.modules.office.domain import Office
from desktop_app.modules.people.domain import Education, Person
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema

KEY = bytes(range(32))
PHONE = "0571-88886666"
MONDAY = dt.date(2026, 11, 23)
RESIDENT_ID = "11010119850107451X"
NAMES = ("张建国", "欧阳堃", "王䶮")
MOBILE = "13812345678"


def person_with_everything(name: str) -> Person:
    """Make up a resident whose record is filled with private things."""
    return Person(
        name=name,
        sex=Sex.male,
        birth=PartialDate(1985, 1, 7),
        resident_id=RESIDENT_ID if name == "张建国" else "",
        phone=MOBILE,
        address=parse_address("3号楼2单元704室"),
        ethnicity="汉族",
        education=Education.bachelor,
        employer="幸福机械厂",
        notes="低保，6222021234567890128",
    )


@dataclass(frozen=True)
class Hall:
    """The office's store and what a disclosure needs of it."""

    database: Database
    calendar: WorkingCalendar
    people: Sequence[Person]
    branch: Body

    def order(self, count: int = 2, day: dt.date = MONDAY) -> Order:
        return Order(type_called("candidate"), [each.uid for each in self.people[:count]], day, self.branch.uid)

    def draft(self, count: int = 2, day: dt.date = MONDAY) -> Disclosure:
        with self.database.reading() as reading:
            return drafted(reading, self.order(count, day), self.calendar)

    def all(self) -> list[Disclosure]:
        with self.database.reading() as reading:
            return reading.find(Disclosure)


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """The working days that ship with the program."""
    return WorkingCalendar.from_files()


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The tables of every room."""
    return Schema(RECORDS)


@pytest.fixture(scope="session")
def store_once(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Path:
    """A store with an office, a branch and three residents, to be copied."""
    path = tmp_path_factory.mktemp("store") / "office.store"
    with Database.create(path, KEY, schema) as database, database.work("set up") as work:
        work.save(Office(name="阳光社区", contact="王淑芬", phone=PHONE, address="阳光路1号"))
        work.save(Body(name="第一党支部", kind=BodyKind.branch))
        for name in NAMES:
            work.save(person_with_everything(name))
    return path


@pytest.fixture
def hall(store_once: Path, tmp_path: Path, schema: Schema, calendar: WorkingCalendar) -> Iterator[Hall]:
    """An office, a branch, three residents."""
    path = tmp_path / "office.store"
    shutil.copyfile(store_once, path)
    with Database.open(path, KEY, schema) as database:
        with database.reading() as reading:
            people = sorted(reading.find(Person), key=lambda each: NAMES.index(each.name))
            branch = reading.find(Body)[0]
        yield Hall(database, calendar, people, branch)
