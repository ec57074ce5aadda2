"""Sentences for people: marked where they are written, translated where they are shown.

Messages are written in English in the code; the catalogues in ``i18n/`` (Babel) carry what
the clerk reads. A message keeps its values beside its words, so that the same message can be
shown in another language later and nothing stored ever depends on a language.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parents[2] / "i18n"
LANGUAGES = ("zh_CN", "zh_TW", "en")
DEFAULT_LANGUAGE = "zh_CN"


class _Speech:
    """The language this process speaks now."""

    def __init__(self) -> None:
        self.language = "en"
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()


_speech = _Speech()
_meanwhile: ContextVar[gettext.NullTranslations | None] = ContextVar("_meanwhile", default=None)


@dataclass(frozen=True, slots=True)
class Message:
    """Words for people; ``str()`` says them in the language spoken now."""

    text: str
    values: tuple[tuple[str, object], ...] = ()
    plural: str = ""
    count: int = 1

    def __str__(self) -> str:
        catalogue = _meanwhile.get() or _speech.catalogue
        if self.plural:
            said = catalogue.ngettext(self.text, self.plural, self.count)
        else:
            said = catalogue.gettext(self.text) if self.text else ""
        return said.format(**dict(self.values)) if self.values else said


def _(text: str, /, **values: object) -> Message:
    """Mark ``text`` for translation; ``{names}`` in it are filled from ``values`` when it is shown."""
    return Message(text, tuple(values.items()))


def n_(one: str, many: str, n: int, /, **values: object) -> Message:
    """Mark a sentence that counts ``n`` things; ``{n}`` is the number."""
    return Message(one, (("n", n), *values.items()), many, n)


def speak(language: str, catalogues: Path = CATALOGUES) -> None:
    """Say every message from now on in ``language``, read from the folder ``catalogues``.

    A language without a catalogue leaves the English of the code.
    """
    _speech.catalogue = _catalogue(language, catalogues)
    _speech.language = language


@lru_cache(maxsize=16)
def _catalogue(language: str, catalogues: Path) -> gettext.NullTranslations:
    """Read a catalogue; ``gettext.translation`` would load the names of all the world's locales to find the file."""
    try:
        with (catalogues / language / "LC_MESSAGES" / "desktop_app.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say messages in ``language`` inside the block and on this thread only: paper and window may differ."""
    before = _meanwhile.set(_catalogue(language, CATALOGUES))
    try:
        yield
    finally:
        _meanwhile.reset(before)


def language() -> str:
    """Return the language spoken now, such as ``zh_CN``."""
    return _speech.language
