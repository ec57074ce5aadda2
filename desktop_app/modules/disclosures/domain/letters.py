"""The same letter or certificate for each person of a list: what is kept of it, and who gets none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import Date, Link, LongText, Parts, Text
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.values import Reference
from desktop_app.modules.disclosures.domain.filled import Filled
from desktop_app.modules.disclosures.domain.records import DisclosedPerson, Disclosure, State
from desktop_app.modules.disclosures.domain.types import DisclosureType
from desktop_app.modules.people.domain import Person, Whereabouts

MOST_LETTERS = 5_000
"""In one batch: as many as a street office sends to its elderly."""
_DIGITS = 4


class LetterBatch(Record):
    """One batch: its words, the day it was made, and which person's letter is in which file."""

    title = _("Batch of letters")
    plural = _("Letters and certificates")
    called = "heading"
    order_by = ("made_on",)

    heading: str = field(_("Title"), Text(), required=True, search=Search.keys)
    type_code: str = field(_("Type"), Text(), required=True, in_list=False)
    type_text: str = field(_("Type as it was used"), LongText(), in_list=False)
    filled: str = field(_("Filled in"), Filled(), in_list=False, search=Search.words)
    signer: str = field(_("Signed by"), Text(), in_list=False)
    made_on: dt.date | None = field(_("Made on"), Date(), required=True, search=Search.keys)
    list_name: str = field(_("Saved list"), Text(), search=Search.keys)
    letters: tuple[BatchedLetter, ...] = field(_("Letters"), Parts(lambda: BatchedLetter), in_list=False)
    notes: str = field(_("Notes"), LongText(), in_list=False)


class BatchedLetter(Record):
    """One person's letter: the number of its file, or of its first page where all are in one file."""

    title = _("Letter")
    plural = _("Letters")
    called = "person"

    person: Reference | None = field(_("Person"), Link(lambda: Person), required=True, search=Search.keys)
    place: str = field(_("File or page"), Text())


def types_about_one_person(kinds: Sequence[DisclosureType]) -> tuple[DisclosureType, ...]:
    """Return those of ``kinds`` of which one person gets one paper."""
    return tuple(kind for kind in kinds if kind.persons is not None and kind.persons.is_single)


def why_no_letter(person: Person) -> Message | None:
    """Say why ``person`` gets no letter; None for one who gets it. Nobody writes to the dead."""
    match person.whereabouts:
        case Whereabouts.deceased:
            return _("deceased")
        case Whereabouts.moved_away:
            return _("moved away")
    return None


def letter_to(pattern: Disclosure, person: Person) -> Disclosure:
    """Return ``pattern`` about ``person`` alone; the person must be in the store."""
    link = Reference(person.id or 0, person.uid, person.name)
    return pattern.with_values(persons=(DisclosedPerson(person=link),))


def a_batch_lacks_nothing(pattern: Disclosure) -> Iterator[Problem]:
    """Yield everything that the letters still lack, whoever gets them."""
    for problem in pattern.with_values(state=State.printed).problems():
        if problem.field != "persons":
            yield problem


def files_by_household(persons: Sequence[Person]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the files of ``persons``: a name that tells nothing, and the places of those who share it.

    Whoever belongs to no household has a file alone. The names are running numbers in the order of the list.
    """
    homes: dict[tuple[str, int], list[int]] = {}
    for place, person in enumerate(persons):
        key = ("home", person.household.id) if person.household else ("alone", place)
        homes.setdefault(key, []).append(place)
    digits = max(_DIGITS, len(str(len(homes))))
    return tuple((f"{number:0{digits}}.pdf", tuple(places)) for number, places in enumerate(homes.values(), 1))
