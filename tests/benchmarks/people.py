"""Many invented persons for the benchmarks, the same in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.address import Address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.resident_id import Sex, check_character
from desktop_app.modules.people.domain import Person
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema

KEY = bytes(32)
NAMES = Path(__file__).resolve().parents[3] / "shared" / "data" / "names.txt"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单仇解查曾翟盖区"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰华建国文辉玲红梅"


def names() -> list[str]:
    """Return real historical names where ``../shared`` is there, else names put together from common characters."""
    if NAMES.is_file():
        return NAMES.read_text(encoding="utf-8").split()
    chance = random.Random(7)
    return [chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)) for _number in range(60_000)]


def persons(count: int) -> Iterator[Person]:
    """Yield ``count`` persons with number, phone and address."""
    chance = random.Random(20261123)
    known = names()
    for number in range(count):
        year, month, day = chance.randint(1930, 2024), chance.randint(1, 12), chance.randint(1, 28)
        first = f"{chance.choice(('110101', '330106', '440103'))}{year}{month:02d}{day:02d}{number % 1000:03d}"
        yield Person(
            name=known[number % len(known)],
            resident_id=first + check_character(first),
            sex=Sex.male if int(first[16]) % 2 else Sex.female,
            birth=PartialDate(year, month, day),
            phone=f"1{chance.choice('3578')}{chance.randint(0, 999_999_999):09d}",
            address=Address(str(chance.randint(1, 60)), str(chance.randint(1, 4)), str(chance.randint(101, 3304))),
        )


def store_with(path: Path, count: int) -> Database:
    """Return a store at ``path`` that holds ``count`` persons; one that is there already is used again."""
    schema = Schema(RECORDS)
    if path.exists():
        return Database.open(path, KEY, schema)
    database = Database.create(path, KEY, schema)
    with database.work("import") as work:
        work.add_all(persons(count), count)
    return database
