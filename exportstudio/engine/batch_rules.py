"""What the failure of a job means for those of its batch that still wait. Pure decisions."""

from dataclasses import dataclass

from exportstudio.model.issue import Issue, Severity
from exportstudio.model.job import Job, JobState

# So many jobs of a batch fail alike in one format, with no success between: the format stops.
EQUAL_FAILURES = 3
FORMAT_STOPPED, BATCH_STOPPED = "JOB533", "JOB534"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of the waiting jobs of a batch: of one format, or of all where it is None."""

    batch_id: str
    format: str | None
    state: JobState
    issue: Issue


class BatchRules:
    """Counts equal failures by batch and format, as jobs become final."""

    def __init__(self) -> None:
        self._failures: dict[tuple[str, str], tuple[str, int]] = {}

    def consequence(self, job: Job) -> Consequence | None:
        """Take down how a job ended, and return what follows from that for others, if anything."""
        key = job.batch_id, job.format
        if job.state.is_success:
            self._failures.pop(key, None)
            return None
        if job.state not in (JobState.FAILED, JobState.CRASHED):
            return None
        code = next((i.code for i in reversed(job.issues) if i.severity is Severity.ERROR), "")
        if code == FORMAT_STOPPED:
            return None
        if job.stop_on_error:
            return Consequence(job.batch_id, None, JobState.CANCELLED, _batch_stopped(job, code))
        if code.startswith("READ") or not code:
            return None  # that is the fault of the source, and other sources have other faults
        last_code, count = self._failures.get(key, (code, 0))
        count = count + 1 if code == last_code else 1
        self._failures[key] = code, count
        if count < EQUAL_FAILURES:
            return None
        del self._failures[key]
        return Consequence(job.batch_id, job.format, JobState.FAILED, _format_stopped(job, code))


def _format_stopped(job: Job, code: str) -> Issue:
    return Issue.error(
        FORMAT_STOPPED,
        f"{EQUAL_FAILURES} exports to {job.format} in a row failed alike ({code}), so the rest of "
        "this format was not tried.",
        "Put right what the failed jobs say, and retry all that failed.",
        recoverable=True,
    )


def _batch_stopped(job: Job, code: str) -> Issue:
    return Issue.info(
        BATCH_STOPPED,
        f"The batch was to stop at the first error, and {job.source.name} to {job.format} failed"
        f"{f' ({code})' if code else ''}.",
        "Retry the jobs that you still want.",
    )
