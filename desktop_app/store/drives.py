"""What a drive is to the store and to its backups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop_app.domain.i18n import _


class Place(Enum):
    """What kind of drive a folder lies on."""

    fixed = _("drive of this PC")
    removable = _("removable drive")
    network = _("network drive")


@dataclass(frozen=True)
class Drive:
    """A drive that can be carried away: its folder, its label ('' when it has none), free and whole size in bytes."""

    folder: Path
    label: str
    free: int
    size: int
