"""Which packages of the lock the program needs on Windows, and their wheels."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from installer.windows.pins import Pin, Refused, sha256_of

PYTHON = "3.11"


def surroundings(version: str) -> dict[str, str]:
    """Describe a 64-bit Windows with CPython ``version`` to a requirement's marker."""
    return {
        "implementation_name": "cpython",
        "implementation_version": version,
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.17763",
        "python_full_version": version,
        "python_version": PYTHON,
        "sys_platform": "win32",
        "extra": "",
    }


def wheels_for(declared: Iterable[str], folder: Path, lock: Mapping[str, Pin], version: str) -> list[Path]:
    """Return the wheels of ``declared`` and of all they need, each as the lock has it; complain of all at once."""
    there, needed, missing = wheels_in(folder), needed_by(declared, version), []
    found: dict[str, Path] = {}
    while needed:
        name = needed.pop()
        if name in found or name in missing:
            continue
        if name not in there:
            missing.append(name)
            continue
        found[name] = as_locked(name, there[name], lock)
        needed += needed_by(requirements_of(found[name]), version)
    if missing:
        raise MissingWheels(sorted(missing))
    return [found[name] for name in sorted(found)]


class MissingWheels(Refused):
    """Wheels that are needed are not in the folder."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"no wheel for {', '.join(names)}; installer/windows/fetch.py gets them")
        self.names = names


def wheels_in(folder: Path) -> dict[str, Path]:
    """Return the wheels in a folder by canonical name."""
    return {canonicalize_name(parse_wheel_filename(path.name)[0]): path for path in sorted(folder.glob("*.whl"))}


def as_locked(name: str, wheel: Path, lock: Mapping[str, Pin]) -> Path:
    """Return ``wheel`` when the lock names this very file, refuse it otherwise."""
    pin = lock.get(name)
    if pin is None:
        raise Refused(f"{name} is needed but is not in the lock file")
    if sha256_of(wheel) not in pin.hashes:
        raise Refused(f"{wheel.name} is not the file that the lock file names for {name} {pin.version}")
    return wheel


def needed_by(requirements: Iterable[str], version: str) -> list[str]:
    """Return the canonical names of the requirements that hold on Windows, without extras."""
    asked = [Requirement(text) for text in requirements]
    return [canonicalize_name(each.name) for each in asked if _holds(each.marker, version)]


def requirements_of(wheel: Path) -> list[str]:
    """Return what a wheel says it needs."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA") and name.count("/") == 1]
        return HeaderParser().parsestr(archive.read(names[0]).decode()).get_all("Requires-Dist", [])


def _holds(marker: Marker | None, version: str) -> bool:
    return marker is None or marker.evaluate(surroundings(version))
