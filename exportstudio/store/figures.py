"""Figures over the history: what is asked of many jobs at once, and kept of those forgotten."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, text
from sqlalchemy.dialects import sqlite

from exportstudio.analytics.facts import CodeFact, DayFact, JobFact
from exportstudio.model.issue import Severity
from exportstudio.model.job import JobState
from exportstudio.model.usage import Usage
from exportstudio.store.tables import DAILY_FIGURES, EVENTS, ISSUES, JOBS

_SUCCEEDED = JOBS.c.sha256.is_not(None)
_OLD = select(
    func.date(JOBS.c.finished_at, "unixepoch", "localtime").label("day"),
    JOBS.c.format,
    JOBS.c.quality,
    func.count(),
    func.count().filter(_SUCCEEDED),
    func.count().filter(JOBS.c.state.in_([JobState.FAILED.value, JobState.CRASHED.value])),
    func.total(JOBS.c.finished_at - JOBS.c.started_at).filter(_SUCCEEDED),
    func.coalesce(func.sum(JOBS.c.bytes).filter(_SUCCEEDED), 0),
).where(
    JOBS.c.finished_at < bindparam("before"),
    JOBS.c.state.not_in(bindparam("lasting", expanding=True)),
)
_FIGURES = sqlite.insert(DAILY_FIGURES).from_select(
    [column.name for column in DAILY_FIGURES.columns],
    _OLD.group_by(text("day"), JOBS.c.format, JOBS.c.quality),
)
_ROLL_UP = _FIGURES.on_conflict_do_update(
    index_elements=["day", "format", "quality"],
    set_={
        name: DAILY_FIGURES.c[name] + _FIGURES.excluded[name]
        for name in ("jobs", "succeeded", "failed", "seconds", "bytes")
    },
)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Totals over the history. `mean_seconds` is that of successful jobs, None without any."""

    jobs: int
    by_state: Mapping[str, int]
    by_format: Mapping[str, int]
    bytes_written: int
    mean_seconds: float | None


def statistics(connection: Connection) -> Statistics:
    """Return totals over the history."""
    by_state = _counts(connection, JOBS.c.state)
    by_format = _counts(connection, JOBS.c.format)
    successes = JOBS.c.sha256.is_not(None)
    mean = func.avg(JOBS.c.finished_at - JOBS.c.started_at)
    total = func.coalesce(func.sum(JOBS.c.bytes), 0)
    row = connection.execute(select(total, mean).where(successes)).one()
    return Statistics(sum(by_state.values()), by_state, by_format, row[0], row[1])


def facts(connection: Connection, since: float = 0.0, until: float | None = None) -> list[JobFact]:
    """Return what analytics need of jobs that ended from `since` up to `until`, in order."""
    columns = [
        JOBS.c[name]
        for name in (
            "id", "source", "format", "quality", "state", "created_at", "started_at",
            "finished_at", "source_bytes", "products", "bytes", "cached", "usage",
        )
    ]  # fmt: skip
    query = select(*columns).where(*_ended(since, until)).order_by(JOBS.c.finished_at)
    first = select(func.min(EVENTS.c.id)).group_by(EVENTS.c.job_id)
    asked = select(EVENTS.c.job_id, EVENTS.c.who).where(EVENTS.c.id.in_(first))
    users = {row.job_id: row.who for row in connection.execute(asked)}
    rows = connection.execute(query).all()
    return [
        JobFact(
            row.source,
            row.format,
            row.quality,
            JobState(row.state),
            row.created_at,
            row.started_at,
            row.finished_at,
            row.source_bytes,
            row.products,
            row.bytes,
            row.cached,
            None if row.usage is None else Usage.from_dict(row.usage),
            users.get(row.id, ""),
        )
        for row in rows
    ]


def error_codes(
    connection: Connection, since: float = 0.0, until: float | None = None
) -> list[CodeFact]:
    """Return the codes of errors in that time, that of most jobs first."""
    count = func.count(func.distinct(JOBS.c.id))
    query = (
        select(ISSUES.c.code, JOBS.c.format, count, func.max(JOBS.c.finished_at))
        .join(JOBS, JOBS.c.id == ISSUES.c.job_id)
        .where(ISSUES.c.severity == Severity.ERROR.value, *_ended(since, until))
        .group_by(ISSUES.c.code, JOBS.c.format)
    )
    found: defaultdict[str, dict[str, tuple[int, float]]] = defaultdict(dict)
    for code, format, jobs, last_at in connection.execute(query):
        found[code][format] = jobs, last_at
    codes = [
        CodeFact(
            code,
            sum(jobs for jobs, _ in formats.values()),
            max(last_at for _, last_at in formats.values()),
            {format: jobs for format, (jobs, _) in formats.items()},
        )
        for code, formats in found.items()
    ]
    return sorted(codes, key=lambda code: (-code.count, code.code))


def daily_figures(
    connection: Connection, since: float = 0.0, until: float | None = None
) -> list[DayFact]:
    """Return what jobs that were forgotten came to on the days of a time, in order."""
    table = DAILY_FIGURES.c
    query = select(DAILY_FIGURES).where(table.day >= _day_of(since)).order_by(table.day)
    if until is not None:
        query = query.where(table.day <= _day_of(until))
    return [DayFact(*row) for row in connection.execute(query)]


def roll_up(connection: Connection, before: float, lasting: Sequence[str]) -> None:
    """Keep what jobs come to that ended before a time and are in none of the `lasting` states."""
    connection.execute(_ROLL_UP, {"before": before, "lasting": list(lasting)})


def _ended(since: float, until: float | None) -> list[ColumnElement[bool]]:
    """Return the conditions of jobs that ended in a time."""
    upper = [] if until is None else [JOBS.c.finished_at < until]
    return [JOBS.c.finished_at >= since, *upper]


def _day_of(seconds: float) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(seconds))


def _counts(connection: Connection, column: ColumnElement[str]) -> dict[str, int]:
    query = select(column, func.count()).group_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}
