from __future__ import annotations

import pytest

from desktop_app.documents.poster import PosterSize
from desktop_app.domain.values import Attachment
from desktop_app.modules.disclosures.documents import CharacterMissing, FileForm, Shape, paper_of, whole_poster_of
from desktop_app.modules.disclosures.domain import Disclosure
from desktop_app.modules.disclosures.store import pictures_of
from desktop_app.modules.people.domain import Person, PicturedCharacter
from tests.unit.documents.test_pictured import DESCRIBED, PRIVATE, picture, read
from tests.unit.modules.disclosures.conftest import Hall


def kept(hall: Hall, name: str, character: str, content: bytes) -> Person:
    """A person in the store with a picture of one character."""
    with hall.database.work("test") as work:
        part = PicturedCharacter(character=character, picture=work.keep("c.png", "image/png", content))
        return work.save(Person(name=name, pictured=(part,)))


def draft(hall: Hall) -> Disclosure:
    return hall.draft()


def test_a_picture_kept_with_a_person_is_set_and_copied_out_as_the_character(hall: Hall) -> None:
    people = [kept(hall, f"{PRIVATE}强", PRIVATE, picture()), kept(hall, f"{DESCRIBED}立", DESCRIBED, picture())]
    with hall.database.reading() as reading:
        pictures = pictures_of(reading, people)
    paper = paper_of(draft(hall), people, pictures=pictures)
    assert paper.stops == ()
    assert f"{PRIVATE}＊" in read(paper.to_print())
    assert f"{DESCRIBED}＊" in read(paper.to_print())
    assert f"{DESCRIBED}＊" in paper.as_file(FileForm.txt).decode()
    poster = whole_poster_of(draft(hall), people, PosterSize.A2, pictures=pictures)
    assert f"{PRIVATE}＊" in read(poster.to_print())
    assert paper_of(draft(hall), people, Shape(PosterSize.A3), pictures=pictures).stops == ()


def test_every_missing_character_is_named_with_every_person_at_once(hall: Hall) -> None:
    people = [
        Person(name=f"{PRIVATE}强", uid="a"),
        Person(name=f"{PRIVATE}立", uid="b"),
        Person(name="\ue555立", uid="c"),
    ]
    stops = [stop for stop in paper_of(draft(hall), people).stops if isinstance(stop, CharacterMissing)]
    assert [(stop.person, stop.character) for stop in stops] == [("a", PRIVATE), ("b", PRIVATE), ("c", "\ue555")]


def test_one_private_character_shown_in_two_ways_is_set_in_neither(hall: Hall) -> None:
    people = [
        kept(hall, f"{PRIVATE}强", PRIVATE, picture()),
        kept(hall, f"{PRIVATE}立", PRIVATE, picture("navy", form="JPEG")),
    ]
    with hall.database.reading() as reading:
        assert pictures_of(reading, people) == {}
        assert list(pictures_of(reading, people[:1])) == [PRIVATE]


@pytest.mark.parametrize(
    ("text", "fits"), [(PRIVATE, True), (DESCRIBED, True), ("⿱⿰木木⿰火火", True), ("张明", False)]
)
def test_a_picture_belongs_to_one_character(text: str, fits: bool) -> None:
    part = PicturedCharacter(character=text, picture=Attachment.of("c.png", "image/png", b"x"))
    assert (part.problems() == ()) is fits
