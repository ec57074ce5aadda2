"""The paper of a disclosure: masked, set, read back, and only then given out.

Whatever leaves here for a printer or a file has been read again as a reader would copy it; a private number in it
stops the printing. There is no way round the mask: only :func:`facts_of` hands out what a person's line shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desktop_app.documents.description import Document, text_of
from desktop_app.documents.faces import missing_characters
from desktop_app.documents.official import official_pdf
from desktop_app.documents.pictured import in_pictures
from desktop_app.documents.poster import Ink, PosterSize, poster_pdf, whole_poster_pdf
from desktop_app.documents.preview import page_count
from desktop_app.documents.private_numbers import found_in
from desktop_app.documents.readback import read_back
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import speaking
from desktop_app.domain.phone import parse_phones
from desktop_app.modules.disclosures.documents.paper import (
    PAGES,
    CharacterMissing,
    Paper,
    PrivateInField,
    PrivateOnPaper,
    Shape,
)
from desktop_app.modules.disclosures.documents.wording import (
    NO_PICTURES,
    PAPER_LANGUAGE,
    document_of,
    look_of,
    poster_of,
)
from desktop_app.modules.disclosures.domain import Disclosure, facts_of, office_phones, texts_filled_in, type_of
from desktop_app.modules.disclosures.domain.life import begun_note, personal_data
from desktop_app.modules.disclosures.store import (
    Order,
    drafted,
    persons_of,
    pictures_of,
    refuse_unfit_for_the_wall,
    save_printed,
)
from desktop_app.modules.people.domain import Person
from desktop_app.store.database import Database
from desktop_app.store.reading import Reading

Step = Callable[[int, int], None]
_TOLD = 24
"""Characters of a text by which it is named."""


@dataclass(frozen=True)
class Disclosed:
    """A disclosure that was printed into a file's worth of bytes and kept in the store."""

    disclosure: Disclosure
    pdf: bytes = field(repr=False)
    pages: int = 0


def paper_of(
    disclosure: Disclosure,
    persons: Sequence[Person],
    shape: Shape = PAGES,
    step: Step | None = None,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> Paper:
    """Set ``disclosure`` in ``shape`` and read it back. ``step`` hears (done, total) pages or sheets.

    ``pictures`` are set for the characters they show; see :func:`pictures_of`. Raises ``AppError`` where the text is
    too long for the poster or a picture cannot be used.
    """
    document = document_of(disclosure, persons, pictures)
    if shape.size is not None:
        pdf = poster_pdf(poster_of(document, disclosure, shape.ink), shape.size, shape.tiling, step=step)
        return _read_back(pdf, document, disclosure, persons)
    look = look_of(type_of(disclosure), document)
    read = _read_back(official_pdf(document, look, step), document, disclosure, persons)
    return replace(read, document=document, look=look)


def whole_poster_of(
    disclosure: Disclosure,
    persons: Sequence[Person],
    size: PosterSize,
    ink: Ink = Ink.colour,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> Paper:
    """Set the poster of ``disclosure`` as one page of its own size, for the screen; read back like the sheets."""
    document = document_of(disclosure, persons, pictures)
    pdf = whole_poster_pdf(poster_of(document, disclosure, ink), size)
    return _read_back(pdf, document, disclosure, persons)


def _read_back(pdf: bytes, document: Document, disclosure: Disclosure, persons: Sequence[Person]) -> Paper:
    allowed = own_numbers(disclosure)
    finds = read_back(pdf, allowed=allowed)
    private = (PrivateOnPaper(finds),) if finds else tuple(private_fields(disclosure, allowed))
    return Paper(pdf, (*private, *missing_in(document, disclosure, persons)))


def private_fields(disclosure: Disclosure, allowed: frozenset[str]) -> Iterator[PrivateInField]:
    """Look into every field by itself: filled into a sentence, its digits may touch those of another."""
    for name, text in texts_filled_in(disclosure):
        for found in found_in(text, allowed):
            yield PrivateInField(name, found.kind)


def own_numbers(disclosure: Disclosure) -> frozenset[str]:
    """Return the numbers given for objections and those of offices, with and without extension; no others."""
    try:
        phones = parse_phones(disclosure.phone)
    except Unreadable:
        phones = ()
    phones = (*phones, *office_phones(disclosure))
    return frozenset(stem for phone in phones for stem in accumulate(phone.split("-"), "{}-{}".format))


def missing_in(document: Document, disclosure: Disclosure, persons: Sequence[Person]) -> Iterator[CharacterMissing]:
    """Name each character that no font draws, with every person in whose entry it stands, else with the text."""
    told: set[tuple[str, str]] = set()
    of_persons: set[str] = set()
    kind, branch = type_of(disclosure), disclosure.proposer.title if disclosure.proposer else ""
    with speaking(PAPER_LANGUAGE):
        entries = [("".join(facts_of(person, kind, branch).values()), person) for person in persons]
    for text, person in entries:
        for missing in missing_characters(in_pictures(text, document.pictures)):
            if (missing.character, person.uid) not in told:
                told.add((missing.character, person.uid))
                of_persons.add(missing.character)
                yield CharacterMissing(missing, person.name, person.uid)
    for text in text_of(document):
        for missing in missing_characters(in_pictures(text, document.pictures)):
            if missing.character not in of_persons:
                of_persons.add(missing.character)
                yield CharacterMissing(missing, text[:_TOLD])


def set_paper(reading: Reading, disclosure: Disclosure, shape: Shape = PAGES, step: Step | None = None) -> Paper:
    """Set ``disclosure`` about the persons as the store knows them now; see :func:`paper_of`."""
    persons = persons_of(reading, disclosure)
    return paper_of(disclosure, persons, shape, step, pictures_of(reading, persons))


def disclose(
    database: Database,
    order: Order,
    calendar: WorkingCalendar,
    shape: Shape = PAGES,
    who: str = "",
) -> Disclosed:
    """Make, check and keep one disclosure; nothing is kept when its paper is refused.

    Its impact note is what the type offers, approved by the account ``who`` that gave the order.

    Raises ``Refused`` for a disclosure of nobody, :class:`PrivateOnPaper` or :class:`CharacterMissing`.
    """
    with database.work("disclose", who=who, type=order.kind.code, persons=len(order.persons)) as work:
        disclosure = drafted(work, order, calendar)
        refuse_unfit_for_the_wall(disclosure)
        pdf = set_paper(work, disclosure, shape).to_print()
        note = begun_note(disclosure, who or "-", order.posted_on) if personal_data(disclosure) else None
        kept = save_printed(work, disclosure, pdf, shape.file_name(disclosure.heading), note)
    return Disclosed(kept, pdf, page_count(pdf))
