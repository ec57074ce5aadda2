"""The faces that documents are set in: opened once for the life of the process, with a fallback for every character.

A reportlab font has no fallback and writes a wrong ToUnicode map beyond the BMP. A ``Face`` here is a composite font
(two-byte codes, one object for each face and document) that reportlab embeds through its own hook for dynamic fonts,
so nothing of reportlab is patched.
"""

from __future__ import annotations

import threading
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics

from desktop_app.documents.characters import FIRST_PICTURED, MOST_PICTURED, is_invisible
from desktop_app.documents.office_fonts import installed_office_fonts
from desktop_app.documents.truetype import TrueType

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
MOST_MAPPED_AT_ONCE = 100  # PDF 32000-1, 9.10.3: at most 100 entries in one bfchar block


class Role(Enum):
    """What a run of text is set in; the value is the first font of the product in its chain."""

    song = "song"
    title = "title"
    hei = "hei"
    kai = "kai"
    fang = "fang"


RARE = "rare"
LAST = ("kai", "fang")  # letters of other languages that only these draw: better in another face than an empty box
CHAINS = {
    Role.song: ("song", RARE),
    Role.title: ("title", "song", RARE),
    Role.hei: ("hei", "song", RARE),
    Role.kai: ("kai", "song", RARE),
    Role.fang: ("fang", "fang-gaps", "song", RARE),
}


# Signs that the first face of a chain draws badly: Fandol's full-width asterisk, the sign of masks, is a blot.
BETTER_ELSEWHERE = {Role.fang: {"＊": "song"}}


_FIRST_STAND_IN, _MOST_STAND_INS = 0xD800, 0x400  # code points that no text can hold
_sequences: list[str] = []
_stand_ins: dict[str, str] = {}
_pictured: dict[str, tuple[Face, str]] = {}


def stand_in(sequence: str) -> str:
    """Return the one character by which faces know a letter with its combining marks.

    It is drawn as one picture and read back as the ``sequence``. When too many were asked for, the sequence itself
    comes back and is drawn letter by letter.
    """
    known = _stand_ins.get(sequence)
    if known is None:
        if len(_sequences) == _MOST_STAND_INS:
            return sequence
        known = _stand_ins[sequence] = chr(_FIRST_STAND_IN + len(_sequences))
        _sequences.append(sequence)
    return known


def meant_by(character: str) -> str:
    """Return the text that a character of a run stands for: itself, or the sequence behind a stand-in."""
    if character in _pictured:
        return _pictured[character][1]
    place = ord(character) - _FIRST_STAND_IN
    return _sequences[place] if 0 <= place < len(_sequences) else character


def next_pictured(face: Face, sequence: str) -> str:
    """Return a new stand-in that ``face`` draws as a picture and that is read back as the ``sequence``.

    When too many were asked for, the sequence itself comes back.
    """
    if len(_pictured) == MOST_PICTURED:
        return sequence
    character = chr(FIRST_PICTURED + len(_pictured))
    _pictured[character] = face, sequence
    return character


def _drawn_as(character: str, font: TrueType) -> int | tuple[int, ...]:
    """Return the code point, or the letter and marks, that draw a character of a run in ``font``."""
    meant = meant_by(character)
    if len(meant) == 1 and meant is character:
        return ord(character)
    whole = unicodedata.normalize("NFC", meant)
    if len(whole) == 1 and ord(whole) in font.glyph_of and not unicodedata.combining(whole):
        return ord(whole)
    codes = tuple(map(ord, meant))
    return (ord(" "), *codes) if unicodedata.combining(meant[0]) else codes


class _Codes(dict[str, str]):
    """The code of each character one document uses of one face, given when first asked.

    It is two bytes as they stand between the parentheses of a PDF string, with what must be escaped there escaped.
    """

    def __missing__(self, character: str) -> str:
        high, low = divmod(len(self) + 1, 256)
        code = self[character] = ESCAPED.get(high, chr(high)) + ESCAPED.get(low, chr(low))
        return code


ESCAPED = {ord("("): "\\(", ord(")"): "\\)", ord("\\"): "\\\\", ord("\r"): "\\r"}


class Face:
    """One font as reportlab embeds it; widths are in ems. Not for two documents drawn at the same moment."""

    # What reportlab asks a font that is cut to the characters used, in its own spelling.
    _dynamicFont = True  # noqa: N815
    _multiByte = False  # noqa: N815
    shapable = False

    def __init__(self, name: str, path: Path, index: int = 0) -> None:
        """Open the font in ``path`` under a ``name`` of its own; raises NotTrueType."""
        self.fontName = name
        self.font = TrueType(path, index)
        self.face = SimpleNamespace(name=name, builtIn=False, ascent=880, descent=-120)
        plain = name.isascii() and name.replace("-", "").isalnum()
        self.resource = "F-" + (name if plain else name.encode().hex())  # its name in content streams
        self._widths: dict[str, float] = {}
        self._codes: WeakKeyDictionary[pdfdoc.PDFDocument, _Codes] = WeakKeyDictionary()

    def __contains__(self, character: str) -> bool:
        drawn = _drawn_as(character, self.font)
        return all(code in self.font.glyph_of for code in (drawn if isinstance(drawn, tuple) else (drawn,)))

    def width(self, text: str) -> float:
        """Natural width of ``text`` in ems."""
        widths = self._widths
        try:
            return sum([widths[character] for character in text])
        except KeyError:
            for character in text:
                drawn = _drawn_as(character, self.font)
                widths[character] = self.font.advance(drawn[0] if isinstance(drawn, tuple) else drawn) / 1000
            return sum([widths[character] for character in text])

    def codes(self, document: pdfdoc.PDFDocument) -> Mapping[str, str]:
        """Return the codes ``document`` writes for this face's characters, embedding the face in it."""
        codes = self._codes.get(document)
        if codes is None:
            codes = self._codes[document] = _Codes()
            document.fontMapping[self.fontName] = "/" + self.resource
            document.delayedFonts.append(self)
        return codes

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: ARG002, N802
        """Natural width of ``text`` in points, for reportlab's own drawing."""
        return self.width(text) * size

    def splitString(  # noqa: N802 - reportlab's name
        self,
        text: str,
        document: pdfdoc.PDFDocument,
        encoding: str = "utf-8",  # noqa: ARG002
    ) -> list[tuple[int, bytes]]:
        """Return ``text`` as the codes of the embedded font, for reportlab's own drawing."""
        codes = self.codes(document)
        for character in text:
            codes[character]
        places = {character: place for place, character in enumerate(codes, 1)}
        return [(0, b"".join([places[character].to_bytes(2, "big") for character in text]))]

    def getSubsetInternalName(self, subset: int, document: pdfdoc.PDFDocument) -> str:  # noqa: ARG002, N802
        """Return the name of the font in content streams, for reportlab's own drawing."""
        self.codes(document)
        return "/" + self.resource

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the cut font into ``document``; reportlab calls it when the document is saved."""
        characters = "".join(self._codes.pop(document))
        name = "DESKAA+" + self.font.postscript_name
        reference = document.Reference
        descendant = dictionary(
            Type="Font",
            Subtype="CIDFontType2",
            BaseFont=name,
            CIDSystemInfo=pdfdoc.PDFDictionary(
                {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
            ),
            FontDescriptor=reference(self._descriptor(document, name, characters)),
            DW=1000,
            W=pdfdoc.PDFArray(self._widths_of(characters)),
            CIDToGIDMap="Identity",
        )
        font = dictionary(
            Type="Font",
            Subtype="Type0",
            BaseFont=name,
            Encoding="Identity-H",
            DescendantFonts=pdfdoc.PDFArray([reference(descendant)]),
            ToUnicode=reference(stream(to_unicode(characters).encode("ascii"))),
        )
        document.idToObject["BasicFonts"].dict[self.resource] = reference(font)

    def _widths_of(self, characters: str) -> list[object]:
        """Return code and width of every character that is no full em wide, neighbours together."""
        told: list[object] = []
        neighbours: list[int] = []
        for code, character in enumerate(characters, 1):
            width = round(self.width(character) * 1000)
            if width == 1000:
                neighbours = []
            elif neighbours:
                neighbours.append(width)
            else:
                neighbours = [width]
                told += [code, neighbours]
        return [pdfdoc.PDFArray(each) if isinstance(each, list) else each for each in told]

    def _descriptor(self, document: pdfdoc.PDFDocument, name: str, characters: str) -> pdfdoc.PDFDictionary:
        measures = self.font.metrics
        cut = self.font.cut([0, *[_drawn_as(character, self.font) for character in characters]])
        file = pdfdoc.PDFStream(content=_packed(cut))
        file.dictionary.dict.update(Length1=len(cut), Filter=pdfdoc.PDFName("FlateDecode"))
        return dictionary(
            Type="FontDescriptor",
            FontName=name,
            Flags=4,
            FontBBox=pdfdoc.PDFArray(measures.box),
            ItalicAngle=measures.italic_angle,
            Ascent=measures.ascent,
            Descent=measures.descent,
            CapHeight=measures.cap_height,
            StemV=80,
            FontFile2=document.Reference(file),
        )


def dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    """Return a PDF dictionary; texts become names."""
    named = {key: pdfdoc.PDFName(value) if isinstance(value, str) else value for key, value in entries.items()}
    return pdfdoc.PDFDictionary(named)


def _packed(outlines: bytes) -> bytes:
    """Pack a font file as small numbers pack best."""
    packing = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL + 1, zlib.Z_FILTERED)
    return packing.compress(outlines) + packing.flush()


def stream(content: bytes) -> pdfdoc.PDFStream:
    """Return ``content`` as a packed stream."""
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])


def to_unicode(characters: str, digits: int = 4) -> str:
    """Return the CMap that leads from the codes 1, 2, 3 ... back to ``characters`` as UTF-16BE, so that text is found.

    A code is written with so many hexadecimal ``digits``.

    Characters beyond the BMP are written as surrogate pairs (PDF 32000-1, 9.10.3).
    """
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange",
    ]
    for start in range(0, len(characters), MOST_MAPPED_AT_ONCE):
        block = characters[start : start + MOST_MAPPED_AT_ONCE]
        lines.append(f"{len(block)} beginbfchar")
        written = [meant_by(character).encode("utf-16-be", "surrogatepass").hex().upper() for character in block]
        lines += [f"<{place:0{digits}X}> <{text}>" for place, text in enumerate(written, start + 1)]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"])


class _Chosen(dict[str, Face]):
    """Character to the first face of one chain that draws it; faces are opened only when one is needed."""

    def __init__(self, chain: tuple[str, ...]) -> None:
        super().__init__()
        self.chain = chain

    def __missing__(self, character: str) -> Face:
        if character in _pictured:
            return _pictured[character][0]
        face = self[character] = _first_with(character, self.chain) or opened(self.chain[0])
        return face


def _first_with(character: str, chain: tuple[str, ...]) -> Face | None:
    return next((face for name in chain if character in (face := opened(name))), None)


@cache
def opened(name: str) -> Face:
    """Return the face of this name: one of the product's files, or an office font found on this machine."""
    found = _office_fonts().get(name)
    path, index = found or (FONTS / f"{name}.ttf", 0)
    face = Face(name, path, index)
    pdfmetrics.registerFont(face)
    return face


@cache
def _office_fonts() -> dict[str, tuple[Path, int]]:
    return installed_office_fonts()


def _office_fonts_for(role: str) -> tuple[str, ...]:
    return tuple(name for name in _office_fonts() if name.startswith(role + ":"))


@cache
def faces_of(role: Role) -> dict[str, Face]:
    """Return character -> face for ``role``: the office's own font when it is installed, then the product's chain.

    A character that no font draws leads to the first face, which shows its empty box; ``missing_characters`` tells
    of it beforehand.
    """
    office, rare = _office_fonts_for(role.value), _office_fonts_for(RARE)
    chosen = _Chosen((*office, *CHAINS[role][:-1], *rare, RARE, *LAST))
    if not office:
        chosen.update({sign: opened(name) for sign, name in BETTER_ELSEWHERE.get(role, {}).items()})
    return chosen


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no font draws, and how often the text holds it."""

    character: str
    times: int


def missing_characters(text: str, role: Role = Role.fang) -> tuple[Missing, ...]:
    """Return the characters of ``text`` that no font of the chain draws, in the order in which they come."""
    chain = faces_of(role)
    counted = Counter(character for character in text if not is_invisible(character))
    return tuple(Missing(character, times) for character, times in counted.items() if character not in chain[character])


def warm(*roles: Role) -> None:
    """Open the fonts of ``roles`` ahead of need (called off the window's thread)."""
    for role in roles or tuple(Role):
        faces_of(role)["一"].width("一，1a")


_one_at_a_time = threading.RLock()


@contextmanager
def typesetting() -> Iterator[None]:
    """Hold the faces for one document; another thread's document waits."""
    with _one_at_a_time:
        yield
