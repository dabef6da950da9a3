"""What can be asked of schedules and watched folders; it is listed and changed in any thread."""

from pathlib import Path
from typing import Any

from exportstudio.model.job import Job, JobState
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import MissedRun, Schedule, Timing, WatchFolder
from exportstudio.service.core import ServiceCore


class AutomationRequests:
    """The part of `ExportService` that looks after what runs by itself."""

    _core: ServiceCore

    def start_automation(self) -> None:
        """Carry out schedules and look after watched folders from now on, as long as Qt runs.

        Of several programs that do, one starts each run. Listeners get an AUTOMATION event for
        every one.
        """
        self._core.attendant.start()

    def become_agent(self) -> int | None:
        """Be the agent of this history; return the process id of the one that is, if any."""
        return self._core.become_agent()

    def recover_automation(self) -> list[Job]:
        """Queue again what schedules and watched folders had queued and a program left unfinished.

        As `recover` does, for a program that nobody sits before.
        """
        batches = self._core.store.automation.batch_ids()
        left = [
            job
            for job in self._core.jobs(state=JobState.INTERRUPTED, limit=None)
            if job.batch_id in batches
        ]
        return self._core.queue_again(left)

    def schedules(self) -> list[Schedule]:
        """Return all schedules, oldest first."""
        return self._core.schedules.all()

    def schedule(self, key: str) -> Schedule:
        """Return the schedule of an id or a name; raises RequestError (JOB562) without one."""
        return self._core.schedules.named(key)

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
        return self._core.schedules.add(name, request, timing, missed=missed, enabled=enabled)

    def change_schedule(self, key: str, **changes: Any) -> Schedule:
        """Change name, request, timing, missed or enabled of a schedule, and return it.

        Its next run is reckoned from now. Raises RequestError as `add_schedule` does.
        """
        return self._core.schedules.change(key, **changes)

    def remove_schedule(self, key: str) -> Schedule:
        """Forget a schedule, and return it; its jobs stay. Raises RequestError without one."""
        return self._core.schedules.remove(key)

    def restore_schedule(self, schedule: Schedule) -> Schedule:
        """Keep a schedule again that was removed; raises RequestError as `add_schedule` does."""
        return self._core.schedules.restore(schedule)

    def run_schedule_now(self, key: str) -> list[Job]:
        """Queue what a schedule asks for, whether it is enabled or not; its next run stays.

        Raises RequestError as `create_batch` does.
        """
        return self._core.attendant.run(self._core.schedules.named(key))

    def start_schedule(self, key: str) -> None:
        """As `run_schedule_now`, but soon, after `start_automation`: an AUTOMATION event tells."""
        self._core.attendant.run_soon(self._core.schedules.named(key))

    def watch_folders(self) -> list[WatchFolder]:
        """Return all watched folders, oldest first."""
        return self._core.folders.all()

    def watch_folder(self, key: str) -> WatchFolder:
        """Return the watched folder of an id or a name; raises RequestError without one."""
        return self._core.folders.named(key)

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
        return self._core.folders.add(
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
        return self._core.folders.change(key, **changes)

    def remove_watch_folder(self, key: str) -> WatchFolder:
        """Watch a folder no longer, and return what was; raises RequestError without one."""
        return self._core.folders.remove(key)

    def restore_watch_folder(self, watch: WatchFolder) -> WatchFolder:
        """Watch a folder again that was removed; what is there by now is not exported.

        Raises RequestError as `add_watch_folder` does.
        """
        return self._core.folders.restore(watch)
