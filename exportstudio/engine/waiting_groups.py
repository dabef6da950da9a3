"""The jobs that wait, in the groups that will share a child."""

from collections.abc import Iterator, Sequence

from exportstudio.engine.book import JobBook
from exportstudio.engine.scheduler import Scheduler
from exportstudio.model.job import Job


class WaitingGroups:
    """Groups in line, and groups whose next try is not due yet. All times are monotonic seconds."""

    def __init__(self, book: JobBook) -> None:
        self._book = book
        self._members: dict[str, list[str]] = {}
        self._scheduler = Scheduler()
        self._due_s: dict[str, float] = {}

    def add(self, jobs: Sequence[Job], now_s: float, due_s: float | None = None) -> None:
        """Let jobs wait, each in its group; a new group stays out of the line until `due_s`."""
        for job in jobs:
            members = self._members.setdefault(job.group_id, [])
            members.append(job.id)
            if len(members) == 1 and due_s is not None:
                self._due_s[job.group_id] = due_s
        for group_id in dict.fromkeys(job.group_id for job in jobs):
            if group_id in self._scheduler:
                self._scheduler.set_priority(group_id, self._priority(group_id))
            elif group_id not in self._due_s:
                self._line_up(group_id, now_s)

    def remove(self, job: Job) -> bool:
        """Take a job out of the groups that wait; say whether it was there."""
        members = self._members.get(job.group_id, [])
        if job.id not in members:
            return False
        members.remove(job.id)
        if not members:
            self.take(job.group_id)
        return True

    def take(self, group_id: str) -> tuple[str, ...]:
        """Take a group out and return the ids of its jobs."""
        self._scheduler.remove(group_id)
        self._due_s.pop(group_id, None)
        return tuple(self._members.pop(group_id))

    def let_due_in(self, now_s: float) -> None:
        """Put the groups in line whose next try is due."""
        for group_id in [group_id for group_id, due_s in self._due_s.items() if due_s <= now_s]:
            del self._due_s[group_id]
            for job_id in self._members[group_id]:
                self._book.change(self._book[job_id], next_try_at=None)
            self._line_up(group_id, now_s)

    def set_priority(self, job: Job) -> None:
        """Reckon with the new priority of a job; the age of its group stays."""
        if job.id in self._members.get(job.group_id, []):
            self._scheduler.set_priority(job.group_id, self._priority(job.group_id))

    def move(self, job: Job, neighbour: Job, *, after: bool) -> bool:
        """Put the group of a job right before (or after) that of another; say whether both wait."""
        return self._scheduler.move(job.group_id, neighbour.group_id, after=after)

    def members(self, group_id: str) -> list[str]:
        """Return the ids of the jobs of a group that waits."""
        return self._members[group_id]

    def in_line(self) -> Iterator[str]:
        """Yield the groups that may start, the next one first."""
        return iter(self._scheduler)

    def job_ids(self) -> list[str]:
        """Return all jobs that wait, in the order in which they will start."""
        groups = [*self._scheduler, *sorted(self._due_s, key=self._due_s.__getitem__)]
        return [job_id for group_id in groups for job_id in self._members[group_id]]

    def __contains__(self, group_id: str) -> bool:
        return group_id in self._members

    def __len__(self) -> int:
        return len(self._members)

    def _line_up(self, group_id: str, now_s: float) -> None:
        jobs = [self._book[job_id] for job_id in self._members[group_id]]
        size = max(job.source_bytes for job in jobs)
        self._scheduler.add(group_id, self._priority(group_id), now_s, size)

    def _priority(self, group_id: str) -> int:
        return max(self._book[job_id].priority for job_id in self._members[group_id])
