"""Schedules and watched folders through the service, on stand-in children."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exportstudio import ExportService
from exportstudio.automation import attendant
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.waiting import run_until
from exportstudio.model.issue import RequestError
from exportstudio.model.job import Job, JobState
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import Timing
from exportstudio.planner import plan
from exportstudio.service_event import EventKind, ServiceEvent
from tests.automation.fake_clock import FakeClock
from tests.conftest import SAMPLE
from tests.engine.stage import STAND_IN

HOURLY = Timing(every_s=3600.0)
MakeService = Callable[[], ExportService]


@pytest.fixture
def make_service(tmp_path: Path, qapp: Any, clock: FakeClock) -> Iterator[MakeService]:
    services: list[ExportService] = []

    def make() -> ExportService:
        children = ChildSupply(STAND_IN)
        services.append(ExportService(tmp_path / "data", 1, children=children, clock=clock))
        return services[-1]

    yield make
    for service in services:
        service.close()


@pytest.fixture
def service(make_service: MakeService) -> ExportService:
    return make_service()


def told(service: ExportService) -> list[ServiceEvent]:
    events: list[ServiceEvent] = []

    def note(event: ServiceEvent) -> None:
        if event.kind is EventKind.AUTOMATION:
            events.append(event)

    service.on_event(note)
    return events


def look_until(service: ExportService, condition: Callable[[], bool]) -> None:
    """Let the service look, without its timer, until a condition holds."""

    def look() -> bool:
        service._core.attendant.look()
        return condition()

    assert run_until(look, 10)


def request(tmp_path: Path, *script: list[Any], **more: Any) -> ExportRequest:
    options = {"glb": {"script": list(script)}} if script else {}
    return ExportRequest((SAMPLE,), destination=tmp_path / "out", options=options, **more)


def test_a_schedule_is_carried_out_while_the_program_runs(
    service: ExportService, clock: FakeClock, tmp_path: Path
) -> None:
    events = told(service)
    service.add_schedule("hourly", request(tmp_path), HOURLY)
    service.start_automation()
    clock.go_on(3600)
    assert run_until(lambda: bool(events), 10)
    assert service.wait(timeout_s=10)
    [event] = events
    [schedule] = service.schedules()
    assert (event.automation and event.automation.name) == "hourly"
    assert event.batch is not None
    assert (schedule.last_run_at, schedule.last_batch_id) == (clock.now, event.batch.batch_id)
    assert [job.state for job in service.jobs()] == [JobState.DONE]
    assert (tmp_path / "out" / "house.glb").read_text() == "whole"


def test_a_run_is_left_out_while_the_one_before_goes_on(
    service: ExportService, clock: FakeClock, tmp_path: Path
) -> None:
    events = told(service)
    service.add_schedule("hourly", request(tmp_path, ["sleep", 60]), HOURLY)
    for count in (1, 2):
        clock.go_on(3600)
        look_until(service, lambda count=count: len(events) == count)  # type: ignore[misc]
    assert [event.issue and event.issue.code for event in events] == [None, "JOB565"]
    assert len(service.jobs()) == 1
    service.cancel_all()
    assert service.wait(timeout_s=10)
    clock.go_on(3600)
    look_until(service, lambda: len(service.jobs()) == 2)
    assert service.schedule("hourly").last_issue is None
    service.cancel_all()


def test_a_schedule_that_can_not_run_says_why_and_goes_on(
    service: ExportService, clock: FakeClock, tmp_path: Path
) -> None:
    events = told(service)
    service.add_schedule("hourly", request(tmp_path), HOURLY)
    (tmp_path / "out").write_text("in the way")
    clock.go_on(3600)
    look_until(service, lambda: bool(events))
    assert [event.issue and event.issue.code for event in events] == ["FILE410"]
    issue = service.schedule("hourly").last_issue
    assert issue is not None
    assert issue.code == "FILE410"
    assert service.schedule("hourly").next_run_at == clock.now + 3600


def test_a_schedule_runs_when_somebody_says_so(service: ExportService, tmp_path: Path) -> None:
    added = service.add_schedule("hourly", request(tmp_path), HOURLY, enabled=False)
    [job] = service.run_schedule_now(added.id)
    assert service.wait(timeout_s=10)
    assert service.job(job.id).state is JobState.DONE
    schedule = service.schedule("hourly")
    assert (schedule.last_batch_id, schedule.next_run_at) == (job.batch_id, None)
    with pytest.raises(RequestError, match="JOB562"):
        service.run_schedule_now("nobody")


def test_a_watched_folder_is_seen_to(
    service: ExportService, clock: FakeClock, tmp_path: Path
) -> None:
    events = told(service)
    folder = tmp_path / "in"
    folder.mkdir()
    wanted = request(tmp_path, name="{folder}-{building}")
    service.add_watch_folder(folder, wanted, name="models")
    service.start_automation()
    (folder / "deep").mkdir()
    building = folder / "deep" / "house.ifc"
    building.write_bytes(SAMPLE.read_bytes())

    def come() -> bool:
        clock.go_on(1)
        return bool(events)

    assert run_until(come, 20)
    assert service.wait(timeout_s=10)
    [job] = service.jobs()
    assert (job.state, job.source) == (JobState.DONE, building)
    assert job.path == tmp_path / "out" / "deep-house.glb"
    watch = service.watch_folder("models")
    assert watch.last_batch_id == job.batch_id
    changed = service.change_watch_folder("models", name="more")
    assert service.watch_folders() == [changed]
    service.remove_watch_folder("more")
    assert service.watch_folders() == []


def test_what_an_agent_left_unfinished_is_done_by_the_next(
    make_service: MakeService, tmp_path: Path
) -> None:
    first = make_service()
    assert first.become_agent() is None
    first.add_schedule("hourly", request(tmp_path, ["sleep", 0.5], ["finish"]), HOURLY)
    [job] = first.run_schedule_now("hourly")
    by_hand = first.create_batch(request(tmp_path))[0]
    first.close()
    second = make_service()
    assert second.become_agent() is None
    assert [again.id for again in second.recover_automation()] == [job.id]
    assert second.wait([job.id], timeout_s=10)
    assert second.job(job.id).state is JobState.DONE
    assert second.job(by_hand.id).state is JobState.INTERRUPTED


def test_what_was_claimed_is_not_lost_where_the_program_ends(
    make_service: MakeService, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow_plan(*arguments: Any) -> list[Job]:
        begun.set()
        go_on.wait(10)
        return plan(*arguments)

    monkeypatch.setattr(attendant, "plan", slow_plan)
    first = make_service()
    first.add_schedule("hourly", request(tmp_path), HOURLY)
    clock.go_on(3600)
    first._core.attendant.look()
    assert begun.wait(10)
    threading.Timer(0.1, go_on.set).start()
    first.close()
    second = make_service()
    [job] = second.recover_automation()
    assert second.wait([job.id], timeout_s=10)
    assert second.job(job.id).state is JobState.DONE


@pytest.mark.expects_log
def test_a_fault_is_outlived(
    service: ExportService, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = told(service)
    service.add_schedule("hourly", request(tmp_path), HOURLY)
    clock.go_on(3600)
    with monkeypatch.context() as broken:
        broken.setattr(service._core.schedules, "_read", lambda: 1 / 0)
        service._core.attendant._on_timer_timed_out()
    service._core.attendant._on_timer_timed_out()
    assert events == []  # not at once
    clock.go_on(60)

    def seen_to() -> bool:
        service._core.attendant._on_timer_timed_out()
        return bool(events)

    assert run_until(seen_to, 10)
    assert events[0].issue is None


def test_a_watched_building_that_can_not_be_queued_comes_again(
    service: ExportService, clock: FakeClock, tmp_path: Path
) -> None:
    events = told(service)
    (tmp_path / "in").mkdir()
    service.add_watch_folder(tmp_path / "in", request(tmp_path))
    (tmp_path / "out").write_text("in the way")
    (tmp_path / "in" / "house.ifc").write_bytes(SAMPLE.read_bytes())

    def come(count: int) -> bool:
        clock.go_on(1)
        return len(events) == count

    look_until(service, lambda: come(1))
    assert [event.issue and event.issue.code for event in events] == ["FILE410"]
    (tmp_path / "out").unlink()
    look_until(service, lambda: come(2))
    assert service.wait(timeout_s=10)
    assert (tmp_path / "out" / "house.glb").read_text() == "whole"
    assert service.watch_folder("in").last_issue is None


def test_what_is_due_together_has_targets_of_its_own(
    service: ExportService, clock: FakeClock, tmp_path: Path
) -> None:
    for name in "abc":
        service.add_schedule(name, request(tmp_path), HOURLY)
    clock.go_on(3600)
    look_until(service, lambda: len(service.jobs()) == 3)
    assert len({job.target for job in service.jobs()}) == 3
    service.cancel_all()


@pytest.mark.expects_log
def test_a_request_that_can_not_be_planned_costs_no_other(
    service: ExportService, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defective(wanted: ExportRequest, *more: Any) -> list[Job]:
        if wanted.name == "bad":
            raise ZeroDivisionError
        return plan(wanted, *more)

    monkeypatch.setattr(attendant, "plan", defective)
    events = told(service)
    for name in ("bad", "good"):
        service.add_schedule(name, request(tmp_path, name=name), HOURLY)
    clock.go_on(3600)
    look_until(service, lambda: len(events) == 2)
    codes = {event.automation.name: event.issue for event in events if event.automation}
    assert codes["good"] is None
    assert codes["bad"] is not None
    assert codes["bad"].code == "JOB599"
    service.cancel_all()


def test_a_schedule_is_started_soon_and_only_once_while_it_is_planned(
    service: ExportService, tmp_path: Path
) -> None:
    events = told(service)
    schedule = service.add_schedule("hourly", request(tmp_path), HOURLY)
    service.start_schedule("hourly")
    service.start_schedule(schedule.id)
    look_until(service, lambda: bool(events))
    assert len(service.jobs()) == 1
    kept = service.schedule("hourly")
    assert (kept.next_run_at, kept.last_batch_id) == (
        schedule.next_run_at,
        service.jobs()[0].batch_id,
    )
    assert service.batch_states([kept.last_batch_id or ""])[kept.last_batch_id or ""].total() == 1


def test_what_was_removed_comes_back_as_it_was(service: ExportService, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    service.add_schedule("hourly", request(tmp_path), HOURLY)
    watch = service.add_watch_folder(tmp_path / "in", request(tmp_path))
    service.run_schedule_now("hourly")
    schedule = service.remove_schedule("hourly")
    assert service.restore_schedule(schedule) == schedule
    assert service.schedules() == [schedule]
    assert schedule.last_batch_id is not None
    (tmp_path / "in" / "come meanwhile.ifc").write_bytes(SAMPLE.read_bytes())
    assert service.restore_watch_folder(service.remove_watch_folder(watch.id)) == watch
    assert service.watch_folders() == [watch]
    assert service._core.store.automation.known_files(watch.id), "it counts as seen"
