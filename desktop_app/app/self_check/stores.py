"""The steps of a self-check without a window: the store, what comes into it, and its backup."""

from __future__ import annotations

from contextlib import closing

import sqlcipher3

from desktop_app import paths
from desktop_app.app.self_check.bench import Bench
from desktop_app.app.self_check.failing import Unexpected, must
from desktop_app.app.self_check.report import Facts
from desktop_app.demo import OFFICE, PASSWORD, SAMPLES
from desktop_app.domain.errors import AppError
from desktop_app.modules.party.exchange import MembersRoster
from desktop_app.modules.people.domain import Person
from desktop_app.modules.people.exchange import PeopleRoster, import_roster
from desktop_app.modules.people.exchange.importing import Roster
from desktop_app.modules.upkeep.exchange import back_up_store, check_store, rehearse_beside, verify_backup
from desktop_app.opening import make_store, open_store
from desktop_app.store.places import place_of, removable_drives
from desktop_app.store.query import Query
from desktop_app.store.replacing import replacing

WHO = "self-check"
_ROSTERS: tuple[tuple[str, Roster], ...] = (("roster.xlsx", PeopleRoster()), ("members.xlsx", MembersRoster()))
_PLAIN_SQLITE = b"SQLite format 3\0"


def tell_the_places(bench: Bench) -> Facts:
    """Write, replace and read a file where the program keeps its things, and ask what drive that is."""
    bench.home.mkdir()
    place = bench.home / "一份文件.txt"
    for content in (b"first", b"second"):
        with replacing(place) as out:
            out.write(content)
    must(place.read_bytes() == b"second", "the file was not replaced")
    must([path.name for path in bench.home.iterdir()] == [place.name], "something was left beside the file")
    place.unlink()
    drives = [drive.folder.as_posix() for drive in removable_drives()]
    return {"drive": place_of(bench.home).name, "removable": drives}


def make_the_store(bench: Bench) -> Facts:
    """Make an encrypted store, and see that nobody opens it twice or without its password."""
    store, _key = make_store(paths.default_store(), PASSWORD, OFFICE, WHO)
    bench.store = store
    try:
        open_store(store.path, PASSWORD).close()
    except AppError:
        pass
    else:
        raise Unexpected("the store was opened twice")
    store.close()
    must(not store.path.read_bytes().startswith(_PLAIN_SQLITE), "the store is not encrypted")
    bench.store = open_store(store.path, PASSWORD)
    with closing(sqlcipher3.connect(":memory:")) as connection:
        cipher, sqlite = (connection.execute("PRAGMA cipher_version").fetchone()[0], sqlcipher3.sqlite_version)
    return {"sqlcipher": cipher, "sqlite": sqlite}


def import_the_samples(bench: Bench) -> Facts:
    """Import the sample workbooks."""
    written = {}
    for name, roster in _ROSTERS:
        result = import_roster(bench.open_store.database, SAMPLES / name, roster, who=WHO)
        must(result.written, f"nothing was written from {name}")
        written[name] = {"written": result.written, "refused": len(result.refused)}
    return written


def find_somebody(bench: Bench) -> Facts:
    """Find a person by two letters of a rare name and by the sound of a common one."""
    counts = {}
    with bench.open_store.database.reading() as reading:
        for text in ("李𬱖", "zhao", "ouyang"):
            counts[text] = reading.count(Person, Query(text))
            must(counts[text], f"nobody was found for {text}")
    return counts


def make_a_backup(bench: Bench) -> Facts:
    """Write a backup, which is opened again and compared, and open it once more from its file."""
    result = back_up_store(bench.open_store.database, bench.folder / "备份", office=OFFICE.name, who=WHO)
    bench.backup = result.path
    verified = verify_backup(result.path, PASSWORD, bench.folder / "scratch")
    must(verified.sha256 == result.sha256, "the backup changed after it was written")
    return {"bytes": result.size, "counts": dict(verified.counts)}


def rehearse_the_backup(bench: Bench) -> Facts:
    """Compare the backup with the store as before a restore, check every page of the store, and close it."""
    if bench.backup is None:
        raise LookupError("there is no backup")
    compared = rehearse_beside(bench.open_store.database, bench.backup, PASSWORD)
    must(dict(compared.backup.counts)["person"] == dict(compared.present.counts)["person"], "persons are missing")
    found = check_store(bench.open_store.database)
    must(not found.complaints, "the store is damaged")
    bench.close_store()
    return {"standing": compared.standing.name}
