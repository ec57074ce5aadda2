"""Types of disclosure: data files that say what may stand on the paper, in which words, for how long.

Whatever a type does not allow cannot reach the paper: its columns are checked against its own allow-list when the
file is read, its words may hold only known fields in braces, and names and addresses are masked by their kind.
"""

from desktop_app.modules.disclosures.domain.types.braces import braces, fill
from desktop_app.modules.disclosures.domain.types.checking import amounts_of, words_of
from desktop_app.modules.disclosures.domain.types.declared import (
    CONSENT,
    COUNT,
    FACTS,
    FULL_NAME,
    MAY_BE_EMPTY,
    NUMBER,
    OF_THE_PERIOD,
    ONE,
    PERSONS,
    POSTERS,
    SIGNERS,
    TOTAL,
    WORDS,
    Computed,
    DisclosureType,
    Group,
    Line,
    PageLayout,
    PersonColumn,
    PersonsTable,
    TypedField,
)
from desktop_app.modules.disclosures.domain.types.entries import LARGEST_TYPE, BadType
from desktop_app.modules.disclosures.domain.types.field_kinds import (
    FullName,
    OfficePhone,
    RowColumn,
    Rows,
    name_of_kind,
    on_paper,
    written_day,
)
from desktop_app.modules.disclosures.domain.types.reading import read_text, read_type
from desktop_app.modules.disclosures.domain.types.shipped import (
    FOLDER,
    UnknownType,
    an_own_type_keeps_period_and_objections,
    an_own_type_shows_no_more_than_the_one_it_was_made_from,
    disclosure_types,
    type_called,
)
from desktop_app.modules.disclosures.domain.types.toml import written_type
from desktop_app.modules.disclosures.domain.types.wording import read_wording, written_wording

__all__ = [
    "CONSENT",
    "COUNT",
    "FACTS",
    "FOLDER",
    "FULL_NAME",
    "LARGEST_TYPE",
    "MAY_BE_EMPTY",
    "NUMBER",
    "OF_THE_PERIOD",
    "ONE",
    "PERSONS",
    "POSTERS",
    "SIGNERS",
    "TOTAL",
    "WORDS",
    "BadType",
    "Computed",
    "DisclosureType",
    "FullName",
    "Group",
    "Line",
    "OfficePhone",
    "PageLayout",
    "PersonColumn",
    "PersonsTable",
    "RowColumn",
    "Rows",
    "TypedField",
    "UnknownType",
    "amounts_of",
    "an_own_type_keeps_period_and_objections",
    "an_own_type_shows_no_more_than_the_one_it_was_made_from",
    "braces",
    "disclosure_types",
    "fill",
    "name_of_kind",
    "on_paper",
    "read_text",
    "read_type",
    "read_wording",
    "type_called",
    "words_of",
    "written_day",
    "written_type",
    "written_wording",
]
