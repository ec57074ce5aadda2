"""What a type of disclosure is made of, once its file has been read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Kind
from desktop_app.modules.disclosures.domain.types.braces import braces
from desktop_app.modules.disclosures.domain.types.field_kinds import RowColumn, Rows

FACTS = frozenset({"name", "sex", "birth_month", "ethnicity", "education", "branch", "employer", "building"})
"""What of a person a type may show on a wall, masked; neither ID number, phone nor bank card is among them."""
FULL_NAME = "full_name"
"""The one fact that is printed as it is, in types that ask for the ``consent`` to it: a certificate for the person."""
CONSENT = "consent"
NUMBER = "number"
PERSONS = "persons"
MAY_BE_EMPTY = frozenset({"contact", "phone", "address"})
OF_THE_PERIOD = frozenset({"first_day", "last_day", "working_days"})
WORDS = MAY_BE_EMPTY | OF_THE_PERIOD | {"proposer", "count", "signer", "posted_on"}
"""What may stand in braces in every type's words."""
SIGNERS = ("party_organisation", "committee", "both")
POSTERS = ("names", "notice", "event", "warning", "celebration", "honours", "rules", "obituary", "hours")
"""Designs of posters, as the typesetter calls them."""
TOTAL = "_total"
"""Ends the word that stands for what a column adds up to: ``items_amount_total``."""
ONE = "person_"
"""Begins the word that stands for a fact of the one person whom a paper is about: ``person_full_name``."""
COUNT = "_count"
"""Ends the word that stands for how many rows a table has."""


class Group(Enum):
    """The part of the office's papers to which a type belongs; the catalogue of disclosures has the middle three."""

    notices = _("Notices")
    party_affairs = _("Party affairs")
    residents_affairs = _("Residents' affairs")
    finance = _("Finance")
    community_life = _("Community life")
    certificates = _("Certificates")

    @property
    def in_catalogue(self) -> bool:
        """Whether its types stand in the catalogue of what the office must disclose."""
        return self in (Group.party_affairs, Group.residents_affairs, Group.finance)


class PageLayout(Enum):
    """How the A4 page of a type looks."""

    official = _("official document")
    plain = _("plain notice")
    large = _("large type")
    table = _("table across the page")


@dataclass(frozen=True)
class Line:
    """One line of the wording: a paragraph, a heading of ``level`` 1 to 4, or the place of the ``table`` so called.

    It is left out while the field ``needs`` is empty, or one that may be empty and stands in its braces.
    """

    text: str = ""
    level: int = 0
    table: str = ""
    needs: str = ""
    number: int = 0
    """Its line in the wording, from 1."""


@dataclass(frozen=True)
class TypedField:
    """What the type asks the clerk for; ``example`` is a value as it is typed, for previews."""

    code: str
    label: str
    kind: Kind[Any]
    required: bool = False
    hint: str = ""
    start: str = ""
    example: str | tuple[tuple[str, ...], ...] = ""


@dataclass(frozen=True)
class Computed:
    """An amount that follows from others: those of ``plus`` less those of ``minus``."""

    code: str
    label: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


@dataclass(frozen=True)
class PersonColumn:
    """One column of the table of persons: a ``fact`` of the roster, or what is typed beside each (``own``)."""

    head: str
    fact: str = ""
    own: RowColumn | None = None
    example: str = ""


@dataclass(frozen=True)
class PersonsTable:
    """That a type names persons of the roster, and in which columns."""

    columns: tuple[PersonColumn, ...]
    required: bool = True

    @property
    def is_single(self) -> bool:
        """Whether the paper is about one person, told in its sentences instead of in a table."""
        return not self.columns

    @property
    def own(self) -> tuple[RowColumn, ...]:
        """The columns that are typed for each person."""
        return tuple(column.own for column in self.columns if column.own)


@dataclass(frozen=True)
class DisclosureType:
    """One type of disclosure, as its file declares it. ``source`` is the very text of the file."""

    code: str
    version: str
    name: str
    group: Group
    title: str
    kicker: str
    """The line over the title of a poster."""
    signer: str
    layout: PageLayout
    poster: str
    """Which of :data:`POSTERS` is its design."""
    period_rule: str
    """Code of the rule that says how many working days it hangs; '' for a paper without a period."""
    rhythm_rule: str
    """Code of the rule that says after how many months it is due again; '' for one that is due when it happens."""
    basis: str
    """The law or rule that asks for it; '' for none."""
    objections: bool
    """Whether it asks the readers for opinions, and so must say where they go."""
    allowed: tuple[str, ...]
    lines: tuple[Line, ...]
    fields: tuple[TypedField, ...] = ()
    addressee: str = ""
    """Whom it addresses, with fields in braces; '' for nobody."""
    attachments: str = ""
    """Code of the long text whose lines are the names of what is attached; '' for none."""
    computed: tuple[Computed, ...] = ()
    persons: PersonsTable | None = None
    purpose: str = ""
    """Why it shows personal data, as the impact note begins; '' for a type that shows none."""
    result: str = ""
    """Code of the type by which its result is told; '' for the general one."""
    base: str = ""
    """For an office's own type, the code of the one it was made from."""
    source: str = field(default="", repr=False, compare=False)

    def field(self, code: str) -> TypedField:
        """Return the field called ``code``; KeyError when there is none."""
        for each in self.fields:
            if each.code == code:
                return each
        raise KeyError(code)

    @property
    def tables(self) -> tuple[tuple[TypedField, Rows], ...]:
        """The fields that are tables, each with its kind."""
        return tuple((each, each.kind) for each in self.fields if isinstance(each.kind, Rows))

    @property
    def asks(self) -> frozenset[str]:
        """Everything that stands in braces or conditions of its title and wording."""
        lines = {word for line in self.lines for word in (*braces(line.text), line.needs) if word}
        return frozenset(lines | set(braces(self.title + self.addressee)))
