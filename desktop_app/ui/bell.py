"""How a second start rings at the first window; apart from ``single`` because the network library takes its time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 2000


class Bell(QObject):
    """Calls ``rung`` whenever the program is started again under the same name."""

    def __init__(self, name: str, rung: Callable[[], object]) -> None:
        super().__init__()
        self._rung = rung
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self._rung()


def ring(name: str) -> bool:
    """Ask the window that listens under ``name`` to come to the front; returns whether there was one."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket.waitForConnected(_ANSWER_MS)
