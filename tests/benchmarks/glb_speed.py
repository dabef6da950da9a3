"""How long from an IFC file to a verified GLB, against IfcOpenShell's own serializer.

Usage: python tests/benchmarks/glb_speed.py SOURCE... [--runs 3] [--kernel opencascade]

Whole programs are timed, start-up included, in alternating runs, so that a machine that slows down
slows both. Prints one row for each source, with medians, and the geometric mean of the ratios.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Run:
    """One finished program: wall and processor seconds, and the largest process's memory."""

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
    print(f"{'file':36} {'ours s':>8} {'cpu':>6} {'theirs s':>9} {'cpu':>6} {'ratio':>6} "
          f"{'ours MB':>8} {'theirs':>7} {'size':>6}")  # fmt: skip
    ratios = []
    for source in arguments.sources:
        pairs = [
            (_ours(source, arguments.quality), _theirs(source, arguments.kernel))
            for _ in range(arguments.runs)
        ]
        ours, theirs = (_median([pair[side] for pair in pairs]) for side in (0, 1))
        ratio = statistics.median(b.wall_s / a.wall_s for a, b in pairs)
        ratios.append(ratio)
        print(
            f"{source.name:36} {ours.wall_s:8.2f} {ours.cpu_s:6.2f} {theirs.wall_s:9.2f} "
            f"{theirs.cpu_s:6.2f} {ratio:6.1f} {ours.peak_mb:8.0f} {theirs.peak_mb:7.0f} "
            f"{ours.output_bytes / max(theirs.output_bytes, 1):6.2f}",
            flush=True,
        )
    mean = math.exp(statistics.fmean(map(math.log, ratios)))
    print(f"geometric mean of the ratios: {mean:.1f}")
    return 0


def _ours(source: Path, quality: str) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "exportstudio", "export", str(source), "--fresh"]
        command += ["--quality", quality, "--output", folder]
        environment = {**os.environ, "EXPORTSTUDIO_DATA": str(Path(folder) / "data")}
        return _timed(command, Path(folder), environment)


def _theirs(source: Path, kernel: str) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "theirs.glb"
        script = HERE / "serializer.py"
        command = [sys.executable, str(script), str(source), str(target), kernel]
        return _timed(command, Path(folder), dict(os.environ))


def _timed(command: list[str], folder: Path, environment: dict[str, str]) -> Run:
    started = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    size = sum(path.stat().st_size for path in folder.glob("*.glb"))
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, size)


def _median(runs: list[Run]) -> Run:
    return Run(
        statistics.median(run.wall_s for run in runs),
        statistics.median(run.cpu_s for run in runs),
        statistics.median(run.peak_mb for run in runs),
        runs[0].output_bytes,
    )


if __name__ == "__main__":
    sys.exit(main())
