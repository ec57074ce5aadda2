"""The notice that tells the result of a disclosure, begun from the disclosure itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain import Disclosure, DisclosureType, title_of, type_of
from desktop_app.modules.disclosures.store.drafting import Order, drafted, type_in
from desktop_app.modules.disclosures.store.life import objections_to
from desktop_app.store.reading import Reading

GENERAL = "disclosure_result"
"""The type by which a result is told where the type of the disclosure names no other."""
_QUIET = "没有收到不同意见"
_ANSWERED = "收到的意见均已核实并答复反映人"
_AS_DISCLOSED = "经研究，按原公示内容执行。"


def result_drafted(reading: Reading, disclosure: Disclosure, calendar: WorkingCalendar, day: dt.date) -> Disclosure:
    """Return a draft of the result notice of ``disclosure``, to be posted on ``day``, linked to it; not yet saved.

    What of it cannot follow from the disclosure is left to the clerk. Raises ``AppError`` before the disclosure ended.
    """
    if not disclosure.is_off_the_wall:
        raise AppError(_("The result is told once the disclosure has been taken down."))
    kind = type_in(reading, type_of(disclosure).result or GENERAL)
    values = {
        each.code: each.kind.parse(text)
        for each in kind.fields
        if (text := _told(reading, disclosure).get(each.code)) is not None
    }
    draft = drafted(reading, Order(kind, posted_on=day, values=values), calendar)
    linked = draft.with_values(
        result_of=reading.reference(disclosure), signer=disclosure.signer, catalogue_item=disclosure.catalogue_item
    )
    return linked.with_values(heading=_heading(kind, linked))


def _told(reading: Reading, disclosure: Disclosure) -> Mapping[str, str]:
    objections = objections_to(reading, disclosure)
    told = {
        "subject": disclosure.heading.removeprefix("关于"),
        "ended_on": disclosure.last_day.isoformat() if disclosure.last_day else None,
        "outcome": _ANSWERED if objections else _QUIET,
        "decision": None if objections else _AS_DISCLOSED,
    }
    return {code: text for code, text in told.items() if text is not None}


def _heading(kind: DisclosureType, draft: Disclosure) -> str:
    return title_of(kind, draft)
