"""Backups as the pages and the commands make them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import AppError
from desktop_app.modules.upkeep.domain import BackupNote, a_backup_is_due
from desktop_app.modules.upkeep.exchange import (
    back_up_store,
    check_store,
    rehearse_backup,
    remember_restore,
    restore_backup,
    verify_backup,
)
from desktop_app.modules.upkeep.store import backups_made
from desktop_app.store.database import Database
from desktop_app.store.restore import Standing
from tests.office import Office, found_an_office

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return found_an_office(tmp_path_factory.mktemp("office"), persons=10)


@pytest.fixture
def database(office: Office) -> Iterator[Database]:
    with office.open() as opened:
        yield opened


def note(made: dt.datetime) -> BackupNote:
    return BackupNote(made.isoformat(), made.isoformat(), "/stick", "a.cdbk", 1, "00", {"person": 1})


def test_a_backup_made_is_remembered(office: Office, database: Database) -> None:
    result = back_up_store(database, office.stick, office="和谐社区", who="王")
    with database.reading() as reading:
        newest = backups_made(reading)[0]
    assert (newest.file, newest.sha256, newest.size) == (result.path.name, result.sha256, result.size)
    assert newest.counts["person"] == 10


def test_a_backup_that_fails_is_not_remembered(office: Office, database: Database) -> None:
    with database.reading() as reading:
        before = backups_made(reading)
    with pytest.raises(AppError):
        back_up_store(database, office.folder / "gone" / "deeper")
    with database.reading() as reading:
        assert backups_made(reading) == before


def test_a_new_folder_is_made_for_a_backup(office: Office, database: Database, tmp_path: Path) -> None:
    assert back_up_store(database, tmp_path / "new").path.parent == tmp_path / "new"


def test_a_backup_goes_round_through_verify_rehearse_and_restore(office: Office, tmp_path: Path) -> None:
    with office.open() as database:
        made = back_up_store(database, office.stick, office="和谐社区")
    assert verify_backup(made.path, office.password, tmp_path / "scratch").contents == made.contents
    to = tmp_path / "new folder" / "office.cdstore"
    rehearsed = rehearse_backup(made.path, to, office.password)
    assert (rehearsed.standing, rehearsed.backup, rehearsed.office) == (Standing.nothing, made.contents, "和谐社区")
    assert not to.exists()
    restored = restore_backup(made.path, to, office.password)
    assert restored == rehearsed
    assert restore_backup(made.path, to, office.password).kept is not None
    with Office(to.parent, office.key, office.recovery_key).open() as database:
        remember_restore(database, restored, "王")
        with database.reading() as reading:
            assert [step.details["made"] for step in reading.steps(action="restore")] == [made.manifest.made]


def test_a_sound_store_has_no_complaints(database: Database) -> None:
    found = check_store(database)
    assert found.complaints == ()
    assert found.contents.counts["person"] == 10


def test_a_spoiled_page_is_complained_of(tmp_path: Path) -> None:
    office = found_an_office(tmp_path, persons=10)
    with office.store.open("r+b") as file:
        file.seek(40 * 4096 + 9)
        file.write(b"spoiled")
    with office.open() as database:
        found = check_store(database)
    assert found.complaints == ("HMAC verification failed for page 41",)


def test_an_entry_that_the_search_has_lost_is_complained_of(tmp_path: Path) -> None:
    with found_an_office(tmp_path, persons=10).open() as database:
        with database.work("damage") as work:
            work.connection.exec_driver_sql("DELETE FROM person_key WHERE id = 1")
        assert check_store(database).complaints == ("person: 1 entries have no search keys",)


def test_a_backup_is_due_when_none_was_made_for_a_week() -> None:
    fresh, old = note(NOW - dt.timedelta(days=6)), note(NOW - dt.timedelta(days=8))
    assert a_backup_is_due([], NOW)
    assert a_backup_is_due([old], NOW)
    assert not a_backup_is_due([old, fresh], NOW)
