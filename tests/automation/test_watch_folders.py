"""Watched folders: what has come, once it is whole, and never twice."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exportstudio.automation.watch_folders import Arrival, Watcher, WatchFolders
from exportstudio.delivery.publish import measure
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import Job, JobState, new_id
from exportstudio.model.request import ExportRequest
from exportstudio.store.store import Store
from tests.automation.conftest import OpenStore
from tests.automation.fake_clock import FakeClock

REQUEST = ExportRequest((), ("ifc",))


class Place:
    """A watched folder and a program that looks after it."""

    def __init__(self, store: Store, clock: FakeClock, folder: Path, **settings: Any) -> None:
        self.store = store
        self.clock = clock
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.folders = WatchFolders(store.automation, clock)
        if not self.folders.all():
            settings.setdefault("request", REQUEST)
            self.folders.add(folder, settle_s=5.0, **settings)
        self.watcher = Watcher(self.folders, clock)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    def look(self) -> list[str]:
        """Return the names of what has come and was taken."""
        taken = [each for each in self.watcher.look() if self.folders.take(each)]
        return [each.path.name for each in taken]

    def settled(self) -> list[str]:
        """Return what comes where nothing more is written."""
        assert self.look() == []
        self.clock.go_on(6)
        return self.look()


@pytest.fixture
def make(open_store: OpenStore, clock: FakeClock, tmp_path: Path) -> Callable[..., Place]:
    return lambda **settings: Place(open_store(), clock, tmp_path / "in", **settings)


@pytest.fixture
def place(make: Callable[..., Place]) -> Place:
    return make()


def test_a_building_comes_when_it_has_settled(place: Place) -> None:
    place.write("house.ifc", "one")
    place.write("deep/SITE.IFCZIP", "two")
    for ignored in (".hidden.ifc", "notes.txt", "house.ifc.part"):
        place.write(ignored, "no building")
    place.write("empty.ifc", "")
    assert place.settled() == ["house.ifc", "SITE.IFCZIP"]
    assert place.settled() == []


def test_a_file_that_is_written_for_an_hour_is_waited_for(place: Place) -> None:
    with (place.folder / "large.ifc").open("w") as stream:
        for _ in range(3600 // 4):
            stream.write("more")
            stream.flush()
            assert place.look() == []
            place.clock.go_on(4)
    assert place.settled() == ["large.ifc"]


def test_a_file_that_keeps_its_size_and_changes_is_waited_for(place: Place) -> None:
    path = place.write("house.ifc", "1")
    for at in range(1, 9):
        os.utime(path, (at, at))
        assert place.look() == []
        place.clock.go_on(4)
    place.clock.go_on(2)
    assert place.look() == ["house.ifc"]


LOCK = """
import fcntl, sys
with open(sys.argv[1], "r+") as stream:
    getattr(fcntl, sys.argv[2])(stream, fcntl.LOCK_EX)
    print("locked", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("lock", ["flock", "lockf"])
def test_a_file_that_is_locked_is_waited_for(place: Place, lock: str) -> None:
    path = place.write("house.ifc", "one")
    command = [sys.executable, "-c", LOCK, str(path), lock]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        assert place.settled() == []
    assert place.look() == ["house.ifc"]
    [watch] = place.folders.all()
    assert watch.last_issue is None


def test_the_same_content_comes_once_whatever_becomes_of_the_file(
    place: Place, make: Callable[..., Place]
) -> None:
    path = place.write("house.ifc", "one")
    assert place.settled() == ["house.ifc"]
    os.utime(path, (5, 5))
    assert place.settled() == []
    shutil.copy(path, place.folder / "copy.ifc")
    path.unlink()
    assert place.settled() == []
    assert make().settled() == []  # nor after the program was started again
    place.write("house.ifc", "two")
    assert place.settled() == ["house.ifc"]
    place.write("house.ifc", "one")
    assert place.settled() == []


def test_other_settings_are_for_what_comes_or_changes(place: Place) -> None:
    path = place.write("house.ifc", "one")
    assert place.settled() == ["house.ifc"]
    place.folders.change("in", request=ExportRequest((), ("glb",)))
    assert place.settled() == []
    os.utime(path, (5, 5))
    assert place.settled() == ["house.ifc"]


def test_of_two_programs_one_takes_it(place: Place, make: Callable[..., Place]) -> None:
    other = make()
    place.write("house.ifc", "one")
    assert place.look() == other.look() == []
    place.clock.go_on(6)
    found = place.watcher.look(), other.watcher.look()
    assert [len(each) for each in found] == [1, 1]
    assert place.folders.take(found[0][0])
    assert not other.folders.take(found[1][0])


@pytest.mark.parametrize("existing", [False, True])
def test_what_is_there_already_comes_where_that_is_wanted(
    make: Callable[..., Place], tmp_path: Path, existing: bool
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "old.ifc").write_text("old")
    place = make(existing=existing)
    assert place.settled() == (["old.ifc"] if existing else [])
    place.write("old.ifc", "new")
    assert place.settled() == ["old.ifc"]


def test_what_came_while_no_program_ran_comes_later(
    place: Place, make: Callable[..., Place]
) -> None:
    place.write("house.ifc", "one")
    assert make().settled() == ["house.ifc"]


def test_outputs_are_no_sources(place: Place) -> None:
    target = place.folder / "house.ifc"
    job = Job(new_id(), "b", "g", Path("/a.ifc"), "ifc", "standard", target, state=JobState.RUNNING)
    place.store.add_jobs([job])
    place.write("house.ifc", "ours")
    assert place.settled() == []  # nobody knows yet whether it is
    size, sha256 = measure(target)
    done = {"state": JobState.DONE, "path": target, "bytes": size, "sha256": sha256}
    place.store.record(Job(**{**fields(job), **done, "finished_at": 1.0}))
    place.store.flush()
    assert place.settled() == []
    place.write("house.ifc", "edited by a person")
    assert place.settled() == ["house.ifc"]


def fields(job: Job) -> dict[str, Any]:
    return {name: getattr(job, name) for name in Job.__slots__}


def test_a_folder_reached_by_a_link_knows_its_outputs(
    open_store: OpenStore, clock: FakeClock, tmp_path: Path
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "in").symlink_to(tmp_path / "real")
    place = Place(open_store(), clock, tmp_path / "in")
    target = place.write("house.ifc", "ours").resolve()
    size, sha256 = measure(target)
    done = Job(
        new_id(), "b", "g", Path("/a.ifc"), "ifc", "standard", target,
        state=JobState.DONE, path=target, bytes=size, sha256=sha256, finished_at=1.0,
    )  # fmt: skip
    place.store.record(done)
    place.store.flush()
    assert place.settled() == []


def test_what_no_job_could_be_made_of_comes_again(place: Place) -> None:
    place.write("house.ifc", "one")
    assert place.look() == []
    place.clock.go_on(6)
    [arrival] = place.watcher.look()
    assert place.folders.take(arrival)
    place.folders.release(arrival, Issue.error("FILE410", "no such drive"))
    place.watcher.put_off(arrival.watch)
    assert place.look() == []
    [watch] = place.folders.all()
    assert watch.last_issue is not None
    place.clock.go_on(61)
    assert place.look() == ["house.ifc"]


def test_a_folder_that_goes_is_told_and_waited_for(place: Place) -> None:
    place.folder.rename(place.folder.with_name("away"))
    assert place.look() == []
    [watch] = place.folders.all()
    assert watch.last_issue is not None
    assert watch.last_issue.code == "FILE449"
    place.folder.with_name("away").rename(place.folder)
    place.write("house.ifc", "one")
    assert place.settled() == ["house.ifc"]
    [watch] = place.folders.all()
    assert watch.last_issue is None


def test_a_disabled_folder_is_left_alone(place: Place) -> None:
    place.folders.change("in", enabled=False)
    place.write("house.ifc", "one")
    assert place.settled() == []
    place.folders.change("in", enabled=True)
    assert place.settled() == ["house.ifc"]


def test_an_arrival_asks_for_itself_below_its_folder(place: Place) -> None:
    path = place.write("deep/house.ifc", "one")
    place.look()
    place.clock.go_on(6)
    [arrival] = place.watcher.look()
    assert isinstance(arrival, Arrival)
    assert (arrival.request.sources, arrival.request.within) == ((path,), place.folder)


def test_what_makes_no_sense_is_refused(place: Place, tmp_path: Path) -> None:
    for folder, settings, code in (
        (tmp_path / "nowhere", {}, "FILE449"),
        (place.folder, {}, "JOB563"),
        (place.folder, {"name": "b", "settle_s": 0.0}, "JOB566"),
    ):
        with pytest.raises(RequestError) as caught:
            place.folders.add(folder, REQUEST, **settings)  # type: ignore[arg-type]
        assert caught.value.issue.code == code
    with pytest.raises(RequestError):
        place.folders.add(place.folder, ExportRequest((), ("nope",)), name="b")
    assert len(place.folders.all()) == 1
