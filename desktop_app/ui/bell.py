"""How a second start rings at the first window; apart from ``single`` because the network library takes its time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 2000


class Bell(QObject):
    """Calls ``rung`` whenever the program is started again with the same ``home``."""

    def __init__(self, home: Path, rung: Callable[[], object]) -> None:
        super().__init__()
        self._rung = rung
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(home))
        self._server.listen(_name(home))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self._rung()


def ring(home: Path) -> bool:
    """Ask the window that keeps its things in ``home`` to come to the front; returns whether there was one."""
    socket = QLocalSocket()
    socket.connectToServer(_name(home))
    return socket.waitForConnected(_ANSWER_MS)


def _name(home: Path) -> str:
    return f"community-desk-{hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:16]}"
