"""A store and its key file exchanged for others, whole or not at all, even when the power fails in between.

The new files lie ready and flushed beside the old ones. Then one small file, the intent, names what is to be renamed:
from the moment it exists the exchange is decided, and whoever next takes the lock of the store completes it.
Every rename can be repeated, so it does not matter how far an earlier attempt came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.paths import exchange_path, key_path
from desktop_app.store.copying import COMPANIONS
from desktop_app.store.replacing import flush_folder, put_in_place, remove_leftovers, replacing, telling_disk_trouble


def exchange(store: Path, new_store: Path, new_key_file: Path, kept: Path) -> None:
    """Put ``new_store`` and ``new_key_file``, flushed and in the same folder, in the place of ``store`` and its key.

    What was there stays as ``kept`` with its own key file. The caller holds the lock of the store and has closed it.
    """
    with telling_disk_trouble(store):
        with replacing(exchange_path(store)) as out:
            names = {"store": new_store.name, "key_file": new_key_file.name, "kept": kept.name}
            out.write(json.dumps(names, ensure_ascii=False).encode())
        complete_exchange(store)


def complete_exchange(store: Path) -> None:
    """Complete an exchange that was decided; nothing to do is the usual case. The caller holds the lock."""
    intent = exchange_path(store)
    if not intent.exists():
        return
    names = _read_intent(intent)
    folder = store.parent
    kept = folder / names["kept"]
    if (folder / names["store"]).exists():
        for ending in COMPANIONS:
            _rename(store.with_name(store.name + ending), kept.with_name(kept.name + ending))
    _replace_one(store, folder / names["store"], kept)
    _replace_one(key_path(store), folder / names["key_file"], key_path(kept))
    intent.unlink()
    flush_folder(folder)


def put_in_order(store: Path) -> None:
    """Complete or clear away what a power cut has left around ``store``. The caller holds the lock."""
    with telling_disk_trouble(store):
        complete_exchange(store)
        for path in (store, key_path(store), exchange_path(store)):
            remove_leftovers(path)


def free_name_for_kept(store: Path, word: str) -> Path:
    """Return a name beside ``store``, with ``word`` in it, under which nothing lies yet."""
    number = 1
    while True:
        name = f"{store.stem}.{word}{'' if number == 1 else f'-{number}'}{store.suffix}"
        kept = store.with_name(name)
        if not kept.exists() and not key_path(kept).exists():
            return kept
        number += 1


def _read_intent(intent: Path) -> Mapping[str, str]:
    try:
        names = json.loads(intent.read_bytes())
        if all(Path(names[part]).name == names[part] for part in ("store", "key_file", "kept")):
            return {str(part): str(name) for part, name in names.items()}
    except (ValueError, KeyError, TypeError):
        pass
    raise AppError(_("{name} is damaged. Nothing was changed; ask for help before deleting it.", name=intent.name))


def _replace_one(current: Path, new: Path, kept: Path) -> None:
    """Rename once: ``current`` to ``kept``, ``new`` to ``current``; a ``new`` that is gone was renamed before."""
    if not new.exists():
        return
    _rename(current, kept)
    put_in_place(new, current)


def _rename(current: Path, kept: Path) -> None:
    if current.exists():
        put_in_place(current, kept)
