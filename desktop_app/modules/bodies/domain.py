"""Bodies that take part in governance, their posts and who holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import (
    Choice,
    Date,
    Flag,
    Link,
    LongText,
    NumberedName,
    Parts,
    PeriodKind,
    Phone,
    Text,
    Uscc,
    Whole,
)
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.values import Period, Reference
from desktop_app.modules.people.domain import Person


class BodyKind(Enum):
    """What sort of body it is."""

    party_committee = _("Party committee")
    general_branch = _("general Party branch")
    branch = _("Party branch")
    party_group = _("Party group")
    residents_committee = _("residents' committee")
    supervision_committee = _("supervision committee")
    residents_representatives = _("residents' representatives")
    residents_group = _("residents' group")
    owners_committee = _("owners' committee")
    property_company = _("property company")
    stationed_unit = _("stationed unit")
    social_organisation = _("social organisation")
    volunteer_team = _("volunteer team")
    deliberation_body = _("deliberation body")
    other = _("other")


PARTY_KINDS = frozenset(
    {BodyKind.party_committee, BodyKind.general_branch, BodyKind.branch, BodyKind.party_group},
)


def a_body_is_not_its_own_parent(body: Body) -> Iterator[Problem]:
    """Bodies form a tree."""
    if body.parent and body.parent.uid == body.uid:
        yield Problem("parent", _("A body cannot stand under itself."), "circle")


class Body(Record):
    """Anything that takes part in governance."""

    title = _("Body")
    plural = _("Bodies")
    order_by = ("name",)
    unique = ("uscc",)

    name: str = field(_("Name"), NumberedName(), required=True, search=Search.keys, section=_("Body"))
    kind: BodyKind = field(_("Kind"), Choice(BodyKind), required=True)
    parent: Reference | None = field(_("Stands under"), Link(lambda: Body))
    uscc: str = field(_("Unified social credit code"), Uscc(), in_list=False, search=Search.keys)
    founded: dt.date | None = field(_("Founded on"), Date(), in_list=False)
    term: Period | None = field(_("Term"), PeriodKind())
    contact: str = field(_("Contact person"), Text())
    phone: str = field(_("Phone"), Phone(), search=Search.keys)
    place: str = field(_("Place"), Text(), in_list=False)
    posts: tuple[Post, ...] = field(_("Posts"), Parts(lambda: Post))
    notes: str = field(_("Notes"), LongText(), in_list=False, search=Search.words)

    rules = (a_body_is_not_its_own_parent,)


class Post(Record):
    """A post in a body, and how many may hold it at once."""

    title = _("Post")
    plural = _("Posts")

    name: str = field(_("Post"), Text(), required=True)
    seats: int = field(_("Seats"), Whole(1, 999), default=1)
    exclusive: bool = field(_("No other post beside it"), Flag())


class Tenure(Record):
    """Who holds which post of which body, from when to when."""

    title = _("Holder of a post")
    plural = _("Holders of posts")
    called = "post"
    order_by = ("body",)

    body: Reference | None = field(_("Body"), Link(lambda: Body), required=True, search=Search.keys)
    post: str = field(_("Post"), Text(), required=True, search=Search.keys)
    person: Reference | None = field(_("Person"), Link(lambda: Person), required=True, search=Search.keys)
    period: Period | None = field(_("From – to"), PeriodKind(), required=True)
    notes: str = field(_("Notes"), LongText(), in_list=False)


RECORDS: tuple[type[Record], ...] = (Body, Tenure)
