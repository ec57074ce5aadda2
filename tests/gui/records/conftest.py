"""A store of five persons, to be copied for every test."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from desktop_app.domain.address import parse_address
from desktop_app.domain.days import PartialDate
from desktop_app.modules.people.domain import Household, Person, Relation
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.store.schema import Schema
from tests.gui.conftest import KEY

NAMES = ("张建国", "王䶮", "单秀英", "欧阳堃", "解志强")


@pytest.fixture(scope="session")
def store_once(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Path:
    """An encrypted store with five persons, two of them in one household, to be copied."""
    path = tmp_path_factory.mktemp("store") / "office.store"
    with Database.create(path, KEY, schema) as made, made.work("set up", who="test") as work:
        home = work.reference(work.save(Household(address=parse_address("3号楼2单元704室"))))
        for number, name in enumerate(NAMES):
            born = PartialDate.of(dt.date(1950 + 10 * number, 1, 9))
            work.save(Person(name=name, birth=born, phone=f"1380000000{number}"))
        for name, relation in ((NAMES[0], Relation.head), (NAMES[1], Relation.spouse)):
            person = work.find(Person, Query(name))[0]
            work.save(person.with_values(household=home, relation=relation))
    return path
