"""The commands on what goes to the wall: set a disclosure."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from desktop_app.cli.asking import Answer, Commands, opened, who
from desktop_app.documents.poster import PosterSize
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.documents import disclose
from desktop_app.modules.disclosures.domain import type_called
from desktop_app.modules.disclosures.store import Order
from desktop_app.store.replacing import replacing


def add_commands(commands: Commands) -> None:
    """Add ``disclose``."""
    disclosing = commands.add_on_store("disclose", _disclose, _("set a disclosure as PDF"))
    disclosing.add_argument("--type", required=True, metavar="TYPE")
    disclosing.add_argument("--person", required=True, nargs="+", action="extend", metavar="UID")
    disclosing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    disclosing.add_argument("--poster", choices=[size.name for size in PosterSize])


def _disclose(options: argparse.Namespace) -> Answer:
    order = Order(type_called(options.type), options.person)
    size = PosterSize[options.poster] if options.poster else None
    with closing(opened(options)) as store, replacing(options.out) as out:
        made = disclose(store.database, order, WorkingCalendar.from_files(), size, who())
        out.write(made.pdf)
    kept = made.disclosure
    if not kept.phone:
        print(_("The notice names no phone for objections. Fill in the office profile."), file=sys.stderr)
    answer = {
        "uid": kept.uid,
        "file": str(options.out),
        "pages": made.pages,
        "persons": len(kept.persons),
        "first_day": str(kept.first_day),
        "last_day": str(kept.last_day),
        "working_days": kept.working_days,
        "provisional": kept.provisional,
        "private": [],
    }
    said = _("{pages} pages were written to {file}; nothing private is on them.", pages=made.pages, file=options.out)
    return Answer(answer, said)
