"""The commands on what goes to the wall: tell its types, set one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop_app.cli.asking import Answer, Commands, opened, typed, who
from desktop_app.documents.poster import Ink, PosterSize
from desktop_app.documents.tiles import SheetSize
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.documents import Shape, disclose
from desktop_app.modules.disclosures.domain import DisclosureType, disclosure_types
from desktop_app.modules.disclosures.domain.types import PERSONS, Rows, TypedField, name_of_kind
from desktop_app.modules.disclosures.domain.typing import field_named, read_beside, read_values
from desktop_app.modules.disclosures.exchange import rows_in_file
from desktop_app.modules.disclosures.store import Order, type_in, types_in
from desktop_app.store.database import Database
from desktop_app.store.replacing import replacing


def add_commands(commands: Commands) -> None:
    """Add ``disclose`` and ``disclosure-types``."""
    disclosing = commands.add_on_store("disclose", _disclose, _("set a disclosure as PDF"))
    disclosing.add_argument("--type", required=True, metavar="TYPE")
    disclosing.add_argument("--person", default=[], nargs="+", action="extend", metavar="UID")
    disclosing.add_argument("--field", default=[], action="append", metavar="NAME=VALUE", type=typed)
    disclosing.add_argument("--table", default=[], action="append", metavar="[NAME=]FILE", type=typed)
    disclosing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    disclosing.add_argument("--poster", choices=[size.name for size in PosterSize])
    disclosing.add_argument("--sheet", choices=[size.name for size in SheetSize], default=SheetSize.A4.name)
    disclosing.add_argument("--plan", action="store_true", help=str(_("begin with a sheet that shows the assembling")))
    disclosing.add_argument("--black", action="store_true", help=str(_("print the poster in black only")))
    telling = commands.add_secret("disclosure-types", _types, _("list the types of disclosure and what they may show"))
    telling.add_argument("--store", type=Path, metavar="FILE", help=str(_("with the office's own types")))


def _disclose(options: argparse.Namespace) -> Answer:
    with closing(opened(options)) as store, replacing(options.out) as out:
        order = _order(store.database, options)
        made = disclose(store.database, order, WorkingCalendar.from_files(), _shape(options), who())
        out.write(made.pdf)
    kept = made.disclosure
    if order.kind.objections and not kept.phone:
        print(_("The notice names no phone for objections. Fill in the office profile."), file=sys.stderr)
    answer = {
        "uid": kept.uid,
        "file": str(options.out),
        "pages": made.pages,
        "persons": len(kept.persons),
        "first_day": str(kept.first_day or ""),
        "last_day": str(kept.last_day or ""),
        "working_days": kept.working_days,
        "provisional": kept.provisional,
        "private": [],
    }
    said = _("{pages} pages were written to {file}; nothing private is on them.", pages=made.pages, file=options.out)
    return Answer(answer, said)


def _shape(options: argparse.Namespace) -> Shape:
    size = PosterSize[options.poster] if options.poster else None
    ink = Ink.black if options.black else Ink.colour
    return Shape(size, paper=SheetSize[options.sheet], ink=ink, plan=options.plan)


def _order(database: Database, options: argparse.Namespace) -> Order:
    with database.reading() as reading:
        kind = type_in(reading, options.type)
    files = dict(_named_file(kind, each) for each in options.table)
    beside = files.pop(PERSONS, None)
    tables = {name: rows_in_file(path, _table(kind, name).columns) for name, path in files.items()}
    own = kind.persons.own if kind.persons else ()
    return Order(
        kind,
        options.person,
        values=read_values(kind, dict(_named_text(each) for each in options.field), tables),
        beside=read_beside(own, rows_in_file(beside, own)) if beside else (),
    )


def _named_text(given: str) -> tuple[str, str]:
    name, sign, text = given.partition("=")
    if not sign or not name.strip():
        raise AppError(_("Write --field NAME=VALUE, not “{given}”.", given=given[:40]))
    return name.strip(), text


def _named_file(kind: DisclosureType, given: str) -> tuple[str, Path]:
    """Return name and file of a table; a type's only table needs no name."""
    name, sign, file = given.partition("=")
    if sign and not Path(given).exists():
        return name.strip(), Path(file)
    names = [each.code for each, _rows in kind.tables] + ([PERSONS] if kind.persons and kind.persons.own else [])
    if len(names) != 1:
        known = ", ".join(names) or "-"
        raise AppError(_("Write --table NAME=FILE; “{type}” has these tables: {known}.", type=kind.name, known=known))
    return names[0], Path(given)


def _table(kind: DisclosureType, name: str) -> Rows:
    rows = field_named(kind, name).kind
    if not isinstance(rows, Rows):
        raise AppError(_("“{name}” is no table of “{type}”.", name=name, type=kind.name))
    return rows


def _types(options: argparse.Namespace) -> Answer:
    if options.store:
        with closing(opened(options)) as store, store.database.reading() as reading:
            kinds: Iterable[DisclosureType] = types_in(reading)
    else:
        kinds = disclosure_types()
    told = [_as_told(kind) for kind in kinds]
    lines = [f"{each['code']}\t{each['name']}\t{', '.join(each['allowed'])}" for each in told]
    return Answer({"types": told}, "\n".join(lines))


def _as_told(kind: DisclosureType) -> dict[str, Any]:
    persons = kind.persons
    return {
        "code": kind.code,
        "name": kind.name,
        "version": kind.version,
        "group": kind.group.name,
        "allowed": list(kind.allowed),
        "persons": "none" if persons is None else "required" if persons.required else "optional",
        "fields": [_as_field(each) for each in kind.fields],
        "period_rule": kind.period_rule,
        "layout": kind.layout.name,
        "poster": kind.poster,
    }


def _as_field(each: TypedField) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": each.code,
        "label": each.label,
        "kind": name_of_kind(each.kind),
        "required": each.required,
    }
    if isinstance(each.kind, Rows):
        told["columns"] = [
            {"code": column.code, "head": column.head, "kind": name_of_kind(column.kind), "required": column.required}
            for column in each.kind.columns
        ]
    return told
