"""Where a store may work, and which drives a backup can be carried away on."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.store.drives import Drive, Place

if sys.platform == "win32":  # pragma: no cover
    from desktop_app.store.windows_drives import place_of, removable_drives
else:
    from desktop_app.store.linux_drives import place_of, removable_drives

__all__ = ["Drive", "Place", "a_store_works_only_on_a_drive_of_this_pc", "place_of", "removable_drives"]


def a_store_works_only_on_a_drive_of_this_pc(store: Path) -> None:
    """Raise ``AppError`` when ``store`` lies on a removable or network drive.

    SQLite's locks cannot be trusted over a network, and a stick pulled out while a clerk saves loses the work.
    """
    place = place_of(store)
    if place is not Place.fixed:
        raise AppError(
            _(
                "{folder} is on a {place}. The store works only on a drive of this PC; carry backups away instead.",
                folder=store.parent,
                place=place.value,
            )
        )
