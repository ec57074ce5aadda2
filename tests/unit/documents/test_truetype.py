"""TrueType files of every make: composite pictures, short tables, collections."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from desktop_app.documents.faces import FONTS
from desktop_app.documents.truetype import NotTrueType, TrueType


def built(name: str = "Tiny", units: int = 500, embedding: int = 0) -> TTFont:
    """A font of a square and of a character that is the square twice; short offsets, format 4."""
    square = TTGlyphPen(None)
    square.moveTo((50, 0))
    square.lineTo((50, 200))
    square.lineTo((250, 200))
    square.lineTo((250, 0))
    square.closePath()
    one = square.glyph()
    pen = TTGlyphPen({"one": one})
    pen.addComponent("one", (1, 0, 0, 1, 0, 0))
    pen.addComponent("one", (0.5, 0, 0, 0.5, 300, 100))
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder([".notdef", "one", "two", "blank"])
    builder.setupCharacterMap({ord("一"): "one", ord("二"): "two", ord(" "): "blank"})
    builder.setupGlyf(
        {".notdef": TTGlyphPen(None).glyph(), "one": one, "two": pen.glyph(), "blank": TTGlyphPen(None).glyph()}
    )
    builder.setupHorizontalMetrics({".notdef": (500, 0), "one": (500, 50), "two": (500, 50), "blank": (250, 0)})
    builder.setupHorizontalHeader(ascent=440, descent=-60)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    builder.setupOS2(fsType=embedding)
    builder.setupPost()
    return builder.font


def saved(font: TTFont | TTCollection, path: Path) -> Path:
    font.save(path)
    return path


def test_widths_and_ink_are_thousandths_of_an_em(tmp_path: Path) -> None:
    font = TrueType(saved(built(), tmp_path / "tiny.ttf"))
    assert (font.advance(ord("一")), font.advance(ord(" ")), font.advance(ord("三"))) == (1000, 500, 1000)
    assert font.ink(ord("一")) == (100, 500)
    assert font.ink(ord(" ")) == font.ink(ord("三")) == (0, 0)
    assert (font.metrics.ascent, font.metrics.descent) == (880, -120)


def test_the_parts_of_a_picture_come_along(tmp_path: Path) -> None:
    font = TrueType(saved(built(), tmp_path / "tiny.ttf"))
    (tmp_path / "cut.ttf").write_bytes(font.cut([0, ord("二"), ord("三")]))
    cut = TTFont(tmp_path / "cut.ttf")
    two = cut["glyf"][cut.getGlyphOrder()[1]]
    assert [cut.getGlyphID(part.glyphName) for part in two.components] == [3, 3]
    assert cut["glyf"][cut.getGlyphOrder()[3]].numberOfContours == 1
    assert cut["glyf"][cut.getGlyphOrder()[2]].numberOfContours == 0


def test_each_face_of_a_collection_can_be_opened(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [built("First"), built("Second")]
    path = saved(collection, tmp_path / "two.ttc")
    assert TrueType(path, 1).family_names == {"Second"}
    assert TrueType(path, 1).postscript_name == "Second-Regular"
    with pytest.raises(NotTrueType):
        TrueType(path, 7)


@pytest.mark.parametrize(("embedding", "allowed"), [(0, True), (8, True), (4, True), (2, False), (0x100, False)])
def test_what_the_makers_forbid_to_embed_is_known(tmp_path: Path, embedding: int, allowed: bool) -> None:
    assert TrueType(saved(built(embedding=embedding), tmp_path / "x.ttf")).may_be_embedded is allowed


def test_a_font_without_unicode_is_refused_when_it_is_asked(tmp_path: Path) -> None:
    font = built()
    font["cmap"].tables = []
    with pytest.raises(NotTrueType, match="Unicode"):
        TrueType(saved(font, tmp_path / "x.ttf")).advance(65)


def test_every_character_of_a_shipped_font_has_a_picture_and_a_width() -> None:
    font = TrueType(FONTS / "fang.ttf")
    assert len(font.glyph_of) > 9_000
    assert {font.advance(code) for code in list(font.glyph_of)[2000:2500]} == {1000}
