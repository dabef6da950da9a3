"""Is anything lost when a call to the file system is the last one, or fails?

Usage: python -m tests.benchmarks.chaos [--format csv ...] [--harm SIGKILL ...] [--step N]
                                        [--most N] [--programs] [--json FILE]

A job is traced once. Then it is done again for each of its calls that touch its files, and that
call kills the process or fails (disk full, I/O error, no rights). Without `--programs` it is the
child that is harmed; with it, the whole program with its history. After that: no half file under a
final name, no job done without its file, nothing left lying about, the history sound; and a second
try without harm is done, and finds or makes the one file. Needs strace.
"""

import argparse
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from exportstudio import ExportService
from exportstudio.engine.child import DEFAULT_COMMAND, Child, ChildSupply
from exportstudio.engine.waiting import run_until
from exportstudio.model.job import MAY_RESTART, JobState
from exportstudio.service_event import EventKind, ServiceEvent

HOUSE = Path(__file__).parents[2] / "resources" / "sample" / "house.ifc"
CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,"
    "mkdir,rmdir,link,linkat"
)
HARMS = {
    "SIGKILL": "signal=SIGKILL",
    "ENOSPC": "error=ENOSPC",
    "EIO": "error=EIO",
    "EACCES": "error=EACCES",
}
_LINE = re.compile(r"(\d+)\s+(\w+)\(")
_LONGEST_S = 120.0

Point = tuple[str, int]


@dataclass
class Outcome:
    """What became of the points that were tried. `violations` are by what is wrong."""

    tried: int = 0
    harmed: int = 0
    violations: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: "Outcome") -> "Outcome":
        self.tried += other.tried
        self.harmed += other.harmed
        self.violations += other.violations
        return self


class HarmedChildren(ChildSupply):
    """Children that run under a tracer, as long as there is one; none is kept warm."""

    def __init__(self) -> None:
        super().__init__()
        self.tracer: tuple[str, ...] = ()

    def prepare(self, *_ahead: str) -> None:
        """Start nothing."""

    def take(self) -> Child:
        """Return a new child."""
        return Child((*self.tracer, *DEFAULT_COMMAND))


def tracer(log: Path, harm: str = "", point: Point | None = None) -> tuple[str, ...]:
    """Return the words that run a command under strace, with harm at one call of it."""
    words = ["strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace={CALLS}"]
    if point is not None:
        words += ["-e", f"inject={point[0]}:{harm}:when={point[1]}"]
    return tuple(words)


def points(log: Path, folder: Path, step: int = 1) -> list[Point]:
    """Return the calls in a log that touch `folder`, by name and number within their thread."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    found: dict[Point, None] = {}
    for line in log.read_text(errors="replace").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        thread, call = match.groups()
        counts[thread][call] += 1
        if str(folder) in line:
            found[call, counts[thread][call]] = None
    return list(found)[step // 2 :: step]


def spread(found: list[Point], most: int | None) -> list[Point]:
    """Return at most so many of the calls, from the midst of equal stretches; None: all."""
    if most is None or len(found) <= most:
        return found
    return [found[int((n + 0.5) * len(found) / most)] for n in range(most)]


def files_in(folder: Path) -> dict[str, str]:
    """Return names and hashes of the files in a folder and below."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def judge(found: dict[str, str], whole: dict[str, str], state: JobState) -> Iterator[str]:
    """Yield what is wrong with the files of a job that has come to an end."""
    for name, digest in found.items():
        if Path(name).name.startswith(".") or ".part/" in name:
            yield "something was left lying about"
        elif name in whole and digest != whole[name]:
            yield "a half file under its final name"
        elif name not in whole:
            yield "the output is there twice"
    if state.is_success and found != whole:
        yield "a job is done without its file"


def harm_children(format: str, harm: str, step: int, most: int | None = None) -> Outcome:
    """Do a job of the sample over and over, with harm to its child at one call after the other."""
    outcome = Outcome()
    children = HarmedChildren()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with ExportService(place / "data", 1, children=children) as service:
            idle: list[ServiceEvent] = []
            service.on_event(lambda e: idle.append(e) if e.kind is EventKind.IDLE else None)

            def export(number: int) -> tuple[JobState, Path, str]:
                out = place / f"out{number}"
                idle.clear()
                job = service.create_job(HOUSE, format, destination=out)
                # What was left lying about is removed when the child has gone.
                assert run_until(lambda: bool(idle), _LONGEST_S)
                return service.job(job.id).state, out, job.id

            export(0)  # from now on the shapes are kept, and the calls are the same each time
            children.tracer = tracer(place / "log")
            state, out, _ = export(1)
            assert state.is_success
            whole = files_in(out)
            for point in spread(points(place / "log", out, step), most):
                outcome.tried += 1
                children.tracer = tracer(place / "log", harm, point)
                state, out, job_id = export(1 + outcome.tried)
                log = (place / "log").read_text(errors="replace")
                outcome.harmed += "INJECTED" in log or "killed by SIGKILL" in log
                outcome.violations.update(judge(files_in(out), whole, state))
                if any(path.name.startswith(".") for path in out.glob("*")):
                    outcome.violations["something was left lying about"] += 1
                children.tracer = ()
                if state in MAY_RESTART:
                    idle.clear()
                    service.retry(job_id)
                    assert run_until(lambda: bool(idle), _LONGEST_S)
                    state = service.job(job_id).state
                if not state.is_success:
                    outcome.violations["not done on a second try"] += 1
                outcome.violations.update(
                    f"after a second try: {what}" for what in judge(files_in(out), whole, state)
                )
    return outcome


def harm_programs(format: str, harm: str, step: int, most: int | None = None) -> Outcome:
    """Export the sample from the command line over and over, with harm to the whole program."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        begin = _Program(place / "0", format)
        assert begin.export(tracer(place / "log")) == 0
        whole = files_in(begin.out)
        for point in points(place / "log", begin.place, step)[:most]:
            outcome.tried += 1
            program = _Program(place / str(outcome.tried), format)
            code = program.export(tracer(place / "log", harm, point))
            outcome.harmed += code != 0
            outcome.violations.update(program.violations)
            half = judge(files_in(program.out), whole, JobState.RUNNING)
            # What lies about may do so until the next start.
            outcome.violations.update(what for what in half if "lying" not in what)
            stored = program.recover()
            outcome.violations.update(program.violations)
            for state in stored:
                if not state.is_success:
                    outcome.violations[f"a job is {state} after a restart"] += 1
            if stored:
                outcome.violations.update(judge(files_in(program.out), whole, stored[0]))
            elif code != 0 and files_in(program.out):
                # With exit code 0 the history could not be kept, which was told (FILE445).
                outcome.violations["an output of no known job"] += 1
    return outcome


class _Program:
    """The command line, with a history and an output folder of its own."""

    def __init__(self, place: Path, format: str) -> None:
        place.mkdir()
        self.place = place
        self.out = place / "out"
        self.out.mkdir()
        self.data = place / "data"
        self.format = format
        self.violations: list[str] = []

    def export(self, tracer: tuple[str, ...]) -> int:
        words = ["export", str(HOUSE), "--format", self.format, "--output", str(self.out)]
        return self._run(tracer, words)

    def recover(self) -> list[JobState]:
        """Start again as a user would, and return where the jobs stand then."""
        self.violations = []
        self._run((), ["recover"])
        self._run((), ["retry", "--failed"])
        database = self.data / "exportstudio.db"
        if not database.exists():
            return []
        connection = sqlite3.connect(database)
        try:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                self.violations.append("the history is damaged")
            rows = connection.execute("SELECT state FROM jobs").fetchall()
        finally:
            connection.close()
        return [JobState(row[0]) for row in rows]

    def _run(self, tracer: tuple[str, ...], words: list[str]) -> int:
        done = subprocess.run(
            [*tracer, sys.executable, "-P", "-m", "exportstudio", *words],
            env={
                **os.environ,
                "EXPORTSTUDIO_DATA": str(self.data),
                "PYTHONPATH": str(HOUSE.parents[2]),
            },
            check=False,
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
        )
        if "Traceback" in done.stderr:
            self.violations.append("a trace instead of words")
        return done.returncode


def main() -> int:
    """Print the table; the exit code says whether there was a violation."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--format", nargs="+", default=["csv", "glb"])
    parser.add_argument("--harm", nargs="+", choices=HARMS, default=list(HARMS))
    parser.add_argument("--step", type=int, default=1, help="only each so many-th call")
    parser.add_argument("--most", type=int, help="at most so many calls of a format and harm")
    parser.add_argument("--programs", action="store_true", help="harm the whole program")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    harm = harm_programs if arguments.programs else harm_children
    total, rows = Outcome(), {}
    print(f"{'format':8}{'harm':16}{'tried':>7}{'harmed':>8}{'survived':>10}{'seconds':>9}")
    for format in arguments.format:
        for kind in arguments.harm:
            started = time.monotonic()
            outcome = harm(format, HARMS[kind], arguments.step, arguments.most)
            bad = outcome.violations.total()
            seconds = time.monotonic() - started
            print(
                f"{format:8}{kind:16}{outcome.tried:7}{outcome.harmed:8}"
                f"{outcome.tried - bad:10}{seconds:9.0f}  {dict(outcome.violations) or ''}",
                flush=True,
            )
            rows[f"{format} {kind}"] = {
                "tried": outcome.tried,
                "harmed": outcome.harmed,
                "violations": dict(outcome.violations),
            }
            total += outcome
    print(f"faults tried {total.tried}, violations {dict(total.violations) or 0}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1))
    return 1 if total.violations else 0


if __name__ == "__main__":
    sys.exit(main())
