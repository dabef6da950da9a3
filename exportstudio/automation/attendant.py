"""Sees to schedules and watched folders while a program runs."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from exportstudio.automation.clock import Clock
from exportstudio.automation.schedules import Schedules
from exportstudio.automation.watch_folders import Arrival, Watcher, WatchFolders
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import Job
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import Schedule
from exportstudio.planner import plan

_log = logging.getLogger(__name__)
_LOOK_MS = 500
# Folders are walked so often, and so that walking takes a fifth of the time at most.
_WALK_S = 1.0
_SHARE = 4
_AFTER_A_FAULT_S = 60.0


class Attendant(QObject):
    """Queues what schedules and watched folders ask for, once it was started.

    Folders are walked, files read and jobs planned in threads of its own; all else is done in
    that of Qt.

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
        taken: Callable[[], set[Path]],
        submit: Callable[[ExportRequest, list[Job]], object],
        is_over: Callable[[str], bool],
        clock: Clock = time,
        parent: QObject | None = None,
    ) -> None:
        """`taken` are targets of jobs that are not over; `submit` queues what a request became.

        `is_over` tells whether all jobs of a batch are.
        """
        super().__init__(parent)
        self._schedules = schedules
        self._folders = folders
        self._watcher = Watcher(folders, clock)
        self._taken = taken
        self._submit = submit
        self._is_over = is_over
        self._clock = clock
        self._walk: Future[tuple[list[Arrival], float]] | None = None
        self._next_walk = self._not_before = clock.monotonic()
        self._plans: list[tuple[Schedule | Arrival, Future[list[Job]]]] = []
        self._planned: set[Path] = set()  # targets that nobody else knows of yet
        self._walking = ThreadPoolExecutor(1, "watched folders")
        self._planning = ThreadPoolExecutor(1, "planning")  # one plan after the other
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_timer_timed_out)

    def start(self) -> None:
        """Begin to look, and go on twice a second."""
        self._timer.start()
        QTimer.singleShot(0, self, self._on_timer_timed_out)

    def stop(self) -> None:
        """Look no more. What was claimed is queued, the rest left for the next program."""
        self._timer.stop()
        self._walking.shutdown(cancel_futures=True)
        self._planning.shutdown()
        self._queue_what_is_planned()

    def look(self) -> None:
        """See to what is due and what has come; call it again, since that takes its time."""
        for schedule in self._schedules.take_due():
            last = schedule.last_batch_id
            if self._is_planned(schedule) or (last is not None and not self._is_over(last)):
                self._refuse(schedule, _still_running())
            else:
                self._plan(schedule, schedule.request)
        self._look_into_folders()
        self._queue_what_is_planned()

    def run(self, schedule: Schedule) -> list[Job]:
        """Queue what a schedule asks for; raises RequestError where nothing of it makes sense."""
        jobs = plan(schedule.request, self._taken())
        self._queue(schedule, jobs)
        return jobs

    def run_soon(self, schedule: Schedule) -> None:
        """Queue what a schedule asks for once it is planned; `queued` or `refused` tells."""
        if not self._is_planned(schedule):
            self._plan(schedule, schedule.request)

    def _plan(self, item: Schedule | Arrival, request: ExportRequest) -> None:
        taken = self._taken()
        self._plans.append((item, self._planning.submit(self._plan_beside, request, taken)))

    def _plan_beside(self, request: ExportRequest, taken: set[Path]) -> list[Job]:
        """Return the jobs of a request, beside what was planned before and is not queued yet."""
        jobs = plan(request, taken | self._planned)
        self._planned.update(job.target for job in jobs)
        return jobs

    def _is_planned(self, schedule: Schedule) -> bool:
        return any(isinstance(item, Schedule) and item.id == schedule.id for item, _ in self._plans)

    def _queue_what_is_planned(self) -> None:
        for item, future in [each for each in self._plans if each[1].done()]:
            self._plans.remove((item, future))
            try:
                jobs = future.result()
            except StudioError as error:
                self._refuse(item, error.issue)
            except Exception as error:  # noqa: BLE001 - must cost this request alone
                _log.exception("a request could not be planned")
                self._refuse(item, _defect(error))
            else:
                self._queue(item, jobs)
        if not self._plans:
            self._planned.clear()

    def _queue(self, item: Schedule | Arrival, jobs: list[Job]) -> None:
        self._submit(item.request, jobs)
        batch_id = jobs[0].batch_id
        if isinstance(item, Arrival):
            _log.info("watched folder “%s”: %s is queued", item.watch.name, item.path)
            self._folders.note_run(item, batch_id)
            self.queued.emit(item.watch, jobs)
        else:
            _log.info("schedule “%s”: %d jobs are queued", item.name, len(jobs))
            self._schedules.note_run(item, batch_id)
            self.queued.emit(item, jobs)

    def _refuse(self, item: Schedule | Arrival, issue: Issue) -> None:
        if isinstance(item, Arrival):
            self._folders.release(item, issue)
            self._watcher.put_off(item.watch)
            self.refused.emit(item.watch, issue)
        else:
            self._schedules.note(item, issue)
            self.refused.emit(item, issue)

    def _look_into_folders(self) -> None:
        now = self._clock.monotonic()
        if self._walk is None:
            if now >= self._next_walk:
                self._walk = self._walking.submit(self._look_through)
            return
        if not self._walk.done():
            return
        walk, self._walk = self._walk, None
        arrivals, seconds = walk.result()
        self._next_walk = now + max(_WALK_S, _SHARE * seconds)
        for arrival in arrivals:
            if self._folders.take(arrival):
                self._plan(arrival, arrival.request)

    def _look_through(self) -> tuple[list[Arrival], float]:
        """Return what has come, and how many seconds it took to find out."""
        began = self._clock.monotonic()
        return self._watcher.look(), self._clock.monotonic() - began

    def _on_timer_timed_out(self) -> None:
        if self._clock.monotonic() < self._not_before:
            return
        try:
            self.look()
        except Exception:  # noqa: BLE001 - what runs for days must outlive a fault of an hour
            _log.exception("schedules and watched folders could not be seen to")
            self._not_before = self._clock.monotonic() + _AFTER_A_FAULT_S


def _still_running() -> Issue:
    return Issue.warning(
        "JOB565",
        "A run was left out: the jobs of the one before are not over.",
        "Let the schedule run less often, or look at what holds them up.",
    )


def _defect(error: Exception) -> Issue:
    return Issue.error(
        "JOB599",
        f"Export Studio made a mistake of its own ({type(error).__name__}).",
        "Send the log of the program with a report.",
    )
