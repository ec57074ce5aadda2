"""A paper that was set and read back, what keeps it off the wall, and the files it is given out in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from desktop_app.documents.description import Document
from desktop_app.documents.faces import Missing
from desktop_app.documents.pages import Look
from desktop_app.documents.pictures import picture_of
from desktop_app.documents.plain_text import plain_text_of
from desktop_app.documents.poster import Ink, PosterSize
from desktop_app.documents.private_numbers import PrivateKind
from desktop_app.documents.readback import PrivateFind
from desktop_app.documents.tiles import SheetSize, Tiling, fitted, full_size
from desktop_app.documents.word import word_of
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _


class PrivateOnPaper(AppError):
    """The finished paper holds a private number; it was not given out. ``finds`` say where."""

    def __init__(self, finds: Sequence[PrivateFind]) -> None:
        first = finds[0]
        super().__init__(
            _(
                "Printing was stopped: page {page} holds a {kind}. Take it out of the record or the text first.",
                page=first.page,
                kind=first.kind.value,
            )
        )
        self.finds = tuple(finds)


class PrivateInField(AppError):
    """A field holds a private number; on the paper it might stand beside other digits, where nobody would know it."""

    def __init__(self, field: str, kind: PrivateKind) -> None:
        super().__init__(
            _("Printing was stopped: “{field}” holds a {kind}. Take it out first.", field=field, kind=kind.value)
        )


class CharacterMissing(AppError):
    """No font draws a character; the sentence names it and where it stands.

    ``person`` is the uid of the person in whose entry it stands, '' where it stands in a text.
    """

    def __init__(self, missing: Missing, where: str, person: str = "") -> None:
        super().__init__(
            _(
                "No font draws the character “{character}” (U+{code}) in the entry of {name}.",
                character=missing.character,
                code=f"{ord(missing.character):04X}",
                name=where,
            )
        )
        self.character = missing.character
        self.where = where
        self.person = person


Stop = PrivateOnPaper | PrivateInField | CharacterMissing


@dataclass(frozen=True)
class Shape:
    """What a disclosure is put on: A4 pages, or a poster of ``size`` cut into sheets of the printer's ``paper``.

    ``fit`` are the sheets across and down that the poster is scaled to; None cuts it at full size. ``plan`` puts a
    sheet before them that shows how they are put together.
    """

    size: PosterSize | None = None
    fit: tuple[int, int] | None = None
    paper: SheetSize = SheetSize.A4
    ink: Ink = Ink.colour
    plan: bool = False

    @property
    def tiling(self) -> Tiling | None:
        """How the poster is cut; None for pages."""
        if self.size is None:
            return None
        points, sheet = self.size.points, self.paper.points
        tiling = fitted(points, *self.fit, sheet) if self.fit else full_size(points, sheet)
        return replace(tiling, plan=self.plan)

    def file_name(self, heading: str) -> str:
        """Return what the PDF of this shape is called."""
        return f"{heading}-{self.size.name}.pdf" if self.size else f"{heading}.pdf"


PAGES = Shape()


class FileForm(Enum):
    """The files a paper can be saved as, and what the clerk calls them."""

    pdf = _("PDF document")
    docx = _("Word document")
    txt = _("Plain text")
    png = _("Picture for a phone")

    @property
    def ending(self) -> str:
        """Return the ending of its files, with the dot."""
        return f".{self.name}"


@dataclass(frozen=True)
class Paper:
    """A disclosure set in type and read back; ``shown`` is for the screen only, :meth:`to_print` for everything else.

    ``stops`` is everything that keeps it off the wall, () when nothing does.
    """

    shown: bytes = field(repr=False)
    stops: tuple[Stop, ...] = ()
    document: Document | None = field(default=None, repr=False)
    """The words of an A4 page and how they look; None for a poster, and for what was kept as a PDF only."""
    look: Look | None = field(default=None, repr=False)

    @property
    def finds(self) -> tuple[PrivateFind, ...]:
        """The private numbers on it and where they stand."""
        return tuple(find for stop in self.stops if isinstance(stop, PrivateOnPaper) for find in stop.finds)

    def to_print(self) -> bytes:
        """Return the PDF to be given out; raises :class:`PrivateOnPaper` or :class:`CharacterMissing`."""
        for stop in self.stops:
            raise stop
        return self.shown

    @property
    def forms(self) -> tuple[FileForm, ...]:
        """The files it can be saved as."""
        return tuple(FileForm) if self.document and self.look else (FileForm.pdf, FileForm.png)

    def as_file(self, form: FileForm) -> bytes:
        """Return it as a file of ``form``: the same masked words that were read back; raises as :meth:`to_print`."""
        pdf = self.to_print()
        match form:
            case FileForm.png:
                return picture_of(pdf)
            case FileForm.docx if self.document and self.look:
                return word_of(self.document, self.look)
            case FileForm.txt if self.document:
                return plain_text_of(self.document).encode("utf-8")
        return pdf
