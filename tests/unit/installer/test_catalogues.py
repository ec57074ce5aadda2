"""The catalogues of a small program."""

from __future__ import annotations

import gettext
import json
from pathlib import Path

import pytest

from installer.i18n import catalogues

CODE = """
print(_("Sheet {name} is empty.", name=1), _("{reasons}"), n_("{n} row", "{n} rows", 2), _("Half done: 50 %"))
"""


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program with four texts in place of the real one; return its file."""
    code = tmp_path / "desktop_app"
    code.mkdir()
    (code / "page.py").write_text(CODE, encoding="utf-8")
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "CODE", code)
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path / "i18n")
    monkeypatch.setattr(catalogues, "TEMPLATE", tmp_path / "i18n" / "desktop_app.pot")
    return code / "page.py"


def merged(tmp_path: Path, translations: dict[str, list[str]]) -> list[str]:
    file = tmp_path / "words.json"
    file.write_text(json.dumps(translations), encoding="utf-8")
    return catalogues.merge(str(file))


COMPLETE = {
    "Sheet {name} is empty.": ["工作表“{name}”是空的。", "工作表「{name}」是空的。"],
    "{n} row": ["{n} 行", "{n} 列"],
    "Half done: 50 %": ["完成一半：50 %", "完成一半：50 %"],
}


def test_translations_are_taken_in_and_spoken(tmp_path: Path) -> None:
    assert merged(tmp_path, COMPLETE) == []
    assert catalogues.check() == []
    spoken = gettext.translation("desktop_app", tmp_path / "i18n", ["zh_TW"])
    assert spoken.gettext("Sheet {name} is empty.") == "工作表「{name}」是空的。"
    assert spoken.ngettext("{n} row", "{n} rows", 7) == "{n} 列"


def test_english_says_what_the_code_says(tmp_path: Path) -> None:
    catalogues.update()
    spoken = gettext.translation("desktop_app", tmp_path / "i18n", ["en"])
    assert spoken.ngettext("{n} row", "{n} rows", 1) == "{n} row"
    assert spoken.ngettext("{n} row", "{n} rows", 2) == "{n} rows"


def test_what_is_untranslated_is_named_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    catalogues.update()
    assert "zh_CN: untranslated: Sheet {name} is empty." in catalogues.check()
    catalogues.missing()
    listed = json.loads(capsys.readouterr().out)
    assert listed == {english: ["", ""] for english in COMPLETE}


def test_a_text_without_words_needs_no_translation() -> None:
    catalogues.update()
    assert not [line for line in catalogues.check() if "{reasons}" in line]


def test_a_translation_with_other_placeholders_is_wrong(tmp_path: Path) -> None:
    merged(tmp_path, COMPLETE | {"Sheet {name} is empty.": ["工作表“{nmae}”是空的。", "工作表「{name}」是空的。"]})
    assert catalogues.check() == ["zh_CN: other placeholders: Sheet {name} is empty."]


def test_a_translation_of_a_text_the_code_does_not_have_is_told(tmp_path: Path) -> None:
    assert merged(tmp_path, {"Gone.": ["没了。", "沒了。"]}) == [
        f"{tmp_path / 'words.json'}: not a text of the code: Gone."
    ]


def test_a_changed_program_makes_the_catalogues_stale(tmp_path: Path, program: Path) -> None:
    merged(tmp_path, COMPLETE)
    program.write_text(CODE.replace("is empty", "holds nothing"), encoding="utf-8")
    stale = [line.split()[0] for line in catalogues.check() if "stale" in line]
    assert len(stale) == 1 + 2 * 3
    catalogues.update()
    assert catalogues.check() == [
        f"{language}: untranslated: Sheet {{name}} holds nothing." for language in ("zh_CN", "zh_TW")
    ]


def test_moving_code_makes_nothing_stale(tmp_path: Path, program: Path) -> None:
    merged(tmp_path, COMPLETE)
    program.write_text("\n\n" + CODE, encoding="utf-8")
    assert catalogues.check() == []
