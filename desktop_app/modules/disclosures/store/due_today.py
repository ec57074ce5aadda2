"""What has to be printed or posted today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.disclosures.domain import Disclosure, State, type_of
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading


@dataclass(frozen=True)
class DueToday:
    """A disclosure that needs its paper today, and why; ``missing`` says that the paper is still to be written."""

    disclosure: Disclosure
    why: Message
    missing: bool = False


def due_today(reading: Reading, day: dt.date) -> tuple[DueToday, ...]:
    """Return what has to be printed or posted on ``day`` or was to be before, the longest waiting first.

    These are the drafts whose posting day has come, result notices among them; what was printed and hangs nowhere
    yet; and disclosures that ended and whose result nobody has begun to tell.
    """
    return (*_drafts(reading, day), *_unposted(reading, day), *_without_result(reading))


def _drafts(reading: Reading, day: dt.date) -> Iterator[DueToday]:
    for each in _in_state(reading, State.draft):
        if each.posted_on and each.posted_on <= day:
            yield DueToday(each, _("to be posted today") if each.posted_on == day else _since(each.posted_on))


def _unposted(reading: Reading, day: dt.date) -> Iterator[DueToday]:
    for each in _in_state(reading, State.printed):
        if each.posted_on and each.posted_on <= day:
            yield DueToday(each, _("printed, not posted yet"))


def _without_result(reading: Reading) -> Iterator[DueToday]:
    ended = [each for each in _in_state(reading, State.ended) if type_of(each).objections]
    told = {each.result_of.uid for each in reading.linking(Disclosure, "result_of", _ids(ended)) if each.result_of}
    for each in ended:
        if each.uid not in told:
            yield DueToday(each, _("ended, its result notice is still to be written"), missing=True)


def _since(day: dt.date) -> Message:
    return _("was to be posted on {day}", day=day.isoformat())


def _in_state(reading: Reading, state: State) -> list[Disclosure]:
    return reading.find(Disclosure, Query(filters=(Filter("state", Test.equals, state),), order_by="posted_on"))


def _ids(disclosures: list[Disclosure]) -> list[int]:
    return [each.id for each in disclosures if each.id is not None]
