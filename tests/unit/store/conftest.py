"""A real encrypted store for each test that asks for one."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema
from tests.office import Office, found_an_office

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The tables of every room."""
    return Schema(RECORDS)


@pytest.fixture
def database(tmp_path: Path, schema: Schema) -> Iterator[Database]:
    """An empty, encrypted store."""
    with Database.create(tmp_path / "office.store", KEY, schema) as created:
        yield created


@pytest.fixture(scope="session")
def office_once(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with 300 persons, to be copied."""
    return found_an_office(tmp_path_factory.mktemp("office"), persons=300)


@pytest.fixture
def office(office_once: Office, tmp_path: Path) -> Office:
    """An office with 300 persons, a store, a key file and a stick of its own."""
    folder = tmp_path / "office"
    shutil.copytree(office_once.folder, folder)
    return dataclasses.replace(office_once, folder=folder)
