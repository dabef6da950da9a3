"""What analytics need to know of a job: little, since there may be many jobs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exportstudio.model.job import JobState
from exportstudio.model.usage import Usage


@dataclass(frozen=True, slots=True)
class JobFact:
    """One job that is over. Times are seconds since the epoch; `user` is who asked for it."""

    source: Path
    format: str
    quality: str
    state: JobState
    created_at: float
    started_at: float | None
    finished_at: float
    source_bytes: int = 0
    products: int | None = None
    bytes: int | None = None
    cached: bool = False
    usage: Usage | None = None
    user: str = ""

    @property
    def seconds(self) -> float | None:
        """How long it ran, or None where it never did."""
        if self.started_at is None:
            return None
        return max(0.0, self.finished_at - self.started_at)  # clocks are set back


@dataclass(frozen=True, slots=True)
class DayFact:
    """What jobs of a format and quality that were forgotten came to on a day (2026-01-31).

    `seconds` and `bytes` are sums over those that succeeded.
    """

    day: str
    format: str
    quality: str
    jobs: int
    succeeded: int
    failed: int
    seconds: float
    bytes: int


@dataclass(frozen=True, slots=True)
class CodeFact:
    """An error code: how many jobs had it, when last, and in which formats."""

    code: str
    count: int
    last_at: float
    formats: Mapping[str, int] = field(default_factory=dict)
