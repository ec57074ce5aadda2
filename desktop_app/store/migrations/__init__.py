"""How the tables changed from version to version of the program (Alembic)."""

from __future__ import annotations

from pathlib import Path

HEAD = "0001"
"""The schema this program writes."""


def known_revisions() -> frozenset[str]:
    """Return every schema this program can read or upgrade: one file each in ``versions/``."""
    return frozenset(each.name.split("_", 1)[0] for each in (Path(__file__).parent / "versions").glob("[0-9]*.py"))
