"""What would be on the disk if the power went?

Usage: python -m tests.benchmarks.power_loss [--format glb ...]

The child that exports the sample, in every format unless some are named, is traced. Its calls are
then replayed, and the power goes after each: what was written into a file since it was last flushed
is lost. No file with a final name may have lost anything; and when the child says that a job is
finished, the name must have been flushed, too. Needs strace.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from exportstudio import ExportService
from exportstudio.engine.waiting import run_until
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.request import ExportRequest
from tests.benchmarks.chaos import HOUSE, HarmedChildren, tracer

_CALL = re.compile(r"\d+ +(\w+)\((.*)")
_OPENED = re.compile(r"\d+<(/[^>]*)>")
_NAMED = re.compile(r'"(/[^"]*)"')
_LONGEST_S = 300.0


@dataclass
class Disk:
    """The files below a folder as the calls so far have left them.

    `unsaved` are files with content that was not flushed, `unsaved_names` final names whose folder
    was not. `violations` are by what would be wrong.
    """

    root: str
    files: dict[str, object] = field(default_factory=dict)
    unsaved: set[object] = field(default_factory=set)
    unsaved_names: set[str] = field(default_factory=set)
    points: int = 0
    names: int = 0
    told: int = 0
    violations: Counter[str] = field(default_factory=Counter)

    def replay(self, lines: Iterable[str]) -> None:
        """Do what a trace tells, and lose the power after each call."""
        for line in lines:
            match = _CALL.match(line)
            if match is None or ") = -1 " in line:
                continue
            call, rest = match.groups()
            if call == "write" and "<pipe:" in rest and "finished" in rest:
                self.told += 1
                for name in self.unsaved_names:
                    self.violations[f"told before its name was flushed: {Path(name).name}"] += 1
            elif self.root in rest:
                self._do(call, rest)
                self._lose_power()

    def _do(self, call: str, rest: str) -> None:
        opened = next(iter(_OPENED.findall(rest)), "")
        named = _NAMED.findall(rest)
        match call:
            case "openat" if "O_TRUNC" in rest or "O_EXCL" in rest:
                self.unsaved.add(self.files.setdefault(named[0], object()))
            case "openat" if "O_CREAT" in rest:
                self.files.setdefault(named[0], object())
            case "write" | "pwrite64" | "ftruncate":
                self.unsaved.add(self.files.setdefault(opened, object()))
            case "fsync" | "fdatasync" if opened in self.files:
                self.unsaved.discard(self.files[opened])
            case "fsync":
                self.unsaved_names = {n for n in self.unsaved_names if _folder(n) != opened}
            case "link" | "linkat" | "rename" | "renameat" | "renameat2":
                self.files[named[1]] = self.files.get(named[0], object())
                if not call.startswith("link"):
                    self.files.pop(named[0], None)
                if self._is_final(named[1]):
                    self.unsaved_names.add(named[1])
                    self.names += 1
            case "unlink" | "unlinkat" if named:
                self.files.pop(named[0], None)

    def _lose_power(self) -> None:
        self.points += 1
        for name, file in self.files.items():
            if file in self.unsaved and self._is_final(name):
                self.violations[f"half a file under its final name: {Path(name).name}"] += 1

    def _is_final(self, name: str) -> bool:
        return name.startswith(self.root) and ".part/" not in name and not name.endswith(".part")


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def trace(formats: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield a folder and the trace of the child that exported the sample into it."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        children = HarmedChildren()
        children.tracer = tracer(place / "log")
        with ExportService(place / "data", 1, children=children) as service:
            request = ExportRequest((HOUSE,), tuple(formats), destination=place / "out")
            jobs = service.create_batch(request)
            over = run_until(
                lambda: all(service.job(job.id).state.is_final for job in jobs), _LONGEST_S
            )
            assert over
            assert all(service.job(job.id).state.is_success for job in jobs)
        lines = (place / "log").read_text(errors="replace").splitlines()
        yield str(place / "out"), lines


def lose_power(formats: Iterable[str]) -> Disk:
    """Return what came of losing the power after each call of an export in some formats."""
    [(root, lines)] = trace(formats)
    disk = Disk(root)
    disk.replay(lines)
    return disk


def main() -> int:
    """Print what was tried; the exit code says whether there was a violation."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--format", nargs="+", default=list(EXPORTERS))
    formats = parser.parse_args().format
    disk = lose_power(formats)
    wrong = dict(disk.violations) or 0
    print(
        f"power lost {disk.points} times while {disk.told} of {len(formats)} jobs were done "
        f"({disk.names} files), violations {wrong}"
    )
    return 1 if disk.violations or disk.told != len(formats) else 0


if __name__ == "__main__":
    sys.exit(main())
