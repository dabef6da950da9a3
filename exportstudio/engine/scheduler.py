"""Which group of jobs starts next, and how many run at once. Pure arithmetic."""

import heapq
import itertools

# A group that waits gains one step of priority each minute, so that nothing waits for ever.
AGEING_S = 60.0
_MEMORY_OF_A_CHILD_BYTES = 3 * 1024**3
_MOST_SLOTS = 4


def default_slots(cores: int, memory_bytes: int) -> int:
    """Return how many children a machine runs at once without becoming hard to work on."""
    return max(1, min(cores // 2, memory_bytes // _MEMORY_OF_A_CHILD_BYTES, _MOST_SLOTS))


class Scheduler:
    """The groups that wait, ordered by priority, by age and then by arrival.

    With linear ageing two groups never change places while they wait: rank needs no clock.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, str]] = []
        self._waiting: set[str] = set()
        self._arrivals = itertools.count()

    def add(self, group_id: str, priority: int, now_s: float) -> None:
        """Let a group wait; `priority` is 1 (low) to 9 (high), `now_s` a monotonic time."""
        rank = now_s - priority * AGEING_S
        heapq.heappush(self._heap, (rank, next(self._arrivals), group_id))
        self._waiting.add(group_id)

    def remove(self, group_id: str) -> None:
        """Forget a group that waits."""
        self._waiting.discard(group_id)

    def take(self) -> str | None:
        """Remove and return the group that is to start next, or None where none waits."""
        while self._heap:
            group_id = heapq.heappop(self._heap)[2]
            if group_id in self._waiting:
                self._waiting.remove(group_id)
                return group_id
        return None

    def __len__(self) -> int:
        return len(self._waiting)
