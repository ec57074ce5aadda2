"""The command that sets a text on pages."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.cli.asking import Answer, Commands, typed
from desktop_app.documents.description import Document, Signature, text_of
from desktop_app.documents.faces import Missing, missing_characters
from desktop_app.documents.official import official_pdf
from desktop_app.documents.pages import LARGE, NOTICE, OFFICIAL, Look
from desktop_app.documents.pictures import picture_of
from desktop_app.documents.plain_text import LARGEST_TEXT, decoded, document_of, plain_text_of
from desktop_app.documents.preview import page_count
from desktop_app.documents.word import word_of
from desktop_app.domain.days import parse_day
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.store.replacing import replacing

LOOKS = {"official": OFFICIAL, "plain": NOTICE, "large": LARGE}
MAKERS: dict[str, Callable[[Document, Look, bytes], bytes]] = {
    ".docx": lambda document, look, _pdf: word_of(document, look),
    ".txt": lambda document, _look, _pdf: plain_text_of(document).encode(),
    ".png": lambda _document, _look, pdf: picture_of(pdf),
}
"""What is written into a file with this ending instead of the PDF."""


def add_commands(commands: Commands) -> None:
    """Add ``typeset``."""
    setting = commands.add("typeset", _typeset, _("set a text on pages as PDF"))
    setting.add_argument("text", type=Path, metavar="TEXT.txt", help=str(_("UTF-8, one paragraph a line")))
    setting.add_argument("--layout", choices=list(LOOKS), default="official")
    setting.add_argument("--title", default="", metavar="T")
    setting.add_argument(
        "--sign", action="append", default=[], metavar="BODY", help=str(_("who signs; may be given again"))
    )
    setting.add_argument("--date", metavar="D", help=str(_("the day it is signed; today when left out")))
    endings = str(_("PDF; with the ending .docx, .txt or .png a Word file, plain text or a picture"))
    setting.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help=endings)


def _typeset(options: argparse.Namespace) -> Answer:
    document = document_of(_text_in(options.text), typed(options.title), _signature(options))
    if options.out.exists() and options.out.samefile(options.text):
        raise AppError(_("The page would replace the text. Choose another name."))
    look = LOOKS[options.layout]
    pdf = official_pdf(document, look)
    made = MAKERS.get(options.out.suffix.lower())
    content = made(document, look, pdf) if made else pdf
    with replacing(options.out) as out:
        out.write(content)
    pages = page_count(pdf)
    missing = missing_characters("".join(text_of(document)))
    answer = {
        "pages": pages,
        "missing": [{"character": each.character, "times": each.times} for each in missing],
    }
    return Answer(answer, _said(pages, missing, options.out))


def _said(pages: int, missing: Sequence[Missing], file: Path) -> Message:
    if not missing:
        return _("{pages} pages were written to {file}.", pages=pages, file=file)
    return _(
        "{pages} pages were written to {file}; no font draws {characters}: empty boxes stand for them.",
        pages=pages,
        file=file,
        characters="".join(each.character for each in missing),
    )


def _text_in(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return decoded(content.read(LARGEST_TEXT + 1))
    except OSError as error:
        raise AppError(_("The text {file} cannot be read.", file=file.name)) from error


def _signature(options: argparse.Namespace) -> Signature | None:
    if not options.sign and not options.date:
        return None
    day = parse_day(options.date) if options.date else dt.date.today()
    return Signature(tuple(map(typed, options.sign)), day)
