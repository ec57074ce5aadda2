"""A backup put in the place of a store: always rehearsed first, and what it replaces is kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.paths import key_path
from desktop_app.store.backup_file import Details, opened
from desktop_app.store.connection import connected
from desktop_app.store.container import NotWhole
from desktop_app.store.contents import Contents, contents_of, inspect
from desktop_app.store.copying import Step, scratch_file, stage_of, unseen
from desktop_app.store.keyfile import open_with_either, parse_key_file, read_key_file
from desktop_app.store.migrations import HEAD, known_revisions
from desktop_app.store.pages import PAGE
from desktop_app.store.places import a_store_works_only_on_a_drive_of_this_pc
from desktop_app.store.replacing import refuse_without_room, telling_disk_trouble, write_new_private, write_private
from desktop_app.store.swap import exchange, free_name_for_kept


class Standing(Enum):
    """What stands at the place a backup is to be restored to."""

    nothing = _("There is no store yet.")
    known = _("There is a store.")
    closed = _("There is a store that does not open with the password of the backup.")


@dataclass(frozen=True)
class Present:
    """The store that would be replaced; its contents are empty unless it is ``known``."""

    standing: Standing
    contents: Contents


@dataclass(frozen=True)
class Restored:
    """A restore that is done: where the store lies, and where the one it replaced was kept, if there was one."""

    store: Path
    kept: Path | None


_UNKNOWN = Contents({}, "", "")


@dataclass(frozen=True)
class Rehearsal:
    """A backup that was opened, decrypted, compared and checked beside the store it may replace.

    ``backup`` and ``present`` are what the clerk compares before ``replace``.
    """

    store: Path
    backup: Details
    present: Present
    unpacked: Path

    def replace(self) -> Restored:
        """Put the rehearsed store in place of the present one, which is kept beside it with its key file.

        Whole or not at all, also when the power fails. The caller holds the lock of the store and has closed it.
        """
        moment = dt.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        kept = free_name_for_kept(self.store, f"replaced-{moment}")
        with telling_disk_trouble(self.store):
            key_file = write_new_private(key_path(self.store), self.backup.key_file)
            exchange(self.store, self.unpacked, key_file, kept)
        return Restored(self.store, kept if self.present.standing is not Standing.nothing else None)


@contextlib.contextmanager
def rehearsing(backup: Path, store: Path, secret: str, step: Step = unseen) -> Iterator[Rehearsal]:
    """Open ``backup`` beside ``store`` for one block, in which it may be put in its place.

    ``secret`` is the password in force when the backup was made, or the recovery key; it opens the restored store too.
    ``step`` counts hundredths and may raise ``Cancelled``. The caller holds the lock of ``store``. Nothing is left of a
    rehearsal that does not replace. Raises ``AppError`` for a wrong secret and for a backup that is not whole or newer
    than the program.
    """
    a_store_works_only_on_a_drive_of_this_pc(store)
    only_a_store_is_replaced(store)
    with scratch_file(store) as unpacked:
        details, key = _unpacked(backup, secret, unpacked, step)
        yield Rehearsal(store, details, _present(store, key, secret), unpacked)


def only_a_store_is_replaced(store: Path) -> None:
    """Raise ``AppError`` where a folder or a file of something else lies; a damaged store still has its key file."""
    if store.is_dir():
        raise AppError(_("{name} is a folder. Name the file that the store is to become.", name=store.name))
    if store.exists() and not key_path(store).is_file():
        raise AppError(
            _("{name} is no store of the Community Desk. It was not touched; name another file.", name=store.name)
        )


def _unpacked(path: Path, secret: str, unpacked: Path, step: Step) -> tuple[Details, bytes]:
    """Unpack and check; return what the backup tells about itself and the key of the unpacked store."""
    unpacking, checking = stage_of(step, 0, 2), stage_of(step, 1, 2)
    with opened(path) as backup:
        identity = backup.identity_for(secret)
        details = backup.details(identity)
        a_backup_is_not_newer_than_the_program(details)
        key = _store_key(details, secret)
        pages = details.packed.size // PAGE
        refuse_without_room(unpacked, details.packed.size)
        with telling_disk_trouble(unpacked), unpacked.open("xb") as out:
            write_private(out, b"")
            backup.unpack(identity, out, key, lambda page: unpacking(page, pages))
            out.flush()
            os.fsync(out.fileno())
        if inspect(unpacked, key, lambda: checking(0, 1)) != details.contents:
            raise NotWhole("other contents")
    return details, key


def a_backup_is_not_newer_than_the_program(details: Details) -> None:
    """Raise ``AppError`` for a backup whose schema this program does not know."""
    if details.contents.revision not in known_revisions() | {HEAD}:
        raise AppError(_("This backup was made by a newer version of the program. Install that version."))


def _store_key(details: Details, secret: str) -> bytes:
    try:
        return open_with_either(parse_key_file(details.key_file), secret).store_key
    except ValueError as error:
        raise NotWhole("key file") from error


def _present(store: Path, key_of_backup: bytes, secret: str) -> Present:
    if not store.exists():
        return Present(Standing.nothing, _UNKNOWN)
    try:
        return Present(Standing.known, _contents(store, key_of_backup))  # the usual case: a backup of this very store
    except AppError:
        pass
    try:
        keys = open_with_either(read_key_file(key_path(store)), secret)
        return Present(Standing.known, _contents(store, keys.store_key))
    except AppError:
        return Present(Standing.closed, _UNKNOWN)


def _contents(store: Path, key: bytes) -> Contents:
    with connected(store, key) as connection:
        return contents_of(connection)
