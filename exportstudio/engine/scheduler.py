"""Which group of jobs starts next, and how many run at once. Pure arithmetic."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from exportstudio.model.issue import Issue

# A group that waits gains one step of priority each minute, so that nothing waits for ever.
AGEING_S = 60.0
_MEMORY_OF_A_CHILD_BYTES = 3 * 1024**3
_MOST_SLOTS = 4

ALL_SLOTS = 1000
"""The weight of a job that is to run alone, however many slots there are."""


def default_slots(cores: int, memory_bytes: int) -> int:
    """Return how many children a machine runs at once without becoming hard to work on."""
    return max(1, min(cores // 2, memory_bytes // _MEMORY_OF_A_CHILD_BYTES, _MOST_SLOTS))


def queue_advice(waiting: int, slots: int, best: int, *, has_memory: bool) -> Issue | None:
    """Return what to do where more than twice as many buildings wait as run at once, or None.

    `best` is how many the machine runs at once without becoming hard to work on.
    """
    if waiting <= 2 * slots:
        return None
    if not has_memory:
        return Issue.warning(
            "JOB546",
            f"{waiting} buildings wait, because little memory is left.",
            "Close other programs.",
        )
    if slots < best:
        return Issue.info(
            "JOB546",
            f"{waiting} buildings wait, and {slots} run at once, of {best} that could.",
            "Let more exports run at once.",
        )
    return Issue.info(
        "JOB546",
        f"{waiting} buildings wait, and this computer runs as many at once as it can.",
        "A lower quality, or fewer formats, would be done sooner.",
    )


@dataclass(slots=True)
class _Entry:
    """A group in the line; `group_id` is None once it has left. `key` is rank, then −bytes."""

    key: tuple[float, int]
    group_id: str | None
    arrived_s: float


class Scheduler:
    """The groups that wait, ordered by priority, by age, by size and then by arrival.

    With linear ageing two groups never change places while they wait: rank needs no clock. Among
    groups that arrive together the largest goes first, so that the last child to end is no
    straggler. A group that was moved takes the rank of its new neighbour.
    """

    def __init__(self) -> None:
        self._line: list[_Entry] = []
        self._entries: dict[str, _Entry] = {}

    def add(self, group_id: str, priority: int, now_s: float, source_bytes: int = 0) -> None:
        """Let a group wait; `priority` is 1 (low) to 9 (high), `now_s` a monotonic time."""
        entry = _Entry((now_s - priority * AGEING_S, -source_bytes), group_id, now_s)
        self._entries[group_id] = entry
        bisect.insort(self._line, entry, key=_key)

    def remove(self, group_id: str) -> None:
        """Forget a group, if it waits."""
        entry = self._entries.pop(group_id, None)
        if entry is None:
            return
        entry.group_id = None
        if len(self._line) > 2 * len(self._entries) + 16:
            self._line = [entry for entry in self._line if entry.group_id is not None]

    def set_priority(self, group_id: str, priority: int) -> None:
        """Give a waiting group another priority; its age stays. Nothing happens to others."""
        entry = self._entries.get(group_id)
        if entry is not None:
            size = -entry.key[1]
            self.remove(group_id)
            self.add(group_id, priority, entry.arrived_s, size)

    def move(self, group_id: str, neighbour: str, *, after: bool = False) -> bool:
        """Put a waiting group right before (or after) another; say whether both wait."""
        if group_id == neighbour or not {group_id, neighbour} <= self._entries.keys():
            return False
        arrived_s = self._entries[group_id].arrived_s
        self.remove(group_id)
        beside = self._entries[neighbour]
        place = next(place for place, entry in enumerate(self._line) if entry is beside)
        entry = _Entry(beside.key, group_id, arrived_s)
        self._line.insert(place + after, entry)
        self._entries[group_id] = entry
        return True

    def __contains__(self, group_id: str) -> bool:
        return group_id in self._entries

    def __iter__(self) -> Iterator[str]:
        return (entry.group_id for entry in self._line if entry.group_id is not None)

    def __len__(self) -> int:
        return len(self._entries)


def _key(entry: _Entry) -> tuple[float, int]:
    return entry.key
