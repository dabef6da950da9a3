"""Work that would make the window stutter, done in a thread."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_POLL_MS = 15


@dataclass(frozen=True, slots=True)
class Task:
    """What a function in the background knows of those who wait for it."""

    _cancelled: threading.Event
    _results: queue.SimpleQueue[tuple[threading.Event, object, bool]]

    def is_cancelled(self) -> bool:
        """Returns whether nobody waits any more."""
        return self._cancelled.is_set()

    def report(self, value: object) -> None:
        """Hands over something before the end."""
        # An unwanted result may be a large model: it must not wait in the queue.
        if not self.is_cancelled():
            self._results.put((self._cancelled, value, False))


class BackgroundWork(QObject):
    """Calls one function at a time in a thread; only the latest one's result counts.

    The thread is Python's own and touches nothing of Qt: it leaves its result in a queue, which
    a timer empties in the thread this object lives in, while there is something to wait for.

    Signals:
        reported(object): Something the latest function handed over before its end.
        finished(object): The result of the latest function.
        failed(object): The exception it ended with.
    """

    reported = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: queue.SimpleQueue[tuple[threading.Event, object, bool]] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_running(self) -> bool:
        """Whether a result is being waited for."""
        return self._timer.isActive()

    def start(self, function: Callable[[Task], object]) -> None:
        """Calls *function*; what was started before is cancelled and its result dropped.

        Args:
            function: What it returns is its result.
        """
        self._cancelled.set()
        cancelled = threading.Event()
        self._cancelled = cancelled
        results = self._results

        def run() -> None:
            result: object
            try:
                result = function(Task(cancelled, results))
            except Exception as error:  # noqa: BLE001 - reported by `failed`, never lost
                result = error
            if not cancelled.is_set():
                results.put((cancelled, result, True))

        threading.Thread(target=run, name="preview").start()
        self._timer.start()

    def cancel(self) -> None:
        """Drops what is running."""
        self._cancelled.set()
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        while True:
            try:
                origin, result, is_last = self._results.get_nowait()
            except queue.Empty:
                return
            if origin is not self._cancelled or origin.is_set():
                continue
            if not is_last:
                self.reported.emit(result)
                continue
            self._timer.stop()
            if isinstance(result, Exception):
                self.failed.emit(result)
            else:
                self.finished.emit(result)
