"""When the queue will be through, as far as that can be told. Pure arithmetic."""

from collections.abc import Collection
from statistics import fmean

from exportstudio.model.job import Job, JobState


def queue_eta_s(jobs: Collection[Job], slots: int) -> float | None:
    """Return the expected time until nothing runs or waits, in seconds; None if not known.

    Jobs that wait are taken to last as long as those that are done did on average.
    """
    running = [job for job in jobs if job.state is JobState.RUNNING]
    waiting = sum(job.state is JobState.QUEUED for job in jobs)
    left: list[float] = []
    for job in running:
        if job.progress.eta_s is None:
            return None
        left.append(job.progress.eta_s)
    if not waiting:
        return max(left, default=None)
    lasted = [job.seconds for job in jobs if job.state.is_success and job.seconds is not None]
    if not lasted:
        return None
    return (sum(left) + waiting * fmean(lasted)) / max(1, slots)
