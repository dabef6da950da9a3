"""An event loop for callers that have none: scripts and the command line."""

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QEventLoop, QTimer

_LOOK_MS = 10


def run_until(
    condition: Callable[[], bool], timeout_s: float | None = None, look_ms: int = _LOOK_MS
) -> bool:
    """Process events until `condition` holds; return False where it did not in `timeout_s`.

    It is looked at every `look_ms` milliseconds, as signals are.
    Ctrl-C raises KeyboardInterrupt from here, as from any other call, and so does any signal
    whose handler is `signal.default_int_handler`: left to Qt it would vanish inside a slot.
    """
    if condition():
        return True
    deadline_s = None if timeout_s is None else time.monotonic() + timeout_s
    loop = QEventLoop()
    caught: list[int] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        caught.append(number)

    def look() -> None:
        late = deadline_s is not None and time.monotonic() > deadline_s
        if caught or late or condition():
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(look_ms)
    taken = _take_interrupts(on_signal)
    try:
        loop.exec()
    finally:
        timer.stop()
        for number in taken:
            signal.signal(number, signal.default_int_handler)
    if caught:
        raise KeyboardInterrupt
    return condition()


def _take_interrupts(handler: Callable[[int, FrameType | None], None]) -> list[signal.Signals]:
    """Give `handler` the signals that raise KeyboardInterrupt, and return them."""
    if threading.current_thread() is not threading.main_thread():
        return []
    numbers = [
        number
        for number in (signal.SIGINT, signal.SIGTERM)
        if signal.getsignal(number) is signal.default_int_handler
    ]
    for number in numbers:
        signal.signal(number, handler)
    return numbers
