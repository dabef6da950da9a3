"""Jobs and findings as rows of the database, and back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Table

from exportstudio.model.issue import Issue, Severity
from exportstudio.model.job import Job, JobState
from exportstudio.model.ledger import LedgerTotals
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.output import OutputFile
from exportstudio.model.selection import Selection
from exportstudio.model.usage import Usage
from exportstudio.store.owner import Owner

_PLAIN = (
    "id", "batch_id", "group_id", "source", "format", "quality", "target", "fresh",
    "priority", "attempt", "created_at", "started_at", "finished_at", "path", "bytes", "sha256",
    "source_sha256", "cached", "weight", "source_bytes", "time_limit_s", "stop_on_error",
    "retry_of", "next_try_at",
)  # fmt: skip

LIVE = (JobState.QUEUED.value, JobState.RUNNING.value, JobState.PAUSED.value)
"""The states of jobs that a program answers for."""


def of_owner(table: Table, owner: Owner) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions of rows that belong to a program."""
    return table.c.owner_pid == owner.pid, table.c.owner_started_at == owner.started_at


def job_row(job: Job, owner: Owner) -> dict[str, Any]:
    """Return the row of a job that `owner` answers for."""
    ledger = job.ledger.to_dict() if job.ledger else dict.fromkeys(LedgerTotals().to_dict())
    return {
        **{name: getattr(job, name) for name in _PLAIN},
        **ledger,
        "options": dict(job.options),
        "on_conflict": job.on_conflict.value,
        "selection": job.selection.to_dict(),
        "quarantine": list(job.quarantine) or None,
        "usage": None if job.usage is None else job.usage.to_dict(),
        "state": job.state.value,
        "owner_pid": owner.pid,
        "owner_started_at": owner.started_at,
    }


def job_of(row: Row[Any], issues: Sequence[Issue], beside: Sequence[OutputFile]) -> Job:
    """Return the job that a row describes, with its findings and the files beside its output."""
    columns = row._mapping
    ledger = None
    if columns["products"] is not None:
        ledger = LedgerTotals(**{name: columns[name] for name in LedgerTotals().to_dict()})
    return Job(
        **{name: columns[name] for name in _PLAIN},
        options=columns["options"],
        on_conflict=OnConflict(columns["on_conflict"]),
        quarantine=tuple(columns["quarantine"] or ()),
        selection=Selection.from_dict(columns["selection"]),
        state=JobState(columns["state"]),
        ledger=ledger,
        usage=None if columns["usage"] is None else Usage.from_dict(columns["usage"]),
        issues=tuple(issues),
        beside=tuple(beside),
    )


def issue_row(job_id: str, attempt: int, issue: Issue) -> dict[str, Any]:
    """Return the row of a finding of one attempt of a job."""
    return {
        "job_id": job_id,
        "attempt": attempt,
        "code": issue.code,
        "severity": issue.severity.value,
        "element": None if issue.element is None else _storable(issue.element),
        "text": _storable(issue.text),
        "suggestion": _storable(issue.suggestion),
        "recoverable": issue.recoverable,
    }


def issue_of(row: Row[Any]) -> Issue:
    """Return the finding that a row describes."""
    columns = row._mapping
    return Issue(
        columns["code"],
        Severity(columns["severity"]),
        columns["text"],
        columns["suggestion"],
        columns["element"],
        columns["recoverable"],
    )


def _storable(text: str) -> str:
    """Return text that SQLite can store: lone surrogates, as in odd file names, are spelled out."""
    return text.encode(errors="backslashreplace").decode()
