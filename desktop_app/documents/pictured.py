"""Characters that no font has, set in line from pictures of them.

A picture becomes the glyph of a Type 3 font (PDF 32000-1, 9.6.5): a stencil that takes the colour of the text around
it, kept once in a file. In the text it is one stand-in as wide as its em, so that every layout and poster sets it like
any Han character; whoever copies or searches the page finds the character, or the description, that was written.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from types import SimpleNamespace
from typing import TypeVar
from weakref import WeakKeyDictionary

from PIL import Image, ImageFilter
from reportlab.pdfbase import pdfdoc

from desktop_app.documents.faces import ESCAPED, Face, dictionary, next_pictured, stream, to_unicode
from desktop_app.documents.photos import upright_picture
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

DOTS = 1024  # of the longer side of a stencil: 1,600 an inch in 48 point type
MOST_IN_A_FONT = 255  # the codes of a Type 3 font are single bytes
_INK = 920  # thousandths of an em that the longer side of the ink takes, as Han characters do
_MIDDLE = 380  # thousandths of an em from the baseline up to the middle of a Han character
_LEAST_CONTRAST = 60  # of 255, between ink and ground
_MOST_INK = 0.7  # of the box around it; more is a photo of something else
_LARGEST_SEEN = 2048  # dots of the longer side from which the ink is taken
_SPECK = 5  # dots: what is smaller is dirt and moves no edge
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CharacterPicture:
    """A character as it is written in a text (one code point, or a description such as ``⿰亻革``) and its picture."""

    character: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Stencil:
    width: int
    height: int
    bits: bytes = field(repr=False)


@lru_cache(maxsize=256)
def stencil_of(picture: CharacterPicture) -> _Stencil:
    """Return the ink of a picture, its margins cut off; raises AppError for what shows no dark ink on light ground."""
    grey = upright_picture(picture.content, _LARGEST_SEEN).convert("L")
    lightest_ink = _lightest_ink(grey.histogram())
    clean = grey.filter(ImageFilter.MedianFilter(_SPECK)) if min(grey.size) > 10 * _SPECK else grey
    box = clean.point([255 if dot <= lightest_ink else 0 for dot in range(256)]).getbbox()
    if lightest_ink < 0 or box is None:
        raise _no_ink(picture.character)
    cut = grey.crop(box)
    scale = DOTS / max(cut.size)
    cut = cut.resize((max(1, round(cut.width * scale)), max(1, round(cut.height * scale))), Image.Resampling.BICUBIC)
    mask = cut.point([0 if dot <= lightest_ink else 255 for dot in range(256)])
    if mask.histogram()[0] > _MOST_INK * mask.width * mask.height:
        raise _no_ink(picture.character)
    return _Stencil(*mask.size, mask.convert("1", dither=Image.Dither.NONE).tobytes())


def _no_ink(character: str) -> AppError:
    return AppError(
        _(
            "The picture kept for “{character}” cannot be used: it shows no dark ink on light ground.",
            character=character,
        )
    )


def _lightest_ink(dots: list[int]) -> int:
    """Return the grey that best parts ink from ground (Otsu 1979), -1 where there is hardly any contrast."""
    seen = [grey for grey, count in enumerate(dots) if count]
    if seen[-1] - seen[0] < _LEAST_CONTRAST:
        return -1
    total, whole = sum(dots), sum([grey * count for grey, count in enumerate(dots)])
    best, parting, below, dark = -1.0, -1, 0, 0
    for grey in range(seen[0], seen[-1]):
        below += dots[grey]
        dark += grey * dots[grey]
        apart = (dark / below - (whole - dark) / (total - below)) ** 2 * below * (total - below)
        if apart > best:
            best, parting = apart, grey
    return parting


class _OneByteCodes(dict[str, str]):
    """The code of each picture one document uses, as it stands between the parentheses of a PDF string."""

    def __missing__(self, character: str) -> str:
        code = len(self) + 1
        self[character] = ESCAPED.get(code, chr(code))
        return self[character]


class PictureFace(Face):
    """A font of pictures; every one takes a full em."""

    def __init__(self, name: str) -> None:
        """Begin an empty font."""
        self.fontName = name
        self.face = SimpleNamespace(name=name, builtIn=False, ascent=880, descent=-120)
        self.resource = "F-" + name
        self.stencils: dict[str, _Stencil] = {}
        self._used: WeakKeyDictionary[pdfdoc.PDFDocument, _OneByteCodes] = WeakKeyDictionary()

    def __contains__(self, character: str) -> bool:
        return character in self.stencils

    def width(self, text: str) -> float:
        """Width of ``text`` in ems."""
        return float(len(text))

    def codes(self, document: pdfdoc.PDFDocument) -> Mapping[str, str]:
        """Return the codes ``document`` writes for the pictures, embedding those it uses."""
        codes = self._used.get(document)
        if codes is None:
            codes = self._used[document] = _OneByteCodes()
            document.fontMapping[self.fontName] = "/" + self.resource
            document.delayedFonts.append(self)
        return codes

    def splitString(  # noqa: N802 - reportlab's name
        self,
        text: str,
        document: pdfdoc.PDFDocument,
        encoding: str = "utf-8",  # noqa: ARG002
    ) -> list[tuple[int, bytes]]:
        """Return ``text`` as codes, for reportlab's own drawing."""
        codes = self.codes(document)
        for character in text:
            codes[character]
        places = {character: place for place, character in enumerate(codes, 1)}
        return [(0, bytes([places[character] for character in text]))]

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the pictures that ``document`` uses into it; reportlab calls it when the document is saved."""
        characters = "".join(self._used.pop(document))
        names = [f"c{place}" for place in range(1, len(characters) + 1)]
        stencils = [self.stencils[character] for character in characters]
        images = {f"I{name}": document.Reference(_image(one)) for name, one in zip(names, stencils, strict=True)}
        glyphs = {name: document.Reference(_glyph(name, one)) for name, one in zip(names, stencils, strict=True)}
        font = dictionary(
            Type="Font",
            Subtype="Type3",
            Name=self.resource,
            FontBBox=pdfdoc.PDFArray([0, -120, 1000, 880]),
            FontMatrix=pdfdoc.PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=pdfdoc.PDFDictionary(glyphs),
            Encoding=dictionary(
                Type="Encoding", Differences=pdfdoc.PDFArray([1, *[pdfdoc.PDFName(name) for name in names]])
            ),
            FirstChar=1,
            LastChar=len(names),
            Widths=pdfdoc.PDFArray([1000] * len(names)),
            Resources=dictionary(XObject=pdfdoc.PDFDictionary(images)),
            ToUnicode=document.Reference(stream(to_unicode(characters, digits=2).encode("ascii"))),
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font)


def _image(stencil: _Stencil) -> pdfdoc.PDFStream:
    image = pdfdoc.PDFStream(content=zlib.compress(stencil.bits, 9))
    image.dictionary.dict.update(
        Type=pdfdoc.PDFName("XObject"), Subtype=pdfdoc.PDFName("Image"), Width=stencil.width, Height=stencil.height,
        ImageMask="true", BitsPerComponent=1, Filter=pdfdoc.PDFName("FlateDecode"),
    )  # fmt: skip
    return image


def _glyph(name: str, stencil: _Stencil) -> pdfdoc.PDFStream:
    """Return what draws a picture in the middle of its em."""
    width, height = (
        round(_INK * side / max(stencil.width, stencil.height)) for side in (stencil.width, stencil.height)
    )
    left, bottom = 500 - width // 2, _MIDDLE - height // 2
    box = f"1000 0 {left} {bottom} {left + width} {bottom + height} d1"
    return pdfdoc.PDFStream(content=f"{box} q {width} 0 0 {height} {left} {bottom} cm /I{name} Do Q".encode("ascii"))


_faces: list[PictureFace] = []
_known: dict[CharacterPicture, str] = {}


def stand_in_of(picture: CharacterPicture) -> str:
    """Return the one character that is drawn as ``picture`` and read back as what it shows.

    Raises AppError where the picture cannot be used. When too many were asked for, the character itself comes back,
    and whoever looks for missing characters is told of it.
    """
    known = _known.get(picture)
    if known is None:
        stencil = stencil_of(picture)
        if not _faces or len(_faces[-1].stencils) == MOST_IN_A_FONT:
            _faces.append(PictureFace(f"pictures-{len(_faces) + 1}"))
        known = next_pictured(_faces[-1], picture.character)
        if known != picture.character:
            _faces[-1].stencils[known] = stencil
            _known[picture] = known
    return known


def in_pictures(value: T, pictures: Iterable[CharacterPicture], but: frozenset[str] = frozenset()) -> T:
    """Return plain data with every text in it drawn with ``pictures``, ``but`` not in fields of these names.

    Raises AppError where a picture cannot be used.
    """
    stand_ins = {each.character: stand_in_of(each) for each in pictures if each.character}
    if not stand_ins:
        return value
    longest_first = sorted(stand_ins, key=len, reverse=True)
    wanted = re.compile("|".join(map(re.escape, longest_first)))

    def drawn(part: object) -> object:
        if isinstance(part, str):
            return wanted.sub(lambda found: stand_ins[found.group()], part)
        if isinstance(part, tuple):
            return tuple(map(drawn, part))
        if not hasattr(part, "__dataclass_fields__"):
            return part
        changed = {each.name: drawn(getattr(part, each.name)) for each in fields(part) if each.name not in but}  # type: ignore[arg-type]  # has fields
        return replace(part, **changed)  # type: ignore[type-var]  # has fields

    return drawn(value)  # type: ignore[return-value]  # every part keeps its type
