"""How far a batch is, in figures."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exportstudio.model.job import Job, JobState

# What a job costs besides its source: the start of a child, the libraries of a format.
_BYTES_OF_A_START = 1_000_000
_LEAST_PERCENT, _LEAST_S = 3.0, 3.0


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """A batch: its jobs by what became of them, and how far it is in all.

    `percent` (0–100) weighs jobs by the size of their sources. `eta_s` is the expected time to the
    end in seconds, or None while it is not known. `failed` counts failed and crashed jobs, `other`
    those that were cancelled, interrupted or skipped. `current` are the ids of the jobs that run,
    `operation` says in words what the first of them does. `files` and `bytes` are what was
    written, `elapsed_s` is the time from the first start to now, or to the end.
    """

    batch_id: str
    total: int
    succeeded: int
    failed: int
    other: int
    percent: float
    eta_s: float | None
    elapsed_s: float
    files: int
    bytes: int
    current: tuple[str, ...]
    operation: str

    @property
    def completed(self) -> int:
        """How many jobs are over."""
        return self.succeeded + self.failed + self.other

    @property
    def is_over(self) -> bool:
        """True where nothing of the batch waits or runs."""
        return self.completed == self.total

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "batch": self.batch_id,
            "total": self.total,
            "completed": self.completed,
            "succeeded": self.succeeded,
            "failed": self.failed,
            "other": self.other,
            "percent": round(self.percent, 1),
            "eta_s": self.eta_s,
            "elapsed_s": round(self.elapsed_s, 3),
            "files": self.files,
            "bytes": self.bytes,
            "current": list(self.current),
            "operation": self.operation,
        }


def batch_progress(jobs: Sequence[Job], now_s: float | None = None) -> BatchProgress:
    """Return how far the batch is whose jobs these are, at least one; `now_s` since the epoch."""
    now_s = time.time() if now_s is None else now_s
    states = Counter(job.state for job in jobs)
    succeeded = states[JobState.DONE] + states[JobState.DONE_WITH_WARNINGS]
    failed = states[JobState.FAILED] + states[JobState.CRASHED]
    final = sum(job.state.is_final for job in jobs)
    running = [job for job in jobs if job.state is JobState.RUNNING]
    done = sum(
        _weight(job) * (100.0 if job.state.is_final else job.progress.percent) for job in jobs
    )
    percent = done / sum(map(_weight, jobs))
    begun = [job.started_at for job in jobs if job.started_at is not None]
    ended = [job.finished_at for job in jobs if job.finished_at is not None]
    until_s = max(ended, default=now_s) if final == len(jobs) else now_s
    elapsed_s = max(0.0, until_s - min(begun)) if begun else 0.0
    eta_s = None
    if running and percent >= _LEAST_PERCENT and elapsed_s >= _LEAST_S:
        eta_s = round(elapsed_s * (100.0 - percent) / percent, 1)
    files = sum(1 + len(job.beside) for job in jobs if job.state.is_success)
    first = running[0] if running else None
    operation = f"{first.source.name} to {first.format}: {first.progress.stage}" if first else ""
    return BatchProgress(
        jobs[0].batch_id,
        len(jobs),
        succeeded,
        failed,
        final - succeeded - failed,
        percent,
        eta_s,
        elapsed_s,
        files,
        sum(job.bytes or 0 for job in jobs if job.state.is_success),
        tuple(job.id for job in running),
        operation,
    )


def _weight(job: Job) -> int:
    return job.source_bytes + _BYTES_OF_A_START
