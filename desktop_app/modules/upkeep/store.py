"""How the office remembers its backups: as steps of the history, which nobody can alter."""

from __future__ import annotations

from desktop_app.modules.upkeep.domain import BackupNote
from desktop_app.store.backup import BackupResult
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

MADE_A_BACKUP = "backup"
RESTORED_A_BACKUP = "restore"


def note_of(result: BackupResult) -> BackupNote:
    """Return what is remembered of a backup that was made."""
    return BackupNote(
        made=result.manifest.made,
        verified=result.verified,
        place=str(result.path.parent),
        file=result.path.name,
        size=result.size,
        sha256=result.sha256,
        counts=dict(result.counts),
    )


def remember(work: Work, note: BackupNote) -> None:
    """Write ``note`` into the history; ``work`` was begun with the action ``MADE_A_BACKUP``."""
    work.describe(**note.as_details())
    work.step_id  # noqa: B018  # asking for the number writes the step


def backups_made(reading: Reading, most: int = 50) -> list[BackupNote]:
    """Return the newest backups first, at most ``most``."""
    return [BackupNote.from_details(step.details) for step in reading.steps(action=MADE_A_BACKUP, most=most)]
