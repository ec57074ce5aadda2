"""The letters of the window before the large fonts are loaded."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from desktop_app.domain.i18n import CATALOGUES, LANGUAGES

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_font_has_every_character_the_window_says(interface_type: str, language: str) -> None:
    letters = QRawFont(str(ROOT / "resources" / "fonts" / "hei.ttf"), 14)
    with (CATALOGUES / language / "LC_MESSAGES" / "desktop_app.mo").open("rb") as file:
        said = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    characters = {character for words in said.values() for character in str(words) if character.isprintable()}
    assert not sorted(character for character in characters if not letters.supportsCharacter(ord(character)))
