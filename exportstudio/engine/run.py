"""A group of jobs that has a child, and the clocks that are kept on it."""

from dataclasses import dataclass, field

from exportstudio.engine.machine import Load
from exportstudio.engine.runner import GroupRunner
from exportstudio.engine.verdict import Stop
from exportstudio.model.progress import Stage


@dataclass(slots=True)
class Run:
    """A group that has a runner. All times are monotonic seconds; a pause shifts them.

    `skipped` are jobs that the child was asked to leave out, `culprits` elements that earlier
    children were lost to. `job_id` is the job that the child is at, since `job_since_s`.
    `held_bytes` is the memory of the child, and `load` how the machine was, since that job began.
    """

    group_id: str
    runner: GroupRunner
    job_ids: tuple[str, ...]
    silence_limit_s: float
    weight: int
    now_s: float
    quarantine: tuple[str, ...] = ()
    culprits: int = 0
    stop: Stop | None = None
    kill_at_s: float | None = None
    paused_at_s: float | None = None
    seen: int = 0
    skipped: set[str] = field(default_factory=set)
    job_id: str | None = None
    job_since_s: float = 0.0
    stage: Stage = Stage.STARTING
    stage_since_s: float = 0.0
    process_id: int | None = None
    held_bytes: int = 0
    is_told_of_memory: bool = False
    load: Load = field(default_factory=Load)

    def __post_init__(self) -> None:
        self.job_since_s = self.stage_since_s = self.now_s

    def pause(self, now_s: float) -> bool:
        """Suspend the child; return False where there is none (yet, or any more)."""
        if self.stop is not None or self.paused_at_s is not None or not self.runner.suspend():
            return False
        self.paused_at_s = now_s
        return True

    def resume(self, now_s: float) -> bool:
        """Let the child go on; return False where it was not suspended."""
        if self.paused_at_s is None:
            return False
        slept_s = now_s - self.paused_at_s
        self.job_since_s += slept_s
        self.stage_since_s += slept_s
        self.paused_at_s = None
        self.runner.resume()
        return True
