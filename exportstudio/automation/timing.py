"""When a schedule is due next, and in which words to say it."""

import math
from datetime import datetime, tzinfo

from cronsim import CronSim, CronSimError

from exportstudio.automation.clock import LOCAL
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.schedule import Timing

_LEAST_INTERVAL_S = 60.0


def next_time(timing: Timing, after: float, zone: tzinfo = LOCAL) -> float | None:
    """Return the first moment after `after` at which `timing` is due, None where there is none.

    Moments are seconds since the epoch. A local time that the clocks jump over is due right after
    the jump; one that comes twice is due once, the first time. Texts with a star for minute or
    hour follow the time that passes. Raises RequestError (JOB561) for what is no timing.
    """
    if timing.at is not None:
        return timing.at if timing.at > after else None
    if timing.every_s is not None:
        if not timing.every_s >= _LEAST_INTERVAL_S or math.isinf(timing.every_s):
            raise _misfit(f"Every {timing.every_s:g} seconds", "Choose a minute at least.")
        since = timing.since or 0.0
        return since + (max(0, math.floor((after - since) / timing.every_s)) + 1) * timing.every_s
    for moment in _cron(timing.cron, datetime.fromtimestamp(after, zone)):
        # In the hour that comes twice, the first answer may lie in its first half.
        if moment.timestamp() > after:
            return moment.timestamp()
    return None


def next_times(timing: Timing, after: float, count: int, zone: tzinfo = LOCAL) -> list[float]:
    """Return the first `count` moments after `after` at which `timing` is due, or all there are."""
    times: list[float] = []
    while len(times) < count:
        due = next_time(timing, times[-1] if times else after, zone)
        if due is None:
            break
        times.append(due)
    return times


def describe(timing: Timing, zone: tzinfo = LOCAL) -> str:
    """Return a timing in words; raises RequestError for what is none."""
    if timing.at is not None:
        return f"Once at {datetime.fromtimestamp(timing.at, zone):%Y-%m-%d %H:%M}"
    if timing.every_s is not None:
        minutes = timing.every_s / 60
        return f"Every {minutes / 60:g} h" if minutes % 60 == 0 else f"Every {minutes:g} min"
    return _cron(timing.cron, datetime.fromtimestamp(0, zone)).explain()


def _cron(text: str, after: datetime) -> CronSim:
    # Five fields: with six, seconds come first in some programs, and years last in others.
    if len(text.split()) != 5:
        raise _misfit(f"“{text}”", "A cron text has five fields: minute hour day month weekday.")
    try:
        return CronSim(text, after)
    except CronSimError as error:
        raise _misfit(f"“{text}”", f"{error}. An example: 0 2 * * mon-fri.") from error


def _misfit(what: str, suggestion: str) -> RequestError:
    return RequestError(Issue.error("JOB561", f"{what} is no time for a schedule.", suggestion))
