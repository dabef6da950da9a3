"""What a job cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Usage:
    """What a child spent on a job: seconds by stage, processor seconds, and memory.

    `peak_bytes` is the most that the child held at any time until the job was over. Of the whole
    machine meanwhile: `machine_cpu` is the mean share of its processors that was in use, and
    `least_free_bytes` the least memory that could be had; None where nobody looked.
    """

    stages: Mapping[str, float] = field(default_factory=dict)
    cpu_s: float = 0.0
    peak_bytes: int = 0
    machine_cpu: float | None = None
    least_free_bytes: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "stages": {stage: round(seconds, 3) for stage, seconds in self.stages.items()},
            "cpu_s": round(self.cpu_s, 3),
            "peak_bytes": self.peak_bytes,
            "machine_cpu": None if self.machine_cpu is None else round(self.machine_cpu, 3),
            "least_free_bytes": self.least_free_bytes,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Usage":
        """Return what `to_dict` described; raises KeyError, TypeError or ValueError."""
        stages = {str(stage): float(seconds) for stage, seconds in data["stages"].items()}
        cpu, free = data.get("machine_cpu"), data.get("least_free_bytes")
        return cls(
            stages,
            float(data["cpu_s"]),
            int(data["peak_bytes"]),
            None if cpu is None else float(cpu),
            None if free is None else int(free),
        )
