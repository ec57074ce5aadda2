"""The commands on personal data: mask a value, read a PDF back."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from desktop_app.cli.asking import Answer, Commands, typed
from desktop_app.documents.file_check import LARGEST_FILE, FileCheck, check_file
from desktop_app.documents.private_numbers import PrivateKind
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.masking import masked_address, masked_bank_card, masked_name, masked_phone, masked_resident_id

MASKS: dict[str, Callable[[str], str]] = {
    "name": masked_name,
    "id": masked_resident_id,
    "phone": masked_phone,
    "card": masked_bank_card,
    "address": masked_address,
}
KINDS = {
    PrivateKind.resident_id: "id",
    PrivateKind.mobile: "phone",
    PrivateKind.landline: "landline",
    PrivateKind.bank_card: "card",
}
_ON_ONE_LINE = re.compile(r"\s*[\r\n]\s*")


def add_commands(commands: Commands) -> None:
    """Add ``mask`` and ``readback``."""
    masking = commands.add("mask", _mask, _("write a name or number as it may hang on the wall"))
    masking.add_argument("--kind", required=True, choices=list(MASKS))
    masking.add_argument("text", metavar="TEXT")
    reading = commands.add("readback", _read_back, _("look for private numbers in a PDF"))
    reading.add_argument("file", type=Path, metavar="FILE.pdf")


def _mask(options: argparse.Namespace) -> Answer:
    masked = MASKS[options.kind](typed(options.text))
    return Answer({"masked": masked}, masked)


def _read_back(options: argparse.Namespace) -> Answer:
    checked = check_file(_content(options.file))
    for warning in _warnings(checked):
        print(warning, file=sys.stderr)
    private = [
        {"page": find.page, "kind": KINDS[find.kind], "text": _ON_ONE_LINE.sub("", find.text)} for find in checked.finds
    ]
    return Answer({"private": private}, _told(checked), _refusal(checked))


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as content:
            return content.read(LARGEST_FILE + 1)
    except OSError as unreadable:
        raise AppError(_("The file {file} cannot be read.", file=file.name)) from unreadable


def _told(checked: FileCheck) -> Message | str:
    if not checked.finds:
        return n_(
            "{n} page was read back; it holds no private number.",
            "{n} pages were read back; they hold no private number.",
            checked.pages,
        )
    return "\n".join(
        str(_("page {page}: {kind}", page=find.page, kind=find.kind.value) if find.page else find.kind.value)
        for find in checked.finds
    )


def _refusal(checked: FileCheck) -> Message | None:
    if checked.finds:
        return n_(
            "{n} private number was found. Take it out before this goes on the wall.",
            "{n} private numbers were found. Take them out before this goes on the wall.",
            len(checked.finds),
        )
    if checked.is_mute:
        return _("Nothing of this file can be read back: it holds pictures instead of text. Look it through yourself.")
    return None


def _warnings(checked: FileCheck) -> list[Message]:
    warnings = []
    if checked.silent and not checked.is_mute:
        pages = ", ".join(map(str, checked.silent))
        warnings.append(_("These pages hold no text and could not be read back: {pages}.", pages=pages))
    if checked.closed:
        count = len(checked.closed)
        warnings.append(
            n_("{n} attached file could not be read back.", "{n} attached files could not be read back.", count)
        )
    return warnings
