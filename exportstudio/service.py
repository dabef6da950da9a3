"""The whole program without a face: what the window, the command line and scripts call."""

import atexit
import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from exportstudio.delivery.publish import remove_partials
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.engine import Engine
from exportstudio.engine.waiting import run_until
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.handover_desk import HandoverDesk
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import Job, JobState, new_id
from exportstudio.model.progress import Progress
from exportstudio.model.quality import QUALITIES, Quality
from exportstudio.model.request import ExportRequest, OnConflict
from exportstudio.model.selection import EVERYTHING, Selection
from exportstudio.place import cache_folder, cache_limit_bytes, database_path, default_data_folder
from exportstudio.planner import handover_of, plan
from exportstudio.store.store import JobEvent, Statistics, Store

if TYPE_CHECKING:
    from exportstudio.verifier import Verification


class EventKind(StrEnum):
    """What a `ServiceEvent` tells."""

    ADDED = "added"
    CHANGED = "changed"
    FINISHED = "finished"
    LOG = "log"
    HANDED_OVER = "handed_over"
    HELD = "held"
    RELEASED = "released"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class ServiceEvent:
    """Something that happened. `job` is the job concerned, if any; `text` a line of its log.

    `handover` are the manifest or package that are there now, or could not be made for the
    reason in `issue`.
    """

    kind: EventKind
    job: Job | None = None
    text: str = ""
    handover: Handover | None = None
    issue: Issue | None = None


class ExportService:
    """Exports buildings, and remembers what was exported.

    >>> with ExportService() as service:
    ...     job = service.create_job("house.ifc", "glb", destination="out")
    ...     service.wait()
    ...     print(service.job(job.id).state)

    Works with or without an event loop of the caller: with one, jobs go on while it runs; without,
    they go on during `wait`. All methods belong to the thread that made the service. Closing it
    ends what still runs; such jobs are INTERRUPTED and can be recovered.

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
    ) -> None:
        """Open the history in `data_folder` and make a queue that runs `slots` groups at once.

        Without `data_folder`, the environment variable EXPORTSTUDIO_DATA or the platform decides;
        without `slots`, the machine. `children` is where the children come from.
        """
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self.data_folder = data_folder or default_data_folder()
        self._store = Store(database_path(self.data_folder))
        self._log_folder = self.data_folder / "logs"
        self._cache_folder = cache_folder(data_folder)
        self._children = children or ChildSupply()
        self.engine = Engine(
            self._log_folder,
            _remove_leftovers,
            children=self._children,
            slots=slots,
            cache_folder=self._cache_folder,
        )
        self.startup_issues: tuple[Issue, ...] = self._store.issues
        self._callbacks: list[Callable[[ServiceEvent], None]] = []
        self._recorded: dict[str, tuple[JobState, int]] = {}
        self._closed = False
        for job in self._store.mark_interrupted():
            _remove_leftovers(job)
        self.engine.job_added.connect(self._on_engine_job_added)
        self.engine.jobs_changed.connect(self._on_engine_jobs_changed)
        self.engine.job_finished.connect(self._on_engine_job_finished)
        self.engine.log_line.connect(self._on_engine_log_line)
        self.engine.queue_held.connect(self._on_engine_queue_held)
        self.engine.idle.connect(self._on_engine_idle)
        self._desk = HandoverDesk(self._jobs_of_batch)
        self._desk.handed_over.connect(self._on_desk_handed_over)
        self._desk.failed.connect(self._on_desk_failed)
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
        return self.submit(jobs, [handover_of(request, jobs)])

    def promised_targets(self) -> set[Path]:
        """Return the targets of the jobs that are not final, for `planner.plan`."""
        return {job.target for job in self.engine.jobs() if not job.state.is_final}

    def submit(self, jobs: list[Job], handovers: Iterable[Handover] = ()) -> list[Job]:
        """Queue jobs that `planner.plan` made; they are stored before the first of them starts.

        `handovers` say what is to be made of their batches when they are over.
        """
        wanted = [handover for handover in handovers if handover]
        self._store.add_jobs(jobs, wanted)
        self._expect(wanted, jobs)
        self.engine.submit(jobs)
        return jobs

    def cancel(self, job_id: str) -> None:
        """Cancel a job that waits or runs, or dismiss one that was interrupted.

        Raises RequestError for a job that is not known, or that another program runs.
        """
        job = self.job(job_id)
        if self._is_live(job_id):
            self.engine.cancel(job_id)
        elif job.state is JobState.INTERRUPTED:
            self._store.record(replace(job, state=JobState.CANCELLED))
            self._store.note(job_id, JobState.CANCELLED.value)
        elif not job.state.is_final:
            raise RequestError(_not_ours(job))

    def cancel_all(self) -> None:
        """Cancel every job of this program that waits or runs."""
        self.engine.cancel_all()

    def pause(self, job_id: str) -> bool:
        """Let a running job, and those that share its child, stand still; say whether they do."""
        return self._is_live(self.job(job_id).id) and self.engine.pause(job_id)

    def resume(self, job_id: str) -> bool:
        """Let a paused job go on; say whether it does."""
        return self._is_live(self.job(job_id).id) and self.engine.resume(job_id)

    def hold(self, held: bool = True) -> None:
        """Start no further job, or go on starting them; what runs is left alone."""
        self.engine.hold(held)

    def retry(self, job_id: str) -> Job:
        """Queue a job again that did not succeed, as a new attempt.

        Raises RequestError for a job that is not known, that succeeded or is not final, or that
        another program was quicker to queue.
        """
        job = self.job(job_id)
        queued = self._queue_again([job])
        if not queued:
            raise RequestError(_not_ours(job))
        return queued[0]

    def interrupted(self) -> list[Job]:
        """Return the jobs that a program left unfinished, newest first."""
        return self.jobs(state=JobState.INTERRUPTED, limit=None)

    def recover(self) -> list[Job]:
        """Queue the interrupted jobs again, and return those that nobody else was quicker with.

        Manifests and packages that were not made any more are made, too.
        """
        recovered: list[Job] = []
        groups: dict[str, list[Job]] = {}
        for job in reversed(self.interrupted()):
            groups.setdefault(job.group_id, []).append(job)
        for members in groups.values():
            recovered += self._queue_again(members)
        self._expect(self._store.handovers(), ())
        return recovered

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

    def prepare(self) -> None:
        """Start a child before there is a job, so that the first job starts at once."""
        self._children.prepare()

    # Questions

    def job(self, job_id: str) -> Job:
        """Return a job as it now is; raises RequestError (JOB501) where there is none."""
        if self._is_live(job_id):
            return self.engine.job(job_id)
        job = self._store.job(job_id)
        if job is None:
            raise RequestError(
                Issue.error("JOB501", f"There is no job “{job_id}”.", "List the jobs to see them.")
            )
        return job

    def jobs(
        self,
        state: JobState | None = None,
        source: Path | None = None,
        text: str | None = None,
        limit: int | None = 200,
    ) -> list[Job]:
        """Return jobs, newest first: those in `state`, of `source`, with `text` in their paths."""
        self._store.flush()
        stored = self._store.jobs(state, source, text, limit)
        now = [self.engine.job(job.id) if self._is_live(job.id) else job for job in stored]
        return [job for job in now if state in (None, job.state)]

    def events(self, job_id: str) -> list[JobEvent]:
        """Return what became of a job, step by step; raises RequestError (JOB501)."""
        job = self.job(job_id)
        self._store.flush()
        return self._store.events_of(job.id)

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
        self.engine.shut_down()
        self._desk.shut_down()
        self._store.close()

    # From the engine

    def _on_engine_job_added(self, job: Job) -> None:
        self._recorded[job.id] = (job.state, len(job.issues))
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

    def _on_engine_log_line(self, job_id: str, line: str) -> None:
        self._tell(ServiceEvent(EventKind.LOG, self.engine.job(job_id), line))

    def _on_engine_queue_held(self, held: bool) -> None:
        self._tell(ServiceEvent(EventKind.HELD if held else EventKind.RELEASED))

    def _on_engine_idle(self) -> None:
        self._tell(ServiceEvent(EventKind.IDLE))

    # From the desk

    def _on_desk_handed_over(self, handover: Handover) -> None:
        self._store.note_handover(handover)
        self._tell(ServiceEvent(EventKind.HANDED_OVER, handover=handover))

    def _on_desk_failed(self, handover: Handover, issue: Issue) -> None:
        self._tell(ServiceEvent(EventKind.HANDED_OVER, handover=handover, issue=issue))

    def _expect(self, handovers: Iterable[Handover], jobs: Iterable[Job]) -> None:
        """Let batches wait for those of `jobs` that are theirs."""
        waiting = [job for job in jobs if not job.state.is_final]
        for handover in handovers:
            mine = [job.id for job in waiting if job.batch_id == handover.batch_id]
            self._desk.expect(handover, mine)

    def _jobs_of_batch(self, batch_id: str) -> list[Job]:
        self._store.flush()
        stored = self._store.jobs_of_batch(batch_id)
        return [self.engine.job(job.id) if self._is_live(job.id) else job for job in stored]

    def _record(self, job: Job) -> None:
        """Store what is new about a job and worth remembering: not its progress."""
        state, _ = self._recorded[job.id]
        if self._recorded[job.id] == (job.state, len(job.issues)):
            return
        self._recorded[job.id] = (job.state, len(job.issues))
        self._store.record(job)
        if state is not job.state:
            self._store.note(job.id, job.state.value, _detail(job))

    def _tell(self, event: ServiceEvent) -> None:
        for callback in tuple(self._callbacks):
            callback(event)

    # Jobs

    def _is_live(self, job_id: str) -> bool:
        return job_id in self._recorded

    def _queue_again(self, jobs: list[Job]) -> list[Job]:
        """Queue jobs as one group, each as a new attempt; return those that could be taken."""
        group_id = new_id()
        queued: list[Job] = []
        for job in jobs:
            again = replace(
                job,
                group_id=group_id,
                attempt=job.attempt + 1,
                state=JobState.QUEUED,
                progress=Progress(),
                started_at=None,
                finished_at=None,
                path=None,
                bytes=None,
                sha256=None,
                beside=(),
                source_sha256=None,
                ledger=None,
                cached=False,
                issues=(),
            )
            may_restart = job.state.is_final and not job.state.is_success
            if may_restart and self._store.take_over(again):
                queued.append(again)
        self._expect(self._store.handovers({job.batch_id for job in queued}), queued)
        self.engine.submit(queued)
        return queued


def _remove_leftovers(job: Job) -> None:
    """Remove what a job that did not succeed left, and a file that it published too late.

    Where such a file replaced an older one it stays: it is whole, and the older one is gone.
    """
    with contextlib.suppress(OSError):
        remove_partials(job.target, job.id)
        if job.path is not None and not job.overwrite:
            job.path.unlink(missing_ok=True)


def _detail(job: Job) -> dict[str, Any]:
    """Return what the audit says of a job's new state."""
    detail: dict[str, Any] = {"attempt": job.attempt}
    if job.state.is_final:
        detail["seconds"] = job.seconds
        detail["issues"] = [issue.code for issue in job.issues]
    if job.state.is_success:
        detail.update(path=str(job.path), bytes=job.bytes, sha256=job.sha256)
    return detail


def _not_ours(job: Job) -> Issue:
    return Issue.error(
        "JOB509",
        f"The job {job.id} is {job.state.value.replace('_', ' ')}, and that can't be changed here.",
        "A job that another window started is changed there; one that succeeded stays as it is.",
    )
