"""The same letter for each person of a list: set, read back, and who is left out is named with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import typesetting
from desktop_app.documents.layout import lay_out
from desktop_app.documents.pages import Page
from desktop_app.documents.readback import finds_on_pages, read_back
from desktop_app.domain.i18n import Message
from desktop_app.modules.disclosures.documents.making import missing_in, own_numbers, private_fields
from desktop_app.modules.disclosures.documents.paper import PrivateOnPaper
from desktop_app.modules.disclosures.documents.wording import NO_PICTURES, document_of, look_of
from desktop_app.modules.disclosures.domain import Disclosure, type_of
from desktop_app.modules.disclosures.domain.letters import files_by_household, letter_to, why_no_letter
from desktop_app.modules.people.domain import Person

Step = Callable[[int, int], None]


@dataclass(frozen=True)
class LeftOut:
    """A person who gets no letter, and why."""

    name: str
    why: Message | str


@dataclass(frozen=True)
class SetLetter:
    """One person's letter, laid out."""

    person: Person
    pages: tuple[Page, ...] = field(repr=False)


@dataclass(frozen=True)
class Letters:
    """The letters that may be given out, all in one ``pdf`` that was read back, and who is left out."""

    title: str
    pdf: bytes = field(repr=False)
    letters: tuple[SetLetter, ...]
    left_out: tuple[LeftOut, ...] = ()
    allowed: frozenset[str] = frozenset()

    @property
    def persons(self) -> tuple[Person, ...]:
        """Who gets a letter, in the order of the list."""
        return tuple(letter.person for letter in self.letters)

    @property
    def first_pages(self) -> tuple[int, ...]:
        """On which page of ``pdf`` each letter begins, counted from 1."""
        return tuple(accumulate((len(letter.pages) for letter in self.letters), initial=1))[:-1]


def set_letters(
    pattern: Disclosure,
    persons: Sequence[Person],
    step: Step | None = None,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> Letters:
    """Set the letter ``pattern`` for each of ``persons`` and read all of it back.

    Whoever has died or moved away, whose entry holds a character that no font draws, or on whose letter a private
    number stands, is left out and named; the others get theirs. ``step`` hears (done, total) letters, each done
    once it is read back, and may raise Cancelled. Raises ``PrivateInField`` for a private number in the words
    that all letters share.
    """
    allowed = own_numbers(pattern)
    for stop in private_fields(pattern, allowed):
        raise stop
    left_out: list[LeftOut] = []
    told = _Halves(step, len(persons))
    laid = list(_laid_out(pattern, persons, left_out, told, pictures))
    pdf = _pdf_of(laid, pattern.heading)
    private = _private_on(pdf, laid, allowed, told)
    if private:
        left_out += [LeftOut(laid[place].person.name, str(stop)) for place, stop in private.items()]
        laid = [letter for place, letter in enumerate(laid) if place not in private]
        pdf = _pdf_of(laid, pattern.heading)
    return Letters(pattern.heading, pdf, tuple(laid), tuple(left_out), allowed)


def household_files(letters: Letters, step: Step | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield name and PDF of one file for each household, read back; the names tell nothing of the persons.

    ``step`` hears (done, total) files. Raises :class:`PrivateOnPaper`.
    """
    files = files_by_household(letters.persons)
    for done, (name, places) in enumerate(files, 1):
        pdf = _pdf_of([letters.letters[place] for place in places], letters.title)
        finds = read_back(pdf, letters.allowed)
        if finds:
            raise PrivateOnPaper(finds)
        yield name, pdf
        if step:
            step(done, len(files))


class _Halves:
    """Counts a letter as half done when it is laid out and as done when it is read back."""

    def __init__(self, step: Step | None, total: int) -> None:
        self._step, self._total = step, total
        self._halves = 0

    def half(self, count: int = 1) -> None:
        self._halves += count
        if self._step:
            self._step(min(self._halves // 2, self._total), self._total)


def _laid_out(
    pattern: Disclosure,
    persons: Sequence[Person],
    left_out: list[LeftOut],
    told: _Halves,
    pictures: Mapping[str, bytes],
) -> Iterator[SetLetter]:
    kind = type_of(pattern)
    for person in persons:
        told.half()
        why: Message | str | None = why_no_letter(person)
        disclosure = letter_to(pattern, person)
        document = document_of(disclosure, [person], pictures)
        why = why or next((str(stop) for stop in missing_in(document, disclosure, [person])), None)
        if why is not None:
            left_out.append(LeftOut(person.name, why))
        else:
            with typesetting():
                yield SetLetter(person, lay_out(document, look_of(kind, document)))


def _pdf_of(letters: Iterable[SetLetter], title: str) -> bytes:
    with typesetting():
        return pdf_of((page for letter in letters for page in letter.pages), title)


def _private_on(
    pdf: bytes, laid: Sequence[SetLetter], allowed: frozenset[str], told: _Halves
) -> Mapping[int, PrivateOnPaper]:
    """Return the places of the letters that hold a private number."""
    if not laid:
        return {}
    letter_of = _letters_of_pages(laid)
    ends = frozenset(accumulate(_lengths(laid)))
    finds: dict[int, PrivateOnPaper] = {}

    def read(done: int, _total: int) -> None:
        if done in ends:
            told.half()

    for find in finds_on_pages(pdf, allowed, read):
        finds.setdefault(letter_of[find.page - 1], PrivateOnPaper([find]))
    return finds


def _lengths(laid: Sequence[SetLetter]) -> list[int]:
    return [len(letter.pages) for letter in laid]


def _letters_of_pages(laid: Sequence[SetLetter]) -> list[int]:
    return [place for place, count in enumerate(_lengths(laid)) for _page in range(count)]
