"""A desk with a real store behind it; work is done at once, dialogs are answered by the test."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.address import parse_address
from desktop_app.domain.days import PartialDate
from desktop_app.modules.people.domain import Household, Person, Relation
from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.store.schema import Schema
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.standing import Standing
from desktop_app.ui.tasks import InlineRunner
from desktop_app.ui.theme import Look

KEY = bytes(range(32))
NAMES = ("张建国", "王䶮", "单秀英", "欧阳堃", "解志强")


@dataclass
class Journeys:
    """Notes where a page wanted to go."""

    gone: list[tuple[str, str]] = field(default_factory=list)

    def go(self, room: str, action: str = "") -> bool:
        self.gone.append((room, action))
        return True

    def show_record(self, record_type: str, uid: str) -> bool:
        self.gone.append((record_type, uid))
        return True

    def show_help(self, chapter: str) -> None:
        self.gone.append(("help", chapter))

    def wear(self) -> None:
        """Nothing is worn in a test."""

    def refresh_backup(self) -> None:
        """No backup is shown in a test."""


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The tables of every room."""
    return Schema(RECORDS)


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


@pytest.fixture
def database(store_once: Path, tmp_path: Path, schema: Schema) -> Iterator[Database]:
    """The store of five persons."""
    path = tmp_path / "office.store"
    shutil.copyfile(store_once, path)
    with Database.open(path, KEY, schema) as opened:
        yield opened


@pytest.fixture
def journeys() -> Journeys:
    """Where pages wanted to go."""
    return Journeys()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    """Wear the usual look once; dressing again would polish every widget again."""
    theme.wear(qapp, Look())


@pytest.fixture
def desk(database: Database, tmp_path: Path, journeys: Journeys, runner: InlineRunner, dressed: None) -> Desk:
    """The desk of a clerk called 王淑芬."""
    preferences = Preferences(tmp_path / "settings.ini")
    preferences.user = "王淑芬"
    return Desk(database.path, database, runner, Dialogs(), preferences, journeys, (), Standing)
