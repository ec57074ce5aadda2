"""The main job from beginning to end on sample data, without a window: store, import, disclosure, backup."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop_app.documents.poster import PosterSize
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.disclosures.documents import Shape, disclose
from desktop_app.modules.disclosures.domain import type_called
from desktop_app.modules.disclosures.store import Order
from desktop_app.modules.office.domain import Office
from desktop_app.modules.party.exchange import MembersRoster
from desktop_app.modules.people.domain import Person
from desktop_app.modules.people.exchange import PeopleRoster, import_roster
from desktop_app.modules.people.exchange.importing import ImportResult, Roster
from desktop_app.modules.upkeep.exchange import back_up_store, rehearse_backup, verify_backup
from desktop_app.opening import OpenStore, make_store
from desktop_app.store.query import Query
from desktop_app.store.replacing import replacing

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "sample"
PASSWORD = "community-desk-demo"  # noqa: S105 - the demonstration's own, printed for whoever wants to look
MARK = "DEMO.txt"
"""Written into the folder of a demonstration, so that the next one may put its own in its place."""
OFFICE = Office(
    name="幸福社区",
    street="和平街道办事处",
    committee="幸福社区居民委员会",
    party_organisation="中共幸福社区委员会",
    address="幸福路18号社区党群服务中心",
    contact="赵赟",
    phone="0571-88234567",
)
CANDIDATES = 3

Tell = Callable[[Message], None]


def demonstrate(folder: Path, tell: Tell) -> Mapping[str, Any]:
    """Go the whole way in ``folder`` and return what was made; ``tell`` hears a sentence after each step.

    Raises ``AppError`` for a folder that holds anything but an earlier demonstration.
    """
    _clear(folder)
    store, _recovery_key = make_store(folder / "office.cdstore", PASSWORD, OFFICE, "demo")
    with closing(store):
        tell(_("A new encrypted store was made; its password is {password}.", password=PASSWORD))
        imported = _import_samples(store, tell)
        found = _find_somebody(store, tell)
        papers = _print_disclosures(store, folder, tell)
        backup = back_up_store(store.database, folder / "backup", office=OFFICE.name)
        tell(_("A backup was written, opened again and compared: {file}", file=backup.path.name))
    verify_backup(backup.path, PASSWORD, folder)
    rehearsed = rehearse_backup(backup.path, folder / "restored.cdstore", PASSWORD)
    tell(_("The restore was rehearsed: the backup opens and holds what the store holds."))
    return {
        "store": str(store.path),
        "imported": imported,
        "found": found,
        "pdf": [str(path) for path in papers],
        "backup": str(backup.path),
        "counts": dict(rehearsed.backup.counts),
    }


def _clear(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise AppError(_("{folder} is not empty. Name a new folder for the demonstration.", folder=folder))
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "backup").mkdir(parents=True)
    (folder / MARK).write_text(f"password: {PASSWORD}\n", encoding="utf-8")


def _import_samples(store: OpenStore, tell: Tell) -> list[dict[str, Any]]:
    results = []
    rosters: Mapping[str, Roster] = {"roster.xlsx": PeopleRoster(), "members.xlsx": MembersRoster()}
    for name, roster in rosters.items():
        result = import_roster(store.database, SAMPLES / name, roster, who="demo")
        tell(_told(name, result))
        results.append(result.as_json())
    return results


def _told(name: str, result: ImportResult) -> Message:
    return n_(
        "{file}: {written} persons written, one row refused with its reason.",
        "{file}: {written} persons written, {n} rows refused with their reasons.",
        len(result.refused),
        file=name,
        written=result.written,
    )


def _find_somebody(store: OpenStore, tell: Tell) -> int:
    with store.database.reading() as reading:
        first = reading.find(Person, most=1)[0]
        found = reading.count(Person, Query(first.name[:2]))
    tell(n_("Two characters find one person.", "Two characters find {n} persons.", found))
    return found


def _print_disclosures(store: OpenStore, folder: Path, tell: Tell) -> list[Path]:
    with store.database.reading() as reading:
        persons = [person.uid for person in reading.find(Person, most=CANDIDATES)]
        branches = reading.find(Body, most=1)
    order = Order(type_called("candidate"), persons, proposer=branches[0].uid if branches else "")
    calendar = WorkingCalendar.from_files()
    papers = []
    for name, size in (("disclosure.pdf", None), ("poster-A2.pdf", PosterSize.A2)):
        made = disclose(store.database, order, calendar, Shape(size), who="demo")
        with replacing(folder / name) as out:
            out.write(made.pdf)
        tell(
            n_(
                "{file}: one page, masked and read back.",
                "{file}: {n} sheets, masked and read back.",
                made.pages,
                file=name,
            )
        )
        papers.append(folder / name)
    return papers
