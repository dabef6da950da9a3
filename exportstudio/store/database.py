"""The database file: opened, checked, migrated, and replaced where it is beyond use."""

import contextlib
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from exportstudio.model.issue import Issue, StudioError
from exportstudio.store.tables import (
    APPEND_ONLY,
    AUTOMATION,
    DAILY_FIGURES,
    HANDOVERS,
    HOSTS,
    METADATA,
    REQUESTS,
)


def _add_column(table: str, column: str) -> Callable[[Connection], None]:
    def migrate(connection: Connection) -> None:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")

    return migrate


def _to_version_6(connection: Connection) -> None:
    for column in (
        "weight INTEGER NOT NULL DEFAULT 1",
        "source_bytes BIGINT NOT NULL DEFAULT 0",
        "time_limit_s FLOAT NOT NULL DEFAULT 1800",
        "stop_on_error BOOLEAN NOT NULL DEFAULT 0",
        "quarantine JSON",
        "retry_of TEXT",
        "next_try_at FLOAT",
    ):
        _add_column("jobs", column)(connection)
    _add_column("events", "who TEXT NOT NULL DEFAULT ''")(connection)
    connection.exec_driver_sql("CREATE INDEX jobs_by_batch ON jobs (batch_id)")
    connection.exec_driver_sql(APPEND_ONLY)
    METADATA.create_all(connection, tables=[REQUESTS, HOSTS], checkfirst=False)


def _to_version_8(connection: Connection) -> None:
    METADATA.create_all(connection, tables=AUTOMATION, checkfirst=False)


def _to_version_9(connection: Connection) -> None:
    _add_column("jobs", "on_conflict TEXT NOT NULL DEFAULT 'number'")(connection)
    connection.exec_driver_sql("UPDATE jobs SET on_conflict = 'replace' WHERE overwrite")
    connection.exec_driver_sql("ALTER TABLE jobs DROP COLUMN overwrite")


def _to_version_10(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[DAILY_FIGURES], checkfirst=False)


# Ordered steps from one version of the schema to the next; the first leads from 1 to 2. A new
# database is made at the newest version at once.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _add_column("jobs", "cached BOOLEAN NOT NULL DEFAULT 0"),
    _add_column("jobs", "selection JSON"),
    _add_column("jobs", "source_sha256 TEXT"),
    HANDOVERS.create,
    _to_version_6,
    _add_column("jobs", "usage JSON"),
    _to_version_8,
    _to_version_9,
    _to_version_10,
)


class Database:
    """An open history.

    A database that is damaged is set aside and a fresh one made; where none can be written, the
    history lasts until the program ends. `issues` says so. Raises StudioError for a database
    that a newer version of the program has made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.issues: list[Issue] = []
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        try:
            # What somebody exports is nobody else's business.
            path.parent.mkdir(0o700, parents=True, exist_ok=True)
            self._open_or_set_aside()
        except (OSError, OperationalError) as error:
            self._forget_engine()
            self._scratch = tempfile.TemporaryDirectory(prefix="exportstudio-")
            self.issues.append(_not_kept(path, error))
            self.path = Path(self._scratch.name) / path.name
            self._open()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Yield a connection for writing; all of it is kept, or nothing."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def reading(self) -> Connection:
        """Return a connection for reading, to be used in a `with`."""
        return self._engine.connect()

    def close(self) -> None:
        """Close the file."""
        self._forget_engine()
        if self._scratch is not None:
            self._scratch.cleanup()

    def _open_or_set_aside(self) -> None:
        try:
            self._open()
        except OperationalError:
            raise
        except DatabaseError as error:
            self._forget_engine()
            aside = _set_aside(self.path)
            self.issues.append(_damaged(aside, error))
            self._open()

    def _open(self) -> None:
        self._engine = create_engine(
            URL.create("sqlite", database=str(self.path)), isolation_level="AUTOCOMMIT"
        )
        event.listen(self._engine, "connect", _set_up)
        with self._engine.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            newest = 1 + len(MIGRATIONS)
            if version > newest:
                self._forget_engine()
                raise StudioError(_too_new(self.path))
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            if found != "ok":
                raise DatabaseError("quick_check", None, sqlite3.DatabaseError(found))
        if version == 0:
            self._create(newest)
        else:
            for number in range(version, newest):
                self._migrate(number)
            with self.transaction():  # meets a file that can be read and not be written
                pass

    def _create(self, newest: int) -> None:
        with self.transaction() as connection:
            # Another program may have been quicker.
            if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0:
                METADATA.create_all(connection, checkfirst=False)
                connection.exec_driver_sql(f"PRAGMA user_version = {newest}")

    def _migrate(self, version: int) -> None:
        copy = self.path.with_name(f"{self.path.stem}.version-{version}{self.path.suffix}")
        copy.unlink(missing_ok=True)
        with self._engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
        with self.transaction() as connection:
            if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == version:
                MIGRATIONS[version - 1](connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {version + 1}")

    def _forget_engine(self) -> None:
        engine = getattr(self, "_engine", None)
        if engine is not None:
            engine.dispose()


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    """Set what SQLite forgets from one connection to the next."""
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _set_aside(path: Path) -> Path:
    """Rename a damaged database and what belongs to it; return its new path."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{stamp}-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    for tail in ("-wal", "-shm"):
        beside = path.with_name(path.name + tail)
        if beside.exists():
            shutil.move(beside, aside.with_name(aside.name + tail))
    return aside


def _damaged(aside: Path, error: Exception) -> Issue:
    cause = getattr(error, "orig", error)
    return Issue.warning(
        "FILE446",
        f"The history of exports is damaged ({cause}) and was set aside as {aside}.",
        "A new, empty history was begun. Exported files are not affected.",
    )


def _not_kept(path: Path, error: Exception) -> Issue:
    cause = getattr(error, "orig", error)
    return Issue.warning(
        "FILE445",
        f"The history of exports can't be kept in {path.parent} ({cause}).",
        "Exports work, but are forgotten when the program ends. Make the folder writable, or "
        "name another in the environment variable EXPORTSTUDIO_DATA.",
    )


def _too_new(path: Path) -> Issue:
    return Issue.error(
        "FILE447",
        f"The history of exports in {path} was made by a newer version of Export Studio.",
        "Use that version, or name another folder in the environment variable EXPORTSTUDIO_DATA.",
    )
