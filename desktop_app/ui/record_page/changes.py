"""Telling a page, on the window's thread, that records it shows were changed."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain import kinds
from desktop_app.domain.record import Record
from desktop_app.store.database import Database


class Changes(QObject):
    """Calls ``changed`` after every commit that touched one of ``records``, until its parent is gone."""

    _told = Signal()

    def __init__(
        self, database: Database, records: frozenset[type[Record]], changed: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)

        def tell(touched: frozenset[type[Record]]) -> None:
            """Called on the thread that committed, perhaps a moment after the page is gone."""
            if touched & records and shiboken6.isValid(self):
                self._told.emit()

        database.changed.append(tell)
        self._told.connect(changed, Qt.ConnectionType.QueuedConnection)
        parent.destroyed.connect(lambda: database.changed.remove(tell))


def affecting(record: type[Record]) -> frozenset[type[Record]]:
    """Return the record types whose changes show in a list of ``record``: its own and those it links to."""
    return frozenset({record, *(each.kind.target() for each in record.fields if isinstance(each.kind, kinds.Link))})
