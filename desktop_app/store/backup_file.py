"""A backup file, taken apart: what everybody may read of it, what the password opens, and the store inside."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.passwords import password_bytes
from desktop_app.domain.recovery_key import read_recovery_key
from desktop_app.store import container
from desktop_app.store.age_passphrase import open_age_file
from desktop_app.store.container import MemberReader, NotWhole, Writer, find_members, read_small, read_sums
from desktop_app.store.contents import Contents
from desktop_app.store.packing import Packed, unpack
from desktop_app.store.replacing import telling_disk_trouble
from desktop_app.store.wrapping import WrongSecret

FORMAT = "community-desk-backup"
VERSION = 1


@dataclass(frozen=True)
class Manifest:
    """What everybody may know of a backup: when (ISO 8601, UTC), by which version, of which store and schema."""

    made: str
    product: str
    revision: str
    store: str


@dataclass(frozen=True)
class Details:
    """What only the password shows: the office, what the store held, the plain file's checksum, the key file."""

    manifest: Manifest
    office: str
    contents: Contents
    packed: Packed
    key_file: bytes


class BackupFile:
    """An opened backup whose small members are whole; the store inside is read by ``unpack``.

    Raises ``NotWhole`` from the start when it is no backup or was cut short or changed.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._members = find_members(file)
        self._sums = read_sums(read_small(file, self._members[container.SUMS]))
        for name in (container.READ_ME, container.PASSWORD, container.RECOVERY, container.DETAILS):
            self._small(name)
        self.manifest = _read_manifest(_json(self._small(container.MANIFEST)))

    def identity_for(self, secret: str) -> str:
        """Return the age identity that ``secret`` opens: the password of that time or the recovery key, as typed."""
        name, passphrase = _lock_of(secret)
        try:
            return open_age_file(self._small(name), passphrase).decode("ascii").strip()
        except WrongSecret:
            raise AppError(
                _(
                    "Neither as password nor as recovery key does this open the backup. "
                    "A backup opens with the password that was in force when it was made."
                )
            ) from None
        except ValueError as error:
            raise NotWhole(name) from error

    def details(self, identity: str) -> Details:
        """Return what ``identity`` shows of the backup."""
        try:
            plain = pyrage.decrypt(self._small(container.DETAILS), [pyrage.x25519.Identity.from_str(identity)])
        except (pyrage.DecryptError, pyrage.IdentityError, OSError) as error:
            raise NotWhole(container.DETAILS) from error
        details = _read_details(_json(plain))
        if details.manifest != self.manifest:
            raise NotWhole(container.MANIFEST)
        return details

    def unpack(self, identity: str, out: BinaryIO, key: bytes, look: Callable[[int], None]) -> None:
        """Write the store inside to ``out``, encrypted with ``key``; ``look`` is told the pages done."""
        reader = MemberReader(self._file, self._members[container.STORE])
        unpack(reader, identity, self.details(identity).packed, out, key, look)
        self._compare(container.STORE, reader)

    def _small(self, name: str) -> bytes:
        member = self._members[name]
        content = read_small(self._file, member)
        self._compare(name, MemberReader(self._file, member))
        return content

    def _compare(self, name: str, reader: MemberReader) -> None:
        if reader.sha256() != self._sums[name]:
            raise NotWhole(name)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BackupFile]:
    """Open the backup at ``path`` for one block; what is found not to be whole there raises ``AppError``."""
    if path.parent.is_dir() and not path.is_file():
        raise AppError(_("There is no backup {name} in {place}.", name=path.name, place=path.parent))
    with telling_disk_trouble(path), path.open("rb") as file:
        try:
            yield BackupFile(file)
        except NotWhole as error:
            raise AppError(
                _("{name} is no backup, or it was cut short or changed. Use another backup.", name=path.name)
            ) from error


def write_manifest(writer: Writer, manifest: Manifest) -> None:
    """Write the member that everybody may read."""
    writer.add(container.MANIFEST, _text(_manifest_as_json(manifest)))


def write_details(writer: Writer, details: Details, identities: list[str]) -> None:
    """Write the member that the password and the recovery key open."""
    root = _manifest_as_json(details.manifest) | {
        "office": details.office,
        "counts": dict(details.contents.counts),
        "last_change": details.contents.last_change,
        "size": details.packed.size,
        "sha256": details.packed.sha256,
        "key_file": base64.b64encode(details.key_file).decode(),
    }
    recipients = [pyrage.x25519.Identity.from_str(identity).to_public() for identity in identities]
    writer.add(container.DETAILS, pyrage.encrypt(_text(root), recipients))


def _lock_of(secret: str) -> tuple[str, bytes]:
    """A recovery key has 30 characters that check one another: no password is mistaken for one."""
    try:
        return container.RECOVERY, read_recovery_key(secret).encode()
    except Unreadable:
        return container.PASSWORD, password_bytes(secret)


def _manifest_as_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": manifest.made,
        "product": manifest.product,
        "revision": manifest.revision,
        "store": manifest.store,
    }


def _text(root: dict[str, Any]) -> bytes:
    return json.dumps(root, ensure_ascii=False, indent=1).encode() + b"\n"


def _json(content: bytes) -> dict[str, Any]:
    try:
        root = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NotWhole("not JSON") from error
    if not isinstance(root, dict) or root.get("format") != FORMAT:
        raise NotWhole("another format")
    if root.get("version") != VERSION:
        raise AppError(_("This backup was made by a newer version of the program. Install that version."))
    return root


def _read_manifest(root: dict[str, Any]) -> Manifest:
    return Manifest(*(_word(root, name) for name in ("made", "product", "revision", "store")))


def _read_details(root: dict[str, Any]) -> Details:
    counts = root.get("counts")
    if not (isinstance(counts, dict) and all(type(count) is int for count in counts.values())):
        raise NotWhole("counts")
    size = root.get("size")
    if type(size) is not int:
        raise NotWhole("size")
    manifest = _read_manifest(root)
    try:
        key_file = base64.b64decode(_word(root, "key_file"), validate=True)
    except ValueError as error:
        raise NotWhole("key file") from error
    return Details(
        manifest=manifest,
        office=_word(root, "office"),
        contents=Contents(counts, _word(root, "last_change"), manifest.revision),
        packed=Packed(size, _word(root, "sha256")),
        key_file=key_file,
    )


def _word(root: dict[str, Any], name: str) -> str:
    value = root.get(name)
    if not isinstance(value, str):
        raise NotWhole(name)
    return value
