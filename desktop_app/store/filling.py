"""Folders that are there with everything in them, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.store.replacing import flush_folder, part_beside, telling_disk_trouble


@contextlib.contextmanager
def filling(folder: Path) -> Iterator[Path]:
    """Yield a new folder to write files into; at the end it is called ``folder``, after any failure it is gone.

    Nothing is written over: raises ``AppError`` where ``folder`` is there already, and for a full or read-only disk.
    """
    if folder.exists():
        raise AppError(_("There is a folder “{name}” already; nothing was written over it.", name=folder.name))
    part = part_beside(folder)
    try:
        with telling_disk_trouble(folder):
            part.mkdir()
            yield part
            for written in part.iterdir():
                _flush(written)
            flush_folder(part)
            part.rename(folder)
            flush_folder(folder.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _flush(path: Path) -> None:
    with path.open("r+b") as written:
        os.fsync(written.fileno())
