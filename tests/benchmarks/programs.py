"""Running a program and measuring it, and the arithmetic of comparing two."""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

_SAMPLED_EVERY_S = 0.1


class ProgramFailed(RuntimeError):
    """The program ended badly or exceeded its time limit; the text says which."""


@dataclass(frozen=True)
class Run:
    """One finished program and its children.

    `job_s`, `job_cpu_s`: what its job took, the loading of libraries left out; `wall_s`: all of it,
    start-up included; `cpu_s`: of all of its processes; `child_cpu_s`: of all but the first.
    `largest_mb`: the greatest memory of any one process; `sum_mb`: the greatest sum over the
    processes alive at one time, sampled, with memory that they share counted for each.
    `output_bytes`: the size of what it wrote.
    """

    job_s: float
    job_cpu_s: float
    wall_s: float
    cpu_s: float
    child_cpu_s: float
    largest_mb: float
    sum_mb: float
    output_bytes: int


def geometric_mean(values: Iterable[float]) -> float:
    """Return the geometric mean, the one that suits ratios; NaN of nothing."""
    logarithms = [math.log(value) for value in values]
    return math.exp(statistics.fmean(logarithms)) if logarithms else math.nan


def median_run(runs: list[Run]) -> Run:
    """Return the medians of all measures."""
    middle = {
        name: statistics.median(getattr(run, name) for run in runs)
        for name in ("job_s", "job_cpu_s", "wall_s", "cpu_s", "child_cpu_s", "largest_mb", "sum_mb")
    }
    return Run(**middle, output_bytes=runs[0].output_bytes)


def run_program(
    command: list[str], *, limit_s: float, environment: dict[str, str] | None = None
) -> tuple[Run, str]:
    """Run `command`; return its measures, without job and output, and the last line it printed.

    Raises ProgramFailed.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    )
    sampler = _MemorySampler(process.pid)
    late = threading.Timer(limit_s, _end_with_children, [process.pid])
    sampler.start()
    late.start()
    assert process.stdout is not None
    with process.stdout as pipe:
        printed = pipe.read()
    # As long as nobody waited for it, the kernel still tells the process from its children.
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    child_cpu_s = _cpu_of_children(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    in_time = late.is_alive()
    late.cancel()
    sampler.stopped.set()
    sampler.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if not in_time:
        raise ProgramFailed(f"not ready after {limit_s:g} s")
    if process.returncode:
        raise ProgramFailed(f"ended with {process.returncode}")
    lines = printed.strip().splitlines()
    run = Run(
        math.nan,
        math.nan,
        wall,
        usage.ru_utime + usage.ru_stime,
        child_cpu_s,
        usage.ru_maxrss / 1024,
        max(sampler.sum_mb, usage.ru_maxrss / 1024),
        0,
    )
    return run, lines[-1] if lines else ""


def export(
    source: Path,
    folder: Path,
    *,
    quality: str = "standard",
    fresh: bool = True,
    limit_s: float = 600,
    options: Iterable[str] = (),
    format: str = "glb",
) -> tuple[Run, Path]:
    """Run our command line on `source` into `folder`; return its measures and the main file."""
    command = [sys.executable, "-m", "exportstudio", "export", str(source), "--json"]
    command += ["--format", format, "--quality", quality]
    command += ["--output", str(folder), "--on-conflict", "replace"]
    command += ["--fresh"] if fresh else []
    for option in options:
        command += ["--option", option]
    environment = {**os.environ, "EXPORTSTUDIO_DATA": str(folder / "data")}
    run, line = run_program(command, limit_s=limit_s, environment=environment)
    (job,) = json.loads(line)["jobs"]
    return replace(run, job_s=job["seconds"], output_bytes=job["bytes"]), Path(job["path"])


def export_once(source: Path, *, quality: str = "standard", limit_s: float = 600) -> Run:
    """Run our command line on `source`, from nothing and leaving nothing."""
    with tempfile.TemporaryDirectory() as folder:
        run, _ = export(source, Path(folder), quality=quality, limit_s=limit_s)
    return run


class _MemorySampler(threading.Thread):
    """Looks now and then at how much memory a process and its children have in all."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._process = psutil.Process(pid)
        self.stopped = threading.Event()
        self.sum_mb = 0.0

    def run(self) -> None:
        while not self.stopped.wait(_SAMPLED_EVERY_S):
            total = 0
            for process in _with_children(self._process):
                try:
                    total += process.memory_info().rss
                except psutil.Error:
                    continue  # ended between the two looks
            self.sum_mb = max(self.sum_mb, total / 2**20)


def _cpu_of_children(pid: int) -> float:
    """Return the processor seconds of the children that a process waited for (Linux)."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = after_name[13:15]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _with_children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _end_with_children(pid: int) -> None:
    for process in reversed(_with_children(psutil.Process(pid))):
        try:
            process.kill()
        except psutil.Error:
            continue  # it ended by itself
