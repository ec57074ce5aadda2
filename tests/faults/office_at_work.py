"""A process that forks a clerk at work for each trial and kills it at a random moment.

Everything is imported once; a fork takes some milliseconds, so hundreds of kills take no more than a minute. Read one
JSON order a line from standard input, write one JSON report a line to standard output.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from desktop_app.domain.errors import AppError
from desktop_app.domain.pinyin import full_pinyin
from desktop_app.modules.people.domain import Person
from desktop_app.modules.people.exchange import PeopleRoster, import_roster
from desktop_app.modules.upkeep.exchange import restore_backup
from desktop_app.paths import key_path
from desktop_app.store.backup import back_up
from desktop_app.store.keyfile import change_password
from desktop_app.store.lock import holding
from desktop_app.store.upgrade import upgrade
from tests.office import QUICK_GUARD, Office

BATCH = 50
NOTHING_YET = 0
"""What every deed yields first, when it has opened what it needs: from then on the time counts."""
PASSWORDS = (Office.password, "另一个口令 2026")

Deed = Callable[[Office, dict[str, Any]], Iterator[int]]
"""Works on an office; yields a number after each thing that is done and must last."""


def save(office: Office, _order: dict[str, Any]) -> Iterator[int]:
    """Change two persons in one action, again and again."""
    with holding(office.store), office.open() as database:
        yield NOTHING_YET
        while True:
            with database.work("save") as work:
                one, two = work.get(Person, 1), work.get(Person, 2)
                number = int(one.notes or 0) + 1
                work.save(one.with_values(notes=str(number)))
                work.save(two.with_values(notes=str(number)))
            yield number


def import_batches(office: Office, _order: dict[str, Any]) -> Iterator[int]:
    """Import one workbook after the other, each of them one step of the history."""
    with holding(office.store), office.open() as database:
        yield NOTHING_YET
        while True:
            with database.reading() as reading:
                known = reading.count(Person)
            yield import_roster(database, workbook(office.folder / "roster.xlsx", known), PeopleRoster()).written


def make_backups(office: Office, _order: dict[str, Any]) -> Iterator[int]:
    """Make one backup after the other."""
    with holding(office.store):
        yield NOTHING_YET
        while True:
            yield back_up(office.store, office.key, office.stick).size


def restore_backups(office: Office, order: dict[str, Any]) -> Iterator[int]:
    """Restore one backup, then another, and so on."""
    yield NOTHING_YET
    for backup in itertools.cycle(order["backups"]):
        yield len(restore_backup(Path(backup), office.store, office.password).office)


def change_passwords(office: Office, _order: dict[str, Any]) -> Iterator[int]:
    """Change the password to and fro."""
    path = key_path(office.store)
    with holding(office.store):
        yield NOTHING_YET
        for number in itertools.count():
            for old, new in (PASSWORDS, PASSWORDS[::-1]):
                try:
                    change_password(path, old, new, QUICK_GUARD)
                except AppError:
                    continue
                yield number


def upgrade_once(office: Office, order: dict[str, Any]) -> Iterator[int]:
    """Bring the store to the schema of made-up migrations."""
    with holding(office.store):
        yield NOTHING_YET
        upgrade(office.store, office.key, Path(order["migrations"]))
        yield 1


def back_up_onto_a_full_stick(office: Office, order: dict[str, Any]) -> Iterator[int]:
    """Make a backup; once the copy is made, no file may grow beyond so many bytes."""

    def fill(done: int, _total: int) -> None:
        if done >= order["from"]:
            _limit_files(order["bytes"])

    with holding(office.store):
        yield NOTHING_YET
        yield back_up(office.store, office.key, office.stick, step=fill).size


def import_onto_a_full_disk(office: Office, order: dict[str, Any]) -> Iterator[int]:
    """Import a batch into a store that may not grow beyond so many bytes."""
    with holding(office.store), office.open() as database:
        yield NOTHING_YET
        _limit_files(order["bytes"])
        with database.work("import") as work:
            work.add_all(Person(name=f"居民{number}", employer="import") for number in range(BATCH))
        yield BATCH


def workbook(path: Path, known: int) -> Path:
    """Write a roster of persons the store does not know, and return where it lies."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("居民")
        sheet.write_row(0, 0, ("姓名", "性别", "出生日期", "工作单位"))
        for row in range(1, BATCH + 1):
            sheet.write_row(row, 0, (f"张{in_words(known + row)}", "女", "1980-05-06", "import"))
    return path


def in_words(number: int) -> str:
    """Write ``number`` with Han digits, as no workbook takes it for a number."""
    return str(number).translate(str.maketrans("0123456789", "零一二三四五六七八九"))


DEEDS: dict[str, Deed] = {
    deed.__name__: deed
    for deed in (
        save,
        import_batches,
        make_backups,
        restore_backups,
        change_passwords,
        upgrade_once,
        back_up_onto_a_full_stick,
        import_onto_a_full_disk,
    )
}


def _limit_files(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def _die_at_event(number: int) -> None:
    """Kill this process when it opens, renames or deletes a file for the ``number``-th time."""
    left = number

    def count(event: str, _args: tuple[object, ...]) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.remove"):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _work(order: dict[str, Any], done: int) -> None:
    """Do the deed of ``order`` for ``times`` times; write a line to ``done`` for whatever must last."""
    office = Office(Path(order["folder"]), bytes.fromhex(order["key"]), "")
    if "event" in order:
        _die_at_event(order["event"])
    times = order.get("times")
    for number in itertools.islice(DEEDS[order["deed"]](office, order), times and times + 1):
        os.write(done, f"{number}\n".encode())


def _child(order: dict[str, Any], done: int) -> None:
    try:
        _work(order, done)
    except AppError as refusal:
        os.write(done, json.dumps({"refused": str(refusal)}).encode() + b"\n")
    except BaseException:  # noqa: BLE001  # a fork must never return into the process it came from
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _trial(order: dict[str, Any]) -> dict[str, Any]:
    """Fork a clerk, kill it after ``seconds`` (never, without) and report what it had done by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(order, writing)
    os.close(writing)
    death = os.pidfd_open(child)
    select.select([reading, death], [], [])
    if not select.select([death], [], [], order.get("seconds"))[0]:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(death)
    with os.fdopen(reading) as report:
        lines = [json.loads(line) for line in report.read().split("\n") if line]
    if lines[:1] == [NOTHING_YET]:
        lines.pop(0)
    return {"killed": status == -signal.SIGKILL, "status": status, "done": lines}


def main() -> None:
    """Carry out orders until there are no more."""
    full_pinyin("暖")  # opens its tables once for every fork
    print("ready", flush=True)  # noqa: T201  # this and what follows is what the tests read
    for line in sys.stdin:
        print(json.dumps(_trial(json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
