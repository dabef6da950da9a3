"""What can be asked of the history and the queue."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.batch import BatchProgress, batch_progress
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.issue import Issue
from exportstudio.model.job import Job, JobState
from exportstudio.model.quality import QUALITIES, Quality
from exportstudio.model.request import ExportRequest
from exportstudio.planner import plan
from exportstudio.service.core import ServiceCore
from exportstudio.store.figures import Statistics
from exportstudio.store.store import JobEvent

if TYPE_CHECKING:
    from exportstudio.analytics.prediction import Predictor
    from exportstudio.preflight import Forecast


class Questions:
    """The part of `ExportService` that tells of jobs and figures, and changes nothing."""

    _core: ServiceCore

    def job(self, job_id: str) -> Job:
        """Return a job as it now is; raises RequestError (JOB501) where there is none."""
        return self._core.job(job_id)

    def jobs(
        self,
        state: JobState | None = None,
        source: Path | None = None,
        text: str | None = None,
        limit: int | None = 200,
        *,
        batch_id: str | None = None,
        format: str | None = None,
        since: float | None = None,
        until: float | None = None,
    ) -> list[Job]:
        """Return jobs, newest first: those that meet everything which is given.

        `text` is looked for in the paths of source and target. They were asked for from `since`
        on and before `until`, in seconds since the epoch.
        """
        return self._core.jobs(
            state, source, text, limit, batch_id=batch_id, format=format, since=since, until=until
        )

    def advice(self) -> Issue | None:
        """Return what would let the queue of this program be done sooner, if anything is known."""
        return self._core.engine.advice()

    def states(self, job_ids: Iterable[str]) -> dict[str, JobState]:
        """Return where jobs stand, by id; those that are not known are left out."""
        self._core.store.flush()
        return self._core.store.states(list(job_ids))

    def batch_states(self, batch_ids: Iterable[str]) -> dict[str, Counter[JobState]]:
        """Return how many jobs of batches stand where, by batch, as far as it is written down.

        May be called from any thread.
        """
        return self._core.store.batch_states(batch_ids)

    def waiting(self) -> list[Job]:
        """Return the jobs of this program that wait, in the order in which they will start."""
        return [self._core.engine.job(job_id) for job_id in self._core.engine.waiting()]

    def batch(self, batch_id: str) -> BatchProgress:
        """Return how far a batch is; raises RequestError (JOB501) where there is none."""
        return batch_progress(self._core.batch(batch_id))

    def events(self, job_id: str) -> list[JobEvent]:
        """Return what became of a job, step by step; raises RequestError (JOB501)."""
        job = self.job(job_id)
        self._core.store.flush()
        return self._core.store.events_of(job.id)

    def audit(self) -> Iterator[JobEvent]:
        """Yield what became of all jobs, oldest first; `JobEvent.to_dict` is a line of JSON."""
        self._core.store.flush()
        return self._core.store.events()

    def log_path(self, job: Job) -> Path:
        """Return where the text of a job's last child is, if it wrote any."""
        return self._core.log_folder / f"{job.group_id}.log"

    def formats(self) -> list[FormatInfo]:
        """Return the formats that can be written."""
        return [exporter.info for exporter in EXPORTERS.values()]

    def qualities(self) -> list[Quality]:
        """Return the quality tiers, coarsest first."""
        return list(QUALITIES.values())

    def statistics(self) -> Statistics:
        """Return totals over the history."""
        self._core.store.flush()
        return self._core.store.statistics()

    def analytics(self, since: float = 0.0, until: float | None = None) -> dict[str, Any]:
        """Return the figures over the jobs that ended in a time (`analytics.summary.summarise`).

        Times are seconds since the epoch; `until` None is now.
        """
        from exportstudio.analytics.summary import summarise

        self._core.store.flush()
        store = self._core.store
        return summarise(
            store.facts(since, until),
            store.error_codes(since, until),
            store.daily_figures(since, until),
        )

    def predictor(self) -> "Predictor":
        """Return what knows from the history what a job will probably cost."""
        from exportstudio.analytics.prediction import Predictor

        self._core.store.flush()
        return Predictor(self._core.store.facts())

    def preflight(self, request: ExportRequest) -> "Forecast":
        """Return what a request will probably cost, and what speaks against it.

        Nothing is made for it. Raises RequestError where nothing of the request makes sense.
        """
        from exportstudio.preflight import forecast

        jobs = plan(request, self._core.promised_targets(), dry_run=True)
        return forecast(jobs, self.predictor(), self._core.engine.stats().slots)
