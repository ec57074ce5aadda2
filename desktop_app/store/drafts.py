"""Drafts of long texts: kept beside the store, encrypted with its key, so that a crash loses no writing."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.store.replacing import replacing

ENDING = ".drafts"
_NONCE_BYTES = 12


class Drafts:
    """The drafts of one store; safe to use from any thread.

    ``path`` is the store's file, ``key`` its 32 raw bytes. A file that cannot be read counts as no drafts.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path.with_name(path.name + ENDING)
        self._cipher = AESGCM(HKDF(SHA256(), 32, None, b"community-desk drafts").derive(key))
        self._lock = threading.Lock()

    def get(self, name: str) -> str | None:
        """Return the draft kept under ``name``; None when there is none."""
        with self._lock:
            return self._read().get(name)

    def keep(self, name: str, text: str) -> None:
        """Keep ``text`` under ``name``; it is on the disk when this returns."""
        with self._lock:
            self._write(self._read() | {name: text})

    def forget(self, name: str) -> None:
        """Drop the draft kept under ``name``, if there is one."""
        with self._lock:
            drafts = self._read()
            if name in drafts:
                del drafts[name]
                self._write(drafts)

    def _read(self) -> dict[str, str]:
        try:
            return self._opened(self._path.read_bytes())
        except OSError:
            return {}

    def _opened(self, kept: bytes) -> dict[str, str]:
        try:
            plain = self._cipher.decrypt(kept[:_NONCE_BYTES], kept[_NONCE_BYTES:], None)
            return {str(name): str(text) for name, text in json.loads(plain).items()}
        except (ValueError, InvalidTag):
            return {}

    def _write(self, drafts: dict[str, str]) -> None:
        if not drafts:
            self._path.unlink(missing_ok=True)
            return
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, json.dumps(drafts, ensure_ascii=False).encode(), None)
        with replacing(self._path) as out:
            out.write(nonce + sealed)
