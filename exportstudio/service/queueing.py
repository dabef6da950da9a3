"""What can be asked of the queue: jobs made, moved, stopped and tried again."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from exportstudio.engine.batch_rules import BATCH_STOPPED
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import Job, JobState
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.request import ExportRequest
from exportstudio.model.selection import EVERYTHING, Selection
from exportstudio.planner import plan
from exportstudio.service.core import ServiceCore, not_ours


class QueueRequests:
    """The part of `ExportService` that makes jobs and says what becomes of them."""

    _core: ServiceCore

    def create_job(
        self,
        source: Path | str,
        format: str = "glb",
        *,
        quality: str = "standard",
        destination: Path | str | None = None,
        selection: Selection = EVERYTHING,
        options: Mapping[str, Any] | None = None,
        on_conflict: OnConflict = OnConflict.NUMBER,
        fresh: bool = False,
        job_id: str | None = None,
    ) -> Job:
        """Queue the export of one building in one format, into `destination` or beside the source.

        `selection` is the part of the building that is wanted. `job_id`: up to 64 letters, digits,
        “.”, “_” and “-”, of which no other job has the same.
        Raises RequestError for a bad id, format, quality or destination. A source that is of no use
        gives a job that is FAILED, with the reason.
        """
        source = Path(source)
        request = ExportRequest(
            sources=(source,),
            formats=(format,),
            quality=quality,
            destination=Path(destination) if destination is not None else source.absolute().parent,
            selection=selection,
            options={format: options or {}},
            on_conflict=on_conflict,
            fresh=fresh,
            job_id=job_id,
        )
        return self.create_batch(request)[0]

    def create_batch(self, request: ExportRequest) -> list[Job]:
        """Queue a job for each source and format of a request; folders are searched for sources.

        Raises RequestError where nothing of the request makes sense. A source that is of no use
        gives jobs that are FAILED, with the reason, while the others run.
        """
        jobs = plan(request, self.promised_targets())
        return self._core.submit_planned(request, jobs)

    def promised_targets(self) -> set[Path]:
        """Return the targets of all jobs that are not final, for `planner.plan`."""
        return self._core.promised_targets()

    def submit(self, jobs: list[Job], handovers: Iterable[Handover] = ()) -> list[Job]:
        """Queue jobs that `planner.plan` made; they are stored before the first of them starts.

        Returns them as they were stored: where another program promised a target since they were
        planned, they have another one, or are over, as their `on_conflict` says.

        `handovers` say what is to be made of their batches when they are over.
        """
        return self._core.submit(jobs, handovers)

    def run_again(self, job_id: str) -> Job:
        """Queue a new job that does what another did, and say in `retry_of` which that was.

        The earlier output stays. Raises RequestError as `create_batch` does.
        """
        return self.create_batch(ExportRequest.again(self._core.job(job_id)))[0]

    def cancel(self, *job_ids: str) -> None:
        """Cancel jobs that wait or run, and dismiss those that were interrupted.

        Nothing happens to jobs that are over. Raises RequestError for one that is not known.
        """
        self._core.cancel(self._core.jobs_named(job_ids))

    def cancel_batch(self, batch_id: str) -> None:
        """Cancel what waits or runs of a batch; raises RequestError for one that is not known."""
        self._core.cancel(self._core.batch(batch_id))

    def cancel_all(self) -> None:
        """Cancel every job of this program that waits or runs."""
        self._core.engine.cancel_all()

    def pause(self, *job_ids: str) -> bool:
        """Let jobs stand still, and say whether all do, or their programs were asked to.

        One that runs is suspended, with those that share its child; one that waits is not started.
        Raises RequestError for a job that is not known.
        """
        return self._core.ask("pause", job_ids, self._core.engine.pause)

    def resume(self, *job_ids: str) -> bool:
        """Let paused jobs go on, and say whether all do, or their programs were asked to."""
        return self._core.ask("resume", job_ids, self._core.engine.resume)

    def hold(self, held: bool = True) -> None:
        """Start no further job, or go on starting them; what runs is left alone."""
        self._core.engine.hold(held)

    def set_slots(self, slots: int) -> None:
        """Let so many groups run at once, from the next start on."""
        self._core.engine.set_slots(slots)

    def set_priority(self, job_id: str, priority: int) -> None:
        """Give a job of this program that waits another priority, 1 (low) to 9 (high).

        Raises RequestError for a job that is not known and for another number.
        """
        job = self._core.job(job_id)
        if not 1 <= priority <= 9:
            raise RequestError(_no_priority(priority))
        if self._core.is_live(job.id):
            self._core.engine.set_priority(job.id, priority)

    def move(self, job_id: str, neighbour_id: str, *, after: bool = False) -> bool:
        """Let a job start right before (or after) another, whatever their priorities.

        Jobs of one building move together. Returns False where one of them does not wait here;
        raises RequestError for a job that is not known.
        """
        ids = [self._core.job(each).id for each in (job_id, neighbour_id)]
        return all(map(self._core.is_live, ids)) and self._core.engine.move(
            job_id, neighbour_id, after=after
        )

    def retry(self, job_id: str, *, without_failed: bool = False) -> Job:
        """Queue a job again that did not succeed, as a new attempt.

        `without_failed`: the kernels are not to touch the elements that its findings blame.
        Raises RequestError for a job that is not known, that succeeded or is not final, or that
        another program was quicker to queue.
        """
        job = self._core.job(job_id)
        queued = self._core.queue_again([job], without_failed=without_failed)
        if not queued:
            raise RequestError(not_ours(job))
        return queued[0]

    def retry_failed(
        self, batch_id: str | None = None, *, without_failed: bool = False
    ) -> list[Job]:
        """Queue all jobs again that failed or crashed, or were not tried for that; of one batch.

        Without `batch_id`, those of all batches. `without_failed` is as in `retry`.
        """
        jobs: list[Job] = []
        for state in (JobState.FAILED, JobState.CRASHED, JobState.CANCELLED):
            jobs += self._core.jobs(state=state, batch_id=batch_id, limit=None)
        failed = [
            job
            for job in jobs
            if job.state is not JobState.CANCELLED
            or any(issue.code == BATCH_STOPPED for issue in job.issues)
        ]
        return self._core.queue_again(failed, without_failed=without_failed)

    def interrupted(self) -> list[Job]:
        """Return the jobs that a program left unfinished, newest first."""
        return self._core.jobs(state=JobState.INTERRUPTED, limit=None)

    def recover(self, job_ids: Iterable[str] | None = None) -> list[Job]:
        """Queue interrupted jobs again, all or those named, and return what nobody took before.

        What was done of their batches stays done. Without `job_ids`, manifests and packages that
        were not made any more are made, too.
        """
        jobs = self.interrupted()
        if job_ids is not None:
            wanted = set(job_ids)
            return self._core.queue_again([job for job in jobs if job.id in wanted])
        recovered = self._core.queue_again(jobs)
        if self._core.neighbours.host() is None:
            self._core.expect(self._core.store.handovers(), ())
        return recovered


def _no_priority(priority: int) -> Issue:
    return Issue.error(
        "JOB536", f"{priority} is no priority.", "Choose a number from 1 (low) to 9 (high)."
    )
