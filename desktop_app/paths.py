"""Where the store, its backups and the log lie."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "COMMUNITY_DESK_HOME"
_FOLDER = "CommunityDesk" if os.name == "nt" else "community-desk"


def home() -> Path:
    """Return the folder of everything the program keeps for this account of this PC; it may not exist yet.

    ``COMMUNITY_DESK_HOME`` names another one.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    return _data_of_this_account() / _FOLDER


def _data_of_this_account() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def default_store() -> Path:
    """Return the store that is opened when none is named."""
    return home() / "office.cdstore"


def backup_folder() -> Path:
    """Return the folder on this PC for backups that go nowhere else; a stick is the better place."""
    return home() / "backups"


def log_folder() -> Path:
    """Return the folder of the log files, which hold no personal data."""
    return home() / "log"


def key_path(store: Path) -> Path:
    """Return where the key file of ``store`` lies."""
    return store.with_name(store.name + ".key")


def exchange_path(store: Path) -> Path:
    """Return the file that lies beside ``store`` while it is exchanged for another."""
    return store.with_name(store.name + ".exchange")


def a_store_lies_at(store: Path) -> bool:
    """Tell whether ``store`` is there, or will be as soon as an exchange that a power cut broke off is completed."""
    return store.is_file() or exchange_path(store).is_file()


def lock_path(store: Path) -> Path:
    """Return the file that is locked while a process works on ``store``."""
    return store.with_name(store.name + ".lock")
