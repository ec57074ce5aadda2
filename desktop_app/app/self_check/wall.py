"""The steps of a self-check that set what goes on the wall: every type, every design of posters, a batch of letters."""

from __future__ import annotations

import hashlib
import io
import math
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from PIL import Image, ImageOps

from desktop_app.app.self_check.bench import Bench
from desktop_app.app.self_check.failing import must
from desktop_app.app.self_check.report import Facts
from desktop_app.documents.description import Document, text_of
from desktop_app.documents.pictures import WIDTH, png_of
from desktop_app.documents.poster import Ink, Poster, PosterDesign, PosterSize, whole_poster_pdf
from desktop_app.documents.preview import page_images
from desktop_app.documents.readback import read_back, text_on_pages
from desktop_app.modules.disclosures.documents import FileForm, document_of, paper_of, whole_poster_of
from desktop_app.modules.disclosures.documents.letters import household_files, set_letters
from desktop_app.modules.disclosures.documents.making import own_numbers
from desktop_app.modules.disclosures.domain import (
    DisclosureType,
    disclosure_types,
    example_of,
    invented_persons,
    type_called,
)
from desktop_app.modules.disclosures.domain.letters import why_no_letter
from desktop_app.modules.people.domain import Person
from desktop_app.store.replacing import replacing

LETTERS = 20
_WALL = "上墙 Ä 𬱖"
"""The folder of the papers: a space, and letters that no single code page holds."""
_NOT_OF_THE_TEXT = re.compile(r"[\s\u00ad\u0002]|— ?\d+ ?—")
"""What only parts a text that was set: blanks, hyphens at line ends, page numbers."""
_SET_APART = re.compile("[：＿]")
"""A poster sets a label and its value apart and leaves out the sign between them."""
_DOTS_PER_INCH = 36
_ACROSS = 9
"""Pictures of papers in a row of the sheet of pictures."""
_THUMB = 200, 283


def set_every_type_on_pages(bench: Bench) -> Facts:
    """Set every type of disclosure on pages, write it under its own name and read every text of it again."""
    written, pictures = 0, list[Image.Image]()
    for kind in disclosure_types():
        document, pdf = _document_of(kind), paper_of(example_of(kind), invented_persons(kind)).to_print()
        must(_read_from(pdf) == _bare("".join(text_of(document))), f"{kind.code}: the paper says something else")
        pictures += _drawn(pdf, kind.code)
        written += _written(bench, f"{document.title}-{kind.code}.pdf", pdf)
    facts = {"types": len(disclosure_types()), "pages": len(pictures), "bytes": written}
    return {**facts, **_laid_out(bench, "pages", pictures)}


def set_every_type_as_a_poster(bench: Bench) -> Facts:
    """Set every type of disclosure as a whole poster in its own design and read every text of it again."""
    designs, pictures = set(), list[Image.Image]()
    for kind in disclosure_types():
        pdf = whole_poster_of(example_of(kind), invented_persons(kind), PosterSize.A3).to_print()
        _must_hold(pdf, _document_of(kind), kind.code)
        pictures += _drawn(pdf, kind.code)
        designs.add(kind.poster)
    facts = {"types": len(disclosure_types()), "designs": sorted(designs)}
    return {**facts, **_laid_out(bench, "posters", pictures)}


def draw_every_design(bench: Bench) -> Facts:
    """Draw every design of posters in colour and in black, and see that black is black and all words are there."""
    kind = type_called("notice")
    document, pictures = _document_of(kind), list[Image.Image]()
    for design in PosterDesign:
        for ink in Ink:
            pdf = whole_poster_pdf(Poster(document, kind.kicker, design, ink), PosterSize.A3)
            must(not read_back(pdf, own_numbers(example_of(kind))), f"{design.name}: something private is on it")
            _must_hold(pdf, document, design.name)
            drawn = _drawn(pdf, design.name)
            must((ink is Ink.colour) == _is_coloured(drawn[0]), f"{design.name}: not in the ink that was asked for")
            pictures += drawn
            _written(bench, f"海报 {design.name} {ink.value}.pdf", pdf)
    return {"designs": len(PosterDesign), "inks": len(Ink), **_laid_out(bench, "designs", pictures)}


def save_the_other_files(bench: Bench) -> Facts:
    """Save a paper as Word document, text and picture, and read each again."""
    kind = type_called("notice")
    paper, texts = paper_of(example_of(kind), invented_persons(kind)), [*text_of(_document_of(kind))]
    sizes = {}
    for form in FileForm:
        sizes[form.name] = _written(bench, f"通知 欧阳䶮{form.ending}", paper.as_file(form))
    folder = bench.folder / _WALL
    with zipfile.ZipFile(folder / "通知 欧阳䶮.docx") as word:
        in_word = _bare(unescape(re.sub("<[^>]*>", "", word.read("word/document.xml").decode())))
    in_text = _bare((folder / "通知 欧阳䶮.txt").read_text(encoding="utf-8"))
    for name, read in (("Word document", in_word), ("text", in_text)):
        must(all(_bare(text) in read for text in texts), f"texts are missing in the {name}")
    picture = Image.open(io.BytesIO((folder / "通知 欧阳䶮.png").read_bytes())).convert("L")
    must(picture.width == WIDTH and picture.getextrema() != (255, 255), "the picture is empty")
    return sizes


def write_a_batch_of_letters(bench: Bench) -> Facts:
    """Set a letter for each of twenty persons, see that each is called by the own name, and a file per household."""
    with bench.open_store.database.reading() as reading:
        persons = [person for person in reading.find(Person) if not why_no_letter(person)][:LETTERS]
    made = set_letters(example_of(type_called("letter")), persons)
    must(len(made.persons) == LETTERS and not made.left_out, "somebody gets no letter")
    pages = [_bare(text) for text in text_on_pages(made.pdf)]
    firsts = zip(made.persons, made.first_pages, strict=True)
    must(all(_bare(person.name) in pages[first - 1] for person, first in firsts), "a letter names somebody else")
    _written(bench, "信函.pdf", made.pdf)
    files = [_written(bench, name, pdf) for name, pdf in household_files(made)]
    return {"letters": len(made.persons), "pages": len(pages), "bytes": len(made.pdf), "files": len(files)}


def _document_of(kind: DisclosureType) -> Document:
    return document_of(example_of(kind), invented_persons(kind))


def _bare(text: str) -> str:
    return _NOT_OF_THE_TEXT.sub("", text)


def _read_from(pdf: bytes) -> str:
    return _bare("".join(text_on_pages(pdf)))


def _parts_of(document: Document) -> Iterator[str]:
    for text in text_of(document):
        for part in _SET_APART.split(text):
            yield _bare(part)


def _must_hold(pdf: bytes, document: Document, name: str) -> None:
    read = _read_from(pdf)
    lost = [part for part in _parts_of(document) if part not in read]
    must(not lost, f"{name}: {len(lost)} texts are not on the poster")


def _drawn(pdf: bytes, name: str) -> list[Image.Image]:
    """Return the pages as small pictures; raises where one is empty: text that is read may still not be drawn."""
    drawn = []
    for page in page_images(pdf, _DOTS_PER_INCH):
        picture = Image.open(io.BytesIO(png_of(page))).convert("RGB")
        must(len(set(picture.convert("L").tobytes())) > 1, f"{name}: a page is empty")
        drawn.append(picture)
    return drawn


def _is_coloured(picture: Image.Image) -> bool:
    red, green, blue = (band.tobytes() for band in picture.split())
    return red != green or green != blue


def _laid_out(bench: Bench, name: str, pictures: list[Image.Image]) -> Facts:
    """Keep the pictures on one sheet beside that of the window; by the sum another system's are compared."""
    width, height = _THUMB
    sheet = Image.new("RGB", (width * _ACROSS, height * math.ceil(len(pictures) / _ACROSS)), "grey")
    for place, picture in enumerate(pictures):
        small = ImageOps.contain(picture, (width - 4, height - 4))
        sheet.paste(small, (place % _ACROSS * width + 2, place // _ACROSS * height + 2))
    sheet.save(bench.picture.with_name(f"{bench.picture.stem}-{name}.png"))
    dots = hashlib.sha256(b"".join(picture.tobytes() for picture in pictures))
    return {"dots_sha256": dots.hexdigest()}


def _written(bench: Bench, name: str, content: bytes) -> int:
    """Write a file, read it again, and return how long it is."""
    place = bench.folder / _WALL / name
    place.parent.mkdir(exist_ok=True)
    with replacing(place) as out:
        out.write(content)
    must(place.read_bytes() == content, "a file is not what was written")
    return len(content)
