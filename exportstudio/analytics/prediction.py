"""What a job will probably cost, from the jobs of this machine."""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from exportstudio.analytics.facts import JobFact
from exportstudio.model.job import JobState

_LEAST_JOBS = 5
_NEAREST = 7
_NEIGHBOURHOOD = 40
_MOST_ERROR = 0.5
_Measure = Callable[[JobFact], float | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure that is expected. `error` is the share by which four of five such figures were off.

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
    was exported otherwise, what those outputs say of this one for other buildings; any other,
    what buildings of about its size did for each byte of theirs. Nothing is said of a figure
    that could as well be half or twice as much.
    """

    def __init__(self, facts: Iterable[JobFact]) -> None:
        self._facts = [
            fact
            for fact in facts
            if fact.state in (JobState.DONE, JobState.DONE_WITH_WARNINGS) and fact.source_bytes
        ]
        self._by_kind: defaultdict[tuple[str, str], list[JobFact]] = defaultdict(list)
        self._of_building: defaultdict[tuple[Path, int], dict[tuple[str, str], JobFact]]
        self._of_building = defaultdict(dict)
        for fact in self._facts:
            self._by_kind[fact.format, fact.quality].append(fact)
            self._of_building[fact.source, fact.source_bytes][fact.format, fact.quality] = fact

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
        other = self._from_other_kinds(source, source_bytes, format, quality, measure)
        guesses = other, self._from_neighbours(alike, source_bytes, measure)
        known = [guess for guess in guesses if guess is not None and guess.error <= _MOST_ERROR]
        return min(known, key=attrgetter("error"), default=None)

    def _from_other_kinds(
        self, source: Path, source_bytes: int, format: str, quality: str, measure: _Measure
    ) -> Estimate | None:
        """Return what the building's other outputs, in any format and quality, let expect.

        That one counts from which the figures of other buildings would have been told best.
        """
        known = self._figures((format, quality), measure)
        guesses = []
        for kind, fact in self._of_building.get((source, source_bytes), {}).items():
            mine = measure(fact)
            if not mine:
                continue
            figures = self._figures(kind, measure)
            pairs = [(figures[it], known[it]) for it in figures if it in known]
            if len(pairs) >= _LEAST_JOBS:
                line = _Line(pairs)
                guesses.append(Estimate(line.at(mine), line.error(), len(pairs)))
        return min(guesses, key=attrgetter("error"), default=None)

    def _figures(self, kind: tuple[str, str], measure: _Measure) -> dict[tuple[Path, int], float]:
        """Return the latest figure of each building in a format and quality."""
        figures = {(fact.source, fact.source_bytes): measure(fact) for fact in self._by_kind[kind]}
        return {it: figure for it, figure in figures.items() if figure}

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
        return Estimate(guess(source_bytes), usual(errors), len(latest))


class _Line:
    """The line through pairs of figures that is off by the smallest share, and never falls."""

    def __init__(self, pairs: Sequence[tuple[float, float]]) -> None:
        # The unknowns are a and b in a + b·x = y, all divided by y.
        self._rows = [(1 / y, x / y) for x, y in pairs]
        self._sums = (
            sum(u for u, _ in self._rows),
            sum(v for _, v in self._rows),
            sum(u * u for u, _ in self._rows),
            sum(u * v for u, v in self._rows),
            sum(v * v for _, v in self._rows),
        )
        self._line = _solve(*self._sums)

    def at(self, x: float) -> float:
        """Return y for x."""
        base, slope = self._line
        return base + slope * x

    def error(self) -> float:
        """Return the share by which four of five pairs are off at most, each told by the others."""
        off = []
        for u, v in self._rows:
            su, sv, suu, suv, svv = self._sums
            base, slope = _solve(su - u, sv - v, suu - u * u, suv - u * v, svv - v * v)
            off.append(abs(base * u + slope * v - 1))
        return usual(off)


def _solve(su: float, sv: float, suu: float, suv: float, svv: float) -> tuple[float, float]:
    """Return base and slope of the line, neither below nought, from the sums of its rows."""
    determinant = suu * svv - suv * suv
    if determinant > 1e-9 * suu * svv:
        base = (su * svv - sv * suv) / determinant
        slope = (sv * suu - su * suv) / determinant
        if base >= 0 and slope >= 0:
            return base, slope
        if slope < 0:
            return su / suu, 0.0
    return 0.0, sv / svv


def usual(errors: Iterable[float]) -> float:
    """Return what four of five errors do not exceed."""
    ordered = sorted(errors)
    return ordered[min(len(ordered) - 1, int(0.8 * len(ordered)))]


def _seconds(fact: JobFact) -> float | None:
    return None if fact.cached else fact.seconds
