"""A job: one building in one format at one quality, which gives one output."""

import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from exportstudio.model.issue import Issue
from exportstudio.model.ledger import LedgerTotals
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.output import OutputFile
from exportstudio.model.progress import Progress
from exportstudio.model.selection import EVERYTHING, Selection
from exportstudio.model.usage import Usage


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    DONE_WITH_WARNINGS = "done_with_warnings"
    FAILED = "failed"
    CRASHED = "crashed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    SKIPPED = "skipped"

    @property
    def is_final(self) -> bool:
        """True where nothing more happens unless somebody asks for it."""
        return self in _FINAL

    @property
    def is_success(self) -> bool:
        """True where a verified file stands under its final name."""
        return self in (JobState.DONE, JobState.DONE_WITH_WARNINGS)


_FINAL = frozenset(
    {
        JobState.DONE,
        JobState.DONE_WITH_WARNINGS,
        JobState.FAILED,
        JobState.CRASHED,
        JobState.CANCELLED,
        JobState.INTERRUPTED,
        JobState.SKIPPED,
    }
)

# The one table of legal moves. A restart is QUEUED again, as a new attempt of the same job. A job
# that is PAUSED before it ran goes back to QUEUED, one whose child stands still to RUNNING.
LEGAL_MOVES: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset(
        {
            JobState.RUNNING,
            JobState.PAUSED,
            JobState.CANCELLED,
            JobState.INTERRUPTED,
            JobState.FAILED,
        }
    ),
    JobState.RUNNING: frozenset(
        {
            JobState.PAUSED,
            JobState.DONE,
            JobState.DONE_WITH_WARNINGS,
            JobState.FAILED,
            JobState.CRASHED,
            JobState.CANCELLED,
            JobState.INTERRUPTED,
            JobState.QUEUED,
            JobState.SKIPPED,
        }
    ),
    JobState.PAUSED: frozenset(
        {
            JobState.RUNNING,
            JobState.QUEUED,
            JobState.CANCELLED,
            JobState.INTERRUPTED,
            JobState.CRASHED,
        }
    ),
    JobState.DONE: frozenset(),
    JobState.DONE_WITH_WARNINGS: frozenset(),
    JobState.FAILED: frozenset({JobState.QUEUED}),
    JobState.CRASHED: frozenset({JobState.QUEUED}),
    JobState.CANCELLED: frozenset({JobState.QUEUED}),
    JobState.INTERRUPTED: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    # Its file was there before it: there is nothing to be done.
    JobState.SKIPPED: frozenset(),
}


MAY_RESTART = frozenset(state for state in _FINAL if JobState.QUEUED in LEGAL_MOVES[state])
"""Final states after which a job can be queued again, as a new attempt."""


class IllegalMove(ValueError):
    """A state change that the table of legal moves does not have: a defect, not a user's error."""


def check_move(old: JobState, new: JobState) -> None:
    """Raise IllegalMove unless `new` may follow `old`."""
    if new not in LEGAL_MOVES[old]:
        raise IllegalMove(f"a job can't go from {old} to {new}")


def interrupted_issue() -> Issue:
    """Return the finding of a job that its program left unfinished."""
    return Issue.info(
        "JOB518", "The program ended before this job did.", "Start the job again when it suits you."
    )


_latest_us = 0
_latest_lock = threading.Lock()


def new_id() -> str:
    """Return a short identifier; in one process, the order of ids is the order of creation."""
    global _latest_us
    with _latest_lock:
        _latest_us = max(time.time_ns() // 1000, _latest_us + 1)
        return f"{_latest_us:014x}{secrets.token_hex(2)}"


@dataclass(frozen=True, slots=True)
class Job:
    """One job and all that is known about it; changed by replacing it.

    `target` is the path that the output is to have; where it is taken, `on_conflict` decides.
    `path` is the one that it got, with `sha256` its hash; `beside` are files that belong to it,
    and `bytes` the size of all. `source_sha256` is the hash of the source as it was read. Times are
    seconds since the epoch. `seconds` is the running time, of the last attempt. `cached`: its
    shapes were kept from an earlier job, unless `fresh` asked to make everything anew. `selection`
    is the part of the building that is exported, `quarantine` holds the keys of elements that the
    kernels are not to touch. `weight` is how many slots the job takes, `time_limit_s` how long one
    try may run. `stop_on_error`: where the job fails, what waits of its batch is cancelled.
    `retry_of` is the id of the job that this one repeats. `next_try_at`: the job waits until then,
    because a file was in use at its last try.
    """

    id: str
    batch_id: str
    group_id: str
    source: Path
    format: str
    quality: str
    target: Path
    options: Mapping[str, Any] = field(default_factory=dict)
    selection: Selection = EVERYTHING
    on_conflict: OnConflict = OnConflict.NUMBER
    fresh: bool = False
    priority: int = 5
    weight: int = 1
    source_bytes: int = 0
    time_limit_s: float = 1800.0
    stop_on_error: bool = False
    quarantine: tuple[str, ...] = ()
    retry_of: str | None = None
    attempt: int = 1
    next_try_at: float | None = None
    state: JobState = JobState.QUEUED
    progress: Progress = field(default_factory=Progress)
    created_at: float = 0.0
    started_at: float | None = None
    finished_at: float | None = None
    path: Path | None = None
    bytes: int | None = None
    sha256: str | None = None
    beside: tuple[OutputFile, ...] = ()
    source_sha256: str | None = None
    ledger: LedgerTotals | None = None
    usage: Usage | None = None
    cached: bool = False
    issues: tuple[Issue, ...] = ()
    process_id: int | None = None

    @property
    def seconds(self) -> float | None:
        """Running time in seconds, or None before the start."""
        if self.started_at is None:
            return None
        return max(0.0, (self.finished_at or time.time()) - self.started_at)  # clocks are set back

    def to_dict(self) -> dict[str, Any]:
        """Return the job object that `--json` prints."""
        seconds = self.seconds
        return {
            "id": self.id,
            "batch": self.batch_id,
            "group": self.group_id,
            "source": str(self.source),
            "format": self.format,
            "quality": self.quality,
            "selection": self.selection.to_dict(),
            "state": self.state.value,
            "path": str(self.path) if self.path else None,
            "bytes": self.bytes,
            "sha256": self.sha256,
            "beside": [file.to_dict() for file in self.beside],
            "source_sha256": self.source_sha256,
            "seconds": round(seconds, 3) if seconds is not None else None,
            "usage": None if self.usage is None else self.usage.to_dict(),
            "cached": self.cached,
            "ledger": (self.ledger or LedgerTotals()).to_dict(),
            "issues": [issue.to_dict() for issue in self.issues],
            "attempt": self.attempt,
            "retry_of": self.retry_of,
            "quarantine": list(self.quarantine),
            "priority": self.priority,
            "next_try_at": self.next_try_at,
            "created_at": self.created_at,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
        }
