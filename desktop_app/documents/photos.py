"""Photos made ready for print: upright, no finer than paper shows, and nothing but a picture."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

from desktop_app.documents.pages import Photo
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

LARGEST_FILE = 40_000_000  # bytes
MOST_DOTS = 80_000_000
DOTS_PER_INCH = 200
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_QUALITY = 88


@lru_cache(maxsize=8)
def photo_of(content: bytes, width: float, most_high: float) -> Photo:
    """Return a picture ``width`` points wide, less where it would be higher than ``most_high``, at 200 dots an inch.

    Raises AppError for what is no picture, is damaged, or would be too large when unpacked.
    """
    picture = _opened(content)
    try:
        picture = ImageOps.exif_transpose(picture)
        across, down = picture.size
        scale = min(width / across, most_high / down)
        dots = (_dots(across, scale), _dots(down, scale))
        picture = _flat(picture)
        picture = picture.resize(dots, Image.Resampling.LANCZOS) if dots < picture.size else picture
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError) as error:
        raise _no_picture() from error
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Photo(0.0, 0.0, across * scale, down * scale, out.getvalue(), picture.size, picture.mode == "L")


def upright_picture(content: bytes, longest: int) -> Image.Image:
    """Return a picture in grey or colour on white, at most ``longest`` dots wide and high; raises as `photo_of`."""
    picture = _opened(content)
    try:
        picture.draft("L", (longest, longest))
        picture = _flat(ImageOps.exif_transpose(picture))
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError) as error:
        raise _no_picture() from error
    return picture


def _opened(content: bytes) -> Image.Image:
    """Open a picture without unpacking it; only its head has been read."""
    try:
        if len(content) > LARGEST_FILE:
            raise _no_picture()
        picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _no_picture() from error
    if not 0 < picture.width * picture.height <= MOST_DOTS:
        raise _no_picture()
    return picture


def _no_picture() -> AppError:
    return AppError(_("This picture cannot be used: it is damaged, too large, or no JPEG, PNG, WebP, GIF or BMP."))


def _dots(length: int, scale: float) -> int:
    return max(1, min(length, round(length * scale / 72 * DOTS_PER_INCH)))


def _flat(picture: Image.Image) -> Image.Image:
    """Return the picture in grey or colour, what is transparent on white."""
    if picture.mode in ("L", "1", "I", "I;16"):
        return picture.convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return picture.convert("RGB")
