"""Ctrl-C in the terminal that the window was started from."""

import contextlib
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class InterruptNotifier(QObject):
    """Tells of SIGINT and SIGTERM while Qt's event loop runs, which Python alone would sleep on.

    Signals:
        interrupted: the program was asked to end.
    """

    interrupted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._handlers_before = {
            number: signal.signal(number, lambda *_: None)  # the byte in the socket tells
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)
        self._near.close()
        self._far.close()

    def _on_notifier_activated(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._near.recv(64)
        self.interrupted.emit()
