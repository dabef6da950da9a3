"""How long from an IFC file to a verified GLB, against IfcOpenShell's own serializer.

Usage: python tests/benchmarks/glb_speed.py SOURCE... [--runs 3] [--kernel opencascade]

The two run in turn, so that a machine that slows down slows both. Each row has the medians of two
measures: the job alone, as in a window that is open already (ours: reading, shaping, writing,
re-reading, reconciling, publishing; theirs: reading, shaping, writing), and the whole
program, start-up included. Below stand the geometric means of the ratios.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Run:
    """One finished program: its job and all of it in seconds, and its largest process's memory."""

    job_s: float
    wall_s: float
    cpu_s: float
    peak_mb: float
    output_bytes: int


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--kernel", default="opencascade")
    parser.add_argument("--quality", default="standard")
    arguments = parser.parse_args()
    print(
        f"{'':34}|{'the job alone':^22}|{'the whole program':^36}|{'peak MB':^15}|\n"
        f"{'file':34}|{'ours':>7}{'theirs':>8}{'ratio':>7}|{'ours':>7}{'cpu':>6}{'theirs':>8}"
        f"{'cpu':>7}{'ratio':>7} |{'ours':>7}{'theirs':>8}|{'bytes':>6}"
    )
    ratios: list[tuple[float, float]] = []
    for source in arguments.sources:
        pairs = [
            (_ours(source, arguments.quality), _theirs(source, arguments.kernel))
            for _ in range(arguments.runs)
        ]
        ours, theirs = (_median([pair[side] for pair in pairs]) for side in (0, 1))
        job = statistics.median(b.job_s / a.job_s for a, b in pairs)
        whole = statistics.median(b.wall_s / a.wall_s for a, b in pairs)
        ratios.append((job, whole))
        print(
            f"{source.name[:34]:34}|{ours.job_s:7.2f}{theirs.job_s:8.2f}{job:7.1f}|"
            f"{ours.wall_s:7.2f}{ours.cpu_s:6.2f}{theirs.wall_s:8.2f}{theirs.cpu_s:7.2f}"
            f"{whole:7.1f} |{ours.peak_mb:7.0f}{theirs.peak_mb:8.0f}|"
            f"{ours.output_bytes / max(theirs.output_bytes, 1):6.2f}",
            flush=True,
        )
    job, whole = (
        math.exp(statistics.fmean(math.log(ratio[side]) for ratio in ratios)) for side in (0, 1)
    )
    print(f"geometric means of the ratios: job {job:.1f}, whole program {whole:.1f}")
    return 0


def _ours(source: Path, quality: str) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "exportstudio", "export", str(source), "--fresh"]
        command += ["--quality", quality, "--output", folder, "--json"]
        environment = {**os.environ, "EXPORTSTUDIO_DATA": str(Path(folder) / "data")}
        return _timed(command, Path(folder), environment, _seconds_of_summary)


def _theirs(source: Path, kernel: str) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "theirs.glb"
        script = HERE / "serializer.py"
        command = [sys.executable, str(script), str(source), str(target), kernel]
        return _timed(command, Path(folder), dict(os.environ), float)


def _seconds_of_summary(line: str) -> float:
    (job,) = json.loads(line)["jobs"]
    return float(job["seconds"])


def _timed(
    command: list[str],
    folder: Path,
    environment: dict[str, str],
    job_seconds: Callable[[str], float],
) -> Run:
    """Run `command` and measure it; the last line that it prints tells how long its job took."""
    started = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    )
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    size = sum(path.stat().st_size for path in folder.glob("*.glb"))
    job_s = job_seconds(printed.strip().splitlines()[-1])
    return Run(job_s, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, size)


def _median(runs: list[Run]) -> Run:
    return Run(
        statistics.median(run.job_s for run in runs),
        statistics.median(run.wall_s for run in runs),
        statistics.median(run.cpu_s for run in runs),
        statistics.median(run.peak_mb for run in runs),
        runs[0].output_bytes,
    )


if __name__ == "__main__":
    sys.exit(main())
