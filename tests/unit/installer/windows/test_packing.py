from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from installer.windows.packing import listed, windows_version
from installer.windows.pins import Refused


def test_every_file_is_named_in_order_below_its_folder(tmp_path: Path) -> None:
    files = [PurePosixPath(name) for name in ("app/launch.py", "app/resources/字.ttf", "app/zoo.py")]
    assert listed(tmp_path, files).splitlines() == [
        r'SetOutPath "$INSTDIR\app"',
        f'File "{tmp_path / "app" / "launch.py"}"',
        f'File "{tmp_path / "app" / "zoo.py"}"',
        r'SetOutPath "$INSTDIR\app\resources"',
        f'File "{tmp_path / "app" / "resources" / "字.ttf"}"',
    ]


def test_a_dollar_in_a_name_is_no_variable(tmp_path: Path) -> None:
    assert "$$INSTDIR" in listed(tmp_path, [PurePosixPath("app/$INSTDIR.py")])


@pytest.mark.parametrize(("version", "numbers"), [("1.2", "1.2.0.0"), ("1.2.3", "1.2.3.0")])
def test_windows_counts_versions_in_four_numbers(version: str, numbers: str) -> None:
    assert windows_version(version) == numbers


def test_a_version_that_windows_cannot_count_is_refused() -> None:
    with pytest.raises(Refused):
        windows_version("1.0rc1")
