"""The file that Word opens: a ZIP archive of XML parts, written without a clock so that it is always the same."""

from __future__ import annotations

import io
import math
import zipfile

from desktop_app.documents.description import Chart, Document, QrCode
from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import Role, typesetting
from desktop_app.documents.figures import Figure, figure_of
from desktop_app.documents.layout import NUMBER, NUMBER_BELOW, lay_out
from desktop_app.documents.pages import OFFICIAL, Group, Look, Page, Photo
from desktop_app.documents.pictures import png_of
from desktop_app.documents.preview import page_images
from desktop_app.documents.units import Type
from desktop_app.documents.word.body import body_of
from desktop_app.documents.word.markup import aligned, clean, fonts, on_the_grid, paragraph, sized, twips

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOTS_PER_INCH = 220
_EMU = 12700  # English Metric Units in a point


def word_of(document: Document, look: Look = OFFICIAL) -> bytes:
    """Return ``document`` as a .docx file with the paper, grid, fonts and places of ``look``.

    Raises AppError as setting the document does, for a picture that is none.
    """
    with typesetting():
        pictures = _Pictures(look)
        numbered = look.numbered and len(lay_out(document, look)) >= look.numbered_from
        body = "".join(body_of(document, look, pictures.run_of)) + _section(look, numbered=numbered)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")], core=True),
        "docProps/core.xml": _core(document.title),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _styles(look),
        "word/settings.xml": _settings(),
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
        "word/_rels/document.xml.rels": _relations([*_PARTS, *pictures.relations]),
    }
    return _zipped({name: (_HEAD + xml).encode() for name, xml in parts.items()} | pictures.files)


_PARTS = [("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml"), ("footer", "footer2.xml")]


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Pictures:
    """The pictures of one file: those of the document as they are printed, codes and charts drawn as dots."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.files: dict[str, bytes] = {}
        self.relations: list[tuple[str, str]] = []

    def run_of(self, figure: Figure) -> str:
        """Put ``figure`` into the file and return the run that shows it."""
        placed = figure_of(figure, self.look)
        first = placed.items[0] if placed.items else None
        if isinstance(first, Photo) and not isinstance(figure, QrCode | Chart):
            content, ending = first.jpeg, "jpeg"
        else:
            page = Page(placed.width, placed.height, (Group(0.0, 0.0, placed.items),))
            content, ending = png_of(page_images(pdf_of([page], ""), _DOTS_PER_INCH)[0]), "png"
        number = len(self.relations) + 1
        self.files[f"word/media/image{number}.{ending}"] = content
        self.relations.append(("image", f"media/image{number}.{ending}"))
        return _drawing(number, len(_PARTS) + number, placed.width, placed.height)


def _drawing(number: int, relation: int, width: float, height: float) -> str:
    across, down = round(width * _EMU), round(height * _EMU)
    shape = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{number}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="rId{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _section(look: Look, *, numbered: bool) -> str:
    """Return paper, margins and the grid of rows and characters."""
    width, height = look.paper
    right, bottom = width - look.left - look.width, height - look.top - look.height
    footer = max(bottom - NUMBER_BELOW - 1.3 * NUMBER.size, 0.0)
    across = ' w:orient="landscape"' if width > height else ""
    feet = '<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
    return (
        f'<w:sectPr>{feet if numbered else ""}<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{across}/>'
        f'<w:pgMar w:top="{twips(look.top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}"'
        f' w:left="{twips(look.left)}" w:header="851" w:footer="{twips(footer)}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{math.floor(look.pitch * 20)}"'
        f' w:charSpace="{round((look.cell - look.body.size) * 4096)}"/></w:sectPr>'
    )


def _styles(look: Look) -> str:
    body, title = look.body, look.title
    headings = "".join(_heading_style(level, type_, look) for level, type_ in enumerate(look.headings, 1))
    plain = '<w:spacing w:before="0" w:after="0"/>'
    exact = f'<w:spacing w:line="{twips(look.title_pitch)}" w:lineRule="exact"/>'
    return (
        f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(body.role)}{on_the_grid(look)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>{plain}</w:pPr>'
        f"<w:rPr>{fonts(body.role)}{on_the_grid(look)}</w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr>'
        f'{_kept()}<w:snapToGrid w:val="0"/>{exact}{aligned("center")}</w:pPr><w:rPr>{fonts(title.role)}'
        f"{sized(title.size)}</w:rPr></w:style>{headings}</w:styles>"
    )


def _kept() -> str:
    return "<w:keepNext/><w:keepLines/>"


def _heading_style(level: int, type_: Type, look: Look) -> str:
    turned = f'<w:ind w:firstLineChars="200" w:firstLine="{twips(2 * look.cell)}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn '
        f'w:val="Normal"/><w:next w:val="Normal"/><w:pPr>{_kept()}{turned}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f"<w:rPr>{fonts(type_.role)}{on_the_grid(look)}</w:rPr></w:style>"
    )


def _settings() -> str:
    return (
        f'<w:settings {_NAMES}><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _footer(side: str) -> str:
    """Return the number of the page between dashes, one character in from the outer edge."""
    looks = f"<w:rPr>{fonts(Role.song)}{sized(NUMBER.size)}</w:rPr>"
    number = (
        f'<w:r>{looks}<w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r>{looks}<w:t>1</w:t>'
        f'</w:r></w:fldSimple><w:r>{looks}<w:t xml:space="preserve"> —</w:t></w:r>'
    )
    inset = f'<w:ind w:{side}="{twips(NUMBER.size)}"/>'
    return f"<w:ftr {_NAMES}>{paragraph(number, inset + aligned(side))}</w:ftr>"


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{clean(title)}</dc:title></cp:coreProperties>'
    )


def _relations(parts: list[tuple[str, str]], *, core: bool = False) -> str:
    told = [
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    ]
    if core:
        kind = f"{_PACKAGE}/relationships/metadata/core-properties"
        told.append(f'<Relationship Id="rIdCore" Type="{kind}" Target="docProps/core.xml"/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _content_types() -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml",
        "jpeg": "image/jpeg", "png": "image/png",
    }  # fmt: skip
    overrides = {
        "/word/document.xml": f"{_MAIN}.document.main+xml", "/word/styles.xml": f"{_MAIN}.styles+xml",
        "/word/settings.xml": f"{_MAIN}.settings+xml", "/word/footer1.xml": f"{_MAIN}.footer+xml",
        "/word/footer2.xml": f"{_MAIN}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }  # fmt: skip
    told = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items()]
    told += [f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()]
    return f'<Types xmlns="{_PACKAGE}/content-types">{"".join(told)}</Types>'
