"""The commands on backups: write one, open it again, bring it back."""

from __future__ import annotations

import argparse
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from desktop_app import paths
from desktop_app.cli.asking import Answer, Commands, opened, password, who
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.store import office_of
from desktop_app.modules.upkeep.exchange import (
    Comparison,
    back_up_store,
    rehearse_backup,
    remember_restore,
    restore_backup,
    verify_backup,
)
from desktop_app.opening import open_store
from desktop_app.store.backup import BackupResult


def add_commands(commands: Commands) -> None:
    """Add ``backup``, ``verify`` and ``restore``."""
    backing_up = commands.add_on_store("backup", _backup, _("write a verified backup"))
    backing_up.add_argument("--to", type=Path, required=True, metavar="DIR")
    verifying = commands.add_secret("verify", _verify, _("open a backup and compare it"))
    verifying.add_argument("backup", type=Path)
    restoring = commands.add_secret("restore", _restore, _("bring a backup back; what it replaces is kept"))
    restoring.add_argument("backup", type=Path)
    restoring.add_argument("--to", type=Path, required=True, metavar="FILE")
    restoring.add_argument("--rehearse", action="store_true")


def _backup(options: argparse.Namespace) -> Answer:
    with closing(opened(options)) as store:
        with store.database.reading() as reading:
            office = office_of(reading).name
        result = back_up_store(store.database, options.to, office=office, who=who())
    said = _("The backup {file} was written, opened again and compared.", file=result.path)
    return Answer(_as_verified(result), said)


def _verify(options: argparse.Namespace) -> Answer:
    result = verify_backup(options.backup, password(options), paths.home() / "scratch")
    return Answer(_as_verified(result), _("The backup of {made} is whole and opens.", made=result.manifest.made))


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
    secret = password(options)
    if options.rehearse:
        comparison = rehearse_backup(options.backup, options.to, secret)
        said = _("The backup of {made} can be restored; nothing was changed.", made=comparison.made)
    else:
        comparison = restore_backup(options.backup, options.to, secret)
        said = _("The backup of {made} was restored.", made=comparison.made)
        _note_restore(options.to, secret, comparison)
    return Answer({**_as_compared(comparison), "restored": not options.rehearse}, said)


def _note_restore(path: Path, secret: str, comparison: Comparison) -> None:
    """Write the restore into the history; not where a recovery key opened the backup or an upgrade is due first."""
    with suppress(AppError), closing(open_store(path, secret)) as store:
        remember_restore(store.database, comparison, who())


def _as_compared(comparison: Comparison) -> dict[str, Any]:
    return {
        "made": comparison.made,
        "office": comparison.office,
        "backup": dict(comparison.backup.counts),
        "standing": comparison.standing.name,
        "present": dict(comparison.present.counts),
        "kept": str(comparison.kept) if comparison.kept else "",
    }
