"""A real encrypted store for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema

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
