"""The papers of one day: each checked by itself, so that one that is refused holds no other up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop_app.documents.preview import page_count
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.modules.disclosures.documents.making import set_paper
from desktop_app.modules.disclosures.domain import Disclosure, type_of
from desktop_app.modules.disclosures.domain.life import a_note_covers_what_the_paper_shows
from desktop_app.modules.disclosures.store import refuse_unfit_for_the_wall, save_printed
from desktop_app.modules.disclosures.store.due_today import DueToday, due_today
from desktop_app.modules.disclosures.store.life import notes_of
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

Step = Callable[[int, int], None]


@dataclass(frozen=True)
class DuePaper:
    """One line of the day: its paper, or why there is none; exactly one of them is filled in."""

    disclosure: Disclosure
    why: Message
    pdf: bytes = field(default=b"", repr=False)
    refused: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether its paper can be given out."""
        return bool(self.pdf)

    @property
    def pages(self) -> int:
        """How many pages its paper has."""
        return page_count(self.pdf) if self.pdf else 0


def papers_due(reading: Reading, day: dt.date, step: Step | None = None) -> tuple[DuePaper, ...]:
    """Set, mask and read back everything due on ``day``; what is refused carries its reasons instead of a paper.

    ``step`` hears (done, total) papers and may raise Cancelled.
    """
    due = due_today(reading, day)
    papers = []
    for done, each in enumerate(due, 1):
        papers.append(_checked(reading, each))
        if step:
            step(done, len(due))
    return tuple(papers)


def keep_printed(work: Work, papers: Sequence[DuePaper]) -> tuple[Disclosure, ...]:
    """Keep every draft among ``papers`` as printed, all of them or, after any refusal, none."""
    return tuple(
        save_printed(work, each.disclosure, each.pdf, f"{each.disclosure.heading}.pdf")
        for each in papers
        if each.disclosure.is_draft
    )


def file_names(papers: Sequence[DuePaper]) -> tuple[str, ...]:
    """Return a name for the file of each paper: a running number and its type, nothing of the persons."""
    digits = max(2, len(str(len(papers))))
    return tuple(f"{number:0{digits}}-{type_of(each.disclosure).name}.pdf" for number, each in enumerate(papers, 1))


def _checked(reading: Reading, due: DueToday) -> DuePaper:
    disclosure = due.disclosure
    if due.missing:
        return DuePaper(disclosure, due.why, refused=(str(_("Open it and write its result notice.")),))
    try:
        if disclosure.paper is not None and not disclosure.is_draft:
            return DuePaper(disclosure, due.why, reading.content(disclosure.paper))
        refuse_unfit_for_the_wall(disclosure)
        problems = a_note_covers_what_the_paper_shows(disclosure, next(iter(notes_of(reading, disclosure)), None))
        paper = set_paper(reading, disclosure)
        stops = (*(str(problem.message) for problem in problems), *(str(stop) for stop in paper.stops))
    except AppError as refusal:
        return DuePaper(disclosure, due.why, refused=(str(refusal),))
    return DuePaper(disclosure, due.why, refused=stops) if stops else DuePaper(disclosure, due.why, paper.to_print())
