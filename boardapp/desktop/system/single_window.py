"""One window for each user: a second start hands its file to the first and ends.

A lock file tells whether there is a first; a local socket carries the path and the answer. No
network. The path goes as ASCII, its bytes percent-encoded: a file name need not be UTF-8.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote_from_bytes, unquote_to_bytes

from PySide6.QtCore import QLockFile, QObject, QThread, Signal

from boardapp.desktop.system.folders import data_folder, data_place

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1000
ATTEMPTS, PAUSE_MS = 10, 200
ANSWER_MS = 5000  # the first may be writing a large case just now
LONGEST_BYTES = 3 * 32_768  # no path is longer

TAKEN, BUSY = b"taken\n", b"busy\n"

Answer = Literal["taken", "busy", "none"]
"""The first window takes the file; can't now, because a dialog is open; does not answer."""


class SingleWindow(QObject):
    """The claim to be this user's only window.

    `called` fires when another start was made: with its file, or an empty path if it named none.
    `may_take` is asked before: a file that it refuses is opened by the other start in a window of
    its own. QtNetwork holds the sockets and is imported no earlier than they are needed. Raises
    OSError where the folder of the lock can't be made.
    """

    called = Signal(Path)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(data_folder() / "window.lock"))
        # Held as long as the process lives; a lock of one that has died is broken by Qt.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.may_take: Callable[[Path], bool] = lambda _path: True

    def claim(self) -> bool:
        """Become the only window; False if there is one.

        Raises OSError where no claim can be made, since nothing can be written there.
        """
        is_ours = self._lock.tryLock(0)
        if not is_ours and self._lock.error() == QLockFile.LockError.PermissionError:
            raise PermissionError("no lock can be written")
        return is_ours

    def call(self, path: Path | None) -> Answer:
        """Hand a file to the window that is there, and say what it answers."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        if not _connect(socket):
            return "none"
        name = os.fsencode(path.absolute()) if path else b""
        socket.write(quote_from_bytes(name).encode() + b"\n")
        if not (socket.waitForBytesWritten(WAIT_MS) and socket.waitForReadyRead(ANSWER_MS)):
            return "none"
        line = bytes(socket.readLine(LONGEST_BYTES).data())
        socket.disconnectFromServer()
        return "busy" if line == BUSY else "taken"

    def listen(self) -> None:
        """Answer other starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        QLocalServer.removeServer(_server_name())  # left behind by a crash: the lock is ours
        self._server.listen(_server_name())

    def release(self) -> None:
        """Give the claim up."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _receive(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._take(socket)

    def _read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self._take(socket)

    def _take(self, socket: "QLocalSocket") -> None:
        line = bytes(socket.readLine(LONGEST_BYTES).data())
        path = Path(os.fsdecode(unquote_to_bytes(line.rstrip(b"\n"))))
        is_taken = self.may_take(path)
        socket.write(TAKEN if is_taken else BUSY)
        # Who has lost patience has opened a window of its own, and does not hear this.
        if socket.waitForBytesWritten(WAIT_MS) and is_taken:
            self.called.emit(path)


def _connect(socket: "QLocalSocket") -> bool:
    """Connect, with patience: the first window may itself be starting."""
    for _ in range(ATTEMPTS):
        socket.connectToServer(_server_name())
        if socket.waitForConnected(WAIT_MS):
            return True
        QThread.msleep(PAUSE_MS)
    return False


def _server_name() -> str:
    """A short name that is this user's own: a socket's path is limited to about 100 bytes."""
    import hashlib

    digest = hashlib.sha256(os.fsencode(data_place())).hexdigest()
    return f"boardapp-{digest[:16]}"
