"""A restore is rehearsed first and keeps what it replaces."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.modules.people.domain import Person
from desktop_app.paths import key_path
from desktop_app.store.backup import back_up
from desktop_app.store.database import Database
from desktop_app.store.keyfile import change_password, set_password, unlock, unlock_with_recovery_key
from desktop_app.store.lock import holding
from desktop_app.store.migrations import HEAD
from desktop_app.store.restore import Standing, rehearsing
from tests.office import QUICK_GUARD, SCHEMA, Office, found_an_office


@pytest.fixture
def backup(office: Office) -> Path:
    """A backup with 300 persons of a store that has 307 by now."""
    path = back_up(office.store, office.key, office.stick, "和谐社区").path
    office.add_persons(7)
    return path


@pytest.fixture
def held(office: Office) -> Iterator[None]:
    with holding(office.store):
        yield


def test_a_rehearsal_shows_both_sides_and_changes_nothing(office: Office, backup: Path, held: None) -> None:
    before = office.files()
    with rehearsing(backup, office.store, office.password) as rehearsal:
        assert rehearsal.backup.office == "和谐社区"
        assert rehearsal.backup.contents.counts["person"] == 300
        assert rehearsal.present.standing is Standing.known
        assert rehearsal.present.contents.counts["person"] == 307
        assert rehearsal.backup.contents.last_change < rehearsal.present.contents.last_change
    assert office.files() == before
    assert office.count_persons() == 307


def test_a_restore_replaces_the_store_and_keeps_what_was_there(office: Office, backup: Path, held: None) -> None:
    with rehearsing(backup, office.store, office.password) as rehearsal:
        restored = rehearsal.replace()
    assert office.count_persons() == 300
    assert restored.kept is not None
    with Database.open(restored.kept, unlock(key_path(restored.kept), office.password).store_key, SCHEMA) as kept:
        assert kept.revision() == HEAD
    assert {path.name for path in (office.store, key_path(office.store), restored.kept, key_path(restored.kept))} | {
        "stick"
    } == office.files()


def test_a_restored_store_opens_with_the_password_and_the_recovery_key_of_its_day(
    office: Office, backup: Path, held: None
) -> None:
    change_password(key_path(office.store), office.password, "新的口令 2027", QUICK_GUARD)
    with rehearsing(backup, office.store, office.password) as rehearsal:
        assert rehearsal.present.standing is Standing.known
        rehearsal.replace()
    assert unlock(key_path(office.store), office.password).store_key == office.key
    assert unlock_with_recovery_key(key_path(office.store), office.recovery_key).store_key == office.key


def test_a_restored_store_can_be_worked_on_and_backed_up(office: Office, backup: Path, held: None) -> None:
    with rehearsing(backup, office.store, office.password) as rehearsal:
        rehearsal.replace()
    office.add_persons(1)
    assert back_up(office.store, office.key, office.stick).counts["person"] == 301


def test_a_backup_goes_to_a_new_pc_with_the_recovery_key_alone(office: Office, backup: Path, tmp_path: Path) -> None:
    new = Office(tmp_path / "new", office.key, office.recovery_key)
    new.folder.mkdir()
    with holding(new.store), rehearsing(backup, new.store, office.recovery_key) as rehearsal:
        assert rehearsal.present.standing is Standing.nothing
        assert rehearsal.replace().kept is None
    set_password(key_path(new.store), office.recovery_key, "新的口令 2027", QUICK_GUARD)
    assert unlock(key_path(new.store), "新的口令 2027").store_key == office.key
    assert new.count_persons() == 300


def test_the_store_of_another_office_is_kept_though_its_contents_are_unknown(
    office: Office, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = found_an_office(tmp_path / "other", persons=2)
    change_password(key_path(other.store), other.password, "别处的口令 2026", QUICK_GUARD)
    with holding(other.store), rehearsing(backup, other.store, office.password) as rehearsal:
        assert rehearsal.present.standing is Standing.closed
        assert rehearsal.present.contents.counts == {}
        restored = rehearsal.replace()
    assert restored.kept is not None
    with Database.open(restored.kept, other.key, SCHEMA) as kept:
        assert kept.revision() == HEAD


def test_what_the_write_ahead_log_of_the_replaced_store_holds_goes_with_it(office: Office, backup: Path) -> None:
    """A crash leaves committed work in the log; it belongs to the kept store and must never meet the restored one."""
    crashed = office.folder / "crashed"
    with office.open() as database:
        with database.work("test") as work:
            work.save(Person(name="最后一位"))
        shutil.copytree(office.folder, crashed, ignore=shutil.ignore_patterns("crashed", "stick"))
    there = Office(crashed, office.key, office.recovery_key)
    with holding(there.store), rehearsing(backup, there.store, office.password) as rehearsal:
        restored = rehearsal.replace()
    assert there.count_persons() == 300
    assert restored.kept is not None
    with Database.open(restored.kept, office.key, SCHEMA) as kept, kept.reading() as reading:
        assert reading.count(Person) == 308


@pytest.mark.parametrize("hundredths", [0, 50, 100])
def test_a_cancelled_rehearsal_leaves_nothing(office: Office, backup: Path, held: None, hundredths: int) -> None:
    before = office.files()

    def cancel(done: int, _total: int) -> None:
        if done >= hundredths:
            raise Cancelled

    with pytest.raises(Cancelled), rehearsing(backup, office.store, office.password, cancel):
        pass
    assert office.files() == before


def test_a_wrong_secret_changes_nothing(office: Office, backup: Path, held: None) -> None:
    before = office.files()
    with pytest.raises(AppError, match="Neither"), rehearsing(backup, office.store, "wrong password"):
        pass
    assert office.files() == before


def test_a_backup_of_a_newer_schema_is_refused(office: Office, held: None) -> None:
    with office.open() as database, database._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer = back_up(office.store, office.key, office.stick).path
    with pytest.raises(AppError, match="newer version"), rehearsing(newer, office.store, office.password):
        pass
