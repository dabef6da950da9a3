"""The jobs that an engine knows, as they now are."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from exportstudio.engine.eta import EtaEstimator
from exportstudio.engine.events import StageNoted
from exportstudio.engine.stats import EngineStats
from exportstudio.model.issue import Issue
from exportstudio.model.job import LEGAL_MOVES, IllegalMove, Job, JobState, check_move
from exportstudio.model.progress import Progress, overall_percent


class JobBook:
    """Every job by id, and which have changed since that was last asked.

    The one place where a job is replaced; states change along the table of legal moves only.
    `on_finished` is called with each job that reaches a final state.
    """

    def __init__(self, on_finished: Callable[[Job], None]) -> None:
        self._on_finished = on_finished
        self._jobs: dict[str, Job] = {}
        self._changed: dict[str, None] = {}
        self._etas: dict[str, EtaEstimator] = {}
        self._states: Counter[JobState] = Counter()
        self._started: dict[str, None] = {}

    def __getitem__(self, job_id: str) -> Job:
        return self._jobs[job_id]

    def all(self) -> tuple[Job, ...]:
        """Return every job, in order of arrival."""
        return tuple(self._jobs.values())

    def check(self, job: Job) -> None:
        """Raise IllegalMove unless a job may come in: it is new, or final and queued again."""
        known = self._jobs.get(job.id)
        if known is not None:
            check_move(known.state, job.state)
            if not known.state.is_final:
                raise IllegalMove(f"the job {job.id} is {known.state} already")

    def add(self, job: Job) -> None:
        """Take in a job, or take back one that is queued again; raises IllegalMove."""
        self.check(job)
        self._put(job)

    def show(self, job: Job) -> None:
        """Take down a job of another program as it now is, which need not be a legal move."""
        self._put(job)

    def start(self, job: Job) -> None:
        """Set a job RUNNING from now on."""
        self._etas[job.id] = EtaEstimator()
        self.move(job, JobState.RUNNING, started_at=time.time(), next_try_at=None)

    def advance(
        self, job: Job, note: StageNoted | None, now_s: float, *, stalled: bool = False
    ) -> None:
        """Bring the progress of a running job up to date; percent never goes back."""
        progress, eta = job.progress, self._etas[job.id]
        if note is not None:
            reached = overall_percent(note.stage, note.done, note.total)
            progress = replace(
                progress,
                stage=note.stage,
                done=note.done,
                total=note.total,
                percent=max(progress.percent, reached),
            )
            eta.note(now_s, progress.percent)
        remaining_s = eta.remaining_s(now_s)
        eta_s = None if remaining_s is None else round(remaining_s, 1)
        progress = replace(progress, eta_s=eta_s, stalled=stalled)
        if progress != job.progress:
            self._put(replace(job, progress=progress))

    def pause(self, job: Job) -> None:
        """Set a job PAUSED; the time it stands still says nothing about its speed."""
        if job.id in self._etas:
            self._etas[job.id].restart()
        progress = replace(job.progress, eta_s=None, stalled=False)
        self.move(job, JobState.PAUSED, progress=progress, next_try_at=None)

    def queue_again(self, job: Job, **changes: object) -> Job:
        """Set a job that has begun QUEUED again, with nothing done."""
        self._etas.pop(job.id, None)
        return self.move(
            job,
            JobState.QUEUED,
            progress=Progress(),
            started_at=None,
            process_id=None,
            **changes,
        )

    def change(self, job: Job, **changes: object) -> Job:
        """Replace fields of a job, other than its state."""
        changed = replace(job, **changes)  # type: ignore[arg-type]
        self._put(changed)
        return changed

    def move(self, job: Job, state: JobState, **changes: object) -> Job:
        """Change the state of a job, and other fields with it; raises IllegalMove."""
        check_move(job.state, state)
        return self.change(job, state=state, **changes)

    def finish(self, job: Job, state: JobState, issue: Issue | None = None) -> None:
        """Bring a job to a final state, with the finding that says why."""
        from_paused, from_running = LEGAL_MOVES[JobState.PAUSED], LEGAL_MOVES[JobState.RUNNING]
        if job.state is JobState.PAUSED and state in from_running - from_paused:
            job = self.move(job, JobState.RUNNING)  # its last word came just before the pause
        issues = job.issues if issue is None else (*job.issues, issue)
        job = self.move(
            job,
            state,
            issues=issues,
            progress=replace(job.progress, eta_s=None, stalled=False),
            finished_at=time.time(),
            next_try_at=None,
            process_id=None,
        )
        self._etas.pop(job.id, None)
        self._on_finished(job)

    def has_changes(self) -> bool:
        """Return whether a job has changed since `take_changes`."""
        return bool(self._changed)

    def take_changes(self) -> tuple[Job, ...]:
        """Return the jobs that have changed since this was last asked."""
        changed = tuple(self._jobs[job_id] for job_id in self._changed)
        self._changed.clear()
        return changed

    def stats(self, slots: int, *, held: bool) -> EngineStats:
        """Return the jobs in figures."""
        states = self._states
        succeeded = states[JobState.DONE] + states[JobState.DONE_WITH_WARNINGS]
        open_jobs = sum(states[state] for state in JobState if not state.is_final)
        # Jobs that wait stand at nought.
        percent = sum(self._jobs[job_id].progress.percent for job_id in self._started)
        return EngineStats(
            queued=states[JobState.QUEUED],
            running=states[JobState.RUNNING],
            paused=states[JobState.PAUSED],
            succeeded=succeeded,
            unsuccessful=len(self._jobs) - open_jobs - succeeded,
            percent=percent / open_jobs if open_jobs else 0.0,
            slots=slots,
            held=held,
        )

    def _put(self, job: Job) -> None:
        before = self._jobs.get(job.id)
        if before is not None:
            self._states[before.state] -= 1
        self._states[job.state] += 1
        if job.started_at is None or job.state.is_final:
            self._started.pop(job.id, None)
        else:
            self._started[job.id] = None
        self._jobs[job.id] = job
        self._changed[job.id] = None
