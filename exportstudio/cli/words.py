"""Jobs as lines of text for a terminal."""

import time
from collections.abc import Iterable, Sequence

from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, Severity
from exportstudio.model.job import Job

_MOST_ISSUES = 10


def plain(text: str) -> str:
    """Return text that can't move the cursor or break a line, whatever a file is called."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def state_words(job: Job) -> str:
    """Return where a job stands, in words."""
    return job.state.value.replace("_", " ")


def size_words(size_bytes: int | None) -> str:
    """Return a size as a person reads it."""
    if size_bytes is None:
        return "–"
    if size_bytes < 1000:
        return f"{size_bytes} B"
    if size_bytes < 1_000_000:
        return f"{size_bytes / 1e3:.1f} kB"
    if size_bytes < 1_000_000_000:
        return f"{size_bytes / 1e6:.1f} MB"
    return f"{size_bytes / 1e9:.1f} GB"


def time_words(seconds: float | None) -> str:
    """Return a time span as a person reads it."""
    if seconds is None:
        return "–"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return (
        f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
    )


def issue_line(issue: Issue) -> str:
    """Return a finding as one line."""
    return plain(f"{issue.severity.value}: {issue}")


def handover_line(handover: Handover) -> str:
    """Return where a manifest or a package is, as one line."""
    what = "package" if handover.package else "manifest"
    return plain(f"{what}: {handover.path}")


def result_lines(jobs: Sequence[Job]) -> list[str]:
    """Return the results of an export: a table, and what there is to know about each job."""
    head = ("State", "Building", "Format", "Size", "Time", "Elements", "File")
    rows = [
        (
            state_words(job),
            plain(job.source.name),
            job.format,
            size_words(job.bytes),
            time_words(job.seconds),
            _elements(job),
            plain(str(job.path or "–")),
        )
        for job in jobs
    ]
    lines = table([head, *rows])
    for job in jobs:
        told = [issue for issue in job.issues if issue.severity is not Severity.INFO]
        if told:
            lines += ["", f"{plain(job.source.name)} to {job.format}:"]
            lines += [f"  {issue_line(issue)}" for issue in told[:_MOST_ISSUES]]
        if len(told) > _MOST_ISSUES:
            lines.append(f"  … and {len(told) - _MOST_ISSUES} more (--json lists them all)")
    return lines


def history_lines(jobs: Iterable[Job]) -> list[str]:
    """Return past jobs as a table."""
    head = ("Job", "When", "State", "Building", "Format", "Size", "File")
    rows = [
        (
            job.id,
            time.strftime("%Y-%m-%d %H:%M", time.localtime(job.created_at)),
            state_words(job),
            plain(job.source.name),
            job.format,
            size_words(job.bytes),
            plain(str(job.path or "–")),
        )
        for job in jobs
    ]
    return table([head, *rows])


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _elements(job: Job) -> str:
    if job.ledger is None:
        return "–"
    written = job.ledger.exported + job.ledger.degraded
    lost = f", {job.ledger.failed} failed" if job.ledger.failed else ""
    return f"{written} of {job.ledger.products}{lost}"
