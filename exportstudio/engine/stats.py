"""The engine in figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineStats:
    """What the engine is busy with: jobs by where they stand, and the queue's settings.

    `succeeded` and `unsuccessful` count final jobs since the engine was made. `percent` is the
    mean of all jobs since the queue was last empty.
    """

    queued: int = 0
    running: int = 0
    paused: int = 0
    succeeded: int = 0
    unsuccessful: int = 0
    percent: float = 0.0
    slots: int = 1
    held: bool = False
