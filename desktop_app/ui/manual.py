"""The offline manual: chapters in Markdown, one folder for each language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.i18n import DEFAULT_LANGUAGE

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "manual"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; ``name`` is the room's name or the window's."""

    name: str
    title: str
    text: str

    def tells_of(self, words: str) -> bool:
        """Tell whether every one of ``words`` stands in the chapter."""
        whole = self.text.casefold()
        return all(word in whole for word in words.casefold().split())


def chapters(language: str, folder: Path = FOLDER) -> tuple[Chapter, ...]:
    """Return the manual in ``language`` in reading order; a chapter missing there comes in the default language."""
    files = {_name(file): file for file in sorted((folder / DEFAULT_LANGUAGE).glob("*.md"))}
    files |= {_name(file): file for file in sorted((folder / language).glob("*.md"))}
    return tuple(_chapter(file) for file in sorted(files.values(), key=lambda file: file.name))


def _name(file: Path) -> str:
    """Return ``backup`` for ``70-backup.md``: the number only orders."""
    return file.stem.split("-", 1)[1]


def _chapter(file: Path) -> Chapter:
    text = file.read_text(encoding="utf-8")
    return Chapter(_name(file), text.partition("\n")[0].lstrip("# ").strip(), text)
