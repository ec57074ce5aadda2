"""Batches of letters in the store: their words, and which person's letter is in which file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.modules.disclosures.domain import BatchedLetter, Disclosure, DisclosureType, LetterBatch
from desktop_app.modules.disclosures.store.drafting import Order, drafted
from desktop_app.modules.people.domain import Person
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work


def begun_letter(reading: Reading, kind: DisclosureType, day: dt.date, calendar: WorkingCalendar) -> Disclosure:
    """Return the words of a new letter of ``kind`` made on ``day``, about nobody yet and never saved itself.

    Raises ``AppError`` while the office has no profile.
    """
    return drafted(reading, Order(kind, posted_on=day), calendar)


def keep_batch(
    work: Work, pattern: Disclosure, list_name: str, persons: Sequence[Person], places: Sequence[str]
) -> LetterBatch:
    """Keep which of ``persons`` got the letter ``pattern``, and in ``places`` in which file or on which page."""
    links = work.references(Person, [person.id or 0 for person in persons])
    letters = tuple(
        BatchedLetter(person=links[person.id or 0], place=place) for person, place in zip(persons, places, strict=True)
    )
    return work.save(
        LetterBatch(
            heading=pattern.heading,
            type_code=pattern.type_code,
            type_text=pattern.type_text,
            filled=pattern.filled,
            signer=pattern.signer,
            made_on=pattern.signed_on,
            list_name=list_name,
            letters=letters,
        )
    )
