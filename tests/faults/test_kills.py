"""A clerk killed at any moment never leaves a damaged store, a half import or a backup that claims to be whole.

Every trial is a real process with a real SIGKILL. Together they are well over two hundred.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import AppError
from desktop_app.modules.people.domain import Person
from desktop_app.modules.upkeep.exchange import check_store
from desktop_app.paths import a_store_lies_at, key_path
from desktop_app.store.backup import back_up, verify
from desktop_app.store.connection import connected
from desktop_app.store.container import ENDING
from desktop_app.store.contents import contents_of, soundness_of
from desktop_app.store.copying import remove_database
from desktop_app.store.database import Database
from desktop_app.store.keyfile import keys_for, unlock
from desktop_app.store.lock import holding
from desktop_app.store.query import Filter, Query, Test
from tests.faults.conftest import Clerks
from tests.faults.office_at_work import BATCH, PASSWORDS
from tests.office import Office


def moments(
    clerks: Clerks, office: Office, deed: str, times: int, chance: random.Random, **order: object
) -> Iterator[float]:
    """Yield sixty random moments within the time of doing ``deed`` so many times, a quarter of a second at most."""
    began = time.perf_counter()
    clerks.work(office, deed, times=times, **order)
    longest = time.perf_counter() - began
    for _each in range(60):
        yield chance.uniform(0, min(longest, 0.25))


def begin_anew(office: Office, office_once: Office) -> int:
    """Put the first store back, so that the store does not grow from trial to trial; return 0."""
    remove_database(office.store)
    shutil.copyfile(office_once.store, office.store)
    return 0


def open_sound(office: Office) -> Database:
    """Open the store as the program does at its next start, and find nothing wrong with it."""
    with holding(office.store):
        pass
    database = office.open()
    assert check_store(database).complaints == ()
    return database


def test_killed_while_saving(clerks: Clerks, office: Office, office_once: Office, chance: random.Random) -> None:
    """Both changes of an action are there or neither is, and what was reported as saved is there."""
    saved = most = 0
    for number, seconds in enumerate(moments(clerks, office, "save", 8, chance)):
        if number % 10 == 0:
            saved = begin_anew(office, office_once)
        trial = clerks.work(office, "save", seconds=seconds)
        assert trial.killed
        saved = max([saved, *trial.done])
        most = max(most, saved)
        with open_sound(office) as database, database.reading() as reading:
            one, two = reading.get(Person, 1), reading.get(Person, 2)
            assert one.notes == two.notes
            assert int(one.notes or 0) >= saved
            assert len(reading.changes_of(Person, 1)) == len(reading.changes_of(Person, 2)) == one.version
    assert most


def test_killed_while_importing(clerks: Clerks, office: Office, office_once: Office, chance: random.Random) -> None:
    """A batch is there with every person, its step of the history and its search keys, or nothing of it is."""
    imported = most = 0
    for number, seconds in enumerate(moments(clerks, office, "import_batches", 3, chance)):
        if number % 10 == 0:
            imported = begin_anew(office, office_once)
        imported += sum(clerks.work(office, "import_batches", seconds=seconds).done)
        with open_sound(office) as database, database.reading() as reading:
            there = reading.count(Person, Query(filters=(Filter("employer", Test.equals, "import"),)))
            assert there % BATCH == 0
            assert there >= imported
            steps = reading.steps(action="import", most=10_000)
            assert len(steps) * BATCH == there
            assert all(len(reading.changes_in(step.id)) == BATCH for step in steps[:2])
            assert reading.count(Person, Query(text="张")) == there
        imported = there
        most = max(most, there)
    assert most


def test_killed_while_backing_up(clerks: Clerks, office: Office, chance: random.Random) -> None:
    """Whatever is called a backup opens; the store is not touched."""
    whole = 0
    for seconds in moments(clerks, office, "make_backups", 3, chance):
        clerks.work(office, "make_backups", seconds=seconds)
        whole += verify_all_and_remove(office)
        with open_sound(office):
            assert {name for name in office.files() if name.endswith(".part")} == set()
    assert whole
    back_up(office.store, office.key, office.stick)
    assert [path.suffix for path in office.stick.iterdir()] == [ENDING]


def test_killed_at_every_file_a_backup_touches(clerks: Clerks, office: Office) -> None:
    for event in events_of(clerks, office, "make_backups"):
        clerks.work(office, "make_backups", times=1, event=event)
        verify_all_and_remove(office)
        open_sound(office).close()


@pytest.fixture
def two_backups(office: Office) -> list[str]:
    """A backup with 40 persons and one with 50."""
    first = back_up(office.store, office.key, office.stick)
    office.add_persons(10)
    return [str(first.path), str(back_up(office.store, office.key, office.stick).path)]


def test_killed_while_restoring(clerks: Clerks, office: Office, two_backups: list[str], chance: random.Random) -> None:
    for seconds in moments(clerks, office, "restore_backups", 3, chance, backups=two_backups):
        clerks.work(office, "restore_backups", seconds=seconds, backups=two_backups)
        every_store_is_whole(office)


def test_killed_at_every_file_a_restore_touches(clerks: Clerks, office: Office, two_backups: list[str]) -> None:
    for event in events_of(clerks, office, "restore_backups", backups=two_backups):
        clerks.work(office, "restore_backups", times=1, event=event, backups=two_backups)
        every_store_is_whole(office)


def test_killed_at_every_file_a_change_of_password_touches(clerks: Clerks, office: Office) -> None:
    """One of the two passwords opens the store, and the store key is still the same."""
    for event in events_of(clerks, office, "change_passwords"):
        clerks.work(office, "change_passwords", times=1, event=event)
        with holding(office.store):
            assert {path.name for path in office.folder.glob(".*")} == set()
        assert one_password_opens(office)
        assert keys_for(key_path(office.store), office.key).store_key == office.key


def test_killed_at_every_file_an_upgrade_touches(
    clerks: Clerks, office: Office, office_once: Office, tmp_path: Path
) -> None:
    """The store has the old schema or the new one, whole, and is never without its key file."""
    migrations = tmp_path / "migrations" / "versions"
    migrations.mkdir(parents=True)
    (migrations / "0001_first.py").write_text("revision = '0001'\ndown_revision = None\n")
    (migrations / "0002_next.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.execute('ALTER TABLE person ADD COLUMN colour TEXT')\n"
    )
    order = {"migrations": str(migrations.parent)}
    seen = set()
    for event in events_of(clerks, office, "upgrade_once", **order):
        office.store.write_bytes(office_once.store.read_bytes())
        clerks.work(office, "upgrade_once", event=event, **order)
        with holding(office.store), connected(office.store, office.key) as connection:
            assert soundness_of(connection, lambda: None).is_sound()
            contents = contents_of(connection)
            columns = {row[1] for row in connection.execute("PRAGMA table_info(person)")}
        assert contents.counts["person"] == 40
        assert ("colour" in columns) == (contents.revision == "0002")
        assert unlock(key_path(office.store), office.password).store_key == office.key
        seen.add(contents.revision)
    assert seen == {"0001", "0002"}


def events_of(clerks: Clerks, office: Office, deed: str, **order: object) -> range:
    """Return the numbers of the files that ``deed`` opens, renames or deletes: the last is beyond the end."""
    low, high = 1, 2
    while clerks.work(office, deed, times=1, event=high, **order).killed:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if clerks.work(office, deed, times=1, event=middle, **order).killed:
            low = middle
        else:
            high = middle
    return range(1, high + 1)


def verify_all_and_remove(office: Office) -> int:
    """Open every file that calls itself a backup; return how many there were."""
    backups = list(office.stick.glob(f"*{ENDING}"))
    for backup in backups:
        assert verify(backup, office.password, office.folder).counts["person"] == 40
        backup.unlink()
    return len(backups)


def every_store_is_whole(office: Office) -> None:
    """The store in place and every kept one open with their key files and hold the persons of one of the backups."""
    assert a_store_lies_at(office.store)
    with holding(office.store):
        assert {path.name for path in office.folder.iterdir() if path.name.endswith((".part", ".exchange"))} == set()
    for store in office.folder.glob("*.cdstore"):
        with connected(store, unlock(key_path(store), office.password).store_key) as connection:
            assert soundness_of(connection, lambda: None).is_sound()
            assert contents_of(connection).counts["person"] in (40, 50)
    for kept in office.folder.glob("*.replaced-*"):
        kept.unlink()


def one_password_opens(office: Office) -> bool:
    """Tell whether exactly one of the two passwords opens the key file."""

    def opens(password: str) -> bool:
        try:
            return unlock(key_path(office.store), password).store_key == office.key
        except AppError:
            return False

    return sum(opens(password) for password in PASSWORDS) == 1
