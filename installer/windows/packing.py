"""Packs a staged folder into one installer with ``makensis``."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from installer.windows.pins import Refused
from installer.windows.staging import Stage, by_folder

HERE = Path(__file__).resolve().parent
SCRIPT, LISTING = "desk.nsi", "files.nsh"
COMPRESSIONS = ("lzma", "zlib")


def pack(stage: Stage, out: Path, version: str, compression: str) -> None:
    """Write the installer of ``version`` to ``out``; with zlib it is larger and much sooner done."""
    makensis = shutil.which("makensis")
    if makensis is None:
        raise Refused("makensis is missing; it comes with NSIS 3 (Debian: nsis)")
    listing = stage.folder.parent / LISTING
    listing.write_text(listed(stage.folder, stage.files()), encoding="utf-8")
    given = {
        "VERSION": version,
        "WINDOWS_VERSION": windows_version(version),
        "SIZE_KB": str(stage.size() // 1024),
        "OUT": str(out.resolve()),
        "COMPRESSION": compression,
        "LISTING": str(listing.resolve()),
    }
    words = [f"-D{name}={value}" for name, value in given.items()]
    subprocess.run([makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, SCRIPT], cwd=HERE, check=True)


def listed(folder: Path, files: Iterable[PurePosixPath]) -> str:
    """Return the lines that install ``files`` of ``folder``, one by one, whatever order the disk keeps."""
    lines = []
    for place, names in by_folder(files).items():
        lines.append(f'SetOutPath "$INSTDIR\\{_as_it_is(str(PureWindowsPath(place)))}"')
        lines += [f'File "{_as_it_is(str(folder.resolve() / name))}"' for name in names]
    return "\n".join(lines) + "\n"


def windows_version(version: str) -> str:
    """Return a version as Windows wants it: four numbers."""
    numbers = [*version.split("."), "0", "0", "0"][:4]
    if not all(number.isdecimal() for number in numbers):
        raise Refused(f"{version} is no version of numbers and points")
    return ".".join(numbers)


def _as_it_is(name: str) -> str:
    """Return ``name`` so that NSIS finds no variable in it."""
    return name.replace("$", "$$")
