"""What a job will probably cost, from the jobs of this machine."""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.analytics.facts import JobFact
from exportstudio.model.job import JobState

_LEAST_JOBS = 5
_NEAREST = 7
_NEIGHBOURHOOD = 40
_Measure = Callable[[JobFact], float | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure that is expected. `error` is the share by which such figures were wrong so far.

    `jobs` is how many earlier jobs it rests on.
    """

    value: float
    error: float
    jobs: int

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"value": self.value, "error": self.error, "jobs": self.jobs}


@dataclass(frozen=True, slots=True)
class Prediction:
    """What is expected of a job: running time, size of the output, memory of the child.

    None: too little is known.
    """

    seconds: Estimate | None = None
    bytes: Estimate | None = None
    peak_bytes: Estimate | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            name: None if estimate is None else estimate.to_dict()
            for name, estimate in (
                ("seconds", self.seconds), ("bytes", self.bytes), ("peak_bytes", self.peak_bytes),
            )
        }  # fmt: skip


class Predictor:
    """Predicts from jobs that succeeded.

    A building that was exported before in the format and quality will cost what it did; one that
    was exported in another quality, that times the usual ratio of the two; any other, what
    buildings of about its size did for each byte of theirs.
    """

    def __init__(self, facts: Iterable[JobFact]) -> None:
        self._facts = [
            fact
            for fact in facts
            if fact.state in (JobState.DONE, JobState.DONE_WITH_WARNINGS) and fact.source_bytes
        ]
        self._by_kind: defaultdict[tuple[str, str], list[JobFact]] = defaultdict(list)
        for fact in self._facts:
            self._by_kind[fact.format, fact.quality].append(fact)

    def predict(self, source: Path, source_bytes: int, format: str, quality: str) -> Prediction:
        """Return what is expected of the export of one building."""
        wanted = source, source_bytes, format, quality
        return Prediction(
            self._estimate(*wanted, _seconds),
            self._estimate(*wanted, lambda fact: fact.bytes),
            self._estimate(*wanted, lambda fact: fact.usage.peak_bytes if fact.usage else None),
        )

    def _estimate(
        self, source: Path, source_bytes: int, format: str, quality: str, measure: _Measure
    ) -> Estimate | None:
        alike = [fact for fact in self._by_kind[format, quality] if measure(fact)]
        wanted = source, source_bytes
        same = [fact for fact in alike if (fact.source, fact.source_bytes) == wanted]
        if same:
            values = [measure(fact) or 0.0 for fact in same[-_NEAREST:]]
            middle = statistics.median(values)
            error = max(abs(value / middle - 1) for value in values) if len(values) > 1 else 0.1
            return Estimate(middle, error, len(values))
        other = self._from_other_quality(source, source_bytes, format, quality, measure)
        if other is not None:
            return other
        return self._from_neighbours(alike, source_bytes, measure)

    def _from_other_quality(
        self, source: Path, source_bytes: int, format: str, quality: str, measure: _Measure
    ) -> Estimate | None:
        """Return the figure of the building in another quality, times the ratio of the two."""
        for (its_format, its_quality), facts in self._by_kind.items():
            if its_format != format or its_quality == quality:
                continue
            mine = [
                fact
                for fact in facts
                if (fact.source, fact.source_bytes) == (source, source_bytes) and measure(fact)
            ]
            ratios = self._ratios(format, its_quality, quality, measure)
            if mine and len(ratios) >= _LEAST_JOBS:
                ratio = statistics.median(ratios)
                error = statistics.median(abs(each / ratio - 1) for each in ratios)
                return Estimate((measure(mine[-1]) or 0.0) * ratio, error, len(ratios))
        return None

    def _ratios(self, format: str, low: str, high: str, measure: _Measure) -> list[float]:
        first = {fact.source: measure(fact) for fact in self._by_kind[format, low]}
        second = {fact.source: measure(fact) for fact in self._by_kind[format, high]}
        return [
            after / before
            for source, after in second.items()
            if after and (before := first.get(source))
        ]

    def _from_neighbours(
        self, alike: list[JobFact], source_bytes: int, measure: _Measure
    ) -> Estimate | None:
        """Return the usual figure for a byte of buildings of about this size, times the size."""
        latest = {fact.source: fact for fact in alike}  # each building counts once
        if len(latest) < _LEAST_JOBS:
            return None
        # How wrong such guesses are is judged by these, too: by all it would take seconds.
        by_size = sorted(
            latest.values(), key=lambda fact: abs(math.log(fact.source_bytes / source_bytes))
        )
        latest = {fact.source: fact for fact in by_size[:_NEIGHBOURHOOD]}

        def guess(size: int, without: Path | None = None) -> float:
            others = [fact for fact in latest.values() if fact.source != without]
            near = sorted(others, key=lambda fact: abs(math.log(fact.source_bytes / size)))
            shares = [(measure(fact) or 0.0) / fact.source_bytes for fact in near[:_NEAREST]]
            return size * statistics.median(shares)

        errors = [
            abs(guess(fact.source_bytes, fact.source) / (measure(fact) or 1.0) - 1)
            for fact in latest.values()
        ]
        return Estimate(guess(source_bytes), statistics.median(errors), len(latest))


def _seconds(fact: JobFact) -> float | None:
    return None if fact.cached else fact.seconds
