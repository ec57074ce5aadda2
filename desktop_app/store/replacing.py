"""Files replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _

PART = ".part"
"""Files with this ending were being written; one left behind by a power cut may be deleted."""


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write ``path`` through the binary file given: whole on the disk at the end, untouched after any failure.

    The bytes go to a file beside the target, are flushed to the device and renamed over the target.
    A full, read-only, removed or locked target raises ``AppError``; every other exception of the
    block passes through unchanged. Either way nothing is left beside the target.
    """
    part = part_beside(path)
    try:
        with telling_disk_trouble(path):
            with part.open("xb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            put_in_place(part, path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def part_beside(path: Path) -> Path:
    """Return an unused name in the folder of ``path`` for a file that is still being written."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")


def put_in_place(part: Path, path: Path) -> None:
    """Rename ``part``, which is already flushed, over ``path`` so that the new name survives a power cut."""
    part.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Write the names inside ``folder`` to the device, where the system can (Windows does it by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # FAT and network drivers cannot flush a folder
            raise
    finally:
        os.close(handle)


def write_private(out: BinaryIO, content: bytes) -> None:
    """Write ``content`` to a file that only this account may read, where the system knows accounts by files."""
    if os.name != "nt":
        os.fchmod(out.fileno(), 0o600)
    out.write(content)


def write_new_private(path: Path, content: bytes) -> Path:
    """Write ``content`` flushed into a new private file beside ``path``; return its name, to be put in place later."""
    part = part_beside(path)
    with part.open("xb") as out:
        write_private(out, content)
        out.flush()
        os.fsync(out.fileno())
    return part


def flush_file(path: Path) -> None:
    """Write what ``path`` holds to the device."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove_leftovers(path: Path) -> None:
    """Delete what an earlier, killed attempt to write ``path`` has left beside it.

    Only for files that one process at a time writes, such as the key file of a store that is locked.
    """
    for part in path.parent.glob(f".{_literal(path.name)}.*{PART}*"):
        with contextlib.suppress(OSError):
            part.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def refuse_without_room(path: Path, size: int) -> None:
    """Raise ``AppError`` when the drive of ``path`` has no room for ``size`` bytes: better now than after minutes."""
    with telling_disk_trouble(path):
        if shutil.disk_usage(path.parent).free < size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextlib.contextmanager
def telling_disk_trouble(path: Path) -> Iterator[None]:
    """Turn a failure of the disk that holds ``path`` into a sentence; other failures pass through."""
    try:
        yield
    except OSError as error:
        trouble = disk_trouble(error, path)
        if trouble is None:
            raise
        raise AppError(trouble) from error


def disk_trouble(error: OSError, path: Path) -> Message | None:
    """Return what the clerk can do about ``error`` while writing ``path``; None when it is no trouble of the disk."""
    place = str(path.parent)
    if error.errno in _FULL:
        return _("There is not enough free space in {place}. Free some space or choose another place.", place=place)
    if error.errno in _REFUSED:
        return _(
            "{name} cannot be written in {place}. Close it in other programs, or choose a folder you may write to.",
            name=path.name,
            place=place,
        )
    if error.errno in _GONE:
        return _("{place} cannot be reached any more. Was the drive removed? Put it back and try again.", place=place)
    return None


_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.EBUSY, errno.EEXIST}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, getattr(errno, "ESTALE", errno.EIO)}
