"""The recovery key on an A4 page, to be printed and locked away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop_app.domain.i18n import _
from desktop_app.store.replacing import replacing

_DOTS_PER_INCH = 300
_MARGIN_MM = 25.0


def write_recovery_sheet(path: Path, office: str, store: str, recovery_key: str) -> None:
    """Write the sheet as a PDF of one page; a disk that refuses raises ``AppError``."""
    page = _page(office, store, recovery_key)
    with replacing(path) as out:
        out.write(page)


def _page(office: str, store: str, recovery_key: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(str(_("Recovery key")))
    painter = QPainter(writer)
    _draw(painter, QRectF(0, 0, writer.width(), writer.height()), office, store, recovery_key)
    painter.end()
    return bytes(buffer.data().data())


def _draw(painter: QPainter, place: QRectF, office: str, store: str, recovery_key: str) -> None:
    groups = recovery_key.split("-")
    half = (len(groups) + 1) // 2
    made = _("Made on {day} for the store {store}", day=dt.date.today().isoformat(), store=store)
    at = _line(painter, place, 0, office, 14)
    at = _line(painter, place, at, str(_("Recovery key")), 24)
    at = _line(painter, place, at + 120, "  ".join(groups[:half]), 26)
    at = _line(painter, place, at, "  ".join(groups[half:]), 26)
    for sentence in (
        made,
        _("This key opens the store and its backups when the password is lost."),
        _("Whoever holds it can read everything. Keep it locked away, apart from the PC and its backups."),
        _("At the login window choose “Password lost” and type it as it stands here."),
    ):
        at = _line(painter, place, at + 60, str(sentence), 12)


def _line(painter: QPainter, place: QRectF, at: float, text: str, points: int) -> float:
    """Draw words from ``at`` down, broken into lines where they must be, and return where they end."""
    font = QFont(QGuiApplication.font().family())
    font.setPointSize(points)
    painter.setFont(font)
    room = QRectF(place.left(), at, place.width(), place.height() - at)
    drawn = painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), text)
    return drawn.bottom() + painter.fontMetrics().height() / 2
