"""Backups: made, read back from where they lie, and trusted only then."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app import __version__
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.paths import key_path
from desktop_app.store import container
from desktop_app.store.backup_file import BackupFile, Details, Manifest, opened, write_details, write_manifest
from desktop_app.store.backup_read_me import READ_ME
from desktop_app.store.container import Writer
from desktop_app.store.contents import Contents, inspect
from desktop_app.store.copying import Step, copy_store, scratch_file, stage_of, unseen
from desktop_app.store.keyfile import Keys, key_file_text, keys_for, read_key_file
from desktop_app.store.packing import pack
from desktop_app.store.pages import PAGE, SpoiledPage
from desktop_app.store.replacing import PART, refuse_without_room, replacing, telling_disk_trouble
from desktop_app.store.wrapping import KEY_BYTES

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class BackupResult:
    """A backup that was read back whole: where it lies, its size in bytes, its checksum, what it holds.

    ``verified`` is the moment of the reading, ISO 8601 in UTC.
    """

    path: Path
    size: int
    sha256: str
    verified: str
    manifest: Manifest
    office: str
    contents: Contents

    @property
    def counts(self) -> Mapping[str, int]:
        """The living records by the name of their table."""
        return self.contents.counts


@dataclass(frozen=True)
class _Copy:
    path: Path
    key: bytes
    contents: Contents


def back_up(store: Path, store_key: bytes, folder: Path, office: str = "", step: Step = unseen) -> BackupResult:
    """Write a verified backup of ``store``, which may be in use, into ``folder`` and return what it is.

    ``step`` counts hundredths and may raise ``Cancelled``; then, and after any failure, nothing is left that claims
    to be a backup. A damaged store, a full or removed disk and a backup that reads back wrongly raise ``AppError``.
    """
    keys = keys_for(key_path(store), store_key)
    made = dt.datetime.now(dt.UTC).replace(microsecond=0)
    path = _free_name(folder, made, keys.store)
    with scratch_file(store) as copy_path:
        copy_key = secrets.token_bytes(KEY_BYTES)
        copy_store(store, store_key, copy_path, copy_key, stage_of(step, 0, 5))
        contents = inspect(copy_path, copy_key, lambda: stage_of(step, 1, 5)(0, 1))
        manifest = Manifest(made.isoformat(), __version__, contents.revision, keys.store)
        with replacing(path) as out:
            copy = _Copy(copy_path, copy_key, contents)
            details = _write(out, copy, keys, manifest, office, key_path(store), stage_of(step, 2, 5))
    try:
        return _read_back(path, keys, details, store, lambda done, _total: step(300 + done, 500))
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def verify(path: Path, secret: str, scratch: Path, step: Step = unseen) -> BackupResult:
    """Open the backup at ``path`` as a restore would, compare every checksum and return what it holds.

    ``secret`` is the password in force when it was made, or the recovery key. The folder ``scratch``, on this PC, must
    have room for the store; what is written there is encrypted. Raises ``AppError`` when anything is wrong.
    """
    with opened(path) as backup:
        return _verified(path, backup, backup.identity_for(secret), scratch / path.name, step)


def forget_half_backups(folder: Path, store_id: str) -> None:
    """Delete what a power cut during an earlier backup of the same store has left in ``folder``."""
    for part in folder.glob(f".community-desk-*-{store_id}{container.ENDING}.*{PART}"):
        with contextlib.suppress(OSError):
            part.unlink()


def _free_name(folder: Path, made: dt.datetime, store_id: str) -> Path:
    """Return a name by date, local time and store that is not taken; it says nothing about anybody."""
    forget_half_backups(folder, store_id)
    local = made.astimezone().strftime("%Y%m%d-%H%M%S")
    path = folder / f"community-desk-{local}-{store_id}{container.ENDING}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"community-desk-{local}-{number}-{store_id}{container.ENDING}"
    return path


def _write(
    out: BinaryIO, copy: _Copy, keys: Keys, manifest: Manifest, office: str, key_file_path: Path, step: Step
) -> Details:
    key_file = read_key_file(key_file_path)
    identities = [keys.password_identity, keys.recovery_identity]
    pages = copy.path.stat().st_size // PAGE
    writer = Writer(out)
    writer.add(container.READ_ME, READ_ME.encode())
    write_manifest(writer, manifest)
    writer.add(container.PASSWORD, key_file.password.identity_file)
    writer.add(container.RECOVERY, key_file.recovery.identity_file)
    try:
        with writer.adding(container.STORE) as member, copy.path.open("rb") as file:
            packed = pack(file, copy.key, identities, member, lambda page: step(page, pages))
    except SpoiledPage as error:
        raise AppError(_("The disk of this PC returned other data than was written. Have it checked.")) from error
    details = Details(manifest, office, copy.contents, packed, key_file_text(key_file))
    write_details(writer, details, identities)
    writer.finish()
    return details


def _read_back(path: Path, keys: Keys, expected: Details, store: Path, step: Step) -> BackupResult:
    """Read the backup from the device it lies on and compare it with what was to be written."""
    _forget_cached(path)
    try:
        with opened(path) as backup:
            if backup.details(keys.password_identity) != expected or backup.details(keys.recovery_identity) != expected:
                raise container.NotWhole(container.DETAILS)
            return _verified(path, backup, keys.password_identity, store, step)
    except AppError as error:
        raise AppError(
            _("The backup was deleted because it could not be verified: {reason}", reason=error.message)
        ) from error


def _verified(path: Path, backup: BackupFile, identity: str, beside: Path, step: Step) -> BackupResult:
    details = backup.details(identity)
    pages = max(details.packed.size // PAGE, 1)
    key = secrets.token_bytes(KEY_BYTES)
    unpacking, checking = stage_of(step, 0, 2), stage_of(step, 1, 2)
    sha256 = _sha256(path, lambda: unpacking(0, 1))
    with scratch_file(beside) as copy:
        refuse_without_room(copy, details.packed.size)
        with telling_disk_trouble(copy), copy.open("xb") as out:
            backup.unpack(identity, out, key, lambda page: unpacking(page, pages))
        if inspect(copy, key, lambda: checking(0, 1)) != details.contents:
            raise container.NotWhole("other contents")
    return BackupResult(
        path=path,
        size=path.stat().st_size,
        sha256=sha256,
        verified=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        manifest=details.manifest,
        office=details.office,
        contents=details.contents,
    )


def _forget_cached(path: Path) -> None:
    """Ask the system to read ``path`` from the device the next time, where it knows how to (not on Windows)."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sha256(path: Path, look: Callable[[], None]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            look()
    return digest.hexdigest()
