"""What residents said against a disclosure, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Choice, Date, Link, LongText, Text
from desktop_app.domain.record import Record, field
from desktop_app.domain.values import Reference
from desktop_app.modules.disclosures.domain.records import Disclosure

ANSWER_RULE = "disclosure.objection.answer_working_days"
"""The rule that says within how many working days an objection is answered."""


class Way(Enum):
    """How an objection reached the office."""

    visit = _("visit")
    phone = _("phone call")
    letter = _("letter")
    online = _("online")
    other = _("other way")


class Outcome(Enum):
    """What became of an objection once it was looked into."""

    not_upheld = _("not confirmed")
    partly_upheld = _("partly confirmed")
    upheld = _("confirmed")
    withdrawn = _("withdrawn")


def an_answered_objection_says_by_whom_and_with_what_outcome(objection: Objection) -> Iterator[Problem]:
    """An objection counts as answered only when all of it is known."""
    answered = (objection.answered_on, objection.answered_by, objection.outcome)
    if not any(answered):
        return
    for name in ("answered_on", "answered_by", "outcome"):
        if not getattr(objection, name):
            said = _("{field} is required once the objection is answered.", field=Objection.field(name).label)
            yield Problem(name, said, "required")


def an_objection_is_answered_after_it_was_received(objection: Objection) -> Iterator[Problem]:
    """Days in the wrong order are a slip of the hand."""
    received, answered = objection.received_on, objection.answered_on
    if received and answered and answered < received:
        yield Problem("answered_on", _("This is before it was received."), "before")


class Objection(Record):
    """One objection. Who raised it stays in the store: it is never listed, searched or printed."""

    title = _("Objection")
    plural = _("Objections")
    called = "received_on"
    order_by = ("received_on",)

    disclosure: Reference | None = field(_("Disclosure"), Link(lambda: Disclosure), required=True)
    received_on: dt.date | None = field(_("Received on"), Date(), required=True)
    way: Way = field(_("Received by"), Choice(Way), required=True)
    who: str = field(
        _("From whom"), Text(), in_list=False, private=True, hint=_("Kept confidential; it is never printed.")
    )
    said: str = field(_("What is objected to"), LongText(), required=True)
    answer_by: dt.date | None = field(_("To be answered by"), Date())
    answered_on: dt.date | None = field(_("Answered on"), Date())
    answered_by: str = field(_("Answered by"), Text(), in_list=False)
    outcome: Outcome | None = field(_("Outcome"), Choice(Outcome))
    answer: str = field(_("Answer"), LongText(), in_list=False)

    rules = (
        an_answered_objection_says_by_whom_and_with_what_outcome,
        an_objection_is_answered_after_it_was_received,
    )

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.answered_on is None


def open_among(objections: Iterable[Objection]) -> list[Objection]:
    """Return the objections that nobody has answered."""
    return [each for each in objections if each.is_open]


def an_objection_is_raised_while_the_paper_hangs(
    disclosure: Disclosure, objection: Objection, today: dt.date
) -> Iterator[Problem]:
    """A draft can be changed instead, and no objection comes from the future."""
    if not disclosure.was_printed:
        yield Problem("", _("A draft hangs nowhere yet."), "draft")
    if objection.received_on and objection.received_on > today:
        yield Problem("received_on", _("This day is still to come."), "to come")
