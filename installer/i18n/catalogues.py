"""Keeps the catalogues in ``i18n/`` true to the code.

python installer/i18n/catalogues.py extract          write the template from the code
python installer/i18n/catalogues.py update           extract, bring every catalogue up to date and compile it
python installer/i18n/catalogues.py missing          print as JSON what has no translation: {english: [zh_CN, zh_TW]}
python installer/i18n/catalogues.py merge FILE...    take such files in, then update
python installer/i18n/catalogues.py compile          compile the catalogues as they are
python installer/i18n/catalogues.py check            say what is stale, untranslated or wrong; fail if anything is
"""

from __future__ import annotations

import io
import json
import string
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "desktop_app"
FOLDER = ROOT / "i18n"
DOMAIN = "desktop_app"
TEMPLATE = FOLDER / f"{DOMAIN}.pot"
# English is what the code says; the others are translated, in the order of the JSON files.
ENGLISH = "en"
TRANSLATED = ("zh_CN", "zh_TW")
LANGUAGES = (*TRANSLATED, ENGLISH)
KEYWORDS = {"_": None, "n_": (1, 2)}
# A date in the header would make every catalogue differ from itself a day later.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = (
    f"# Words of 社区工作台 (Community Desk).\n# Made by {Path(__file__).name}; change translations with its merge.\n#"
)


def po_path(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_path(language: str) -> Path:
    """Return where the compiled catalogue of a language lies."""
    return po_path(language).with_suffix(".mo")


def empty(language: str | None) -> Catalog:
    """Return a catalogue without words."""
    return Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment=HEADER,
        project="community-desk",
        version="desktop",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        msgid_bugs_address="none",
        last_translator="Community Desk",
        language_team="Community Desk",
        fuzzy=False,
    )


def template() -> Catalog:
    """Collect every marked text of the code, in the order of its files."""
    found = sorted(extract_from_dir(str(CODE), [("**.py", "python")], keywords=KEYWORDS), key=lambda hit: hit[:2])
    words = empty(None)
    for file, line, text, _comments, context in found:
        words.add(text, locations=[(f"{CODE.name}/{Path(file).as_posix()}", line)], context=context)
    for message in words:
        # Placeholders are those of str.format; a percent sign is a percent sign.
        message.flags -= {"python-format"}
    return words


def read(language: str) -> Catalog:
    """Read the catalogue of a language; one that is not there yet has no words."""
    path = po_path(language)
    words = empty(language)
    if path.exists():
        with path.open("rb") as file:
            for message in read_po(file, locale=language, domain=DOMAIN):
                if message.id:
                    words[message.id] = message
    return words


def refreshed(language: str, current: Catalog) -> Catalog:
    """Return the catalogue of a language with exactly the texts of ``current`` and the translations there are."""
    known, words = read(language), empty(language)
    for message in texts(current):
        old = known.get(message.id)
        said = message.id if language == ENGLISH else old.string if old else ""
        if not said and not needs_words(message):
            said = singular(message)
        words.add(message.id, said or "", locations=message.locations, flags=message.flags)
    return words


def texts(words: Catalog) -> Iterator[Message]:
    """Go through the messages of a catalogue without its header."""
    return (message for message in words if message.id)


def singular(message: Message) -> str:
    """Return the text of a message, of one that counts its form for one."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms(message: Message) -> tuple[str, ...]:
    """Return what a message is translated to, one text for each plural form of the language."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def needs_words(message: Message) -> bool:
    """Tell whether a text holds words; one of placeholders and marks alone reads the same in every language."""
    literal = "".join(part for part, *_rest in string.Formatter().parse(singular(message)))
    return any(letter.isalpha() for letter in literal)


def placeholders(text: str) -> set[str]:
    """Return the names in braces of a text."""
    return {name for _literal, name, *_rest in string.Formatter().parse(text) if name is not None}


def po_bytes(words: Catalog) -> bytes:
    """Return a catalogue as gettext's text file; without line numbers, so that moving code changes nothing."""
    file = io.BytesIO()
    write_po(file, words, width=120, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def mo_bytes(words: Catalog) -> bytes:
    """Return a catalogue as the program loads it."""
    file = io.BytesIO()
    write_mo(file, words)
    return file.getvalue()


def wanted_files() -> dict[Path, bytes]:
    """Return every file of ``i18n/`` as the code and the translations want it."""
    current = template()
    wanted = {TEMPLATE: po_bytes(current)}
    for language in LANGUAGES:
        words = refreshed(language, current)
        wanted |= {po_path(language): po_bytes(words), mo_path(language): mo_bytes(words)}
    return wanted


def extract() -> list[str]:
    """Write the template."""
    TEMPLATE.write_bytes(po_bytes(template()))
    return []


def update() -> list[str]:
    """Bring every file of ``i18n/`` up to date."""
    for path, content in wanted_files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return []


def compile_catalogues() -> list[str]:
    """Compile the catalogues as they are."""
    for language in LANGUAGES:
        mo_path(language).write_bytes(mo_bytes(read(language)))
    return []


def merge(*files: str) -> list[str]:
    """Take translations in from JSON files as ``missing`` prints them; complain about texts the code does not have."""
    update()
    catalogues = [read(language) for language in TRANSLATED]
    strange = []
    for file in files:
        for english, translations in json.loads(Path(file).read_text(encoding="utf-8")).items():
            if not all(put(words, english, said) for words, said in zip(catalogues, translations, strict=True)):
                strange.append(f"{file}: not a text of the code: {english}")
    for language, words in zip(TRANSLATED, catalogues, strict=True):
        po_path(language).write_bytes(po_bytes(words))
    update()
    return strange


def put(words: Catalog, english: str, said: str) -> bool:
    """Set the translation of a text; tell whether the catalogue has that text."""
    message = words.get(english)
    if message is None:
        return False
    message.string = said if isinstance(message.id, str) else (said,)
    return True


def missing() -> list[str]:
    """Print the texts without a translation as a JSON file to fill in."""
    current = template()
    catalogues = [refreshed(language, current) for language in TRANSLATED]
    wanted: dict[str, list[str]] = {}
    for rows in zip(*(texts(words) for words in catalogues), strict=True):
        if not all(said for row in rows for said in forms(row)):
            wanted[singular(rows[0])] = ["".join(forms(row)) for row in rows]
    print(json.dumps(wanted, ensure_ascii=False, indent=1))
    return []


def check() -> list[str]:
    """Return a line for everything that is stale, untranslated or wrong."""
    stale = [
        f"{path.relative_to(ROOT)} is stale; run: python installer/i18n/catalogues.py update"
        for path, content in wanted_files().items()
        if not path.exists() or path.read_bytes() != content
    ]
    return stale + [line for language in LANGUAGES for line in complaints(language)]


def complaints(language: str) -> list[str]:
    """Return a line for every text of a language that is untranslated or has other placeholders than the English."""
    lines = []
    for message in texts(read(language)):
        if not all(forms(message)):
            lines.append(f"{language}: untranslated: {singular(message)}")
        elif not all(fits(said, message) for said in forms(message)):
            lines.append(f"{language}: other placeholders: {singular(message)}")
    return lines


def fits(said: str, message: Message) -> bool:
    """Tell whether a translation names the values of the English sentence; a count may be said in words."""
    if isinstance(message.id, str):
        return placeholders(said) == placeholders(message.id)
    needed, known = (combine(*map(placeholders, message.id)) for combine in (set.intersection, set.union))
    return needed <= placeholders(said) <= known


COMMANDS: dict[str, Callable[..., list[str]]] = {
    "extract": extract,
    "update": update,
    "missing": missing,
    "merge": merge,
    "compile": compile_catalogues,
    "check": check,
}


def main(words: list[str]) -> int:
    """Run the command named first; say what is wrong and how much of it."""
    if not words or words[0] not in COMMANDS:
        print(__doc__)
        return 2
    wrong = COMMANDS[words[0]](*words[1:])
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
