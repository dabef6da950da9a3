"""The history: what goes in comes out, in every condition of the file."""

import getpass
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import Connection

from exportstudio.analytics.facts import DayFact
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import Job, JobState, new_id
from exportstudio.model.ledger import LedgerTotals
from exportstudio.model.selection import Criteria, Selection
from exportstudio.store import database
from exportstudio.store.mailbox import Request
from exportstudio.store.owner import Owner
from exportstudio.store.store import Store

OpenStore = Callable[..., Store]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "exportstudio.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[OpenStore]:
    stores: list[Store] = []

    def open_it(where: Path = path) -> Store:
        stores.append(Store(where))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    return open_store()


def make_job(**fields: Any) -> Job:
    defaults: dict[str, Any] = {
        "id": new_id(),
        "batch_id": "b",
        "group_id": "g",
        "source": Path("/models/Haus.ifc"),
        "format": "glb",
        "quality": "standard",
        "target": Path("/out/Haus.glb"),
        "created_at": time.time(),
    }
    return Job(**{**defaults, **fields})


def done(job: Job) -> Job:
    return replace(
        job,
        state=JobState.DONE,
        started_at=10.0,
        finished_at=14.0,
        path=job.target,
        bytes=1 << 40,
        sha256="ab",
        ledger=LedgerTotals(3, 1, 1, 1, 0),
    )


def test_a_job_comes_back_as_it_was(store: Store) -> None:
    job = make_job(
        options={"name": "ö", "n": 3},
        selection=Selection(Criteria(storeys=("EG",)), Criteria(query="IfcWall")),
        issues=(Issue.warning("GEOM201", "odd", "", "e"),),
    )
    store.add_jobs([job])
    assert store.job(job.id) == job
    store.record(done(job))
    store.flush()
    assert store.job(job.id) == done(job)
    assert store.job("nobody") is None


@pytest.mark.parametrize("name", [b"caf\xe9.ifc", "Straße №7.ifc".encode(), b"a'b\n;%.ifc"])
def test_odd_paths_come_back_whole(store: Store, name: bytes) -> None:
    source = Path(os.fsdecode(b"/models/" + name))
    job = make_job(source=source, issues=(Issue.error("READ101", f"can't read {source}"),))
    store.add_jobs([job])
    [found] = store.jobs(source=source)
    assert found.source == source
    assert found.issues[0].code == "READ101"


def test_jobs_come_newest_first_and_are_found(store: Store) -> None:
    jobs = [make_job(id=f"{n:03}", source=Path(f"/m/House {n}.ifc")) for n in range(5)]
    store.add_jobs(jobs)
    store.record(replace(jobs[1], state=JobState.FAILED))
    store.flush()
    assert [job.id for job in store.jobs()] == ["004", "003", "002", "001", "000"]
    assert [job.id for job in store.jobs(limit=2)] == ["004", "003"]
    assert [job.id for job in store.jobs(state=JobState.FAILED)] == ["001"]
    assert [job.id for job in store.jobs(text="house 3")] == ["003"]


def test_a_retried_job_shows_the_findings_of_its_last_attempt(store: Store) -> None:
    first = make_job(issues=(Issue.error("JOB515", "ended"),), state=JobState.CRASHED)
    store.add_jobs([first])
    second = replace(first, attempt=2, state=JobState.QUEUED, issues=())
    assert store.take_over([second]) == [second]
    assert store.take_over([second]) == []
    found = store.job(first.id)
    assert found is not None
    assert (found.attempt, found.issues) == (2, ())


def test_the_audit_is_kept_in_order(store: Store) -> None:
    job = make_job()
    store.add_jobs([job])
    store.note(job.id, "running")
    store.note(job.id, "done", {"bytes": 3})
    store.flush()
    events = store.events_of(job.id)
    assert [event.what for event in events] == ["queued", "running", "done"]
    assert events[0].detail["format"] == "glb"
    assert events[2].detail == {"bytes": 3}


def test_statistics(store: Store) -> None:
    store.add_jobs([done(make_job()), make_job(state=JobState.FAILED)])
    statistics = store.statistics()
    assert statistics.jobs == 2
    assert statistics.by_state == {"done": 1, "failed": 1}
    assert statistics.bytes_written == 1 << 40
    assert statistics.mean_seconds == 4


def test_ten_thousand_jobs_are_taken_in_at_once(store: Store) -> None:
    store.add_jobs([make_job() for _ in range(10_000)])
    assert len(store.jobs()) == 200
    assert len(store.jobs(limit=None)) == 10_000


ADD_AND_STAY = """
import sys, time
from pathlib import Path
from dataclasses import replace
from exportstudio.model.job import Job, JobState
from exportstudio.store.owner import Owner
from exportstudio.store.mailbox import Request
from exportstudio.store.store import Store
store = Store(Path(sys.argv[1]))
job = Job(id="x", batch_id="b", group_id="g", source=Path("a.ifc"), format="glb",
          quality="standard", target=Path("a.glb"), created_at=1.0)
store.add_jobs([job])
store.record(replace(job, state=JobState.RUNNING))
store.flush()
print("ready", flush=True)
time.sleep(60)
"""


def test_jobs_of_a_dead_program_are_interrupted_and_of_a_living_one_left_alone(
    path: Path, open_store: OpenStore
) -> None:
    command = [sys.executable, "-c", ADD_AND_STAY, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        store = open_store()
        own = make_job()
        store.add_jobs([own])
        assert store.mark_interrupted() == []
        other.kill()
        other.wait()
        [job] = store.mark_interrupted()
    assert (job.id, job.state) == ("x", JobState.INTERRUPTED)
    assert [issue.code for issue in job.issues] == ["JOB518"]
    assert store.mark_interrupted() == []
    kept = store.job(own.id)
    assert kept is not None
    assert kept.state is JobState.QUEUED


def test_two_programs_write_into_one_history(open_store: OpenStore) -> None:
    one, two = open_store(), open_store()
    for _ in range(50):
        one.record(make_job())
        two.record(make_job())
    one.flush()
    two.flush()
    assert len(one.jobs()) == 100


@pytest.mark.parametrize("content", [b"this is no database at all" * 100, bytes(5000)])
def test_a_damaged_history_is_set_aside(path: Path, open_store: OpenStore, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = open_store()
    assert [issue.code for issue in store.issues] == ["FILE446"]
    [aside] = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == content
    store.add_jobs([make_job()])
    assert len(store.jobs()) == 1


def test_a_history_damaged_within_is_set_aside(path: Path, open_store: OpenStore) -> None:
    store = open_store()
    store.add_jobs([make_job() for _ in range(500)])
    store.close()
    content = bytearray(path.read_bytes())
    content[8192:16384] = b"\xa5" * 8192
    path.write_bytes(content)
    assert [issue.code for issue in open_store().issues] == ["FILE446"]


def test_an_empty_file_is_a_new_history(path: Path, open_store: OpenStore) -> None:
    path.parent.mkdir()
    path.touch()
    assert open_store().issues == ()


def test_a_history_of_a_newer_version_is_refused_in_words(
    path: Path, open_store: OpenStore
) -> None:
    open_store().close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StudioError, match="newer version"):
        open_store()
    assert path.read_bytes() == before


def test_a_folder_that_can_not_be_made_costs_only_the_history(
    tmp_path: Path, open_store: OpenStore
) -> None:
    (tmp_path / "file").write_text("in the way")
    store = open_store(tmp_path / "file" / "data" / "exportstudio.db")
    assert [issue.code for issue in store.issues] == ["FILE445"]
    job = make_job()
    store.add_jobs([job])
    assert store.job(job.id) == job


def test_a_read_only_file_costs_only_the_history(path: Path, open_store: OpenStore) -> None:
    open_store().close()
    # A superuser may write everywhere; so the child becomes nobody, once all is imported.
    code = (
        "import os, sys; from pathlib import Path\n"
        "from exportstudio.store.store import Store\n"
        "Store(Path(sys.argv[2])).close()\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "store = Store(Path(sys.argv[1]))\n"
        "print([issue.code for issue in store.issues]); store.close()\n"
    )
    path.chmod(0o444)
    path.parent.chmod(0o555)
    for folder in list(path.parents)[1:4]:
        if folder.owner() == path.owner() and folder != Path("/tmp"):
            folder.chmod(0o755)
    try:
        command = [sys.executable, "-c", code, str(path), str(path.parents[1] / "warm.db")]
        out = subprocess.check_output(command, text=True)
    finally:
        path.parent.chmod(0o755)
    assert out == "['FILE445']\n"


def test_targets_that_are_promised_are_known_to_who_comes_next(open_store: OpenStore) -> None:
    first, other = open_store(), open_store()
    promised, over = make_job(), make_job(target=Path("b.glb"), state=JobState.FAILED)
    assert first.add_jobs([promised, over]) == [promised, over]
    assert other.promised_targets() == {promised.target}
    seen: list[set[Path]] = []

    def settle(job: Job, taken: Container[Path]) -> Job:
        seen.append({path for path in (promised.target, Path("b.glb")) if path in taken})
        return replace(job, target=Path("c.glb"))

    [late] = other.add_jobs([make_job()], settle=settle)
    [again] = other.take_over([replace(over, state=JobState.QUEUED, attempt=2)], settle=settle)
    assert seen == [{promised.target}, {promised.target}]
    assert first.promised_targets() == {promised.target, Path("c.glb")}
    assert first.job(late.id) == late
    assert again.target == Path("c.glb")


def test_what_is_forgotten_is_remembered_in_figures(store: Store) -> None:
    def ended(state: JobState, at: float, **fields: Any) -> Job:
        return make_job(state=state, started_at=at - 2.0, finished_at=at, **fields)

    noon = time.mktime((2026, 1, 31, 12, 0, 0, 0, 0, -1))
    done = {"path": Path("a.glb"), "bytes": 10, "sha256": "0" * 64}
    store.add_jobs([ended(JobState.DONE, noon, **done), ended(JobState.FAILED, noon)])
    assert len(store.forget(noon + 1, dry_run=True)) == 2
    assert store.daily_figures() == []
    assert len(store.forget(noon + 1)) == 2
    store.add_jobs([ended(JobState.DONE, noon + 3, **done), ended(JobState.INTERRUPTED, noon)])
    assert len(store.forget(noon + 9)) == 1
    day = DayFact("2026-01-31", "glb", "standard", 3, 2, 1, 4.0, 20)
    assert store.daily_figures() == [day]
    assert store.daily_figures(noon + 86_400) == store.daily_figures(0.0, noon - 86_400) == []


def test_jobs_of_a_time(store: Store) -> None:
    jobs = [make_job(created_at=float(at)) for at in (10, 20, 30)]
    store.add_jobs(jobs)
    assert store.jobs(since=20.0) == [jobs[2], jobs[1]]
    assert store.jobs(since=15.0, until=30.0) == [jobs[1]]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_nobody_else_reads_the_history(path: Path, store: Store) -> None:
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_migration_copies_the_file_first(
    path: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    job = make_job()
    store.add_jobs([job])
    store.close()

    def add_a_table(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE extra (id INTEGER)")

    version = 1 + len(database.MIGRATIONS)
    monkeypatch.setattr(database, "MIGRATIONS", (*database.MIGRATIONS, add_a_table))
    store = open_store()
    assert store.job(job.id) == job
    store.close()
    copy = path.with_name(f"exportstudio.version-{version}.db")
    assert tables_of(path) - tables_of(copy) == {"extra"}


def test_a_migration_that_fails_changes_nothing(
    path: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store().close()
    before = tables_of(path)

    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE extra (id INTEGER)")
        raise RuntimeError("no")

    monkeypatch.setattr(database, "MIGRATIONS", (*database.MIGRATIONS, fail))
    with pytest.raises(RuntimeError):
        open_store()
    assert tables_of(path) == before


def test_a_history_of_the_first_version_is_brought_up_to_date(
    path: Path, open_store: OpenStore
) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.executescript(Path(__file__).with_name("version_1.sql").read_text())
    row = "'x','b','g','a.ifc','glb','standard','a.glb','{}',0,0,5,1,'queued',1.0"
    connection.execute(
        "INSERT INTO jobs (id, batch_id, group_id, source, format, quality, target, options,"
        " overwrite, fresh, priority, attempt, state, created_at, owner_pid, owner_started_at)"
        f" VALUES ({row}, 1, 0.0)"
    )
    connection.commit()
    connection.close()
    store = open_store()
    job = make_job(id="x", source=Path("a.ifc"), target=Path("a.glb"), created_at=1.0)
    assert store.job("x") == job
    store.record(replace(job, cached=True))
    store.flush()
    assert store.job("x") == replace(job, cached=True)
    store.close()
    open_store(path.with_name("new.db")).close()
    assert columns_of(path) == columns_of(path.with_name("new.db"))


def columns_of(path: Path) -> set[tuple[Any, ...]]:
    """Return name, type and so on of each column, wherever it stands in its table."""
    connection = sqlite3.connect(path)
    try:
        return {
            (table, *column[1:])
            for table in tables_of(path)
            for column in connection.execute(f"PRAGMA table_info({table})")
        }
    finally:
        connection.close()


def tables_of(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    finally:
        connection.close()


def test_the_audit_says_who_and_is_never_changed(path: Path, store: Store) -> None:
    job = make_job()
    store.add_jobs([job])
    store.flush()
    [event] = store.events()
    assert event.who == getpass.getuser()
    line = event.to_dict()
    assert (line["job"], line["what"], line["format"]) == (job.id, "queued", "glb")
    assert line["at"].endswith("+00:00")
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE events SET what = 'done'")
    connection.close()


def test_jobs_are_found_by_batch_and_format(store: Store) -> None:
    jobs = [make_job(batch_id=batch, format=key) for batch in "ab" for key in ("glb", "csv")]
    store.add_jobs(jobs)
    assert {job.id for job in store.jobs(batch_id="a")} == {jobs[0].id, jobs[1].id}
    assert {job.id for job in store.jobs(format="csv")} == {jobs[1].id, jobs[3].id}


@pytest.mark.expects_log
def test_a_write_that_fails_costs_no_other(store: Store) -> None:
    good, twin = make_job(), make_job()
    store.add_jobs([twin])
    waiting = threading.Event()
    store._put(lambda _connection: waiting.wait())  # so that the next ones go together
    store.record(good)
    store._put(lambda connection: store._insert_jobs(connection, [twin], store._owner))
    store.note(good.id, "running")
    waiting.set()
    store.flush()
    assert store.job(good.id) == good
    assert [event.what for event in store.events_of(good.id)] == ["running"]


def test_a_program_hears_what_others_ask_and_a_dead_one_is_not_asked(
    open_store: OpenStore,
) -> None:
    store, gone = open_store(), make_job()
    mine = [make_job() for _ in range(3)]
    store.add_jobs(mine)
    store.add_jobs([gone], owner=Owner(2**22 + 1, 1.0))
    ids = [job.id for job in mine]
    assert store.mailbox.ask("cancel", [*ids, gone.id, "nobody"]) == [gone.id, "nobody"]
    assert store.mailbox.take_requests() == [Request("cancel", tuple(ids))]
    store.flush()
    assert store.mailbox.take_requests() == []


def test_the_first_living_program_is_the_host(path: Path, open_store: OpenStore) -> None:
    store = open_store()
    assert store.mailbox.host() is None
    assert store.mailbox.host() is None
    store.mailbox.leave_hosts()
    parent = psutil.Process(os.getppid())
    connection = sqlite3.connect(path)
    for pid, started_at in ((2**22 + 1, 1.0), (parent.pid, parent.create_time())):
        connection.execute("INSERT INTO hosts VALUES (?, ?)", (pid, started_at))
        connection.commit()
    assert store.mailbox.host() == Owner(parent.pid, parent.create_time())
    assert connection.execute("SELECT count(*) FROM hosts").fetchone() == (1,)
    connection.close()
