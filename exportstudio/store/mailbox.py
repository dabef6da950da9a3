"""What programs that share a history ask of each other, and which of them runs the jobs of all."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, delete, insert, select

from exportstudio.store.database import Database
from exportstudio.store.owner import Owner
from exportstudio.store.rows import LIVE, of_owner
from exportstudio.store.tables import AGENTS, HOSTS, JOBS, REQUESTS

if TYPE_CHECKING:
    from concurrent.futures import Future

_IDS_IN_A_QUERY = 500
_Put = Callable[[Callable[[Connection], object]], "Future[None]"]


@dataclass(frozen=True, slots=True)
class Request:
    """What another program wants done with jobs that this one answers for."""

    action: str
    job_ids: tuple[str, ...]


class Mailbox:
    """Requests between programs, as rows of the history; `put` hands a write to its thread."""

    def __init__(self, database: Database, owner: Owner, put: _Put) -> None:
        self._database = database
        self._owner = owner
        self._put = put

    def ask(self, action: str, job_ids: Sequence[str]) -> list[str]:
        """Leave requests for the living programs that answer for unfinished jobs.

        They look for such twice a second, and one that hangs finds them later. Returns the ids of
        the jobs that no living program answers for.
        """
        unasked: list[str] = []

        def write(connection: Connection) -> None:
            by_owner: defaultdict[Owner, list[str]] = defaultdict(list)
            for start in range(0, len(job_ids), _IDS_IN_A_QUERY):
                some = job_ids[start : start + _IDS_IN_A_QUERY]
                query = select(JOBS.c.id, JOBS.c.owner_pid, JOBS.c.owner_started_at)
                chosen = JOBS.c.id.in_(some), JOBS.c.state.in_(LIVE)
                for job_id, pid, started_at in connection.execute(query.where(*chosen)):
                    by_owner[Owner(pid, started_at)].append(job_id)
            asked: set[str] = set()
            for owner, ids in by_owner.items():
                if owner.is_alive():
                    asked.update(ids)
                    row = {
                        "owner_pid": owner.pid,
                        "owner_started_at": owner.started_at,
                        "at": time.time(),
                        "action": action,
                        "detail": {"jobs": ids},
                    }
                    connection.execute(insert(REQUESTS), row)
            unasked[:] = [job_id for job_id in job_ids if job_id not in asked]

        self._put(write).result()
        return unasked

    def take_requests(self) -> list[Request]:
        """Return what other programs want of this one, and forget it."""
        query = select(REQUESTS).where(*of_owner(REQUESTS, self._owner)).order_by(REQUESTS.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return []
        ids = [row.id for row in rows]
        self._put(
            lambda connection: connection.execute(delete(REQUESTS).where(REQUESTS.c.id.in_(ids)))
        )
        return [Request(row.action, tuple(row.detail["jobs"])) for row in rows]

    def host(self) -> Owner | None:
        """Return the living program that others hand their jobs to; None: from now on this one."""
        return self._take_place(HOSTS)

    def leave_hosts(self) -> None:
        """Say that others must not hand jobs to this program any more."""
        self._leave_place(HOSTS)

    def agent(self) -> Owner | None:
        """Return the living program that is the agent; None: from now on it is this one."""
        return self._take_place(AGENTS)

    def leave_agents(self) -> None:
        """Say that this program is the agent no more."""
        self._leave_place(AGENTS)

    def _take_place(self, places: Table) -> Owner | None:
        """Enter this program where no living one is entered; return the one that is, if any."""
        found: list[Owner] = []

        def write(connection: Connection) -> None:
            found.clear()
            entered = select(places.c.owner_pid, places.c.owner_started_at)
            for owner in [Owner(*row) for row in connection.execute(entered)]:
                if owner == self._owner:
                    return
                if owner.is_alive():
                    found.append(owner)
                else:
                    connection.execute(delete(places).where(*of_owner(places, owner)))
            if not found:
                row = {"owner_pid": self._owner.pid, "owner_started_at": self._owner.started_at}
                connection.execute(insert(places), row)

        self._put(write).result()
        return found[0] if found else None

    def _leave_place(self, places: Table) -> None:
        mine = delete(places).where(*of_owner(places, self._owner))
        self._put(lambda connection: connection.execute(mine))
