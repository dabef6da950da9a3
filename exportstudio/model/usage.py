"""What a job cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Usage:
    """What a child spent on a job: seconds by stage, processor seconds, and memory.

    `peak_bytes` is the most that the child held at any time until the job was over.
    """

    stages: Mapping[str, float] = field(default_factory=dict)
    cpu_s: float = 0.0
    peak_bytes: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "stages": {stage: round(seconds, 3) for stage, seconds in self.stages.items()},
            "cpu_s": round(self.cpu_s, 3),
            "peak_bytes": self.peak_bytes,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Usage":
        """Return what `to_dict` described; raises KeyError, TypeError or ValueError."""
        stages = {str(stage): float(seconds) for stage, seconds in data["stages"].items()}
        return cls(stages, float(data["cpu_s"]), int(data["peak_bytes"]))
