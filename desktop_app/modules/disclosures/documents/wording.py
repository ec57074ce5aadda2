"""The words of a disclosure as a document, and how its pages and its poster look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop_app.documents.description import Block, Column, Document, Heading, Paragraph, Signature, Table
from desktop_app.documents.lines import Align
from desktop_app.documents.official import table_notice_look
from desktop_app.documents.pages import LARGE, NOTICE, OFFICIAL, Look
from desktop_app.documents.pictured import CharacterPicture
from desktop_app.documents.plain_text import blocks_of
from desktop_app.documents.poster import Ink, Poster, PosterDesign
from desktop_app.domain.i18n import speaking
from desktop_app.modules.disclosures.domain import (
    Disclosure,
    DisclosureType,
    addressee_of,
    attachments_of,
    signing_bodies,
    type_of,
    written,
)
from desktop_app.modules.disclosures.domain.tables import FilledTable
from desktop_app.modules.disclosures.domain.types import PageLayout
from desktop_app.modules.disclosures.domain.writing import FilledLine, FilledText, Filling
from desktop_app.modules.people.domain import Person

PAPER_LANGUAGE = "zh_CN"
"""Documents are Chinese, whichever language the window speaks."""
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def document_of(
    disclosure: Disclosure, persons: Sequence[Person], pictures: Mapping[str, bytes] = NO_PICTURES
) -> Document:
    """Return the words of ``disclosure`` about ``persons``, masked as its type demands.

    ``pictures`` show characters in them that no font may have.
    """
    kind = type_of(disclosure)
    with speaking(PAPER_LANGUAGE):
        blocks = tuple(block for part in written(kind, disclosure, persons) for block in _blocks(part))
    bodies = signing_bodies(disclosure)
    signature = Signature(bodies, disclosure.signed_on) if disclosure.signed_on and bodies else None
    return Document(
        disclosure.heading,
        blocks,
        addressee=addressee_of(kind, disclosure, persons),
        attachments=attachments_of(kind, disclosure),
        signature=signature,
        pictures=tuple(CharacterPicture(character, content) for character, content in pictures.items()),
    )


def _blocks(part: Filling) -> tuple[Block, ...]:
    match part:
        case FilledText():
            return blocks_of(part.text)
        case FilledTable():
            columns = tuple(Column(head, _align(part, place)) for place, head in enumerate(part.heads))
            return (Table(columns, part.rows),)
        case FilledLine():
            return (Heading(part.text, part.level) if part.level else Paragraph(part.text),)


def look_of(kind: DisclosureType, document: Document) -> Look:
    """Return how the A4 page of ``document``, which is of ``kind``, looks."""
    match kind.layout:
        case PageLayout.official:
            return OFFICIAL
        case PageLayout.plain:
            return NOTICE
        case PageLayout.large:
            return LARGE
        case PageLayout.table:
            return table_notice_look(document)


def _align(table: FilledTable, place: int) -> Align:
    if place in table.amounts:
        return Align.right
    return Align.left if place in table.texts else Align.centre


def poster_of(document: Document, disclosure: Disclosure, ink: Ink) -> Poster:
    """Return the poster of ``document`` in the design of its type."""
    kind = type_of(disclosure)
    return Poster(document, kind.kicker, PosterDesign[kind.poster], ink)
