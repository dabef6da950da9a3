"""What an export says while it runs: JSON lines, a progress bar, or plain lines."""

import shutil
import sys
import time
from collections.abc import Sequence
from typing import Protocol

from exportstudio.cli.json_lines import JsonLines
from exportstudio.cli.words import (
    handover_line,
    issue_line,
    plain,
    result_lines,
    state_words,
    time_words,
)
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue
from exportstudio.model.job import Job

_BAR_CELLS = 24
_REDRAW_S = 0.1


class Report(Protocol):
    """Where an export tells what happens."""

    def job(self, job: Job) -> None:
        """Tell how a job is, now that something about it has changed."""

    def issue(self, issue: Issue) -> None:
        """Tell a finding that concerns no job."""

    def handover(self, handover: Handover) -> None:
        """Tell of a manifest or a package that is there now."""

    def summary(self, jobs: Sequence[Job]) -> None:
        """Tell the results, at the end."""


class JsonReport:
    """Tells everything as JSON lines; the last one is the summary."""

    def __init__(self, lines: JsonLines) -> None:
        self._lines = lines
        self._told: dict[str, Job] = {}

    def job(self, job: Job) -> None:
        """Write what is new about a job: its state, its findings, its progress."""
        before = self._told.get(job.id)
        self._told[job.id] = job
        for issue in job.issues[len(before.issues) if before else 0 :]:
            self._lines.event("issue", job=job.id, **issue.to_dict())
        if before is not None and before.progress != job.progress:
            progress = job.progress
            self._lines.event(
                "progress",
                job=job.id,
                stage=progress.stage.value,
                done=progress.done,
                total=progress.total,
                percent=round(progress.percent, 1),
                eta_s=progress.eta_s,
            )
        if before is None or before.state is not job.state:
            self._lines.event(
                "job",
                job=job.id,
                state=job.state.value,
                source=str(job.source),
                format=job.format,
                quality=job.quality,
                path=str(job.path) if job.path else None,
            )

    def issue(self, issue: Issue) -> None:
        """Write a finding that concerns no job."""
        self._lines.event("issue", job=None, **issue.to_dict())

    def handover(self, handover: Handover) -> None:
        """Write where a manifest or a package is."""
        self._lines.event("handover", batch=handover.batch_id, path=str(handover.path))

    def summary(self, jobs: Sequence[Job]) -> None:
        """Write the last line."""
        self._lines.event("summary", jobs=[job.to_dict() for job in jobs])


class LineReport:
    """Tells changes of state as lines on standard error, and results on standard output."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}

    def job(self, job: Job) -> None:
        """Print a line where the state has changed."""
        words = state_words(job)
        if self._told.get(job.id) != words:
            self._told[job.id] = words
            print(f"{plain(job.source.name)} to {job.format}: {words}", file=sys.stderr)

    def issue(self, issue: Issue) -> None:
        """Print a finding."""
        print(issue_line(issue), file=sys.stderr)

    def handover(self, handover: Handover) -> None:
        """Print where a manifest or a package is."""
        print(handover_line(handover), file=sys.stderr)

    def summary(self, jobs: Sequence[Job]) -> None:
        """Print the results."""
        for line in result_lines(jobs):
            print(line)


class BarReport:
    """Draws one progress bar for all jobs on the terminal, and prints the results at the end."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._drawn_s = 0.0

    def job(self, job: Job) -> None:
        """Draw the bar anew, not oftener than an eye can follow; but let it reach its end."""
        self._jobs[job.id] = job
        now_s = time.monotonic()
        if job.state.is_final or now_s - self._drawn_s >= _REDRAW_S:
            self._drawn_s = now_s
            width = shutil.get_terminal_size().columns - 1
            self._draw(bar_line(list(self._jobs.values()))[:width])

    def issue(self, issue: Issue) -> None:
        """Print a finding above the bar."""
        self._draw(issue_line(issue) + "\n")

    def handover(self, handover: Handover) -> None:
        """Print above the bar where a manifest or a package is."""
        self._draw(handover_line(handover) + "\n")

    def summary(self, jobs: Sequence[Job]) -> None:
        """Replace the bar by the results."""
        self._draw("")
        for line in result_lines(jobs):
            print(line)

    def _draw(self, text: str) -> None:
        # Carriage return and "erase to the end of the line"
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def bar_line(jobs: Sequence[Job]) -> str:
    """Return the state of all jobs in one line."""
    percents = [100.0 if job.state.is_final else job.progress.percent for job in jobs]
    percent = sum(percents) / len(percents)
    cells = round(percent / 100 * _BAR_CELLS)
    parts = [f"{'█' * cells}{'░' * (_BAR_CELLS - cells)} {percent:3.0f} %"]
    if len(jobs) > 1:
        parts.append(f"{sum(job.state.is_final for job in jobs)} of {len(jobs)} done")
    running = next((job for job in jobs if job.started_at and not job.state.is_final), None)
    if running is not None:
        progress = running.progress
        count = f" {progress.done:,} of {progress.total:,}" if progress.total > 1 else ""
        parts.append(f"{plain(running.source.name)}: {progress.stage.value}{count}")
        if progress.eta_s is not None:
            parts.append(f"{time_words(progress.eta_s)} left")
    return "  ".join(parts)
