"""The pages on the screen: scrolled, zoomed, walked through with the keys, with what is wrong framed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from desktop_app.documents.places import Box
from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.preview.pictures import NOTHING_DRAWN, Drawn, Pictures, Sight
from desktop_app.ui.preview.sheets import (
    LABELS,
    LARGEST,
    MARGIN,
    PIXELS_PER_POINT,
    SMALLEST,
    Fit,
    Places,
    Shown,
    Zoom,
    places_of,
)
from desktop_app.ui.tasks import Runner
from desktop_app.ui.tokens import CAPTION

_STEP = 1.2
_LINE = 40
_PAPER = "#FFFFFF"
_SHADE = 34


class PaperView(QAbstractScrollArea):
    """Shows the pages of a :class:`Shown` document."""

    turned = Signal()
    """Another page is current, or there are more or fewer."""
    zoomed = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAccessibleName(str(_("Preview")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.pictures = Pictures(runner, self)
        self.pictures.arrived.connect(self.viewport().update)
        self.zoom: Zoom = Fit.page
        self.current = 0
        self._document: Shown | None = None
        self._places = Places(1.0, (), QSizeF())
        self._dragged: QPointF | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._want_pictures)

    @property
    def pages(self) -> int:
        """How many pages the document has."""
        return len(self._document.sizes) if self._document else 0

    @property
    def document(self) -> Shown | None:
        """What is shown; None for nothing yet."""
        return self._document

    @property
    def scale(self) -> float:
        """The size shown as a part of the real one."""
        return self._places.scale / PIXELS_PER_POINT

    @property
    def sight(self) -> Sight:
        """What the clerk looks at now."""
        sizes = self._document.sizes if self._document else ()
        return Sight({number: sizes[number] for number in self._in_sight()}, self._dots)

    def show_document(self, document: Shown, drawn: Mapping[int, Drawn] = NOTHING_DRAWN) -> None:
        """Show ``document`` where the last one was: the clerk is reading there."""
        self._document = document
        self.pictures.begin(document, drawn)
        self.current = min(self.current, max(self.pages - 1, 0))
        self._lay_out()
        self.turned.emit()

    def clear(self) -> None:
        """Show nothing."""
        self._document = None
        self._places = Places(1.0, (), QSizeF())
        self.viewport().update()
        self.turned.emit()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages at another size; the current page stays in sight."""
        self.zoom = zoom if isinstance(zoom, Fit) else min(max(zoom, SMALLEST), LARGEST)
        self._lay_out()
        sideways = self.horizontalScrollBar()
        sideways.setValue(sideways.maximum() // 2)
        self.turn_to(self.current)
        self.zoomed.emit()

    def zoom_by(self, steps: int) -> None:
        """Show everything larger (1) or smaller (-1)."""
        self.set_zoom(self.scale * _STEP**steps)

    def turn(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) page."""
        self.turn_to(min(max(self.current + step, 0), self.pages - 1))

    def turn_to(self, number: int) -> None:
        """Bring a page into sight."""
        if not 0 <= number < self.pages:
            return
        rect = self._places.rects[number]
        if self._document is not None and self._document.is_plan:
            self._reveal(rect)
        else:
            self.verticalScrollBar().setValue(round(rect.top()) - theme.px(MARGIN))
        self._set_current(number)

    def show_box(self, box: Box) -> None:
        """Bring what is marked into sight."""
        self._reveal(self._on_canvas(box))
        self._set_current(box.page)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(520), theme.px(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(160))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the pages."""
        keys = Qt.Key
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_ctrl and event.key() in _ZOOM_KEYS:
            self.zoom_by(_ZOOM_KEYS[event.key()])
        elif with_ctrl and event.key() == keys.Key_0:
            self.set_zoom(1.0)
        elif event.key() in {keys.Key_PageDown, keys.Key_PageUp} and not with_ctrl:
            self.turn(1 if event.key() == keys.Key_PageDown else -1)
        elif event.key() in {keys.Key_Home, keys.Key_End}:
            self.turn_to(0 if event.key() == keys.Key_Home else self.pages - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look at the page under the mouse in its real size, and again at the whole."""
        number = self._page_at(event.position())
        if number is not None:
            self._set_current(number)
            self.set_zoom(1.0 if isinstance(self.zoom, Fit) else Fit.page)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            moved = event.position() - self._dragged
            self._dragged = event.position()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(moved.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the clerk: the page in the middle is the current one."""
        self.viewport().update()
        self._soon.start()
        middle = self.viewport().height() / 2 + self.verticalScrollBar().value()
        if self._document is not None and not self._document.is_plan:
            below = [n for n, rect in enumerate(self._places.rects) if rect.top() <= middle]
            self._set_current(below[-1] if below else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.tokens().ground))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self._offset())
        for number in self._in_sight():
            self._draw_page(painter, number)
        if self._document is not None:
            if self._document.is_plan:
                self._draw_labels(painter, self._document.across)
            for box in self._document.boxes:
                self._draw_box(painter, box)
        painter.end()

    def _draw_page(self, painter: QPainter, number: int) -> None:
        colours = theme.tokens()
        rect = self._places.rects[number]
        shade = QColor(colours.ink)
        shade.setAlpha(_SHADE)
        painter.fillRect(rect.translated(2, 3), shade)
        painter.fillRect(rect, QColor(_PAPER))
        drawn = self.pictures.picture(number)
        if drawn is not None:
            painter.drawImage(rect, drawn.image)
        is_chosen = self._document is not None and self._document.is_plan and number == self.current
        painter.setPen(QPen(QColor(colours.focus if is_chosen else colours.edge), 2 if is_chosen else 1))
        painter.drawRect(rect)

    def _draw_labels(self, painter: QPainter, across: int) -> None:
        """Write which row and which column of the poster a sheet belongs to."""
        font = QFont(self.font())
        font.setPixelSize(theme.px(CAPTION))
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().soft))
        room = theme.px(LABELS)
        rects = self._places.rects
        for column, rect in enumerate(rects[:across], 1):
            place = QRectF(rect.left(), rect.top() - room, rect.width(), room)
            _draw_label(painter, place, _("Column {n}", n=column), column)
        for row, rect in enumerate(rects[::across], 1):
            painter.save()
            painter.translate(rect.left() - room, rect.center().y())
            painter.rotate(-90)
            place = QRectF(-rect.height() / 2, 0, rect.height(), room)
            _draw_label(painter, place, _("Row {n}", n=row), row)
            painter.restore()

    def _draw_box(self, painter: QPainter, box: Box) -> None:
        colour = QColor(theme.tokens().bad)
        rect = self._on_canvas(box)
        painter.setPen(QPen(colour, 2))
        painter.drawRoundedRect(rect, 3, 3)
        colour.setAlpha(_SHADE)
        painter.fillRect(rect, colour)

    def _on_canvas(self, box: Box) -> QRectF:
        scale, page = self._places.scale, self._places.rects[box.page]
        corner = QPointF(page.left() + box.x * scale, page.top() + box.y * scale)
        return QRectF(corner, QSizeF(box.width * scale, box.height * scale)).adjusted(-2, -2, 2, 2)

    def _lay_out(self) -> None:
        if self._document is None:
            return
        seen = QSizeF(self.maximumViewportSize())
        places = places_of(self._document, self.zoom, seen)
        if places.canvas.height() > seen.height():
            seen.setWidth(seen.width() - self.verticalScrollBar().sizeHint().width())
            places = places_of(self._document, self.zoom, seen)
        if places.canvas.width() > seen.width():
            seen.setHeight(seen.height() - self.horizontalScrollBar().sizeHint().height())
        self._places = places
        self._set_bars(seen)
        self.viewport().update()
        self._soon.start()

    def _set_bars(self, seen: QSizeF) -> None:
        canvas = self._places.canvas
        for bar, there, here in (
            (self.horizontalScrollBar(), canvas.width(), seen.width()),
            (self.verticalScrollBar(), canvas.height(), seen.height()),
        ):
            bar.setRange(0, max(0, round(there - here)))
            bar.setPageStep(round(here))
            bar.setSingleStep(theme.px(_LINE))

    def _page_at(self, position: QPointF) -> int | None:
        """Return the page at a place of the window; None between the pages."""
        place = position + self._offset()
        return next((number for number, rect in enumerate(self._places.rects) if rect.contains(place)), None)

    def _reveal(self, rect: QRectF) -> None:
        seen = QRectF(self._offset(), QSizeF(self.viewport().size()))
        if not seen.contains(rect):
            self.horizontalScrollBar().setValue(round(rect.center().x() - seen.width() / 2))
            self.verticalScrollBar().setValue(round(rect.center().y() - seen.height() / 2))

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        seen = QRectF(self._offset(), QSizeF(self.viewport().size()))
        return [number for number, rect in enumerate(self._places.rects) if rect.intersects(seen)]

    def _set_current(self, number: int) -> None:
        if number != self.current:
            self.current = number
            self.viewport().update()
            self.turned.emit()

    def _want_pictures(self) -> None:
        self.pictures.want(self._in_sight(), self._dots)

    @property
    def _dots(self) -> float:
        """Dots of the screen for each point of the paper."""
        return self._places.scale * self.devicePixelRatioF()


_ZOOM_KEYS: dict[int, int] = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


def _draw_label(painter: QPainter, place: QRectF, words: Message, number: int) -> None:
    """Write ``words``, or where they have no room the number alone."""
    fits = painter.fontMetrics().horizontalAdvance(str(words)) <= place.width()
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(words) if fits else str(number))
