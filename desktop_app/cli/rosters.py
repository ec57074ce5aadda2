"""The commands on rosters: bring one in, find somebody."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from desktop_app.cli.asking import Answer, Commands, opened, typed, who
from desktop_app.domain.i18n import _
from desktop_app.modules.party.exchange import MembersRoster
from desktop_app.modules.people.domain import Person
from desktop_app.modules.people.exchange import PeopleRoster
from desktop_app.modules.people.exchange.importing import Roster, foreseen, plan_import, read_roster, write_plan
from desktop_app.store.query import Query

ROSTERS: Mapping[str, Roster] = {"people": PeopleRoster(), "members": MembersRoster()}


def add_commands(commands: Commands) -> None:
    """Add ``import`` and ``find``."""
    importing = commands.add_on_store("import", _import, _("import a roster from a workbook"))
    importing.add_argument("workbook", type=Path)
    importing.add_argument("--as", dest="roster", choices=sorted(ROSTERS), default="people")
    importing.add_argument("--sheet", default="", metavar="NAME")
    importing.add_argument("--dry-run", action="store_true")
    finding = commands.add_on_store("find", _find, _("find persons"))
    finding.add_argument("text", type=typed)


def _import(options: argparse.Namespace) -> Answer:
    roster = ROSTERS[options.roster]
    with closing(opened(options)) as store:
        file = read_roster(store.database, options.workbook, roster, options.sheet)
        plan = plan_import(store.database, file, roster)
        result = foreseen(file, plan) if options.dry_run else write_plan(store.database, file, roster, plan, who())
    if file.others:
        print(_("Not read: the sheets {names}. Name one with --sheet.", names="、".join(file.others)), file=sys.stderr)
    said = _(
        "{rows} rows read, {refused} refused; {new} new, {changed} changed, {unchanged} unchanged, {to_decide} to "
        "decide; {written} persons written.",
        rows=result.rows,
        refused=len(result.refused),
        new=result.new,
        changed=result.changed,
        unchanged=result.unchanged,
        to_decide=result.to_decide,
        written=result.written,
    )
    return Answer(result.as_json(), said)


def _find(options: argparse.Namespace) -> Answer:
    with closing(opened(options)) as store, store.database.reading() as reading:
        persons = reading.find(Person, Query(options.text)) if options.text.strip() else []
    found = [_as_found(person) for person in persons]
    lines = ["\t".join(each.values()) for each in found] or [str(_("Nobody was found."))]
    return Answer({"found": found}, "\n".join(lines))


def _as_found(person: Person) -> dict[str, str]:
    return {
        "uid": person.uid,
        "name": person.name,
        "birth": person.birth.iso() if person.birth else "",
        "address": person.address.show() if person.address else "",
    }
