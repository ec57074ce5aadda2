"""A device that takes no more than so many bytes: the clerk gets a sentence and nothing is left half done.

The limit is the kernel's own (RLIMIT_FSIZE): a write beyond it fails as on a full stick.
"""

from __future__ import annotations

import pytest

from desktop_app.modules.people.domain import Person
from desktop_app.modules.upkeep.exchange import check_store
from desktop_app.store.backup import back_up
from tests.faults.conftest import Clerks
from tests.faults.office_at_work import BATCH
from tests.office import Office


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_stick_that_is_full_after_so_many_bytes_gets_no_backup(clerks: Clerks, office: Office, part: float) -> None:
    whole = back_up(office.store, office.key, office.stick)
    whole.path.unlink()
    before = office.files()
    trial = clerks.work(office, "back_up_onto_a_full_stick", times=1, bytes=int(whole.size * part), **{"from": 200})
    assert len(trial.done) == 1
    assert "free space" in trial.done[0]["refused"]
    assert list(office.stick.iterdir()) == []
    assert office.files() == before


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_no_room_for_the_copy_on_this_pc_gives_no_backup(clerks: Clerks, office: Office, part: float) -> None:
    size = int(office.store.stat().st_size * part)
    trial = clerks.work(office, "back_up_onto_a_full_stick", times=1, bytes=size, **{"from": 0})
    assert set(trial.done[0]) == {"refused"}
    assert list(office.stick.iterdir()) == []


@pytest.mark.parametrize("more", [0, 4096, 40_000])
def test_an_import_that_fills_the_disk_leaves_the_store_as_it_was(clerks: Clerks, office: Office, more: int) -> None:
    trial = clerks.work(office, "import_onto_a_full_disk", times=1, bytes=more)
    assert set(trial.done[0]) == {"refused"}
    with office.open() as database:
        assert check_store(database).complaints == ()
        with database.work("import") as work:
            work.add_all(Person(name=f"居民{number}") for number in range(BATCH))
        with database.reading() as reading:
            assert reading.count(Person) == 40 + BATCH
