"""The paper of a disclosure: masked, set, read back, and only then given out.

Whatever leaves here for a printer or a file has been read again as a reader would copy it; a private number in it
stops the printing. There is no way round the mask: only :func:`facts_of` hands out what a person's line shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from desktop_app.documents.description import Block, Column, Document, Heading, Paragraph, Signature, Table, text_of
from desktop_app.documents.faces import Missing, missing_characters
from desktop_app.documents.lines import Align
from desktop_app.documents.official import official_pdf, table_notice_look
from desktop_app.documents.pages import LARGE, NOTICE, OFFICIAL, Look
from desktop_app.documents.plain_text import blocks_of
from desktop_app.documents.poster import Poster, PosterDesign, PosterSize, poster_pdf, whole_poster_pdf
from desktop_app.documents.preview import page_count
from desktop_app.documents.private_numbers import PrivateKind, found_in
from desktop_app.documents.readback import PrivateFind, read_back
from desktop_app.documents.tiles import Tiling, fitted, full_size
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import _, speaking
from desktop_app.domain.phone import parse_phones
from desktop_app.modules.disclosures.domain import (
    Disclosure,
    DisclosureType,
    addressee_of,
    attachments_of,
    facts_of,
    signing_bodies,
    texts_filled_in,
    type_of,
    written,
)
from desktop_app.modules.disclosures.domain.tables import FilledTable
from desktop_app.modules.disclosures.domain.types import PageLayout
from desktop_app.modules.disclosures.domain.writing import FilledLine, FilledText, Filling
from desktop_app.modules.disclosures.store import Order, drafted, persons_of, refuse_unfit_for_the_wall, save_printed
from desktop_app.modules.people.domain import Person
from desktop_app.store.database import Database
from desktop_app.store.reading import Reading

Step = Callable[[int, int], None]
PAPER_LANGUAGE = "zh_CN"
"""Documents are Chinese, whichever language the window speaks."""
_TOLD = 24
"""Characters of a text by which it is named."""


class PrivateOnPaper(AppError):
    """The finished paper holds a private number; it was not given out. ``finds`` say where."""

    def __init__(self, finds: Sequence[PrivateFind]) -> None:
        first = finds[0]
        super().__init__(
            _(
                "Printing was stopped: page {page} holds a {kind}. Take it out of the record or the text first.",
                page=first.page,
                kind=first.kind.value,
            )
        )
        self.finds = tuple(finds)


class PrivateInField(AppError):
    """A field holds a private number; on the paper it might stand beside other digits, where nobody would know it."""

    def __init__(self, field: str, kind: PrivateKind) -> None:
        super().__init__(
            _("Printing was stopped: “{field}” holds a {kind}. Take it out first.", field=field, kind=kind.value)
        )


class CharacterMissing(AppError):
    """No font draws a character; the sentence names it and where it stands."""

    def __init__(self, missing: Missing, where: str) -> None:
        super().__init__(
            _(
                "No font draws the character “{character}” (U+{code}) in the entry of {name}.",
                character=missing.character,
                code=f"{ord(missing.character):04X}",
                name=where,
            )
        )
        self.character = missing.character


Stop = PrivateOnPaper | PrivateInField | CharacterMissing


@dataclass(frozen=True)
class Shape:
    """What a disclosure is put on: A4 pages, or a poster of ``size`` cut into A4 sheets.

    ``fit`` are the sheets across and down that the poster is scaled to; None cuts it at full size.
    """

    size: PosterSize | None = None
    fit: tuple[int, int] | None = None

    @property
    def tiling(self) -> Tiling | None:
        """How the poster is cut; None for pages."""
        if self.size is None:
            return None
        points = self.size.points
        return fitted(points, *self.fit) if self.fit else full_size(points)

    def file_name(self, heading: str) -> str:
        """Return what the PDF of this shape is called."""
        return f"{heading}-{self.size.name}.pdf" if self.size else f"{heading}.pdf"


PAGES = Shape()


@dataclass(frozen=True)
class Paper:
    """A disclosure set in type and read back; ``shown`` is for the screen only, :meth:`to_print` for everything else.

    ``stops`` is everything that keeps it off the wall, () when nothing does.
    """

    shown: bytes = field(repr=False)
    stops: tuple[Stop, ...] = ()

    @property
    def finds(self) -> tuple[PrivateFind, ...]:
        """The private numbers on it and where they stand."""
        return tuple(find for stop in self.stops if isinstance(stop, PrivateOnPaper) for find in stop.finds)

    def to_print(self) -> bytes:
        """Return the PDF to be given out; raises :class:`PrivateOnPaper` or :class:`CharacterMissing`."""
        for stop in self.stops:
            raise stop
        return self.shown


@dataclass(frozen=True)
class Disclosed:
    """A disclosure that was printed into a file's worth of bytes and kept in the store."""

    disclosure: Disclosure
    pdf: bytes = field(repr=False)
    pages: int = 0


def document_of(disclosure: Disclosure, persons: Sequence[Person]) -> Document:
    """Return the words of ``disclosure`` about ``persons``, masked as its type demands."""
    kind = type_of(disclosure)
    with speaking(PAPER_LANGUAGE):
        blocks = tuple(block for part in written(kind, disclosure, persons) for block in _blocks(part))
    bodies = signing_bodies(disclosure)
    signature = Signature(bodies, disclosure.signed_on) if disclosure.signed_on and bodies else None
    return Document(
        disclosure.heading,
        blocks,
        addressee=addressee_of(kind, disclosure),
        attachments=attachments_of(kind, disclosure),
        signature=signature,
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


def paper_of(
    disclosure: Disclosure, persons: Sequence[Person], shape: Shape = PAGES, step: Step | None = None
) -> Paper:
    """Set ``disclosure`` in ``shape`` and read it back. ``step`` hears (done, total) pages or sheets.

    Raises ``AppError`` where the text is too long for the poster.
    """
    document = document_of(disclosure, persons)
    if shape.size is None:
        pdf = official_pdf(document, look_of(type_of(disclosure), document), step)
    else:
        pdf = poster_pdf(_poster(document, disclosure), shape.size, shape.tiling, step=step)
    return _read_back(pdf, document, disclosure, persons)


def whole_poster_of(disclosure: Disclosure, persons: Sequence[Person], size: PosterSize) -> Paper:
    """Set the poster of ``disclosure`` as one page of its own size, for the screen; read back like the sheets."""
    document = document_of(disclosure, persons)
    return _read_back(whole_poster_pdf(_poster(document, disclosure), size), document, disclosure, persons)


def _poster(document: Document, disclosure: Disclosure) -> Poster:
    kind = type_of(disclosure)
    return Poster(document, kind.kicker, PosterDesign[kind.poster])


def _read_back(pdf: bytes, document: Document, disclosure: Disclosure, persons: Sequence[Person]) -> Paper:
    allowed = _own_numbers(disclosure)
    finds = read_back(pdf, allowed=allowed)
    private = (PrivateOnPaper(finds),) if finds else tuple(_private_fields(disclosure, allowed))
    return Paper(pdf, (*private, *_missing(document, disclosure, persons)))


def _private_fields(disclosure: Disclosure, allowed: frozenset[str]) -> Iterator[PrivateInField]:
    """Look into every field by itself: filled into a sentence, its digits may touch those of another."""
    for name, text in texts_filled_in(disclosure):
        for found in found_in(text, allowed):
            yield PrivateInField(name, found.kind)


def _own_numbers(disclosure: Disclosure) -> frozenset[str]:
    """Return the phone numbers given for objections, with and without extension; nothing else is ever excused."""
    try:
        phones = parse_phones(disclosure.phone)
    except Unreadable:
        return frozenset()
    return frozenset(stem for phone in phones for stem in accumulate(phone.split("-"), "{}-{}".format))


def _missing(document: Document, disclosure: Disclosure, persons: Sequence[Person]) -> Iterator[CharacterMissing]:
    """Name each character that no font draws, with the person in whose entry it stands, else with the text."""
    told: set[str] = set()
    kind, branch = type_of(disclosure), disclosure.proposer.title if disclosure.proposer else ""
    with speaking(PAPER_LANGUAGE):
        entries = [(person.name, "".join(facts_of(person, kind, branch).values())) for person in persons]
    for where, text in (*entries, *((text[:_TOLD], text) for text in text_of(document))):
        for missing in missing_characters(text):
            if missing.character not in told:
                told.add(missing.character)
                yield CharacterMissing(missing, where)


def set_paper(reading: Reading, disclosure: Disclosure, shape: Shape = PAGES, step: Step | None = None) -> Paper:
    """Set ``disclosure`` about the persons as the store knows them now; see :func:`paper_of`."""
    return paper_of(disclosure, persons_of(reading, disclosure), shape, step)


def disclose(
    database: Database,
    order: Order,
    calendar: WorkingCalendar,
    size: PosterSize | None = None,
    who: str = "",
) -> Disclosed:
    """Make, check and keep one disclosure; nothing is kept when its paper is refused.

    Raises ``Refused`` for a disclosure of nobody, :class:`PrivateOnPaper` or :class:`CharacterMissing`.
    """
    shape = Shape(size)
    with database.work("disclose", who=who, type=order.kind.code, persons=len(order.persons)) as work:
        disclosure = drafted(work, order, calendar)
        refuse_unfit_for_the_wall(disclosure)
        pdf = set_paper(work, disclosure, shape).to_print()
        kept = save_printed(work, disclosure, pdf, shape.file_name(disclosure.heading))
    return Disclosed(kept, pdf, page_count(pdf))
