"""The schedules of a history: added, changed, and claimed when they are due."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from exportstudio.automation.clock import LOCAL, Clock
from exportstudio.automation.register import Register, lasting
from exportstudio.automation.timing import next_time
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import new_id
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import MissedRun, Schedule, Timing
from exportstudio.store.automation import AutomationStore

_log = logging.getLogger(__name__)
# A program that is busy, or a machine that wakes up, may be this late before a run was missed.
_ON_TIME_S = 300.0


class Schedules(Register[Schedule]):
    """The schedules of a history; their times are in `zone`."""

    what = "schedule"
    changeable = frozenset({"name", "request", "timing", "missed", "enabled"})

    def __init__(self, store: AutomationStore, clock: Clock = time, zone: tzinfo = LOCAL) -> None:
        super().__init__(store, store.schedules)
        self._clock = clock
        self._zone = zone

    def add(
        self,
        name: str,
        request: ExportRequest,
        timing: Timing,
        *,
        missed: MissedRun = MissedRun.ONCE,
        enabled: bool = True,
    ) -> Schedule:
        """Keep a new schedule; raises RequestError for a bad request, name or time.

        Intervals are counted from now, where `timing` does not say from when.
        """
        now = self._clock.time()
        if timing.every_s is not None and timing.since is None:
            timing = replace(timing, since=now)
        schedule = Schedule(new_id(), name.strip(), request, timing, missed, enabled, now)
        return self._keep(self._made_ready(schedule, now))

    def change(self, key: str, **changes: Any) -> Schedule:
        """Change name, request, timing, missed or enabled; return what came of it.

        Runs that were due while it was disabled are not made up for. Raises RequestError as `add`
        does.
        """
        schedule = self._changed(key, changes)
        return self._keep_changed(self._made_ready(schedule, self._clock.time()))

    def restore(self, item: Schedule) -> Schedule:
        """Keep a schedule again that was removed; raises RequestError where its time is over."""
        return super().restore(self._made_ready(item, self._clock.time()))

    def take_due(self) -> Iterator[Schedule]:
        """Yield the schedules whose run this program is to do now: nobody else does it.

        What was due so long ago that it was missed is passed over, where the schedule says so.
        """
        now = self._clock.time()
        for schedule in self.all():
            if not schedule.enabled or schedule.next_run_at is None or schedule.next_run_at > now:
                continue
            following = next_time(schedule.timing, now, self._zone)
            if not self.store.claim(schedule, following):
                continue
            if now - schedule.next_run_at > _ON_TIME_S and schedule.missed is MissedRun.SKIP:
                self.note(schedule, _missed(schedule, self._zone))
            else:
                yield schedule

    def note_run(self, schedule: Schedule, batch_id: str) -> None:
        """Keep which jobs were queued for a schedule."""
        self.store.note_run(schedule, self._clock.time(), batch_id)

    def note(self, schedule: Schedule, issue: Issue) -> None:
        """Keep why a run did not take place."""
        _log.info("schedule “%s”: %s", schedule.name, issue)
        self.store.note_issue(schedule, issue)

    def _made_ready(self, schedule: Schedule, now: float) -> Schedule:
        """Return a schedule as it is kept: checked, and with the time of its next run."""
        if not schedule.request.sources:
            raise RequestError(
                Issue.error("JOB507", "There is nothing to export.", "Name a file or folder.")
            )
        due = next_time(schedule.timing, now, self._zone)
        if due is None and schedule.enabled:
            raise RequestError(
                Issue.error("JOB561", "That time is over.", "Choose one that is to come.")
            )
        return replace(
            schedule,
            request=lasting(schedule.request),
            next_run_at=due if schedule.enabled else None,
        )


def _missed(schedule: Schedule, zone: tzinfo) -> Issue:
    due = datetime.fromtimestamp(schedule.next_run_at or 0.0, zone)
    return Issue.info(
        "JOB564",
        f"The run of {due:%Y-%m-%d %H:%M} was missed: no program ran then.",
        "Let missed runs be made up for once (--missed once), or start it by hand.",
    )
