"""Python's garbage is collected on the window's thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000


class Collector(QObject):
    """Collects by the clock instead of whenever some thread has made enough objects.

    A window caught in a circle of references would otherwise be taken apart on whichever thread happens to
    collect, and Qt's windows may be touched on their own thread only: the process crashes.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def close(self) -> None:
        """Collect no more: the process ends, and takes its garbage with it."""
        self._clock.stop()

    def _look(self) -> None:
        """Collect the oldest generation that is full, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
