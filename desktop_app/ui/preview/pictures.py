"""Pictures of pages, drawn off the window's thread when they come into sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.documents.preview import POINTS_PER_INCH, PageImage, page_images
from desktop_app.ui.preview.newest import Newest
from desktop_app.ui.preview.sheets import Shown
from desktop_app.ui.tasks import Runner

MOST_DOTS = 12_000_000
"""Of one picture; a larger page is drawn coarser and stretched."""
_KEPT = 24


@dataclass(frozen=True)
class Drawn:
    """The picture of a page, drawn at ``scale`` dots for each point."""

    image: QImage
    scale: float


NOTHING_DRAWN: Mapping[int, Drawn] = MappingProxyType({})


@dataclass(frozen=True)
class Sight:
    """What the clerk looks at: the pages in sight with their sizes, and how many dots each point has there."""

    pages: Mapping[int, tuple[float, float]]
    scale: float


@dataclass(frozen=True)
class _Answer:
    document: Shown
    pictures: dict[int, Drawn]


class Pictures(QObject):
    """Keeps the pictures of one document; old ones stay until the new ones are there, so that nothing flickers."""

    arrived = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._document: Shown | None = None
        self._current: dict[int, Drawn] = {}
        self._before: dict[int, Drawn] = {}
        self._newest: Newest[_Answer] = Newest(runner, self, self._take, self._fail)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being drawn."""
        return self._newest.is_busy

    def begin(self, document: Shown, drawn: Mapping[int, Drawn] = NOTHING_DRAWN) -> None:
        """Draw ``document`` from now on; ``drawn`` are pictures of it that are there already."""
        if self._document is not None and document.sizes == self._document.sizes:
            self._before = {**self._before, **self._current}
        else:
            self._before = {}
        self._document, self._current = document, dict(drawn)

    def picture(self, number: int) -> Drawn | None:
        """Return the picture of a page, an older one where the new one is still to come; None for none yet."""
        return self._current.get(number) or self._before.get(number)

    def want(self, numbers: Iterable[int], scale: float) -> None:
        """Have these pages drawn at ``scale`` dots for each point, as far as they are not."""
        document = self._document
        if document is None:
            return
        missing = [number for number in numbers if not self._is_fresh(number, scale)]
        if missing:
            self._newest.ask(partial(_draw, document, missing, scale))

    def _is_fresh(self, number: int, scale: float) -> bool:
        document, drawn = self._document, self._current.get(number)
        return drawn is not None and document is not None and drawn.scale == _bounded(document, number, scale)

    def _take(self, answer: _Answer) -> None:
        if answer.document is not self._document:
            return
        self._current |= answer.pictures
        for number in answer.pictures:
            self._before.pop(number, None)
        for number in list(self._current)[:-_KEPT]:
            del self._current[number]
        self.arrived.emit()

    def _fail(self, error: BaseException) -> None:
        raise error


def drawn_in(sight: Sight, document: Shown) -> Mapping[int, Drawn]:
    """Draw the pages of ``document`` that will be in ``sight``; to be called where it is set, to save a way there.

    A page of another size lies elsewhere at another scale: it is left to be drawn when it is seen.
    """
    same = [number for number, size in sight.pages.items() if document.sizes[number : number + 1] == (size,)]
    return _draw(document, same, sight.scale).pictures


def _draw(document: Shown, numbers: Iterable[int], scale: float) -> _Answer:
    pictures = {}
    for number in numbers:
        bounded = _bounded(document, number, scale)
        page = page_images(document.pdf, bounded * POINTS_PER_INCH, [number])[0]
        pictures[number] = Drawn(as_picture(page), bounded)
    return _Answer(document, pictures)


def _bounded(document: Shown, number: int, scale: float) -> float:
    """Return ``scale``, less where the picture would be too large for an old PC's memory."""
    width, height = document.sizes[number]
    return float(min(scale, (MOST_DOTS / max(width * height, 1)) ** 0.5))


def as_picture(page: PageImage) -> QImage:
    """Return the pixels of a page as a picture of their own."""
    held = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return held.copy()
