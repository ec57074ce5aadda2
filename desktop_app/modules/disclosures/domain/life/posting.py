"""Where and when a paper was posted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import AttachmentKind, Date, Link, LongText, Text
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.values import Attachment, Reference
from desktop_app.modules.disclosures.domain.records import Disclosure


class Board(Record):
    """A notice board, a screen, a group of the residents: a place where the office posts."""

    title = _("Board")
    plural = _("Boards")
    order_by = ("name",)
    unique = ("name",)

    name: str = field(_("Name"), Text(), required=True, search=Search.keys)
    place: str = field(_("Place"), Text(), search=Search.keys)
    notes: str = field(_("Notes"), LongText(), in_list=False)


class Posting(Record):
    """That a disclosure was posted on a board."""

    title = _("Posting")
    plural = _("Postings")
    called = "board"
    order_by = ("posted_on",)

    disclosure: Reference | None = field(_("Disclosure"), Link(lambda: Disclosure), required=True)
    board: Reference | None = field(_("Board"), Link(lambda: Board), required=True)
    posted_on: dt.date | None = field(_("Posted on"), Date(), required=True)
    photo: Attachment | None = field(
        _("Photo of the posting"), AttachmentKind(("image/jpeg", "image/png")), in_list=False
    )
    notes: str = field(_("Notes"), LongText(), in_list=False)


def a_paper_is_posted_before_its_period_begins(
    disclosure: Disclosure, posting: Posting, others: Sequence[Posting], today: dt.date
) -> Iterator[Problem]:
    """The first board carries the paper for the whole period it names; further boards may follow while it runs."""
    day = posting.posted_on
    if day is None:
        return
    if day > today:
        yield Problem("posted_on", _("This day is still to come. Note the posting when it hangs."), "to come")
    if any(_same(each, posting) for each in others):
        yield Problem("board", _("It hangs on this board already."), "twice")
    if not others and disclosure.first_day and day >= disclosure.first_day:
        said = _(
            "The paper says its period begins on {day}; posted later it hangs too short. Make a new draft from it.",
            day=disclosure.first_day.isoformat(),
        )
        yield Problem("posted_on", said, "too late")


def _same(one: Posting, other: Posting) -> bool:
    return bool(one.board and other.board and one.board.uid == other.board.uid and one.uid != other.uid)
