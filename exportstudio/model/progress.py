"""Stages of a job and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What a running job is doing, in the order in which it happens."""

    STARTING = "starting"
    READING = "reading"
    SHAPING = "shaping"
    WRITING = "writing"
    VERIFYING = "verifying"
    PUBLISHING = "publishing"


# Share of the whole at which each stage begins, in percent. Measured on office and house models
# at standard quality; only the order must hold for every file, since percent never goes back.
STAGE_STARTS = {
    Stage.STARTING: 0.0,
    Stage.READING: 2.0,
    Stage.SHAPING: 25.0,
    Stage.WRITING: 75.0,
    Stage.VERIFYING: 90.0,
    Stage.PUBLISHING: 99.0,
}
_ENDS = dict(zip(STAGE_STARTS, [*list(STAGE_STARTS.values())[1:], 100.0], strict=True))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` steps of its stage, and `percent` (0–100) of the whole.

    `eta_s` is the expected time to the end in seconds, or None while too little is known.
    `stalled`: nothing was heard for twice the time that the stage was expected to take.
    """

    stage: Stage = Stage.STARTING
    done: int = 0
    total: int = 0
    percent: float = 0.0
    eta_s: float | None = None
    stalled: bool = False


def overall_percent(stage: Stage, done: int, total: int) -> float:
    """Return the share of the whole job, in percent, for `done` of `total` in `stage`."""
    start, end = STAGE_STARTS[stage], _ENDS[stage]
    share = min(max(done / total, 0.0), 1.0) if total > 0 else 0.0
    return start + (end - start) * share
