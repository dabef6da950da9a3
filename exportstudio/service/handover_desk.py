"""Manifests and packages, made in a thread of their own once the jobs of a batch are over."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import Job, JobState

_LOOK_MS = 50


@dataclass(slots=True)
class _Batch:
    """A batch with a wish, and the jobs of this program that it waits for."""

    handover: Handover
    waits_for: set[str] = field(default_factory=set)


class HandoverDesk(QObject):
    """Writes what is to be handed over with a batch when its last job is over.

    A job that is queued again later opens its batch again, and the manifest and package are
    replaced by such as tell of it.

    Signals:
        handed_over: a Handover whose files are there.
        failed: a Handover and the Issue that kept it from being made.
    """

    handed_over = Signal(object)
    failed = Signal(object, object)

    def __init__(self, jobs_of: Callable[[str], list[Job]], parent: QObject | None = None) -> None:
        """`jobs_of` returns all jobs of a batch in order, those of other programs as well."""
        super().__init__(parent)
        self._jobs_of = jobs_of
        self._open: dict[str, _Batch] = {}
        self._making: dict[str, tuple[Handover, Future[Path]]] = {}
        self._pool: ThreadPoolExecutor | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_timer_timed_out)

    def is_busy(self) -> bool:
        """Return whether something is being made."""
        return bool(self._making)

    def expect(self, handover: Handover, job_ids: Iterable[str]) -> None:
        """Wait for these jobs of a batch, too, before anything is handed over."""
        batch = self._open.setdefault(handover.batch_id, _Batch(handover))
        batch.waits_for.update(job_ids)
        if not batch.waits_for:
            self._hand_over(batch)

    def note_finished(self, job: Job) -> None:
        """Take note that a job is over, and begin where it was the last.

        One that is INTERRUPTED may go on later, and so may its batch.
        """
        batch = self._open.get(job.batch_id)
        if batch is not None and job.state is not JobState.INTERRUPTED:
            batch.waits_for.discard(job.id)
            if not batch.waits_for:
                self._hand_over(batch)

    def shut_down(self) -> None:
        """Let what is being made get ready, and begin nothing more."""
        self._timer.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, batch: _Batch) -> None:
        del self._open[batch.handover.batch_id]
        jobs = self._jobs_of(batch.handover.batch_id)
        if not all(job.state.is_final for job in jobs):
            return  # another program, which waits for the rest, does it
        self._pool = self._pool or ThreadPoolExecutor(1, thread_name_prefix="handover")
        made = self._pool.submit(make_handover, batch.handover, jobs)
        self._making[batch.handover.batch_id] = batch.handover, made
        self._timer.start()

    def _on_timer_timed_out(self) -> None:
        for batch_id, (handover, made) in list(self._making.items()):
            if not made.done():
                continue
            del self._making[batch_id]
            try:
                made.result()
            except StudioError as error:
                self.failed.emit(handover, error.issue)
            except Exception as error:  # noqa: BLE001 - told like every other trouble
                self.failed.emit(handover, _mistake(error))
            else:
                self.handed_over.emit(handover)
        if not self._making:
            self._timer.stop()


def make_handover(handover: Handover, jobs: list[Job]) -> Path:
    """Write the manifest or the package of a batch whose jobs are over; raises StudioError."""
    from exportstudio.delivery.manifest import write_manifest
    from exportstudio.delivery.package import write_package

    if handover.manifest:
        path = write_manifest(handover, jobs)
    if handover.package:
        path = write_package(handover, jobs)
    return path


def _mistake(error: Exception) -> Issue:
    return Issue.error(
        "JOB599",
        f"Export Studio made a mistake of its own in the manifest ({error!r}).",
        "The outputs themselves are not affected. Please report it.",
    )
