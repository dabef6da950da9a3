"""Schedules: kept, changed, and claimed once when they are due."""

import json
from pathlib import Path
from typing import Any

import pytest

from exportstudio.automation.schedules import Schedules
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import MissedRun, Timing
from exportstudio.model.selection import Criteria, Selection
from tests.automation.conftest import OpenStore
from tests.automation.fake_clock import FakeClock

HOUR_S = 3600.0
HOURLY = Timing(every_s=HOUR_S)
REQUEST = ExportRequest(
    (Path("house.ifc"),),
    ("glb", "csv"),
    destination=Path("out"),
    selection=Selection(Criteria(storeys=("EG",))),
    options={"csv": {"delimiter": ";"}},
    name="{building}_{date}",
    on_conflict=OnConflict.REPLACE,
    package=True,
)


@pytest.fixture
def schedules(open_store: OpenStore, clock: FakeClock) -> Schedules:
    return Schedules(open_store().automation, clock)


def names(schedules: Schedules) -> list[str]:
    return [schedule.name for schedule in schedules.take_due()]


def test_a_schedule_outlives_the_program(
    schedules: Schedules, open_store: OpenStore, clock: FakeClock
) -> None:
    added = schedules.add(" nightly ", REQUEST, Timing.daily(2), missed=MissedRun.SKIP)
    [kept] = Schedules(open_store().automation, clock).all()
    assert kept == added
    assert kept.name == "nightly"
    assert kept.request.sources == (Path("house.ifc").absolute(),)
    assert kept.request.destination == Path("out").absolute()
    assert kept.request.selection == REQUEST.selection
    assert json.loads(json.dumps(kept.to_dict()))["request"]["options"] == REQUEST.options


def test_what_is_due_is_claimed_once_by_one_program(
    schedules: Schedules, open_store: OpenStore, clock: FakeClock
) -> None:
    others = [Schedules(open_store().automation, clock) for _ in range(3)]
    schedules.add("hourly", REQUEST, HOURLY)
    assert names(schedules) == []
    for _ in range(5):
        clock.go_on(HOUR_S)
        # All have seen it due before one of them claims it.
        pending = [each.take_due() for each in (schedules, *others)]
        assert sum(len(list(each)) for each in pending) == 1
        assert names(schedules) == []


def test_who_is_slower_gets_nothing(
    schedules: Schedules, open_store: OpenStore, clock: FakeClock
) -> None:
    added = schedules.add("hourly", REQUEST, HOURLY)
    other = open_store().automation
    assert schedules.store.claim(added, 5.0)
    assert not other.claim(added, 5.0)


@pytest.mark.parametrize(("missed", "runs"), [(MissedRun.SKIP, []), (MissedRun.ONCE, ["hourly"])])
def test_runs_that_were_missed(
    schedules: Schedules, clock: FakeClock, missed: MissedRun, runs: list[str]
) -> None:
    added = schedules.add("hourly", REQUEST, HOURLY, missed=missed)
    clock.go_on(10.5 * HOUR_S)
    assert names(schedules) == runs
    assert names(schedules) == []
    [schedule] = schedules.all()
    assert schedule.next_run_at == added.created_at + 11 * HOUR_S
    issue = schedule.last_issue
    assert (issue is not None and issue.code == "JOB564") == (missed is MissedRun.SKIP)
    clock.go_on(HOUR_S / 2 + 200)  # late, as a machine that wakes up is, and not missed
    assert names(schedules) == ["hourly"]


def test_one_moment_is_over_once_it_was(schedules: Schedules, clock: FakeClock) -> None:
    schedules.add("once", REQUEST, Timing(at=clock.now + 10))
    clock.go_on(11)
    assert names(schedules) == ["once"]
    clock.go_on(10**6)
    assert names(schedules) == []
    assert schedules.named("once").next_run_at is None
    with pytest.raises(RequestError, match="JOB561"):
        schedules.add("past", REQUEST, Timing(at=clock.now - 1))


def test_what_is_disabled_rests_and_makes_up_for_nothing(
    schedules: Schedules, clock: FakeClock
) -> None:
    schedules.add("hourly", REQUEST, HOURLY)
    assert schedules.change("hourly", enabled=False).next_run_at is None
    clock.go_on(5.5 * HOUR_S)
    assert names(schedules) == []
    assert schedules.change("hourly", enabled=True).next_run_at == clock.now + HOUR_S / 2
    assert names(schedules) == []
    clock.go_on(HOUR_S / 2)
    assert names(schedules) == ["hourly"]


def test_changes_keep_what_was(schedules: Schedules, clock: FakeClock) -> None:
    added = schedules.add("one", REQUEST, HOURLY)
    schedules.store.note_run(added, 7.0, "batch")
    assert schedules.store.batch_ids() == {"batch"}
    schedules.note(added, Issue.warning("JOB565", "late"))
    changed = schedules.change(added.id, name="two", timing=Timing.daily(3))
    assert schedules.all() == [changed]
    assert (changed.name, changed.timing.cron) == ("two", "0 3 * * *")
    assert (changed.last_run_at, changed.last_batch_id) == (7.0, "batch")
    with pytest.raises(TypeError, match="last_run_at"):
        schedules.change("two", last_run_at=1.0)
    assert schedules.remove("two").id == added.id
    assert schedules.all() == []
    with pytest.raises(RequestError, match="JOB562"):
        schedules.remove("two")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"request": ExportRequest(())}, "JOB507"),
        ({"request": ExportRequest((Path("a.ifc"),), ("nope",))}, "JOB505"),
        ({"request": ExportRequest((Path("a.ifc"),), name="{nope}")}, "FILE412"),
        ({"timing": Timing(cron="never")}, "JOB561"),
        ({"name": "first"}, "JOB563"),
        ({"name": ""}, "JOB563"),
    ],
)
def test_what_makes_no_sense_is_refused_at_once(
    schedules: Schedules, change: dict[str, Any], code: str
) -> None:
    schedules.add("first", REQUEST, HOURLY)
    second = schedules.add("second", REQUEST, HOURLY)
    fields = {"name": "third", "request": REQUEST, "timing": HOURLY, **change}
    with pytest.raises(RequestError, match=code):
        schedules.add(**fields)
    with pytest.raises(RequestError, match=code):
        schedules.change("second", **change)
    assert schedules.named("second") == second
    assert len(schedules.all()) == 2
