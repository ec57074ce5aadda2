from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from installer.windows.packages import MissingWheels, wheels_for
from installer.windows.pins import Pin, Refused, sha256_of

VERSION = "3.11.9"


def wheel(folder: Path, name: str, *needs: str) -> Path:
    """Write a wheel that holds nothing but what it says of itself."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    lines = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {need}" for need in needs)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n\n")
    return path


def locked(*wheels: Path) -> dict[str, Pin]:
    names = [path.name.partition("-")[0] for path in wheels]
    return {name: Pin(name, "1.0", frozenset({sha256_of(path)})) for name, path in zip(names, wheels, strict=True)}


def test_what_a_package_needs_on_windows_is_shipped_and_nothing_else(tmp_path: Path) -> None:
    wheels = [
        wheel(
            tmp_path, "desk", "colours; sys_platform == 'win32'", "fork; sys_platform == 'linux'", "extra; extra == 'x'"
        ),
        wheel(tmp_path, "colours", "desk"),
        wheel(tmp_path, "stranger"),
    ]
    shipped = wheels_for(["desk>=1"], tmp_path, locked(*wheels), VERSION)
    assert [path.name for path in shipped] == ["colours-1.0-py3-none-any.whl", "desk-1.0-py3-none-any.whl"]


def test_all_missing_wheels_are_named_at_once(tmp_path: Path) -> None:
    lock = locked(wheel(tmp_path, "desk", "one", "two"))
    with pytest.raises(MissingWheels) as refused:
        wheels_for(["desk"], tmp_path, lock, VERSION)
    assert refused.value.names == ["one", "two"]


def test_a_wheel_with_another_hash_is_refused(tmp_path: Path) -> None:
    lock = locked(wheel(tmp_path, "desk"))
    wheel(tmp_path, "desk", "something")
    with pytest.raises(Refused, match="is not the file that the lock file names for desk"):
        wheels_for(["desk"], tmp_path, lock, VERSION)


def test_a_wheel_that_the_lock_does_not_name_is_refused(tmp_path: Path) -> None:
    wheel(tmp_path, "desk")
    with pytest.raises(Refused, match="not in the lock file"):
        wheels_for(["desk"], tmp_path, {}, VERSION)
