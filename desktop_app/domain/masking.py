"""Masks: how personal data is written where everybody may read it.

A convention, not a national rule (domain-rules.md, "Disclosure and personal information"): of a name the surname
stays, of an ID number or bank card the last four digits, of a phone the first three and last four, of an address
the building. A mask errs on the side of hiding: what is not recognised is hidden whole, notes are left out.

Hidden characters of a name become ``＊``, the full-width asterisk: it fills the cell of a Han character, so that
names stay in line in print, and unlike 某 it can never be part of somebody's name. Hidden digits become ``*``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from desktop_app.domain.address import Address, parse_address
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.surnames import length_of_surname
from desktop_app.domain.wording import halfwidth, plain

HIDDEN = "＊"
HIDDEN_DIGIT = "*"
MOST_OF_AN_ID = 3  # first digits of a resident ID that a disclosure type may show
LAST_DIGITS = 4
_SHORTEST_PHONE_WITH_ENDS = 11
_SHORTEST_NUMBER_WITH_TAIL = 7
_SHORTEST_ID = 15
_DIGITS_BEFORE_X = 17

_DOTS = "·•‧・･∙⋅●᛫․．.。"
_BETWEEN_ENTRIES = re.compile(r"[、,，;；/|\n]")
_NOTE = re.compile(r"[(（\[【〔<《].*")
_COMPOSED_OF = {"⿲": 3, "⿳": 3, "⿾": 1, "⿿": 1}  # Unicode 15.1, 18.2: other signs of description join two


def masked_name(name: str) -> str:
    """Return ``name`` as a disclosure shows it; one ``＊`` for each hidden character.

    Two characters: the second hidden; three and more: the middle; compound surnames stay whole; of a name with
    ``·`` (or a Latin name of several words) the first part stays; a single character is hidden. Several names in
    one text are masked one by one, a note in brackets is left out.
    """
    names = [_NOTE.sub("", part).strip() or part for part in _BETWEEN_ENTRIES.split(plain(name))]
    return _joined(map(_masked_name, names))


def _masked_name(name: str) -> str:
    parts = re.split(rf"[{_DOTS}]", _without_blanks(name))
    filled = [part for part in parts if part]
    if len(filled) > 1:
        return "·".join([_letters_only(filled[0]), *[_all_hidden(part) for part in filled[1:]]])
    plain_name = filled[0] if filled else ""
    if " " in plain_name:
        first, *rest = plain_name.split(" ")
        return " ".join([_letters_only(first), *[_all_hidden(word) for word in rest]])
    return _masked_characters(characters_of(plain_name))


def _masked_characters(characters: list[str]) -> str:
    count = len(characters)
    if count <= 1:
        return HIDDEN * count
    surname = length_of_surname(characters) if count > 2 else 1
    given = characters[surname:]
    shown_end = 1 if len(given) > 1 else 0
    shown = [*characters[:surname], *[HIDDEN] * (len(given) - shown_end), *given[len(given) - shown_end :]]
    return "".join(map(_shown_letter, shown))


def _letters_only(part: str) -> str:
    """Return the part of a name that stays; a digit or sign in it is no name and is hidden."""
    return "".join(map(_shown_letter, characters_of(part)))


def _shown_letter(character: str) -> str:
    """Return a character that is shown, ``＊`` where it is neither letter, private character nor part of a word."""
    kind = unicodedata.category(character[0])
    described = "⿰" <= character[0] <= "⿿"
    return character if kind[0] == "L" or kind == "Co" or described or character[0] in "'’-" else HIDDEN


def _all_hidden(part: str) -> str:
    return HIDDEN * len(characters_of(part))


def characters_of(text: str) -> list[str]:
    """Cut ``text`` into what people count as characters.

    Joining marks and variants belong to the one before them; a character described by its parts (``⿰王莹``) is one.
    """
    found: list[str] = []
    wanting = 0  # parts of a described character that are still to come
    for character in text:
        joins = unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")
        is_description = "⿰" <= character <= "⿿"
        if found and (joins or wanting):
            found[-1] += character
            wanting -= 0 if joins else 1
        elif not joins:
            found.append(character)
        if is_description:
            wanting += _COMPOSED_OF.get(character, 2)
    return found


def _without_blanks(name: str) -> str:
    """Drop blanks unless both neighbours are letters of an alphabet: they hold the words of a name apart."""
    words = name.split()
    glued = words[:1]
    for before, word in pairwise(words):
        apart = _is_of_an_alphabet(before[-1]) and _is_of_an_alphabet(word[0])
        glued.append(" " + word if apart else word)
    return "".join(glued)


def _is_of_an_alphabet(character: str) -> bool:
    return character == HIDDEN or unicodedata.category(character) in ("Lu", "Ll", "Lt")


def masked_resident_id(number: str, *, first: int = 0) -> str:
    """Return a resident ID with only its last four characters, and its ``first`` (at most three) if asked for.

    What has neither 15 nor 18 characters is hidden whole below 15, else but for its last four.
    """
    return _joined(_masked_id(part, first) for part in _entries(number))


def _masked_id(number: str, first: int) -> str:
    bare = _bare(number)
    shown = min(max(first, 0), MOST_OF_AN_ID)
    if len(bare) < _SHORTEST_ID:
        return HIDDEN_DIGIT * len(bare)
    return bare[:shown] + HIDDEN_DIGIT * (len(bare) - shown - LAST_DIGITS) + bare[-LAST_DIGITS:]


_COUNTRY = re.compile(r"^(?:0086|86)(?=1[3-9]\d{9}$)")
_COUNTRY_SIGN = re.compile(r"^\D*?(?:\+|\b00)\(?86\)?[\s-]*")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|#|(?<=\d{7})\s*-\s*(?=\d{1,6}\D*$)).*$", re.IGNORECASE)
_WHOLE_NUMBERS = re.compile(r"(?<=\d{7})\s+(?=\+?\d[\d-]{6})")


def masked_phone(number: str) -> str:
    """Return a phone number with its first three and last four digits, a shorter one with its last four at most.

    Several numbers in one text are masked one by one; a number too short to hide half of it is hidden whole, and so
    is an extension. The code of the country is left out.
    """
    parts = [part for entry in _entries(number) for part in _WHOLE_NUMBERS.split(halfwidth(entry))]
    return _joined(map(_masked_phone, parts))


def _masked_phone(number: str) -> str:
    stem = _EXTENSION.sub("", _COUNTRY_SIGN.sub("", number))
    bare = _COUNTRY.sub("", _bare(stem))
    if len(bare) < _SHORTEST_NUMBER_WITH_TAIL:
        return HIDDEN_DIGIT * len(bare or _bare(number))
    if len(bare) < _SHORTEST_PHONE_WITH_ENDS:
        shown = min(LAST_DIGITS, len(bare) // 2)
        return HIDDEN_DIGIT * (len(bare) - shown) + bare[-shown:]
    return bare[:3] + HIDDEN_DIGIT * (len(bare) - 3 - LAST_DIGITS) + bare[-LAST_DIGITS:]


def masked_bank_card(number: str) -> str:
    """Return a bank card number with only its last four digits; one of under eight digits is hidden whole."""
    return _joined(map(_masked_card, _entries(number)))


def _masked_card(number: str) -> str:
    bare = _bare(number)
    if len(bare) < 2 * LAST_DIGITS:
        return HIDDEN_DIGIT * len(bare)
    return HIDDEN_DIGIT * (len(bare) - LAST_DIGITS) + bare[-LAST_DIGITS:]


def _joined(masked: Iterable[str]) -> str:
    return "、".join(part for part in masked if part)


def _entries(text: str) -> list[str]:
    return [part for part in _BETWEEN_ENTRIES.split(text) if part.strip()]


def _bare(number: str) -> str:
    """Return the digits of ``number`` and an X in the 18th place, made ordinary; what is hidden already stays so.

    A text without a digit becomes one ``*`` for each of its letters.
    """
    digits = ""
    written = unicodedata.normalize("NFKC", number)
    for character in written:
        value = unicodedata.decimal(character, None)
        if value is not None:
            digits += str(value)
        elif character == HIDDEN_DIGIT or (character in "xX" and len(digits) == _DIGITS_BEFORE_X):
            digits += character.upper()
    return digits or HIDDEN_DIGIT * sum(character.isalnum() for character in written)


_NUMERAL = r"(?<![0-9])(?:[A-Za-z]?[0-9]{1,4}[A-Za-z]?|[A-Za-z]|[一二三四五六七八九十百零〇]{1,5})"
_BUILDING = re.compile(rf".*?(?:{_NUMERAL}(?:号楼|号院|栋|幢|座|#楼?|号(?!室|房|门)|弄))")
_INSIDE = re.compile(
    r"\d+\s*(?:单元|门|梯|室|房|户|层|楼)|[一二三四五六七八九十]+(?:单元|层|楼|室)|\d+\s*[-－—–]\s*\d+"
    r"|(?<=[厦寓楼幢栋座场舍])\s*[A-Za-z]?\d+(?!号楼|号院|栋|幢|座|#|期|区|\d)"
)
_OF_A_PLACE = "栋幢座#号弄组区巷路街村社队期段支条里院环道国省县乡小大"
_OTHER_NUMBER = re.compile(
    rf"(?<!\d)\d+(?![{_OF_A_PLACE}\d])|\d{{5,}}|(?<![路街巷弄道村里组屯庄条\d])\d{{3,}}号(?!楼|院)"
)
_PLACE = re.compile(r".*.(?:[省市区县旗州镇乡街道路巷弄村社庄园苑院寓厦场]|新城|国际|中心)")
_LABEL = re.compile(r"^[^0-9\s:：]{0,4}(?:住址|地址|住所)\s*[:：]?\s*")
_NOTES = re.compile(r"[(（\[【〔][^)）\]】〕]*(?:[)）\]】〕]|$)")
_PART_OF_A_BUILDING = re.compile(r"[0-9A-Za-z-]{1,12}$|.*(?:单元|室|层|楼)")
_TWO_NUMBERS = re.compile(r"(?<=[0-9A-Za-z〇零一二三四五六七八九十百]) (?=[0-9A-Za-z〇零一二三四五六七八九十百])")
_WORDS = re.compile(r"[\s,，、;；:：|]+")


def masked_address(text: str) -> str:
    """Return an address down to its building; unit, floor, room and any note are left out ('' for no address).

    Where no building is found, the text stops before the first number that may tell a dwelling and after the last
    word for a place; a text that names no place becomes ``＊＊＊``.
    """
    written = _LABEL.sub("", _NOTES.sub(" ", plain(text)))
    if not plain(text):
        return ""
    words = [word for word in _WORDS.split(written) if word]
    kept = [word for word in words if len(words) == 1 or _tells_a_place(word)]
    apart = _TWO_NUMBERS.sub("-", " ".join(kept))  # 2407 6号楼 is not 24076号楼
    return _to_the_building(apart) or HIDDEN * 3


def _tells_a_place(word: str) -> bool:
    """Tell a part of an address from somebody's name or phone written before it."""
    return any(form.match(word) for form in (_PLACE, _BUILDING, _PART_OF_A_BUILDING))


def _to_the_building(written: str) -> str:
    try:
        address = parse_address(written)
    except Unreadable:
        return ""
    if address.building:
        return Address(building=address.building, place=_without_strange_numbers(address.place)).show()
    return _outside(unicodedata.normalize("NFKC", address.place))


def _without_strange_numbers(place: str) -> str:
    """Leave of what stands before a building only numbers that belong to roads, lanes, groups and the like."""
    return _OTHER_NUMBER.sub("", _INSIDE.split(place)[0]).strip(" -#,")


def _outside(place: str) -> str:
    """Cut a free address after its last building, before anything that stands inside a building."""
    outside = _INSIDE.split(place)[0]
    found = list(_BUILDING.finditer(outside))
    if found:
        return _without_strange_numbers(outside[: found[-1].end()])
    named = _PLACE.match(re.split(r"[\d(（]", outside)[0])
    return named.group().strip() if named else ""
