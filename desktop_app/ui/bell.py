"""How a second start rings at the first window; apart from ``single`` because the network library takes its time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 2000
_LONGEST_PATH = 40_000


class Bell(QObject):
    """Calls ``rung`` whenever the program is started again with the same ``home``, with the file to open or ''."""

    def __init__(self, home: Path, rung: Callable[[str], object]) -> None:
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
        caller = self._server.nextPendingConnection()
        caller.readyRead.connect(lambda: self._hear(caller))
        self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        """Take what a start says, one line, as soon as it is there; Windows may bring it after the caller has gone."""
        if caller.canReadLine():
            said = bytes(caller.readLine(_LONGEST_PATH).data()).decode("utf-8", "replace")
            caller.readyRead.disconnect()
            caller.deleteLater()
            self._rung(said.rstrip("\n"))


def ring(home: Path, file: str = "") -> bool:
    """Ask the window that keeps its things in ``home`` to come to the front, and to open ``file`` where one is named.

    Returns whether there was such a window.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(home))
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(file.encode() + b"\n")
    socket.waitForBytesWritten(_ANSWER_MS)
    socket.disconnectFromServer()
    return True


def _name(home: Path) -> str:
    return f"community-desk-{hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:16]}"
