"""How long each stage of a job takes, and what the process needs for it."""

import sys
import time
from collections import defaultdict

from exportstudio.model.progress import Stage
from exportstudio.model.usage import Usage


class Meter:
    """A clock that is told when a stage is over; it runs since `since_s` (of `time.monotonic`)."""

    def __init__(self, since_s: float | None = None) -> None:
        self._stages: defaultdict[Stage, float] = defaultdict(float)
        self._since_s = time.monotonic() if since_s is None else since_s
        self._cpu_s = time.process_time()

    def lap(self, stage: Stage) -> None:
        """Count the time since the last lap as that of `stage`."""
        now_s = time.monotonic()
        self._stages[stage] += now_s - self._since_s
        self._since_s = now_s

    def rest(self) -> None:
        """Count the time since the last lap for nothing."""
        self._since_s = time.monotonic()

    def take(self) -> Usage:
        """Return what was needed so far, and begin anew."""
        stages = {stage.value: self._stages[stage] for stage in Stage if stage in self._stages}
        cpu_s = time.process_time()
        usage = Usage(stages, cpu_s - self._cpu_s, peak_bytes())
        self._stages.clear()
        self._cpu_s = cpu_s
        self.rest()
        return usage


if sys.platform == "win32":

    def peak_bytes() -> int:
        """Return the most memory that this process held at any time."""
        import psutil

        return int(psutil.Process().memory_info().peak_wset)

else:

    def peak_bytes() -> int:
        """Return the most memory that this process held at any time."""
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
