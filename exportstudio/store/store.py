"""Queue, history and events: what is written, and what can be asked."""

import getpass
import logging
import os
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    type_coerce,
    update,
)
from sqlalchemy.dialects import sqlite

from exportstudio.analytics.facts import CodeFact, DayFact, JobFact
from exportstudio.model.handover import Handover
from exportstudio.model.job import Job, JobState, interrupted_issue
from exportstudio.model.output import OutputFile
from exportstudio.store import figures
from exportstudio.store.automation import AutomationStore
from exportstudio.store.database import Database
from exportstudio.store.figures import Statistics
from exportstudio.store.mailbox import Mailbox
from exportstudio.store.owner import Owner
from exportstudio.store.rows import LIVE, issue_of, issue_row, job_of, job_row, of_owner
from exportstudio.store.tables import (
    ARTIFACTS,
    EVENTS,
    HANDOVERS,
    ISSUES,
    JOBS,
    REQUESTS,
)

if TYPE_CHECKING:
    from exportstudio.model.issue import Issue

_log = logging.getLogger(__name__)
_IDS_IN_A_QUERY = 500
_WRITES_IN_A_TRANSACTION = 500

# Statements that are run for thousands of jobs are built once.
_NEW = sqlite.insert(JOBS)
_UPSERT = _NEW.on_conflict_do_update(
    index_elements=["id"], set_={column.name: column for column in _NEW.excluded}
)
_PROMISED = select(JOBS.c.target).where(JOBS.c.state.in_(LIVE))
_TAKE_OVER = (
    update(JOBS)
    .where(JOBS.c.id == bindparam("job_id"), JOBS.c.state.not_in(LIVE))
    .values({column.name: bindparam(column.name) for column in JOBS.columns})
)

_Write = Callable[[Connection], None]
Settle = Callable[[Job, Container[Path]], Job]
"""Makes of a job, and of the targets that are promised to others, the job that is stored."""


def as_planned(job: Job, _taken: Container[Path]) -> Job:
    """Return a job as it is."""
    return job


@dataclass(frozen=True, slots=True)
class JobEvent:
    """One line of a job's audit; `at` in seconds since the epoch, `who` the user's login."""

    job_id: str
    at: float
    who: str
    what: str
    detail: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        moment = datetime.fromtimestamp(self.at, UTC).isoformat(timespec="milliseconds")
        return {
            "job": self.job_id,
            "at": moment,
            "who": self.who,
            "what": self.what,
            **self.detail,
        }


class Store:
    """The history in one database file; one thread of its own writes, in order.

    A write that fails costs a piece of history and never a job: it is logged. `mailbox` has what
    programs ask of each other, `automation` schedules and watched folders.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self.issues: tuple[Issue, ...] = tuple(self._database.issues)
        self._owner = Owner.this_process()
        self._writes: SimpleQueue[tuple[_Write, Future[None]] | None] = SimpleQueue()
        self.mailbox = Mailbox(self._database, self._owner, self._put)
        self.automation = AutomationStore(self._database, self._put)
        self._writer = threading.Thread(target=self._write, name="history", daemon=True)
        self._writer.start()

    # Writing

    def add_jobs(
        self,
        jobs: Sequence[Job],
        handovers: Sequence[Handover] = (),
        owner: Owner | None = None,
        settle: Settle = as_planned,
    ) -> list[Job]:
        """Store new jobs, and what is to be handed over with them; on disk when this returns.

        `owner`, or this program, answers for the jobs. Returns them as `settle` made them, which
        is given each with the targets that are promised to other live jobs.
        """
        settled: list[Job] = []

        def write(connection: Connection) -> None:
            settled[:] = _settled(connection, jobs, settle)
            if handovers:
                connection.execute(insert(HANDOVERS), [asdict(handover) for handover in handovers])
            self._insert_jobs(connection, settled, owner or self._owner)

        if jobs:
            self._put(write).result()
        return settled or list(jobs)

    def note_handover(self, handover: Handover) -> None:
        """Store that what was to be handed over is there."""
        mine = HANDOVERS.c.batch_id == handover.batch_id
        made = update(HANDOVERS).where(mine).values(made_at=time.time())
        self._put(lambda connection: connection.execute(made))

    def record(self, job: Job) -> None:
        """Store a job as it now is, soon."""
        self._put(lambda connection: self._update_job(connection, job))

    def note(
        self,
        job_id: str,
        what: str,
        detail: Mapping[str, Any] | None = None,
        *,
        at: float | None = None,
    ) -> None:
        """Add a line to a job's audit, soon; `at` is when it was, in seconds, if not now."""
        row = self._event_row(job_id, what, detail or {})
        row["at"] = at or row["at"]
        self._put(lambda connection: connection.execute(insert(EVENTS), row))

    def take_over(
        self, jobs: Sequence[Job], owner: Owner | None = None, settle: Settle = as_planned
    ) -> list[Job]:
        """Store jobs as queued again; return those that nobody else was quicker with.

        `owner`, or this program, answers for them from now on. `settle` is as in `add_jobs`.
        """
        taken: list[Job] = []

        def write(connection: Connection) -> None:
            taken.clear()  # a write may be done again
            for job in _settled(connection, jobs, settle):
                row = {**job_row(job, owner or self._owner), "job_id": job.id}
                if connection.execute(_TAKE_OVER, row).rowcount == 1:
                    taken.append(job)
            if taken:
                detail = [(job, {"attempt": job.attempt}) for job in taken]
                rows = [self._event_row(job.id, job.state.value, each) for job, each in detail]
                connection.execute(insert(EVENTS), rows)

        self._put(write).result()
        return taken

    def mark_interrupted(self) -> list[Job]:
        """Set the unfinished jobs of programs that are gone INTERRUPTED.

        Returns those that had begun, and may have left something beside their targets.
        """
        marked: list[str] = []

        def write(connection: Connection) -> None:
            marked.clear()
            owners = select(JOBS.c.owner_pid, JOBS.c.owner_started_at).distinct()
            for pid, started_at in connection.execute(owners.where(JOBS.c.state.in_(LIVE))).all():
                owner = Owner(pid, started_at)
                if not owner.is_alive():
                    marked.extend(self._interrupt(connection, owner))

        self._put(write).result()
        return list(self.jobs_by_id(marked).values())

    def _interrupt(self, connection: Connection, owner: Owner) -> list[str]:
        left = JOBS.c.state.in_(LIVE), *of_owner(JOBS, owner)
        columns = JOBS.c.id, JOBS.c.attempt, JOBS.c.state
        found = connection.execute(select(*columns).where(*left)).all()
        values = {
            "state": JobState.INTERRUPTED.value,
            "finished_at": time.time(),
            "next_try_at": None,
        }
        connection.execute(update(JOBS).where(*left).values(values))
        events = [self._event_row(row.id, JobState.INTERRUPTED.value, {}) for row in found]
        connection.execute(insert(EVENTS), events)
        issue = interrupted_issue()
        connection.execute(insert(ISSUES), [issue_row(row.id, row.attempt, issue) for row in found])
        connection.execute(delete(REQUESTS).where(*of_owner(REQUESTS, owner)))
        return [row.id for row in found if row.state != JobState.QUEUED.value]

    def flush(self) -> None:
        """Return when everything asked for so far has been written."""
        self._put(lambda _connection: None).result()

    def close(self) -> None:
        """Write what is left and close the file."""
        self._writes.put(None)
        self._writer.join()
        self._database.close()

    # Reading

    def job(self, job_id: str) -> Job | None:
        """Return one job, or None where there is none of that id."""
        return next(iter(self._jobs_where([JOBS.c.id == job_id], limit=1)), None)

    def jobs(
        self,
        state: JobState | None = None,
        source: Path | None = None,
        text: str | None = None,
        limit: int | None = 200,
        *,
        batch_id: str | None = None,
        format: str | None = None,
        since: float | None = None,
        until: float | None = None,
    ) -> list[Job]:
        """Return jobs, newest first: those that meet everything which is given.

        `text` is looked for in the paths of source and target. They were asked for from `since`
        on and before `until`, in seconds since the epoch.
        """
        conditions: list[ColumnElement[bool]] = []
        if state is not None:
            conditions.append(JOBS.c.state == state.value)
        if source is not None:
            conditions.append(JOBS.c.source == source)
        if batch_id is not None:
            conditions.append(JOBS.c.batch_id == batch_id)
        if format is not None:
            conditions.append(JOBS.c.format == format)
        if since is not None:
            conditions.append(JOBS.c.created_at >= since)
        if until is not None:
            conditions.append(JOBS.c.created_at < until)
        if text:
            paths = type_coerce(JOBS.c.source, Text) + "\n" + type_coerce(JOBS.c.target, Text)
            conditions.append(func.instr(func.lower(paths), func.lower(text)) > 0)
        return self._jobs_where(conditions, limit)

    def jobs_by_id(self, job_ids: Sequence[str]) -> dict[str, Job]:
        """Return jobs by id; those that are not known are left out."""
        some = (job_ids[n : n + _IDS_IN_A_QUERY] for n in range(0, len(job_ids), _IDS_IN_A_QUERY))
        found = (self._jobs_where([JOBS.c.id.in_(ids)], limit=None) for ids in some)
        return {job.id: job for jobs in found for job in jobs}

    def promised_targets(self) -> set[Path]:
        """Return the targets of all jobs that are not final, whoever answers for them."""
        with self._database.reading() as connection:
            return set(connection.scalars(_PROMISED))

    def states(self, job_ids: Sequence[str]) -> dict[str, JobState]:
        """Return where jobs stand, by id; those that are not known are left out."""
        states: dict[str, JobState] = {}
        with self._database.reading() as connection:
            for start in range(0, len(job_ids), _IDS_IN_A_QUERY):
                some = job_ids[start : start + _IDS_IN_A_QUERY]
                query = select(JOBS.c.id, JOBS.c.state).where(JOBS.c.id.in_(some))
                states.update({row.id: JobState(row.state) for row in connection.execute(query)})
        return states

    def batch_states(self, batch_ids: Iterable[str]) -> dict[str, Counter[JobState]]:
        """Return how many jobs of batches stand where, by batch; may be called from any thread."""
        found: defaultdict[str, Counter[JobState]] = defaultdict(Counter)
        query = (
            select(JOBS.c.batch_id, JOBS.c.state, func.count())
            .where(JOBS.c.batch_id.in_(list(batch_ids)))
            .group_by(JOBS.c.batch_id, JOBS.c.state)
        )
        with self._database.reading() as connection:
            for batch_id, state, count in connection.execute(query):
                found[batch_id][JobState(state)] = count
        return dict(found)

    def jobs_of_batch(self, batch_id: str) -> list[Job]:
        """Return all jobs of a batch, in the order in which they were asked for."""
        return self._jobs_where([JOBS.c.batch_id == batch_id], limit=None)[::-1]

    def handovers(self, batch_ids: Iterable[str] | None = None) -> list[Handover]:
        """Return what is to be handed over with batches; without any, all that is not yet made."""
        query = select(HANDOVERS).where(
            HANDOVERS.c.made_at.is_(None)
            if batch_ids is None
            else HANDOVERS.c.batch_id.in_(list(batch_ids))
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [Handover(row.batch_id, row.destination, row.manifest, row.package) for row in rows]

    def events_of(self, job_id: str) -> list[JobEvent]:
        """Return the audit of a job, oldest first."""
        return list(self._events(EVENTS.c.job_id == job_id))

    def events(self) -> Iterator[JobEvent]:
        """Yield the audit of all jobs, oldest first."""
        return self._events()

    def _events(self, *conditions: ColumnElement[bool]) -> Iterator[JobEvent]:
        query = select(EVENTS).where(*conditions).order_by(EVENTS.c.id)
        with self._database.reading() as connection:
            for row in connection.execute(query):
                yield JobEvent(row.job_id, row.at, row.who, row.what, row.detail)

    def statistics(self) -> Statistics:
        """Return totals over the history."""
        with self._database.reading() as connection:
            return figures.statistics(connection)

    def facts(self, since: float = 0.0, until: float | None = None) -> list[JobFact]:
        """Return what analytics need of jobs that ended from `since` up to `until`, in order."""
        with self._database.reading() as connection:
            return figures.facts(connection, since, until)

    def error_codes(self, since: float = 0.0, until: float | None = None) -> list[CodeFact]:
        """Return the codes of errors in that time, that of most jobs first."""
        with self._database.reading() as connection:
            return figures.error_codes(connection, since, until)

    def daily_figures(self, since: float = 0.0, until: float | None = None) -> list[DayFact]:
        """Return what jobs that were forgotten came to on the days of a time, in order."""
        with self._database.reading() as connection:
            return figures.daily_figures(connection, since, until)

    def forget(self, before: float, *, dry_run: bool = False) -> list[str]:
        """Take jobs that ended before a time out of the history; return the ids of their groups.

        Their files stay, and so do interrupted jobs, which may be started again. What they come to
        by day, format and quality is kept. `dry_run`: only tell.
        """
        lasting = [*LIVE, JobState.INTERRUPTED.value]
        old = JOBS.c.finished_at < before, JOBS.c.state.not_in(lasting)
        groups: list[str] = []

        def write(connection: Connection) -> None:
            groups[:] = connection.execute(select(JOBS.c.group_id).where(*old)).scalars()
            if not dry_run:
                figures.roll_up(connection, before, lasting)
                connection.execute(delete(JOBS).where(*old))

        self._put(write).result()
        return groups

    def problems(self) -> list[str]:
        """Return what SQLite finds wrong with the history; nothing in a sound one."""
        with self._database.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [text for text in found if text != "ok"] + [f"stray row {each}" for each in strays]

    def _jobs_where(
        self, conditions: Iterable[ColumnElement[bool]], limit: int | None
    ) -> list[Job]:
        # Of one request ids are in order of creation; they may be chosen where there is one job.
        newest = JOBS.c.created_at.desc(), JOBS.c.id.desc()
        query = select(JOBS).where(*conditions).order_by(*newest).limit(limit)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
            attempts = {row.id: row.attempt for row in rows}
            issues: defaultdict[str, list[Issue]] = defaultdict(list)
            for row in self._of_jobs(connection, ISSUES, attempts):
                issues[row.job_id].append(issue_of(row))
            files: defaultdict[str, list[OutputFile]] = defaultdict(list)
            for row in self._of_jobs(connection, ARTIFACTS, attempts):
                files[row.job_id].append(OutputFile(row.path, row.bytes, row.sha256))
        # The first of them is the output itself.
        return [job_of(row, issues[row.id], files[row.id][1:]) for row in rows]

    @staticmethod
    def _of_jobs(
        connection: Connection, table: Table, attempts: Mapping[str, int]
    ) -> Iterator[Row[Any]]:
        """Yield what `table` has of the latest attempts of jobs, in the order of writing."""
        ids = list(attempts)
        for start in range(0, len(ids), _IDS_IN_A_QUERY):
            some = ids[start : start + _IDS_IN_A_QUERY]
            query = select(table).where(table.c.job_id.in_(some)).order_by(table.c.id)
            for row in connection.execute(query):
                if row.attempt == attempts[row.job_id]:
                    yield row

    # The writing thread

    def _put(self, write: Callable[[Connection], object]) -> "Future[None]":
        done: Future[None] = Future()

        def write_only(connection: Connection) -> None:
            write(connection)

        self._writes.put((write_only, done))
        return done

    def _write(self) -> None:
        closing = False
        while not closing and (item := self._writes.get()) is not None:
            items = [item]
            # What has come up meanwhile goes into the same transaction: ten thousand jobs that are
            # cancelled at once take a second, not a minute.
            while len(items) < _WRITES_IN_A_TRANSACTION and not closing:
                try:
                    more = self._writes.get_nowait()
                except Empty:
                    break
                if more is None:
                    closing = True
                else:
                    items.append(more)
            self._write_all(items)

    def _write_all(self, items: Sequence[tuple[_Write, "Future[None]"]]) -> None:
        try:
            with self._database.transaction() as connection:
                for write, _ in items:
                    write(connection)
        except Exception:  # noqa: BLE001 - the thread must outlive whatever a write meets
            if len(items) > 1:  # one bad write must not cost the others
                for each in items:
                    self._write_all([each])
                return
            _log.exception("the history could not be written")
        for _, done in items:
            done.set_result(None)

    def _insert_jobs(self, connection: Connection, jobs: Sequence[Job], owner: Owner) -> None:
        connection.execute(insert(JOBS), [job_row(job, owner) for job in jobs])
        issues = [issue_row(job.id, job.attempt, issue) for job in jobs for issue in job.issues]
        if issues:
            connection.execute(insert(ISSUES), issues)
        events = [self._event_row(job.id, job.state.value, _request_of(job)) for job in jobs]
        connection.execute(insert(EVENTS), events)

    def _event_row(self, job_id: str, what: str, detail: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "job_id": job_id,
            "at": time.time(),
            "who": _login(),
            "what": what,
            "detail": dict(detail),
        }

    def _update_job(self, connection: Connection, job: Job) -> None:
        connection.execute(_UPSERT, job_row(job, self._owner))
        mine = ISSUES.c.job_id == job.id, ISSUES.c.attempt == job.attempt
        connection.execute(delete(ISSUES).where(*mine))
        if job.issues:
            rows = [issue_row(job.id, job.attempt, issue) for issue in job.issues]
            connection.execute(insert(ISSUES), rows)
        if job.state.is_success and job.path is not None:
            same = ARTIFACTS.c.job_id == job.id, ARTIFACTS.c.attempt == job.attempt
            connection.execute(delete(ARTIFACTS).where(*same))
            size = (job.bytes or 0) - sum(file.bytes for file in job.beside)
            main = OutputFile(job.path, size, job.sha256 or "")
            rows = [
                {
                    "job_id": job.id,
                    "attempt": job.attempt,
                    "path": file.path,
                    "bytes": file.bytes,
                    "sha256": file.sha256,
                    "published_at": job.finished_at,
                }
                for file in (main, *job.beside)
            ]
            connection.execute(insert(ARTIFACTS), rows)


def _settled(connection: Connection, jobs: Sequence[Job], settle: Settle) -> list[Job]:
    """Return jobs as they are beside those that are live already, and beside each other."""
    taken = set(connection.scalars(_PROMISED))
    settled = []
    for job in jobs:
        settled.append(job if job.state.is_final else settle(job, taken))
        taken.add(settled[-1].target)
    return settled


def _login() -> str:
    """Return the user's login, or what EXPORTSTUDIO_USER says instead; it may be empty."""
    named = os.environ.get("EXPORTSTUDIO_USER")
    if named is not None:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in some containers
        return ""


def _request_of(job: Job) -> dict[str, Any]:
    return {
        "source": str(job.source),
        "format": job.format,
        "quality": job.quality,
        "target": str(job.target),
        "options": dict(job.options),
        "selection": job.selection.to_dict(),
        "batch": job.batch_id,
        "retry_of": job.retry_of,
        "attempt": job.attempt,
    }
