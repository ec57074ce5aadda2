"""The program's own source as the gates read it."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One file of the program: its place from the root, its text and what Python makes of it."""

    place: str
    text: str
    tree: ast.Module

    @property
    def shows(self) -> bool:
        """Whether the file belongs to the window or to the command line; the self-check sets words of its own."""
        if self.place.startswith("desktop_app/app/self_check/"):
            return False
        shown = ("desktop_app/ui/", "desktop_app/app/", "desktop_app/cli/")
        return self.place.startswith(shown) or "/ui" in self.place.removeprefix("desktop_app/modules/")


@pytest.fixture(scope="session")
def sources() -> list[Source]:
    """Every Python file of the program."""
    files = sorted((ROOT / "desktop_app").rglob("*.py"))
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    return [Source(place, text, ast.parse(text)) for place, text in texts.items()]


@pytest.fixture(scope="session")
def kept_files() -> list[Path]:
    """Every file the repository keeps."""
    names = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]
