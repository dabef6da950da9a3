"""Other programs that work on the same history: what they ask for, and what they do for us."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from exportstudio.delivery.publish import remove_leftovers
from exportstudio.engine.engine import Engine
from exportstudio.model.issue import Issue
from exportstudio.model.job import Job, JobState
from exportstudio.store.owner import Owner
from exportstudio.store.store import Store

_LOOK_MS = 500


class Neighbours(QObject):
    """Hands jobs to the program that runs those of all, follows them, and takes requests.

    Signals:
        asked_to_run: a list of Jobs that another program handed over.
        asked: an action ("cancel", "pause", "resume") and the id of a job of this program.
    """

    asked_to_run = Signal(object)
    asked = Signal(str, str)

    def __init__(
        self,
        store: Store,
        engine: Engine,
        is_ours: Callable[[str], bool],
        *,
        shared: bool,
        parent: QObject | None = None,
    ) -> None:
        """`shared`: the first such program runs the jobs of all. `is_ours` knows our job ids."""
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._is_ours = is_ours
        self._shared = shared
        self._theirs: set[str] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timed_out)
        self._timer.start(_LOOK_MS)

    def host(self) -> Owner | None:
        """Return the program that jobs are handed to; None where this one runs them itself."""
        return self._store.mailbox.host() if self._shared else None

    def hand_over(self, jobs: Sequence[Job]) -> None:
        """Let the host run jobs, which are stored as its own, and show what becomes of them."""
        self._store.mailbox.ask("run", [job.id for job in jobs if not job.state.is_final])
        for job in jobs:
            self._theirs.add(job.id)
            self._engine.show(job)

    def take_back(self, jobs: Sequence[Job]) -> None:
        """Follow jobs no longer, which this program runs from now on."""
        self._theirs.difference_update(job.id for job in jobs)

    def have(self, job_id: str) -> bool:
        """Return whether another program runs, or last ran, a job of ours."""
        return job_id in self._theirs

    def clear_up(self) -> None:
        """Mark what programs that are gone left unfinished, and remove what lies about of it."""
        for job in self._store.mark_interrupted():
            remove_leftovers(job)

    def close(self) -> None:
        """Take no more requests, and be nobody's host."""
        self._timer.stop()
        if self._shared:
            self._store.mailbox.leave_hosts()

    def _on_timer_timed_out(self) -> None:
        for request in self._store.mailbox.take_requests():
            if request.action == "run":
                jobs = [self._store.job(job_id) for job_id in request.job_ids]
                self.asked_to_run.emit([j for j in jobs if j and j.state is JobState.QUEUED])
            else:
                for job_id in filter(self._is_ours, request.job_ids):
                    self.asked.emit(request.action, job_id)
        followed = [each for each in self._theirs if not self._engine.job(each).state.is_final]
        if followed and self.host() is None:
            self.clear_up()  # the program that had them has gone
        for job_id in followed:
            job = self._store.job(job_id)
            if job is not None and job.state is not self._engine.job(job_id).state:
                self._engine.show(job)


def joined(host: Owner) -> Issue:
    """Return the note that another program does the exports of this one."""
    return Issue.info(
        "JOB535",
        f"Export Studio is open already (process {host.pid}), and does the exports of this window.",
        "Both windows show them. When the other one is closed, this one takes its place.",
    )
