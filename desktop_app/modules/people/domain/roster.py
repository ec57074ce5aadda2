"""The people of the community: where they live, in which household, in whose grid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from desktop_app.domain import resident_id
from desktop_app.domain.address import Address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import (
    AddressKind,
    AttachmentKind,
    Choice,
    Choices,
    Date,
    Flag,
    Link,
    LongText,
    NumberedName,
    Partial,
    Parts,
    PeriodKind,
    PersonName,
    Phone,
    Pinyin,
    ResidentId,
    Text,
    Whole,
)
from desktop_app.domain.masking import characters_of
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.resident_id import Sex
from desktop_app.domain.values import Attachment, Period, Reference


class Education(Enum):
    """The highest schooling completed."""

    none = _("no schooling")
    primary = _("primary school")
    junior = _("junior secondary school")
    senior = _("senior secondary school")
    vocational = _("secondary vocational school")
    college = _("junior college")
    bachelor = _("bachelor")
    master = _("postgraduate")


class Tag(Enum):
    """What the office keeps in mind about a person."""

    lives_alone = _("lives alone")
    over_80 = _("over 80")
    disabled = _("disabled")
    low_income = _("low income")
    veteran = _("veteran")
    left_behind = _("left behind")
    bereaved_of_only_child = _("lost the only child")
    chronically_ill = _("chronically ill")
    volunteer = _("volunteer")
    talent = _("talent")


class Whereabouts(Enum):
    """Whether the person is still among the residents."""

    resident = _("living here")
    registered_only = _("registered here, living elsewhere")
    moved_away = _("moved away")
    deceased = _("deceased")


class Relation(Enum):
    """What a person is to the head of the household."""

    head = _("head of the household")
    spouse = _("spouse")
    child = _("child")
    child_in_law = _("child-in-law")
    parent = _("parent")
    parent_in_law = _("parent-in-law")
    grandparent = _("grandparent")
    grandchild = _("grandchild")
    sibling = _("sibling")
    tenant = _("tenant")
    other = _("other")


class Grid(Record):
    """The patch of the community that one steward looks after."""

    title = _("Grid")
    plural = _("Grids")
    order_by = ("name",)
    unique = ("name",)

    name: str = field(_("Name"), NumberedName(), required=True, search=Search.keys)
    extent: str = field(_("Extent"), LongText(), in_list=False)
    stewards: tuple[GridSteward, ...] = field(_("Stewards"), Parts(lambda: GridSteward))


class Building(Record):
    """One building of the community."""

    title = _("Building")
    plural = _("Buildings")
    order_by = ("number",)
    unique = ("number",)
    called = "number"

    number: str = field(
        _("Number"), NumberedName(), required=True, search=Search.keys, hint=_("As on its sign: 3 or A.")
    )
    name: str = field(_("Name"), Text(), search=Search.keys)
    units: int | None = field(_("Units"), Whole(1, 99))
    floors: int | None = field(_("Floors"), Whole(1, 200))
    dwellings: int | None = field(_("Dwellings"), Whole(0, 100_000))
    grid: Reference | None = field(_("Grid"), Link(lambda: Grid))
    notes: str = field(_("Notes"), LongText(), in_list=False)


class Household(Record):
    """The persons of one dwelling; its head is the member whose relation says so."""

    title = _("Household")
    plural = _("Households")
    order_by = ("address",)
    called = "address"

    address: Address | None = field(_("Address"), AddressKind(), required=True, search=Search.keys)
    book_number: str = field(_("Number of the household register"), Text(), private=True, in_list=False)
    rented: bool = field(_("Rented dwelling"), Flag())
    notes: str = field(_("Notes"), LongText(), in_list=False, search=Search.words)


def the_birth_date_agrees_with_the_resident_id(person: Person) -> Iterator[Problem]:
    """The number holds the date of birth (GB 11643-1999, 3.2); two dates for one person cannot both be right."""
    if not person.resident_id or person.birth is None:
        return
    told = PartialDate.of(resident_id.birth_of(person.resident_id))
    if not told.agrees_with(person.birth):
        said = _("The resident ID number says {day}.", day=told.iso())
        yield Problem("birth", said, "contradicts resident ID")


def the_sex_agrees_with_the_resident_id(person: Person) -> Iterator[Problem]:
    """The seventeenth digit is odd for men (GB 11643-1999, 3.3)."""
    if person.resident_id and person.sex and person.sex is not resident_id.sex_of(person.resident_id):
        yield Problem("sex", _("The resident ID number says otherwise."), "contradicts resident ID")


def a_death_or_removal_is_not_in_the_future(person: Person) -> Iterator[Problem]:
    """What has not happened yet is no state of a person."""
    if person.left_on and person.left_on > dt.date.today():
        yield Problem("left_on", _("This day is still to come."), "in the future")


def a_relation_needs_a_household(person: Person) -> Iterator[Problem]:
    """A relation to the head means nothing without a household."""
    if person.relation and not person.household:
        yield Problem("household", _("Choose the household to which the relation belongs."), "required")


def a_picture_shows_one_character(part: PicturedCharacter) -> Iterator[Problem]:
    """What is set in line in its place is one character: a code point, or its parts as Unicode 18.2 describes them."""
    if part.character and len(characters_of(part.character)) != 1:
        yield Problem("character", _("Write one character, or the signs that describe its parts."), "not one character")


class Person(Record):
    """Any natural person in the store; one row per human being."""

    title = _("Resident")
    plural = _("Residents")
    order_by = ("name",)
    unique = ("resident_id",)

    name: str = field(_("Full name"), PersonName(), required=True, search=Search.keys, section=_("Personal details"))
    former_names: str = field(_("Former names"), Text(), in_list=False, search=Search.keys)
    spoken: str = field(
        _("Pinyin by hand"),
        Pinyin(),
        in_list=False,
        search=Search.keys,
        hint=_("Only for a name with characters that no dictionary knows; a blank after each syllable."),
    )
    sex: Sex | None = field(_("Sex"), Choice(Sex))
    birth: PartialDate | None = field(_("Date of birth"), Partial())
    resident_id: str = field(_("Resident ID number"), ResidentId(), private=True, search=Search.keys)
    phone: str = field(_("Phone"), Phone(), private=True, search=Search.keys)
    address: Address | None = field(_("Address"), AddressKind(), search=Search.keys, section=_("Home"))
    household: Reference | None = field(_("Household"), Link(lambda: Household), in_list=False)
    relation: Relation | None = field(_("Relation to the head"), Choice(Relation), in_list=False)
    grid: Reference | None = field(_("Grid"), Link(lambda: Grid))
    whereabouts: Whereabouts = field(_("Whereabouts"), Choice(Whereabouts), required=True, in_list=False)
    left_on: dt.date | None = field(_("Moved away or deceased on"), Date(), in_list=False)
    tags: tuple[Tag, ...] = field(_("Tags"), Choices(Tag))
    ethnicity: str = field(_("Ethnicity"), Text(), in_list=False, section=_("More"))
    education: Education | None = field(_("Education"), Choice(Education), in_list=False)
    employer: str = field(_("Employer"), Text(), in_list=False, search=Search.words)
    photo: Attachment | None = field(_("Photo"), AttachmentKind(("image/jpeg", "image/png")), in_list=False)
    pictured: tuple[PicturedCharacter, ...] = field(
        _("Characters without a font"), Parts(lambda: PicturedCharacter), in_list=False
    )
    notes: str = field(_("Notes"), LongText(), in_list=False, search=Search.words)

    rules = (
        the_birth_date_agrees_with_the_resident_id,
        the_sex_agrees_with_the_resident_id,
        a_death_or_removal_is_not_in_the_future,
        a_relation_needs_a_household,
    )


class GridSteward(Record):
    """Who looks after a grid, and when."""

    title = _("Grid steward")
    plural = _("Grid stewards")
    called = "person"

    person: Reference | None = field(_("Person"), Link(lambda: Person), required=True, search=Search.keys)
    period: Period | None = field(_("From – to"), PeriodKind())


class PicturedCharacter(Record):
    """A character of a person's name or address that no font draws, and the picture that is printed for it."""

    title = _("Picture of a character")
    plural = _("Pictures of characters")
    called = "character"

    character: str = field(
        _("Character"),
        Text(),
        required=True,
        hint=_("As it stands in the name: one character, or the signs that describe its parts."),
    )
    picture: Attachment | None = field(_("Picture"), AttachmentKind(("image/jpeg", "image/png")), required=True)

    rules = (a_picture_shows_one_character,)


def age_on(birth: PartialDate, day: dt.date) -> int:
    """Return the full years of age on ``day`` of one born on ``birth``; unknown months count as January, days as 1."""
    born = birth.earliest()
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
