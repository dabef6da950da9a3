"""What the window asks of the service, and what it answers."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from exportstudio.model.handover import Handover
from exportstudio.model.issue import StudioError
from exportstudio.model.job import Job, JobState
from exportstudio.model.request import ExportRequest
from exportstudio.planner import handover_of, plan
from exportstudio.service import ExportService
from exportstudio.ui.background_feed import BackgroundFeed


class JobCommands(QObject):
    """Carries out what is wanted of jobs; what can't be done is told, never raised.

    Signals:
        submitted: a list of Jobs that were queued by `export`.
        export_refused: the Issue that kept an export from being queued.
        refused: the Issue that kept something else from being done.
        dismissed: a list of the ids of interrupted jobs that nobody wants to be restarted.
    """

    submitted = Signal(object)
    export_refused = Signal(object)
    refused = Signal(object)
    dismissed = Signal(object)

    def __init__(self, service: ExportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        # Planning looks at every source and at the destination, which may be far away.
        self._planning = BackgroundFeed(self)
        self._planning.arrived.connect(self._on_planning_arrived)
        self._planning.ended.connect(self._on_planning_ended)

    def export(self, requests: Sequence[ExportRequest]) -> None:
        """Queue what is requested, soon."""
        taken = self._service.promised_targets()

        def plan_all() -> Iterator[tuple[list[Job], list[Handover]]]:
            jobs: list[Job] = []
            handovers: list[Handover] = []
            for request in requests:
                planned = plan(request, taken | {job.target for job in jobs})
                handovers.append(handover_of(request, planned))
                jobs += planned
            yield jobs, handovers

        self._planning.start(plan_all)

    def run_again(self, jobs: Iterable[Job]) -> None:
        """Queue new jobs with the settings of `jobs`; the earlier outputs stay."""
        self.export([ExportRequest.again(job) for job in jobs])

    def cancel(self, jobs: Iterable[Job]) -> None:
        """Cancel jobs, and dismiss those that were interrupted."""
        dismissed: list[str] = []
        for job in jobs:
            try:
                self._service.cancel(job.id)
            except StudioError as error:
                self.refused.emit(error.issue)
            else:
                if job.state is JobState.INTERRUPTED:
                    dismissed.append(job.id)
        if dismissed:
            self.dismissed.emit(dismissed)

    def pause(self, jobs: Iterable[Job]) -> None:
        """Let running jobs stand still."""
        for job in jobs:
            if self._service.job(job.id).state is JobState.RUNNING:
                self._service.pause(job.id)

    def resume(self, jobs: Iterable[Job]) -> None:
        """Let paused jobs go on."""
        for job in jobs:
            if self._service.job(job.id).state is JobState.PAUSED:
                self._service.resume(job.id)

    def retry(self, jobs: Iterable[Job]) -> None:
        """Queue jobs again that did not succeed."""
        for job in jobs:
            try:
                self._service.retry(job.id)
            except StudioError as error:
                self.refused.emit(error.issue)

    def retry_failed(self) -> None:
        """Queue all jobs again that failed or crashed."""
        self._service.retry_failed()

    def set_priority(self, jobs: Iterable[Job], priority: int) -> None:
        """Give jobs that wait another priority."""
        for job in jobs:
            self._service.set_priority(job.id, priority)

    def move(self, jobs: Sequence[Job], *, last: bool) -> None:
        """Let jobs that wait start before all others, or after them, in the order given."""
        chosen = [job.id for job in jobs if job.state is JobState.QUEUED]
        for job_id in chosen if last else reversed(chosen):
            waiting = [job.id for job in self._service.waiting()]
            neighbour = waiting[-1 if last else 0] if waiting else job_id
            if job_id in waiting and neighbour != job_id:
                self._service.move(job_id, neighbour, after=last)

    def move_beside(self, job_ids: Sequence[str], neighbour_id: str, after: bool) -> None:
        """Let jobs that wait start right before or after another, in the order given."""
        for job_id in job_ids:
            if job_id != neighbour_id:
                self._service.move(job_id, neighbour_id, after=after)
            neighbour_id, after = job_id, True

    def recover(self) -> None:
        """Queue the interrupted jobs again."""
        self._service.recover()

    def close(self) -> None:
        """Drop what is still being planned."""
        self._planning.cancel()

    def _on_planning_arrived(self, plans: list[tuple[list[Job], list[Handover]]]) -> None:
        for jobs, handovers in plans:
            self.submitted.emit(self._service.submit(jobs, handovers))

    def _on_planning_ended(self, error: Exception | None) -> None:
        if isinstance(error, StudioError):
            self.export_refused.emit(error.issue)
        elif error is not None:
            raise error
