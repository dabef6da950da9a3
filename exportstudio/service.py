"""The whole program without a face: what the window, the command line and scripts call."""

import atexit
import contextlib
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from exportstudio.automation.attendant import Attendant
from exportstudio.automation.clock import Clock
from exportstudio.automation.schedules import Schedules
from exportstudio.automation.watch_folders import WatchFolders
from exportstudio.delivery.publish import remove_leftovers
from exportstudio.engine.batch_rules import BATCH_STOPPED
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.engine import Engine
from exportstudio.engine.waiting import run_until
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.handover_desk import HandoverDesk
from exportstudio.job_history import JobHistory, new_attempt
from exportstudio.model.batch import BatchProgress, batch_progress
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import MAY_RESTART, Job, JobState, new_id
from exportstudio.model.quality import QUALITIES, Quality
from exportstudio.model.request import ExportRequest, OnConflict
from exportstudio.model.schedule import MissedRun, Schedule, Timing, WatchFolder
from exportstudio.model.selection import EVERYTHING, Selection
from exportstudio.neighbours import Neighbours, joined
from exportstudio.place import cache_folder, cache_limit_bytes, database_path, default_data_folder
from exportstudio.planner import handover_of, plan
from exportstudio.service_event import EventKind, ServiceEvent
from exportstudio.store.owner import Owner
from exportstudio.store.store import JobEvent, Statistics, Store

if TYPE_CHECKING:
    from exportstudio.analytics.prediction import Predictor
    from exportstudio.comparison.compare import Comparison
    from exportstudio.preflight import Forecast
    from exportstudio.verifier import Verification


class ExportService:
    """Exports buildings, and remembers what was exported.

    >>> with ExportService() as service:
    ...     job = service.create_job("house.ifc", "glb", destination="out")
    ...     service.wait()
    ...     print(service.job(job.id).state)

    Works with or without an event loop of the caller: with one, jobs go on while it runs; without,
    they go on during `wait`. All methods belong to the thread that made the service. Closing it
    ends what still runs; such jobs are INTERRUPTED and can be recovered.

    Several programs may work on one history. Each answers for its own jobs; what it is asked from
    another (cancel, pause, resume) it does within a second. Of services that are `shared`, as that
    of a window, the first runs the jobs of all: later ones hand theirs to it.

    `engine` is the queue itself, for a window that follows its signals. `startup_issues` says
    what was not in order at the start. Raises StudioError (FILE447) where the history was made
    by a newer version.
    """

    def __init__(
        self,
        data_folder: Path | None = None,
        slots: int | None = None,
        *,
        children: ChildSupply | None = None,
        shared: bool = False,
        clock: Clock = time,
    ) -> None:
        """Open the history in `data_folder` and make a queue that runs `slots` groups at once.

        Without `data_folder`, the environment variable EXPORTSTUDIO_DATA or the platform decides;
        without `slots`, the machine. `children` is where the children come from;
        schedules and watched folders go by `clock`.
        """
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self.data_folder = data_folder or default_data_folder()
        self._store = Store(database_path(self.data_folder))
        self._log_folder = self.data_folder / "logs"
        self._cache_folder = cache_folder(data_folder)
        self._children = children or ChildSupply()
        self.engine = Engine(
            self._log_folder,
            remove_leftovers,
            children=self._children,
            slots=slots,
            cache_folder=self._cache_folder,
        )
        self.startup_issues: tuple[Issue, ...] = self._store.issues
        self._callbacks: list[Callable[[ServiceEvent], None]] = []
        self._history = JobHistory(self._store)
        self._open: dict[str, Path] = {}
        self._targets: Counter[Path] = Counter()
        self._open_of_batch: Counter[str] = Counter()
        self._stays_warm = False
        self._closed = False
        self._is_agent = False
        self._neighbours = Neighbours(self._store, self.engine, self._is_live, shared=shared)
        self._neighbours.asked.connect(self._on_neighbours_asked)
        self._neighbours.asked_to_run.connect(self._on_neighbours_asked_to_run)
        self._neighbours.clear_up()
        if (host := self._neighbours.host()) is not None:
            self.startup_issues += (joined(host),)
        self.engine.job_added.connect(self._on_engine_job_added)
        self.engine.jobs_changed.connect(self._on_engine_jobs_changed)
        self.engine.job_finished.connect(self._on_engine_job_finished)
        self.engine.log_line.connect(self._on_engine_log_line)
        self.engine.queue_held.connect(self._on_engine_queue_held)
        self.engine.idle.connect(self._on_engine_idle)
        self._desk = HandoverDesk(self._jobs_of_batch)
        self._desk.handed_over.connect(self._on_desk_handed_over)
        self._desk.failed.connect(self._on_desk_failed)
        self._schedules = Schedules(self._store.automation, clock)
        self._folders = WatchFolders(self._store.automation, clock)
        self._attendant = Attendant(
            self._schedules,
            self._folders,
            self.promised_targets,
            self._submit_planned,
            self._is_batch_over,
            clock,
        )
        self._attendant.queued.connect(self._on_attendant_queued)
        self._attendant.refused.connect(self._on_attendant_refused)
        atexit.register(self.close)

    def __enter__(self) -> "ExportService":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    # Requests

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
    ) -> Job:
        """Queue the export of one building in one format, into `destination` or beside the source.

        `selection` is the part of the building that is wanted.
        Raises RequestError for a bad format, quality or destination. A source that is of no use
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
        )
        return self.create_batch(request)[0]

    def create_batch(self, request: ExportRequest) -> list[Job]:
        """Queue a job for each source and format of a request; folders are searched for sources.

        Raises RequestError where nothing of the request makes sense. A source that is of no use
        gives jobs that are FAILED, with the reason, while the others run.
        """
        jobs = plan(request, self.promised_targets())
        return self._submit_planned(request, jobs)

    def promised_targets(self) -> set[Path]:
        """Return the targets of the jobs that are not final, for `planner.plan`."""
        return set(self._targets)

    def submit(self, jobs: list[Job], handovers: Iterable[Handover] = ()) -> list[Job]:
        """Queue jobs that `planner.plan` made; they are stored before the first of them starts.

        `handovers` say what is to be made of their batches when they are over.
        """
        host = self._neighbours.host()
        self._store.add_jobs(jobs, [handover for handover in handovers if handover], host)
        self._let_run(jobs, host)
        return jobs

    def run_again(self, job_id: str) -> Job:
        """Queue a new job that does what another did, and say in `retry_of` which that was.

        The earlier output stays. Raises RequestError as `create_batch` does.
        """
        return self.create_batch(ExportRequest.again(self.job(job_id)))[0]

    def cancel(self, *job_ids: str) -> None:
        """Cancel jobs that wait or run, and dismiss those that were interrupted.

        Nothing happens to jobs that are over. Raises RequestError for one that is not known.
        """
        self._cancel(self._named(job_ids))

    def cancel_batch(self, batch_id: str) -> None:
        """Cancel what waits or runs of a batch; raises RequestError for one that is not known."""
        self._cancel(self._batch(batch_id))

    def cancel_all(self) -> None:
        """Cancel every job of this program that waits or runs."""
        self.engine.cancel_all()

    def pause(self, *job_ids: str) -> bool:
        """Let jobs stand still, and say whether all do, or their programs were asked to.

        One that runs is suspended, with those that share its child; one that waits is not started.
        Raises RequestError for a job that is not known.
        """
        return self._do("pause", job_ids, self.engine.pause)

    def resume(self, *job_ids: str) -> bool:
        """Let paused jobs go on, and say whether all do, or their programs were asked to."""
        return self._do("resume", job_ids, self.engine.resume)

    def hold(self, held: bool = True) -> None:
        """Start no further job, or go on starting them; what runs is left alone."""
        self.engine.hold(held)

    def set_slots(self, slots: int) -> None:
        """Let so many groups run at once, from the next start on."""
        self.engine.set_slots(slots)

    def set_priority(self, job_id: str, priority: int) -> None:
        """Give a job of this program that waits another priority, 1 (low) to 9 (high).

        Raises RequestError for a job that is not known and for another number.
        """
        job = self.job(job_id)
        if not 1 <= priority <= 9:
            raise RequestError(_no_priority(priority))
        if self._is_live(job.id):
            self.engine.set_priority(job.id, priority)

    def move(self, job_id: str, neighbour_id: str, *, after: bool = False) -> bool:
        """Let a job start right before (or after) another, whatever their priorities.

        Jobs of one building move together. Returns False where one of them does not wait here;
        raises RequestError for a job that is not known.
        """
        ids = [self.job(each).id for each in (job_id, neighbour_id)]
        return all(map(self._is_live, ids)) and self.engine.move(job_id, neighbour_id, after=after)

    def retry(self, job_id: str, *, without_failed: bool = False) -> Job:
        """Queue a job again that did not succeed, as a new attempt.

        `without_failed`: the kernels are not to touch the elements that its findings blame.
        Raises RequestError for a job that is not known, that succeeded or is not final, or that
        another program was quicker to queue.
        """
        job = self.job(job_id)
        queued = self._queue_again([job], without_failed=without_failed)
        if not queued:
            raise RequestError(_not_ours(job))
        return queued[0]

    def retry_failed(
        self, batch_id: str | None = None, *, without_failed: bool = False
    ) -> list[Job]:
        """Queue all jobs again that failed or crashed, or were not tried for that; of one batch.

        Without `batch_id`, those of all batches. `without_failed` is as in `retry`.
        """
        jobs: list[Job] = []
        for state in (JobState.FAILED, JobState.CRASHED, JobState.CANCELLED):
            jobs += self.jobs(state=state, batch_id=batch_id, limit=None)
        failed = [
            job
            for job in jobs
            if job.state is not JobState.CANCELLED
            or any(issue.code == BATCH_STOPPED for issue in job.issues)
        ]
        return self._queue_again(failed, without_failed=without_failed)

    def interrupted(self) -> list[Job]:
        """Return the jobs that a program left unfinished, newest first."""
        return self.jobs(state=JobState.INTERRUPTED, limit=None)

    def recover(self, job_ids: Iterable[str] | None = None) -> list[Job]:
        """Queue interrupted jobs again, all or those named, and return what nobody took before.

        What was done of their batches stays done. Without `job_ids`, manifests and packages that
        were not made any more are made, too.
        """
        jobs = self.interrupted()
        if job_ids is not None:
            wanted = set(job_ids)
            return self._queue_again([job for job in jobs if job.id in wanted])
        recovered = self._queue_again(jobs)
        if self._neighbours.host() is None:
            self._expect(self._store.handovers(), ())
        return recovered

    def cache_bytes(self) -> int:
        """Return how large the cache is."""
        from exportstudio.geometry.cache import ShapeCache

        return ShapeCache(self._cache_folder, cache_limit_bytes()).size_bytes()

    def clear_cache(self) -> int:
        """Forget the shapes that were kept for later exports, and return how many bytes it was.

        Raises OSError for what can't be removed.
        """
        from exportstudio.geometry.cache import ShapeCache

        cache = ShapeCache(self._cache_folder, cache_limit_bytes())
        size_bytes = cache.size_bytes()
        cache.clear()
        return size_bytes

    def verify(self, path: Path | str) -> "Verification":
        """Check a package, a folder with a manifest, or a single output (`verifier.verify`).

        May be called from any thread, and takes about as long as reading the files does.
        """
        from exportstudio.verifier import verify

        return verify(Path(path))

    def compare(
        self,
        old: Path | str,
        new: Path | str,
        *,
        tolerance_m: float = 0.001,
        ignore: Iterable[str] = (),
        report: Path | str | None = None,
    ) -> "list[Comparison]":
        """Return what differs between two files, folders or packages (`comparer.compare_files`).

        May be called from any thread.
        """
        from exportstudio.comparer import compare_files

        return compare_files(
            Path(old),
            Path(new),
            tolerance_m=tolerance_m,
            ignore=tuple(ignore),
            report=None if report is None else Path(report),
        )

    def prepare(self) -> None:
        """Keep a child warm from now on, so that a job starts at once."""
        self._stays_warm = True
        self._children.prepare()

    # Schedules and watched folders

    def start_automation(self) -> None:
        """Carry out schedules and look after watched folders from now on, as long as Qt runs.

        Of several programs that do, one starts each run. Listeners get an AUTOMATION event for
        every one.
        """
        self._attendant.start()

    def become_agent(self) -> int | None:
        """Be the agent of this history; return the process id of the one that is, if any."""
        other = self._store.mailbox.agent()
        self._is_agent = other is None
        return None if other is None else other.pid

    def recover_automation(self) -> list[Job]:
        """Queue again what schedules and watched folders had queued and a program left unfinished.

        As `recover` does, for a program that nobody sits before.
        """
        batches = self._store.automation.batch_ids()
        left = [job.id for job in self.interrupted() if job.batch_id in batches]
        return self.recover(left) if left else []

    def schedules(self) -> list[Schedule]:
        """Return all schedules, oldest first."""
        return self._schedules.all()

    def schedule(self, key: str) -> Schedule:
        """Return the schedule of an id or a name; raises RequestError (JOB562) without one."""
        return self._schedules.named(key)

    def add_schedule(
        self,
        name: str,
        request: ExportRequest,
        timing: Timing,
        *,
        missed: MissedRun = MissedRun.ONCE,
        enabled: bool = True,
    ) -> Schedule:
        """Keep a request that is carried out when `timing` says so, in local time.

        Folders among its sources are searched at every run. A run that was `missed`, by more than
        five minutes, is skipped, or made up for once as soon as a program runs. Where the jobs of
        the run before are not over, one is left out. Raises RequestError for a name that is taken,
        a bad request and a time that never comes.
        """
        return self._schedules.add(name, request, timing, missed=missed, enabled=enabled)

    def change_schedule(self, key: str, **changes: Any) -> Schedule:
        """Change name, request, timing, missed or enabled of a schedule, and return it.

        Its next run is reckoned from now. Raises RequestError as `add_schedule` does.
        """
        return self._schedules.change(key, **changes)

    def remove_schedule(self, key: str) -> Schedule:
        """Forget a schedule, and return it; its jobs stay. Raises RequestError without one."""
        return self._schedules.remove(key)

    def run_schedule_now(self, key: str) -> list[Job]:
        """Queue what a schedule asks for, whether it is enabled or not; its next run stays.

        Raises RequestError as `create_batch` does.
        """
        return self._attendant.run(self._schedules.named(key))

    def watch_folders(self) -> list[WatchFolder]:
        """Return all watched folders, oldest first."""
        return self._folders.all()

    def watch_folder(self, key: str) -> WatchFolder:
        """Return the watched folder of an id or a name; raises RequestError without one."""
        return self._folders.named(key)

    def add_watch_folder(
        self,
        folder: Path | str,
        request: ExportRequest,
        *,
        name: str = "",
        existing: bool = False,
        settle_s: float = 5.0,
        enabled: bool = True,
    ) -> WatchFolder:
        """Export as `request` what comes into a folder from now on, at any depth, or changes there.

        That is each building once: a file is taken when size and time of change stayed the same
        for `settle_s` seconds and nobody has locked it; the same content is not exported again
        with the same settings, and outputs are no sources. What is there already is exported only
        where `existing` says so. Sources of `request` mean nothing; `name` is that of the folder
        where none is given. Raises RequestError for a name that is taken, a folder that is not
        there, and a bad request.
        """
        return self._folders.add(
            Path(folder),
            request,
            name=name,
            existing=existing,
            settle_s=settle_s,
            enabled=enabled,
        )

    def change_watch_folder(self, key: str, **changes: Any) -> WatchFolder:
        """Change name, folder, request, settle_s or enabled of a watched folder, and return it.

        A new request is for what comes or changes from now on, and so is a new folder. Raises
        RequestError as `add_watch_folder` does.
        """
        return self._folders.change(key, **changes)

    def remove_watch_folder(self, key: str) -> WatchFolder:
        """Watch a folder no longer, and return what was; raises RequestError without one."""
        return self._folders.remove(key)

    # Questions

    def job(self, job_id: str) -> Job:
        """Return a job as it now is; raises RequestError (JOB501) where there is none."""
        if self._is_live(job_id):
            return self.engine.job(job_id)
        job = self._store.job(job_id)
        if job is None:
            raise RequestError(_unknown("job", job_id))
        return job

    def jobs(
        self,
        state: JobState | None = None,
        source: Path | None = None,
        text: str | None = None,
        limit: int | None = 200,
        *,
        batch_id: str | None = None,
        format: str | None = None,
    ) -> list[Job]:
        """Return jobs, newest first: those that meet everything which is given.

        `text` is looked for in the paths of source and target.
        """
        self._store.flush()
        stored = self._store.jobs(state, source, text, limit, batch_id=batch_id, format=format)
        now = [self.engine.job(job.id) if self._is_live(job.id) else job for job in stored]
        return [job for job in now if state in (None, job.state)]

    def states(self, job_ids: Iterable[str]) -> dict[str, JobState]:
        """Return where jobs stand, by id; those that are not known are left out."""
        self._store.flush()
        return self._store.states(list(job_ids))

    def waiting(self) -> list[Job]:
        """Return the jobs of this program that wait, in the order in which they will start."""
        return [self.engine.job(job_id) for job_id in self.engine.waiting()]

    def batch(self, batch_id: str) -> BatchProgress:
        """Return how far a batch is; raises RequestError (JOB501) where there is none."""
        return batch_progress(self._batch(batch_id))

    def events(self, job_id: str) -> list[JobEvent]:
        """Return what became of a job, step by step; raises RequestError (JOB501)."""
        job = self.job(job_id)
        self._store.flush()
        return self._store.events_of(job.id)

    def audit(self) -> Iterator[JobEvent]:
        """Yield what became of all jobs, oldest first; `JobEvent.to_dict` is a line of JSON."""
        self._store.flush()
        return self._store.events()

    def log_path(self, job: Job) -> Path:
        """Return where the text of a job's last child is, if it wrote any."""
        return self._log_folder / f"{job.group_id}.log"

    def formats(self) -> list[FormatInfo]:
        """Return the formats that can be written."""
        return [exporter.info for exporter in EXPORTERS.values()]

    def qualities(self) -> list[Quality]:
        """Return the quality tiers, coarsest first."""
        return list(QUALITIES.values())

    def statistics(self) -> Statistics:
        """Return totals over the history."""
        self._store.flush()
        return self._store.statistics()

    def analytics(self, since: float = 0.0, until: float | None = None) -> dict[str, Any]:
        """Return the figures over the jobs that ended in a time (`analytics.summary.summarise`).

        Times are seconds since the epoch; `until` None is now.
        """
        from exportstudio.analytics.summary import summarise

        self._store.flush()
        return summarise(self._store.facts(since, until), self._store.error_codes(since, until))

    def predictor(self) -> "Predictor":
        """Return what knows from the history what a job will probably cost."""
        from exportstudio.analytics.prediction import Predictor

        self._store.flush()
        return Predictor(self._store.facts())

    def preflight(self, request: ExportRequest) -> "Forecast":
        """Return what a request will probably cost, and what speaks against it.

        Nothing is made for it. Raises RequestError where nothing of the request makes sense.
        """
        from exportstudio.preflight import forecast

        jobs = plan(request, self.promised_targets(), dry_run=True)
        return forecast(jobs, self.predictor(), self.engine.stats().slots)

    def clean_up(self, before: float, *, dry_run: bool = False) -> int:
        """Forget jobs that ended before a time (seconds since the epoch), and return how many.

        Their logs go as well; outputs are never touched. `dry_run`: only count.
        """
        from exportstudio.upkeep import clean_up

        return clean_up(self._store, self._log_folder, before, dry_run=dry_run)

    # Following

    def on_event(self, callback: Callable[[ServiceEvent], None]) -> Callable[[], None]:
        """Call `callback` with every event from now on; return what ends that."""
        self._callbacks.append(callback)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._callbacks.remove(callback)

        return stop

    def wait(self, job_ids: Iterable[str] | None = None, timeout_s: float | None = None) -> bool:
        """Process events until jobs (all of this program, if none are named) are final.

        What is handed over with them is there, too. Returns False where that is not so within
        `timeout_s`; Ctrl-C raises KeyboardInterrupt. For
        scripts and the command line: a window has an event loop, and follows the events.
        """
        ids = None if job_ids is None else list(job_ids)

        def all_final() -> bool:
            jobs = self.engine.jobs() if ids is None else map(self.job, ids)
            return all(job.state.is_final for job in jobs) and not self._desk.is_busy()

        return run_until(all_final, timeout_s)

    def close(self) -> None:
        """End what runs and close the history; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        atexit.unregister(self.close)
        self._attendant.stop()
        if self._is_agent:
            self._store.mailbox.leave_agents()
        self.engine.shut_down()
        self._desk.shut_down()
        self._neighbours.close()
        self._store.close()

    # From the engine

    def _on_engine_job_added(self, job: Job) -> None:
        if not self._neighbours.have(job.id):
            self._history.begin(job)
        if not job.state.is_final:
            self._open[job.id] = job.target
            self._targets[job.target] += 1
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
        self._desk.note_finished(job)
        target = self._open.pop(job.id, None)
        if target is None:
            return  # it was over before it came
        self._targets[target] -= 1
        if not self._targets[target]:
            del self._targets[target]
        self._open_of_batch[job.batch_id] -= 1
        if not self._open_of_batch[job.batch_id]:
            del self._open_of_batch[job.batch_id]
            if self._callbacks:  # the history has jobs of the batch that were done before
                batch = self.batch(job.batch_id)
                self._tell(ServiceEvent(EventKind.BATCH_FINISHED, batch=batch))

    def _record(self, job: Job) -> None:
        if not self._neighbours.have(job.id) and self._history.record(job):
            self._tell(ServiceEvent(EventKind.STALLED, job))

    def _on_engine_log_line(self, job_id: str, line: str) -> None:
        self._tell(ServiceEvent(EventKind.LOG, self.engine.job(job_id), line))

    def _on_engine_queue_held(self, held: bool) -> None:
        self._tell(ServiceEvent(EventKind.HELD if held else EventKind.RELEASED))

    def _on_engine_idle(self) -> None:
        if self._stays_warm and not self._closed:
            self._children.prepare()
        self._tell(ServiceEvent(EventKind.IDLE))

    # From the desk

    def _on_desk_handed_over(self, handover: Handover) -> None:
        self._store.note_handover(handover)
        self._tell(ServiceEvent(EventKind.HANDED_OVER, handover=handover))

    def _on_desk_failed(self, handover: Handover, issue: Issue) -> None:
        self._tell(ServiceEvent(EventKind.HANDED_OVER, handover=handover, issue=issue))

    def _submit_planned(self, request: ExportRequest, jobs: list[Job]) -> list[Job]:
        return self.submit(jobs, [handover_of(request, jobs)])

    # From the attendant

    def _on_attendant_queued(self, automation: Schedule | WatchFolder, jobs: list[Job]) -> None:
        batch = self.batch(jobs[0].batch_id)
        self._tell(ServiceEvent(EventKind.AUTOMATION, batch=batch, automation=automation))

    def _on_attendant_refused(self, automation: Schedule | WatchFolder, issue: Issue) -> None:
        self._tell(ServiceEvent(EventKind.AUTOMATION, issue=issue, automation=automation))

    def _is_batch_over(self, batch_id: str) -> bool:
        return all(job.state.is_final for job in self._jobs_of_batch(batch_id))

    def _expect(self, handovers: Iterable[Handover], jobs: Iterable[Job]) -> None:
        """Let batches wait for those of `jobs` that are theirs."""
        waiting = [job for job in jobs if not job.state.is_final]
        for handover in handovers:
            mine = [job.id for job in waiting if job.batch_id == handover.batch_id]
            self._desk.expect(handover, mine)

    def _tell(self, event: ServiceEvent) -> None:
        for callback in tuple(self._callbacks):
            callback(event)

    # Other programs

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

    def _let_run(self, jobs: list[Job], host: Owner | None) -> None:
        if host is None or all(job.state.is_final for job in jobs):
            self._neighbours.take_back(jobs)
            self._expect(self._store.handovers({job.batch_id for job in jobs}), jobs)
            self.engine.submit(jobs)
        else:
            self._neighbours.hand_over(jobs)

    # Jobs

    def _is_live(self, job_id: str) -> bool:
        return job_id in self._history

    def _jobs_of_batch(self, batch_id: str) -> list[Job]:
        self._store.flush()
        stored = self._store.jobs_of_batch(batch_id)
        return [self.engine.job(job.id) if self._is_live(job.id) else job for job in stored]

    def _batch(self, batch_id: str) -> list[Job]:
        jobs = self._jobs_of_batch(batch_id)
        if not jobs:
            raise RequestError(_unknown("batch", batch_id))
        return jobs

    def _cancel(self, jobs: Iterable[Job]) -> None:
        foreign: list[Job] = []
        for job in jobs:
            if self._is_live(job.id):
                self.engine.cancel(job.id)
            elif job.state is JobState.INTERRUPTED:
                self._store.record(replace(job, state=JobState.CANCELLED))
                self._store.note(job.id, JobState.CANCELLED.value)
            elif not job.state.is_final:
                foreign.append(job)
        self._ask("cancel", foreign)

    def _named(self, job_ids: Sequence[str]) -> list[Job]:
        stored = self._store.jobs_by_id([each for each in job_ids if not self._is_live(each)])
        return [stored.get(job_id) or self.job(job_id) for job_id in job_ids]

    def _do(self, action: str, job_ids: Sequence[str], call: Callable[[str], bool]) -> bool:
        jobs = self._named(job_ids)
        done = [call(job.id) for job in jobs if self._is_live(job.id)]
        foreign = [job for job in jobs if not self._is_live(job.id)]
        self._ask(action, [job for job in foreign if not job.state.is_final])
        return all(done) and not any(job.state.is_final for job in foreign)

    def _ask(self, action: str, jobs: Sequence[Job]) -> None:
        """Ask the programs that answer for jobs; raises RequestError where one has gone."""
        unasked = self._store.mailbox.ask(action, [job.id for job in jobs]) if jobs else []
        if unasked:
            self._neighbours.clear_up()
            raise RequestError(_not_ours(self.job(unasked[0])))

    def _queue_again(self, jobs: Sequence[Job], *, without_failed: bool = False) -> list[Job]:
        """Queue jobs, each as a new attempt, in the order of their creation.

        Those that shared a child do so again. Returns those that could be taken.
        """
        groups: defaultdict[str, str] = defaultdict(new_id)
        again = [
            new_attempt(job, groups[job.group_id], without_failed=without_failed)
            for job in sorted(jobs, key=attrgetter("id"))
            if job.state in MAY_RESTART
        ]
        host = self._neighbours.host()
        queued = self._store.take_over(again, host) if again else []
        self._let_run(queued, host)
        return queued


def _not_ours(job: Job) -> Issue:
    return Issue.error(
        "JOB509",
        f"The job {job.id} is {job.state.value.replace('_', ' ')}, and that can't be changed here.",
        "One that another window queued again is changed there; one that succeeded stays as it is.",
    )


def _unknown(what: str, id: str) -> Issue:
    return Issue.error("JOB501", f"There is no {what} “{id}”.", "List the jobs to see them.")


def _no_priority(priority: int) -> Issue:
    return Issue.error(
        "JOB536", f"{priority} is no priority.", "Choose a number from 1 (low) to 9 (high)."
    )
