"""How long a stage is expected to take, learned from the stages that are over. Pure arithmetic."""

from collections import defaultdict, deque

from exportstudio.model.progress import Stage

# Before anything was learned: a cautious guess, for a slow machine and a costly format.
_UNKNOWN_S, _UNKNOWN_S_PER_MB = 10.0, 2.0
# Short stages vary by more than their length, with what else the machine does.
_LEAST_S = 5.0
_REMEMBERED = 20


class StageTimes:
    """Seconds by stage and format; longer for larger sources, never shorter for smaller ones."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[Stage, str], deque[tuple[float, int]]] = defaultdict(
            lambda: deque(maxlen=_REMEMBERED)
        )

    def learn(self, stage: Stage, format: str, source_bytes: int, seconds: float) -> None:
        """Take down how long a stage took."""
        self._seen[stage, format].append((seconds, max(source_bytes, 1)))

    def expected_s(self, stage: Stage, format: str, source_bytes: int) -> float:
        """Return the longest that the stage should take, going by the latest ones."""
        seen = self._seen.get((stage, format))
        if not seen:
            return _UNKNOWN_S + _UNKNOWN_S_PER_MB * source_bytes / 1e6
        return max(_LEAST_S, *(s * max(1.0, source_bytes / size) for s, size in seen))
