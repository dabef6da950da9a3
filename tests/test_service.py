"""The service: engine and history together, on stand-in children."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from exportstudio import ExportService
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.stage_times import StageTimes
from exportstudio.engine.waiting import run_until
from exportstudio.model.issue import RequestError, StudioError
from exportstudio.model.job import Job, JobState
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.request import ExportRequest
from exportstudio.model.selection import Criteria, Selection
from exportstudio.service_event import EventKind, ServiceEvent
from tests.engine.stage import STAND_IN

HOUSE = Path(__file__).parents[1] / "resources" / "sample" / "house.ifc"
MakeService = Callable[..., ExportService]


@pytest.fixture
def make_service(tmp_path: Path, qapp: Any) -> Iterator[MakeService]:
    services: list[ExportService] = []

    def make(folder: str = "data", slots: int = 2, **more: Any) -> ExportService:
        service = ExportService(tmp_path / folder, slots, children=ChildSupply(STAND_IN), **more)
        services.append(service)
        return service

    yield make
    for service in services:
        service.close()


@pytest.fixture
def service(make_service: MakeService) -> ExportService:
    return make_service()


def start(service: ExportService, destination: Path, *script: list[Any], **more: Any) -> Job:
    """Queue the house; the stand-in does as the script says."""
    options = {"script": list(script)} if script else {}
    return service.create_job(HOUSE, destination=destination, options=options, **more)


def codes(job: Job) -> list[str]:
    return [issue.code for issue in job.issues]


def test_a_job_from_request_to_history(service: ExportService, tmp_path: Path) -> None:
    job = start(service, tmp_path / "out")
    assert [stored.id for stored in service.jobs()] == [job.id]
    assert service.wait(timeout_s=10)
    job = service.job(job.id)
    assert job.state is JobState.DONE
    assert job.path == tmp_path / "out" / "house.glb"
    events = service.events(job.id)
    assert (events[0].what, events[-1].what) == ("queued", "done")
    assert events[-1].detail["sha256"] == job.sha256
    assert service.statistics().by_state == {"done": 1}


def test_history_outlives_the_program(make_service: MakeService, tmp_path: Path) -> None:
    first = make_service()
    job = start(first, tmp_path / "out", ["issue", "GEOM201", "warning"], ["finish"])
    first.wait(timeout_s=10)
    told = first.job(job.id)
    first.close()
    kept = make_service().job(job.id)
    assert kept.state is JobState.DONE_WITH_WARNINGS
    assert (kept.path, kept.ledger, kept.issues) == (told.path, told.ledger, told.issues)


def test_events_tell_a_job_from_added_to_finished(service: ExportService, tmp_path: Path) -> None:
    events: list[ServiceEvent] = []
    stop = service.on_event(events.append)
    job = start(service, tmp_path, ["text", "hello"], ["sleep", 0.3], ["finish"])
    service.wait([job.id], timeout_s=10)
    kinds = [event.kind for event in events]
    assert kinds[0] is EventKind.ADDED
    assert EventKind.CHANGED in kinds
    assert EventKind.FINISHED in kinds
    assert any(event.kind is EventKind.LOG and event.text == "hello" for event in events)
    last = [event.job for event in events if event.job is not None][-1]
    assert last.state is JobState.DONE
    stop()
    count = len(events)
    service.hold()
    assert len(events) == count


class TestBatch:
    def test_a_source_of_no_use_fails_alone(self, service: ExportService, tmp_path: Path) -> None:
        text = tmp_path / "notes.txt"
        text.write_text("hello")
        broken = tmp_path / "broken.ifc"
        broken.write_bytes(b"\x00\x01")
        empty = tmp_path / "empty"
        empty.mkdir()
        sources = (tmp_path / "missing.ifc", text, HOUSE, broken, empty)
        jobs = service.create_batch(ExportRequest(sources, destination=tmp_path / "out"))
        assert [job.state is JobState.FAILED for job in jobs] == [True, True, False, True, True]
        assert all(job.issues and job.issues[0].suggestion for job in jobs if job.state.is_final)
        service.wait(timeout_s=10)
        assert service.job(jobs[2].id).state is JobState.DONE
        assert len(service.jobs(state=JobState.FAILED)) == 4

    def test_folders_are_searched_and_nothing_is_taken_twice(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        folder = tmp_path / "in" / "deep"
        folder.mkdir(parents=True)
        for name in ("b.ifc", "a.IFC", ".hidden.ifc", "c.txt"):
            (folder / name).write_bytes(HOUSE.read_bytes())
        request = ExportRequest(
            (folder / "b.ifc", tmp_path / "in", folder / ".." / "deep" / "b.ifc"),
            formats=("glb", "glb"),
            destination=tmp_path / "out",
        )
        jobs = service.create_batch(request)
        assert [job.source.name for job in jobs] == ["b.ifc", "a.IFC"]
        assert len({job.group_id for job in jobs}) == 2
        assert len({job.batch_id for job in jobs}) == 1

    def test_two_buildings_of_one_name_get_two_outputs(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "house.ifc").write_bytes(HOUSE.read_bytes())
        sources = (tmp_path / "one", tmp_path / "two")
        jobs = service.create_batch(ExportRequest(sources, destination=tmp_path / "out"))
        assert len({job.target for job in jobs}) == 2
        later = start(service, tmp_path / "out")
        assert later.target not in {job.target for job in jobs}

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"formats": ("nope",)}, "JOB505"),
            ({"formats": ()}, "JOB505"),
            ({"quality": "nope"}, "JOB502"),
            ({"sources": ()}, "JOB507"),
            ({"options": {"nope": {"a": 1}}}, "JOB508"),
            ({"destination": HOUSE}, "FILE410"),
        ],
    )
    def test_a_request_without_sense_is_refused(
        self, service: ExportService, tmp_path: Path, change: dict[str, Any], code: str
    ) -> None:
        fields = {"sources": (HOUSE,), "destination": tmp_path / "out", **change}
        with pytest.raises(RequestError) as refusal:
            service.create_batch(ExportRequest(**fields))
        assert refusal.value.issue.code == code
        assert service.jobs() == []

    def test_the_id_of_a_job_can_be_chosen_once(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        job = service.create_job(HOUSE, destination=tmp_path, job_id="nightly-1.a")
        assert service.job("nightly-1.a").target == job.target
        with pytest.raises(RequestError, match="JOB539"):
            service.create_job(HOUSE, destination=tmp_path, job_id="nightly-1.a")
        for bad in ("", "../x", "a b", ".a", "ä", "x" * 65):
            with pytest.raises(RequestError, match="JOB538"):
                service.create_job(HOUSE, destination=tmp_path, job_id=bad)
        request = ExportRequest((HOUSE,), ("glb", "csv"), destination=tmp_path, job_id="two")
        with pytest.raises(RequestError, match="there are 2 jobs"):
            service.create_batch(request)
        assert service.jobs(since=job.created_at) == [service.job("nightly-1.a")]
        assert service.jobs(until=job.created_at) == []

    def test_a_name_that_is_taken(self, service: ExportService, tmp_path: Path) -> None:
        (tmp_path / "house.glb").write_text("old")
        assert start(service, tmp_path).target.name != "house.glb"
        replaced = start(service, tmp_path, on_conflict=OnConflict.REPLACE)
        assert replaced.target.name == "house.glb"
        assert replaced.on_conflict is OnConflict.REPLACE
        failed = start(service, tmp_path, on_conflict=OnConflict.FAIL)
        assert failed.state is JobState.FAILED
        service.wait(timeout_s=10)
        assert (tmp_path / "house.glb").read_text() == "whole"


class TestHandover:
    def request(self, tmp_path: Path, **more: Any) -> ExportRequest:
        return ExportRequest((HOUSE,), ("glb", "csv"), destination=tmp_path / "out", **more)

    def there(self, tmp_path: Path) -> set[str]:
        return {path.suffix for path in (tmp_path / "out").iterdir()}

    def test_a_batch_gets_a_manifest(self, service: ExportService, tmp_path: Path) -> None:
        events: list[ServiceEvent] = []
        service.on_event(events.append)
        jobs = service.create_batch(self.request(tmp_path))
        assert service.wait(timeout_s=10)
        told = [event.handover for event in events if event.kind is EventKind.HANDED_OVER]
        assert [each.path.name for each in told if each] == [
            f"export_{jobs[0].batch_id}.manifest.json"
        ]
        assert self.there(tmp_path) == {".glb", ".csv", ".json", ".txt"}

    def test_one_job_gets_one_only_where_it_is_asked_for(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        start(service, tmp_path / "out")
        service.wait(timeout_s=10)
        assert self.there(tmp_path) == {".glb"}

    def test_outputs_that_are_not_what_was_said_are_not_packed(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        """The stand-in tells a hash that its file does not have."""
        events: list[ServiceEvent] = []
        service.on_event(events.append)
        service.create_batch(self.request(tmp_path, package=True))
        assert service.wait(timeout_s=10)
        assert [event.issue.code for event in events if event.issue] == ["FILE430"]
        assert self.there(tmp_path) == {".glb", ".csv"}

    def test_a_batch_that_was_interrupted_gets_its_manifest_when_it_is_recovered(
        self, make_service: MakeService, tmp_path: Path
    ) -> None:
        first = make_service(slots=1)
        script = {"glb": {"script": [["sleep", 60]]}}
        jobs = first.create_batch(self.request(tmp_path, options=script))
        first.wait([jobs[0].id], timeout_s=0.3)
        first.close()
        assert self.there(tmp_path) <= {".part"}
        second = make_service()
        assert len(second.recover()) == 2
        second.cancel(jobs[0].id)
        assert second.wait(timeout_s=10)
        manifest = json.loads(next((tmp_path / "out").glob("*.manifest.json")).read_bytes())
        assert [job["state"] for job in manifest["jobs"]] == ["cancelled", "done"]

    def test_a_retry_brings_the_manifest_up_to_date(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        script = {"glb": {"script": [["fail"], ["end"]]}}
        jobs = service.create_batch(self.request(tmp_path, options=script))
        assert service.wait(timeout_s=10)
        path = next((tmp_path / "out").glob("*.manifest.json"))
        assert json.loads(path.read_bytes())["failed_jobs"] == 2
        service.retry(jobs[0].id)
        assert service.wait(timeout_s=10)
        assert json.loads(path.read_bytes())["jobs"][0]["attempt"] == 2


def test_a_job_nobody_knows(service: ExportService) -> None:
    for ask in (service.job, service.cancel, service.pause, service.retry, service.events):
        with pytest.raises(RequestError, match="JOB501"):
            ask("nobody")


def test_retry_is_a_new_attempt(service: ExportService, tmp_path: Path) -> None:
    job = start(service, tmp_path, ["fail"])
    with pytest.raises(RequestError, match="JOB509"):
        service.retry(job.id)
    service.wait(timeout_s=10)
    again = service.retry(job.id)
    assert (again.attempt, again.issues) == (2, ())
    service.wait(timeout_s=10)
    assert service.job(job.id).state is JobState.FAILED
    whats = [event.what for event in service.events(job.id) if event.what != "running"]
    assert whats == ["queued", "failed", "queued", "failed"]


def test_a_job_that_succeeded_is_not_retried(service: ExportService, tmp_path: Path) -> None:
    job = start(service, tmp_path)
    service.wait(timeout_s=10)
    with pytest.raises(RequestError, match="JOB509"):
        service.retry(job.id)


def test_cancel_pause_and_hold(service: ExportService, tmp_path: Path) -> None:
    service.hold()
    waiting = start(service, tmp_path)
    service.cancel(waiting.id)
    assert service.job(waiting.id).state is JobState.CANCELLED
    service.hold(False)
    running = start(service, tmp_path, ["partial"], ["sleep", 60])
    assert not service.wait([running.id], timeout_s=0.5)
    assert service.pause(running.id)
    assert service.job(running.id).state is JobState.PAUSED
    assert service.resume(running.id)
    service.cancel_all()
    assert service.wait([running.id], timeout_s=2)
    assert service.job(running.id).state is JobState.CANCELLED
    assert list(tmp_path.glob(".house*")) == []


def test_closing_interrupts_and_the_next_start_recovers(
    make_service: MakeService, tmp_path: Path
) -> None:
    first = make_service(slots=1)
    running = start(first, tmp_path, ["stage", "reading", 1, 2], ["sleep", 1], ["finish"])
    waiting = start(first, tmp_path)
    first.wait(timeout_s=0.3)
    first.close()
    second = make_service()
    assert [job.id for job in second.interrupted()] == [waiting.id, running.id]
    assert codes(second.job(running.id)) == ["JOB518"]
    assert [job.id for job in second.recover()] == [running.id, waiting.id]
    assert second.interrupted() == []
    second.wait(timeout_s=10)
    assert {job.state for job in second.jobs()} == {JobState.DONE}
    assert {job.attempt for job in second.jobs()} == {2}


def test_some_of_the_interrupted_jobs_can_be_recovered(
    make_service: MakeService, tmp_path: Path
) -> None:
    first = make_service()
    first.hold()
    jobs = [start(first, tmp_path) for _ in range(3)]
    first.close()
    second = make_service()
    assert [job.id for job in second.recover([jobs[1].id, "nobody"])] == [jobs[1].id]
    assert [job.id for job in second.interrupted()] == [jobs[2].id, jobs[0].id]


class TestRetries:
    def test_all_that_failed_of_a_batch_and_no_other(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        options = {"glb": {"script": [["fail_times", "WRITE301", 1], ["finish"]]}, "csv": {}}
        request = ExportRequest(
            (HOUSE,), ("glb", "csv"), destination=tmp_path / "out", options=options
        )
        failed, done = service.create_batch(request)
        other = start(service, tmp_path, ["fail"])
        service.wait(timeout_s=10)
        [again] = service.retry_failed(failed.batch_id)
        assert (again.id, again.attempt) == (failed.id, 2)
        service.wait(timeout_s=10)
        assert service.job(failed.id).state is JobState.DONE
        assert service.job(done.id).attempt == 1
        assert [job.id for job in service.retry_failed()] == [other.id]
        assert service.retry_failed("nothing") == []

    def test_what_a_stopped_batch_left_is_retried_with_it(
        self, make_service: MakeService, tmp_path: Path
    ) -> None:
        service = make_service(slots=1)
        sources = []
        for number in range(3):
            sources.append(tmp_path / f"house{number}.ifc")
            sources[-1].write_bytes(HOUSE.read_bytes())
        options = {"glb": {"script": [["fail_times", "WRITE301", 1], ["finish"]]}}
        jobs = service.create_batch(
            ExportRequest(
                tuple(sources), destination=tmp_path / "out", options=options, stop_on_error=True
            )
        )
        service.cancel(jobs[2].id)
        service.wait(timeout_s=10)
        states = [service.job(job.id).state for job in jobs]
        assert states == [JobState.FAILED, JobState.CANCELLED, JobState.CANCELLED]
        assert {job.id for job in service.retry_failed()} == {jobs[0].id, jobs[1].id}

    def test_without_the_elements_that_failed(self, service: ExportService, tmp_path: Path) -> None:
        killing = [["die_of", f"e{number}", signal.SIGSEGV] for number in range(4)]
        job = start(service, tmp_path, *killing, ["finish"])
        service.wait(timeout_s=20)
        assert codes(service.job(job.id)) == ["JOB516"] * 3 + ["JOB514"]
        again = service.retry(job.id, without_failed=True)
        assert again.quarantine == ("e0", "e1", "e2", "e3")
        service.wait(timeout_s=10)
        done = service.job(job.id)
        assert (done.state, done.attempt) == (JobState.DONE, 2)
        assert done.to_dict()["quarantine"] == ["e0", "e1", "e2", "e3"]

    def test_running_again_is_a_new_job_that_says_of_which(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        first = start(
            service, tmp_path / "out", selection=Selection(Criteria(classes=("IfcWall",)))
        )
        service.wait(timeout_s=10)
        again = service.run_again(first.id)
        assert (again.retry_of, again.attempt) == (first.id, 2)
        assert (again.selection, again.options) == (first.selection, first.options)
        assert again.target != first.target
        service.wait(timeout_s=10)
        assert service.job(again.id).state is JobState.DONE
        assert service.job(first.id).state is JobState.DONE


class TestBatchProgress:
    def test_a_batch_is_followed_to_its_end(self, service: ExportService, tmp_path: Path) -> None:
        events: list[ServiceEvent] = []
        service.on_event(events.append)
        options = {"glb": {"script": [["stage", "writing", 1, 2], ["sleep", 0.5], ["finish"]]}}
        request = ExportRequest(
            (HOUSE, tmp_path / "missing.ifc"), destination=tmp_path / "out", options=options
        )
        running, missing = service.create_batch(request)
        service.wait(timeout_s=0.4)
        batch = service.batch(running.batch_id)
        assert (batch.total, batch.completed, batch.failed, batch.is_over) == (2, 1, 1, False)
        assert batch.current == (running.id,)
        assert "house.ifc to glb" in batch.operation
        assert 0 < batch.percent < 100
        service.wait(timeout_s=10)
        [end] = [event.batch for event in events if event.kind is EventKind.BATCH_FINISHED]
        assert end is not None
        assert (end.succeeded, end.failed, end.percent, end.files) == (1, 1, 100, 1)
        assert end.is_over
        assert end.bytes == 5
        assert end.elapsed_s > 0.4
        finished = [event.job for event in events if event.kind is EventKind.FINISHED]
        assert [job.id for job in finished if job] == [missing.id, running.id]

    def test_a_batch_nobody_knows(self, service: ExportService) -> None:
        for ask in (service.batch, service.cancel_batch):
            with pytest.raises(RequestError, match="JOB501"):
                ask("nothing")

    def test_a_batch_is_cancelled_and_others_go_on(
        self, service: ExportService, tmp_path: Path
    ) -> None:
        options = {key: {"script": [["partial"], ["sleep", 60]]} for key in ("glb", "csv")}
        request = ExportRequest(
            (HOUSE,), ("glb", "csv"), destination=tmp_path / "out", options=options
        )
        jobs = service.create_batch(request)
        other = start(service, tmp_path, ["sleep", 0.3], ["finish"])
        service.wait(timeout_s=0.3)
        service.cancel_batch(jobs[0].batch_id)
        assert service.wait(timeout_s=5)
        assert {service.job(job.id).state for job in jobs} == {JobState.CANCELLED}
        assert service.job(other.id).state is JobState.DONE
        assert list((tmp_path / "out").glob(".*")) == []


def test_the_order_of_waiting_jobs_is_seen_and_changed(
    service: ExportService, tmp_path: Path
) -> None:
    service.hold()
    first, second = start(service, tmp_path), start(service, tmp_path)
    assert service.move(second.id, first.id)
    assert [job.id for job in service.waiting()] == [second.id, first.id]
    service.set_priority(first.id, 9)
    assert [job.id for job in service.waiting()] == [first.id, second.id]
    with pytest.raises(RequestError, match="JOB536"):
        service.set_priority(first.id, 10)
    service.wait(timeout_s=0.3)
    assert [job.priority for job in service.jobs()] == [5, 9]
    assert [event.what for event in service.events(first.id)] == ["queued", "priority"]


def test_a_stall_is_told_and_audited(
    service: ExportService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StageTimes, "expected_s", lambda *_: 0.15)
    events: list[ServiceEvent] = []
    service.on_event(events.append)
    job = start(service, tmp_path, ["stage", "writing", 1, 9], ["sleep", 1], ["finish"])
    service.wait(timeout_s=10)
    assert [event.kind for event in events].count(EventKind.STALLED) == 1
    assert "stalled" in [event.what for event in service.events(job.id)]


def test_a_try_that_failed_is_in_the_audit(service: ExportService, tmp_path: Path) -> None:
    job = start(service, tmp_path, ["fail_times", "FILE421", 1], ["finish"])
    assert service.wait(timeout_s=10)
    assert service.job(job.id).state is JobState.DONE
    [again] = [event for event in service.events(job.id) if event.what == "queued"][1:]
    assert again.detail["attempt"] == 2
    assert "FILE421" in again.detail["why"]
    assert again.detail["next_try_at"] > job.created_at


def test_the_audit_tells_everything_in_lines_of_json(
    service: ExportService, tmp_path: Path
) -> None:
    job = start(service, tmp_path)
    service.wait(timeout_s=10)
    lines = [json.loads(json.dumps(event.to_dict())) for event in service.audit()]
    assert [line["what"] for line in lines] == ["queued", "running", "done"]
    assert lines[0]["options"] == {}
    assert lines[-1]["sha256"] == service.job(job.id).sha256
    assert all(line["who"] for line in lines)


class TestShared:
    def test_the_second_hands_its_jobs_to_the_first_and_follows_them(
        self, make_service: MakeService, tmp_path: Path
    ) -> None:
        with other_program(tmp_path / "data") as host:
            second = make_service(shared=True)
            [issue] = second.startup_issues
            assert issue.code == "JOB535"
            assert str(host.pid) in issue.text
            kinds: list[EventKind] = []
            second.on_event(lambda event: kinds.append(event.kind))
            done = start(second, tmp_path / "out", ["sleep", 0.2], ["finish"])
            failing = start(second, tmp_path / "out", ["fail"])
            assert second.wait(timeout_s=10)
            assert (second.job(done.id).state, second.job(failing.id).state) == (
                JobState.DONE,
                JobState.FAILED,
            )
            assert kinds.count(EventKind.FINISHED) == 2
            long = start(second, tmp_path / "out", ["sleep", 60])
            assert run_until(lambda: second.job(long.id).state is JobState.RUNNING, 5)
            assert second.pause(long.id)
            assert run_until(lambda: second.job(long.id).state is JobState.PAUSED, 5)
            assert second.resume(long.id)
            assert run_until(lambda: second.job(long.id).state is JobState.RUNNING, 5)
            second.cancel_batch(long.batch_id)
            assert second.wait(timeout_s=5)
            assert second.job(long.id).state is JobState.CANCELLED
            left = start(second, tmp_path / "out", ["sleep", 60])
            assert run_until(lambda: second.job(left.id).state is JobState.RUNNING, 5)
            host.kill()
        # The second notices, and takes the place of the first.
        assert run_until(lambda: second.job(left.id).state is JobState.INTERRUPTED, 5)
        [again] = second.recover()
        assert again.id == left.id
        assert run_until(lambda: second.job(left.id).state is JobState.RUNNING, 5)
        second.cancel_all()
        assert second.wait(timeout_s=5)


HOST = """
import sys
from pathlib import Path
from exportstudio import ExportService
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.waiting import run_until
data, *stand_in = sys.argv[1:]
service = ExportService(Path(data), 2, children=ChildSupply(stand_in), shared=True)
print("ready", flush=True)
run_until(lambda: False)
"""


@contextlib.contextmanager
def other_program(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that waits for jobs of others."""
    command = [sys.executable, "-c", HOST, str(data), *STAND_IN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        try:
            yield program
        finally:
            program.kill()


def test_an_interrupted_job_can_be_dismissed(make_service: MakeService, tmp_path: Path) -> None:
    first = make_service()
    first.hold()
    job = start(first, tmp_path)
    first.close()
    second = make_service()
    second.cancel(job.id)
    assert second.interrupted() == []
    assert second.jobs(state=JobState.CANCELLED)[0].id == job.id


PROGRAM = """
import sys
from pathlib import Path
from exportstudio import ExportService
from exportstudio.engine.child import ChildSupply
data, out, house, *stand_in = sys.argv[1:]
service = ExportService(Path(data), 1, children=ChildSupply(stand_in))
script = [["stage", "shaping", 1, 2], ["sleep", 1], ["finish"]]
jobs = [service.create_job(house, destination=out, options={"script": script}) for _ in range(2)]
while service.job(jobs[0].id).progress.percent < 25:
    service.wait(timeout_s=0.1)
part = Path(out) / f".house~{jobs[0].id}.part" / "house.glb"
part.parent.mkdir()
part.write_text("half")
print(service.job(jobs[0].id).process_id, flush=True)
service.wait()
"""


def test_a_program_that_is_killed_leaves_jobs_to_recover_and_no_child(
    make_service: MakeService, tmp_path: Path
) -> None:
    arguments = [str(tmp_path / "data"), str(tmp_path / "out"), str(HOUSE), *STAND_IN]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        child = int(program.stdout.readline())
        beside = make_service()
        assert beside.interrupted() == []
        [second, first] = beside.jobs()
        with pytest.raises(RequestError, match="JOB509"):
            beside.retry(second.id)
        program.kill()
    deadline = time.monotonic() + 5
    while psutil.pid_exists(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not psutil.pid_exists(child)
    service = make_service()
    assert [job.id for job in service.interrupted()] == [second.id, first.id]
    assert list((tmp_path / "out").glob(".*")) == []
    service.recover()
    assert service.wait(timeout_s=10)
    assert {job.state for job in service.jobs()} == {JobState.DONE}


def test_what_one_program_recovers_another_does_not(
    make_service: MakeService, tmp_path: Path
) -> None:
    first = make_service()
    first.hold()
    job = start(first, tmp_path)
    first.close()
    one, two = make_service(), make_service()
    assert [job.id for job in one.interrupted()] == [job.id for job in two.interrupted()]
    assert [recovered.id for recovered in one.recover()] == [job.id]
    assert two.recover() == []
    with pytest.raises(RequestError, match="JOB509"):
        two.retry(job.id)


def test_without_a_history_jobs_run_all_the_same(make_service: MakeService, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    service = make_service()
    assert [issue.code for issue in service.startup_issues] == ["FILE445"]
    job = start(service, tmp_path / "out")
    service.wait(timeout_s=10)
    assert service.job(job.id).state is JobState.DONE


def test_a_newer_history_is_refused(make_service: MakeService, tmp_path: Path) -> None:
    import sqlite3

    (tmp_path / "data").mkdir()
    connection = sqlite3.connect(tmp_path / "data" / "exportstudio.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StudioError, match="FILE447"):
        make_service()


def test_waiting_can_be_interrupted(service: ExportService, tmp_path: Path) -> None:
    start(service, tmp_path, ["sleep", 60])
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    handler = signal.getsignal(signal.SIGINT)
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        service.wait()
    assert time.monotonic() - started < 1
    assert signal.getsignal(signal.SIGINT) is handler


def test_a_selection_goes_from_the_request_to_the_child(
    service: ExportService, tmp_path: Path
) -> None:
    selection = Selection(Criteria(classes=("IfcDoor",)))
    expected = json.dumps(selection.to_dict())
    job = start(service, tmp_path, ["expect", "selection", expected], selection=selection)
    assert service.wait(timeout_s=10)
    assert service.job(job.id).state is JobState.DONE, codes(service.job(job.id))
    assert service.job(job.id).to_dict()["selection"] == selection.to_dict()


def test_the_cache_lies_in_the_data_folder_and_can_be_cleared(
    service: ExportService, tmp_path: Path
) -> None:
    kept = tmp_path / "data" / "cache" / "1.shapes"
    kept.parent.mkdir()
    kept.write_bytes(b"12345")
    assert service.clear_cache() == 5
    assert service.clear_cache() == 0
    assert not kept.exists()
