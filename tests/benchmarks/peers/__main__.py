"""How do we fare beside ifc-lite and web-ifc?

Usage: python -m tests.benchmarks.peers SOURCE... --modules FOLDER [--runs 3] [--limit 300]
       [--quality standard] [--json FILE]

Needs node and npm. What package.json names is installed into FOLDER if it is not there; nothing of
it goes into the project. Two comparisons, each in turn, medians of processor seconds and seconds:

GLB: ifc-lite's own exporter (whole program) against ours (whole program: parent and child; and the
child alone, which does what theirs does). Ours also re-reads and reconciles what it wrote.
Shaping: web-ifc (OpenModel, StreamAllMeshes, every mesh fetched once) against ours (text, parsing,
census, kernels), both without start-up and without writing anything.

A source in a zip archive is left out: they read none.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks.peers.node import install, run_script
from tests.benchmarks.programs import ProgramFailed, export, geometric_mean, run_program

# Medians by name; what is compared is theirs ÷ ours.
Row = dict[str, float]


@dataclass
class Table:
    """One comparison: its columns, the ratios that matter, and what failed."""

    title: str
    columns: tuple[str, ...]
    ratios: dict[str, tuple[str, str]]
    rows: dict[str, Row]
    failures: dict[str, str]

    def show(self) -> None:
        """Print the table with the geometric means of its ratios."""
        print(f"\n{self.title}\n{'file':34}" + "".join(f"{c:>17}" for c in self.columns), end="")
        print("".join(f"{ratio:>17}" for ratio in self.ratios))
        for name, row in self.rows.items():
            values = "".join(f"{row[column]:17.2f}" for column in self.columns)
            ratios = "".join(f"{row[top] / row[low]:17.2f}" for top, low in self.ratios.values())
            print(f"{name[:33]:34}{values}{ratios}")
        for name, reason in self.failures.items():
            print(f"{name[:33]:34} left out: {reason}")
        for ratio, (top, low) in self.ratios.items():
            mean = geometric_mean(row[top] / row[low] for row in self.rows.values())
            print(f"geometric mean of {len(self.rows)} files, {ratio}: {mean:.2f}")


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--modules", type=Path, required=True, help="where the peers are installed")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=300, help="seconds for one run of theirs")
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    modules = install(arguments.modules)
    glb = Table(
        "GLB: ifc-lite ÷ ours",
        ("ours cpu", "our child cpu", "theirs cpu", "ours s", "theirs s", "ours bytes", "theirs B"),
        {
            "cpu, whole": ("theirs cpu", "ours cpu"),
            "cpu, child": ("theirs cpu", "our child cpu"),
            "seconds": ("theirs s", "ours s"),
            "bytes": ("theirs B", "ours bytes"),
        },
        {},
        {},
    )
    shaping = Table(
        "Shaping alone: web-ifc ÷ ours",
        ("ours cpu", "theirs cpu", "ours s", "theirs s", "our triangles", "their triangles"),
        {"cpu": ("theirs cpu", "ours cpu"), "seconds": ("theirs s", "ours s")},
        {},
        {},
    )
    for source in arguments.sources:
        if source.suffix.lower() != ".ifc":
            continue
        _fill(glb, source, arguments.runs, partial(_glb_row, source, modules, arguments))
        _fill(shaping, source, arguments.runs, partial(_shaping_row, source, modules, arguments))
    glb.show()
    shaping.show()
    if arguments.json:
        raw = {t.title: {"rows": t.rows, "failures": t.failures} for t in (glb, shaping)}
        arguments.json.write_text(json.dumps(raw, indent=1))
    return 0


def _fill(table: Table, source: Path, runs: int, measure: Callable[[], Row]) -> None:
    try:
        rows = [measure() for _ in range(runs)]
    except ProgramFailed as error:
        table.failures[source.name] = str(error)
    else:
        table.rows[source.name] = {
            name: statistics.median(row[name] for row in rows) for name in rows[0]
        }
    print(f"{table.title}: {source.name} measured", file=sys.stderr, flush=True)


def _glb_row(source: Path, modules: Path, arguments: argparse.Namespace) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        ours, _ = export(source, Path(folder), quality=arguments.quality)
        target = Path(folder) / "theirs.glb"
        theirs, _ = run_script("ifc_lite.mjs", [modules, source, target], arguments.limit)
        size = target.stat().st_size
    return {
        "ours cpu": ours.cpu_s,
        "our child cpu": ours.child_cpu_s,
        "theirs cpu": theirs.cpu_s,
        "ours s": ours.wall_s,
        "theirs s": theirs.wall_s,
        "ours bytes": ours.output_bytes,
        "theirs B": size,
    }


def _shaping_row(source: Path, modules: Path, arguments: argparse.Namespace) -> Row:
    command = [sys.executable, "-m", "tests.benchmarks.peers.shaping", str(source)]
    _, line = run_program([*command, arguments.quality], limit_s=arguments.limit)
    ours = json.loads(line)
    _, theirs = run_script("web_ifc.mjs", [modules, source], arguments.limit)
    return {
        "ours cpu": ours["job_cpu_s"],
        "theirs cpu": theirs["job_cpu_s"],
        "ours s": ours["job_s"],
        "theirs s": theirs["job_s"],
        "our triangles": ours["triangles"],
        "their triangles": theirs["triangles"],
    }


if __name__ == "__main__":
    sys.exit(main())
