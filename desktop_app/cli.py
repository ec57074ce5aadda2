"""The same services without a window: ``python -m desktop_app COMMAND ...``.

With ``--json`` a command prints exactly one JSON object on standard output. The exit status is 0 when
the work is done and 2 when it was refused, with the reason as a sentence on standard error.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NoReturn

from desktop_app import __version__, paths
from desktop_app.demo import demonstrate
from desktop_app.documents.poster import PosterSize
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import DEFAULT_LANGUAGE, LANGUAGES, Message, _, speak
from desktop_app.modules.disclosures.documents import disclose
from desktop_app.modules.disclosures.domain import type_called
from desktop_app.modules.disclosures.store import Order, office_of
from desktop_app.modules.office.domain import Office
from desktop_app.modules.party.exchange import MembersRoster
from desktop_app.modules.people.domain import Person
from desktop_app.modules.people.exchange import PeopleRoster
from desktop_app.modules.people.exchange.importing import Roster, foreseen, plan_import, read_roster, write_plan
from desktop_app.modules.upkeep.exchange import (
    Comparison,
    back_up_store,
    check_store,
    rehearse_backup,
    remember_restore,
    restore_backup,
    verify_backup,
)
from desktop_app.opening import OpenStore, make_store, open_store
from desktop_app.store.backup import BackupResult
from desktop_app.store.query import Query
from desktop_app.store.replacing import replacing

PASSWORD_VARIABLE = "COMMUNITY_DESK_PASSWORD"  # noqa: S105 - the name of a variable, no password
LANGUAGE_VARIABLE = "COMMUNITY_DESK_LANGUAGE"
DONE, BROKEN, REFUSED = 0, 1, 2
LARGEST_PASSWORD_FILE = 4096
"""Bytes."""
ROSTERS: Mapping[str, Roster] = {"people": PeopleRoster(), "members": MembersRoster()}

Answer = Mapping[str, Any]
"""What a command has done, as its JSON object; ``said`` is the sentence for people and not part of it."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return the exit status."""
    asked = os.environ.get(LANGUAGE_VARIABLE, DEFAULT_LANGUAGE)
    speak(asked if asked in LANGUAGES else DEFAULT_LANGUAGE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console would otherwise write in its code page
    options = _parser().parse_args(arguments)
    try:
        answer = dict(options.run(options))
        said = answer.pop("said")
        print(json.dumps(answer, ensure_ascii=False) if options.json else said, flush=True)
    except (AppError, Unreadable) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except Exception as fault:  # noqa: BLE001 - said without a traceback, whose texts may hold personal data
        print(_fault(fault), file=sys.stderr)
        return BROKEN
    return DONE


def _fault(fault: Exception) -> Message:
    """Say where the program broke, without any value."""
    places = traceback.extract_tb(fault.__traceback__)
    own = [place for place in places if "desktop_app" in place.filename] or places
    where = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
    return _("The program has a fault ({kind}, {where}). Please report it.", kind=type(fault).__name__, where=where)


def _typed(text: str) -> str:
    """Return ``text`` as it was typed, also where the system's language is set to plain ASCII."""
    return os.fsencode(text).decode("utf-8", "replace")


class _Parser(argparse.ArgumentParser):
    """Complains in the language of the office."""

    def error(self, message: str) -> NoReturn:
        said = _("This command cannot be understood: {why}", why=message)
        self.exit(REFUSED, f"{said}\n{self.format_usage()}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="community-desk", description=str(_("The Community Desk without a window.")))
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], Answer], about: Message) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=str(about), description=str(about))
        added.set_defaults(run=run)
        added.add_argument("--json", action="store_true", help=str(_("print one JSON object")))
        added.add_argument("--password-file", type=Path, metavar="FILE")
        return added

    def on_store(name: str, run: Callable[[argparse.Namespace], Answer], about: Message) -> argparse.ArgumentParser:
        added = command(name, run, about)
        added.add_argument("--store", type=Path, required=True, metavar="FILE")
        return added

    making = on_store("init", _init, _("make a new store"))
    making.add_argument("--office", required=True, metavar="NAME", type=_typed)
    importing = on_store("import", _import, _("import a roster from a workbook"))
    importing.add_argument("workbook", type=Path)
    importing.add_argument("--as", dest="roster", choices=sorted(ROSTERS), default="people")
    importing.add_argument("--sheet", default="", metavar="NAME")
    importing.add_argument("--dry-run", action="store_true")
    finding = on_store("find", _find, _("find persons"))
    finding.add_argument("text", type=_typed)
    disclosing = on_store("disclose", _disclose, _("set a disclosure as PDF"))
    disclosing.add_argument("--type", required=True, metavar="TYPE")
    disclosing.add_argument("--person", required=True, nargs="+", action="extend", metavar="UID")
    disclosing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    disclosing.add_argument("--poster", choices=[size.name for size in PosterSize])
    backing_up = on_store("backup", _backup, _("write a verified backup"))
    backing_up.add_argument("--to", type=Path, required=True, metavar="DIR")
    on_store("check", _check, _("check every page, index and link of the store"))
    verifying = command("verify", _verify, _("open a backup and compare it"))
    verifying.add_argument("backup", type=Path)
    restoring = command("restore", _restore, _("bring a backup back; what it replaces is kept"))
    restoring.add_argument("backup", type=Path)
    restoring.add_argument("--to", type=Path, required=True, metavar="FILE")
    restoring.add_argument("--rehearse", action="store_true")
    showing = command("demo", _demo, _("go the whole way on sample data"))
    showing.add_argument("--out", type=Path, required=True, metavar="DIR")
    return parser


def _who() -> str:
    """Return whom the history names: the account at whose command line this runs."""
    return os.environ.get("USERNAME") or os.environ.get("USER") or "command line"


def _password(options: argparse.Namespace) -> str:
    """Return the password from the file, the environment or the keyboard, in this order."""
    if options.password_file:
        return _password_in(options.password_file)
    given = os.environ.get(PASSWORD_VARIABLE)
    if given:
        return given
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(str(_("Password: ")))
    raise AppError(_("Give the password with --password-file or in {variable}.", variable=PASSWORD_VARIABLE))


def _password_in(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return content.read(LARGEST_PASSWORD_FILE).decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise AppError(_("The password file {file} cannot be read.", file=file.name)) from unreadable


def _opened(options: argparse.Namespace) -> OpenStore:
    return open_store(options.store, _password(options))


def _init(options: argparse.Namespace) -> Answer:
    store, recovery_key = make_store(options.store, _password(options), Office(name=options.office), _who())
    store.close()
    said = _("A new store was made. Print and lock away its recovery key: {key}", key=recovery_key)
    return {"store": str(options.store), "recovery_key": recovery_key, "said": said}


def _import(options: argparse.Namespace) -> Answer:
    roster = ROSTERS[options.roster]
    with closing(_opened(options)) as store:
        file = read_roster(store.database, options.workbook, roster, options.sheet)
        plan = plan_import(store.database, file, roster)
        result = foreseen(file, plan) if options.dry_run else write_plan(store.database, file, roster, plan, _who())
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
    return {**result.as_json(), "said": said}


def _find(options: argparse.Namespace) -> Answer:
    with closing(_opened(options)) as store, store.database.reading() as reading:
        persons = reading.find(Person, Query(options.text)) if options.text.strip() else []
    found = [_as_found(person) for person in persons]
    lines = ["\t".join(each.values()) for each in found] or [str(_("Nobody was found."))]
    return {"found": found, "said": "\n".join(lines)}


def _as_found(person: Person) -> dict[str, str]:
    return {
        "uid": person.uid,
        "name": person.name,
        "birth": person.birth.iso() if person.birth else "",
        "address": person.address.show() if person.address else "",
    }


def _disclose(options: argparse.Namespace) -> Answer:
    order = Order(type_called(options.type), options.person)
    size = PosterSize[options.poster] if options.poster else None
    with closing(_opened(options)) as store, replacing(options.out) as out:
        made = disclose(store.database, order, WorkingCalendar.from_files(), size, _who())
        out.write(made.pdf)
    kept = made.disclosure
    if not kept.phone:
        print(_("The notice names no phone for objections. Fill in the office profile."), file=sys.stderr)
    said = _("{pages} pages were written to {file}; nothing private is on them.", pages=made.pages, file=options.out)
    return {
        "uid": kept.uid,
        "file": str(options.out),
        "pages": made.pages,
        "persons": len(kept.persons),
        "first_day": str(kept.first_day),
        "last_day": str(kept.last_day),
        "working_days": kept.working_days,
        "provisional": kept.provisional,
        "private": [],
        "said": said,
    }


def _backup(options: argparse.Namespace) -> Answer:
    with closing(_opened(options)) as store:
        with store.database.reading() as reading:
            office = office_of(reading).name
        result = back_up_store(store.database, options.to, office=office, who=_who())
    said = _("The backup {file} was written, opened again and compared.", file=result.path)
    return {**_as_verified(result), "said": said}


def _verify(options: argparse.Namespace) -> Answer:
    result = verify_backup(options.backup, _password(options), paths.home() / "scratch")
    said = _("The backup of {made} is whole and opens.", made=result.manifest.made)
    return {**_as_verified(result), "said": said}


def _as_verified(result: BackupResult) -> dict[str, Any]:
    return {
        "file": str(result.path),
        "size": result.size,
        "sha256": result.sha256,
        "made": result.manifest.made,
        "verified": True,
        "counts": dict(result.counts),
    }


def _restore(options: argparse.Namespace) -> Answer:
    password = _password(options)
    if options.rehearse:
        comparison = rehearse_backup(options.backup, options.to, password)
        said = _("The backup of {made} can be restored; nothing was changed.", made=comparison.made)
    else:
        comparison = restore_backup(options.backup, options.to, password)
        said = _("The backup of {made} was restored.", made=comparison.made)
        _note_restore(options.to, password, comparison)
    return {**_as_compared(comparison), "restored": not options.rehearse, "said": said}


def _note_restore(path: Path, password: str, comparison: Comparison) -> None:
    """Write the restore into the history; not where a recovery key opened the backup or an upgrade is due first."""
    with suppress(AppError), closing(open_store(path, password)) as store:
        remember_restore(store.database, comparison, _who())


def _as_compared(comparison: Comparison) -> dict[str, Any]:
    return {
        "made": comparison.made,
        "office": comparison.office,
        "backup": dict(comparison.backup.counts),
        "standing": comparison.standing.name,
        "present": dict(comparison.present.counts),
        "kept": str(comparison.kept) if comparison.kept else "",
    }


def _check(options: argparse.Namespace) -> Answer:
    with closing(_opened(options)) as store:
        found = check_store(store.database)
    if found.complaints:
        raise AppError(_("The store is damaged: {complaints}", complaints="; ".join(found.complaints)))
    counts = dict(found.contents.counts)
    return {"sound": True, "complaints": [], "counts": counts, "said": _("The store is sound.")}


def _demo(options: argparse.Namespace) -> Answer:
    def tell(sentence: Message) -> None:
        if not options.json:
            print(sentence)

    done = demonstrate(options.out, tell)
    return {**done, "said": _("Everything lies in {folder}.", folder=options.out)}
