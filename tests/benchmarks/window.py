"""How smooth the window stays: gaps of its event loop, and the time of what people wait for.

Usage: python -m tests.benchmarks.window BUILDING [ROWS]

Shows a window of a new history with ROWS (10,000) rows in its table, exports four copies of
BUILDING at once without the cache, and measures meanwhile how late a timer of 4 ms comes. Before,
it measures how long the window takes to come up, to sort the table by every column, to filter it,
and to add 1,000 files to a new export; the longest gap of the loop is told with each.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
from PySide6.QtCore import Qt, QTimer

from exportstudio.engine.waiting import run_until
from exportstudio.model.job import Job, JobState, new_id
from exportstudio.model.progress import Progress, Stage
from exportstudio.resource import sample_building
from exportstudio.service import ExportService
from exportstudio.ui import app as studio
from exportstudio.ui.job_table_model import JobColumn
from exportstudio.ui.main_window import MainWindow

_TICK_MS = 4
_COPIES = 4
_FILES = 1000
_LONGEST_S = 90.0


class _Gaps:
    """The times between two turns of the event loop, beyond what was asked for."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timed_out)
        self._timer.start(_TICK_MS)

    def forget(self) -> None:
        self._gaps.clear()
        self._last = time.perf_counter()

    def told(self) -> str:
        gaps = sorted(self._gaps) or [0.0]
        p99 = gaps[int(len(gaps) * 0.99)]
        late = sum(gap > 16 for gap in gaps)
        return (
            f"{len(gaps)} turns, median {statistics.median(gaps):.1f} ms, p99 {p99:.1f} ms, "
            f"worst {gaps[-1]:.0f} ms, {late} over 16 ms"
        )

    def _on_timed_out(self) -> None:
        now = time.perf_counter()
        self._gaps.append(max(0.0, (now - self._last) * 1000 - _TICK_MS))
        self._last = now


def main() -> int:
    """Measure, and print a line for each figure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    building = Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    print(f"load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    app = studio.application()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with ExportService(place / "data", _COPIES) as service:
            window = MainWindow(service)
            window.show()
            app.processEvents()
            up_s = time.time() - psutil.Process().create_time()
            print(f"window up after {up_s:.2f} s from the start of the process")
            gaps = _Gaps()

            def measure(what: str, act: Callable[[], object], over: Callable[[], bool]) -> None:
                run_until(lambda: False, 0.3)
                gaps.forget()
                began = time.perf_counter()
                act()
                run_until(over, _LONGEST_S)
                took = time.perf_counter() - began
                print(f"{what}: {took:.2f} s; {gaps.told()}", flush=True)

            jobs = [_posed(place, number) for number in range(rows)]
            model, table = window.queue.jobs, window.queue.table
            measure(
                f"{rows} rows put", lambda: model.put(jobs), lambda: table.rows.rowCount() == rows
            )
            for column in (JobColumn.BUILDING, JobColumn.SIZE, JobColumn.STATE, JobColumn.ADDED):
                sort = partial(table.sortByColumn, column, Qt.SortOrder.AscendingOrder)
                measure(f"sorted by {column.name.lower()}", sort, lambda: True)
            measure(
                "filtered", lambda: window.queue.filter.set_filter("99", frozenset()), lambda: True
            )
            window.queue.filter.set_filter("", frozenset())
            folder = place / "many"
            folder.mkdir()
            for number in range(_FILES):
                (folder / f"{number:04}.ifc").write_bytes(sample_building().read_bytes())
            dialog = window.new_export
            measure(
                f"{_FILES} files added",
                lambda: window.add_sources([folder]),
                lambda: len(dialog.sources.usable()) == _FILES and not dialog.sources.is_inspecting,
            )
            dialog.reject()
            copies = [place / f"copy {number}.ifc" for number in range(_COPIES)]
            for copy in copies:
                copy.symlink_to(building.absolute())

            def export() -> None:
                for copy in copies:
                    service.create_job(copy, "glb", destination=place / "out", fresh=True)

            measure(
                f"{_COPIES} exports of {building.name}",
                export,
                lambda: all(job.state.is_final for job in service.engine.jobs()),
            )
            print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")
            window.close_now()
    return 0


def _posed(place: Path, number: int) -> Job:
    state = list(JobState)[number % len(JobState)]
    state = JobState.DONE if not state.is_final else state
    source = place / f"building {number * 7919 % 10_007}.ifc"
    at = time.time() - 100_000 + number
    job = Job(
        id=new_id(),
        batch_id="b",
        group_id=new_id(),
        source=source,
        format="glb",
        quality="standard",
        target=source.with_suffix(".glb"),
        state=state,
        created_at=at,
        progress=Progress(Stage.PUBLISHING, 1, 1, 100.0),
    )
    return replace(job, started_at=at, finished_at=at + 5, bytes=number * 104_729 % 1_000_003)


if __name__ == "__main__":
    sys.exit(main())
