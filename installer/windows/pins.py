"""What a build may be made from: every file named with its SHA-256, and refused when it is another one."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

_ENTRY = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_BLOCK = 1 << 20


class Refused(Exception):
    """The build cannot be made from this; the words say what to change."""


@dataclass(frozen=True)
class Pin:
    """A package of the lock file: its version, and the SHA-256 of every file that may be taken for it."""

    name: str
    version: str
    hashes: frozenset[str]


@dataclass(frozen=True)
class Runtime:
    """A file that holds a Windows CPython; ``inside`` and ``folder`` say where, when it holds other things too."""

    file: str
    sha256: str
    version: str
    inside: str = ""
    folder: str = ""
    package: str = ""


def read_lock(text: str) -> dict[str, Pin]:
    """Return what a lock file pins, by canonical name; an entry without a hash is refused."""
    pins: dict[str, Pin] = {}
    for entry in re.split(r"\n(?=\S)", text.strip()):
        head = _ENTRY.match(entry)
        hashes = frozenset(_HASH.findall(entry))
        if head is None or not hashes:
            raise Refused(f"the lock file pins nothing by its hash in {entry.splitlines()[0]!r}")
        name = canonicalize_name(head[1])
        pins[name] = Pin(name, head[2], hashes)
    return pins


def read_runtimes(text: str) -> list[Runtime]:
    """Return the runtimes that may be built with."""
    return [Runtime(**entry) for entry in tomllib.loads(text)["runtime"]]


def pinned_runtime(path: Path, runtimes: list[Runtime]) -> Runtime:
    """Return what is known of the runtime at ``path``, whatever it is called there; an unknown file is refused."""
    found = sha256_of(path)
    for runtime in runtimes:
        if runtime.sha256 == found:
            return runtime
    raise Refused(f"{path.name} has SHA-256 {found}, which installer/windows/runtime.lock does not name")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
