"""Exports that nobody starts by hand: schedules, and folders that are watched."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from exportstudio.model.issue import Issue
from exportstudio.model.request import ExportRequest

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class MissedRun(StrEnum):
    """What to do about runs that were due while no program ran."""

    SKIP = "skip"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a schedule is due: at one moment, at intervals, or as a cron text says.

    `at` is in seconds since the epoch. Intervals of `every_s` seconds are counted from `since`.
    `cron` has five fields, in local time. Raises ValueError unless exactly one of them is given.
    """

    at: float | None = None
    every_s: float | None = None
    since: float | None = None
    cron: str = ""

    def __post_init__(self) -> None:
        if (self.at is not None) + (self.every_s is not None) + bool(self.cron) != 1:
            raise ValueError("a timing has one moment, one interval or one cron text")
        if self.since is not None and self.every_s is None:
            raise ValueError("only intervals are counted from a moment")

    @classmethod
    def daily(cls, hour: int, minute: int = 0) -> "Timing":
        """Return the timing of every day."""
        return cls(cron=f"{minute} {hour} * * *")

    @classmethod
    def weekly(cls, days: tuple[str, ...], hour: int, minute: int = 0) -> "Timing":
        """Return the timing of some `WEEKDAYS` of every week."""
        return cls(cron=f"{minute} {hour} * * {','.join(days)}")

    @classmethod
    def monthly(cls, day: int | None, hour: int, minute: int = 0) -> "Timing":
        """Return the timing of one day of every month: 1 to 28, or None for the last."""
        if day is not None and not 1 <= day <= 28:
            raise ValueError("not every month has such a day")
        return cls(cron=f"{minute} {hour} {day or 'L'} * *")

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"at": self.at, "every_s": self.every_s, "since": self.since, "cron": self.cron}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Timing":
        """Return the timing that `to_dict` described; raises TypeError or ValueError."""
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A saved request and when it is due. Times are seconds since the epoch.

    `next_run_at` is None where nothing is to come. `last_batch_id` is the batch of the last run,
    `last_issue` what was to be said of it, or of one that did not take place.
    """

    id: str
    name: str
    request: ExportRequest
    timing: Timing
    missed: MissedRun = MissedRun.ONCE
    enabled: bool = True
    created_at: float = 0.0
    next_run_at: float | None = None
    last_run_at: float | None = None
    last_batch_id: str | None = None
    last_issue: Issue | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form that `--json` prints."""
        return {
            "id": self.id,
            "name": self.name,
            "request": self.request.to_dict(),
            "timing": self.timing.to_dict(),
            "missed": self.missed.value,
            "enabled": self.enabled,
            "created_at": self.created_at,
            "next_run_at": self.next_run_at,
            "last_run_at": self.last_run_at,
            "last_batch": self.last_batch_id,
            "last_issue": None if self.last_issue is None else self.last_issue.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class WatchFolder:
    """A folder whose new and changed buildings are exported as `request`, which has no sources.

    A file is taken once it was as it is for `settle_s` seconds. `last_batch_id` is the batch of
    the last one, `last_issue` what stands in the way at present.
    """

    id: str
    name: str
    folder: Path
    request: ExportRequest
    settle_s: float = 5.0
    enabled: bool = True
    created_at: float = 0.0
    last_run_at: float | None = None
    last_batch_id: str | None = None
    last_issue: Issue | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form that `--json` prints."""
        return {
            "id": self.id,
            "name": self.name,
            "folder": str(self.folder),
            "request": self.request.to_dict(),
            "settle_s": self.settle_s,
            "enabled": self.enabled,
            "created_at": self.created_at,
            "last_run_at": self.last_run_at,
            "last_batch": self.last_batch_id,
            "last_issue": None if self.last_issue is None else self.last_issue.to_dict(),
        }
