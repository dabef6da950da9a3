"""Which changes of a job are remembered, and what a new attempt of it begins with."""

from dataclasses import replace
from typing import Any

from exportstudio.model.job import Job, JobState
from exportstudio.model.progress import Progress
from exportstudio.store.store import Store

# Findings that name the element to which an attempt was lost.
_BLAMING = frozenset({"JOB514", "JOB515", "JOB516", "JOB517"})


class JobHistory:
    """Stores what is new about the jobs of this program and worth remembering: not progress."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: dict[str, Job] = {}

    def __contains__(self, job_id: str) -> bool:
        return job_id in self._told

    def begin(self, job: Job) -> None:
        """Take down a job that is stored already as it now is."""
        self._told[job.id] = job

    def record(self, job: Job) -> bool:
        """Store a job as it now is, soon, with a line in its audit for each step.

        Returns whether it has stalled since it was last recorded.
        """
        before, self._told[job.id] = self._told[job.id], job
        if _remembered(before) != _remembered(job):
            self._store.record(job)
        if (before.state, before.attempt) != (job.state, job.attempt):
            if before.state is JobState.QUEUED and job.state is not JobState.RUNNING:
                self._note_start(job)  # which was over before it was told
            self._store.note(job.id, job.state.value, _detail(job))
        elif before.priority != job.priority:
            self._store.note(job.id, "priority", {"priority": job.priority})
        has_stalled = job.progress.stalled and not before.progress.stalled
        if has_stalled:
            self._store.note(job.id, "stalled", {"stage": job.progress.stage.value})
        return has_stalled

    def _note_start(self, job: Job) -> None:
        if job.started_at is not None:
            detail = {"attempt": job.attempt}
            self._store.note(job.id, JobState.RUNNING.value, detail, at=job.started_at)


def new_attempt(job: Job, group_id: str, *, without_failed: bool) -> Job:
    """Return a job as it is queued again, in another group.

    `without_failed`: the kernels are not to touch the elements that its findings blame.
    """
    quarantine = job.quarantine
    if without_failed:
        blamed = [issue.element for issue in job.issues if issue.code in _BLAMING and issue.element]
        quarantine = tuple(dict.fromkeys((*quarantine, *blamed)))
    return replace(
        job,
        group_id=group_id,
        attempt=job.attempt + 1,
        quarantine=quarantine,
        state=JobState.QUEUED,
        progress=Progress(),
        next_try_at=None,
        started_at=None,
        finished_at=None,
        path=None,
        bytes=None,
        sha256=None,
        beside=(),
        source_sha256=None,
        ledger=None,
        usage=None,
        cached=False,
        issues=(),
    )


def _remembered(job: Job) -> tuple[object, ...]:
    return job.state, job.attempt, job.group_id, job.priority, len(job.issues)


def _detail(job: Job) -> dict[str, Any]:
    """Return what the audit says of a job's new state."""
    detail: dict[str, Any] = {"attempt": job.attempt}
    if job.next_try_at is not None:
        detail["next_try_at"] = job.next_try_at
        detail["why"] = job.issues[-1].text
    if job.state.is_final:
        detail["seconds"] = job.seconds
        detail["issues"] = [issue.code for issue in job.issues]
    if job.state.is_success:
        detail.update(
            path=str(job.path),
            bytes=job.bytes,
            sha256=job.sha256,
            source_sha256=job.source_sha256,
        )
    return detail
