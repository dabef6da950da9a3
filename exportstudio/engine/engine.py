"""The queue and the children that work on it."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import ClassVar

import psutil
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from exportstudio.engine.book import JobBook
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.events import (
    ChildStarted,
    GroupEnded,
    GroupEvent,
    IssueFound,
    JobFailed,
    JobFinished,
    LogLine,
    StageNoted,
)
from exportstudio.engine.runner import GroupRunner
from exportstudio.engine.scheduler import Scheduler, default_slots
from exportstudio.engine.stats import EngineStats
from exportstudio.engine.verdict import Stop, judge
from exportstudio.model.issue import Severity
from exportstudio.model.job import Job, JobState, interrupted_issue
from exportstudio.worker.protocol import Order, OrderedJob

_TICK_MS = 25
_DRAIN_BUDGET_S = 0.008
_TELL_CHANGES_S = 0.1
_TELL_STATS_S = 1.0
_TERMINATE_GRACE_S = 1.0
_SHUT_DOWN_MS = 3000
# How much longer than others a child may be silent over a large source, which it reads in one go.
_SILENCE_S_PER_MB = 4.0


@dataclass(slots=True)
class _Run:
    """A group that has a runner. `skipped` are jobs that its child was asked to leave out."""

    group_id: str
    runner: GroupRunner
    job_ids: tuple[str, ...]
    silence_limit_s: float
    quarantine: tuple[str, ...] = ()
    stop: Stop | None = None
    kill_at_s: float | None = None
    paused: bool = False
    seen: int = 0
    skipped: set[str] = field(default_factory=set)


class Engine(QObject):
    """Runs groups of jobs in child processes, as many at once as there are slots.

    Jobs with the same group id share one child. Everything here lives on the thread that made
    the engine; runners post to an inbox, which a timer empties.

    Signals:
        job_added: a Job came in.
        jobs_changed: a tuple of Jobs, each as it now is; at most ten times a second.
        job_finished: a Job reached a final state; told at once, besides `jobs_changed`.
        log_line: a job id and a line of its child's text.
        stats_changed: an EngineStats; at most once a second.
        queue_held: True where no further group starts, False where they start again.
        idle: nothing runs and nothing waits any more.
    """

    job_added = Signal(object)
    jobs_changed = Signal(object)
    job_finished = Signal(object)
    log_line = Signal(str, str)
    stats_changed = Signal(object)
    queue_held = Signal(bool)
    idle = Signal()

    # Runners whose thread may still be on its way out; far more than there are ever slots.
    _leaving: ClassVar[deque[GroupRunner]] = deque(maxlen=64)

    def __init__(
        self,
        log_folder: Path,
        clean_up: Callable[[Job], None],
        *,
        children: ChildSupply | None = None,
        slots: int | None = None,
        cache_folder: Path | None = None,
        element_budget_s: float = 20.0,
        silence_limit_s: float = 100.0,
        parent: QObject | None = None,
    ) -> None:
        """Make an engine with an empty queue.

        `clean_up` removes what a job that did not succeed left beside its target. What children
        make and may need again is kept in `cache_folder`, if one is named. A child is
        ended that shapes one element for longer than `element_budget_s`, or says nothing for
        `silence_limit_s` and a little more for each megabyte of its source.
        """
        super().__init__(parent)
        self._log_folder = log_folder
        self._clean_up = clean_up
        self._children = children or ChildSupply()
        self._cache_folder = cache_folder
        self._element_budget_s = element_budget_s
        self._silence_limit_s = silence_limit_s
        self._cores = os.cpu_count() or 1
        self._slots = slots or default_slots(self._cores, psutil.virtual_memory().total)
        self._held = False
        self._book = JobBook(self.job_finished.emit)
        self._scheduler = Scheduler()
        self._groups: dict[str, list[str]] = {}
        self._runs: dict[str, _Run] = {}
        self._inbox: SimpleQueue[GroupEvent] = SimpleQueue()
        self._told_changes_s = self._told_stats_s = 0.0
        self._busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(self._slots)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_timer_timed_out)

    # Requests

    def submit(self, jobs: Iterable[Job]) -> None:
        """Take in jobs; those with the same group id form one group.

        A job that is final already is announced and not run. Raises ValueError for a group that
        runs already, and IllegalMove for a job that may not be queued again.
        """
        groups: dict[str, list[Job]] = {}
        for job in jobs:
            if job.group_id in self._runs:
                raise ValueError(f"the group {job.group_id} runs already")
            self._book.add(job)
            self.job_added.emit(job)
            if job.state.is_final:
                self.job_finished.emit(job)
            else:
                groups.setdefault(job.group_id, []).append(job)
        for group_id, members in groups.items():
            is_new = group_id not in self._groups
            self._groups.setdefault(group_id, []).extend(job.id for job in members)
            if is_new:
                self._let_wait(group_id)
        self._start_groups()
        self._wake()

    def cancel(self, job_id: str) -> None:
        """Cancel a job that waits or runs; nothing happens to a job that is final.

        A running job whose child has nothing else to do is CANCELLED when the child has gone,
        within little more than a second. Raises KeyError for a job that never came in.
        """
        job = self._book[job_id]
        if job.state.is_final:
            return
        run = self._runs.get(job.group_id)
        if run is None:
            self._leave_queue(job)
            self._book.finish(job, JobState.CANCELLED)
        elif len(self._unfinished(run)) > 1:
            run.runner.skip(job_id)
            run.skipped.add(job_id)
            self._book.finish(job, JobState.CANCELLED)
        elif run.stop is None:
            self._stop(run, Stop.CANCELLED)
        self._wake()

    def cancel_all(self) -> None:
        """Cancel every job that waits or runs."""
        for run in self._runs.values():
            if run.stop is None:
                self._stop(run, Stop.CANCELLED)
        for job_id in [job_id for members in self._groups.values() for job_id in members]:
            self.cancel(job_id)
        self._wake()

    def hold(self, held: bool) -> None:
        """Start no further group, or go on starting them; what runs is left alone."""
        if held != self._held:
            self._held = held
            self.queue_held.emit(held)
            self._wake()

    def pause(self, job_id: str) -> bool:
        """Suspend the child of a running job, with all jobs of its group; say whether it was."""
        job = self._book[job_id]
        run = self._runs.get(job.group_id)
        if run is None or job.state is not JobState.RUNNING or run.stop:
            return False
        if not run.runner.suspend():
            return False
        run.paused = True
        for job in self._unfinished(run):
            self._book.pause(job)
        self._wake()
        return True

    def resume(self, job_id: str) -> bool:
        """Let a paused job and its group go on; say whether it was paused."""
        run = self._runs.get(self._book[job_id].group_id)
        if run is None or not run.paused:
            return False
        run.paused = False
        run.runner.resume()
        for job in self._unfinished(run):
            self._book.move(job, JobState.RUNNING)
        self._wake()
        return True

    def set_slots(self, slots: int) -> None:
        """Let at most `slots` children run at once, from the next start on."""
        self._slots = max(1, slots)
        self._pool.setMaxThreadCount(self._slots)
        self._wake()

    def job(self, job_id: str) -> Job:
        """Return a job as it now is; raises KeyError for a job that never came in."""
        return self._book[job_id]

    def jobs(self) -> tuple[Job, ...]:
        """Return all jobs that came in, in that order."""
        return self._book.all()

    @property
    def is_held(self) -> bool:
        """True where no further group starts."""
        return self._held

    def stats(self) -> EngineStats:
        """Return what the engine is busy with."""
        return self._book.stats(self._slots, held=self._held)

    def shut_down(self) -> None:
        """End all children within a few seconds; jobs that were not final are INTERRUPTED."""
        self._timer.stop()
        self._held = True
        for run in self._runs.values():
            if run.stop is not Stop.CANCELLED:
                run.stop = Stop.SHUT_DOWN
            run.runner.kill()
        self._pool.waitForDone(_SHUT_DOWN_MS)
        self._drain(time.monotonic() + _SHUT_DOWN_MS / 1000)
        for job in self._book.all():
            if not job.state.is_final:
                self._book.finish(job, JobState.INTERRUPTED, interrupted_issue())
        self._groups.clear()
        self._scheduler = Scheduler()
        self._tell(time.monotonic(), now=True)
        self._children.close()

    # The beat

    def _wake(self) -> None:
        self._busy = True
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_timer_timed_out(self) -> None:
        now_s = time.monotonic()
        self._drain(now_s + _DRAIN_BUDGET_S)
        for run in list(self._runs.values()):
            self._take_progress(run, now_s)
            self._watch(run, now_s)
        self._start_groups()
        self._tell(now_s)
        if not self._runs and not self._book.has_changes() and (self._held or not self._groups):
            self._timer.stop()
            self._tell(now_s, now=True)
            if self._busy and not self._groups:
                self._busy = False
                self.idle.emit()

    def _drain(self, until_s: float) -> None:
        while time.monotonic() < until_s:
            try:
                event = self._inbox.get_nowait()
            except Empty:
                return
            self._on_runner_posted(event)

    def _tell(self, now_s: float, *, now: bool = False) -> None:
        if self._book.has_changes() and (now or now_s - self._told_changes_s >= _TELL_CHANGES_S):
            self._told_changes_s = now_s
            self.jobs_changed.emit(self._book.take_changes())
        if now or now_s - self._told_stats_s >= _TELL_STATS_S:
            self._told_stats_s = now_s
            self.stats_changed.emit(self.stats())

    # Groups

    def _start_groups(self) -> None:
        # A job that was left out and queued again waits until the child that may still be at it
        # has gone: both would write the same file.
        busy = {job_id for run in self._runs.values() for job_id in run.skipped}
        postponed: list[str] = []
        while not self._held and len(self._runs) < self._slots:
            group_id = self._scheduler.take()
            if group_id is None:
                break
            if busy.intersection(self._groups[group_id]):
                postponed.append(group_id)
                continue
            job_ids = tuple(self._groups.pop(group_id))
            for job_id in job_ids:
                self._book.start(self._book[job_id])
            self._start(group_id, job_ids)
        for group_id in postponed:
            self._let_wait(group_id)

    def _let_wait(self, group_id: str) -> None:
        priority = max(self._book[job_id].priority for job_id in self._groups[group_id])
        self._scheduler.add(group_id, priority, time.monotonic())

    def _start(
        self, group_id: str, job_ids: tuple[str, ...], quarantine: tuple[str, ...] = ()
    ) -> None:
        jobs = [self._book[job_id] for job_id in job_ids]
        order = Order(
            source=jobs[0].source,
            jobs=tuple(OrderedJob.of(job) for job in jobs),
            quarantine=quarantine,
            fresh=any(job.fresh for job in jobs),
            cache=self._cache_folder,
        )
        log_path = self._log_folder / f"{group_id}.log"
        runner = GroupRunner(group_id, order, self._children, log_path, self._inbox)
        limit_s = self._silence_limit_s + _SILENCE_S_PER_MB * _megabytes(order.source)
        self._runs[group_id] = _Run(group_id, runner, job_ids, limit_s, quarantine)
        self._pool.start(runner)

    def _stop(self, run: _Run, why: Stop) -> None:
        """End a run's child: at once, or after a second where it may still want to tidy up."""
        run.stop = why
        if why is Stop.CANCELLED:
            run.runner.terminate()
            run.kill_at_s = time.monotonic() + _TERMINATE_GRACE_S
        else:
            run.runner.kill()

    def _take_progress(self, run: _Run, now_s: float) -> None:
        if run.paused:
            return
        note = run.runner.note
        for job in self._unfinished(run):
            latest: StageNoted | None = None
            if note.number != run.seen:
                notes = [note.stages[key] for key in (None, job.id) if key in note.stages]
                latest = max(notes, key=itemgetter(0), default=(0, None))[1]
            self._book.advance(job, latest, now_s)
        run.seen = note.number

    def _watch(self, run: _Run, now_s: float) -> None:
        if run.kill_at_s is not None and now_s >= run.kill_at_s:
            run.kill_at_s = None
            run.runner.kill()
        if run.stop is not None or run.paused:
            return
        note = run.runner.note
        if note.element is not None and now_s - note.element_since_s > self._element_budget_s:
            self._stop(run, Stop.OVER_BUDGET)
        elif now_s - note.heard_at_s > run.silence_limit_s:
            self._stop(run, Stop.SILENT)

    # Events

    def _on_runner_posted(self, event: GroupEvent) -> None:
        run = self._runs[event.group_id]
        match event:
            case ChildStarted():
                for job in self._unfinished(run):
                    self._book.change(job, process_id=event.process_id)
                if self._groups and not self._held:
                    self._children.prepare()
            case IssueFound():
                for job in self._concerned(run, event.job_id):
                    self._book.change(job, issues=(*job.issues, event.issue))
            case LogLine():
                for job in self._unfinished(run):
                    self.log_line.emit(job.id, event.text)
            case JobFinished():
                self._on_job_finished(self._book[event.job_id], event)
            case JobFailed():
                for job in self._concerned(run, event.job_id):
                    self._book.finish(job, JobState.FAILED, event.issue)
            case GroupEnded():
                self._on_group_ended(run, event)

    def _on_job_finished(self, job: Job, event: JobFinished) -> None:
        if event.job_id in self._runs[event.group_id].skipped:
            # The child published before it heard of the cancelling: what it wrote goes again.
            self._clean_up(replace(job, path=event.path))
            return
        if job.state.is_final:
            return
        warned = any(issue.severity is Severity.WARNING for issue in job.issues)
        self._book.finish(
            replace(
                job,
                path=event.path,
                bytes=event.bytes,
                sha256=event.sha256,
                beside=event.beside,
                source_sha256=event.source_sha256,
                ledger=event.ledger,
                cached=event.cached,
                progress=replace(job.progress, percent=100.0, eta_s=None),
                # What the child did ahead is running time of the job, too.
                started_at=min(job.started_at or time.time(), time.time() - event.seconds),
            ),
            JobState.DONE_WITH_WARNINGS if warned else JobState.DONE,
        )

    def _on_group_ended(self, run: _Run, event: GroupEnded) -> None:
        self._leaving.append(run.runner)
        del self._runs[event.group_id]
        for job in self._members(run):
            if not job.state.is_success:
                self._clean_up(job)
        unfinished = self._unfinished(run)
        if not unfinished:
            return
        verdict = judge(
            event, run.stop, run.quarantine, self._element_budget_s, run.silence_limit_s
        )
        if verdict.state is not None:
            for job in unfinished:
                self._book.finish(job, verdict.state, verdict.issue)
        elif verdict.issue is not None and verdict.retry_without is not None:
            for job in unfinished:
                if job.state is JobState.PAUSED:
                    job = self._book.move(job, JobState.RUNNING)
                self._book.change(job, issues=(*job.issues, verdict.issue))
            job_ids = tuple(job.id for job in unfinished)
            self._start(event.group_id, job_ids, (*run.quarantine, verdict.retry_without))

    # Jobs

    def _unfinished(self, run: _Run) -> list[Job]:
        return [job for job in self._members(run) if not job.state.is_final]

    def _members(self, run: _Run) -> list[Job]:
        """Return the jobs of a run, but for those that were queued again in another group."""
        jobs = (self._book[job_id] for job_id in run.job_ids)
        return [job for job in jobs if job.group_id == run.group_id]

    def _concerned(self, run: _Run, job_id: str | None) -> list[Job]:
        return [job for job in self._unfinished(run) if job_id in (None, job.id)]

    def _leave_queue(self, job: Job) -> None:
        members = self._groups[job.group_id]
        members.remove(job.id)
        if not members:
            del self._groups[job.group_id]
            self._scheduler.remove(job.group_id)


def _megabytes(source: Path) -> float:
    try:
        return source.stat().st_size / 1e6
    except OSError:
        return 0.0
