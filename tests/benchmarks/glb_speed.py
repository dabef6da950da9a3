"""How long from an IFC file to a verified GLB, against IfcOpenShell's own serializer?

Usage: python -m tests.benchmarks.glb_speed SOURCE... [--runs 3] [--limit 600] [--json FILE]
       [--quality standard] [--kernels opencascade,hybrid-cgal-simple-opencascade]

Ours and theirs run in turn, so that a machine that slows down slows all. Each row has the medians
of two measures: the job alone, with everything loaded, as in a window that is open already (ours:
reading, shaping, writing, re-reading, reconciling, publishing, in a child of its own; theirs:
reading, shaping, writing), and the whole program, start-up included, with the processor seconds of
all of its processes. The memory of ours
is that of its largest process, and in brackets that of parent and child together. The last columns
have theirs ÷ ours in bytes, the triangles of both, and how many elements ours, theirs and both
have. Where theirs fails or takes longer than the limit, the file is named and left out.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.benchmarks.glb_contents import Contents, contents_of
from tests.benchmarks.programs import (
    ProgramFailed,
    Run,
    export,
    geometric_mean,
    median_run,
    run_program,
)
from tests.benchmarks.warm_child import run_job

_KERNELS = "opencascade,hybrid-cgal-simple-opencascade"


@dataclass
class Duel:
    """Ours against theirs on one file with one kernel: medians, contents, ratios of each pair."""

    source: str
    kernel: str
    ours: Run
    theirs: Run
    our_contents: Contents
    their_contents: Contents

    @property
    def job(self) -> float:
        """How many times as long their job takes."""
        return self.theirs.job_s / self.ours.job_s

    @property
    def job_cpu(self) -> float:
        """How many times as many processor seconds their job takes."""
        return self.theirs.job_cpu_s / self.ours.job_cpu_s

    @property
    def whole(self) -> float:
        """How many times as long their whole program takes."""
        return self.theirs.wall_s / self.ours.wall_s

    @property
    def cpu(self) -> float:
        """How many times as many processor seconds theirs takes."""
        return self.theirs.cpu_s / self.ours.cpu_s

    @property
    def size(self) -> float:
        """How many times as many bytes theirs writes."""
        return self.theirs.output_bytes / self.ours.output_bytes


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=600, help="seconds for one run of theirs")
    parser.add_argument("--kernels", default=_KERNELS, help="of theirs, with commas between")
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    print(
        f"{'':34}|{'':8}|{'the job alone':^31}|{'the whole program':^23}|{'processor s':^23}"
        f"|{'peak MB':^18}|{'':6}|{'triangles':^19}|{'elements':^19}\n"
        f"{'file':34}|{'kernel':8}|{'ours':>7}{'theirs':>8}{'ratio':>8}{'cpu':>8}|{'ours':>7}{'theirs':>8}"
        f"{'ratio':>8}|{'ours':>7}{'theirs':>8}{'ratio':>8}|{'ours':>12}{'theirs':>6}|{'bytes':>6}"
        f"|{'ours':>9}{'theirs':>10}|{'ours':>6}{'theirs':>7}{'both':>6}"
    )
    duels: list[Duel] = []
    failures: dict[str, str] = {}
    for source in arguments.sources:
        found, failed = _duels(source, arguments)
        for duel in found:
            _print_row(duel)
        for kernel, reason in failed.items():
            print(f"{source.name[:34]:34}|{kernel[:8]:8}| theirs: {reason}", flush=True)
            failures[f"{source.name}, {kernel}"] = reason
        duels += found
    for kernel in arguments.kernels.split(","):
        row = [duel for duel in duels if duel.kernel == kernel]
        print(
            f"geometric means of {len(row)} files, {kernel}: "
            f"job {geometric_mean(d.job for d in row):.2f}, "
            f"its processor time {geometric_mean(d.job_cpu for d in row):.2f}, "
            f"whole program {geometric_mean(d.whole for d in row):.2f}, "
            f"processor {geometric_mean(d.cpu for d in row):.2f}, "
            f"bytes {geometric_mean(d.size for d in row):.2f}"
        )
    if arguments.json:
        raw = {"duels": [_as_json(duel) for duel in duels], "failures": failures}
        arguments.json.write_text(json.dumps(raw, indent=1))
    return 0


def _duels(source: Path, arguments: argparse.Namespace) -> tuple[list[Duel], dict[str, str]]:
    """Return ours against each kernel of theirs, and those that failed with their reasons."""
    kernels = arguments.kernels.split(",")
    failures: dict[str, str] = {}
    ours: list[Run] = []
    theirs: dict[str, list[Run]] = {kernel: [] for kernel in kernels}
    contents: dict[str, Contents] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(arguments.runs):
            run, path = export(source, Path(folder), quality=arguments.quality)
            alone = run_job(source, Path(folder) / "alone.glb", quality=arguments.quality)
            ours.append(replace(run, job_s=alone.seconds, job_cpu_s=alone.cpu_s))
            contents["ours"] = contents_of(path)
            for kernel in kernels:
                target = Path(folder) / "theirs.glb"
                if kernel in failures:
                    continue
                try:
                    theirs[kernel].append(_serialize(source, target, kernel, arguments.limit))
                    contents[kernel] = contents_of(target)
                except ProgramFailed as error:
                    failures[kernel] = str(error)
    duels = [
        Duel(
            source.name,
            kernel,
            median_run(ours),
            median_run(theirs[kernel]),
            contents["ours"],
            contents[kernel],
        )
        for kernel in kernels
        if kernel not in failures
    ]
    return duels, failures


def _serialize(source: Path, target: Path, kernel: str, limit_s: float) -> Run:
    command = [sys.executable, "-m", "tests.benchmarks.serializer"]
    command += [str(source), str(target), kernel]
    run, line = run_program(command, limit_s=limit_s)
    seconds, cpu_s = map(float, line.split())
    size = target.stat().st_size
    return replace(run, job_s=seconds, job_cpu_s=cpu_s, output_bytes=size)


def _print_row(duel: Duel) -> None:
    ours, theirs = duel.ours, duel.theirs
    both = duel.our_contents.elements & duel.their_contents.elements
    print(
        f"{duel.source[:34]:34}|{duel.kernel[:8]:8}"
        f"|{ours.job_s:7.2f}{theirs.job_s:8.2f}{duel.job:8.2f}{duel.job_cpu:8.2f}"
        f"|{ours.wall_s:7.2f}{theirs.wall_s:8.2f}{duel.whole:8.2f}"
        f"|{ours.cpu_s:7.2f}{theirs.cpu_s:8.2f}{duel.cpu:8.2f}"
        f"|{ours.largest_mb:6.0f}{f'({ours.sum_mb:.0f})':>6}{theirs.largest_mb:6.0f}"
        f"|{duel.size:6.2f}|{duel.our_contents.triangles:9}{duel.their_contents.triangles:10}"
        f"|{len(duel.our_contents.elements):6}{len(duel.their_contents.elements):7}{len(both):6}",
        flush=True,
    )


def _as_json(duel: Duel) -> dict[str, object]:
    ours, theirs = duel.our_contents, duel.their_contents
    return {
        "source": duel.source,
        "kernel": duel.kernel,
        "ours": {**asdict(duel.ours), "triangles": ours.triangles},
        "theirs": {**asdict(duel.theirs), "triangles": theirs.triangles},
        "elements": {
            "both": len(ours.elements & theirs.elements),
            "only ours": sorted(ours.elements - theirs.elements),
            "only theirs": sorted(theirs.elements - ours.elements),
        },
        "ratios": {
            "job": duel.job,
            "job_cpu": duel.job_cpu,
            "whole": duel.whole,
            "cpu": duel.cpu,
            "bytes": duel.size,
        },
    }


if __name__ == "__main__":
    sys.exit(main())
