"""How well does the queue keep up: many jobs waiting, many jobs done, and what it costs by itself?

Usage: python -m tests.benchmarks.queue [waiting] [small] [soak] [cancel] [--jobs N]

waiting: ten thousand jobs are queued, listed, cancelled, left to a dead program and found again.
small: a hundred exports of the sample in real children; the share of the time that was not spent
in the child on a job, and that in which there was no child at all. soak: two hundred of them; how
much memory the program has before and after. cancel: real jobs are cancelled at each stage; how
long until they are, with nothing left.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from exportstudio import ExportService
from exportstudio.engine.runner import GroupRunner
from exportstudio.engine.waiting import run_until
from exportstudio.model.job import Job, JobState, new_id
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.progress import Stage
from exportstudio.model.request import ExportRequest

HOUSE = Path(__file__).parents[2] / "resources" / "sample" / "house.ifc"
_LEFT_BEHIND = """
import os, sys
from pathlib import Path
from exportstudio import ExportService
from tests.benchmarks.queue import many_jobs
service = ExportService(Path(sys.argv[1]), 1)
service.hold()
service.submit(many_jobs(int(sys.argv[2]), Path(sys.argv[1]) / "out"))
os._exit(0)
"""


def many_jobs(count: int, out: Path) -> list[Job]:
    """Return so many jobs, each of its own building, as a plan would have them."""
    batch_id, now = new_id(), time.time()
    return [
        Job(
            id=new_id(),
            batch_id=batch_id,
            group_id=new_id(),
            source=Path(f"/models/{number}.ifc"),
            format="glb",
            quality="standard",
            target=out / f"{number}.glb",
            source_bytes=number,
            created_at=now,
        )
        for number in range(count)
    ]


def main() -> int:
    """Print the figures that were asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts: dict[str, Callable[[int | None], None]] = {
        "waiting": _waiting,
        "small": _small,
        "soak": _soak,
        "cancel": _cancel,
    }
    parser.add_argument("parts", nargs="*", choices=[[], *parts], default=[])
    parser.add_argument("--jobs", type=int)
    arguments = parser.parse_args()
    for name in arguments.parts or parts:
        parts[name](arguments.jobs)
    return 0


def _waiting(jobs: int | None) -> None:
    count = jobs or 10_000
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        with ExportService(data, 1) as service:
            service.hold()
            many = many_jobs(count, data / "out")
            _told(f"queue {count} jobs", lambda: service.submit(many))
            _told("list the newest 200", lambda: service.jobs())
            _told("batch progress", lambda: service.batch(many[0].batch_id))
            _told("figures of the engine", lambda: service.engine.stats())
            _told("move the last job to the front", lambda: service.move(many[0].id, many[-1].id))
            _told("one beat", lambda: service.engine._on_timer_timed_out())
            _told("cancel all", lambda: service.cancel_all())
            _told("until all is stored", lambda: service.jobs(limit=1))
        subprocess.run([sys.executable, "-c", _LEFT_BEHIND, name, str(count)], check=True)
        opened: list[ExportService] = []
        _told(
            f"start with {count} jobs that a dead program left",
            lambda: opened.append(ExportService(data, 1)),
        )
        with opened[0] as service:
            service.hold()
            _told("list the interrupted", lambda: service.interrupted())
            _told("recover them", lambda: service.recover())
            service.cancel_all()
        for words in (["jobs"], ["jobs", "--state", "cancelled", "--json"], ["cancel", "--all"]):
            command = [sys.executable, "-m", "exportstudio", *words]
            environment = {**os.environ, "EXPORTSTUDIO_DATA": name}
            _told(
                f"exportstudio {' '.join(words)}",
                lambda command=command, environment=environment: subprocess.run(  # type: ignore[misc]
                    command, env=environment, check=True, stdout=subprocess.DEVNULL
                ),
            )


def _small(jobs: int | None) -> None:
    count = jobs or 100
    with_child: list[float] = []
    run = GroupRunner.run

    def timed_run(runner: GroupRunner) -> None:
        began_s = time.monotonic()
        run(runner)
        with_child.append(time.monotonic() - began_s)

    GroupRunner.run = timed_run  # type: ignore[assignment,method-assign]
    with tempfile.TemporaryDirectory() as name:
        sources = _copies(Path(name), count)
        with ExportService(Path(name) / "data", 1) as service:
            service.prepare()
            run_until(lambda: False, 2.0)
            process = psutil.Process()
            before, started = process.cpu_times(), time.monotonic()
            request = ExportRequest(tuple(sources), destination=Path(name) / "out", fresh=True)
            made = service.create_batch(request)
            planned_s = time.monotonic() - started
            service.wait()
            whole_s = time.monotonic() - started
            after = process.cpu_times()
            done = [service.job(job.id) for job in made]
            assert all(job.state.is_success for job in done)
            # From the start of a job to its end its child works, or is being started.
            busy_s = sum(job.seconds or 0 for job in done)
            cpu_s = after.user + after.system - before.user - before.system
            print(f"{count} small jobs: {whole_s:.2f} s, {whole_s / count * 1000:.0f} ms each")
            print(f"  of these planning {planned_s:.2f} s, in children {busy_s:.2f} s")
            print(f"  not at a job: {(whole_s - busy_s) / whole_s:.1%}")
            print(
                f"  without a child that starts, works or leaves: "
                f"{(whole_s - sum(with_child)) / whole_s:.1%}"
            )
            print(f"  processor time of the program: {cpu_s:.2f} s, {cpu_s / whole_s:.1%}")


def _soak(jobs: int | None) -> None:
    count = jobs or 200
    process = psutil.Process()
    held: list[float] = []
    with (
        tempfile.TemporaryDirectory() as name,
        ExportService(Path(name) / "data", 1) as service,
    ):
        for number in range(count + 1):
            service.create_job(
                HOUSE, destination=Path(name) / "out", on_conflict=OnConflict.REPLACE
            )
            service.wait()
            held.append(process.memory_info().rss / 1e6)
            if number % max(1, count // 10) == 0:
                print(
                    f"after {number:4} jobs: {process.memory_info().rss / 1e6:7.1f} MB, "
                    f"{process.num_fds()} files, {process.num_threads()} threads",
                    flush=True,
                )
    # What a program needs once it has worked is there after a tenth of the jobs.
    early, late = held[len(held) // 10], held[-1]
    print(f"{count} jobs: {early:.1f} MB at first, {late:.1f} MB at last")
    if late > early * 1.1:
        sys.exit("the memory grows")


def _cancel(jobs: int | None) -> None:
    count = jobs or 5
    took: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        with ExportService(Path(name) / "data", 1) as service:
            for stage in Stage:
                here: list[float] = []
                for _ in range(count):
                    job = service.create_job(HOUSE, "glb", destination=out, fresh=True)

                    def reached(job: Job = job, stage: Stage = stage) -> bool:
                        now = service.job(job.id)
                        is_there = now.progress.stage is stage and now.state is JobState.RUNNING
                        return is_there or now.state.is_final

                    run_until(reached)
                    started = time.monotonic()
                    service.cancel(job.id)
                    service.wait()
                    if service.job(job.id).state is JobState.CANCELLED:
                        here.append(time.monotonic() - started)
                took += here
                longest = f"{max(here) * 1000:.0f} ms" if here else "too quick to be met"
                print(f"cancelled while {stage}: {len(here)} of {count}, at most {longest}")
        left = [path for path in out.rglob("*") if path.name.startswith(".")]
    took.sort()
    print(f"p95 {took[int(len(took) * 0.95)] * 1000:.0f} ms, left behind {len(left)}")


def _copies(folder: Path, count: int) -> list[Path]:
    sources = [folder / "in" / f"house{number}.ifc" for number in range(count)]
    sources[0].parent.mkdir()
    text = HOUSE.read_bytes()
    for source in sources:
        source.write_bytes(text)
    return sources


def _told(what: str, call: Callable[[], object]) -> None:
    started = time.monotonic()
    call()
    print(f"{what:50}{(time.monotonic() - started) * 1000:9.1f} ms", flush=True)


if __name__ == "__main__":
    sys.exit(main())
