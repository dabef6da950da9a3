"""Sees to schedules and watched folders while a program runs."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from exportstudio.automation.clock import Clock
from exportstudio.automation.schedules import Schedules
from exportstudio.automation.watch_folders import Arrival, Watcher, WatchFolders
from exportstudio.model.issue import Issue, RequestError, StudioError
from exportstudio.model.job import Job
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import Schedule

_log = logging.getLogger(__name__)
_LOOK_MS = 500
# Folders are walked so often, and so that walking takes a fifth of the time at most.
_WALK_S = 1.0
_SHARE = 4
_AFTER_A_FAULT_S = 15.0


class Attendant(QObject):
    """Queues what schedules and watched folders ask for, once it was started.

    Folders are walked and files read in a thread of its own; all else is done in that of Qt.

    Signals:
        queued: a Schedule or WatchFolder, and the list of Jobs that were queued for it.
        refused: a Schedule or WatchFolder, and the Issue for which nothing was queued.
    """

    queued = Signal(object, object)
    refused = Signal(object, object)

    def __init__(
        self,
        schedules: Schedules,
        folders: WatchFolders,
        queue: Callable[[ExportRequest], list[Job]],
        is_over: Callable[[str], bool],
        clock: Clock = time,
        parent: QObject | None = None,
    ) -> None:
        """`queue` makes jobs of a request; `is_over` tells whether all jobs of a batch are."""
        super().__init__(parent)
        self._schedules = schedules
        self._folders = folders
        self._watcher = Watcher(folders, clock)
        self._queue = queue
        self._is_over = is_over
        self._clock = clock
        self._walk: Future[tuple[list[Arrival], float]] | None = None
        self._next_walk = clock.monotonic()
        self._thread = ThreadPoolExecutor(1, "watched folders")
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_timer_timed_out)

    def start(self) -> None:
        """Begin to look, and go on twice a second."""
        self._timer.start()
        QTimer.singleShot(0, self, self._on_timer_timed_out)

    def stop(self) -> None:
        """Look no more; what was found and not taken yet is left for the next program."""
        self._timer.stop()
        self._thread.shutdown(cancel_futures=True)

    def look(self) -> None:
        """Queue what is due now and what has come, and see to it that folders are walked."""
        for schedule in self._schedules.take_due():
            last = schedule.last_batch_id
            if last is not None and not self._is_over(last):
                self._refuse(schedule, _still_running())
                continue
            try:
                self.run(schedule)
            except StudioError as error:
                self._refuse(schedule, error.issue)
        self._look_into_folders()

    def run(self, schedule: Schedule) -> list[Job]:
        """Queue what a schedule asks for; raises RequestError where nothing of it makes sense."""
        jobs = self._queue(schedule.request)
        _log.info("schedule “%s”: %d jobs are queued", schedule.name, len(jobs))
        self._schedules.store.note_run(schedule, self._clock.time(), jobs[0].batch_id)
        self.queued.emit(schedule, jobs)
        return jobs

    def _refuse(self, schedule: Schedule, issue: Issue) -> None:
        self._schedules.note(schedule, issue)
        self.refused.emit(schedule, issue)

    def _look_into_folders(self) -> None:
        now = self._clock.monotonic()
        if self._walk is None:
            if now >= self._next_walk:
                self._walk = self._thread.submit(self._look_through)
            return
        if not self._walk.done():
            return
        walk, self._walk = self._walk, None
        try:
            arrivals, seconds = walk.result()
        except Exception:  # noqa: BLE001 - the next walk may well succeed
            _log.exception("the watched folders could not be looked through")
            arrivals, seconds = [], _AFTER_A_FAULT_S
        self._next_walk = now + max(_WALK_S, _SHARE * seconds)
        for arrival in arrivals:
            if self._folders.take(arrival):
                self._export(arrival)

    def _look_through(self) -> tuple[list[Arrival], float]:
        """Return what has come, and how many seconds it took to find out."""
        began = self._clock.monotonic()
        return self._watcher.look(), self._clock.monotonic() - began

    def _export(self, arrival: Arrival) -> None:
        watch = arrival.watch
        try:
            jobs = self._queue(arrival.request)
        except RequestError as error:
            self._folders.release(arrival, error.issue)
            self._watcher.put_off(watch)
            self.refused.emit(watch, error.issue)
            return
        _log.info("watched folder “%s”: %s is queued", watch.name, arrival.path)
        self._folders.note_run(arrival, jobs[0].batch_id)
        self.queued.emit(watch, jobs)

    def _on_timer_timed_out(self) -> None:
        self.look()


def _still_running() -> Issue:
    return Issue.warning(
        "JOB565",
        "A run was left out: the jobs of the one before are not over.",
        "Let the schedule run less often, or look at what holds them up.",
    )
