"""The service: engine and history together, on stand-in children."""

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
from exportstudio.model.issue import RequestError, StudioError
from exportstudio.model.job import Job, JobState
from exportstudio.model.request import ExportRequest, OnConflict
from exportstudio.model.selection import Criteria, Selection
from exportstudio.service import EventKind, ServiceEvent
from tests.engine.stage import STAND_IN

HOUSE = Path(__file__).parents[1] / "resources" / "sample" / "house.ifc"
MakeService = Callable[..., ExportService]


@pytest.fixture
def make_service(tmp_path: Path, qapp: Any) -> Iterator[MakeService]:
    services: list[ExportService] = []

    def make(folder: str = "data", slots: int = 2) -> ExportService:
        service = ExportService(tmp_path / folder, slots, children=ChildSupply(STAND_IN))
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

    def test_a_name_that_is_taken(self, service: ExportService, tmp_path: Path) -> None:
        (tmp_path / "house.glb").write_text("old")
        assert start(service, tmp_path).target.name != "house.glb"
        replaced = start(service, tmp_path, on_conflict=OnConflict.REPLACE)
        assert replaced.target.name == "house.glb"
        assert replaced.overwrite
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
            beside.cancel(second.id)
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
