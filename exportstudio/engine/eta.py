"""The expected time to the end of a job, told only when it is known. Pure arithmetic."""

from collections import deque

_WINDOW_S = 30.0
_LEAST_DATA_S = 5.0
_STALLED_S = 10.0


class EtaEstimator:
    """Expected time to the end, from the speed of the last half minute.

    Between two changes of percent it counts down and never up; a job that has stalled has none.
    """

    def __init__(self) -> None:
        self._changes: deque[tuple[float, float]] = deque()

    def note(self, now_s: float, percent: float) -> None:
        """Take down that `percent` was reached at the monotonic time `now_s`."""
        if self._changes and percent <= self._changes[-1][1]:
            return
        self._changes.append((now_s, percent))
        while len(self._changes) > 2 and self._changes[1][0] < now_s - _WINDOW_S:
            self._changes.popleft()

    def remaining_s(self, now_s: float) -> float | None:
        """Return the expected time to 100 percent in seconds, or None while it is not known."""
        if len(self._changes) < 2:
            return None
        first_s, first_percent = self._changes[0]
        last_s, last_percent = self._changes[-1]
        elapsed_s = last_s - first_s
        if elapsed_s < _LEAST_DATA_S or now_s - last_s > _STALLED_S:
            return None
        speed = (last_percent - first_percent) / elapsed_s
        return max(0.0, (100.0 - last_percent) / speed - (now_s - last_s))

    def restart(self) -> None:
        """Forget the speed so far, as after a pause."""
        self._changes.clear()
