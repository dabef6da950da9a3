"""Figures over the jobs of a period."""

import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any

from exportstudio.analytics.facts import CodeFact, DayFact, JobFact
from exportstudio.model.job import JobState

_MOST_BUILDINGS = 50
_LEAST_FOR_TREND = 10
_STABLE = 0.10
"""How much the time for a megabyte may change over a period and still be called stable."""

_SUCCESSES = frozenset({JobState.DONE, JobState.DONE_WITH_WARNINGS})
_NEITHER = frozenset({JobState.SKIPPED, JobState.CANCELLED, JobState.INTERRUPTED})


def summarise(
    facts: Sequence[JobFact], codes: Iterable[CodeFact] = (), forgotten: Sequence[DayFact] = ()
) -> dict[str, Any]:
    """Return the figures over `facts` as plain data, with keys in words.

    Rates are shares from 0 to 1, times are seconds, sizes are bytes. The success rate leaves out
    what was skipped, cancelled or interrupted: nobody waits for those. None: there is nothing to
    tell it from. Jobs that were `forgotten` count by day, and for themselves.
    """
    by_day = Counter(time.strftime("%Y-%m-%d", time.localtime(fact.created_at)) for fact in facts)
    for day in forgotten:
        by_day[day.day] += day.jobs
    return {
        **_figures(facts),
        "by_state": dict(Counter(fact.state.value for fact in facts).most_common()),
        "by_format": _grouped(facts, lambda fact: fact.format),
        "by_quality": _grouped(facts, lambda fact: fact.quality),
        "by_building": dict(
            list(_grouped(facts, lambda fact: fact.source.name).items())[:_MOST_BUILDINGS]
        ),
        "by_user": _grouped([fact for fact in facts if fact.user], lambda fact: fact.user),
        "by_hour": {
            f"{hour:02}": count
            for hour, count in sorted(
                Counter(time.localtime(fact.created_at).tm_hour for fact in facts).items()
            )
        },
        "by_day": dict(sorted(by_day.items())),
        "forgotten": {
            "jobs": sum(day.jobs for day in forgotten),
            "succeeded": sum(day.succeeded for day in forgotten),
            "failed": sum(day.failed for day in forgotten),
            "seconds": sum(day.seconds for day in forgotten),
            "bytes_written": sum(day.bytes for day in forgotten),
        },
        "errors": [
            {
                "code": code.code,
                "jobs": code.count,
                "share": code.count / len(facts) if facts else None,
                "last_at": code.last_at,
                "formats": dict(code.formats),
            }
            for code in codes
        ],
        "stages": _stages(facts),
        "system": _system(facts),
        "trend": trend(facts),
    }


def _figures(facts: Sequence[JobFact]) -> dict[str, Any]:
    succeeded = [fact for fact in facts if fact.state in _SUCCESSES]
    tried = [fact for fact in facts if fact.state not in _NEITHER]
    seconds = [fact.seconds for fact in succeeded if fact.seconds is not None]
    sizes = [fact.bytes for fact in succeeded if fact.bytes is not None]
    usages = [fact.usage for fact in succeeded if fact.usage is not None]
    return {
        "jobs": len(facts),
        "succeeded": len(succeeded),
        "failed": len(tried) - len(succeeded),
        "success_rate": len(succeeded) / len(tried) if tried else None,
        "cached_rate": (
            sum(fact.cached for fact in succeeded) / len(succeeded) if succeeded else None
        ),
        "bytes_written": sum(sizes),
        "seconds": _spread(seconds),
        "bytes": _spread(sizes),
        "cpu_s": _spread([usage.cpu_s for usage in usages]),
        "peak_bytes": _spread([usage.peak_bytes for usage in usages]),
    }


def _spread(values: Sequence[float]) -> dict[str, float] | None:
    if not values:
        return None
    ordered = sorted(values)
    return {
        "mean": statistics.fmean(ordered),
        "p50": statistics.median(ordered),
        "p95": ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
        "max": ordered[-1],
    }


def _grouped(facts: Iterable[JobFact], key: Callable[[JobFact], str]) -> dict[str, dict[str, Any]]:
    """Return the figures of each group, that with most jobs first."""
    groups: defaultdict[str, list[JobFact]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return {name: _figures(members) for name, members in ordered}


def _system(facts: Sequence[JobFact]) -> dict[str, Any]:
    """Return how busy the machine was while jobs ran."""
    moments = sorted(
        moment
        for fact in facts
        if fact.started_at is not None
        for moment in ((fact.started_at, 1), (fact.finished_at, -1))
    )
    usages = [fact.usage for fact in facts if fact.usage is not None]
    free = [usage.least_free_bytes for usage in usages if usage.least_free_bytes is not None]
    return {
        "peak_concurrency": max(accumulate(step for _, step in moments), default=0),
        "machine_cpu": _spread([u.machine_cpu for u in usages if u.machine_cpu is not None]),
        "least_free_bytes": min(free, default=None),
    }


def _stages(facts: Iterable[JobFact]) -> dict[str, dict[str, float]]:
    """Return how the time of successful jobs is split."""
    spent: defaultdict[str, float] = defaultdict(float)
    for fact in facts:
        if fact.usage is not None and fact.state in _SUCCESSES:
            for stage, seconds in fact.usage.stages.items():
                spent[stage] += seconds
    total = sum(spent.values())
    return {
        stage: {"seconds": seconds, "share": seconds / total if total else 0.0}
        for stage, seconds in spent.items()
    }


def trend(facts: Iterable[JobFact]) -> dict[str, Any]:
    """Return how the time for a megabyte of source changes: better, worse, stable or unknown.

    `slope` is the change over the whole period as a share of the middle value: half of the pairs
    of jobs change less, half more (Theil–Sen), so that single slow jobs count for little.
    """
    points = [
        (fact.finished_at, fact.seconds / fact.source_bytes)
        for fact in sorted(facts, key=lambda fact: fact.finished_at)
        if fact.state in _SUCCESSES and not fact.cached and fact.seconds and fact.source_bytes
    ][-500:]
    if len(points) < _LEAST_FOR_TREND or points[-1][0] == points[0][0]:
        return {"verdict": "unknown", "slope": None, "jobs": len(points)}
    step = max(1, len(points) // 200)
    some = points[::step]
    slopes = [
        (later - earlier) / (then - before)
        for n, (before, earlier) in enumerate(some)
        for then, later in some[n + 1 :]
        if then > before
    ]
    middle = statistics.median(value for _, value in points)
    slope = statistics.median(slopes) * (points[-1][0] - points[0][0]) / middle
    verdict = "stable" if abs(slope) <= _STABLE else "worse" if slope > 0 else "better"
    return {"verdict": verdict, "slope": slope, "jobs": len(points)}
