"""The jobs of a service: who runs them, what is remembered of them, and who is told."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from exportstudio.automation.attendant import Attendant
from exportstudio.automation.clock import Clock
from exportstudio.automation.schedules import Schedules
from exportstudio.automation.watch_folders import WatchFolders
from exportstudio.delivery.publish import remove_leftovers
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.engine import Engine
from exportstudio.model.batch import batch_progress
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import MAY_RESTART, Job, JobState, new_id
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import Schedule, WatchFolder
from exportstudio.place import cache_folder, database_path, default_data_folder
from exportstudio.planner import handover_of, settle
from exportstudio.service.handover_desk import HandoverDesk
from exportstudio.service.job_history import JobHistory, new_attempt
from exportstudio.service.neighbours import Neighbours, joined
from exportstudio.service_event import EventKind, ServiceEvent
from exportstudio.store.owner import Owner
from exportstudio.store.store import Store


class ServiceCore:
    """The parts of a service, wired to each other; what people call stands in the modules beside.

    The engine runs jobs, the store remembers them (`history` knows what is worth it), neighbours
    are other programs on the same history, the desk writes manifests, the attendant queues what
    is scheduled. `callbacks` are told of every event.
    """

    def __init__(
        self,
        data_folder: Path | None,
        slots: int | None,
        children: ChildSupply | None,
        *,
        shared: bool,
        clock: Clock = time,
    ) -> None:
        """See `ExportService`."""
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self.data_folder = data_folder or default_data_folder()
        self.store = Store(database_path(self.data_folder))
        self.log_folder = self.data_folder / "logs"
        self.cache_folder = cache_folder(data_folder)
        self.children = children or ChildSupply()
        self.engine = Engine(
            self.log_folder,
            remove_leftovers,
            children=self.children,
            slots=slots,
            cache_folder=self.cache_folder,
        )
        self.issues: tuple[Issue, ...] = self.store.issues
        self.callbacks: list[Callable[[ServiceEvent], None]] = []
        self.history = JobHistory(self.store)
        self._open: set[str] = set()
        self._open_of_batch: Counter[str] = Counter()
        self.stays_warm = False
        self._is_agent = False
        self.neighbours = Neighbours(self.store, self.engine, self.is_live, shared=shared)
        self.neighbours.asked.connect(self._on_neighbours_asked)
        self.neighbours.asked_to_run.connect(self._on_neighbours_asked_to_run)
        self.neighbours.clear_up()
        if (host := self.neighbours.host()) is not None:
            self.issues += (joined(host),)
        self.engine.job_added.connect(self._on_engine_job_added)
        self.engine.jobs_changed.connect(self._on_engine_jobs_changed)
        self.engine.job_finished.connect(self._on_engine_job_finished)
        self.engine.log_line.connect(self._on_engine_log_line)
        self.engine.queue_held.connect(self._on_engine_queue_held)
        self.engine.idle.connect(self._on_engine_idle)
        self.desk = HandoverDesk(self.jobs_of_batch)
        self.desk.handed_over.connect(self._on_desk_handed_over)
        self.desk.failed.connect(self._on_desk_failed)
        self.schedules = Schedules(self.store.automation, clock)
        self.folders = WatchFolders(self.store.automation, clock)
        self.attendant = Attendant(
            self.schedules,
            self.folders,
            self.promised_targets,
            self.submit_planned,
            self._is_batch_over,
            clock,
        )
        self.attendant.queued.connect(self._on_attendant_queued)
        self.attendant.refused.connect(self._on_attendant_refused)

    def close(self) -> None:
        """End what runs and close the history."""
        self.stays_warm = False
        self.attendant.stop()
        if self._is_agent:
            self.store.mailbox.leave_agents()
        self.engine.shut_down()
        self.desk.shut_down()
        self.neighbours.close()
        self.store.close()

    # Jobs

    def is_live(self, job_id: str) -> bool:
        """Return whether a job came in here."""
        return job_id in self.history

    def job(self, job_id: str) -> Job:
        """Return a job as it now is; raises RequestError (JOB501) where there is none."""
        if self.is_live(job_id):
            return self.engine.job(job_id)
        job = self.store.job(job_id)
        if job is None:
            raise RequestError(_unknown("job", job_id))
        return job

    def jobs_named(self, job_ids: Sequence[str]) -> list[Job]:
        """Return jobs as they now are; raises RequestError (JOB501) where one is not known."""
        stored = self.store.jobs_by_id([each for each in job_ids if not self.is_live(each)])
        return [stored.get(job_id) or self.job(job_id) for job_id in job_ids]

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
        """Return jobs, newest first: those that meet everything which is given."""
        self.store.flush()
        stored = self.store.jobs(
            state, source, text, limit, batch_id=batch_id, format=format, since=since, until=until
        )
        now = [self.engine.job(job.id) if self.is_live(job.id) else job for job in stored]
        return [job for job in now if state in (None, job.state)]

    def jobs_of_batch(self, batch_id: str) -> list[Job]:
        """Return all jobs of a batch in order, those of other programs as well."""
        self.store.flush()
        stored = self.store.jobs_of_batch(batch_id)
        return [self.engine.job(job.id) if self.is_live(job.id) else job for job in stored]

    def batch(self, batch_id: str) -> list[Job]:
        """Return all jobs of a batch; raises RequestError (JOB501) where there is none."""
        jobs = self.jobs_of_batch(batch_id)
        if not jobs:
            raise RequestError(_unknown("batch", batch_id))
        return jobs

    # Requests

    def promised_targets(self) -> set[Path]:
        """Return the targets of the jobs that are not final, those of other programs as well."""
        self.store.flush()
        return self.store.promised_targets()

    def submit_planned(self, request: ExportRequest, jobs: list[Job]) -> list[Job]:
        """Queue the jobs that `planner.plan` made of a request."""
        return self.submit(jobs, [handover_of(request, jobs)])

    def submit(self, jobs: list[Job], handovers: Iterable[Handover]) -> list[Job]:
        """Store jobs, and what is to be made of their batches, and let them run."""
        host = self.neighbours.host()
        for job_id in self.store.states([job.id for job in jobs]):
            raise RequestError(_id_taken(job_id))
        wanted = [handover for handover in handovers if handover]
        settled = self.store.add_jobs(jobs, wanted, host, settle)
        self._let_run(settled, host)
        return settled

    def queue_again(self, jobs: Sequence[Job], *, without_failed: bool = False) -> list[Job]:
        """Queue jobs, each as a new attempt, in the order of their creation.

        Those that shared a child do so again. Returns those that could be taken.
        """
        groups: defaultdict[str, str] = defaultdict(new_id)
        again = [
            new_attempt(job, groups[job.group_id], without_failed=without_failed)
            for job in sorted(jobs, key=attrgetter("created_at", "id"))
            if job.state in MAY_RESTART
        ]
        host = self.neighbours.host()
        queued = self.store.take_over(again, host, settle) if again else []
        self._let_run(queued, host)
        return queued

    def cancel(self, jobs: Iterable[Job]) -> None:
        """Cancel jobs that wait or run here or elsewhere, and dismiss interrupted ones."""
        foreign: list[Job] = []
        for job in jobs:
            if self.is_live(job.id):
                self.engine.cancel(job.id)
            elif job.state is JobState.INTERRUPTED:
                self.store.record(replace(job, state=JobState.CANCELLED))
                self.store.note(job.id, JobState.CANCELLED.value)
            elif not job.state.is_final:
                foreign.append(job)
        self._ask("cancel", foreign)

    def ask(self, action: str, job_ids: Sequence[str], call: Callable[[str], bool]) -> bool:
        """Have something done to jobs: by `call` to ours, by their programs to others.

        Returns whether it is done to all of ours, and the others could be asked.
        """
        jobs = self.jobs_named(job_ids)
        done = [call(job.id) for job in jobs if self.is_live(job.id)]
        foreign = [job for job in jobs if not self.is_live(job.id)]
        self._ask(action, [job for job in foreign if not job.state.is_final])
        return all(done) and not any(job.state.is_final for job in foreign)

    def expect(self, handovers: Iterable[Handover], jobs: Iterable[Job]) -> None:
        """Let batches wait for those of `jobs` that are theirs."""
        waiting = [job for job in jobs if not job.state.is_final]
        for handover in handovers:
            mine = [job.id for job in waiting if job.batch_id == handover.batch_id]
            self.desk.expect(handover, mine)

    def become_agent(self) -> int | None:
        """Be the agent of this history; return the process id of the one that is, if any."""
        other = self.store.mailbox.agent()
        self._is_agent = other is None
        return None if other is None else other.pid

    def _ask(self, action: str, jobs: Sequence[Job]) -> None:
        """Ask the programs that answer for jobs; raises RequestError where one has gone."""
        unasked = self.store.mailbox.ask(action, [job.id for job in jobs]) if jobs else []
        if unasked:
            self.neighbours.clear_up()
            raise RequestError(not_ours(self.job(unasked[0])))

    def _let_run(self, jobs: list[Job], host: Owner | None) -> None:
        if host is None or all(job.state.is_final for job in jobs):
            self.neighbours.take_back(jobs)
            self.expect(self.store.handovers({job.batch_id for job in jobs}), jobs)
            self.engine.submit(jobs)
        else:
            self.neighbours.hand_over(jobs)

    def _is_batch_over(self, batch_id: str) -> bool:
        return all(job.state.is_final for job in self.jobs_of_batch(batch_id))

    def _tell(self, event: ServiceEvent) -> None:
        for callback in tuple(self.callbacks):
            callback(event)

    # From the engine

    def _on_engine_job_added(self, job: Job) -> None:
        if not self.neighbours.have(job.id):
            self.history.begin(job)
        if not job.state.is_final:
            self._open.add(job.id)
            self._open_of_batch[job.batch_id] += 1
        self._tell(ServiceEvent(EventKind.ADDED, job))

    def _on_engine_jobs_changed(self, jobs: tuple[Job, ...]) -> None:
        for job in jobs:
            if not job.state.is_final:
                self._record(job)
                self._tell(ServiceEvent(EventKind.CHANGED, job))

    def _on_engine_job_finished(self, job: Job) -> None:
        self._record(job)
        self._tell(ServiceEvent(EventKind.FINISHED, job))
        self.desk.note_finished(job)
        if job.id not in self._open:
            return  # it was over before it came
        self._open.remove(job.id)
        self._open_of_batch[job.batch_id] -= 1
        if not self._open_of_batch[job.batch_id]:
            del self._open_of_batch[job.batch_id]
            if self.callbacks:  # the history has jobs of the batch that were done before
                batch = batch_progress(self.batch(job.batch_id))
                self._tell(ServiceEvent(EventKind.BATCH_FINISHED, batch=batch))

    def _record(self, job: Job) -> None:
        if not self.neighbours.have(job.id) and self.history.record(job):
            self._tell(ServiceEvent(EventKind.STALLED, job))

    def _on_engine_log_line(self, job_id: str, line: str) -> None:
        self._tell(ServiceEvent(EventKind.LOG, self.engine.job(job_id), line))

    def _on_engine_queue_held(self, held: bool) -> None:
        self._tell(ServiceEvent(EventKind.HELD if held else EventKind.RELEASED))

    def _on_engine_idle(self) -> None:
        if self.stays_warm:
            self.children.prepare()
        self._tell(ServiceEvent(EventKind.IDLE))

    # From the desk

    def _on_desk_handed_over(self, handover: Handover) -> None:
        self.store.note_handover(handover)
        self._tell(ServiceEvent(EventKind.HANDED_OVER, handover=handover))

    def _on_desk_failed(self, handover: Handover, issue: Issue) -> None:
        self._tell(ServiceEvent(EventKind.HANDED_OVER, handover=handover, issue=issue))

    # From the attendant

    def _on_attendant_queued(self, automation: Schedule | WatchFolder, jobs: list[Job]) -> None:
        batch = batch_progress(self.batch(jobs[0].batch_id))
        self._tell(ServiceEvent(EventKind.AUTOMATION, batch=batch, automation=automation))

    def _on_attendant_refused(self, automation: Schedule | WatchFolder, issue: Issue) -> None:
        self._tell(ServiceEvent(EventKind.AUTOMATION, issue=issue, automation=automation))

    # From other programs

    def _on_neighbours_asked_to_run(self, jobs: list[Job]) -> None:
        self._let_run(jobs, None)

    def _on_neighbours_asked(self, action: str, job_id: str) -> None:
        match action:
            case "cancel":
                self.engine.cancel(job_id)
            case "pause":
                self.engine.pause(job_id)
            case "resume":
                self.engine.resume(job_id)


def not_ours(job: Job) -> Issue:
    """Return why nothing can be done to a job from here."""
    return Issue.error(
        "JOB509",
        f"The job {job.id} is {job.state.value.replace('_', ' ')}, and that can't be changed here.",
        "One that another window queued again is changed there; one that succeeded stays as it is.",
    )


def _id_taken(job_id: str) -> Issue:
    return Issue.error(
        "JOB539", f"There is a job “{job_id}” already.", "Choose another id, or retry that job."
    )


def _unknown(what: str, id: str) -> Issue:
    return Issue.error("JOB501", f"There is no {what} “{id}”.", "List the jobs to see them.")
