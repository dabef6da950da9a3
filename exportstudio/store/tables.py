"""The tables of the history, as SQLAlchemy Core sees them."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import (
    DDL,
    JSON,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    event,
    text,
)


class PathText(TypeDecorator[Path]):
    """A path. One whose name is not valid Unicode is stored as its bytes, and comes back whole."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> str | bytes | None:  # noqa: ARG002
        """Return the text or bytes to store."""
        if value is None:
            return None
        name = str(value)
        try:
            name.encode()
        except UnicodeEncodeError:
            return os.fsencode(name)
        return name

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> Path | None:  # noqa: ARG002
        """Return the path that was stored."""
        return None if value is None else Path(os.fsdecode(value))


METADATA = MetaData()

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("batch_id", Text, nullable=False),
    Column("group_id", Text, nullable=False),
    Column("source", PathText, nullable=False),
    Column("format", Text, nullable=False),
    Column("quality", Text, nullable=False),
    Column("target", PathText, nullable=False),
    Column("options", JSON, nullable=False),
    Column("selection", JSON(none_as_null=True)),  # NULL: all of the building
    Column("on_conflict", Text, nullable=False, server_default=text("'number'")),
    Column("fresh", Boolean, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("weight", Integer, nullable=False, server_default=text("1")),
    Column("source_bytes", BigInteger, nullable=False, server_default=text("0")),
    Column("time_limit_s", Float, nullable=False, server_default=text("1800")),
    Column("stop_on_error", Boolean, nullable=False, server_default=text("0")),
    Column("quarantine", JSON(none_as_null=True)),  # NULL: no element
    Column("retry_of", Text),
    Column("attempt", Integer, nullable=False),
    Column("next_try_at", Float),
    Column("state", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("started_at", Float),
    Column("finished_at", Float),
    Column("path", PathText),
    Column("bytes", BigInteger),
    Column("sha256", Text),
    Column("source_sha256", Text),
    Column("cached", Boolean, nullable=False, server_default=text("0")),
    Column("usage", JSON(none_as_null=True)),
    Column("products", Integer),
    Column("exported", Integer),
    Column("excluded", Integer),
    Column("degraded", Integer),
    Column("failed", Integer),
    # The program that answers for the job while it is not final: its process id, and when that
    # process was started, since process ids come round again.
    Column("owner_pid", Integer, nullable=False),
    Column("owner_started_at", Float, nullable=False),
    Index("jobs_by_state", "state"),
    Index("jobs_by_source", "source"),
    Index("jobs_by_batch", "batch_id"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("job_id", Text, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("at", Float, nullable=False),
    Column("who", Text, nullable=False, server_default=text("''")),
    Column("what", Text, nullable=False),
    Column("detail", JSON, nullable=False),
    Index("events_by_job", "job_id"),
)

# The audit is added to and never changed; it goes with its job.
APPEND_ONLY = (
    "CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END"
)
event.listen(EVENTS, "after_create", DDL(APPEND_ONLY))  # type: ignore[no-untyped-call]

ISSUES = Table(
    "issues",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("job_id", Text, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("element", Text),
    Column("text", Text, nullable=False),
    Column("suggestion", Text, nullable=False),
    Column("recoverable", Boolean, nullable=False),
    Index("issues_by_job", "job_id"),
)

HANDOVERS = Table(
    "handovers",
    METADATA,
    Column("batch_id", Text, primary_key=True),
    Column("destination", PathText, nullable=False),
    Column("manifest", Boolean, nullable=False),
    Column("package", Boolean, nullable=False),
    Column("made_at", Float),  # NULL: not yet
)

ARTIFACTS = Table(
    "artifacts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("job_id", Text, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("path", PathText, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("published_at", Float, nullable=False),
    Index("artifacts_by_job", "job_id"),
)

# Of jobs that were forgotten: how many ended on each day, in local time, and what they came to.
DAILY_FIGURES = Table(
    "daily_figures",
    METADATA,
    Column("day", Text, primary_key=True),
    Column("format", Text, primary_key=True),
    Column("quality", Text, primary_key=True),
    Column("jobs", Integer, nullable=False),
    Column("succeeded", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("bytes", BigInteger, nullable=False),
)

# What one program wants another to do with the jobs that it answers for.
REQUESTS = Table(
    "requests",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("owner_pid", Integer, nullable=False),
    Column("owner_started_at", Float, nullable=False),
    Column("at", Float, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)

# The programs that others hand their jobs to: one lives at most.
HOSTS = Table(
    "hosts",
    METADATA,
    Column("owner_pid", Integer, nullable=False),
    Column("owner_started_at", Float, nullable=False),
)

# The programs that start what is scheduled without a window: one lives at most.
AGENTS = Table(
    "agents",
    METADATA,
    Column("owner_pid", Integer, nullable=False),
    Column("owner_started_at", Float, nullable=False),
)


def _automation_columns() -> list[Column[Any]]:
    """Return the columns that schedules and watched folders have in common."""
    return [
        Column("id", Text, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        Column("request", JSON, nullable=False),
        Column("enabled", Boolean, nullable=False),
        Column("created_at", Float, nullable=False),
        Column("last_run_at", Float),
        Column("last_batch_id", Text),
        Column("last_issue", JSON(none_as_null=True)),
    ]


SCHEDULES = Table(
    "schedules",
    METADATA,
    *_automation_columns(),
    Column("timing", JSON, nullable=False),
    Column("missed", Text, nullable=False),
    Column("next_run_at", Float),  # NULL: nothing is to come
)

WATCH_FOLDERS = Table(
    "watch_folders",
    METADATA,
    *_automation_columns(),
    Column("folder", PathText, nullable=False),
    Column("settle_s", Float, nullable=False),
)

# The files of watched folders that need not be looked into again while they are as they were.
WATCHED_FILES = Table(
    "watched_files",
    METADATA,
    Column("watch_id", Text, ForeignKey("watch_folders.id", ondelete="CASCADE"), primary_key=True),
    Column("path", PathText, primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
)

# What was exported of watched folders: contents, and the settings with which that was done.
WATCHED_CONTENTS = Table(
    "watched_contents",
    METADATA,
    Column("watch_id", Text, ForeignKey("watch_folders.id", ondelete="CASCADE"), primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("settings", Text, primary_key=True),
    Column("batch_id", Text),
)

AUTOMATION = [AGENTS, SCHEDULES, WATCH_FOLDERS, WATCHED_FILES, WATCHED_CONTENTS]
