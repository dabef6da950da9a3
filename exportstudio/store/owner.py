"""Which program answers for a job, and whether it still runs."""

import os
from dataclasses import dataclass

import psutil

# Start times are derived from the clock, which may be set while a program runs.
_TOLERANCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Owner:
    """A process, told from a later one with the same id by its start (seconds since the epoch)."""

    pid: int
    started_at: float

    @classmethod
    def this_process(cls) -> "Owner":
        """Return the owner that is this program."""
        return cls(os.getpid(), psutil.Process().create_time())

    def is_alive(self) -> bool:
        """Return whether the process still runs; one that can't be looked at counts as alive."""
        try:
            process = psutil.Process(self.pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            return bool(abs(process.create_time() - self.started_at) < _TOLERANCE_S)
        except psutil.NoSuchProcess:
            return False
        except psutil.Error:
            return True
