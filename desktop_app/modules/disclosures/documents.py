"""The paper of a disclosure: masked, set, read back, and only then given out.

Whatever leaves here as a PDF has been read again as a reader would copy it; a private number in it
stops the printing. There is no way round the mask: only :func:`facts_of` hands out what a person's
line shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.documents.description import Block, Column, Document, Heading, Paragraph, Signature, Table
from desktop_app.documents.faces import missing_characters
from desktop_app.documents.official import official_pdf
from desktop_app.documents.poster import Poster, PosterSize, poster_pdf, whole_poster_pdf
from desktop_app.documents.preview import page_count
from desktop_app.documents.readback import PrivateFind, read_back
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _, speaking
from desktop_app.modules.disclosures.domain import (
    Disclosure,
    DisclosureType,
    facts_of,
    filled,
    type_called,
)
from desktop_app.modules.disclosures.domain.types import NUMBER
from desktop_app.modules.disclosures.domain.writing import FilledLine
from desktop_app.modules.disclosures.store import Order, drafted, persons_of, save_printed
from desktop_app.modules.people.domain import Person
from desktop_app.store.database import Database
from desktop_app.store.reading import Reading

Step = Callable[[int, int], None]
PAPER_LANGUAGE = "zh_CN"
"""Documents are Chinese, whichever language the window speaks."""


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


class CharacterMissing(AppError):
    """No font draws a character; the sentence names it and where it stands."""


@dataclass(frozen=True)
class Disclosed:
    """A disclosure that was printed into a file's worth of bytes and kept in the store."""

    disclosure: Disclosure
    pdf: bytes
    pages: int


def document_of(disclosure: Disclosure, persons: Sequence[Person]) -> Document:
    """Return the words of ``disclosure`` about ``persons``, masked as its type demands.

    Raises :class:`CharacterMissing` where a name or word cannot be printed.
    """
    kind = type_called(disclosure.type_code)
    with speaking(PAPER_LANGUAGE):
        table = Table(_columns(kind), tuple(_rows(kind, disclosure, persons)))
    opening = (_block(line) for line in filled(kind.opening, disclosure))
    after = (_block(line) for line in filled(kind.after_table, disclosure))
    signature = Signature((disclosure.signer,), disclosure.signed_on) if disclosure.signed_on else None
    return Document(disclosure.heading, (*opening, table, *after), signature=signature)


def _columns(kind: DisclosureType) -> tuple[Column, ...]:
    return tuple(Column(column.head) for column in kind.columns)


def _rows(kind: DisclosureType, disclosure: Disclosure, persons: Sequence[Person]) -> list[tuple[str, ...]]:
    branch = disclosure.proposer.title if disclosure.proposer else ""
    rows = []
    for number, person in enumerate(persons, 1):
        facts = {NUMBER: str(number), **facts_of(person, kind, branch)}
        _refuse_missing(person, "".join(facts.values()))
        rows.append(tuple(facts[column.fact] for column in kind.columns))
    return rows


def _refuse_missing(person: Person, shown: str) -> None:
    for missing in missing_characters(shown):
        raise CharacterMissing(
            _(
                "No font draws the character “{character}” (U+{code}) in the entry of {name}.",
                character=missing.character,
                code=f"{ord(missing.character):04X}",
                name=person.name,
            )
        )


def _block(line: FilledLine) -> Block:
    return Heading(line.text, level=1) if line.is_heading else Paragraph(line.text)


def page_of(disclosure: Disclosure, persons: Sequence[Person]) -> bytes:
    """Return the A4 page of ``disclosure`` as a PDF that was read back and holds nothing private.

    Raises :class:`PrivateOnPaper` or :class:`CharacterMissing`.
    """
    return _read_back(official_pdf(document_of(disclosure, persons)), disclosure)


def poster_of(disclosure: Disclosure, persons: Sequence[Person], size: PosterSize, step: Step | None = None) -> bytes:
    """Return the poster of ``disclosure`` on A4 sheets, read back like the page."""
    return _read_back(poster_pdf(_poster(disclosure, persons), size, step=step), disclosure)


def whole_poster_of(disclosure: Disclosure, persons: Sequence[Person], size: PosterSize) -> bytes:
    """Return the poster of ``disclosure`` as one page of its own size, for the preview; read back like the page."""
    return _read_back(whole_poster_pdf(_poster(disclosure, persons), size), disclosure)


def _poster(disclosure: Disclosure, persons: Sequence[Person]) -> Poster:
    return Poster(document_of(disclosure, persons), kicker=type_called(disclosure.type_code).kicker)


def _read_back(pdf: bytes, disclosure: Disclosure) -> bytes:
    finds = read_back(pdf, allowed=frozenset({disclosure.phone}) - {""})
    if finds:
        raise PrivateOnPaper(finds)
    return pdf


def set_paper(
    reading: Reading, disclosure: Disclosure, size: PosterSize | None = None, step: Step | None = None
) -> bytes:
    """Return the paper of ``disclosure``: its page, or its poster where ``size`` is given."""
    persons = persons_of(reading, disclosure)
    return poster_of(disclosure, persons, size, step) if size else page_of(disclosure, persons)


def disclose(
    database: Database,
    order: Order,
    calendar: WorkingCalendar,
    size: PosterSize | None = None,
    who: str = "",
) -> Disclosed:
    """Make, check and keep one disclosure; nothing is kept when its paper is refused."""
    with database.work("disclose", who=who, type=order.kind.code, persons=len(order.persons)) as work:
        disclosure = drafted(work, order, calendar)
        pdf = set_paper(work, disclosure, size)
        kept = save_printed(work, disclosure, pdf)
    return Disclosed(kept, pdf, page_count(pdf))
