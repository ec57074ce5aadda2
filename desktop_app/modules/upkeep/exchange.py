"""Carrying the office's data away and bringing it back: what the pages and the commands call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.modules.upkeep.store import MADE_A_BACKUP, RESTORED_A_BACKUP, note_of, remember
from desktop_app.store.backup import BackupResult, back_up, verify
from desktop_app.store.connection import connected
from desktop_app.store.contents import Contents, contents_of, soundness_of
from desktop_app.store.copying import Step, stage_of, unseen
from desktop_app.store.database import Database
from desktop_app.store.index_check import faults_of_index
from desktop_app.store.lock import holding
from desktop_app.store.replacing import telling_disk_trouble
from desktop_app.store.restore import Rehearsal, Standing, rehearsing

PLACES_OF_DRIVES = frozenset({Path("/media"), Path("/mnt"), Path("/run/media")})
"""Where Linux puts the drives that are plugged in, by their names or by the names of their users."""

__all__ = [
    "BackupResult",
    "back_up_store",
    "check_store",
    "rehearse_backup",
    "rehearse_beside",
    "restore_backup",
    "verify_backup",
]


@dataclass(frozen=True)
class Comparison:
    """What a backup holds beside what it replaces or would replace.

    ``present`` is empty unless ``standing`` is ``known``. ``kept`` is where the replaced store lies now: None in a
    rehearsal and where there was no store.
    """

    office: str
    made: str
    backup: Contents
    standing: Standing
    present: Contents
    kept: Path | None = None


@dataclass(frozen=True)
class StoreCheck:
    """What a check of the whole store found; ``complaints`` hold no values of records and are empty for a sound one."""

    complaints: tuple[str, ...]
    contents: Contents


def back_up_store(
    database: Database, folder: Path, *, office: str = "", who: str = "", step: Step = unseen
) -> BackupResult:
    """Write a verified backup of the open store into ``folder``, made when it is new, and remember it in the history.

    ``step`` counts hundredths and may raise ``Cancelled``; then, and after any failure (``AppError``), nothing is left.
    """
    with telling_disk_trouble(folder):
        a_drive_that_is_not_there_becomes_no_folder(folder)
        folder.mkdir(exist_ok=True)  # not the folders above it: a stick that is not there must not become a folder
    result = back_up(database.path, database.key, folder, office, step)
    with database.work(MADE_A_BACKUP, who=who) as work:
        remember(work, note_of(result))
    return result


def a_drive_that_is_not_there_becomes_no_folder(folder: Path) -> None:
    """Raise ``AppError`` where ``folder`` would be made among the places of drives: it would stay on this PC."""
    if not folder.exists() and (folder.parent in PLACES_OF_DRIVES or folder.parent.parent in PLACES_OF_DRIVES):
        raise AppError(_("{place} is not there. Plug the drive in and try again.", place=folder))


def verify_backup(backup: Path, secret: str, scratch: Path, step: Step = unseen) -> BackupResult:
    """Open ``backup`` as a restore would and return what it holds; raises ``AppError`` when anything is wrong.

    ``secret`` is the password of that day or the recovery key. The folder ``scratch`` on this PC is made when it is not
    there; it must have room for the store.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    return verify(backup, secret, scratch, step)


def rehearse_backup(backup: Path, to: Path, secret: str, step: Step = unseen) -> Comparison:
    """Open ``backup`` beside the store ``to`` and return both sides; nothing is changed. The store must not be open."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with holding(to), rehearsing(backup, to, secret, step) as rehearsal:
        return _compared(rehearsal, None)


def rehearse_beside(database: Database, backup: Path, secret: str, step: Step = unseen) -> Comparison:
    """Open ``backup`` beside the store that this process holds open and return both sides; nothing is changed."""
    with rehearsing(backup, database.path, secret, step) as rehearsal:
        compared = _compared(rehearsal, None)
    with connected(database.path, database.key) as connection:
        return replace(compared, standing=Standing.known, present=contents_of(connection))


def restore_backup(backup: Path, to: Path, secret: str, step: Step = unseen) -> Comparison:
    """Rehearse ``backup`` and put it in place of the store ``to``, which is kept; the store must not be open."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with holding(to), rehearsing(backup, to, secret, step) as rehearsal:
        return _compared(rehearsal, rehearsal.replace().kept)


def remember_restore(database: Database, comparison: Comparison, who: str = "") -> None:
    """Write into the history of the restored store, now open, which backup it came from."""
    kept = comparison.kept.name if comparison.kept else ""
    with database.work(RESTORED_A_BACKUP, who=who, made=comparison.made, kept=kept) as work:
        work.step_id  # noqa: B018  # asking for the number writes the step


def check_store(database: Database, step: Step = unseen) -> StoreCheck:
    """Check every page, index and link of the open store, and that the search tells of its records.

    ``step`` may raise ``Cancelled``.
    """
    checking = stage_of(step, 0, 1)
    with connected(database.path, database.key) as connection:
        soundness = soundness_of(connection, lambda: checking(0, 1))
        if not soundness.is_sound():
            return StoreCheck(soundness.complaints, Contents({}, "", ""))
        contents = contents_of(connection)
    with database.reading() as reading:
        return StoreCheck(faults_of_index(reading), contents)


def _compared(rehearsal: Rehearsal, kept: Path | None) -> Comparison:
    backup, present = rehearsal.backup, rehearsal.present
    return Comparison(backup.office, backup.manifest.made, backup.contents, present.standing, present.contents, kept)
