"""Does the program survive what it says that it survives?

Usage: python -m tests.benchmarks.torture [--short] [--page FILE]

Does to it, row by row, what must not harm it, within twenty minutes, and writes what came of it to
`docs/reliability.md`. `--short` does less of each, for CI, and writes no page without `--page`.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from exportstudio import __version__
from exportstudio.exporters.registry import EXPORTERS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reliability.md"
TESTS = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
NEED_STRACE = frozenset({"tests.benchmarks.chaos", "tests.benchmarks.power_loss"})
PATIENCE_S = 400


@dataclass(frozen=True, slots=True)
class Row:
    """What is done, what must hold, and the arguments of Python that do it."""

    done: str
    holds: str
    arguments: tuple[str, ...]
    fuzz: int = 60


def rows(*, short: bool) -> list[Row]:
    """Return what is done, in order."""
    kill, fail, program, fuzz = (60, 90, 200, 200) if short else (6, 12, 40, 2000)
    kills, real, soak = (20, 0, 5) if short else (950, 50, 200)
    formats = ("gltf", "xlsx") if short else tuple(EXPORTERS)
    of_all = f"({', '.join(formats)})" if short else "(all formats)"
    chaos = ("-m", "tests.benchmarks.chaos", "--format")
    return [
        Row(
            f"the child is killed at every {kill}th call to the file system (GLB, CSV)",
            "no half file under a final name, nothing lost, done at the next try",
            (*chaos, "glb", "csv", "--harm", "SIGKILL", "--step", str(kill)),
        ),
        Row(
            f"every {fail}th call fails: disk full, I/O error, no rights (GLB)",
            "an old output stays, the job fails in words",
            (*chaos, "glb", "--harm", "ENOSPC", "EIO", "EACCES", "--step", str(fail)),
        ),
        Row(
            f"the child is killed at calls here and there {of_all}",
            "no half file under a final name, nothing lost, done at the next try",
            (*chaos, *formats, "--harm", "SIGKILL", "--most", "2"),
        ),
        Row(
            f"the disk is full at calls here and there {of_all}",
            "an old output stays, the job fails in words",
            (*chaos, *formats, "--harm", "ENOSPC", "--most", "2"),
        ),
        Row(
            "the power goes after each call of the child (all formats; replayed from a trace)",
            "what has its final name is whole, and what is told as done has its name",
            ("-m", "tests.benchmarks.power_loss"),
        ),
        Row(
            f"{kills} children and programs are killed at random, and {real} that do real exports",
            "every job is done in the end, once, and nothing lies about",
            ("-m", "tests.benchmarks.random_kills", "--kills", str(kills), "--real", str(real)),
        ),
        Row(
            f"{soak} exports of the sample, one after the other",
            "memory and open files stay as they are",
            ("-m", "tests.benchmarks.queue", "soak", "--jobs", str(soak)),
        ),
        Row(
            "the clock is set forth and back while jobs run",
            "no job ends for that, and the order stays",
            (*TESTS, "tests/engine/test_clock.py"),
        ),
        Row(
            "children that fill the memory; programs that want one name at once",
            "a warning, then one job less; each gets what was agreed",
            (*TESTS, "tests/engine/test_memory_guard.py", "tests/test_same_target.py"),
        ),
        Row(
            f"the whole program is killed at every {program}th call (CSV)",
            "the history is sound, and the job is offered again",
            (*chaos, "csv", "--harm", "SIGKILL", "--step", str(program), "--programs"),
        ),
        Row(
            "children that crash, hang, fall silent, tear lines or talk nonsense",
            "the job fails in words, the next one is done",
            (*TESTS, "tests/engine/test_faults.py", "tests/worker/test_faults.py"),
        ),
        Row(
            "a queue that is moved about at random",
            "every job ends once, in a state that it may have",
            (*TESTS, "tests/engine/test_queue_machine.py"),
        ),
        Row(
            "histories of other versions, damaged, locked or empty",
            "they are brought forward, refused in words or set aside",
            (*TESTS, "tests/store"),
        ),
        Row(
            "hostile names; packages with bombs, paths that lead out, wrong hashes",
            "all stays below its folder, all is caught before anything is unpacked",
            (*TESTS, "tests/delivery"),
        ),
        Row(
            f"headers, SVGX, names, manifests and protocol harmed at random, {fuzz} times each",
            "read, or refused in words",
            (*TESTS, "tests/test_fuzz.py"),
            fuzz,
        ),
        Row(
            "previews of damaged files",
            "the window tells what is wrong and goes on",
            (*TESTS, "tests/ui/preview/test_damaged_files.py"),
        ),
    ]


def main() -> int:
    """Do all rows; the exit code is 0 where all of them hold."""
    parser = argparse.ArgumentParser(description="Do what must not harm the program.")
    parser.add_argument("--short", action="store_true", help="less of each, for CI")
    parser.add_argument("--page", type=Path, help="where to write the table")
    asked = parser.parse_args()
    lines = [
        "| What is done | What must hold | Held | Figures | Seconds |",
        "|---|---|---|---|---|",
    ]
    holds = True
    for row in rows(short=asked.short):
        if (
            any(word in " ".join(row.arguments) for word in ("chaos", "power_loss"))
            and shutil.which("strace") is None
        ):
            lines.append(f"| {row.done} | {row.holds} | not tried | needs strace | – |")
        else:
            started = time.monotonic()
            held, figures = _do(row)
            seconds = time.monotonic() - started
            holds = holds and held
            told = "yes" if held else "NO"
            lines.append(f"| {row.done} | {row.holds} | {told} | {figures} | {seconds:.0f} |")
        print(lines[-1], flush=True)
    page = asked.page or (None if asked.short else PAGE)
    if page is not None:
        page.write_text(_page(lines, short=asked.short), encoding="utf-8", newline="\n")
    return 0 if holds else 1


def _do(row: Row) -> tuple[bool, str]:
    try:
        ran = subprocess.run(
            [sys.executable, *row.arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "EXPORTSTUDIO_FUZZ": str(row.fuzz),
                "QT_QPA_PLATFORM": "offscreen",
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
    except subprocess.TimeoutExpired:
        return False, f"not done after {PATIENCE_S} s"
    said = [line.strip() for line in ran.stdout.splitlines() if line.strip()]
    if ran.returncode:
        print("\n".join(said[-20:]), ran.stderr[-2000:], sep="\n", file=sys.stderr)
    return ran.returncode == 0, said[-1].replace("|", "/") if said else "–"


def _page(table: list[str], *, short: bool) -> str:
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    command = "make torture SHORT=--short" if short else "make torture"
    return "\n".join(
        [
            "# Reliability",
            "",
            f"What must not harm the program, done to it by `{command}`",
            f"(Export Studio {__version__}, {system}, {time.strftime('%Y-%m-%d')}).",
            "",
            *table,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
