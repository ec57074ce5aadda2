"""Everything that was noted of one disclosure, read at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.modules.disclosures.domain import (
    ArchivedPaper,
    Disclosure,
    Ending,
    ImpactNote,
    Objection,
    Posting,
)
from desktop_app.modules.disclosures.domain.life import a_note_covers_what_the_paper_shows, open_among, personal_data
from desktop_app.modules.disclosures.store.life import ending_of, notes_of, objections_to, postings_of
from desktop_app.store.reading import Reading


@dataclass(frozen=True)
class LifeTold:
    """What was noted of ``disclosure``, and the notices that tell its result."""

    disclosure: Disclosure
    notes: Sequence[ImpactNote] = ()
    postings: Sequence[Posting] = ()
    objections: Sequence[Objection] = ()
    ending: Ending | None = None
    results: Sequence[Disclosure] = ()
    archived: ArchivedPaper | None = None
    original: Disclosure | None = None
    """For a result notice, the disclosure whose result it tells."""

    @property
    def note(self) -> ImpactNote | None:
        """The newest impact note."""
        return next(iter(self.notes), None)

    @property
    def shows_personal_data(self) -> bool:
        """Whether it needs an impact note at all."""
        return bool(personal_data(self.disclosure))

    @property
    def needs_note(self) -> bool:
        """Whether a draft must have a new impact note before it is printed."""
        found = a_note_covers_what_the_paper_shows(self.disclosure, self.note)
        return self.disclosure.is_draft and any(True for _problem in found)

    @property
    def open_objections(self) -> list[Objection]:
        """The objections that nobody has answered."""
        return open_among(self.objections)


def told_of(reading: Reading, disclosure: Disclosure) -> LifeTold:
    """Return everything that was noted of ``disclosure``."""
    if disclosure.id is None:
        return LifeTold(disclosure)
    own = [disclosure.id]
    return LifeTold(
        disclosure,
        notes_of(reading, disclosure),
        postings_of(reading, disclosure),
        objections_to(reading, disclosure),
        ending_of(reading, disclosure),
        reading.linking(Disclosure, "result_of", own),
        next(iter(reading.linking(ArchivedPaper, "disclosure", own)), None),
        reading.get(Disclosure, disclosure.result_of.id) if disclosure.result_of else None,
    )
