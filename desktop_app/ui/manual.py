"""The offline manual: chapters in Markdown, one folder for each language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.i18n import DEFAULT_LANGUAGE

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "manual"
_ORDER = "contents.txt"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; ``name`` is what rooms and links call it."""

    name: str
    title: str
    text: str

    def tells_of(self, words: str) -> bool:
        """Tell whether every one of ``words`` stands in the chapter."""
        whole = self.text.casefold()
        return all(word in whole for word in words.casefold().split())


def chapters(language: str, folder: Path = FOLDER) -> tuple[Chapter, ...]:
    """Return the manual in ``language`` in reading order; a chapter missing there comes in the default language.

    Chapters that ``contents.txt`` does not name come last.
    """
    files = {file.stem: file for file in sorted((folder / DEFAULT_LANGUAGE).glob("*.md"))}
    files |= {file.stem: file for file in sorted((folder / language).glob("*.md"))}
    order = (folder / _ORDER).read_text(encoding="utf-8").split()
    named = [name for name in order if name in files]
    return tuple(_chapter(files[name]) for name in dict.fromkeys([*named, *files]))


def _chapter(file: Path) -> Chapter:
    text = file.read_text(encoding="utf-8")
    return Chapter(file.stem, text.partition("\n")[0].lstrip("# ").strip(), text)
