"""Faces: a picture for every character, the right one, and text that can be copied from the page."""

from __future__ import annotations

import hashlib
import threading
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import faces
from desktop_app.documents.faces import (
    CHAINS,
    FONTS,
    Face,
    Missing,
    Role,
    faces_of,
    missing_characters,
    opened,
    to_unicode,
    typesetting,
    warm,
)
from desktop_app.documents.office_fonts import families_in, office_fonts_in
from desktop_app.documents.readback import text_on_pages
from desktop_app.documents.truetype import NotTrueType, TrueType

LISTING = tomllib.loads((FONTS / "fonts.toml").read_text("utf-8"))["font"]


@pytest.mark.parametrize("font", LISTING, ids=lambda font: font["file"])
def test_every_shipped_font_is_the_one_listed_and_has_its_licence(font: dict[str, str]) -> None:
    data = (FONTS / font["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == font["sha256"]
    assert (FONTS / font["licence_file"]).stat().st_size > 1000
    assert font["family"] in TrueType(FONTS / font["file"]).family_names


def test_a_cut_font_does_not_carry_a_reserved_name() -> None:
    for font in LISTING:
        names = " ".join(TrueType(FONTS / font["file"]).family_names)
        assert font["role"] == "rare" or not any(word in names for word in ("LXGW", "霞鹜", "Source", "Noto", "Fandol"))


@pytest.mark.parametrize("role", list(Role))
def test_every_face_draws_what_an_office_writes(role: Role) -> None:
    text = (
        "关于公示２０２６〔12〕号《》“”‘’——……·％‰℃㎡①⑳×÷±→★■□√、，。；：？！（）［］｛｝￥¥abcXYZ0123456789 歐陽馬臺灣"
    )
    assert missing_characters(text, role) == ()


def test_rare_characters_come_from_the_fonts_behind() -> None:
    chosen = faces_of(Role.fang)
    assert [chosen[character].fontName for character in "国䶮𠮷"] == ["fang", "fang-gaps", "rare"]
    assert chosen["a"].fontName == "fang-gaps"


def test_characters_that_no_font_draws_are_named_with_their_number() -> None:
    assert missing_characters("王😀李😀\ue123") == (Missing("😀", 2), Missing("\ue123", 1))


def test_marks_without_a_picture_are_not_missing() -> None:
    assert missing_characters("葛\U000e0100城\u200b\ufeff\n\t") == ()


@given(
    st.text(
        st.characters(codec="utf-8"),
        min_size=1,
        max_size=300,
    ).map(lambda text: "".join(dict.fromkeys(text)))
)
def test_the_map_back_to_text_is_utf_16_in_blocks_of_at_most_100(characters: str) -> None:
    blocks = to_unicode(characters).split(" beginbfchar\n")[1:]
    entries = [line.split() for block in blocks for line in block.split("\nendbfchar")[0].split("\n")]
    assert [bytes.fromhex(text[1:-1]).decode("utf-16-be") for _code, text in entries] == list(characters)
    assert [int(code[1:-1], 16) for code, _text in entries] == list(range(1, len(characters) + 1))
    assert all(block.count("\n<") < 100 for block in blocks)


def test_a_face_serves_as_a_font_of_reportlab(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    canvas = Canvas(str(target), initialFontName=opened("song").fontName)
    canvas.setFont("song", 12)
    canvas.drawString(72, 700, "社区𬱖")
    assert canvas.stringWidth("社区", "song", 12) == pytest.approx(24)
    canvas.save()
    assert text_on_pages(target.read_bytes())[0].strip() == "社区𬱖"


def test_two_documents_do_not_share_their_characters(tmp_path: Path) -> None:
    for name, text in (("a.pdf", "甲乙丙"), ("b.pdf", "丁戊")):
        canvas = Canvas(str(tmp_path / name), initialFontName=opened("hei").fontName)
        canvas.setFont("hei", 12)
        canvas.drawString(72, 700, text)
        canvas.save()
    assert text_on_pages((tmp_path / "b.pdf").read_bytes())[0].strip() == "丁戊"


def test_faces_are_opened_once() -> None:
    warm(Role.song)
    assert opened("song") is opened("song")
    assert set(CHAINS) == set(Role)


def test_another_thread_waits_for_its_turn() -> None:
    order: list[str] = []
    entered = threading.Event()

    def second() -> None:
        entered.set()
        with typesetting():
            order.append("second")

    with typesetting():
        thread = threading.Thread(target=second)
        thread.start()
        entered.wait(5)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]


def test_the_offices_own_fonts_are_found_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "X123.TTF").write_bytes((FONTS / "kai.ttf").read_bytes())
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 40)
    (tmp_path / "empty.ttc").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("no font")
    assert families_in([tmp_path, tmp_path / "absent"]) == {"Community Desk Kai": (tmp_path / "X123.TTF", 0)}
    assert office_fonts_in([tmp_path]) == {}


@pytest.mark.parametrize("data", [b"", b"OTTO" + b"\0" * 40, b"ttcf", b"\0\1\0\0", b"\0\1\0\0\xff\xff" + b"\0" * 90])
def test_what_is_no_truetype_font_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.ttf").write_bytes(data)
    with pytest.raises(NotTrueType):
        TrueType(tmp_path / "x.ttf")


@given(st.lists(st.sampled_from("国一A，ǖé①"), unique=True, min_size=1))
def test_a_cut_holds_the_characters_in_their_order(
    tmp_path_factory: pytest.TempPathFactory, characters: list[str]
) -> None:
    whole = TrueType(FONTS / "song.ttf")
    target = tmp_path_factory.mktemp("cut") / "cut.ttf"
    target.write_bytes(whole.cut([0, *map(ord, characters)]))
    fonttools = pytest.importorskip("fontTools.ttLib", reason="fonttools builds the fonts and checks the cut")
    cut = fonttools.TTFont(target)
    widths = [cut["hmtx"][name][0] for name in cut.getGlyphOrder()[1 : len(characters) + 1]]
    assert widths == [round(whole.advance(ord(character))) for character in characters]
    assert all(cut["glyf"][name].numberOfContours != 0 for name in cut.getGlyphOrder()[1 : len(characters) + 1])


def test_an_office_font_with_a_chinese_name_can_be_embedded(tmp_path: Path) -> None:
    face = Face("title:方正小标宋简体", FONTS / "kai.ttf")
    registerFont(face)
    target = tmp_path / "page.pdf"
    canvas = Canvas(str(target), initialFontName=face.fontName)
    canvas.setFont(face.fontName, 12)
    canvas.drawString(72, 700, "通知")
    canvas.save()
    assert text_on_pages(target.read_bytes())[0].strip() == "通知"


def test_the_sign_of_masks_is_drawn_by_the_serif_face() -> None:
    assert faces_of(Role.fang)["＊"].fontName == "song"


def test_the_offices_own_fonts_come_first_and_lead_back_to_those_of_the_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = {"fang:FangSong": (FONTS / "kai.ttf", 0), "rare:SimSun-ExtB": (FONTS / "rare.ttf", 0)}
    monkeypatch.setattr(faces, "_office_fonts", lambda: office)
    monkeypatch.setattr(faces, "opened", cache(faces.opened.__wrapped__))  # the faces of the other tests stay open
    chosen = faces.faces_of.__wrapped__(Role.fang)
    assert [chosen[character].fontName for character in "国⺁𤋮𪚥"][0::3] == ["fang:FangSong", "rare:SimSun-ExtB"]
    assert chosen["＊"].fontName == "fang:FangSong"
