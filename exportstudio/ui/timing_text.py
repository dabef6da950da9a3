"""When schedules are due, in the words of the window."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from exportstudio.automation.clock import LOCAL
from exportstudio.automation.timing import describe
from exportstudio.model.schedule import WEEKDAYS, Timing
from exportstudio.ui.job_text import moment_text

_PLAIN_CRON = re.compile(r"(\d{1,2}) (\d{1,2}) (\*|L|\d{1,2}) \* (\*|[a-z]{3}(?:,[a-z]{3})*)")
_LAST_DAY = 28


class TimingKind(IntEnum):
    """The ways of saying when, in the order in which they are offered."""

    DAILY = 0
    WEEKLY = 1
    MONTHLY = 2
    EVERY = 3
    ONCE = 4
    CRON = 5


@dataclass(frozen=True, slots=True)
class TimingShape:
    """A timing as a form shows it; `month_day` None is the last day of a month."""

    kind: TimingKind
    hour: int = 2
    minute: int = 0
    weekdays: tuple[str, ...] = ()
    month_day: int | None = 1


def shape_of(timing: Timing) -> TimingShape:
    """Return how a form shows a timing."""
    if timing.at is not None:
        at = datetime.fromtimestamp(timing.at, LOCAL)
        return TimingShape(TimingKind.ONCE, at.hour, at.minute)
    if timing.every_s is not None:
        return TimingShape(TimingKind.EVERY)
    return _plain_shape(timing.cron) or TimingShape(TimingKind.CRON)


def timing_text(timing: Timing) -> str:
    """Return when a timing is due; raises RequestError for what is no timing."""
    translate = QCoreApplication.translate
    shape = shape_of(timing)
    at = QLocale().toString(QTime(shape.hour, shape.minute), QLocale.FormatType.ShortFormat)
    match shape.kind:
        case TimingKind.ONCE:
            moment = moment_text(timing.at)
            return translate("TimingText", "Once, at {moment}").format(moment=moment)
        case TimingKind.EVERY:
            return _interval_text(timing.every_s or 0.0)
        case TimingKind.DAILY:
            return translate("TimingText", "Every day at {time}").format(time=at)
        case TimingKind.WEEKLY:
            days = ", ".join(weekday_text(day) for day in shape.weekdays)
            words = translate("TimingText", "Every week on {days} at {time}")
            return words.format(days=days, time=at)
        case TimingKind.MONTHLY if shape.month_day is None:
            words = translate("TimingText", "On the last day of every month at {time}")
            return words.format(time=at)
        case TimingKind.MONTHLY:
            words = translate("TimingText", "On day {day} of every month at {time}")
            return words.format(day=shape.month_day, time=at)
        case TimingKind.CRON:
            return describe(timing)


def weekday_text(day: str, *, full: bool = False) -> str:
    """Return the name of one of `WEEKDAYS`, short unless it is to be `full`."""
    kind = QLocale.FormatType.LongFormat if full else QLocale.FormatType.ShortFormat
    return QLocale().dayName(WEEKDAYS.index(day) + 1, kind)


def _interval_text(every_s: float) -> str:
    translate = QCoreApplication.translate
    minutes = round(every_s / 60)
    if minutes % 1440 == 0:
        return translate("TimingText", "Every {count} d").format(count=minutes // 1440)
    if minutes % 60 == 0:
        return translate("TimingText", "Every {count} h").format(count=minutes // 60)
    return translate("TimingText", "Every {count} min").format(count=minutes)


def _plain_shape(cron: str) -> TimingShape | None:
    """Return the daily, weekly or monthly timing that a cron text stands for, if it does."""
    found = _PLAIN_CRON.fullmatch(cron)
    if found is None:
        return None
    minute, hour = int(found[1]), int(found[2])
    day, weekdays = found[3], () if found[4] == "*" else tuple(found[4].split(","))
    if minute > 59 or hour > 23 or not set(weekdays) <= set(WEEKDAYS):
        return None
    if weekdays:
        return TimingShape(TimingKind.WEEKLY, hour, minute, weekdays) if day == "*" else None
    if day == "*":
        return TimingShape(TimingKind.DAILY, hour, minute)
    month_day = None if day == "L" else int(day)
    if month_day is not None and not 1 <= month_day <= _LAST_DAY:
        return None
    return TimingShape(TimingKind.MONTHLY, hour, minute, month_day=month_day)
