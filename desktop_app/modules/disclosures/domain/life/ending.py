"""The end of a disclosure: taken off the wall, with every objection answered or a reason given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _, n_
from desktop_app.domain.kinds import Date, Link, LongText
from desktop_app.domain.record import Record, field
from desktop_app.domain.values import Reference
from desktop_app.modules.disclosures.domain.life.objections import Objection, open_among
from desktop_app.modules.disclosures.domain.records import Disclosure


class Ending(Record):
    """When a disclosure was taken down, and why although objections were open."""

    title = _("Taking down")
    plural = _("Takings down")
    called = "taken_down_on"
    order_by = ("taken_down_on",)

    disclosure: Reference | None = field(_("Disclosure"), Link(lambda: Disclosure), required=True)
    taken_down_on: dt.date | None = field(_("Taken down on"), Date(), required=True)
    reason: str = field(
        _("Reason"), LongText(), hint=_("Needed while an objection is open: why the disclosure ends all the same.")
    )


def a_disclosure_ends_with_its_objections_answered_or_a_reason(
    objections: Iterable[Objection], ending: Ending
) -> Iterator[Problem]:
    """An objection that nobody has answered keeps the paper from ending, unless somebody says why it ends."""
    left = len(open_among(objections))
    if left and not ending.reason.strip():
        said = n_(
            "{n} objection is not answered yet. Answer it, or say why the disclosure ends all the same.",
            "{n} objections are not answered yet. Answer them, or say why the disclosure ends all the same.",
            left,
        )
        yield Problem("reason", said, "open objections")
