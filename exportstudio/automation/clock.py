"""The time as the machine has it, which tests replace."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """What tells the time: the module `time` does."""

    def time(self) -> float:
        """Return the seconds since the epoch."""

    def monotonic(self) -> float:
        """Return seconds that nobody sets."""


class LocalZone(tzinfo):
    """The time zone of the machine, with its past and coming changes.

    `datetime.astimezone()` alone gives the offset of one moment, and the names that `zoneinfo`
    needs are not to be had on every platform.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return the offset at a local time; of an hour that comes twice, `fold` chooses one."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002 -- as tzinfo has it
        """Return None: it is not known what part of the offset is summer time."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return the abbreviation of the zone at a local time."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """Return a moment whose fields are UTC as local time."""
        local = datetime.fromtimestamp(moment.replace(tzinfo=UTC).timestamp())
        return local.replace(tzinfo=self)


LOCAL = LocalZone()
