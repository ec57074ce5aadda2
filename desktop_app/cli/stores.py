"""The commands on the store itself: make one, check it."""

from __future__ import annotations

import argparse
from contextlib import closing

from desktop_app.cli.asking import Answer, Commands, opened, password, typed, who
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.modules.office.domain import Office
from desktop_app.modules.upkeep.exchange import check_store
from desktop_app.opening import make_store

_TOLD_ON_PAPER = ("contact", "phone", "address")
"""Whom a notice asks residents to turn to."""


def add_commands(commands: Commands) -> None:
    """Add ``init`` and ``check``."""
    making = commands.add_on_store("init", _init, _("make a new store"))
    making.add_argument("--office", required=True, metavar="NAME", type=typed)
    for name in _TOLD_ON_PAPER:
        making.add_argument(f"--{name}", default="", metavar="TEXT", type=typed, help=str(Office.field(name).label))
    commands.add_on_store("check", _check, _("check every page, index and link of the store"))


def _init(options: argparse.Namespace) -> Answer:
    given = {name: getattr(options, name) for name in _TOLD_ON_PAPER}
    told = {name: Office.field(name).kind.parse(text) for name, text in given.items() if text.strip()}
    office = Office(name=options.office, **told)
    store, recovery_key = make_store(options.store, password(options), office, who())
    store.close()
    said = _("A new store was made. Print and lock away its recovery key: {key}", key=recovery_key)
    return Answer({"store": str(options.store), "recovery_key": recovery_key}, said)


def _check(options: argparse.Namespace) -> Answer:
    with closing(opened(options)) as store:
        found = check_store(store.database)
    if found.complaints:
        raise AppError(_("The store is damaged: {complaints}", complaints="; ".join(found.complaints)))
    answer = {"sound": True, "complaints": [], "counts": dict(found.contents.counts)}
    return Answer(answer, _("The store is sound."))
