"""The key file beside the store: the random key of the store, opened by the password or the recovery key.

The store itself is encrypted with 32 random bytes that never change. The key file holds them twice,
wrapped by the password and by the printed recovery key. It also holds two age identities, one for
each, with which backups are encrypted; they travel in every backup, wrapped the same way, so that a
backup opens without this file. Changing the password makes a new identity: an old password together
with an old backup does not open the backups made afterwards.

Opening this module loads the cipher libraries (0.06 s): do it while the clerk types the password.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pyrage import x25519

from desktop_app.domain.errors import AppError, Refused, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.passwords import password_bytes, password_problems
from desktop_app.domain.recovery_key import new_recovery_key, read_recovery_key
from desktop_app.store.age_passphrase import WORK_FACTOR, age_file_for_passphrase
from desktop_app.store.replacing import remove_leftovers, replacing, telling_disk_trouble, write_private
from desktop_app.store.wrapping import (
    KEY_BYTES,
    PASSWORD_COST,
    RANDOM_COST,
    Cost,
    Wrapped,
    WrongSecret,
    seal,
    unseal,
    unwrap,
    wrap,
)

FORMAT = "community-desk-key"
VERSION = 1
_LARGEST = 64 * 1024
_RANDOM_WORK_FACTOR = 12


@dataclass(frozen=True)
class Guard:
    """What it costs to try one password: on the key file and on the identity inside a backup."""

    cost: Cost = PASSWORD_COST
    work_factor: int = WORK_FACTOR


FULL_GUARD = Guard()


@dataclass(frozen=True)
class Lock:
    """One way in: the wrapped store key, and the age file that opens backups for the same secret."""

    wrapped: Wrapped
    identity_file: bytes


@dataclass(frozen=True)
class KeyFile:
    """What a key file holds; nothing of it is secret without a password."""

    store: str
    password: Lock
    recovery: Lock
    identities: bytes
    """The age identities of both locks, sealed under the store key, one a line."""


@dataclass(frozen=True, repr=False)
class Keys:
    """An opened key file: the key of the store and the age identities that open its backups."""

    store: str
    store_key: bytes
    password_identity: str
    recovery_identity: str


def create_key_file(path: Path, password: str, guard: Guard = FULL_GUARD) -> tuple[Keys, str]:
    """Write a key file for a new store and return its keys and the recovery key to print.

    Raises ``Refused`` when the password is too weak and ``AppError`` when a key file is there already.
    """
    _refuse_weak(password)
    if path.exists():
        raise AppError(_("{name} exists already. Choose another name for the new store.", name=path.name))
    recovery = new_recovery_key()
    keys = Keys(secrets.token_hex(4), secrets.token_bytes(KEY_BYTES), _new_identity(), _new_identity())
    write_key_file(
        path,
        KeyFile(
            store=keys.store,
            password=_locked(keys.store_key, keys.password_identity, password_bytes(password), guard),
            recovery=_locked(keys.store_key, keys.recovery_identity, recovery.encode(), _RECOVERY_GUARD),
            identities=_sealed_identities(keys),
        ),
    )
    return keys, recovery


def unlock(path: Path, password: str) -> Keys:
    """Return the keys in the key file at ``path``; a wrong password or a damaged file raises ``AppError``."""
    return open_key_file(read_key_file(path), password)


def unlock_with_recovery_key(path: Path, typed: str) -> Keys:
    """Return the keys in the key file at ``path`` for the printed recovery key, as it was ``typed``.

    Raises ``Unreadable`` for a mistyped key and ``AppError`` for one of another store.
    """
    file = read_key_file(path)
    return _opened(file, _key_for_recovery(file, typed))


def open_key_file(file: KeyFile, password: str) -> Keys:
    """Return the keys in ``file``; a wrong password raises ``AppError``."""
    try:
        return _opened(file, unwrap(file.password.wrapped, password_bytes(password)))
    except WrongSecret:
        raise AppError(_("The password is not right.")) from None


def open_with_either(file: KeyFile, secret: str) -> Keys:
    """Return the keys in ``file`` for its password or its recovery key, as typed; raises ``AppError`` for neither."""
    try:
        printed = read_recovery_key(secret)
    except Unreadable:
        return open_key_file(file, secret)
    return _opened(file, _key_for_recovery(file, printed))


def keys_for(path: Path, store_key: bytes) -> Keys:
    """Return the keys in the key file at ``path`` when the key of the store is known already."""
    return _opened(read_key_file(path), store_key)


def change_password(path: Path, old: str, new: str, guard: Guard = FULL_GUARD) -> None:
    """Let ``new`` open the store instead of ``old``; backups made before keep the old password."""
    _refuse_weak(new)
    _write_password(path, unlock(path, old), new, guard)


def set_password(path: Path, typed_recovery_key: str, new: str, guard: Guard = FULL_GUARD) -> None:
    """Let ``new`` open the store when the old password is lost and the recovery key is at hand."""
    _refuse_weak(new)
    _write_password(path, unlock_with_recovery_key(path, typed_recovery_key), new, guard)


def renew_recovery_key(path: Path, password: str) -> str:
    """Return a new recovery key to print; the old one opens only backups made before."""
    file = read_key_file(path)
    recovery = new_recovery_key()
    keys = replace(open_key_file(file, password), recovery_identity=_new_identity())
    lock = _locked(keys.store_key, keys.recovery_identity, recovery.encode(), _RECOVERY_GUARD)
    write_key_file(path, replace(file, recovery=lock, identities=_sealed_identities(keys)))
    return recovery


def read_key_file(path: Path) -> KeyFile:
    """Read the key file at ``path``; a missing, damaged or foreign one raises ``AppError``."""
    with telling_disk_trouble(path):
        if not path.is_file():
            raise AppError(_("The key file {name} is missing. Put it back beside the store.", name=path.name))
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    try:
        return parse_key_file(content)
    except ValueError as error:
        raise AppError(
            _("The key file {name} is damaged. Put a copy of it back, or restore a backup.", name=path.name)
        ) from error


def parse_key_file(content: bytes) -> KeyFile:
    """Return what ``content`` holds; raises ``ValueError`` unless it is a whole key file of bearable cost."""
    if len(content) > _LARGEST:
        raise ValueError("too large")
    try:
        root = json.loads(content)
        if (root["format"], root["version"]) != (FORMAT, VERSION):
            raise ValueError("another format")
        return KeyFile(
            store=_store_id(root["store"]),
            password=_read_lock(root["password"]),
            recovery=_read_lock(root["recovery"]),
            identities=_bytes(root["identities"]),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a key file") from error


def write_key_file(path: Path, file: KeyFile) -> None:
    """Replace the key file at ``path``; only the owner of the account may read it where the system knows owners."""
    remove_leftovers(path)
    with replacing(path) as out:
        write_private(out, key_file_text(file))


def key_file_text(file: KeyFile) -> bytes:
    """Return the bytes in which ``file`` is kept."""
    root = {
        "format": FORMAT,
        "version": VERSION,
        "store": file.store,
        "password": _lock_as_json(file.password),
        "recovery": _lock_as_json(file.recovery),
        "identities": _text(file.identities),
    }
    return json.dumps(root, indent=1).encode() + b"\n"


_RECOVERY_GUARD = Guard(RANDOM_COST, _RANDOM_WORK_FACTOR)


def _refuse_weak(password: str) -> None:
    problems = password_problems(password)
    if problems:
        raise Refused(problems)


def _write_password(path: Path, keys: Keys, new: str, guard: Guard) -> None:
    keys = replace(keys, password_identity=_new_identity())
    lock = _locked(keys.store_key, keys.password_identity, password_bytes(new), guard)
    write_key_file(path, replace(read_key_file(path), password=lock, identities=_sealed_identities(keys)))


def _locked(store_key: bytes, identity: str, secret: bytes, guard: Guard) -> Lock:
    return Lock(
        wrap(store_key, secret, guard.cost),
        age_file_for_passphrase(identity.encode() + b"\n", secret, guard.work_factor),
    )


def _opened(file: KeyFile, store_key: bytes) -> Keys:
    try:
        password_identity, recovery_identity = unseal(file.identities, store_key).decode().split("\n")
    except WrongSecret:
        raise AppError(_("The key file belongs to another store. Put the right one back.")) from None
    return Keys(file.store, store_key, password_identity, recovery_identity)


def _key_for_recovery(file: KeyFile, typed: str) -> bytes:
    try:
        return unwrap(file.recovery.wrapped, read_recovery_key(typed).encode())
    except WrongSecret:
        raise AppError(_("This recovery key belongs to another store.")) from None


def _sealed_identities(keys: Keys) -> bytes:
    return seal(f"{keys.password_identity}\n{keys.recovery_identity}".encode(), keys.store_key)


def _new_identity() -> str:
    return str(x25519.Identity.generate())


def _lock_as_json(lock: Lock) -> dict[str, Any]:
    cost = lock.wrapped.cost
    return {
        "argon2id": {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
        "salt": _text(lock.wrapped.salt),
        "sealed": _text(lock.wrapped.sealed),
        "identity": _text(lock.identity_file),
    }


def _read_lock(root: dict[str, Any]) -> Lock:
    costs = [root["argon2id"][name] for name in ("memory_kib", "passes", "lanes")]
    if any(type(number) is not int for number in costs):
        raise ValueError("a cost is a whole number")
    cost = Cost(*costs)
    if not cost.is_bearable():
        raise ValueError("no PC can bear this cost")
    salt, sealed = _bytes(root["salt"]), _bytes(root["sealed"])
    if not 8 <= len(salt) <= 64:
        raise ValueError("a salt has 8 to 64 bytes")
    return Lock(Wrapped(cost, salt, sealed), _bytes(root["identity"]))


def _store_id(value: object) -> str:
    if not (isinstance(value, str) and len(value) == 8 and set(value) <= set("0123456789abcdef")):
        raise ValueError("a store has eight hexadecimal digits")
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise TypeError("bytes are written as text")
    return base64.b64decode(value, validate=True)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
