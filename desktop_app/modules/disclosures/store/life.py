"""What happens to a disclosure after its draft; each function is one step, and refuses what the step lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Problem, Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.domain.rules import NoRule, Rule, read_pack, rule_on
from desktop_app.modules.disclosures.domain import (
    Board,
    Disclosure,
    Ending,
    ImpactNote,
    Objection,
    Posting,
    State,
    a_disclosure_hangs_until_its_last_day_is_over,
)
from desktop_app.modules.disclosures.domain.life import (
    ANSWER_RULE,
    a_disclosure_ends_with_its_objections_answered_or_a_reason,
    a_note_covers_what_the_paper_shows,
    a_paper_is_posted_before_its_period_begins,
    an_objection_is_raised_while_the_paper_hangs,
)
from desktop_app.modules.disclosures.store.catalogue import keep_up_the_catalogue
from desktop_app.modules.disclosures.store.drafting import RULES
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

PDF = "application/pdf"
R = TypeVar("R", bound=Record)


def refuse_unfit_for_the_wall(disclosure: Disclosure) -> None:
    """Raise ``Refused`` with everything that a draft may lack and a paper may not."""
    _refuse(disclosure.with_values(state=State.printed).problems())


def notes_of(reading: Reading, disclosure: Disclosure) -> list[ImpactNote]:
    """Return the impact notes of ``disclosure``, the newest first."""
    return sorted(_told_of(reading, ImpactNote, disclosure), key=lambda each: each.id or 0, reverse=True)


def postings_of(reading: Reading, disclosure: Disclosure) -> list[Posting]:
    """Return where ``disclosure`` was posted, the first board first."""
    return sorted(_told_of(reading, Posting, disclosure), key=lambda each: (each.posted_on or dt.date.max, each.id))


def objections_to(reading: Reading, disclosure: Disclosure) -> list[Objection]:
    """Return what was said against ``disclosure``, the first received first."""
    return sorted(_told_of(reading, Objection, disclosure), key=lambda each: (each.received_on or dt.date.max, each.id))


def ending_of(reading: Reading, disclosure: Disclosure) -> Ending | None:
    """Return when and why ``disclosure`` was taken down; None while it was not."""
    return next(iter(_told_of(reading, Ending, disclosure)), None)


def approve(work: Work, note: ImpactNote, disclosure: Disclosure) -> ImpactNote:
    """Keep the impact note of a saved draft; raises ``Refused``, also where draft and note have parted meanwhile."""
    if not disclosure.is_draft:
        raise AppError(_("This paper was printed already; its impact note stays as it was approved."))
    note = note.with_values(disclosure=work.reference(disclosure))
    _refuse([*note.problems(), *a_note_covers_what_the_paper_shows(disclosure, note)])
    return work.save(note)


def save_printed(
    work: Work, disclosure: Disclosure, pdf: bytes, name: str = "", note: ImpactNote | None = None
) -> Disclosure:
    """Keep ``disclosure`` as printed, with the very paper; what was printed of it before stays in the history.

    ``note`` is an impact note to be kept with it; without one the newest in the store must cover the paper. Raises
    ``Refused`` where none does, ``AppError`` for one that was taken down: its paper is what hung there.
    """
    if disclosure.is_off_the_wall:
        raise AppError(_("This disclosure was taken down; what was printed of it is not replaced."))
    if disclosure.is_draft:
        kept = notes_of(work, disclosure) if disclosure.id else []
        _refuse(a_note_covers_what_the_paper_shows(disclosure, note or next(iter(kept), None)))
    paper = work.keep(name or f"{disclosure.heading}.pdf", PDF, pdf)
    state = State.printed if disclosure.is_draft else disclosure.state
    printed = work.save(disclosure.with_values(state=state, paper=paper))
    if note is not None:
        work.save(note.with_values(disclosure=work.reference(printed)))
    return printed


def post(work: Work, disclosure: Disclosure, posting: Posting, today: dt.date) -> Disclosure:
    """Note that ``disclosure`` hangs on a board; the first one starts its countdown. Raises ``Refused``."""
    if not disclosure.was_printed:
        raise AppError(_("Print the paper first; then it can be posted."))
    if disclosure.is_off_the_wall:
        raise AppError(_("It was taken down already."))
    others = [each for each in postings_of(work, disclosure) if each.id != posting.id]
    posting = posting.with_values(disclosure=work.reference(disclosure))
    _refuse([*posting.problems(), *a_paper_is_posted_before_its_period_begins(disclosure, posting, others, today)])
    posted = work.save(disclosure.with_values(state=State.posted))
    work.save(posting)
    keep_up_the_catalogue(work, posted, posting.posted_on or today)
    return posted


def answer_rule(day: dt.date) -> Rule | None:
    """Return the rule that says how soon an objection is answered; None where the office has none."""
    try:
        return rule_on(read_pack(RULES), ANSWER_RULE, day)
    except NoRule:
        return None


def answer_by(received: dt.date, calendar: WorkingCalendar) -> dt.date | None:
    """Return the last working day on which an objection received on ``received`` is answered in time."""
    rule = answer_rule(received)
    return calendar.period(received, rule.value).last if rule else None


def note_objection(
    work: Work, disclosure: Disclosure, objection: Objection, calendar: WorkingCalendar, today: dt.date
) -> Objection:
    """Keep an objection to ``disclosure``, new or answered; counts until when it is to be answered."""
    objection = objection.with_values(disclosure=work.reference(disclosure))
    _refuse([*objection.problems(), *an_objection_is_raised_while_the_paper_hangs(disclosure, objection, today)])
    due = objection.answer_by
    if due is None and objection.received_on:
        due = answer_by(objection.received_on, calendar)
    return work.save(objection.with_values(answer_by=due))


def open_objections(reading: Reading, most: int = 200) -> list[Objection]:
    """Return the objections that nobody has answered, those to be answered first coming first."""
    unanswered = Query(filters=(Filter("answered_on", Test.is_empty),), order_by="answer_by")
    return reading.find(Objection, unanswered, most=most)


def take_down(work: Work, disclosure: Disclosure, day: dt.date, reason: str = "") -> Disclosure:
    """Note that ``disclosure`` was taken off the wall on ``day``.

    Raises ``Refused`` while its period runs, before it was posted, and while an objection is open and no ``reason``
    says why it ends all the same.
    """
    ending = Ending(taken_down_on=day, reason=reason)
    _refuse(
        [
            *a_disclosure_hangs_until_its_last_day_is_over(disclosure, day),
            *a_disclosure_ends_with_its_objections_answered_or_a_reason(objections_to(work, disclosure), ending),
        ]
    )
    ended = work.save(disclosure.with_values(state=State.ended))
    work.save(ending.with_values(disclosure=work.reference(ended)))
    return ended


def boards(reading: Reading) -> list[Board]:
    """Return the boards of the office by their names."""
    return reading.find(Board)


def on_the_wall(reading: Reading, most: int = 200) -> list[Disclosure]:
    """Return the disclosures that hang, wait to be posted or to be taken down, those that end first coming first."""
    found = [
        each
        for state in (State.posted, State.printed)
        for each in reading.find(
            Disclosure, Query(filters=(Filter("state", Test.equals, state),), order_by="last_day"), most=most
        )
    ]
    return sorted(found, key=lambda each: each.last_day or dt.date.max)[:most]


def _told_of(reading: Reading, record: type[R], disclosure: Disclosure) -> list[R]:
    return reading.linking(record, "disclosure", [disclosure.id]) if disclosure.id else []


def _refuse(problems: Iterable[Problem]) -> None:
    """Raise ``Refused`` with ``problems``, if there are any."""
    found = tuple(problems)
    if found:
        raise Refused(found)
