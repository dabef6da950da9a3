"""Work that would make the window stutter, done in the thread pool."""

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

_POLL_MS = 20
_MOST_AT_ONCE = 200

_Produce = Callable[[], Iterable[object]]


class _End:
    """Posted after the last item."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error


class BackgroundFeed(QObject):
    """Runs functions one after the other in a pool thread, and hands over what they yield.

    The thread touches nothing of Qt: it leaves what it finds in a queue, which a timer empties in
    the thread that this object lives in, while there is something to wait for.

    Signals:
        arrived: a list of items, in order.
        ended: a function is through; None, or the exception that it ended with.
    """

    arrived = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Produce] = deque()
        self._inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._on_timer_timed_out)

    @property
    def is_running(self) -> bool:
        """True while something is waited for."""
        return self._timer.isActive()

    def start(self, produce: _Produce) -> None:
        """Run `produce` as soon as those before it are through."""
        self._waiting.append(produce)
        if not self._timer.isActive():
            self._start_next()

    def cancel(self) -> None:
        """Drop what runs and what waits."""
        self._cancelled.set()
        self._waiting.clear()
        self._timer.stop()

    def _start_next(self) -> None:
        produce = self._waiting.popleft()
        inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
        cancelled = threading.Event()
        self._inbox, self._cancelled = inbox, cancelled

        def run() -> None:
            error: Exception | None = None
            try:
                for item in produce():
                    if cancelled.is_set():
                        return
                    inbox.put(item)
            except Exception as caught:  # noqa: BLE001 - handed over with `ended`, never lost
                error = caught
            inbox.put(_End(error))

        QThreadPool.globalInstance().start(run)
        self._timer.start()

    @Slot()
    def _on_timer_timed_out(self) -> None:
        items: list[object] = []
        end: _End | None = None
        while end is None and len(items) < _MOST_AT_ONCE:
            try:
                item = self._inbox.get_nowait()
            except queue.Empty:
                break
            if isinstance(item, _End):
                end = item
            else:
                items.append(item)
        if end is not None:
            self._timer.stop()
        if items:
            self.arrived.emit(items)
        if end is not None:
            self.ended.emit(end.error)
            if self._waiting and not self._timer.isActive():
                self._start_next()
