"""The life of a disclosure after its draft: why it may show what it shows, where it hung, what was said against it."""

from desktop_app.modules.disclosures.domain.life.ending import (
    Ending,
    a_disclosure_ends_with_its_objections_answered_or_a_reason,
)
from desktop_app.modules.disclosures.domain.life.impact import (
    CONSENT_BASIS,
    ImpactNote,
    PersonalData,
    a_note_covers_what_the_paper_shows,
    begun_note,
    personal_data,
)
from desktop_app.modules.disclosures.domain.life.objections import (
    ANSWER_RULE,
    Objection,
    Outcome,
    Way,
    an_objection_is_raised_while_the_paper_hangs,
    open_among,
)
from desktop_app.modules.disclosures.domain.life.posting import (
    Board,
    Posting,
    a_paper_is_posted_before_its_period_begins,
)

__all__ = [
    "ANSWER_RULE",
    "CONSENT_BASIS",
    "Board",
    "Ending",
    "ImpactNote",
    "Objection",
    "Outcome",
    "PersonalData",
    "Posting",
    "Way",
    "a_disclosure_ends_with_its_objections_answered_or_a_reason",
    "a_note_covers_what_the_paper_shows",
    "a_paper_is_posted_before_its_period_begins",
    "an_objection_is_raised_while_the_paper_hangs",
    "begun_note",
    "open_among",
    "personal_data",
]
