"""The papers of disclosures: worded, set, read back, and only then given out."""

from desktop_app.modules.disclosures.documents.archiving import archive, fonts_in
from desktop_app.modules.disclosures.documents.making import (
    Disclosed,
    disclose,
    paper_of,
    set_paper,
    whole_poster_of,
)
from desktop_app.modules.disclosures.documents.paper import (
    PAGES,
    CharacterMissing,
    FileForm,
    Paper,
    PrivateInField,
    PrivateOnPaper,
    Shape,
    Stop,
)
from desktop_app.modules.disclosures.documents.wording import PAPER_LANGUAGE, document_of, look_of, poster_of

__all__ = [
    "PAGES",
    "PAPER_LANGUAGE",
    "CharacterMissing",
    "Disclosed",
    "FileForm",
    "Paper",
    "PrivateInField",
    "PrivateOnPaper",
    "Shape",
    "Stop",
    "archive",
    "disclose",
    "document_of",
    "fonts_in",
    "look_of",
    "paper_of",
    "poster_of",
    "set_paper",
    "whole_poster_of",
]
