"""Masks: how personal data is written where everybody may read it.

A convention, not a national rule (domain-rules.md, "Disclosure and personal information"): of a name the surname
stays, of an ID number or bank card the last four digits, of a phone the first three and last four, of an address
the building. A mask errs on the side of hiding: what is not recognised is hidden whole.

Hidden characters of a name become ``＊``, the full-width asterisk: it fills the cell of a Han character, so that
names stay in line in print, and unlike 某 it can never be part of somebody's name. Hidden digits become ``*``.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from desktop_app.domain.address import Address, parse_address
from desktop_app.domain.errors import Unreadable

HIDDEN = "＊"
HIDDEN_DIGIT = "*"
MOST_OF_AN_ID = 3  # first digits of a resident ID that a disclosure type may show
LAST_DIGITS = 4
_SHORTEST_PHONE_WITH_ENDS = 11
_SHORTEST_NUMBER_WITH_TAIL = 7
_SHORTEST_ID = 15

_DOTS = "·•‧・･∙⋅●᛫․．.。"
_TRADITIONAL = str.maketrans(
    "歐區陽東獨宮萬聞諸遲連臺檯孫鍾鐘離長鮮閭車馬顓駟樂穀夾軒轅門儀貫達師納蘭葉鈕祿顏賀爾紇陸費愛覺羅盧於単單",
    "欧区阳东独宫万闻诸迟连台台孙钟钟离长鲜闾车马颛驷乐谷夹轩辕门仪贯达师纳兰叶钮禄颜贺尔纥陆费爱觉罗卢于单单",
)
_COMPOUND = """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠
    公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 闾邱 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父
    谷梁 拓跋 拓拔 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 北门 西门 东门 羊舌 微生 公户 公玉 公仪 梁丘 梁邱 公仲
    公上 公门 公山 公坚 左丘 左邱 公伯 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子桑 即墨 达奚 褚师 纳兰 完颜
    耶律 哥舒 尔朱 斛律 綦毋 綦母 墨允 相里 胡母 库狄 屋庐 陆费 欧侯 范姜 淳于 叱干 叱罗 乞伏 秃发 沮渠 宿勤 纥干
    破多罗 侯莫陈 贺拔 乌古论 富察 瓜尔佳 索绰罗 赫舍里 钮祜禄 钮钴禄 叶赫那拉 爱新觉罗 那拉 西林觉罗 伊尔根觉罗
    郭络罗 博尔济吉特 孛儿只斤 巴雅尔 阿史那 阿史德 丘穆陵 宗正 巨母 巨毋 南郭 五鹿 毌丘 毋丘 豆卢
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
_LONGEST_SURNAME = max(map(len, COMPOUND_SURNAMES))


def masked_name(name: str) -> str:
    """Return ``name`` as a disclosure shows it; one ``＊`` for each hidden character.

    Two characters: the second hidden; three and more: the middle; compound surnames stay whole; of a name with
    ``·`` (or a Latin name of several words) the first part stays; a single character is hidden.
    """
    parts = re.split(rf"([{_DOTS}])", _without_blanks(name))
    filled = [part for part in parts[::2] if part]
    if len(filled) > 1:
        first, hidden = filled[0], filled[1:]
        return "·".join([first, *[HIDDEN * len(_characters(part)) for part in hidden]])
    plain = filled[0] if filled else ""
    if " " in plain:
        first, _blank, rest = plain.partition(" ")
        return f"{first} " + " ".join(HIDDEN * len(_characters(word)) for word in rest.split())
    return _masked_characters(_characters(plain))


def _masked_characters(characters: list[str]) -> str:
    count = len(characters)
    if count <= 1:
        return HIDDEN * count
    if count == 2:
        return characters[0] + HIDDEN
    surname = _length_of_surname(characters)
    given = characters[surname:]
    shown_end = 1 if len(given) > 1 else 0
    hidden = HIDDEN * (len(given) - shown_end)
    return "".join([*characters[:surname], hidden, *given[len(given) - shown_end :]])


def _length_of_surname(characters: list[str]) -> int:
    folded = "".join(character[0] for character in characters).translate(_TRADITIONAL)
    for length in range(min(_LONGEST_SURNAME, len(characters) - 1), 1, -1):
        if folded[:length] in COMPOUND_SURNAMES:
            return length
    return 1


def _characters(text: str) -> list[str]:
    """Cut into what people count as characters: joining marks and variants belong to the one before them."""
    found: list[str] = []
    for character in text:
        if found and (unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf")):
            found[-1] += character
        else:
            found.append(character)
    return found


def _without_blanks(name: str) -> str:
    """Drop blanks unless both neighbours are letters of an alphabet: they hold the words of a name apart."""
    words = name.split()
    glued = words[:1]
    for before, word in pairwise(words):
        apart = _is_alphabetic(before[-1]) and _is_alphabetic(word[0])
        glued.append(" " + word if apart else word)
    return "".join(glued)


def _is_alphabetic(character: str) -> bool:
    return character.isalpha() and unicodedata.category(character) in ("Lu", "Ll", "Lt")


def masked_resident_id(number: str, *, first: int = 0) -> str:
    """Return a resident ID with only its last four characters, and its ``first`` (at most three) if asked for."""
    bare = _bare(number)
    shown = min(max(first, 0), MOST_OF_AN_ID)
    if len(bare) < _SHORTEST_ID:
        return HIDDEN_DIGIT * len(bare)
    return bare[:shown] + HIDDEN_DIGIT * (len(bare) - shown - LAST_DIGITS) + bare[-LAST_DIGITS:].upper()


def masked_phone(number: str) -> str:
    """Return a phone number with its first three and last four digits, a shorter one with its last four at most.

    Several numbers in one text are masked one by one; a number too short to hide half of it is hidden whole.
    """
    return "、".join(_masked_phone(part) for part in re.split(r"[、,，;；/|\n]", number) if part.strip())


def _masked_phone(number: str) -> str:
    written = re.sub(r"^\s*(?:\+|00)86[\s-]*", "", unicodedata.normalize("NFKC", number))
    bare = _bare(written)
    if not bare.isdigit() or len(bare) < _SHORTEST_NUMBER_WITH_TAIL:
        return HIDDEN_DIGIT * len(bare)
    if len(bare) < _SHORTEST_PHONE_WITH_ENDS:
        shown = min(LAST_DIGITS, len(bare) // 2)
        return HIDDEN_DIGIT * (len(bare) - shown) + bare[-shown:]
    return bare[:3] + HIDDEN_DIGIT * (len(bare) - 3 - LAST_DIGITS) + bare[-LAST_DIGITS:]


def masked_bank_card(number: str) -> str:
    """Return a bank card number with only its last four digits; one of under eight digits is hidden whole."""
    bare = _bare(number)
    if len(bare) < 2 * LAST_DIGITS:
        return HIDDEN_DIGIT * len(bare)
    return HIDDEN_DIGIT * (len(bare) - LAST_DIGITS) + bare[-LAST_DIGITS:]


def _bare(number: str) -> str:
    """Return letters and digits only, full-width ones made ordinary."""
    return "".join(character for character in unicodedata.normalize("NFKC", number) if character.isalnum())


_BUILDING = re.compile(r".*?(?:[0-9A-Za-z一二三四五六七八九十百零〇]+(?:号楼|号院|栋|幢|座|#楼?|号(?!室|房|门)|弄))")
_INSIDE = re.compile(
    r"\d+\s*(?:单元|门|梯|室|房|户|层|楼)|[一二三四五六七八九十]+(?:单元|层|楼|室)|\d+\s*[-－—–]\s*\d+"
)


def masked_address(text: str) -> str:
    """Return an address down to its building; unit, floor, room and any note are left out ('' for no address).

    Where no building is found, the text stops before the first number that may tell a dwelling.
    """
    try:
        address = parse_address(text)
    except Unreadable:
        return ""
    if address.building:
        return Address(building=address.building, place=_INSIDE.split(address.place)[0]).show()
    return _outside(unicodedata.normalize("NFKC", address.place))


def _outside(place: str) -> str:
    """Cut a free address after its last building, before anything that stands inside a building."""
    inside = _INSIDE.search(place)
    outside = place[: inside.start()] if inside else place
    found = list(_BUILDING.finditer(outside))
    if found:
        return outside[: found[-1].end()].strip()
    return re.split(r"[\d(（]", outside)[0].strip(" -,，、")
