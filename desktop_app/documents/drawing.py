"""Pages drawn as PDF: the only place that writes into a reportlab canvas."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.faces import opened
from desktop_app.documents.operators import Writer
from desktop_app.documents.pages import A4, Group, Page, Photo

rl_config.useA85 = 0  # streams as bytes: a fifth smaller than the ASCII that reportlab writes otherwise
_IN_CANVAS = {byte: f"\\{byte:03o}" for byte in (*range(10), *range(11, 32), *range(127, 256))}
"""A canvas takes text, no bytes: what is no plain letter is written as its number."""
LEAST_SHARED = 6  # pieces that two pages have in common before they are kept apart and once


def new_canvas(out: io.BytesIO, size: tuple[float, float], title: str) -> Canvas:
    """Return a canvas that holds no font but those that text is drawn in."""
    canvas = Canvas(
        out,
        pagesize=size,
        pageCompression=1,
        initialFontName=opened("song").fontName,
        lang="zh-CN",
        pdfVersion=(1, 5),
    )
    canvas.setTitle(title)
    canvas.setCreator("Community Desk")
    canvas.setAuthor("")
    canvas.setSubject("")
    return canvas


def pdf_of(pages: Iterable[Page], title: str) -> bytes:
    """Return the pages as a PDF document; each is drawn as it comes and need not be kept."""
    out = io.BytesIO()
    canvas = new_canvas(out, A4, title)
    document: pdfdoc.PDFDocument = canvas._doc  # noqa: SLF001 - reportlab gives its document no other way
    sheets = _Sheets(document)
    for page in pages:
        sheets.add(page)
    sheets.close()
    document.SaveToFile(out, canvas)
    return out.getvalue()


def draw(canvas: Canvas, groups: Iterable[Group], height: float) -> None:
    """Draw groups whose places count from the upper left corner of a space ``height`` points high."""
    document: pdfdoc.PDFDocument = canvas._doc  # noqa: SLF001 - reportlab gives its document no other way

    def name_of(photo: Photo) -> str:
        name = _kept_photo(document, photo)
        canvas._formsinuse.append(name)  # noqa: SLF001 - reportlab draws only pictures that it has scaled itself
        return str(document.getXObjectName(name))

    written = "\n".join(Writer(document, name_of).operators(groups, height))
    canvas.addLiteral(written.translate(_IN_CANVAS))


def _kept_photo(document: pdfdoc.PDFDocument, photo: Photo) -> str:
    """Put the picture into ``document`` once and return what it is called."""
    name = hashlib.sha256(photo.jpeg).hexdigest()[:16]
    if document.getXObjectName(name) not in document.idToObject:
        width, height = photo.dots
        stream = pdfdoc.PDFStream(content=photo.jpeg)
        stream.dictionary.dict.update(
            Type=pdfdoc.PDFName("XObject"), Subtype=pdfdoc.PDFName("Image"), Width=width, Height=height,
            ColorSpace=pdfdoc.PDFName("DeviceGray" if photo.grey else "DeviceRGB"), BitsPerComponent=8,
            Filter=pdfdoc.PDFName("DCTDecode"),
        )  # fmt: skip
        document.addForm(name, stream)
    return name


class _Sheets:
    """The pages of one document; all share one table of fonts and pictures, and equal parts of their contents."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self.document = document
        self.writer = Writer(document, self._name_of)
        self.photos: list[str] = []
        self.resources = pdfdoc.PDFResourceDictionary()
        self.resources.basicFonts()
        self._resources = document.Reference(self.resources)
        self._parent = document.Reference(document.Pages)
        self._streams: dict[str, pdfdoc.PDFObjectReference] = {}
        self._last: list[str] = []

    def _name_of(self, photo: Photo) -> str:
        name = _kept_photo(self.document, photo)
        self.photos.append(name)
        return str(self.document.getXObjectName(name))

    def add(self, page: Page) -> None:
        """Draw one page."""
        written = self.writer.operators(page.groups, page.height)
        cut = len(written) - _common_end(self._last, written)
        shares = len(written) - cut >= LEAST_SHARED
        parts = [written[:cut], written[cut:]] if shares else [written]
        self._last = written
        sheet = pdfdoc.PDFPage()
        sheet.Override_default_compilation = 1
        sheet.MediaBox = pdfdoc.PDFArray([0, 0, round(page.width, 3), round(page.height, 3)])
        sheet.Resources = self._resources
        sheet.Parent = self._parent
        sheet.Contents = pdfdoc.PDFArray([self._stream("\n".join(part)) for part in parts])
        self.document.addPage(sheet)

    def _stream(self, content: str) -> pdfdoc.PDFObjectReference:
        known = self._streams.get(content)
        if known is None:
            stream = pdfdoc.PDFStream(content=content.encode("latin-1") + b"\n", filters=[pdfdoc.PDFZCompress])
            known = self._streams[content] = self.document.Reference(stream)
        return known

    def close(self) -> None:
        """Write the table of pictures, when there are any."""
        if self.photos:
            self.resources.XObject = self.document.xobjDict(dict.fromkeys(self.photos))


def _common_end(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many pieces at the end of both are equal."""
    count = 0
    for one, other in zip(reversed(before), reversed(after), strict=False):
        if one != other:
            break
        count += 1
    return count
