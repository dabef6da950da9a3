"""The queue and the children that work on it."""

import os
import random
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import ClassVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from exportstudio.engine.batch_rules import BatchRules
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
)
from exportstudio.engine.machine import Load, Machine
from exportstudio.engine.memory_guard import MemoryGuard, beyond_share
from exportstudio.engine.progress_follower import ProgressFollower
from exportstudio.engine.retry import RetryPolicy, tried_again
from exportstudio.engine.run import Run
from exportstudio.engine.runner import GroupRunner
from exportstudio.engine.scheduler import ALL_SLOTS, default_slots, queue_advice
from exportstudio.engine.stats import EngineStats
from exportstudio.engine.verdict import Limits, Stop, judge
from exportstudio.engine.waiting_groups import WaitingGroups
from exportstudio.model.issue import Issue, Severity
from exportstudio.model.job import Job, JobState, interrupted_issue, new_id
from exportstudio.worker.protocol import Order, OrderedJob

_TICK_MS = 25
_DRAIN_BUDGET_S = 0.008
_TELL_CHANGES_S = 0.1
_TELL_STATS_S = 1.0
_TERMINATE_GRACE_S = 0.4
_SHUT_DOWN_MS = 3000
# How much longer than others a child may be silent over a large source, which it reads in one go.
_SILENCE_S_PER_MB = 4.0


class Engine(QObject):
    """Runs groups of jobs in child processes, as many at once as there are slots.

    Jobs with the same group id share one child. Everything here lives on the thread that made
    the engine; runners post to an inbox, which a timer empties. A job that met a file in use is
    tried again by itself (`RetryPolicy`); failures that repeat in a batch stop its format
    (`BatchRules`).

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
        retry_policy: RetryPolicy | None = None,
        machine: Machine | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Make an engine with an empty queue.

        `clean_up` removes what a job left beside its target, and its file at `path`, if any. What
        children make and may need again is kept in `cache_folder`, if one is named. A child is
        ended that shapes one element for longer than `element_budget_s`, or says nothing for
        `silence_limit_s` and a little more for each megabyte of its source, or that fills the
        memory of the `machine`.
        """
        super().__init__(parent)
        self._log_folder = log_folder
        self._clean_up = clean_up
        self._children = children or ChildSupply()
        self._cache_folder = cache_folder
        self._element_budget_s = element_budget_s
        self._silence_limit_s = silence_limit_s
        self._cores = os.cpu_count() or 1
        self._memory = MemoryGuard(machine or Machine())
        self._slots = slots or default_slots(self._cores, self._memory.total_bytes)
        self._held = False
        self._retry_policy = retry_policy or RetryPolicy()
        self._book = JobBook(self._on_book_finished)
        self._waiting = WaitingGroups(self._book)
        self._runs: dict[str, Run] = {}
        self._rules = BatchRules()
        self._follower = ProgressFollower(self._book)
        # Of jobs that are not final: how often each was tried in vain, and which have taken too
        # long once.
        self._tries: Counter[str] = Counter()
        self._second_chances: set[str] = set()
        self._shown: set[str] = set()
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
        jobs = list(jobs)
        for job in jobs:
            if job.group_id in self._runs:
                raise ValueError(f"the group {job.group_id} runs already")
            self._book.check(job)
        for job in jobs:
            self._book.add(job)
            self.job_added.emit(job)
            if job.state.is_final:
                self.job_finished.emit(job)
        waiting = [job for job in jobs if job.state is JobState.QUEUED]
        self._waiting.add(waiting, time.monotonic())
        self._start_groups()
        self._wake()

    def show(self, job: Job) -> None:
        """Show a job that another program runs, as it now is; nothing else happens to it here."""
        if job.id not in self._shown:
            self._shown.add(job.id)
            self._book.show(job)
            self.job_added.emit(job)
        else:
            self._book.show(job)
        if job.state.is_final:
            self._shown.discard(job.id)
            self.job_finished.emit(job)
        self._wake()

    def cancel(self, job_id: str) -> None:
        """Cancel a job that waits, runs or is paused; nothing happens to a job that is final.

        A running job whose child has nothing else to do is CANCELLED when the child has gone,
        within a second. Raises KeyError for a job that never came in.
        """
        job = self._book[job_id]
        if job.state.is_final:
            return
        run = self._run_of(job)
        if run is None:
            self._waiting.remove(job)
            self._finish(job, JobState.CANCELLED)
        elif len(self._unfinished(run)) > 1:
            run.runner.skip(job_id)
            run.skipped.add(job_id)
            self._finish(job, JobState.CANCELLED)
        elif run.stop is not Stop.CANCELLED:
            self._stop(run, Stop.CANCELLED)
        self._wake()

    def cancel_all(self) -> None:
        """Cancel every job that is not final."""
        for run in self._runs.values():
            if run.stop is not Stop.CANCELLED:
                self._stop(run, Stop.CANCELLED)
        for job in self._book.all():
            if not job.state.is_final and self._run_of(job) is None and job.id not in self._shown:
                self.cancel(job.id)
        self._wake()

    def hold(self, held: bool) -> None:
        """Start no further group, or go on starting them; what runs is left alone."""
        if held != self._held:
            self._held = held
            self.queue_held.emit(held)
            self._wake()

    def pause(self, job_id: str) -> bool:
        """Let a job stand still, and say whether it does now.

        One that runs is suspended with its child, and so are the jobs that share it; one that
        waits is not started before it is resumed.
        """
        job = self._book[job_id]
        run = self._run_of(job)
        if run is None:
            if not self._waiting.remove(job):
                return False
            self._book.pause(job)
        elif job.state.is_final or not run.pause(time.monotonic()):
            return False
        else:
            for member in self._unfinished(run):
                self._book.pause(member)
        self._wake()
        return True

    def resume(self, job_id: str) -> bool:
        """Let a paused job go on, and those that share its child; say whether it was paused."""
        job = self._book[job_id]
        if job.state is not JobState.PAUSED:
            return False
        run = self._run_of(job)
        if run is not None:
            run.resume(time.monotonic())
            for member in self._unfinished(run):
                self._book.move(member, JobState.RUNNING)
        else:
            # Its group may have started without it.
            group_id = new_id() if job.group_id in self._runs else job.group_id
            job = self._book.move(job, JobState.QUEUED, group_id=group_id)
            self._waiting.add([job], time.monotonic())
        self._wake()
        return True

    def set_priority(self, job_id: str, priority: int) -> None:
        """Give a job another priority, 1 (low) to 9 (high); the highest in a group counts."""
        job = self._book[job_id]
        if not job.state.is_final and job.priority != priority:
            self._waiting.set_priority(self._book.change(job, priority=priority))
            self._wake()

    def move(self, job_id: str, neighbour_id: str, *, after: bool = False) -> bool:
        """Let a job start right before (or after) another, whatever their priorities.

        Jobs that will share a child move together. Returns False where one of them does not wait.
        """
        job, neighbour = self._book[job_id], self._book[neighbour_id]
        both = {job.state, neighbour.state} == {JobState.QUEUED}
        return both and self._waiting.move(job, neighbour, after=after)

    def waiting(self) -> tuple[str, ...]:
        """Return the ids of the jobs that wait, in the order in which they will start."""
        return tuple(self._waiting.job_ids())

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

    def advice(self) -> Issue | None:
        """Return what would let the queue be done sooner, if anything is known."""
        return queue_advice(
            len(self._waiting),
            self._slots,
            default_slots(self._cores, self._memory.total_bytes),
            has_memory=self._memory.may_start,
        )

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
            if not job.state.is_final and job.id not in self._shown:
                self._finish(job, JobState.INTERRUPTED, interrupted_issue())
        self._waiting = WaitingGroups(self._book)
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
            self._follower.follow(run, self._unfinished(run), now_s)
            self._watch(run, now_s)
        self._watch_memory(now_s)
        self._waiting.let_due_in(now_s)
        self._start_groups()
        self._tell(now_s)
        if not self._runs and not self._book.has_changes() and (self._held or not self._waiting):
            self._timer.stop()
            self._tell(now_s, now=True)
            if self._busy and not self._waiting:
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
        if self._held or (self._runs and not self._memory.may_start):
            return
        # A job that was left out and queued again waits until the child that may still be at it
        # has gone: both would write the same file.
        busy = {job_id for run in self._runs.values() for job_id in run.skipped}
        free = self._slots - sum(run.weight for run in self._runs.values())
        chosen: list[tuple[str, int]] = []
        for group_id in self._waiting.in_line():
            members = self._waiting.members(group_id)
            # A heavy group is waited for: light ones that pass it by would keep it out for ever.
            weight = min(max(self._book[job_id].weight for job_id in members), self._slots)
            if weight > free:
                break
            if not busy.intersection(members):
                chosen.append((group_id, weight))
                free -= weight
        for group_id, weight in chosen:
            job_ids = self._waiting.take(group_id)
            for job_id in job_ids:
                self._book.start(self._book[job_id])
            jobs = [self._book[job_id] for job_id in job_ids]
            quarantine = tuple(dict.fromkeys(key for job in jobs for key in job.quarantine))
            self._start(group_id, jobs, weight, quarantine)

    def _start(
        self,
        group_id: str,
        jobs: Sequence[Job],
        weight: int,
        quarantine: tuple[str, ...],
        culprits: int = 0,
    ) -> None:
        order = Order(
            source=jobs[0].source,
            jobs=tuple(OrderedJob.of(job) for job in jobs),
            quarantine=quarantine,
            fresh=any(job.fresh for job in jobs),
            cache=self._cache_folder,
        )
        log_path = self._log_folder / f"{group_id}.log"
        runner = GroupRunner(group_id, order, self._children, log_path, self._inbox)
        self._runs[group_id] = Run(
            group_id,
            runner,
            tuple(job.id for job in jobs),
            self._silence_limit_s + _SILENCE_S_PER_MB * jobs[0].source_bytes / 1e6,
            weight,
            time.monotonic(),
            quarantine,
            culprits,
        )
        self._pool.start(runner)

    def _stop(self, run: Run, why: Stop) -> None:
        """End a run's child: at once, or after a second where it may still want to tidy up."""
        run.stop = why
        if why is Stop.CANCELLED:
            run.runner.terminate()
            run.kill_at_s = time.monotonic() + _TERMINATE_GRACE_S
        else:
            run.runner.kill()

    def _watch(self, run: Run, now_s: float) -> None:
        if run.kill_at_s is not None and now_s >= run.kill_at_s:
            run.kill_at_s = None
            run.runner.kill()
        if run.stop is not None or run.paused_at_s is not None:
            return
        note = run.runner.note
        if note.element is not None and now_s - note.element_since_s > self._element_budget_s:
            self._stop(run, Stop.OVER_BUDGET)
        elif now_s - note.heard_at_s > run.silence_limit_s:
            self._stop(run, Stop.SILENT)
        elif run.job_id is not None and now_s - run.job_since_s > self._time_limit_s(run.job_id):
            self._stop(run, Stop.OVER_TIME)

    def _watch_memory(self, now_s: float) -> None:
        """Warn of children that grow large, and end the largest before the machine swaps."""
        for run in self._memory.look(self._runs, self._slots, now_s):
            issue = beyond_share(run.held_bytes, self._memory.share_bytes(run, self._slots))
            for job in self._unfinished(run):
                self._book.change(job, issues=(*job.issues, issue))
        largest = self._runs.get(self._memory.end or "")
        if largest is not None and largest.stop is None:
            self._stop(largest, Stop.OVER_MEMORY)

    def _time_limit_s(self, job_id: str) -> float:
        return self._book[job_id].time_limit_s * (2 if job_id in self._second_chances else 1)

    # Events

    def _on_runner_posted(self, event: GroupEvent) -> None:
        run = self._runs[event.group_id]
        match event:
            case ChildStarted():
                run.process_id = event.process_id
                for job in self._unfinished(run):
                    self._book.change(job, process_id=event.process_id)
                if self._waiting and not self._held:
                    self._children.prepare()
            case IssueFound():
                for job in self._concerned(run, event.job_id):
                    self._book.change(job, issues=(*job.issues, event.issue))
            case LogLine():
                for job in self._unfinished(run):
                    self.log_line.emit(job.id, event.text)
            case JobFinished():
                load, run.load = run.load, Load()
                usage = replace(
                    event.usage, machine_cpu=load.cpu, least_free_bytes=load.least_available_bytes
                )
                self._on_job_finished(self._book[event.job_id], replace(event, usage=usage))
            case JobFailed():
                self._on_jobs_failed(self._concerned(run, event.job_id), event.issue)
            case GroupEnded():
                self._on_group_ended(run, event)

    def _on_job_finished(self, job: Job, event: JobFinished) -> None:
        if event.job_id in self._runs[event.group_id].skipped:
            # The child published before it heard of the cancelling: what it wrote goes again.
            self._clean_up(replace(job, path=event.path))
            return
        if job.state.is_final or job.group_id != event.group_id:
            return  # a word too many, of a job that failed before
        warned = any(issue.severity is Severity.WARNING for issue in job.issues)
        self._finish(
            replace(
                job,
                path=event.path,
                bytes=event.bytes,
                sha256=event.sha256,
                beside=event.beside,
                source_sha256=event.source_sha256,
                ledger=event.ledger,
                usage=event.usage,
                cached=event.cached,
                progress=replace(job.progress, percent=100.0, eta_s=None),
                # Of several jobs of one child each has its own time, with what was done ahead.
                started_at=time.time() - event.seconds,
            ),
            JobState.DONE_WITH_WARNINGS if warned else JobState.DONE,
        )

    def _on_jobs_failed(self, jobs: Sequence[Job], issue: Issue) -> None:
        """Fail jobs that could not be done together, or let them wait for another try."""
        later: list[Job] = []
        group_id, now_s, pause_s = new_id(), time.monotonic(), 0.0
        if issue.severity is Severity.INFO:  # it is not wanted any more
            for job in jobs:
                self._finish(job, JobState.SKIPPED, issue)
            return
        for job in jobs:
            self._tries[job.id] += 1
            tries = self._tries[job.id]
            if not self._retry_policy.allows(issue, tries):
                self._finish(job, JobState.FAILED, issue)
                continue
            self._clean_up(job)
            pause_s = pause_s or self._retry_policy.pause_s(tries, random.random())
            later.append(
                self._book.queue_again(
                    job,
                    group_id=group_id,
                    attempt=job.attempt + 1,
                    next_try_at=time.time() + pause_s,
                    issues=(*job.issues, tried_again(issue, pause_s)),
                )
            )
        self._waiting.add(later, now_s, now_s + pause_s)

    def _on_group_ended(self, run: Run, event: GroupEnded) -> None:
        self._leaving.append(run.runner)
        del self._runs[event.group_id]
        for job in self._members(run):
            # Of a success the output stays, and only what the child could not remove goes.
            self._clean_up(replace(job, path=None) if job.state.is_success else job)
        unfinished = self._unfinished(run)
        if not unfinished:
            return
        first = unfinished[0].id
        limits = Limits(
            self._element_budget_s,
            run.silence_limit_s,
            self._time_limit_s(first),
            has_more=first not in self._second_chances,
            held_bytes=run.held_bytes,
            is_alone=not self._runs,
        )
        verdict = judge(event, run.stop, limits, run.quarantine, run.culprits)
        if run.stop is Stop.OVER_TIME:
            self._second_chances.add(first)
        for job in unfinished[:1] if verdict.first_only else unfinished:
            if verdict.state is not None:
                self._finish(job, verdict.state, verdict.issue)
            elif verdict.issue is not None:
                self._book.change(job, issues=(*job.issues, verdict.issue))
        if verdict.alone:
            self._wait_alone(unfinished)
        else:
            self._start_again(run, verdict.without)

    def _start_again(self, run: Run, without: str | None) -> None:
        """Give what a run left unfinished to another child, in the same slot."""
        left = self._unfinished(run)
        for job in left:
            if job.state is JobState.PAUSED:
                self._book.move(job, JobState.RUNNING)
        if not left:
            return
        quarantine, culprits = run.quarantine, run.culprits
        if without is not None:
            quarantine, culprits = (*quarantine, without), culprits + 1
        self._start(run.group_id, left, run.weight, quarantine, culprits)

    def _wait_alone(self, jobs: Sequence[Job]) -> None:
        """Let jobs wait until no other runs: they take all slots now."""
        group_id = new_id()
        again = [
            self._book.queue_again(self._book[job.id], group_id=group_id, weight=ALL_SLOTS)
            for job in jobs
        ]
        self._waiting.add(again, time.monotonic())

    def _on_book_finished(self, job: Job) -> None:
        self._tries.pop(job.id, None)
        self._second_chances.discard(job.id)
        self.job_finished.emit(job)

    # Jobs

    def _finish(self, job: Job, state: JobState, issue: Issue | None = None) -> None:
        """Bring a job to a final state, and those that wait to what follows from that."""
        self._book.finish(job, state, issue)
        consequence = self._rules.consequence(self._book[job.id])
        if consequence is None:
            return
        for job_id in self._waiting.job_ids():
            other = self._book[job_id]
            if other.batch_id == consequence.batch_id and consequence.format in (
                None,
                other.format,
            ):
                self._waiting.remove(other)
                self._book.finish(other, consequence.state, consequence.issue)

    def _run_of(self, job: Job) -> Run | None:
        """Return the run that has a job; its group may have started without it."""
        run = self._runs.get(job.group_id)
        return run if run is not None and job.id in run.job_ids else None

    def _unfinished(self, run: Run) -> list[Job]:
        return [job for job in self._members(run) if not job.state.is_final]

    def _members(self, run: Run) -> list[Job]:
        """Return the jobs of a run, but for those that were queued again in another group."""
        jobs = (self._book[job_id] for job_id in run.job_ids)
        return [job for job in jobs if job.group_id == run.group_id]

    def _concerned(self, run: Run, job_id: str | None) -> list[Job]:
        return [job for job in self._unfinished(run) if job_id in (None, job.id)]
