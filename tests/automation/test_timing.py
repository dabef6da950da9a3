"""When a schedule is due, over both changes of the clocks, too."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from exportstudio.automation.clock import LOCAL
from exportstudio.automation.timing import describe, next_time, next_times
from exportstudio.model.issue import RequestError
from exportstudio.model.schedule import Timing

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the clock of the process to Berlin's."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(params=["by name", "of the machine"])
def zone(request: pytest.FixtureRequest, in_berlin: None) -> tzinfo:
    return BERLIN if request.param == "by name" else LOCAL


def runs(timing: Timing, after: str, count: int, zone: tzinfo) -> list[str]:
    """Return the next runs after a local time, in local time with the offset from UTC."""
    moment = datetime.fromisoformat(after).replace(tzinfo=BERLIN).timestamp()
    told = []
    for _ in range(count):
        following = next_time(timing, moment, zone)
        assert following is not None
        assert following > moment
        moment = following
        told.append(f"{datetime.fromtimestamp(moment, BERLIN):%m-%d %H:%M %z}")
    return told


def test_the_zone_of_the_machine_is_as_its_name_says(in_berlin: None) -> None:
    start = datetime(2026, 3, 28, 12, tzinfo=UTC)
    for hours in (*range(36), *range(24 * 210, 24 * 212 + 12)):
        moment = start + timedelta(hours=hours, minutes=30)
        local, named = moment.astimezone(LOCAL), moment.astimezone(BERLIN)
        assert local.replace(tzinfo=None) == named.replace(tzinfo=None)
        assert (local.fold, local.utcoffset()) == (named.fold, named.utcoffset())
        assert local.timestamp() == moment.timestamp()


class TestClocksGoForward:  # on 29 March 2026, 02:00 becomes 03:00
    def test_a_time_of_day_stays_what_it_is(self, zone: tzinfo) -> None:
        assert runs(Timing.daily(4), "2026-03-27T12:00", 3, zone) == [
            "03-28 04:00 +0100", "03-29 04:00 +0200", "03-30 04:00 +0200",
        ]  # fmt: skip

    def test_a_time_that_is_jumped_over_is_due_right_after(self, zone: tzinfo) -> None:
        assert runs(Timing.daily(2, 30), "2026-03-28T12:00", 2, zone) == [
            "03-29 03:00 +0200", "03-30 02:30 +0200",
        ]  # fmt: skip

    def test_what_is_due_every_hour_misses_none(self, zone: tzinfo) -> None:
        assert runs(Timing(cron="0 * * * *"), "2026-03-29T00:30", 3, zone) == [
            "03-29 01:00 +0100", "03-29 03:00 +0200", "03-29 04:00 +0200",
        ]  # fmt: skip


class TestClocksGoBack:  # on 25 October 2026, 03:00 becomes 02:00
    def test_a_time_of_day_stays_what_it_is(self, zone: tzinfo) -> None:
        assert runs(Timing.daily(4), "2026-10-24T12:00", 2, zone) == [
            "10-25 04:00 +0100", "10-26 04:00 +0100",
        ]  # fmt: skip

    def test_a_time_that_comes_twice_is_due_once(self, zone: tzinfo) -> None:
        assert runs(Timing.daily(2, 30), "2026-10-24T12:00", 2, zone) == [
            "10-25 02:30 +0200", "10-26 02:30 +0100",
        ]  # fmt: skip

    def test_nor_is_it_when_asked_between_the_two(self, zone: tzinfo) -> None:
        between = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN).timestamp()
        due = next_time(Timing.daily(2, 30), between, zone)
        assert due == datetime(2026, 10, 26, 2, 30, tzinfo=BERLIN).timestamp()

    def test_what_is_due_every_quarter_is_due_in_both_hours(self, zone: tzinfo) -> None:
        told = runs(Timing(cron="*/15 * * * *"), "2026-10-25T01:50", 9, zone)
        assert told[:2] == ["10-25 02:00 +0200", "10-25 02:15 +0200"]
        assert told[4] == "10-25 02:00 +0100"
        assert told[8] == "10-25 03:00 +0100"


def test_intervals_are_of_time_that_passes(zone: tzinfo) -> None:
    since = datetime(2026, 3, 28, 12, tzinfo=BERLIN).timestamp()
    timing = Timing(every_s=86_400, since=since)
    assert runs(timing, "2026-03-28T13:00", 2, zone) == ["03-29 13:00 +0200", "03-30 13:00 +0200"]
    assert next_time(timing, since) == since + 86_400
    assert next_time(timing, since + 86_399.5) == since + 86_400
    assert next_time(timing, since - 10**6) == since + 86_400


def test_weeks_and_months(zone: tzinfo) -> None:
    weekly = Timing.weekly(("mon", "fri"), 18)
    assert runs(weekly, "2026-11-24T12:00", 3, zone) == [
        "11-27 18:00 +0100", "11-30 18:00 +0100", "12-04 18:00 +0100",
    ]  # fmt: skip
    assert runs(Timing.monthly(None, 1), "2027-01-31T00:00", 3, zone) == [
        "01-31 01:00 +0100", "02-28 01:00 +0100", "03-31 01:00 +0200",
    ]  # fmt: skip
    assert runs(Timing.monthly(15, 1), "2027-01-31T00:00", 1, zone) == ["02-15 01:00 +0100"]


def test_one_moment_is_due_once() -> None:
    assert next_time(Timing(at=100.0), 99.0) == 100.0
    assert next_time(Timing(at=100.0), 100.0) is None


@pytest.mark.parametrize(
    "timing",
    [
        Timing(cron="0 25 * * *"),
        Timing(cron="soon"),
        Timing(cron="0 0 0 * * *"),
        Timing(cron="0 0 31 2 *"),
        Timing.weekly(("caturday",), 3),
        Timing(every_s=1.0),
        Timing(every_s=float("nan")),
        Timing(every_s=float("inf")),
    ],
)
def test_what_is_no_time_is_refused_in_words(timing: Timing) -> None:
    with pytest.raises(RequestError) as caught:
        next_time(timing, 0.0)
    assert caught.value.issue.code == "JOB561"
    assert caught.value.issue.suggestion


@pytest.mark.parametrize(
    "parts", [{}, {"at": 1.0, "cron": "0 0 * * *"}, {"cron": "0 0 * * *", "since": 1.0}]
)
def test_a_timing_is_one_thing(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="moment"):
        Timing.from_dict(parts)


def test_days_that_not_every_month_has_are_refused() -> None:
    with pytest.raises(ValueError, match="not every month"):
        Timing.monthly(31, 2)


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing.daily(2), "At 02:00 every day"),
        (Timing(every_s=1800), "Every 30 min"),
        (Timing(every_s=7200), "Every 2 h"),
        (Timing(every_s=86_400), "Every 24 h"),
        (Timing(at=0.0), "Once at 1970-01-01 01:00"),
    ],
)
def test_a_timing_is_told_in_words(timing: Timing, words: str) -> None:
    assert describe(timing, BERLIN) == words
    assert Timing.from_dict(timing.to_dict()) == timing


def test_the_next_times_are_all_there_are(in_berlin: None) -> None:
    assert next_times(Timing(at=100.0), 0.0, 3) == [100.0]
    assert next_times(Timing(every_s=60.0, since=0.0), 30.0, 3) == [60.0, 120.0, 180.0]
