"""Disclosures: what the office puts on the wall, about whom, for how long."""

from desktop_app.domain.record import Record
from desktop_app.modules.disclosures.domain.archive import ArchivedPaper
from desktop_app.modules.disclosures.domain.catalogue import CatalogueItem
from desktop_app.modules.disclosures.domain.examples import example_of, invented_persons
from desktop_app.modules.disclosures.domain.hanging import (
    Stage,
    a_disclosure_hangs_until_its_last_day_is_over,
    a_period_is_not_shorter_than_a_sure_rule,
    countdown,
    is_posted_too_late,
    stage_on,
    with_its_period,
    working_days_left,
)
from desktop_app.modules.disclosures.domain.kept import FILLED, text_of_values, type_of, values_in, values_of
from desktop_app.modules.disclosures.domain.letters import BatchedLetter, LetterBatch
from desktop_app.modules.disclosures.domain.life import Board, Ending, ImpactNote, Objection, Posting
from desktop_app.modules.disclosures.domain.records import (
    DisclosedPerson,
    Disclosure,
    DisclosureTemplate,
    State,
)
from desktop_app.modules.disclosures.domain.types import DisclosureType, disclosure_types, type_called
from desktop_app.modules.disclosures.domain.words import (
    office_phones,
    signing_bodies,
    texts_filled_in,
    title_of,
)
from desktop_app.modules.disclosures.domain.writing import (
    Facts,
    addressee_of,
    attachments_of,
    facts_of,
    facts_of_all,
    written,
)

RECORDS: tuple[type[Record], ...] = (
    CatalogueItem,
    Disclosure,
    DisclosureTemplate,
    ImpactNote,
    Board,
    Posting,
    Objection,
    Ending,
    ArchivedPaper,
    LetterBatch,
)

__all__ = [
    "FILLED",
    "RECORDS",
    "ArchivedPaper",
    "BatchedLetter",
    "Board",
    "CatalogueItem",
    "DisclosedPerson",
    "Disclosure",
    "DisclosureTemplate",
    "DisclosureType",
    "Ending",
    "Facts",
    "ImpactNote",
    "LetterBatch",
    "Objection",
    "Posting",
    "Stage",
    "State",
    "a_disclosure_hangs_until_its_last_day_is_over",
    "a_period_is_not_shorter_than_a_sure_rule",
    "addressee_of",
    "attachments_of",
    "countdown",
    "disclosure_types",
    "example_of",
    "facts_of",
    "facts_of_all",
    "invented_persons",
    "is_posted_too_late",
    "office_phones",
    "signing_bodies",
    "stage_on",
    "text_of_values",
    "texts_filled_in",
    "title_of",
    "type_called",
    "type_of",
    "values_in",
    "values_of",
    "with_its_period",
    "working_days_left",
    "written",
]
