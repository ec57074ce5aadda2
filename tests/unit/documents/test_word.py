"""The same document for Word, as plain text and as a picture for a telephone."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop_app.documents.description import (
    Chart,
    ChartKind,
    Column,
    Document,
    Gap,
    Heading,
    Items,
    Merge,
    Paragraph,
    Picture,
    QrCode,
    Series,
    Signature,
    Table,
    text_of,
)
from desktop_app.documents.faces import Role
from desktop_app.documents.official import official_pdf
from desktop_app.documents.pages import LARGE, MM, NOTICE, OFFICIAL, Look
from desktop_app.documents.pictures import WIDTH, picture_of, pictures_of
from desktop_app.documents.plain_text import plain_text_of
from desktop_app.documents.preview import page_count
from desktop_app.documents.units import Span
from desktop_app.documents.word import word_of
from desktop_app.domain.errors import AppError
from tests.unit.documents.reading import words_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNED = Signature(("幸福社区居民委员会", "幸福花园业主委员会"), date(2026, 11, 23))


def dot() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, "PNG")
    return out.getvalue()


EVERYTHING = Document(
    "幸福社区居民委员会关于2026年11月25日停水检修的紧急通知",
    (
        Paragraph((Span("正文"), Span("强调", Role.hei), Span("<b>&amp;</b>𬱖"))),
        *[Heading(f"{level}级", level) for level in (1, 2, 3, 4)],
        Items(("甲", "乙")),
        Table(
            (Column("楼栋"), Column("单元")), (("1号楼", "一单元"), ("", "二单元"), ("合计", "")), "表",
            (Merge(0, 0, 2), Merge(2, 0, 1, 2)), (("位置", ""),), (Merge(0, 0, 1, 2),),
        ),
        Gap(),
        Picture(dot(), 20, "图"),
        QrCode("电话", "码"),
        Chart(ChartKind.bars, ("一", "二"), (Series("收", (1, 2)),), "数"),
    ),
    "各位居民：",
    ("名单", "时间表"),
    SIGNED,
)  # fmt: skip


def part(word: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert archive.testzip() is None
        return ElementTree.fromstring(archive.read(name))  # noqa: S314 - what the program has just written


def said(word: bytes) -> str:
    return "".join(node.text or "" for node in part(word).iter(W + "t"))


def test_word_says_everything_that_is_printed() -> None:
    drawn = "一二收"  # the words of the chart are part of its picture
    printed = "".join(text_of(EVERYTHING)).replace(drawn, "")
    assert said(word_of(EVERYTHING)) == re.sub(r"\s", "", printed)


@pytest.mark.parametrize("look", [OFFICIAL, NOTICE, LARGE])
def test_word_has_the_paper_and_the_grid_of_the_page(look: Look) -> None:
    section = next(part(word_of(EVERYTHING, look)).iter(W + "sectPr"))
    told = {
        node.tag.removeprefix(W): {key.removeprefix(W): value for key, value in node.attrib.items()} for node in section
    }
    assert (told["pgSz"]["w"], told["pgSz"]["h"]) == ("11906", "16838")
    assert int(told["pgMar"]["left"]) / 20 == pytest.approx(look.left, abs=0.05)
    assert int(told["pgMar"]["top"]) / 20 == pytest.approx(look.top, abs=0.05)
    room = 16838 - int(told["pgMar"]["top"]) - int(told["pgMar"]["bottom"])
    assert room // int(told["docGrid"]["linePitch"]) == look.rows


def test_the_faces_of_an_official_document_are_named_as_offices_know_them() -> None:
    styles = ElementTree.tostring(part(word_of(EVERYTHING), "word/styles.xml"), "unicode")
    assert all(name in styles for name in ("仿宋", "黑体", "楷体", "方正小标宋简体"))
    styled = (node for node in part(word_of(EVERYTHING)).iter(W + "p") if node.find(f"{W}pPr/{W}pStyle") is not None)
    title = next(styled)
    assert len(list(title.iter(W + "br"))) == 1  # the lines that keep words whole


def test_a_table_keeps_its_widths_its_heads_and_its_merged_cells() -> None:
    table = next(part(word_of(EVERYTHING)).iter(W + "tbl"))
    assert len(list(table.iter(W + "tblHeader"))) == 2
    assert [node.get(W + "val") for node in table.iter(W + "vMerge")] == ["restart", "continue"]
    assert [node.get(W + "val") for node in table.iter(W + "gridSpan")] == ["2", "2"]
    widths = [int(node.get(W + "w", "0")) for node in table.iter(W + "gridCol")]
    assert sum(widths) / 20 == pytest.approx(156 * MM, abs=1)


def test_pictures_codes_and_charts_lie_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(word_of(EVERYTHING))) as archive:
        media = [name for name in archive.namelist() if "media" in name]
        assert len(media) == 3
        for name in media:
            Image.open(io.BytesIO(archive.read(name))).verify()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    used = re.findall(
        r'r:embed="(\w+)"', zipfile.ZipFile(io.BytesIO(word_of(EVERYTHING))).read("word/document.xml").decode()
    )
    assert all(f'Id="{name}"' in relations for name in used)


def test_the_same_document_is_the_same_file() -> None:
    assert word_of(EVERYTHING) == word_of(EVERYTHING)


@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=40))
def test_any_text_is_well_formed_and_whole(paragraphs: list[str], title: str) -> None:
    word = word_of(Document(title, tuple(map(Paragraph, paragraphs)), signature=SIGNED))
    written = "".join(paragraphs)
    kept = re.sub("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", written)
    assert re.sub(r"\s", "", kept) in re.sub(r"\s", "", said(word))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    (tmp_path / "page.docx").write_bytes(word_of(EVERYTHING))
    words = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*words, "--outdir", str(tmp_path), str(tmp_path / "page.docx")], capture_output=True, check=False
    )
    pdf = tmp_path / "page.pdf"
    if not pdf.exists() and b"no export filter" in done.stderr:
        pytest.skip("LibreOffice Writer is not installed here")
    assert abs(page_count(pdf.read_bytes()) - page_count(official_pdf(EVERYTHING))) <= 1


def test_plain_text_is_ready_to_be_pasted() -> None:
    lines = plain_text_of(EVERYTHING).splitlines()
    assert lines[:4] == [EVERYTHING.title, "", "各位居民：", "　　正文强调<b>&amp;</b>𬱖"]
    assert "1号楼　一单元" in lines
    assert lines[-5:] == ["2.时间表", "", *SIGNED.bodies, "2026年11月23日"]
    assert set("".join(text_of(EVERYTHING))) <= set("".join(lines))


def test_a_page_becomes_a_picture_for_a_telephone() -> None:
    pdf = official_pdf(Document("通知", (Paragraph("国" * 900),)))
    each = [Image.open(io.BytesIO(png)) for png in pictures_of(pdf)]
    assert [picture.size for picture in each] == [(WIDTH, 1527)] * 2
    whole = Image.open(io.BytesIO(picture_of(pdf)))
    assert whole.size == (WIDTH, 2 * 1527 + 2)
    assert whole.mode == "L"
    assert words_of(pdf).startswith("通知")


def test_what_is_too_high_for_a_telephone_is_refused() -> None:
    with pytest.raises(AppError, match="picture"):
        picture_of(official_pdf(Document("", (Paragraph("国" * 28 * 22 * 11),))))
