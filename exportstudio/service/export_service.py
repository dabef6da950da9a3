"""`ExportService`, put together from its parts."""

import atexit
import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from exportstudio.automation.clock import Clock
from exportstudio.engine.child import ChildSupply
from exportstudio.engine.waiting import run_until
from exportstudio.place import cache_limit_bytes
from exportstudio.service.automation import AutomationRequests
from exportstudio.service.core import ServiceCore
from exportstudio.service.questions import Questions
from exportstudio.service.queueing import QueueRequests
from exportstudio.service_event import ServiceEvent

if TYPE_CHECKING:
    from exportstudio.comparison.compare import Comparison
    from exportstudio.verifier import Verification


class ExportService(QueueRequests, AutomationRequests, Questions):
    """Exports buildings, and remembers what was exported.

    >>> with ExportService() as service:
    ...     job = service.create_job("house.ifc", "glb", destination="out")
    ...     service.wait()
    ...     print(service.job(job.id).state)

    Works with or without an event loop of the caller: with one, jobs go on while it runs; without,
    they go on during `wait`. All methods belong to the thread that made the service. Closing it
    ends what still runs; such jobs are INTERRUPTED and can be recovered.

    Several programs may work on one history. Each answers for its own jobs; what it is asked from
    another (cancel, pause, resume) it does within a second. Of services that are `shared`, as that
    of a window, the first runs the jobs of all: later ones hand theirs to it.

    `engine` is the queue itself, for a window that follows its signals. `startup_issues` says
    what was not in order at the start. Raises StudioError (FILE447) where the history was made
    by a newer version.
    """

    def __init__(
        self,
        data_folder: Path | None = None,
        slots: int | None = None,
        *,
        children: ChildSupply | None = None,
        shared: bool = False,
        clock: Clock = time,
    ) -> None:
        """Open the history in `data_folder` and make a queue that runs `slots` groups at once.

        Without `data_folder`, the environment variable EXPORTSTUDIO_DATA or the platform decides;
        without `slots`, the machine. `children` is where the children come from;
        schedules and watched folders go by `clock`.
        """
        self._core = ServiceCore(data_folder, slots, children, shared=shared, clock=clock)
        self.data_folder = self._core.data_folder
        self.engine = self._core.engine
        self.startup_issues = self._core.issues
        self._closed = False
        atexit.register(self.close)

    def __enter__(self) -> "ExportService":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    # Files and what is kept

    def cache_bytes(self) -> int:
        """Return how large the cache is."""
        from exportstudio.geometry.cache import ShapeCache

        return ShapeCache(self._core.cache_folder, cache_limit_bytes()).size_bytes()

    def clear_cache(self) -> int:
        """Forget the shapes that were kept for later exports, and return how many bytes it was.

        Raises OSError for what can't be removed.
        """
        from exportstudio.geometry.cache import ShapeCache

        cache = ShapeCache(self._core.cache_folder, cache_limit_bytes())
        size_bytes = cache.size_bytes()
        cache.clear()
        return size_bytes

    def verify(self, path: Path | str) -> "Verification":
        """Check a package, a folder with a manifest, or a single output (`verifier.verify`).

        May be called from any thread, and takes about as long as reading the files does.
        """
        from exportstudio.verifier import verify

        return verify(Path(path))

    def compare(
        self,
        old: Path | str,
        new: Path | str,
        *,
        tolerance_m: float = 0.001,
        ignore: Iterable[str] = (),
        report: Path | str | None = None,
    ) -> "list[Comparison]":
        """Return what differs between two files, folders or packages (`comparer.compare_files`).

        May be called from any thread.
        """
        from exportstudio.comparer import compare_files

        return compare_files(
            Path(old),
            Path(new),
            tolerance_m=tolerance_m,
            ignore=tuple(ignore),
            report=None if report is None else Path(report),
        )

    def prepare(self) -> None:
        """Keep a child warm from now on, so that a job starts at once."""
        self._core.stays_warm = True
        self._core.children.prepare()

    def clean_up(self, before: float, *, dry_run: bool = False) -> int:
        """Forget jobs that ended before a time (seconds since the epoch), and return how many.

        Their logs go as well; outputs are never touched. `dry_run`: only count.
        """
        from exportstudio.upkeep import clean_up

        return clean_up(self._core.store, self._core.log_folder, before, dry_run=dry_run)

    # Following

    def on_event(self, callback: Callable[[ServiceEvent], None]) -> Callable[[], None]:
        """Call `callback` with every event from now on; return what ends that."""
        self._core.callbacks.append(callback)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._core.callbacks.remove(callback)

        return stop

    def wait(self, job_ids: Iterable[str] | None = None, timeout_s: float | None = None) -> bool:
        """Process events until jobs (all of this program, if none are named) are final.

        What is handed over with them is there, too. Returns False where that is not so within
        `timeout_s`; Ctrl-C raises KeyboardInterrupt. For
        scripts and the command line: a window has an event loop, and follows the events.
        """
        ids = None if job_ids is None else list(job_ids)

        def all_final() -> bool:
            jobs = self._core.engine.jobs() if ids is None else map(self.job, ids)
            return all(job.state.is_final for job in jobs) and not self._core.desk.is_busy()

        return run_until(all_final, timeout_s)

    def close(self) -> None:
        """End what runs and close the history; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        atexit.unregister(self.close)
        self._core.close()
