"""The closed set of value kinds: how each is read, written and shown.

``parse`` reads what a person typed, ``write`` makes a text free of language that ``parse``
reads back (history and exchange keep it), ``show`` makes the text a person reads.
Other packages add their own view of a kind with ``functools.singledispatch``.
"""

from desktop_app.domain.kinds.base import Kind
from desktop_app.domain.kinds.codes import AddressKind, Phone, ResidentId, Uscc
from desktop_app.domain.kinds.links import AttachmentKind, Link, Parts
from desktop_app.domain.kinds.plain import (
    Choice,
    Choices,
    Date,
    Flag,
    LongText,
    Money,
    NumberedName,
    Partial,
    PeriodKind,
    PersonName,
    Pinyin,
    Text,
    Whole,
)

KINDS: tuple[type[Kind[object]], ...] = (
    Text,
    NumberedName,
    LongText,
    PersonName,
    Pinyin,
    Date,
    Partial,
    Whole,
    Money,
    Flag,
    Choice,
    Choices,
    PeriodKind,
    ResidentId,
    Phone,
    Uscc,
    AddressKind,
    Link,
    Parts,
    AttachmentKind,
)

__all__ = [
    "KINDS",
    "AddressKind",
    "AttachmentKind",
    "Choice",
    "Choices",
    "Date",
    "Flag",
    "Kind",
    "Link",
    "LongText",
    "Money",
    "NumberedName",
    "Partial",
    "Parts",
    "PeriodKind",
    "PersonName",
    "Phone",
    "Pinyin",
    "ResidentId",
    "Text",
    "Uscc",
    "Whole",
]
