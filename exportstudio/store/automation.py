"""Schedules and watched folders in the database, and what was done of them."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future  # noqa: TC003 -- of an alias
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Table, delete, select, update
from sqlalchemy.dialects import sqlite

from exportstudio.model.issue import Issue
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import MissedRun, Schedule, Timing, WatchFolder
from exportstudio.store.database import Database
from exportstudio.store.rows import LIVE
from exportstudio.store.tables import (
    ARTIFACTS,
    JOBS,
    SCHEDULES,
    WATCH_FOLDERS,
    WATCHED_CONTENTS,
    WATCHED_FILES,
)

Signature: TypeAlias = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: a file whose are the same is same."""

_Put: TypeAlias = Callable[[Callable[[Connection], object]], "Future[None]"]


class AutomationStore:
    """What the history knows of schedules and watched folders.

    Methods that write return whether it was done: names are taken once, and of several programs
    that claim the same thing one succeeds. All may be called from any thread.
    """

    def __init__(self, database: Database, put: _Put) -> None:
        """`put` hands a write to the thread that writes."""
        self._database = database
        self._put = put

    # Both kinds

    def schedules(self) -> list[Schedule]:
        """Return all schedules, oldest first."""
        return [_schedule_of(row) for row in self._rows(SCHEDULES)]

    def watch_folders(self) -> list[WatchFolder]:
        """Return all watched folders, oldest first."""
        return [_watch_folder_of(row) for row in self._rows(WATCH_FOLDERS)]

    def add(self, item: Schedule | WatchFolder) -> bool:
        """Store a new one; nothing is done where its name is taken."""
        before = {"last_run_at": item.last_run_at, "last_batch_id": item.last_batch_id}
        row = {"created_at": item.created_at, **before, **_row(item)}
        return self._changes(sqlite.insert(_table(item)).values(row).on_conflict_do_nothing())

    def change(self, item: Schedule | WatchFolder) -> bool:
        """Store what a person has changed; nothing is done where it is gone."""
        table = _table(item)
        return self._changes(update(table).where(table.c.id == item.id).values(_row(item)))

    def remove(self, item: Schedule | WatchFolder) -> bool:
        """Forget one; what it exported stays in the history."""
        table = _table(item)
        return self._changes(delete(table).where(table.c.id == item.id))

    def note_run(self, item: Schedule | WatchFolder, at: float, batch_id: str) -> None:
        """Store that jobs were queued for one; `at` in seconds since the epoch."""
        table = _table(item)
        values = {"last_run_at": at, "last_batch_id": batch_id, "last_issue": None}
        self._changes(update(table).where(table.c.id == item.id).values(values))

    def note_issue(self, item: Schedule | WatchFolder, issue: Issue | None) -> None:
        """Store what stands in the way of one, or that nothing does any more."""
        table = _table(item)
        values = {"last_issue": None if issue is None else issue.to_dict()}
        self._changes(update(table).where(table.c.id == item.id).values(values))

    def batch_ids(self) -> set[str]:
        """Return the ids of the last batches of schedules, and of all of watched folders."""
        of_schedules = select(SCHEDULES.c.last_batch_id)
        of_folders = select(WATCHED_CONTENTS.c.batch_id)
        with self._database.reading() as connection:
            found = {
                *connection.execute(of_schedules).scalars(),
                *connection.execute(of_folders).scalars(),
            }
        return found - {None}

    # Schedules

    def claim(self, schedule: Schedule, following: float | None) -> bool:
        """Take the run that `schedule` is due for, and set when the one after it is.

        Nothing is done where another program took it, or a person changed the schedule meanwhile.
        """
        mine = (
            SCHEDULES.c.id == schedule.id,
            SCHEDULES.c.enabled,
            SCHEDULES.c.next_run_at == schedule.next_run_at,
        )
        return self._changes(update(SCHEDULES).where(*mine).values(next_run_at=following))

    # Watched folders

    def known_files(self, watch_id: str) -> dict[Path, Signature]:
        """Return the files of a folder that need not be looked into while they are as they were."""
        query = select(WATCHED_FILES).where(WATCHED_FILES.c.watch_id == watch_id)
        with self._database.reading() as connection:
            return {row.path: (row.bytes, row.mtime_ns) for row in connection.execute(query)}

    def know_files(self, watch_id: str, files: Iterable[tuple[Path, Signature]]) -> None:
        """Let files of a folder count as looked into."""
        rows = [_file_row(watch_id, path, signature) for path, signature in files]

        def write(connection: Connection) -> None:
            for row in rows:
                connection.execute(_upsert(row))

        self._put(write).result()

    def claim_content(
        self, watch_id: str, path: Path, signature: Signature, sha256: str, settings: str
    ) -> bool:
        """Take a content for export, and let the file count as looked into.

        Only the latter is done where this content was exported with these settings before.
        """
        row = {"watch_id": watch_id, "sha256": sha256, "settings": settings}
        won: list[bool] = []

        def write(connection: Connection) -> None:
            won.clear()  # a write may be done again
            connection.execute(_upsert(_file_row(watch_id, path, signature)))
            taken = sqlite.insert(WATCHED_CONTENTS).values(row).on_conflict_do_nothing()
            won.append(connection.execute(taken).rowcount == 1)

        self._put(write).result()
        return won == [True]

    def note_content(self, watch_id: str, sha256: str, settings: str, batch_id: str) -> None:
        """Store the batch that exports a content which was claimed."""
        mine = _content(watch_id, sha256, settings)
        self._changes(update(WATCHED_CONTENTS).where(*mine).values(batch_id=batch_id))

    def release_content(self, watch_id: str, path: Path, sha256: str, settings: str) -> None:
        """Take a claim back: no job could be made of it."""
        file = WATCHED_FILES.c.watch_id == watch_id, WATCHED_FILES.c.path == path

        def write(connection: Connection) -> None:
            connection.execute(
                delete(WATCHED_CONTENTS).where(*_content(watch_id, sha256, settings))
            )
            connection.execute(delete(WATCHED_FILES).where(*file))

        self._put(write).result()

    def is_awaited(self, path: Path) -> bool:
        """Return whether a job that is not over is to write this very file."""
        query = select(JOBS.c.id).where(JOBS.c.target == path, JOBS.c.state.in_(LIVE)).limit(1)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def is_output(self, path: Path, sha256: str) -> bool:
        """Return whether a job has written this very file, and it is as it was then."""
        query = select(ARTIFACTS.c.path).where(ARTIFACTS.c.sha256 == sha256).distinct()
        with self._database.reading() as connection:
            paths: list[Path] = list(connection.execute(query).scalars())
        return any(each == path or _is_same(each, path) for each in paths)

    def _rows(self, table: Table) -> list[Row[Any]]:
        with self._database.reading() as connection:
            return list(connection.execute(select(table).order_by(table.c.id)).all())

    def _changes(self, statement: Any) -> bool:
        """Carry out a statement, and return whether it changed a row."""
        counts: list[int] = []

        def write(connection: Connection) -> None:
            counts[:] = [connection.execute(statement).rowcount]

        self._put(write).result()
        return counts == [1]


def _table(item: Schedule | WatchFolder) -> Table:
    return SCHEDULES if isinstance(item, Schedule) else WATCH_FOLDERS


def _row(item: Schedule | WatchFolder) -> dict[str, Any]:
    """Return what a person decides of one, as a row."""
    row: dict[str, Any] = {
        "id": item.id,
        "name": item.name,
        "request": item.request.to_dict(),
        "enabled": item.enabled,
    }
    if isinstance(item, Schedule):
        timing = item.timing.to_dict()
        missed = item.missed.value
        return {**row, "timing": timing, "missed": missed, "next_run_at": item.next_run_at}
    return {**row, "folder": item.folder, "settle_s": item.settle_s}


def _common(row: Row[Any]) -> dict[str, Any]:
    columns = row._mapping
    plain = ("id", "name", "enabled", "created_at", "last_run_at", "last_batch_id")
    issue = columns["last_issue"]
    return {
        **{name: columns[name] for name in plain},
        "request": ExportRequest.from_dict(columns["request"]),
        "last_issue": None if issue is None else Issue.from_dict(issue),
    }


def _schedule_of(row: Row[Any]) -> Schedule:
    return Schedule(
        **_common(row),
        timing=Timing.from_dict(row.timing),
        missed=MissedRun(row.missed),
        next_run_at=row.next_run_at,
    )


def _watch_folder_of(row: Row[Any]) -> WatchFolder:
    return WatchFolder(**_common(row), folder=row.folder, settle_s=row.settle_s)


def _file_row(watch_id: str, path: Path, signature: Signature) -> dict[str, Any]:
    size, mtime_ns = signature
    return {"watch_id": watch_id, "path": path, "bytes": size, "mtime_ns": mtime_ns}


def _upsert(row: dict[str, Any]) -> Any:
    upsert = sqlite.insert(WATCHED_FILES).values(row)
    return upsert.on_conflict_do_update(index_elements=["watch_id", "path"], set_=row)


def _content(watch_id: str, sha256: str, settings: str) -> tuple[Any, ...]:
    table = WATCHED_CONTENTS
    return table.c.watch_id == watch_id, table.c.sha256 == sha256, table.c.settings == settings


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 -- neither need be there
    except OSError:
        return False
